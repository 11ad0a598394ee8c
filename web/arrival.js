import * as api from './api.js';
import { Results } from './results.js';
import { fromUrl, isFiltered } from './search-state.js';

/**
 * What the address asks for when the page is opened. A script of its own, and the first: the
 * questions are on their way to the server while the elements that are to show the answers come.
 */
export const results = new Results();

const state = fromUrl(location.search);

/** The article that was asked for ahead, until someone takes it. */
let ahead = null;

/** Resolves when what the first view is to show is there, or is known not to come. */
export const ready = Promise.allSettled(
  state.article ? [reading(state), articleAhead()] : [firstHits()],
);

function firstHits() {
  if (state.view === 'captions') import('./components/caption-card.js');
  if (isFiltered(state)) import('./components/filter-chips.js');
  return results.show(state, { count: history.state?.count });
}

function articleAhead() {
  if (state.compare || state.line) return null;
  ahead = { id: state.article, q: state.q, answer: api.article(state.article, state.q) };
  return ahead.answer;
}

/** An article with its matches: the one that was asked for ahead, the first time. */
export function article(id, q) {
  const first = ahead;
  ahead = null;
  return first?.id === id && first.q === q ? first.answer : api.article(id, q);
}

/** Fetches the element that shows what `state` opens. */
export function reading({ compare, line }) {
  if (compare) return import('./components/compare-view.js');
  if (line) return import('./components/source-view.js');
  return import('./components/article-view.js');
}
