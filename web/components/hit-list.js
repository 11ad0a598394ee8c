import { html, nothing } from 'lit';
import { painted, PageElement } from './element.js';
import './hit-card.js';

/** Hits on the screen before those below it are rendered: as many as a desk's shows. */
const FIRST = 4;

/** How far before its end the list asks for more. */
const AHEAD = '600px';

/** The hits in order, longer as the reader scrolls. */
class HitList extends PageElement {
  static properties = {
    state: { attribute: false },
    hits: { attribute: false },
    more: { type: Boolean },
    loading: { type: Boolean },
    problem: { attribute: false }, // why there are no more hits; null where nothing failed
    whole: { state: true }, // false until the first hits are on the screen
  };

  #rest = null; // resolves when the hits below the screen are rendered too

  #observer = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && this.emit('more-wanted'),
    { rootMargin: AHEAD },
  );

  constructor() {
    super();
    this.hits = [];
    this.problem = null;
    this.whole = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  async getUpdateComplete() {
    const done = await super.getUpdateComplete();
    await this.#rest;
    return done;
  }

  updated() {
    if (!this.whole && this.hits.length > FIRST) this.#rest ??= this.#showRest();
    // Observed anew after each page: a list still too short to scroll asks again.
    this.#observer.disconnect();
    const end = this.querySelector('.more');
    if (end && !this.loading) this.#observer.observe(end);
  }

  async #showRest() {
    await painted();
    this.whole = true;
    await super.getUpdateComplete();
  }

  /** Moves the focus to the hit that is `by` further on; from outside the list, to its first. */
  step(by) {
    const links = [...this.querySelectorAll('a.hit-link')];
    const here = links.indexOf(document.activeElement?.closest('article')?.querySelector('a.hit-link'));
    links[here < 0 ? 0 : here + by]?.focus();
  }

  #key(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!event.target.matches('a.hit-link')) return;
    event.preventDefault();
    this.step(by);
  }

  render() {
    const { state, more, whole } = this;
    const captions = state.view === 'captions';
    const hits = whole ? this.hits : this.hits.slice(0, FIRST);
    return html`
      <div class="list view-${state.view}" @keydown=${this.#key}>
        ${captions
          ? captionsOf(hits).map(({ hit, passage }) => html`<caption-card .state=${state} .hit=${hit} .passage=${passage}></caption-card>`)
          : hits.map((hit) => html`<hit-card .state=${state} .hit=${hit}></hit-card>`)}
      </div>
      ${hits.length < this.hits.length ? nothing : this.#end(more)}
    `;
  }

  #end(more) {
    if (this.problem) {
      return html`<div class="list-end" role="alert">
        <p>${this.problem.message}</p>
        <button @click=${() => this.emit('more-wanted')}>Try again</button>
      </div>`;
    }
    if (more) {
      return html`<button class="more" ?disabled=${this.loading} @click=${() => this.emit('more-wanted')}>
        ${this.loading ? 'Fetching more' : 'Show more'}
      </button>`;
    }
    return this.hits.length ? html`<p class="end" aria-hidden="true">■</p>` : nothing;
  }
}

function captionsOf(hits) {
  return hits.flatMap((hit) =>
    hit.passages.filter(({ kind }) => kind === 'caption').map((passage) => ({ hit, passage })),
  );
}

customElements.define('hit-list', HitList);
