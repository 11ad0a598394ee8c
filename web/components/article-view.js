import { html, nothing } from 'lit';
import * as api from '../api.js';
import { article } from '../arrival.js';
import { citationParts } from '../citation.js';
import { marked } from '../marked.js';
import { toUrl } from '../search-state.js';
import { breakable, counted, hasLines, languageName, longDate } from '../words.js';
import './article-block.js';
import { PageElement } from './element.js';

/** One article, set like a newspaper page, with the matches of the query it was found by. */
class ArticleView extends PageElement {
  static properties = {
    state: { attribute: false },
    article: { state: true },
    problem: { state: true },
    current: { state: true }, // which match the reader is at; -1 before the first
    marks: { state: true },
    structure: { state: true }, // whether kinds and lines are shown beside the blocks
  };

  #shown = '';
  #listen = (event) => this.#key(event);

  constructor() {
    super();
    this.article = null;
    this.problem = null;
    this.current = -1;
    this.marks = [];
    this.structure = false;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#listen);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#listen);
    api.cancel('article');
  }

  willUpdate() {
    const wanted = `${this.state.article} ${this.state.q}`;
    if (wanted !== this.#shown) {
      this.#shown = wanted;
      this.#fetch();
    }
  }

  async #fetch() {
    this.problem = null;
    try {
      this.article = await article(this.state.article, this.state.q);
    } catch (error) {
      if (api.overtaken(error)) return;
      this.article = null;
      this.problem = error;
    }
    this.current = -1;
    await this.updateComplete;
    await Promise.all([...this.querySelectorAll('article-block')].map((block) => block.updateComplete));
    this.marks = [...this.querySelectorAll('.page mark')];
    this.emit('reading-shown', { title: this.querySelector('h1')?.innerText ?? '' });
    this.querySelector('h1')?.focus({ preventScroll: true });
    this.#arrive();
  }

  /** Where the link led to a block, that is where reading starts. */
  #arrive() {
    const block = location.hash && this.querySelector(`#${CSS.escape(location.hash.slice(1))}`);
    if (!block) return;
    const first = this.marks.findIndex((mark) => block.contains(mark));
    if (first >= 0) this.#goTo(first);
    else block.scrollIntoView({ block: 'center' });
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest('input, textarea, select, dialog, [popover]')) return;
    if (event.key === 'n') this.#step(1);
    else if (event.key === 'p') this.#step(-1);
  }

  #step(by) {
    const { length } = this.marks;
    if (!length) return;
    const from = this.current < 0 && by < 0 ? 0 : this.current;
    this.#goTo((from + by + length) % length);
  }

  #goTo(i) {
    this.marks[this.current]?.classList.remove('current');
    this.current = i;
    this.marks[i].classList.add('current');
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.marks[i].scrollIntoView({ block: 'center', behavior: still ? 'instant' : 'smooth' });
  }

  render() {
    const { state, article, problem } = this;
    return html`
      <nav class="reading-bar" aria-label="Reading">
        <a class="back" href=${toUrl({ ...state, article: '' })}>Back to the results</a>
        ${article ? this.#matchSteps() : nothing}
      </nav>
      ${problem ? this.#failed() : nothing} ${article ? this.#page() : nothing}
    `;
  }

  #matchSteps() {
    const { length } = this.marks;
    if (!length) return nothing;
    return html`<div class="steps">
      <span role="status">
        ${this.current < 0
          ? counted(length, 'match', 'matches')
          : html`<span class="visually-hidden">Match </span>${this.current + 1} of ${length}`}
      </span>
      <button aria-label="Previous match" title="Previous match (p)" @click=${() => this.#step(-1)}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 10.5L8 5.5l5 5" /></svg>
      </button>
      <button aria-label="Next match" title="Next match (n)" @click=${() => this.#step(1)}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 5.5l5 5 5-5" /></svg>
      </button>
    </div>`;
  }

  #failed() {
    return html`<div class="empty">
      <h1 tabindex="-1">${this.problem.status === 404 ? 'This article is no longer in the index' : 'The article did not come'}</h1>
      <p>${this.problem.message}</p>
      ${this.problem.status === 404 ? nothing : html`<button @click=${this.#fetch}>Try again</button>`}
    </div>`;
  }

  #page() {
    const { article } = this;
    const title = article.blocks.findIndex(({ kind }) => kind === 'headline');
    const lead = title < 0 ? [] : [article.blocks[title]];
    return html`<div class="reading">
      <article class="page" ?data-structure=${this.structure} lang=${article.language ?? nothing}>
        ${lead.length
          ? html`<h1 id="block-${title}" class="headline" tabindex="-1" dir="auto">${marked(lead[0].text, lead[0].matches)}</h1>`
          : html`<h1 class="headline without" tabindex="-1" dir="auto">${article.headline ?? 'Without a headline'}</h1>`}
        ${article.blocks.map((block, i) =>
          i === title
            ? nothing
            : html`<article-block id="block-${i}" class=${block.kind} .state=${this.state} .article=${article} .block=${block}></article-block>`,
        )}
      </article>
      ${this.#about()}
      <similar-list .state=${this.state}></similar-list>
      <match-rail .marks=${this.marks} .current=${this.current} @match-chosen=${({ detail }) => this.#goTo(detail.at)}></match-rail>
    </div>`;
  }

  #about() {
    const { article, state } = this;
    const { source } = article;
    return html`<aside class="about" aria-label="About this article" lang="en">
      <dl>
        <div>
          <dt>Source</dt>
          <dd>
            <span class="path" dir="auto">${breakable(source.path)}</span>
            ${source.line ? html`<span>lines ${source.line} to ${source.last_line}</span>` : nothing}
            <span class="about-links">
              ${hasLines(source)
                ? html`<a href=${toUrl({ ...state, line: source.line })}>Show in the file</a>`
                : nothing}
              <a download href=${api.sourceUrl(article.id)}>Download</a>
            </span>
          </dd>
        </div>
        ${article.published
          ? html`<div><dt>Published</dt><dd><time datetime=${article.published}>${longDate(article.published)}</time></dd></div>`
          : nothing}
        ${article.language && article.language !== 'und'
          ? html`<div><dt>Language</dt><dd>${languageName(article.language)}</dd></div>`
          : nothing}
        <div>
          <dt>Citation</dt>
          <dd class="citation">
            <span>${citationParts(article).map((part, i) => html`${i ? ', ' : nothing}<bdi>${breakable(part)}</bdi>`)}</span>
            <copy-button .article=${article}></copy-button>
          </dd>
        </div>
      </dl>
      <label class="structure-switch">
        <input
          type="checkbox"
          .checked=${this.structure}
          @change=${(event) => (this.structure = event.target.checked)}
        />
        Show how the structure was read
      </label>
      <div class="about-actions">
        <button class="print" @click=${() => print()}>Print</button>
        <export-menu .params=${new URLSearchParams({ id: article.id })}></export-menu>
      </div>
    </aside>`;
  }
}

customElements.define('article-view', ArticleView);
