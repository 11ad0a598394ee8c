import { html } from 'lit';
import { exportUrl } from '../api.js';
import { PageElement } from './element.js';

const FORMATS = {
  csv: 'Spreadsheet (CSV)',
  jsonl: 'JSON Lines',
  ris: 'Reference manager (RIS)',
  bibtex: 'BibTeX',
};

/** Everything that was found, or one article, as a file. */
class ExportMenu extends PageElement {
  static properties = {
    params: { attribute: false }, // what is exported, as the endpoint takes it
  };

  #close() {
    this.querySelector('details').open = false;
  }

  #key(event) {
    if (event.key !== 'Escape' || !event.currentTarget.open) return;
    event.preventDefault();
    this.#close();
    this.querySelector('summary').focus();
  }

  #left(event) {
    if (!this.contains(event.relatedTarget)) this.#close();
  }

  render() {
    return html`<details class="menu" @keydown=${this.#key} @focusout=${this.#left}>
      <summary>Export</summary>
      <ul>
        ${Object.entries(FORMATS).map(
          ([format, name]) =>
            html`<li><a download href=${exportUrl(this.params, format)}>${name}</a></li>`,
        )}
      </ul>
    </details>`;
  }
}

customElements.define('export-menu', ExportMenu);
