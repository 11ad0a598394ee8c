import { html, nothing, svg } from 'lit';
import { covered, lastDay } from '../buckets.js';
import { counted, intervalName } from '../words.js';
import { PageElement } from './element.js';

const HEIGHT = 72;
const HANDLE = 24; // width that a finger or a pointer can hit, WCAG 2.5.8
const COMMIT_PAUSE_MS = 350; // keys move a handle several times before the search runs
const MAX_BAR = 28; // a few bars stay bars
const LEAP = 10; // buckets that PageUp and PageDown move

/** Articles over time. A range is chosen by dragging over it, or with two handles by keyboard. */
class DateHistogram extends PageElement {
  static properties = {
    timeline: { attribute: false },
    from: {},
    to: {},
    width: { state: true },
    brush: { state: true }, // the range under the pointer or the keys, not yet searched
    hovered: { state: true },
  };

  #observer = new ResizeObserver(([entry]) => (this.width = Math.round(entry.contentRect.width)));
  #anchor = null; // the bucket where the drag began
  #commit = null;

  constructor() {
    super();
    this.width = 0;
    this.brush = null;
    this.hovered = null;
    this.from = '';
    this.to = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
    clearTimeout(this.#commit);
  }

  willUpdate(changed) {
    // What the keys have moved since is not undone by the answer to what they moved before.
    if (this.#commit) return;
    if (changed.has('from') || changed.has('to') || changed.has('timeline')) this.brush = null;
  }

  get #range() {
    return this.brush ?? covered(this.timeline.buckets, this.from, this.to);
  }

  #at(event) {
    const plot = this.querySelector('svg').getBoundingClientRect();
    const { length } = this.timeline.buckets;
    const i = Math.floor(((event.clientX - plot.left) / plot.width) * length);
    return Math.min(Math.max(i, 0), length - 1);
  }

  #down(event) {
    if (event.button !== 0) return;
    const range = this.#range;
    const end = range && event.target.closest('[role=slider]')?.dataset.end;
    if (end) {
      this.#anchor = end === 'first' ? range.last : range.first;
    } else {
      this.#anchor = this.#at(event);
      this.brush = { first: this.#anchor, last: this.#anchor };
    }
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  #move(event) {
    const at = this.#at(event);
    this.hovered = at;
    if (this.#anchor === null) return;
    this.brush = { first: Math.min(at, this.#anchor), last: Math.max(at, this.#anchor) };
  }

  #up() {
    if (this.#anchor === null) return;
    this.#anchor = null;
    if (this.brush) this.#choose(this.brush);
  }

  #cancel() {
    this.#anchor = null;
    this.brush = null;
  }

  #key(event, end) {
    const last = this.timeline.buckets.length - 1;
    const range = this.#range ?? { first: 0, last };
    const to = {
      ArrowLeft: range[end] - 1,
      ArrowDown: range[end] - 1,
      ArrowRight: range[end] + 1,
      ArrowUp: range[end] + 1,
      PageDown: range[end] - LEAP,
      PageUp: range[end] + LEAP,
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === 'Escape' && (this.from || this.to || this.brush)) {
      event.preventDefault();
      this.#clear();
    }
    if (to === undefined) return;
    event.preventDefault();
    const [least, most] = end === 'first' ? [0, range.last] : [range.first, last];
    this.brush = { ...range, [end]: Math.min(Math.max(to, least), most) };
    clearTimeout(this.#commit);
    this.#commit = setTimeout(() => {
      this.#commit = null;
      this.#choose(this.brush);
    }, COMMIT_PAUSE_MS);
  }

  #clear() {
    clearTimeout(this.#commit);
    this.#commit = null;
    this.brush = null;
    this.emit('range-chosen', { from: '', to: '' });
  }

