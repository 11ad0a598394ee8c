import { html } from 'lit';
import { PageElement } from './element.js';

const SHORTCUTS = [
  [['/'], 'go to the search box'],
  [['↑', '↓'], 'through the suggestions'],
  [['j', 'k'], 'next and previous result, as the arrows do from one'],
  [['Enter'], 'search; open'],
  [['Esc'], 'close, clear, back to the results'],
  [['n', 'p'], 'next and previous match in an article'],
  [['?'], 'this list'],
];

/** The keys that the page knows. */
class ShortcutDialog extends PageElement {
  open() {
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`<dialog class="sheet" aria-labelledby="shortcut-title">
      <form method="dialog">
        <button class="sheet-close" aria-label="Close">
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 3.5l9 9m0-9l-9 9" /></svg>
        </button>
      </form>
      <h2 id="shortcut-title">Keyboard</h2>
      <dl class="shortcuts">
        ${SHORTCUTS.map(
          ([keys, meaning]) =>
            html`<div>
              <dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
              <dd>${meaning}</dd>
            </div>`,
        )}
      </dl>
    </dialog>`;
  }
}

customElements.define('shortcut-dialog', ShortcutDialog);
