package cuttings.engine.lucene;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.engine.Match;
import cuttings.engine.Passage;
import cuttings.engine.lucene.Marks.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The passages a hit shows: the best sentences of the blocks that match. */
final class Passages {
  private Passages() {}

  /** A block up to so many UTF-16 units is shown whole; of a longer one, whole sentences. */
  static final int MAX_CHARS = 320;

  /**
   * The best passages of an article, best first: those with the most different words of the query,
   * then the weightier kind, then the earlier. Where nothing is marked, how the article begins, or
   * its first blocks of the kinds asked for.
   *
   * @param marks for each block, as {@link Marks#of} gives them
   * @param in the kinds that the search is limited to; empty where it is not
   * @param limit at most so many
   */
  static List<Passage> best(StoredArticle stored, List<List<Mark>> marks, Set<Kind> in, int limit) {
    Article article = stored.article();
    record Candidate(int block, int words) {}
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      if (!marks.get(i).isEmpty()) {
        candidates.add(new Candidate(i, words(marks.get(i))));
      }
    }
    if (candidates.isEmpty()) {
      return in.isEmpty() ? opening(stored, limit) : first(stored, in, limit);
    }
    candidates.sort(
        Comparator.comparingInt(Candidate::words)
            .thenComparingInt(each -> Ranking.weight(article.blocks().get(each.block).kind()))
            .reversed()
            .thenComparingInt(Candidate::block));
    List<Passage> passages = new ArrayList<>();
    Set<Integer> told = new HashSet<>();
    for (Candidate candidate : candidates) {
      if (passages.size() == limit) {
        break;
      }
      // A caption that repeats a paragraph is the same words twice: one of them is enough.
      Integer repeats = article.blocks().get(candidate.block).repeats();
      if (told.add(repeats == null ? candidate.block : repeats)) {
        passages.add(passage(stored, candidate.block, marks.get(candidate.block)));
      }
    }
    return passages;
  }

  private static int words(List<Mark> marks) {
    return (int) marks.stream().map(Mark::word).distinct().count();
  }

  /** How an article begins that was found by no word: its standfirst or first paragraph. */
  private static List<Passage> opening(StoredArticle stored, int limit) {
    return first(stored, EnumSet.of(Kind.STANDFIRST, Kind.PARAGRAPH), Math.min(limit, 1));
  }

  private static List<Passage> first(StoredArticle stored, Set<Kind> kinds, int limit) {
    List<Block> blocks = stored.article().blocks();
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < blocks.size() && passages.size() < limit; i++) {
      if (kinds.contains(blocks.get(i).kind())) {
        passages.add(passage(stored, i, List.of()));
      }
    }
    return passages;
  }

  private static Passage passage(StoredArticle stored, int place, List<Mark> marks) {
    Block block = stored.article().blocks().get(place);
    Stretch stretch = stretch(block.text(), stored.sentenceEnds()[place], marks);
    List<Match> matches = new ArrayList<>();
    for (Match match : Marks.joined(marks, block.text())) {
      int start = Math.max(match.start(), stretch.start) - stretch.start;
      int end = Math.min(match.end(), stretch.end) - stretch.start;
      if (start < end) {
        matches.add(new Match(start, end));
      }
    }
    return new Passage(
        block.kind(),
        place,
        block.line(),
        block.text().substring(stretch.start, stretch.end),
        matches);
  }

  /** A range of a block's text: start inclusive, end exclusive. */
  private record Stretch(int start, int end) {}

  private static Stretch stretch(String text, int[] ends, List<Mark> marks) {
    if (text.length() <= MAX_CHARS) {
      return trimmed(text, 0, text.length());
    }
    int best = bestSentence(ends, marks);
    int from = best;
    int to = best;
    // The sentences after it say more than those before.
    while (to + 1 < ends.length && ends[to + 1] - start(ends, from) <= MAX_CHARS) {
      to++;
    }
    while (from > 0 && ends[to] - start(ends, from - 1) <= MAX_CHARS) {
      from--;
    }
    if (ends[to] - start(ends, from) <= 2 * MAX_CHARS) {
      return trimmed(text, start(ends, from), ends[to]);
    }
    return cut(text, start(ends, best), ends[best], marks);
  }

  /** The sentence from which on, as far as is shown, the most different words stand. */
  private static int bestSentence(int[] ends, List<Mark> marks) {
    int best = 0;
    int most = 0;
    int first = 0;
    for (int from = 0; from < ends.length && first < marks.size(); from++) {
      int shown = Math.max(ends[from], start(ends, from) + MAX_CHARS);
      Set<Object> words = new HashSet<>();
      for (int i = first; i < marks.size() && marks.get(i).start() < shown; i++) {
        words.add(marks.get(i).word());
      }
      boolean begins = marks.get(first).start() < ends[from];
      if (begins && words.size() > most) {
        most = words.size();
        best = from;
      }
      while (first < marks.size() && marks.get(first).start() < ends[from]) {
        first++;
      }
    }
    return best;
  }

  /** Of a sentence too long to show, what surrounds its first mark, cut between words. */
  private static Stretch cut(String text, int from, int to, List<Mark> marks) {
    int centre = from;
    for (Mark mark : marks) {
      if (mark.start() >= from && mark.start() < to) {
        centre = mark.start();
        break;
      }
    }
    BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
    words.setText(text);
    int start = Math.max(from, centre - MAX_CHARS / 3);
    if (start > from) {
      start = words.isBoundary(start) ? start : words.following(start);
      while (start < centre && !Character.isLetterOrDigit(text.codePointAt(start))) {
        start = words.following(start);
      }
      start = Math.min(start, centre);
    }
    int end = Math.min(to, start + MAX_CHARS);
    if (end < to) {
      int word = words.isBoundary(end) ? end : words.preceding(end);
      end = word > centre ? word : withinWord(text, end);
    }
    return trimmed(text, start, end);
  }

  /** In a word too long to show: between two of its characters as a reader sees them. */
  private static int withinWord(String text, int end) {
    BreakIterator characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
    characters.setText(text);
    return characters.isBoundary(end) ? end : characters.preceding(end);
  }

  private static Stretch trimmed(String text, int start, int end) {
    int first = start;
    int last = end;
    while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    while (first < last && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    return new Stretch(first, last);
  }

  private static int start(int[] ends, int sentence) {
    return sentence == 0 ? 0 : ends[sentence - 1];
  }
}
