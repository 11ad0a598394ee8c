/** What stands beside the first hits or opens over them: fetched when they are on the page. */
import './components/caption-card.js';
import './components/copy-button.js';
import './components/date-filter.js';
import './components/empty-state.js';
import './components/export-menu.js';
import './components/facet-list.js';
import './components/filter-chips.js';
import './components/match-rail.js';
import './components/query-error.js';
import './components/shortcut-dialog.js';
import './components/similar-list.js';
import './components/syntax-help.js';
import './components/version-list.js';
