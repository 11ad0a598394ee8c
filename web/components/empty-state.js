import { html, nothing } from 'lit';
import { isFiltered, toUrl, UNFILTERED } from '../search-state.js';
import { PageElement } from './element.js';

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
    if (status >= 400 && status < 500) return nothing;
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
      <h2>Nothing found${state.q ? html` for <span class="query" dir="auto">${state.q}</span>` : nothing}</h2>
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
        <li>A <code>~</code> after a word allows for a misspelling: <code>kiev~1</code></li>
        <li>A <code>*</code> stands for any ending: <code>miss*</code></li>
      </ul>
    </div>`;
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
