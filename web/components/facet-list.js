import { html, nothing } from 'lit';
import { toggled } from '../search-state.js';
import { languageName, number } from '../words.js';
import { PageElement } from './element.js';

/** Values shown before the list is unfolded. */
const FIRST = 6;

const TITLES = { author: 'Author', source: 'Source', language: 'Language' };

/** The values of one facet with their counts, several to choose. */
class FacetList extends PageElement {
  static properties = {
    name: {},
    state: { attribute: false },
    values: { attribute: false },
    all: { state: true },
  };

  constructor() {
    super();
    this.values = [];
    this.all = false;
  }

  render() {
    const { name, state } = this;
    const chosen = state[name];
    const values = this.values ?? [];
    // What was chosen stays in sight even where nothing is found with it any more.
    const lost = chosen.filter((value) => !values.some((other) => other.value === value));
    const rows = [...lost.map((value) => ({ value, count: 0 })), ...values];
    if (!rows.length || (rows.length === 1 && !chosen.length && name === 'language')) return nothing;
    const shown = this.all ? rows : rows.filter(({ value }, i) => i < FIRST || chosen.includes(value));
    return html`<fieldset class="facet">
      <legend>${TITLES[name]}</legend>
      ${shown.map(({ value, count }) => this.#row(value, count))}
      ${rows.length > FIRST
        ? html`<button class="quiet" aria-expanded=${this.all} @click=${() => (this.all = !this.all)}>
            ${this.all ? 'Show fewer' : `Show ${number(rows.length - shown.length)} more`}
          </button>`
        : nothing}
    </fieldset>`;
  }

  #row(value, count) {
    const { name, state } = this;
    return html`<label class="facet-row">
      <input
        type="checkbox"
        name=${name}
        .value=${value}
        .checked=${state[name].includes(value)}
        @change=${() => this.change(toggled(state, name, value))}
      />
      <span class="facet-value" dir="auto">${name === 'language' ? languageName(value) : value}</span>
      <span class="count">${number(count)}</span>
    </label>`;
  }
}

customElements.define('facet-list', FacetList);
