/** The largest table of words by words that is worth comparing; beyond it a text is one change. */
const MAX_CELLS = 1_000_000;

/**
 * The difference of two texts word by word, as ranges of each that the other does not have.
 *
 * @returns {{left: {start: number, end: number}[], right: {start: number, end: number}[]}}
 */
export function wordDiff(left, right) {
  const a = words(left);
  const b = words(right);
  if (a.length * b.length > MAX_CELLS) return { left: whole(left), right: whole(right) };
  const kept = longestCommon(a, b);
  return { left: gaps(a, kept.left), right: gaps(b, kept.right) };
}

function words(text) {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Indices of the words of a longest common subsequence. */
function longestCommon(a, b) {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i].text === b[j].text
          ? lengths[(i + 1) * width + j + 1] + 1
          : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  const left = new Set();
  const right = new Set();
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i].text === b[j].text) {
      left.add(i++);
      right.add(j++);
    } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
      i++;
    } else {
      j++;
    }
  }
  return { left, right };
}

/** The words that are not kept, neighbours as one range. */
function gaps(all, kept) {
  const ranges = [];
  all.forEach(({ start, end }, i) => {
    if (kept.has(i)) return;
    const before = ranges[ranges.length - 1];
    if (before && i > 0 && !kept.has(i - 1)) before.end = end;
    else ranges.push({ start, end });
  });
  return ranges;
}

function whole(text) {
  return text ? [{ start: 0, end: text.length }] : [];
}
