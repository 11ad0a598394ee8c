import { html } from 'lit';
import { SYNTAX } from '../examples.js';
import { EMPTY, toUrl } from '../search-state.js';
import { PageElement } from './element.js';

/** What can be asked: examples that run on click. */
class SyntaxHelp extends PageElement {
  render() {
    return html`<div id="syntax-help" class="sheet" popover role="dialog" aria-labelledby="syntax-title">
      <h2 id="syntax-title">What you can ask</h2>
      <div class="syntax">${SYNTAX.map((group) => section(group))}</div>
      <p class="notice">
        Words find their other forms and accents; quotation marks switch that off. Click an example
        to run it.
      </p>
      <button class="sheet-close" popovertarget="syntax-help" popovertargetaction="hide">Close</button>
    </div>`;
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

customElements.define('syntax-help', SyntaxHelp);
