import { html, nothing } from 'lit';
import { painted, PageElement } from './components/element.js';
import './components/hit-list.js';
import './components/kind-filter.js';
import './components/result-bar.js';
import './components/search-box.js';
import './components/welcome-panel.js';
import * as api from './api.js';
import { reading, ready, results } from './arrival.js';
import { remember } from './recent.js';
import { fromUrl, isAsking, searchKey, toUrl } from './search-state.js';
import { counted } from './words.js';

/** How long typing rests before the search runs. */
const TYPING_PAUSE_MS = 120;

/** How long the first view waits for its hits, to come with them: one layout instead of two. */
const FIRST_WAIT_MS = 100;

/** Runs `task` when the browser has nothing better to do. */
const whenIdle = window.requestIdleCallback ?? setTimeout;

/** The whole page: keeps the state, writes it into the URL, and hands it down. */
class CuttingsApp extends PageElement {
  static properties = {
    state: { state: true },
    stats: { state: true },
    filtersOpen: { state: true },
    unshowable: { state: true }, // whether what shows an article could not be fetched
  };

  #results = results;
  #typing = null; // the timer of a search that waits for the next letter
  #waiting = null; // the query that waits with it; null where none does
  #typed = false; // whether the newest history entry is a query still being typed
  #listScroll = 0; // where the list was when an article was opened
  #left = ''; // the article that was open, to give the focus back to its hit
  #restFetched = false; // what comes after the first hits or the first article
  #listed = false; // whether the hits are on the page, be it behind an article
  #restore = null; // the scroll position to return to once the hits are there

  constructor() {
    super();
    this.state = fromUrl(location.search);
    this.stats = null;
    this.filtersOpen = false;
    this.unshowable = false;
  }

  connectedCallback() {
    super.connectedCallback();
    history.scrollRestoration = 'manual';
    results.shownBy(this);
    addEventListener('popstate', (event) => this.#arrive(event.state));
    addEventListener('pagehide', () => this.#keepPlace());
    addEventListener('keydown', (event) => this.#shortcut(event));
    this.addEventListener('click', (event) => this.#follow(event));
    this.addEventListener('state-change', ({ detail }) => this.#change(detail));
    this.addEventListener('query-typed', ({ detail }) => this.#type(detail.q));
    this.addEventListener('query-submitted', ({ detail }) => this.#submit(detail.q));
    this.addEventListener('more-wanted', () => this.#results.more(this.state));
    this.addEventListener('reading-shown', ({ detail }) => this.#read(detail.title));
    this.addEventListener('retry', () => this.#results.retry(this.state));
    this.#arrive(history.state);
    if (!isAsking(this.state)) this.#fetchStats();
  }

  async scheduleUpdate() {
    if (!this.hasUpdated) {
      await Promise.race([ready, new Promise((done) => setTimeout(done, FIRST_WAIT_MS))]);
    }
    super.scheduleUpdate();
  }

  async #fetchStats() {
    try {
      this.stats = await api.stats();
    } catch {
      // The page does without.
    }
  }

  /** Shows what the URL says, at the place where the reader was. */
  #arrive(place) {
    this.#stopTyping();
    this.#typed = false;
    this.#left = this.state.article;
    this.state = fromUrl(location.search);
    this.unshowable = false;
    this.querySelector('search-box')?.reset(this.state.q);
    this.#restore = this.state.article ? null : (place?.scroll ?? 0);
    if (this.state.article) return;
    this.#results.show(this.state, { count: place?.count }).then(() => this.requestUpdate());
  }

  /** Moves to another state, as a new entry of the history unless `replace` is set. */
  #go(state, { replace = false, hash = '', typing = false } = {}) {
    this.#stopTyping();
    this.#keepPlace();
    if (!typing) this.querySelector('search-box').reset(state.q);
    this.unshowable = false;
    const before = this.state;
    this.state = state;
    const url = toUrl(state) + hash;
    if (replace) history.replaceState(history.state, '', url);
    else history.pushState({ from: toUrl(before) }, '', url);
    if (before.article && !state.article && searchKey(before) === searchKey(state)) {
      this.#restore = this.#listScroll;
      this.#left = before.article;
    } else if (before.article !== state.article || before.q !== state.q) {
      scrollTo(0, 0);
    }
    if (!state.article) this.#results.show(state, { typing });
  }

  #change({ changes, replace }) {
    this.#typed = false;
    const q = this.#waiting ?? this.state.q;
    this.#go({ ...this.state, q, ...changes }, { replace });
  }

  #type(q) {
    this.#stopTyping();
    this.#waiting = q;
    this.#typing = setTimeout(() => {
      const state = { ...this.state, q, article: '', compare: '', line: 0 };
      this.#go(state, { replace: this.#typed, typing: true });
      this.#typed = true;
    }, TYPING_PAUSE_MS);
  }

  #stopTyping() {
    clearTimeout(this.#typing);
    this.#waiting = null;
  }

  #submit(q) {
    remember(q);
    this.#go({ ...this.state, q, article: '', compare: '', line: 0 }, { replace: this.#typed });
    this.#typed = false;
  }

  /** Links to this page change the state instead of loading it again. */
  #follow(event) {
    const link = event.target.closest?.('a[href]');
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.origin !== location.origin || link.pathname !== '/' || link.target) return;
    if (link.hasAttribute('download')) return;
    event.preventDefault();
    this.#typed = false;
    link.closest('[popover]')?.hidePopover();
    const state = fromUrl(link.search);
    if (link.classList.contains('back')) {
      this.#up(state);
      return;
    }
    if (state.q !== this.state.q || state.article) remember(state.q);
    this.#go(state, { hash: link.hash });
  }

