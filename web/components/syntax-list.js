import { html } from 'lit';
import { SYNTAX } from '../examples.js';
import { EMPTY, toUrl } from '../search-state.js';
import { PageElement } from './element.js';

/** The query language in examples that run on click. */
class SyntaxList extends PageElement {
  render() {
    return html`${SYNTAX.map((group) => section(group))}`;
  }
}

function section({ title, examples }) {
  return html`<section>
    <h3>${title}</h3>
    <dl>
      ${examples.map(
        ({ q, meaning }) =>
          html`<div>
            <dt><a class="query" href=${toUrl({ ...EMPTY, q })}>${q}</a></dt>
            <dd>${meaning}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

customElements.define('syntax-list', SyntaxList);
