import { Results } from './results.js';
import { fromUrl } from './search-state.js';

/**
 * The hits that the address asks for. A script of its own, and the first: the question is on its
 * way to the server while the elements that are to show the answer are still coming.
 */
export const results = new Results();

const state = fromUrl(location.search);
results.show(state, { count: history.state?.count });
if (state.article) import('./reading.js');
