import * as api from './api.js';
import { filters, searchKey } from './search-state.js';

/** Hits asked for at a time. */
const PAGE = 20;

/** Most hits that a reload brings back at once, to find the place where the reader was. */
const MAX_RESTORED = 200;

/** The most hits that one request may ask for; the endpoint's own limit. */
const MAX_LIMIT = 100;

/**
 * The hits of the present search, page after page. A Lit controller: the host is rendered again
 * whenever something arrives.
 */
export class Results {
  #host;
  #key = null;

  /** First page as the server gave it: total, facets, notes. Stays until the next search answers. */
  answer = null;
  hits = [];
  next = null;
  problem = null;
  /** Articles over time, whatever dates are chosen; null while unknown. */
  timeline = null;
  loading = false;
  loadingMore = false;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {}

  /**
   * Makes the hits those of `state`; does nothing where they are already.
   *
   * @param {import('./search-state.js').SearchState} state
   * @param {number} count how many hits the reader had seen
   */
  async show(state, count = PAGE) {
    const key = searchKey(state);
    if (key === this.#key) return;
    this.#key = key;
    api.cancel('more');
    this.loading = true;
    this.loadingMore = false;
    this.#host.requestUpdate();
    try {
      const params = request(state);
      params.set('facets', 'kind,author,source,language,date');
      const [answer] = await Promise.all([
        restored(params, Math.min(count, MAX_RESTORED)),
        this.#showTimeline(state),
      ]);
      this.answer = answer;
      this.hits = answer.hits;
      this.next = answer.next;
      this.problem = null;
      if (!state.from && !state.to) this.timeline = answer.facets?.date ?? null;
    } catch (error) {
      if (api.overtaken(error)) return;
      this.problem = error;
    }
    if (key !== this.#key) return;
    this.loading = false;
    this.#host.requestUpdate();
  }

  /** Adds the next page of the same search. */
  async more(state) {
    if (!this.next || this.loadingMore || this.loading) return;
    this.loadingMore = true;
    this.#host.requestUpdate();
    const params = request(state);
    params.set('cursor', this.next);
    try {
      const answer = await api.searchMore(params);
      this.hits = [...this.hits, ...answer.hits];
      this.next = answer.next;
    } catch (error) {
      if (api.overtaken(error)) return;
      this.problem = error;
      this.next = null;
    }
    this.loadingMore = false;
    this.#host.requestUpdate();
  }

  /** Asks again for what failed. */
  retry(state) {
    this.#key = null;
    return this.show(state);
  }

  // Chosen dates would leave nothing around them to choose from, so the histogram ignores them.
  async #showTimeline(state) {
    if (!state.from && !state.to) return;
    const params = request({ ...state, from: '', to: '' });
    params.set('limit', '1');
    params.set('passages', '0');
    params.set('facets', 'date');
    try {
      this.timeline = (await api.histogram(params)).facets?.date ?? null;
    } catch (error) {
      if (api.overtaken(error)) throw error;
      this.timeline = null; // the hits are worth showing without it
    }
  }
}

function request(state) {
  const captions = state.view === 'captions';
  const params = filters(captions && !state.in.length ? { ...state, in: ['caption'] } : state);
  // Everything has no order of relevance: an archive opens with what is new.
  if (!state.q.trim() && state.sort === 'relevance') params.set('sort', 'newest');
  params.set('limit', String(PAGE));
  if (captions) params.set('passages', '20');
  return params;
}

/** The first `count` hits: one page, or the pages that the reader had already scrolled through. */
async function restored(params, count) {
  params.set('limit', String(Math.min(Math.max(count, PAGE), MAX_LIMIT)));
  const first = await api.search(params);
  params.delete('facets');
  while (first.next && first.hits.length < count) {
    params.set('cursor', first.next);
    const more = await api.search(params);
    first.hits.push(...more.hits);
    first.next = more.next;
  }
  return first;
}
