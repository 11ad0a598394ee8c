import { html } from 'lit';
import { citation, copy, quotation } from '../citation.js';
import { PageElement } from './element.js';

/** How long the button says that it has copied. */
const SAID_MS = 2000;

/** Puts a passage with its citation on the clipboard, or the citation of an article, and says so. */
class CopyButton extends PageElement {
  static properties = {
    article: { attribute: false },
    passage: { attribute: false }, // null for the article itself
    said: { state: true },
  };

  constructor() {
    super();
    this.passage = null;
    this.said = '';
  }

  /** Another search may put another passage in the same place. */
  willUpdate(changed) {
    if (changed.has('article') || changed.has('passage')) this.said = '';
  }

  async #copy() {
    const { article, passage } = this;
    const text = passage ? quotation(article, passage) : citation(article);
    this.said = (await copy(text)) ? 'Copied' : 'The browser did not allow copying';
    setTimeout(() => (this.said = ''), SAID_MS);
  }

  render() {
    const label = this.passage ? 'Copy with its citation' : 'Copy the citation';
    return html`<button type="button" class="copy" aria-label=${label} title=${label} @click=${this.#copy}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8z" /></svg>
      </button>
      <span class="said" role="status">${this.said}</span>`;
  }
}

customElements.define('copy-button', CopyButton);
