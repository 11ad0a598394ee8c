import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PageElement } from './element.js';
import './caption-card.js';
import './hit-card.js';

/** How far before its end the list asks for more. */
const AHEAD = '600px';

/** The hits in order, longer as the reader scrolls. */
class HitList extends PageElement {
  static properties = {
    state: { attribute: false },
    hits: { attribute: false },
    more: { type: Boolean },
    loading: { type: Boolean },
  };

  #observer = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && this.emit('more-wanted'),
    { rootMargin: AHEAD },
  );

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  updated() {
    // Observed anew after each page: a list still too short to scroll asks again.
    this.#observer.disconnect();
    const end = this.querySelector('.more');
    if (end && !this.loading) this.#observer.observe(end);
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
    const { state, hits } = this;
    const captions = state.view === 'captions';
    return html`
      <div class="list view-${state.view}" @keydown=${this.#key}>
        ${captions
          ? repeat(captionsOf(hits), ({ key }) => key, ({ hit, passage }) =>
              html`<caption-card .state=${state} .hit=${hit} .passage=${passage}></caption-card>`)
          : repeat(hits, (hit) => hit.id, (hit) => html`<hit-card .state=${state} .hit=${hit}></hit-card>`)}
      </div>
      ${this.more
        ? html`<button class="more" ?disabled=${this.loading} @click=${() => this.emit('more-wanted')}>
            ${this.loading ? 'Fetching more' : 'Show more'}
          </button>`
        : hits.length
          ? html`<p class="end" aria-hidden="true">■</p>`
          : nothing}
    `;
  }
}

function captionsOf(hits) {
  return hits.flatMap((hit) =>
    hit.passages
      .filter(({ kind }) => kind === 'caption')
      .map((passage) => ({ key: `${hit.id} ${passage.block} ${passage.text}`, hit, passage })),
  );
}

customElements.define('hit-list', HitList);
