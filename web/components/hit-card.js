import { html, nothing } from 'lit';
import { marked } from '../marked.js';
import { toUrl } from '../search-state.js';
import { breakable, languageName, longDate, people, place } from '../words.js';
import { PageElement } from './element.js';
import './passage-item.js';

/** Languages that go without saying: the page's own, and the one that nobody knows. */
const USUAL_LANGUAGES = ['en', 'und'];

/** One article found: what it is called, who wrote it, where it stands, and why it is here. */
class HitCard extends PageElement {
  static properties = {
    state: { attribute: false },
    hit: { attribute: false },
  };

  render() {
    const { state, hit } = this;
    const titled = hit.passages.find(({ kind, text }) => kind === 'headline' && text === hit.headline);
    const passages = hit.passages.filter((passage) => passage !== titled);
    return html`<article class="hit">
      <h2 class="hit-headline" dir="auto" lang=${hit.language ?? nothing}>
        <a class="hit-link" href=${toUrl({ ...state, article: hit.id })}
          >${hit.headline
            ? marked(hit.headline, titled?.matches)
            : html`<span class="without">Without a headline</span>`}</a
        >
      </h2>
      ${hitMeta(hit)}
      ${state.view === 'headlines' || !passages.length
        ? nothing
        : html`<ul class="passages">
            ${passages.map(
              (passage) =>
                html`<li class="passage ${passage.kind}">
                  <passage-item .state=${state} .hit=${hit} .passage=${passage}></passage-item>
                </li>`,
            )}
          </ul>`}
      ${hit.duplicates
        ? html`<version-list .state=${state} .hit=${hit} .count=${hit.duplicates}></version-list>`
        : nothing}
    </article>`;
  }
}

/** Byline, date, source and language of an article, what is known of them. */
export function hitMeta(hit) {
  return html`<p class="meta">
    ${hit.byline.length ? html`<span class="by" dir="auto">${people(hit.byline)}</span>` : nothing}
    ${hit.published
      ? html`<time datetime=${hit.published}>${longDate(hit.published)}</time>`
      : nothing}
    <span class="source" dir="auto">${breakable(place(hit.source))}</span>
    ${hit.language && !USUAL_LANGUAGES.includes(hit.language)
      ? html`<span class="language">${languageName(hit.language)}</span>`
      : nothing}
  </p>`;
}

customElements.define('hit-card', HitCard);
