import { html } from 'lit';

/** Parts of `text`, matches marked. Offsets are UTF-16 units, as slice() wants them. */
export function marked(text, matches = []) {
  const parts = [];
  let at = 0;
  for (const { start, end } of matches) {
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}
