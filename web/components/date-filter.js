import { html, nothing } from 'lit';
import { PageElement } from './element.js';
import './date-histogram.js';

const DAY_MS = 86_400_000;

/** Spans offered in one click, in days before today. */
const PRESETS = { 'Past week': 7, 'Past month': 31, 'Past year': 366, 'Past 5 years': 1827 };

/** When: the histogram to brush, spans in one click, and the two days themselves. */
class DateFilter extends PageElement {
  static properties = {
    state: { attribute: false },
    timeline: { attribute: false },
  };

  render() {
    const { state, timeline } = this;
    return html`<fieldset class="facet dates">
      <legend>Published</legend>
      ${timeline?.buckets.length > 1
        ? html`<date-histogram
            .timeline=${timeline}
            .from=${state.from}
            .to=${state.to}
            @range-chosen=${({ detail }) => this.change(detail)}
          ></date-histogram>`
        : nothing}
      <div class="presets">
        ${Object.entries(PRESETS).map(([name, days]) => this.#preset(name, days))}
      </div>
      <div class="days">
        ${this.#day('From', 'from', '', state.to)} ${this.#day('To', 'to', state.from, '')}
      </div>
    </fieldset>`;
  }

  #preset(name, days) {
    const from = new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
    const chosen = this.state.from === from && !this.state.to;
    return html`<button
      aria-pressed=${chosen}
      @click=${() => this.change(chosen ? { from: '', to: '' } : { from, to: '' })}
    >
      ${name}
    </button>`;
  }

  #day(label, name, min, max) {
    return html`<label
      >${label}
      <input
        type="date"
        .value=${this.state[name]}
        min=${min || nothing}
        max=${max || nothing}
        @change=${(event) => event.target.validity.valid && this.change({ [name]: event.target.value })}
    /></label>`;
  }
}

customElements.define('date-filter', DateFilter);
