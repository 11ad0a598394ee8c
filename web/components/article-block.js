import { html, nothing } from 'lit';
import { marked } from '../marked.js';
import { toUrl } from '../search-state.js';
import { hasLines, kindName } from '../words.js';
import { PageElement } from './element.js';

/** Below this the reader is told that the kind is a guess. */
const SURE = 0.7;

/** One block of an article in the setting of its kind, with a note in the margin. */
class ArticleBlock extends PageElement {
  static properties = {
    state: { attribute: false },
    article: { attribute: false },
    block: { attribute: false },
  };

  render() {
    const { article, block } = this;
    return html`${this.#set()}
      <span class="margin" lang="en">
        ${block.line ? html`<span class="line">${this.#line()}</span>` : nothing}
        <span class="kind">${kindName(block.kind)}</span>
        ${this.#doubt()}
        <copy-button .article=${article} .passage=${block}></copy-button>
      </span>`;
  }

  #set() {
    const { kind, text, matches } = this.block;
    const parts = marked(text, matches);
    switch (kind) {
      case 'headline':
      case 'subheading':
        return html`<h2 dir="auto">${parts}</h2>`;
      case 'caption':
        return html`<figure><figcaption dir="auto">${parts}</figcaption></figure>`;
      default:
        return html`<p dir="auto">${parts}</p>`;
    }
  }

  #line() {
    const { article, block, state } = this;
    if (!hasLines(article.source)) return block.line;
    return html`<a href=${toUrl({ ...state, line: block.line })} aria-label="Line ${block.line} in the file"
      >${block.line}</a
    >`;
  }

  #doubt() {
    const { confidence, kind } = this.block;
    if (confidence == null || confidence >= SURE) return nothing;
    const percent = Math.round(confidence * 100);
    return html`<span class="doubt" title="Read as ${kind} with ${percent}% confidence"
      ><span aria-hidden="true">?</span
      ><span class="visually-hidden">Read as ${kind} with ${percent}% confidence</span></span
    >`;
  }
}

customElements.define('article-block', ArticleBlock);
