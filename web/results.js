import * as api from './api.js';
import { filters, searchKey } from './search-state.js';

/** Hits asked for at a time. */
const PAGE = 20;

/** Most hits that a reload brings back at once, to find the place where the reader was. */
const MAX_RESTORED = 200;

/** The most hits that one request may ask for; the endpoint's own limit. */
const MAX_LIMIT = 100;

/** A query that ends in the middle of a word, as far as its form can tell. */
const UNFINISHED = /(?<![:\p{L}\p{N}])[\p{L}\p{N}]{2,}$/u;

/** The hits of the present search, page after page. */
export class Results {
  #host = null; // the element that is rendered again whenever something arrives
  #key = null;
  #run = 0; // counts searches, so that only the latest may show its answer

  /** First page as the server gave it: total, facets, notes. Stays until the next search answers. */
  answer = null;
  hits = [];
  next = null;
  problem = null;
  /** Articles over time, whatever dates are chosen; null while unknown. */
  timeline = null;
  loading = false;
  loadingMore = false;
  /** Why the page after these hits did not come; they are not the worse for it. */
  moreProblem = null;

  /** Makes `host` the element that shows them. */
  shownBy(host) {
    this.#host = host;
  }

  #changed() {
    this.#host?.requestUpdate();
  }

  /**
   * Makes the hits those of `state`; does nothing where they are already.
   *
   * @param {import('./search-state.js').SearchState} state
   * @param {object} [how]
   * @param {number} [how.count] how many hits the reader had seen
   * @param {boolean} [how.typing] whether the last word may be unfinished
   */
  async show(state, { count = PAGE, typing = false } = {}) {
    const key = searchKey(state);
    if (key === this.#key) return;
    this.#key = key;
    const run = ++this.#run;
    api.cancel('more');
    this.loading = true;
    this.loadingMore = false;
    this.moreProblem = null;
    this.#changed();
    try {
      const params = request(state);
      params.set('facets', 'kind,author,source,language,date');
      const [answer] = await Promise.all([
        restored(params, Math.min(count, MAX_RESTORED)),
        this.#showTimeline(state),
      ]);
      if (run !== this.#run) return;
      if (typing && !answer.hits.length && UNFINISHED.test(state.q)) {
        await this.#showBeginnings(params, answer);
      }
      this.answer = answer;
      this.hits = answer.hits;
      this.next = answer.next;
      this.problem = null;
      if (!state.from && !state.to) this.timeline = answer.facets?.date ?? null;
    } catch (error) {
      if (api.overtaken(error) || run !== this.#run) return;
      this.problem = error;
    }
    this.loading = false;
    this.#changed();
  }

  /** Adds the next page of the same search. */
  async more(state) {
    if (!this.next || this.loadingMore || this.loading) return;
    this.loadingMore = true;
    this.moreProblem = null;
    this.#changed();
    const params = request(state);
    params.set('cursor', this.next);
    try {
      const answer = await api.searchMore(params);
      this.hits = [...this.hits, ...answer.hits];
      this.next = answer.next;
    } catch (error) {
      if (api.overtaken(error)) return;
      this.moreProblem = error;
    }
    this.loadingMore = false;
    this.#changed();
  }

  /** Asks again for what failed. */
  retry(state) {
    this.#key = null;
    return this.show(state);
  }

  /** Half a word finds nothing: what begins with it is shown until it is finished. */
  async #showBeginnings(params, answer) {
    params.set('q', `${params.get('q')}*`);
    const [word] = UNFINISHED.exec(params.get('q').slice(0, -1));
    params.set('facets', 'kind,author,source,language,date');
    const begun = await api.search(params).catch((error) => {
      if (api.overtaken(error)) throw error;
      return answer; // a beginning that cannot be searched is only half a word
    });
    if (!begun.hits.length) return;
    Object.assign(answer, begun, { query: answer.query, next: null });
    answer.notes = [...begun.notes, `words that begin with “${word}”`];
    this.#key = null; // the finished word is another search, even with the same letters
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
  else if (!state.q.trim()) params.set('passages', '1'); // a taste: nothing matched
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
