import { html, nothing } from 'lit';
import * as api from '../api.js';
import { decoded } from '../decoded.js';
import { toUrl } from '../search-state.js';
import { breakable } from '../words.js';
import { PageElement } from './element.js';

/** The largest file shown in the page; a larger one is downloaded. */
const MAX_SHOWN_BYTES = 4 << 20;

/** Lines shown before and after the article. */
const AROUND = 200;

/** The original file as it is, at the lines of the article. */
class SourceView extends PageElement {
  static properties = {
    state: { attribute: false },
    loaded: { state: true },
    problem: { state: true },
  };

  #shown = '';

  constructor() {
    super();
    this.loaded = null;
    this.problem = null;
  }

  willUpdate() {
    if (this.state.article === this.#shown) return;
    this.#shown = this.state.article;
    this.#fetch(this.state.article);
  }

  async #fetch(id) {
    try {
      const [article, bytes] = await Promise.all([
        api.article(id),
        api.sourceBytes(id, MAX_SHOWN_BYTES),
      ]);
      this.loaded = { source: article.source, text: decoded(bytes) };
      this.problem = null;
    } catch (error) {
      if (api.overtaken(error)) return;
      this.problem = error;
    }
    await this.updateComplete;
    this.emit('reading-shown', { title: this.loaded?.source.path ?? 'The file cannot be shown' });
    this.querySelector('h1')?.focus({ preventScroll: true });
    this.querySelector('.asked-for')?.scrollIntoView({ block: 'center' });
  }

  render() {
    const { state, loaded, problem } = this;
    return html`
      <nav class="reading-bar" aria-label="Reading">
        <a class="back" href=${toUrl({ ...state, line: 0 })}>Back to the article</a>
        <a download href=${api.sourceUrl(state.article)}>Download the original</a>
      </nav>
      ${problem
        ? html`<div class="empty"><h1 tabindex="-1">The file cannot be shown here</h1><p>${problem.message}</p></div>`
        : nothing}
      ${loaded ? this.#file(loaded) : nothing}
    `;
  }

  #file({ source, text }) {
    // Lines as Cuttings counts them: LF, CRLF and CR end one.
    const lines = text.split(/\r\n|\r|\n/);
    const { line } = this.state;
    const first = Math.min(line, source.line ?? line);
    const last = Math.max(line, source.last_line ?? line);
    const from = Math.max(1, first - AROUND);
    const to = Math.min(lines.length, last + AROUND);
    return html`<div class="file">
      <h1 tabindex="-1" dir="auto">${breakable(source.path)}</h1>
      ${from > 1 ? html`<p class="notice">Lines before ${from} are left out</p>` : nothing}
      <ol class="lines" start=${from}>
        ${lines
          .slice(from - 1, to)
          .map((text, i) => {
            const at = from + i;
            const part = at >= first && at <= last ? 'of-article' : '';
            return html`<li value=${at} class="${part} ${at === line ? 'asked-for' : ''}" dir="auto">${text}</li>`;
          })}
      </ol>
      ${to < lines.length ? html`<p class="notice">Lines after ${to} are left out</p>` : nothing}
    </div>`;
  }
}

customElements.define('source-view', SourceView);
