import { LitElement } from 'lit';

/** Resolves when what has been rendered is on the screen: with the frame after the next. */
export function painted() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
}

/**
 * An element that renders into the page itself instead of a shadow root: one set of stylesheets,
 * find-in-page, printing and the ids that ARIA refers to work across components.
 */
export class PageElement extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** Asks the app to change the state; only the app does. */
  change(changes, options = {}) {
    this.emit('state-change', { changes, ...options });
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
