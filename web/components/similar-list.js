import { html, nothing } from 'lit';
import * as api from '../api.js';
import { toUrl } from '../search-state.js';
import { hitMeta } from './hit-card.js';
import { PageElement } from './element.js';

/** Most articles shown under one. */
const MAX_SIMILAR = 5;

/** Articles about the same, under the one that is read. */
class SimilarList extends PageElement {
  static properties = {
    state: { attribute: false },
    hits: { state: true },
  };

  #of = '';

  constructor() {
    super();
    this.hits = [];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    api.cancel('similar');
  }

  willUpdate() {
    if (this.state.article === this.#of) return;
    this.#of = this.state.article;
    this.hits = [];
    api.similar(this.#of).then(
      ({ hits }) => (this.hits = hits.slice(0, MAX_SIMILAR)),
      () => {}, // an article is read as well without its like
    );
  }

  render() {
    if (!this.hits.length) return nothing;
    return html`<section class="similar" aria-labelledby="similar-title">
      <h2 id="similar-title">Similar articles</h2>
      <ul>
        ${this.hits.map(
          (hit) =>
            html`<li>
              <a dir="auto" href=${toUrl({ ...this.state, article: hit.id })}>${hit.headline ?? 'Without a headline'}</a>
              ${hitMeta(hit)}
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

customElements.define('similar-list', SimilarList);
