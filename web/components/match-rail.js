import { html, nothing, svg } from 'lit';
import { PageElement } from './element.js';

const WIDTH = 16;
const TICK = 3;

/**
 * A tick for each match beside the page, at the height where it stands. For the pointer only: the
 * keyboard and assistive technology have the buttons for the next and the previous match.
 */
class MatchRail extends PageElement {
  static properties = {
    marks: { attribute: false },
    current: { type: Number },
    height: { state: true },
  };

  #observer = new ResizeObserver(() => (this.height = this.clientHeight));

  constructor() {
    super();
    this.marks = [];
    this.height = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  #choose(event) {
    const at = event.target.closest('[data-at]')?.dataset.at;
    if (at !== undefined) this.emit('match-chosen', { at: Number(at) });
  }

  render() {
    const { marks, height } = this;
    if (!marks.length || !height) return nothing;
    const whole = document.documentElement.scrollHeight;
    const ticks = marks.map((mark, i) => {
      const top = mark.getBoundingClientRect().top + scrollY;
      const kind = mark.closest('.caption') ? 'caption' : '';
      return svg`<rect data-at=${i} class="tick ${kind} ${i === this.current ? 'current' : ''}"
          x="0" y=${(top / whole) * (height - TICK)} width=${WIDTH} height=${TICK} rx="1"></rect>`;
    });
    return html`<svg width=${WIDTH} height=${height} aria-hidden="true" @click=${this.#choose}>${ticks}</svg>`;
  }
}

customElements.define('match-rail', MatchRail);
