import { html, nothing } from 'lit';
import { marked } from '../marked.js';
import { toUrl } from '../search-state.js';
import { kindName } from '../words.js';
import { PageElement } from './element.js';

/** A stretch of a block with its matches, named by kind; leads to its place in the article. */
class PassageItem extends PageElement {
  static properties = {
    state: { attribute: false },
    hit: { attribute: false },
    passage: { attribute: false },
  };

  render() {
    const { state, hit, passage } = this;
    return html`
      <a class="kind" href="${toUrl({ ...state, article: hit.id })}#block-${passage.block}"
        >${kindName(passage.kind)}${passage.line
          ? html`<span class="line"> line ${passage.line}</span>`
          : nothing}</a
      >
      <p class="passage-text" dir="auto" lang=${hit.language ?? nothing}>${marked(passage.text, passage.matches)}</p>
      <copy-button .article=${hit} .passage=${passage}></copy-button>
    `;
  }
}

customElements.define('passage-item', PassageItem);
