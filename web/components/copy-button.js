import { html } from 'lit';
import { copy } from '../citation.js';
import { PageElement } from './element.js';

/** How long the button says that it has copied. */
const SAID_MS = 2000;

/** Puts a text on the clipboard and says so. */
class CopyButton extends PageElement {
  static properties = {
    label: {},
    text: { attribute: false }, // a function: the text is only made when it is wanted
    said: { state: true },
  };

  constructor() {
    super();
    this.said = '';
  }

  async #copy() {
    this.said = (await copy(this.text())) ? 'Copied' : 'The browser did not allow copying';
    setTimeout(() => (this.said = ''), SAID_MS);
  }

  render() {
    return html`<button type="button" class="copy" aria-label=${this.label} title=${this.label} @click=${this.#copy}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8z" /></svg>
      </button>
      <span class="said" role="status">${this.said}</span>`;
  }
}

customElements.define('copy-button', CopyButton);
