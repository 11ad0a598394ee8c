import { html, nothing } from 'lit';
import { isFiltered, toUrl, UNFILTERED } from '../search-state.js';
import { PageElement } from './element.js';
import './syntax-list.js';

/** Words long enough to be misspelt, and nothing else. */
const PLAIN = /^\s*[\p{L}\p{N}]{3,}(\s+[\p{L}\p{N}]{3,})*\s*$/u;

/** Why there is nothing to show, and what to do about it. */
class EmptyState extends PageElement {
  static properties = {
    state: { attribute: false },
    problem: { attribute: false },
    stats: { attribute: false },
  };

  render() {
    if (this.problem) return this.#failed();
    if (this.stats?.articles === 0) return noArticles();
    return this.#nothingFound();
  }

  #failed() {
    // What is wrong with a query is said under the query; here only what another try may mend.
    const { status } = this.problem;
    if (status >= 400 && status < 500) {
      return html`<div class="empty">
        <h2>What you can ask</h2>
        <syntax-list></syntax-list>
      </div>`;
    }
    return html`<div class="empty">
      <h2>The search did not answer</h2>
      <p>${this.problem.message}</p>
      <button @click=${() => this.emit('retry')}>Try again</button>
    </div>`;
  }

  #nothingFound() {
    const { state } = this;
    const words = state.q.trim().split(/\s+/);
    return html`<div class="empty">
      <h2>Nothing found${state.q ? html` for <q dir="auto">${state.q}</q>` : nothing}</h2>
      <ul>
        ${isFiltered(state)
          ? html`<li><a href=${toUrl({ ...state, ...UNFILTERED })}>Search without the filters</a></li>`
          : nothing}
        ${words.length > 1 && state.match === 'all'
          ? html`<li><a href=${toUrl({ ...state, match: 'any' })}>Find articles with any of the words</a></li>`
          : nothing}
        ${/["“”]/.test(state.q)
          ? html`<li>
              A quoted phrase is taken exactly.
              <a href=${toUrl({ ...state, q: state.q.replace(/["“”]/g, '') })}>Search without the quotation marks</a>
            </li>`
          : nothing}
        ${PLAIN.test(state.q)
          ? html`<li>Allow for a misspelling: ${this.#instead(words.map((word) => `${word}~1`))}</li>
              <li>Allow for any ending: ${this.#instead(words.map((word) => `${word}*`))}</li>`
          : nothing}
      </ul>
    </div>`;
  }

  #instead(words) {
    const q = words.join(' ');
    return html`<a class="query" dir="auto" href=${toUrl({ ...this.state, q })}>${q}</a>`;
  }
}

function noArticles() {
  return html`<div class="empty">
    <h2>The index holds no articles yet</h2>
    <p>Point Cuttings at a folder of articles. It reads them, and follows what changes there:</p>
    <pre><code>cuttings serve FOLDER</code></pre>
  </div>`;
}

customElements.define('empty-state', EmptyState);
