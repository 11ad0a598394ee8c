import { html, nothing } from 'lit';
import { toUrl } from '../search-state.js';
import { PageElement } from './element.js';

/** Characters of the query shown on each side of the one that cannot be read. */
const AROUND = 32;

/** What is wrong with the query, under the very character. */
class QueryError extends PageElement {
  static properties = {
    q: {},
    problem: { attribute: false },
    state: { attribute: false },
  };

  render() {
    const { q, problem, state } = this;
    // What is the server's own fault is told where the hits would be.
    if (problem?.status !== 400) return nothing;
    return html`<div class="query-error" id="query-error">
      ${problem.position == null ? nothing : this.#pointed(q, problem.position)}
      <p role="alert">${problem.message}</p>
      ${problem.suggestion && state
        ? html`<p>
            Try <a class="query" href=${toUrl({ ...state, q: problem.suggestion })}>${problem.suggestion}</a>
          </p>`
        : nothing}
    </div>`;
  }

  #pointed(q, position) {
    const at = Math.min(Math.max(position, 0), q.length);
    const from = Math.max(0, at - AROUND);
    // A whole character, not half of a surrogate pair; past the end, an empty place to point at.
    const character = at < q.length ? String.fromCodePoint(q.codePointAt(at)) : '\u00a0';
    const rest = q.slice(at + (at < q.length ? character.length : 0), at + AROUND);
    return html`<p class="pointed" aria-hidden="true"
      >${from > 0 ? '…' : ''}${q.slice(from, at)}<span class="wrong">${character}</span>${rest}</p
    >`;
  }
}

customElements.define('query-error', QueryError);
