import { html } from 'lit';
import { PageElement } from './element.js';
import './syntax-list.js';

/** What can be asked, in a sheet over the page. */
class SyntaxHelp extends PageElement {
  render() {
    return html`<div id="syntax-help" class="sheet" popover role="dialog" aria-labelledby="syntax-title">
      <button
        class="sheet-close"
        aria-label="Close"
        popovertarget="syntax-help"
        popovertargetaction="hide"
      >
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 3.5l9 9m0-9l-9 9" /></svg>
      </button>
      <h2 id="syntax-title">What you can ask</h2>
      <syntax-list></syntax-list>
      <p class="notice">
        Words find their other forms and accents; quotation marks switch that off. Click an example
        to run it.
      </p>
    </div>`;
  }
}

customElements.define('syntax-help', SyntaxHelp);
