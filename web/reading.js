/** What shows one article, to be there before one is opened: fetched when the browser has time. */
import './components/article-view.js';
import './components/compare-view.js';
import './components/source-view.js';
