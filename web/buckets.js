/** The arithmetic of a histogram's intervals. Days are ISO 8601 strings, all in UTC. */

/** The last day of the interval that begins on `from`. */
export function lastDay(from, interval) {
  const date = new Date(`${from}T00:00:00Z`);
  switch (interval) {
    case 'decade':
      date.setUTCFullYear(date.getUTCFullYear() + 10);
      break;
    case 'year':
      date.setUTCFullYear(date.getUTCFullYear() + 1);
      break;
    case 'month':
      date.setUTCMonth(date.getUTCMonth() + 1);
      break;
    case 'week':
      date.setUTCDate(date.getUTCDate() + 7);
      break;
    default:
      date.setUTCDate(date.getUTCDate() + 1);
  }
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/**
 * The buckets that a range of days covers, as indices; null where the range is open on both sides.
 *
 * @returns {{first: number, last: number} | null}
 */
export function covered(buckets, from, to) {
  if (!from && !to) return null;
  const after = buckets.findIndex((bucket) => from && bucket.from > from);
  const first = !from ? 0 : after < 0 ? buckets.length - 1 : Math.max(0, after - 1);
  const beyond = buckets.findIndex((bucket) => to && bucket.from > to);
  const last = !to || beyond < 0 ? buckets.length - 1 : beyond - 1;
  return { first, last: Math.max(first, last) };
}
