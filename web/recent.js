/** The queries run last in this browser, newest first. */

const KEY = 'cuttings.recent';

/** How many are kept. */
const MAX_RECENT = 8;

/** @returns {string[]} */
export function recent() {
  try {
    const held = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(held) ? held.filter((q) => typeof q === 'string').slice(0, MAX_RECENT) : [];
  } catch {
    return []; // storage switched off, or not written by us
  }
}

export function remember(query) {
  const q = query.trim();
  if (q) store([q, ...recent().filter((other) => other !== q)].slice(0, MAX_RECENT));
}

export function forget() {
  store([]);
}

function store(queries) {
  try {
    localStorage.setItem(KEY, JSON.stringify(queries));
  } catch {
    // Storage switched off or full: the page works without a memory.
  }
}
