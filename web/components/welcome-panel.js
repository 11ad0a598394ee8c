import { html, nothing } from 'lit';
import { EMPTY, toUrl } from '../search-state.js';
import { counted } from '../words.js';
import { PageElement } from './element.js';

/** What the first visit offers to try. */
const TRY = [
  { q: 'caption:pictured', meaning: 'search only the captions' },
  { q: '"prime minister"', meaning: 'the exact phrase' },
  { q: 'strike -caption:strike', meaning: 'but not in a caption' },
  { q: 'sentence:(council vote)', meaning: 'both words in one sentence' },
];

/** The start page's head: what the archive holds, and what can be asked of it. */
class WelcomePanel extends PageElement {
  static properties = { stats: { attribute: false } };

  render() {
    return html`<section class="welcome" aria-labelledby="welcome-title">
      <h1 id="welcome-title">A newspaper archive searched by its headlines, captions and text, together or apart</h1>
      <p class="holding">${this.#holding()}</p>
      <ul class="try">
        ${TRY.map(
          ({ q, meaning }) =>
            html`<li><a class="query" href=${toUrl({ ...EMPTY, q })}>${q}</a> <span>${meaning}</span></li>`,
        )}
      </ul>
    </section>`;
  }

  #holding() {
    const { stats } = this;
    if (!stats?.articles) return nothing;
    const years = [stats.oldest?.slice(0, 4), stats.newest?.slice(0, 4)].filter(Boolean);
    const span = years[0] === years[1] ? years[0] : years.join(' to ');
    return html`${counted(stats.articles, 'article')}${span ? `, ${span}` : nothing}`;
  }
}

customElements.define('welcome-panel', WelcomePanel);
