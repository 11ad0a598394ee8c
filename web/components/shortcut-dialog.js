import { html } from 'lit';
import { PageElement } from './element.js';

const SHORTCUTS = [
  [['/'], 'go to the search box'],
  [['↑', '↓'], 'through suggestions; from a result to the next'],
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
      <form method="dialog"><button class="sheet-close">Close</button></form>
    </dialog>`;
  }
}

customElements.define('shortcut-dialog', ShortcutDialog);
