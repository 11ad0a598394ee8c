/** What stands beside the first hits or opens over them: fetched when they are on the page. */
import './components/date-filter.js';
import './components/empty-state.js';
import './components/facet-list.js';
import './components/shortcut-dialog.js';
import './components/syntax-help.js';
