/** The server's endpoints, one function each. A call overtakes the one of the same name before it. */

const inFlight = new Map();

/** An answer that is an error, as RFC 9457 describes it. */
export class Problem extends Error {
  /** @param {{status?: number, title?: string, detail?: string, position?: number, suggestion?: string}} body */
  constructor(body) {
    super(body.detail || body.title || 'The search could not be run.');
    this.status = body.status ?? 0;
    this.title = body.title ?? '';
    this.position = body.position ?? null;
    this.suggestion = body.suggestion ?? null;
  }
}

/** Whether a call failed only because a later one took its place. */
export function overtaken(error) {
  return error.name === 'AbortError';
}

/** @param {URLSearchParams} params */
export function search(params) {
  return get('search', 'search', params);
}

/** The next page of a search; its own name, so that it does not cancel the search. */
export function searchMore(params) {
  return get('more', 'search', params);
}

/** The histogram of a search whatever its dates are, to brush them in. */
export function histogram(params) {
  return get('histogram', 'search', params);
}

export function suggest(q) {
  return get('suggest', 'suggest', new URLSearchParams({ q }));
}

export function stats() {
  return get('stats', 'stats');
}

export function article(id, q) {
  return get('article', `articles/${encodeURIComponent(id)}`, q && new URLSearchParams({ q }));
}

export function similar(id) {
  return get('similar', `articles/${encodeURIComponent(id)}/similar`);
}

export function duplicates(id) {
  return get(`duplicates ${id}`, `articles/${encodeURIComponent(id)}/duplicates`);
}

export function compare(id, other) {
  const params = new URLSearchParams({ with: other });
  return get('compare', `articles/${encodeURIComponent(id)}/compare`, params);
}

/** The original file's bytes, where there are at most `maxBytes` of them. */
export async function sourceBytes(id, maxBytes) {
  const response = await reached(fetch(sourceUrl(id)));
  if (!response.ok) throw new Problem({ status: response.status, ...(await bodyOf(response)) });
  const parts = [];
  let length = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    parts.push(value);
    length += value.length;
    if (length > maxBytes) {
      reader.cancel();
      throw new Problem({ title: 'It is too large to be shown in the page.' });
    }
  }
}

/** Where the original file of an article is. */
export function sourceUrl(id) {
  return `/api/articles/${encodeURIComponent(id)}/source`;
}

/** Where the whole of a search, or the articles of some ids, can be downloaded as `format`. */
export function exportUrl(params, format) {
  return `/api/export?${new URLSearchParams([...params, ['format', format]])}`;
}

/** Ends a call whose answer is no longer wanted. */
export function cancel(name) {
  inFlight.get(name)?.abort();
  inFlight.delete(name);
}

async function get(name, path, params) {
  cancel(name);
  const controller = new AbortController();
  inFlight.set(name, controller);
  const query = params?.toString();
  const url = `/api/${path}${query ? `?${query}` : ''}`;
  try {
    const response = await reached(fetch(url, { signal: controller.signal }));
    if (!response.ok) throw new Problem({ status: response.status, ...(await bodyOf(response)) });
    return await response.json();
  } finally {
    if (inFlight.get(name) === controller) inFlight.delete(name);
  }
}

/** What a failure says about itself; nothing where that is not JSON. */
async function bodyOf(response) {
  try {
    return await response.json();
  } catch (error) {
    if (overtaken(error)) throw error;
    return {};
  }
}

/** A request's answer; where none came, a problem that says so in the reader's words. */
async function reached(request) {
  try {
    return await request;
  } catch (error) {
    if (overtaken(error)) throw error;
    throw new Problem({ title: 'Cuttings does not answer. Is the server still running?' });
  }
}
