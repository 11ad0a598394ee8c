import { html, nothing } from 'lit';
import { marked } from '../marked.js';
import { toUrl } from '../search-state.js';
import { hitMeta } from './hit-card.js';
import { PageElement } from './element.js';

/** A caption on its own card, with the article it belongs to. */
class CaptionCard extends PageElement {
  static properties = {
    state: { attribute: false },
    hit: { attribute: false },
    passage: { attribute: false },
  };

  render() {
    const { state, hit, passage } = this;
    return html`<article class="caption-card">
      <p class="caption-text" dir="auto" lang=${hit.language ?? nothing}>${marked(passage.text, passage.matches)}</p>
      <h2 class="caption-of" dir="auto">
        <a class="hit-link" href="${toUrl({ ...state, article: hit.id })}#block-${passage.block}"
          >${hit.headline ?? 'Without a headline'}</a
        >
      </h2>
      ${hitMeta(hit)}
      <copy-button .article=${hit} .passage=${passage}></copy-button>
    </article>`;
  }
}

customElements.define('caption-card', CaptionCard);
