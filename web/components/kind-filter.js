import { html } from 'lit';
import { KINDS, toggled } from '../search-state.js';
import { kindName, number } from '../words.js';
import { PageElement } from './element.js';

/** Which kinds of block to search in, with how many articles match in each. */
class KindFilter extends PageElement {
  static properties = {
    state: { attribute: false },
    counts: { attribute: false },
  };

  render() {
    const { state } = this;
    const counts = new Map((this.counts ?? []).map(({ value, count }) => [value, count]));
    return html`<fieldset class="kinds">
      <legend class="visually-hidden">Search in</legend>
      <label class="kind-choice">
        <input
          type="checkbox"
          .checked=${!state.in.length}
          @change=${(event) => {
            event.target.checked = true;
            this.change({ in: [] });
          }}
        /><span>Everything</span>
      </label>
      ${KINDS.map(
        (kind) =>
          html`<label class="kind-choice">
            <input
              type="checkbox"
              name="in"
              value=${kind}
              .checked=${state.in.includes(kind)}
              @change=${() => this.change(toggled(state, 'in', kind))}
            /><span
              >${kindName(kind, 2)}${counts.has(kind)
                ? html` <span class="count">${number(counts.get(kind))}</span>`
                : ''}</span
            >
          </label>`,
      )}
    </fieldset>`;
  }
}

customElements.define('kind-filter', KindFilter);
