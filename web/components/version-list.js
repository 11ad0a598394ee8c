import { html, nothing } from 'lit';
import * as api from '../api.js';
import { toUrl } from '../search-state.js';
import { breakable, counted, longDate, place } from '../words.js';
import { PageElement } from './element.js';

/** The other versions of an article: folded away under their number, each to be read or compared. */
class VersionList extends PageElement {
  static properties = {
    state: { attribute: false },
    hit: { attribute: false },
    count: { type: Number },
    open: { state: true },
    versions: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.open = false;
    this.versions = null;
    this.problem = null;
  }

  /** Another search may show another hit in the same place. */
  willUpdate(changed) {
    const before = changed.get('hit');
    if (!before || before.id === this.hit.id) return;
    this.open = false;
    this.versions = null;
    this.problem = null;
  }

  async #toggle() {
    this.open = !this.open;
    if (!this.open || this.versions) return;
    const { id } = this.hit;
    try {
      const { duplicates } = await api.duplicates(id);
      if (id === this.hit.id) this.versions = duplicates;
    } catch (error) {
      if (!api.overtaken(error) && id === this.hit.id) this.problem = error;
    }
  }

  render() {
    return html`
      <button class="versions-toggle" aria-expanded=${this.open} @click=${this.#toggle}>
        ${counted(this.count, 'more version')}
      </button>
      ${this.open ? this.#list() : nothing}
    `;
  }

  #list() {
    if (this.problem) return html`<p class="notice">${this.problem.message}</p>`;
    if (!this.versions) return html`<p class="notice">Fetching the versions</p>`;
    return html`<ul class="versions">
      ${this.versions.map((version) => this.#version(version))}
    </ul>`;
  }

  #version(version) {
    const { state, hit } = this;
    return html`<li>
      <a dir="auto" href=${toUrl({ ...state, article: version.id })}>${version.headline ?? 'Without a headline'}</a>
      <span class="meta">
        ${version.published
          ? html`<time datetime=${version.published}>${longDate(version.published)}</time>`
          : nothing}
        <span class="source" dir="auto">${breakable(place(version.source))}</span>
        <span>${Math.round(version.similarity * 100)}% the same</span>
      </span>
      <a class="compare-link" href=${toUrl({ ...state, article: hit.id, compare: version.id })}
        >Compare<span class="visually-hidden"> with ${place(version.source)}</span></a
      >
    </li>`;
  }
}

customElements.define('version-list', VersionList);
