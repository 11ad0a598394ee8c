/**
 * The query language by example. One list for the syntax popover and the first page.
 *
 * @type {{title: string, examples: {q: string, meaning: string}[]}[]}
 */
export const SYNTAX = [
  {
    title: 'Words',
    examples: [
      { q: 'harbour council', meaning: 'both words, in any form' },
      { q: 'harbour OR ferry', meaning: 'one of them is enough' },
      { q: 'harbour -council', meaning: 'without the second' },
      { q: '"harbour wall"', meaning: 'exactly these words in this order' },
      { q: '"harbour council"~5', meaning: 'within five words of each other' },
      { q: 'harbo*', meaning: 'any ending; ? stands for one letter' },
      { q: 'harbuor~1', meaning: 'one letter may be wrong' },
    ],
  },
  {
    title: 'Parts of an article',
    examples: [
      { q: 'caption:harbour', meaning: 'in a caption' },
      { q: 'headline:(ferry OR bridge)', meaning: 'in a headline' },
      { q: 'lead:council', meaning: 'in headline, standfirst or first paragraph' },
      { q: 'council -caption:council', meaning: 'but not in a caption' },
      { q: 'same:(harbour council)', meaning: 'both in one paragraph or caption' },
      { q: 'sentence:(harbour vote)', meaning: 'both in one sentence' },
      { q: 'atleast3:(council)', meaning: 'at least three mentions' },
    ],
  },
  {
    title: 'Who, when, where',
    examples: [
      { q: 'author:"Nell Garrity"', meaning: 'written by' },
      { q: 'date:2024-09', meaning: 'published in a month, year or day' },
      { q: 'date:[2024-01-01 TO 2024-06-30]', meaning: 'between two days' },
      { q: 'source:the-courant', meaning: 'from a folder or file' },
    ],
  },
];
