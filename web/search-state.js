/**
 * What is being looked at, and its form in the URL. Pure: the same URL always gives the same page.
 *
 * @typedef {object} SearchState
 * @property {string} q the query as typed
 * @property {string[]} in only these kinds; empty means all
 * @property {string} match `all` or `any`
 * @property {string} from first day, ISO 8601, or empty
 * @property {string} to last day, ISO 8601, or empty
 * @property {string[]} author
 * @property {string[]} source
 * @property {string[]} language
 * @property {string} sort `relevance`, `newest` or `oldest`
 * @property {boolean} fold whether near-duplicates are one hit
 * @property {string} view `passages`, `headlines` or `captions`
 * @property {string} article the article being read, or empty
 * @property {string} compare the version it is compared with, or empty
 * @property {number} line the line at which its source is shown; 0 when it is not
 */

/** The kinds of block, in the order of a newspaper page. */
export const KINDS = [
  'headline',
  'standfirst',
  'subheading',
  'byline',
  'dateline',
  'caption',
  'paragraph',
];

/** Filters that hold several values. */
const LISTS = ['in', 'author', 'source', 'language'];

const CHOICES = {
  match: ['all', 'any'],
  sort: ['relevance', 'newest', 'oldest'],
  view: ['passages', 'headlines', 'captions'],
};

/** @type {SearchState} */
export const EMPTY = Object.freeze({
  q: '',
  in: [],
  match: 'all',
  from: '',
  to: '',
  author: [],
  source: [],
  language: [],
  sort: 'relevance',
  fold: true,
  view: 'passages',
  article: '',
  compare: '',
  line: 0,
});

/** The state that a URL's query string describes; what it cannot mean is left at its default. */
export function fromUrl(search) {
  const params = new URLSearchParams(search);
  const text = (name) => params.get(name) ?? '';
  const choice = (name) => {
    const value = params.get(name);
    return CHOICES[name].includes(value) ? value : CHOICES[name][0];
  };
  // Two days name what is between them, whichever comes first.
  const between = [day(text('from')), day(text('to'))];
  const [from, to] = between.every(Boolean) ? between.sort() : between;
  return {
    q: text('q'),
    in: KINDS.filter((kind) => text('in').split(',').includes(kind)),
    match: choice('match'),
    from,
    to,
    author: distinct(params.getAll('author')),
    source: distinct(params.getAll('source')),
    language: distinct(params.getAll('language')),
    sort: choice('sort'),
    fold: params.get('fold') !== 'false',
    view: choice('view'),
    article: text('article'),
    compare: text('article') && text('compare'),
    line: text('article') ? Math.max(0, Number.parseInt(text('line'), 10) || 0) : 0,
  };
}

/** The address of a state: only what differs from the default, always in the same order. */
export function toUrl(state) {
  const params = filters(state);
  if (state.view !== EMPTY.view) params.set('view', state.view);
  if (state.article) params.set('article', state.article);
  if (state.compare) params.set('compare', state.compare);
  if (state.line) params.set('line', String(state.line));
  const search = params.toString();
  return search ? `/?${search}` : '/';
}

/** The parameters of `/api/search` and `/api/export` for a state, without page or facets. */
export function filters(state) {
  const params = new URLSearchParams();
  if (state.q) params.set('q', state.q);
  if (state.in.length) params.set('in', state.in.join(','));
  for (const name of ['match', 'from', 'to']) {
    if (state[name] !== EMPTY[name]) params.set(name, state[name]);
  }
  for (const name of ['author', 'source', 'language']) {
    for (const value of state[name]) params.append(name, value);
  }
  if (state.sort !== EMPTY.sort) params.set('sort', state.sort);
  if (!state.fold) params.set('fold', 'false');
  return params;
}

/** What a search answers to: two states with the same key have the same hits. */
export function searchKey(state) {
  return `${filters(state)} ${state.view === 'captions'}`;
}

/** Whether anything limits the hits beside the query. */
export function isFiltered(state) {
  return LISTS.some((name) => state[name].length) || Boolean(state.from || state.to);
}

/** Whether anything is asked for: whether it is not the start page. */
export function isAsking(state) {
  return Boolean(state.q.trim() || state.article) || isFiltered(state);
}

/** The changes that put `value` into the filter `name`, or take it out where it is in. */
export function toggled(state, name, value) {
  const values = state[name].includes(value)
    ? state[name].filter((other) => other !== value)
    : [...state[name], value];
  return { [name]: name === 'in' ? KINDS.filter((kind) => values.includes(kind)) : values };
}

/** The changes that take every filter away. */
export const UNFILTERED = Object.freeze({
  in: [],
  from: '',
  to: '',
  author: [],
  source: [],
  language: [],
});

function distinct(values) {
  return [...new Set(values.filter(Boolean))];
}

function day(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return '';
  const date = new Date(`${text}T00:00:00Z`);
  // 30 February is a date to the constructor, but not the one that was asked for.
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text) ? text : '';
}
