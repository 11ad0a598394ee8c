import { longDate, people, place } from './words.js';

/** An article as a reference, to the line of a block where one is given. */
export function citation(article, line) {
  return citationParts(article, line).join(', ');
}

/** Who, what, when and where, as far as known. */
export function citationParts(article, line) {
  return [
    people(article.byline ?? []),
    article.headline ? `“${article.headline}”` : '',
    article.published ? longDate(article.published) : '',
    place(article.source, line ?? article.source.line),
  ].filter(Boolean);
}

/** A passage in quotation marks with where it stands. */
export function quotation(article, passage) {
  return `“${passage.text}”\n— ${citation(article, passage.line)}`;
}

/** Puts text on the clipboard; false where the browser does not let us. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text);
  }
}

// The clipboard's own interface is missing on pages that came over plain HTTP from another host.
function copyByHand(text) {
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('readonly', '');
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