  #keepPlace() {
    if (this.state.article) return;
    this.#listScroll = scrollY;
    const place = { ...history.state, scroll: scrollY, count: this.#results.hits.length };
    history.replaceState(place, '', location.href);
  }

  #shortcut(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest('input:not([type=checkbox]), textarea, select, dialog')) return;
    if (event.key === '/') {
      event.preventDefault();
      this.querySelector('search-box').focusInput();
    } else if (event.key === '?') {
      event.preventDefault();
      this.#showShortcuts();
    } else if ((event.key === 'j' || event.key === 'k') && !this.state.article) {
      event.preventDefault();
      this.querySelector('hit-list')?.step(event.key === 'j' ? 1 : -1);
    } else if (event.key === 'Escape' && this.state.article) {
      event.preventDefault();
      this.#leaveArticle();
    }
  }

  /** One step up: from the source to the article, from the article or a comparison to the hits. */
  #leaveArticle() {
    const { line } = this.state;
    this.#up({ ...this.state, line: 0, compare: '', article: line ? this.state.article : '' });
  }

  /** Where the reader came from there, that is one step back; the place in the list is kept. */
  #up(state) {
    if (history.state?.from === toUrl(state)) history.back();
    else this.#go(state);
  }

  /** What is read is on the page: its hits may be asked for, for whoever goes back to them. */
  #read(title) {
    document.title = `${title} · Cuttings`;
    this.#fetchRest();
    whenIdle(() => this.state.article && this.#results.show(this.state));
  }

  updated() {
    if (!this.state.article && !this.#results.loading) this.#fetchRest();
    if (!this.state.article) document.title = [this.state.q, 'Cuttings'].filter(Boolean).join(' · ');
    if (this.#restore !== null && !this.#results.loading) {
      const top = this.#restore;
      this.#restore = null;
      if (!top && !this.#left) return; // the page was just opened
      this.#listRendered().then(() => {
        scrollTo(0, top);
        this.#focusLeft();
      });
    }
  }

  /** The hits are what is waited for: all that they do not need comes after them. */
  #fetchRest() {
    if (this.#restFetched) return;
    this.#restFetched = true;
    painted().then(() => {
      import('./beside.js');
      if (!this.stats) this.#fetchStats();
      // What fails here is asked for again when an article is opened.
      whenIdle(() => import('./reading.js').catch(() => {}));
    });
  }

  async #showShortcuts() {
    await import('./components/shortcut-dialog.js');
    const dialog = this.querySelector('shortcut-dialog');
    await dialog.updateComplete;
    dialog.open();
  }

  #focusLeft() {
    const article = this.#left;
    this.#left = '';
    if (!article || this.state.article) return;
    const links = [...this.querySelectorAll('a.hit-link')];
    links.find((link) => fromUrl(link.search).article === article)?.focus({ preventScroll: true });
  }

  /** Waits until the list has its height, which it has in the letters it is to be read in. */
  async #listRendered() {
    const list = this.querySelector('hit-list');
    await list?.updateComplete;
    list?.getBoundingClientRect(); // a font is asked for when text is laid out
    await document.fonts.ready;
  }

  render() {
    const { state } = this;
    return html`
      <header class="masthead">
        <a class="title" href="/" aria-label="Cuttings, start page">Cuttings</a>
        <search-box .q=${state.q} .problem=${this.#results.problem} .state=${state}></search-box>
      </header>
      <syntax-help .state=${state}></syntax-help>
      <shortcut-dialog></shortcut-dialog>
      <p class="visually-hidden" role="status">${this.#announcement()}</p>
      <main id="results" tabindex="-1">
        ${state.article ? this.#reading() : nothing}
        <div class="results" ?hidden=${Boolean(state.article)}>${this.#listed || !state.article ? this.#searching() : nothing}</div>
      </main>
    `;
  }

  #reading() {
    const { state } = this;
    if (this.unshowable) {
      return html`<div class="empty">
        <h1>The article cannot be shown</h1>
        <p>A part of this page did not come. Is the server still running?</p>
        <button @click=${() => location.reload()}>Try again</button>
      </div>`;
    }
    reading(state).catch(() => this.#renew());
    if (state.compare) return html`<compare-view .state=${state}></compare-view>`;
    if (state.line) return html`<source-view .state=${state}></source-view>`;
    return html`<article-view .state=${state}></article-view>`;
  }

  /** The server may have a newer page, whose files lie elsewhere: then loading it anew helps, once. */
  async #renew() {
    const answers = await api.stats().then(
      () => true,
      () => false,
    );
    if (answers && !history.state?.renewed) {
      history.replaceState({ ...history.state, renewed: true }, '', location.href);
      location.reload();
    } else {
      this.unshowable = true;
    }
  }

  #searching() {
    const { state } = this;
    const { answer, hits, next, problem, timeline, loading, loadingMore, moreProblem } = this.#results;
    const asked = isAsking(state);
    this.#listed = true;
    // A query that cannot be read is mostly one that is being written: the last hits stay, dimmed.
    const halfTyped = problem?.status === 400 && hits.length > 0;
    return html`
      ${asked ? nothing : html`<welcome-panel .stats=${this.stats}></welcome-panel>`}
      <kind-filter .state=${state} .counts=${answer?.facets?.kind ?? []}></kind-filter>
      <div class="columns">
        <aside class="filters" ?data-open=${this.filtersOpen} aria-label="Filters">
          <button
            class="filters-toggle"
            aria-expanded=${this.filtersOpen}
            aria-controls="filter-panel"
            @click=${() => (this.filtersOpen = !this.filtersOpen)}
          >
            Filters${this.#filtersActive()}
          </button>
          <div id="filter-panel">
            <date-filter .state=${state} .timeline=${timeline}></date-filter>
            <facet-list name="author" .state=${state} .values=${answer?.facets?.author}></facet-list>
            <facet-list name="source" .state=${state} .values=${answer?.facets?.source}></facet-list>
            <facet-list name="language" .state=${state} .values=${answer?.facets?.language}></facet-list>
          </div>
        </aside>
        <section class="hits" aria-label="Results" aria-busy=${loading} ?data-stale=${loading || halfTyped}>
          <h1 class="visually-hidden" ?hidden=${!asked}>Results</h1>
          <result-bar .state=${state} .answer=${answer}></result-bar>
          <filter-chips .state=${state}></filter-chips>
          ${(problem && !halfTyped) || (answer && !hits.length)
            ? html`<empty-state
                .state=${state}
                .problem=${problem}
                .stats=${this.stats}
              ></empty-state>`
            : html`<hit-list
                ?inert=${halfTyped}
                .state=${state}
                .hits=${hits}
                .more=${Boolean(next)}
                .loading=${loadingMore}
                .problem=${moreProblem}
              ></hit-list>`}
        </section>
      </div>
    `;
  }

  /** How many filters of the panel are on, for where the panel is folded away. */
  #filtersActive() {
    const { author, source, language, from, to } = this.state;
    const active = author.length + source.length + language.length + (from || to ? 1 : 0);
    return active ? ` (${active})` : '';
  }

  #announcement() {
    const { answer, problem, loading } = this.#results;
    if (loading || this.state.article) return '';
    if (problem) return problem.message;
    if (!answer) return '';
    const { value, relation } = answer.total;
    if (!value) return 'No articles found';
    return `${relation === 'gte' ? 'More than ' : ''}${counted(value, 'article')} found`;
  }
}

customElements.define('cuttings-app', CuttingsApp);
