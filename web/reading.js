/** What shows one article: fetched when one is opened first, or when the browser has time. */
import './components/article-view.js';
import './components/compare-view.js';
import './components/source-view.js';