  #choose({ first, last }) {
    const { buckets, interval } = this.timeline;
    if (last >= buckets.length) return; // of another search, which came in between
    if (first === 0 && last === buckets.length - 1) {
      this.#clear();
      return;
    }
    this.emit('range-chosen', {
      from: buckets[first].from,
      to: lastDay(buckets[last].from, interval),
    });
  }

  render() {
    const { timeline, width } = this;
    const { buckets, interval } = timeline;
    return html`
      <svg
        class="histogram"
        width="100%"
        height=${HEIGHT}
        role="group"
        aria-label="Articles by ${interval}"
        @pointerdown=${this.#down}
        @pointermove=${this.#move}
        @pointerup=${this.#up}
        @pointercancel=${this.#cancel}
        @pointerleave=${() => (this.hovered = null)}
      >
        ${width ? this.#bars() : nothing} ${width ? this.#handles() : nothing}
      </svg>
      <p class="histogram-axis" aria-hidden="true">
        ${this.hovered !== null && buckets[this.hovered]
          ? html`<span class="reading"
              >${intervalName(buckets[this.hovered].from, interval)}:
              ${counted(buckets[this.hovered].count, 'article')}</span
            >`
          : html`<span>${intervalName(buckets[0].from, interval)}</span
              ><span>${intervalName(buckets[buckets.length - 1].from, interval)}</span>`}
      </p>
      <details class="histogram-table">
        <summary>As a table</summary>
        <div class="scrolling" tabindex="0" role="region" aria-label="Articles by ${interval}, as a table">
          <table>
            ${buckets
              .filter(({ count }) => count)
              .map(
                ({ from, count }) =>
                  html`<tr>
                    <th scope="row">${intervalName(from, interval)}</th>
                    <td>${count}</td>
                  </tr>`,
              )}
          </table>
        </div>
      </details>
    `;
  }

  #bars() {
    const { buckets } = this.timeline;
    const range = this.#range;
    const step = this.width / buckets.length;
    const bar = Math.min(Math.max(step - (step > 4 ? 1 : 0), 0.5), MAX_BAR);
    const most = Math.max(...buckets.map(({ count }) => count), 1);
    return svg`
      ${range ? svg`<rect class="brush" x=${range.first * step} y="0" width=${(range.last - range.first + 1) * step} height=${HEIGHT}></rect>` : nothing}
      ${buckets.map(({ count }, i) => {
        // A bucket with one article among thousands is still to be seen.
        const height = count ? Math.max(2, (count / most) * (HEIGHT - 4)) : 0;
        const inside = !range || (i >= range.first && i <= range.last);
        return svg`<rect class=${inside ? 'bar' : 'bar outside'} x=${i * step + (step > bar + 1 ? (step - bar) / 2 : 0)} y=${HEIGHT - height} width=${bar} height=${height}></rect>`;
      })}
      <line class="base" x1="0" x2=${this.width} y1=${HEIGHT - 0.5} y2=${HEIGHT - 0.5}></line>`;
  }

  #handles() {
    const { buckets } = this.timeline;
    const range = this.#range ?? { first: 0, last: buckets.length - 1 };
    const step = this.width / buckets.length;
    return [
      this.#handle('first', 'Published from', range.first, range.first * step),
      this.#handle('last', 'Published until', range.last, (range.last + 1) * step),
    ];
  }

  #handle(end, label, at, x) {
    const { buckets, interval } = this.timeline;
    const within = (margin) => Math.min(Math.max(x, margin), this.width - margin);
    return svg`<g class="handle" role="slider" tabindex="0" data-end=${end}
        aria-label=${label}
        aria-valuemin="0" aria-valuemax=${buckets.length - 1} aria-valuenow=${at}
        aria-valuetext=${intervalName(buckets[at].from, interval)}
        @keydown=${(event) => this.#key(event, end)}>
      <rect class="grip-area" x=${within(HANDLE / 2) - HANDLE / 2} y="0" width=${HANDLE} height=${HEIGHT}></rect>
      <line class="grip-line" x1=${x} x2=${x} y1="0" y2=${HEIGHT}></line>
      <rect class="grip" x=${within(4) - 4} y=${HEIGHT / 2 - 10} width="8" height="20" rx="3"></rect>
    </g>`;
  }
}

customElements.define('date-histogram', DateHistogram);
