import { html } from 'lit';

/** Dates, numbers, names and places as a reader wants them. */

// By hand: the browser's own formats take longer to be made than all that is shown with them.
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

let languages = null; // made where a language is named

const KIND_NAMES = {
  headline: ['Headline', 'Headlines'],
  standfirst: ['Standfirst', 'Standfirsts'],
  subheading: ['Subheading', 'Subheadings'],
  byline: ['Byline', 'Bylines'],
  dateline: ['Dateline', 'Datelines'],
  caption: ['Caption', 'Captions'],
  paragraph: ['Paragraph', 'Paragraphs'],
};

/** `2024-09-11` as `11 September 2024`. */
export function longDate(iso) {
  const [year, month, day] = iso.split('-');
  return `${Number(day)} ${MONTHS[month - 1]} ${year}`;
}

/** First day of an interval as the interval's name: `11 September 2024`, `September 2024`, `1990s`. */
export function intervalName(iso, interval) {
  switch (interval) {
    case 'decade':
      return `${iso.slice(0, 4)}s`;
    case 'year':
      return iso.slice(0, 4);
    case 'month':
      return `${MONTHS[iso.slice(5, 7) - 1]} ${iso.slice(0, 4)}`;
    case 'week':
      return `week of ${longDate(iso)}`;
    default:
      return longDate(iso);
  }
}

/** `1234` as `1,234`. */
export function number(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 article`, `2 articles`. */
export function counted(value, one, many = `${one}s`) {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** `Caption`; with a count that is not one, `Captions`. */
export function kindName(kind, count = 1) {
  return (KIND_NAMES[kind] ?? [kind, kind])[count === 1 ? 0 : 1];
}

/** `de` as `German`; a code nobody knows stays what it is. */
export function languageName(code) {
  try {
    languages ??= new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });
    return code === 'und' ? 'Unknown language' : languages.of(code);
  } catch {
    return code;
  }
}

/** `Ann Lee`, `Ann Lee and Tom Ray`, `Ann Lee, Tom Ray and Kim Orr`. */
export function people(names) {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** Stands in a path between a container and what it holds: its lines are not the file's. */
const ENTRY = '!/';

/** Whether a source's lines are those of its file, so that they can be shown there. */
export function hasLines(source) {
  return Boolean(source.line) && !source.path.includes(ENTRY);
}

/** Where a source stands, with its line where it has lines: `gazette/ferry.txt:20`. */
export function place(source, line = source.line) {
  return line ? `${source.path}:${line}` : source.path;
}

/** A path or an address that may be broken after its parts, not within them; copied as it is. */
export function breakable(path) {
  return path.split(/(?<=[/_])/).map((part) => html`${part}<wbr />`);
}
