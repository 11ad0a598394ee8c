import { html, nothing } from 'lit';
import { isFiltered, toggled, toUrl, UNFILTERED } from '../search-state.js';
import { kindName, languageName, longDate } from '../words.js';
import { PageElement } from './element.js';

/** What limits the results, each limit a link to the same search without it. */
class FilterChips extends PageElement {
  static properties = { state: { attribute: false } };

  render() {
    const { state } = this;
    if (!isFiltered(state)) return nothing;
    return html`<ul class="chips" aria-label="Active filters" @click=${keepFocus}>
      ${state.in.map((kind) => this.#chip(kindName(kind, 2), toggled(state, 'in', kind)))}
      ${state.from || state.to ? this.#chip(dates(state), { from: '', to: '' }) : nothing}
      ${state.author.map((name) => this.#chip(name, toggled(state, 'author', name)))}
      ${state.source.map((name) => this.#chip(name, toggled(state, 'source', name)))}
      ${state.language.map((code) => this.#chip(languageName(code), toggled(state, 'language', code)))}
      <li><a class="clear-all" href=${toUrl({ ...state, ...UNFILTERED })}>Clear all</a></li>
    </ul>`;
  }

  #chip(text, changes) {
    return html`<li>
      <a class="chip" href=${toUrl({ ...this.state, ...changes })}
        ><span class="visually-hidden">Remove filter: </span><span dir="auto">${text}</span
        ><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8m0-8l-8 8" /></svg
      ></a>
    </li>`;
  }
}

/** The chip that is clicked goes away: focus stays at the results instead of being lost. */
function keepFocus() {
  document.getElementById('results').focus({ preventScroll: true });
}

function dates({ from, to }) {
  if (!to) return `From ${longDate(from)}`;
  if (!from) return `Until ${longDate(to)}`;
  return from === to ? longDate(from) : `${longDate(from)} to ${longDate(to)}`;
}

customElements.define('filter-chips', FilterChips);
