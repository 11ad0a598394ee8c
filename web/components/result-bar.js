import { html, nothing } from 'lit';
import { filters, toUrl } from '../search-state.js';
import { counted } from '../words.js';
import { PageElement } from './element.js';

const SORTS = { relevance: 'Relevance', newest: 'Newest', oldest: 'Oldest' };
const VIEWS = { passages: 'Passages', headlines: 'Headlines', captions: 'Captions' };

/** How many were found, how they are ordered and shown, and what the search did beside. */
class ResultBar extends PageElement {
  static properties = {
    state: { attribute: false },
    answer: { attribute: false },
  };

  render() {
    const { state, answer } = this;
    if (!answer) return nothing;
    const { value, relation } = answer.total;
    return html`
      <div class="result-bar">
        <p class="total">
          <strong>${relation === 'gte' ? 'more than ' : ''}${counted(value, 'article')}</strong>
          ${this.#folding(answer.total)}
          <span class="took">in ${counted(answer.took_ms, 'millisecond')}</span>
        </p>
        ${value
          ? html`<export-menu .params=${filters(state)}></export-menu>
              <div class="switches">${this.#choices('Show', 'view', VIEWS)} ${this.#sort()}</div>`
          : nothing}
      </div>
      ${this.#asides()}
    `;
  }

  /** Versions of one story are one hit, unless the reader wants to see each. */
  #folding({ folded }) {
    const { state } = this;
    if (!state.fold) {
      return html`<a class="folding" href=${toUrl({ ...state, fold: true })}>Fold versions of one story</a>`;
    }
    if (!folded) return nothing;
    return html`<a class="folding" href=${toUrl({ ...state, fold: false })} title="Show each version by itself"
      >and ${counted(folded, 'more version')}</a
    >`;
  }

  #choices(label, name, choices) {
    return html`<div class="switch" role="group" aria-label=${label}>
      ${Object.entries(choices).map(
        ([value, text]) =>
          html`<button
            aria-pressed=${this.state[name] === value}
            @click=${() => this.change({ [name]: value })}
          >
            ${text}
          </button>`,
      )}
    </div>`;
  }

  #sort() {
    const { q, sort } = this.state;
    // Everything has no order of relevance: it is shown newest first.
    const sorts = Object.entries(SORTS).filter(([value]) => q.trim() || value !== 'relevance');
    const chosen = sorts.some(([value]) => value === sort) ? sort : 'newest';
    return html`<label class="sort"
      ><span class="sort-label">Sort</span>
      <select aria-label="Sort" @change=${(event) => this.change({ sort: event.target.value })}>
        ${sorts.map(
          ([value, text]) => html`<option value=${value} .selected=${chosen === value}>${text}</option>`,
        )}
      </select></label
    >`;
  }

  #asides() {
    const { state, answer } = this;
    return html`
      ${answer.did_you_mean
        ? html`<p class="did-you-mean">
            Did you mean
            <a class="query" href=${toUrl({ ...state, q: answer.did_you_mean })}>${answer.did_you_mean}</a>?
          </p>`
        : nothing}
      ${answer.notes.length
        ? html`<ul class="notes">
            ${answer.notes.map((note) => html`<li dir="auto">${sentence(note)}</li>`)}
          </ul>`
        : nothing}
    `;
  }
}

function sentence(note) {
  return note.charAt(0).toLocaleUpperCase('en') + note.slice(1);
}

customElements.define('result-bar', ResultBar);
