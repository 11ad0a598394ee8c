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

  #resized = new ResizeObserver(() => this.#edges());

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  firstUpdated() {
    const row = this.querySelector('.kinds');
    this.#resized.observe(row);
    // Counts that arrive make the row longer.
    [...row.children].forEach((child) => this.#resized.observe(child));
  }

  updated() {
    const chosen = this.querySelector('[name=in]:checked')?.closest('.kind-choice');
    if (!chosen) return;
    const row = this.querySelector('.kinds');
    const hidden = chosen.offsetLeft < row.scrollLeft || chosen.offsetLeft + chosen.offsetWidth > row.scrollLeft + row.clientWidth;
    if (hidden) row.scrollLeft = chosen.offsetLeft - (row.clientWidth - chosen.offsetWidth) / 2;
  }

  /** Where the row goes on beyond its edges, they are to fade. */
  #edges() {
    const { scrollLeft, clientWidth, scrollWidth } = this.querySelector('.kinds');
    this.toggleAttribute('data-before', scrollLeft > 1);
    this.toggleAttribute('data-after', scrollLeft + clientWidth < scrollWidth - 1);
  }

  render() {
    const { state } = this;
    const counts = new Map((this.counts ?? []).map(({ value, count }) => [value, count]));
    return html`<fieldset class="kinds" @scroll=${this.#edges}>
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
