import { html } from 'lit';
import { exportUrl } from '../api.js';
import { filters } from '../search-state.js';
import { PageElement } from './element.js';

const FORMATS = {
  csv: 'Spreadsheet (CSV)',
  jsonl: 'JSON Lines',
  ris: 'Reference manager (RIS)',
  bibtex: 'BibTeX',
};

/** Everything that was found, as a file. */
class ExportMenu extends PageElement {
  static properties = { state: { attribute: false } };

  render() {
    const params = filters(this.state);
    return html`<details class="menu">
      <summary>Export</summary>
      <ul>
        ${Object.entries(FORMATS).map(
          ([format, name]) => html`<li><a download href=${exportUrl(params, format)}>${name}</a></li>`,
        )}
      </ul>
    </details>`;
  }
}

customElements.define('export-menu', ExportMenu);
