import { html, nothing } from 'lit';
import * as api from '../api.js';
import { marked } from '../marked.js';
import { toUrl } from '../search-state.js';
import { breakable, counted, kindName, longDate, place } from '../words.js';
import { wordDiff } from '../word-diff.js';
import { PageElement } from './element.js';

const CHANGES = { same: 'same', changed: 'changed', moved: 'moved', only_left: 'only here', only_right: 'only here' };

/** Two versions of an article side by side, part by part. */
class CompareView extends PageElement {
  static properties = {
    state: { attribute: false },
    loaded: { state: true },
    problem: { state: true },
    onlyChanges: { state: true },
  };

  #shown = '';

  constructor() {
    super();
    this.loaded = null;
    this.problem = null;
    this.onlyChanges = false;
  }

  willUpdate() {
    const { article, compare } = this.state;
    const wanted = `${article} ${compare}`;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.#fetch(article, compare, wanted);
  }

  async #fetch(id, other, wanted) {
    try {
      const comparison = await api.compare(id, other);
      const left = await api.article(id);
      const right = await api.article(other);
      if (wanted !== this.#shown) return;
      this.loaded = { comparison, left, right };
      this.problem = null;
    } catch (error) {
      if (api.overtaken(error) || wanted !== this.#shown) return;
      this.loaded = null;
      this.problem = error;
    }
    await this.updateComplete;
    this.emit('reading-shown', { title: 'Two versions of one story' });
    this.querySelector('h1')?.focus({ preventScroll: true });
  }

  render() {
    const { state, problem, loaded } = this;
    return html`
      <nav class="reading-bar" aria-label="Reading">
        <a class="back" href=${toUrl({ ...state, compare: '', article: '' })}>Back to the results</a>
      </nav>
      ${problem
        ? html`<div class="empty"><h1 tabindex="-1">The versions cannot be compared</h1><p>${problem.message}</p></div>`
        : nothing}
      ${loaded ? this.#sideBySide(loaded) : nothing}
    `;
  }

  #sideBySide({ comparison, left, right }) {
    const { parts, first, cut } = comparison;
    const changed = parts.filter(({ change }) => change !== 'same').length;
    const shown = this.onlyChanges ? parts.filter(({ change }) => change !== 'same') : parts;
    return html`<div class="compare">
      <h1 tabindex="-1">Two versions of one story</h1>
      <p class="compare-sum">
        ${changed
          ? `${counted(changed, 'part')} of ${parts.length} ${changed === 1 ? 'differs' : 'differ'}.`
          : 'They are the same, word for word.'}
        <label
          ><input
            type="checkbox"
            .checked=${this.onlyChanges}
            @change=${(event) => (this.onlyChanges = event.target.checked)}
          />
          Show only the differences</label
        >
      </p>
      <div class="scrolling" tabindex="0" role="region" aria-label="The versions side by side">
        <table>
          <thead>
            <tr>
              <th scope="col">${this.#version(left, first === 'left', cut === 'left')}</th>
              <th scope="col">${this.#version(right, first === 'right', cut === 'right')}</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map((part) => row(part))}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #version(article, isFirst, isCut) {
    return html`<a dir="auto" href=${toUrl({ ...this.state, compare: '', article: article.id })}>${breakable(place(article.source))}</a>
      <span class="meta">
        ${article.published ? html`<time datetime=${article.published}>${longDate(article.published)}</time>` : nothing}
        ${isFirst ? html`<strong class="first">came first</strong>` : nothing} ${isCut ? html`<span>ends early</span>` : nothing}
      </span>`;
  }
}

function row({ kind, change, left, right }) {
  const differs =
    change === 'changed' ? wordDiff(left, right) : { left: [], right: [] };
  return html`<tr class=${change}>
    ${cell(kind, change, left, differs.left)}${cell(kind, change, right, differs.right)}
  </tr>`;
}

function cell(kind, change, text, differs) {
  if (text == null) return html`<td class="absent"><span class="visually-hidden">Not in this version</span></td>`;
  return html`<td class=${kind}>
    <span class="kind">${kindName(kind)}${change === 'same' ? nothing : html`, ${CHANGES[change]}`}</span>
    <p dir="auto">${marked(text, differs)}</p>
  </td>`;
}

customElements.define('compare-view', CompareView);
