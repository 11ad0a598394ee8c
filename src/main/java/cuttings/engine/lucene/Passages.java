package cuttings.engine.lucene;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.engine.Match;
import cuttings.engine.Passage;
import cuttings.engine.lucene.Marks.Mark;
import java.util.ArrayList;
import java.util.Comparator;
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
   * then the weightier kind, then the earlier. Where nothing is marked, how the article begins.
   *
   * @param marks for each block, as {@link Marks#of} gives them
   * @param limit at most so many
   */
  static List<Passage> best(StoredArticle stored, List<List<Mark>> marks, int limit) {
    Article article = stored.article();
    record Candidate(int block, int words) {}
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      if (!marks.get(i).isEmpty()) {
        candidates.add(new Candidate(i, words(marks.get(i))));
      }
    }
    if (candidates.isEmpty()) {
      return limit == 0 ? List.of() : opening(stored);
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
  private static List<Passage> opening(StoredArticle stored) {
    List<Block> blocks = stored.article().blocks();
    int first = -1;
    for (int i = 0; i < blocks.size() && first < 0; i++) {
      Kind kind = blocks.get(i).kind();
      if (kind == Kind.STANDFIRST || kind == Kind.PARAGRAPH) {
        first = i;
      }
    }
    return first < 0 ? List.of() : List.of(passage(stored, first, List.of()));
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

  /** The sentence with the most different words; the first of equals. */
  private static int bestSentence(int[] ends, List<Mark> marks) {
    int best = 0;
    int most = 0;
    int at = 0;
    for (int sentence = 0; sentence < ends.length; sentence++) {
      Set<Object> words = new HashSet<>();
      while (at < marks.size() && marks.get(at).start() < ends[sentence]) {
        words.add(marks.get(at).word());
        at++;
      }
      if (words.size() > most) {
        most = words.size();
        best = sentence;
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
    int start = Math.max(from, centre - MAX_CHARS / 3);
    if (start > from) {
      int space = text.indexOf(' ', start);
      start = space >= 0 && space < centre ? space + 1 : centre;
    }
    int end = Math.min(to, start + MAX_CHARS);
    if (end < to) {
      int space = text.lastIndexOf(' ', end);
      end = space > centre ? space : end;
      if (Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
    }
    return trimmed(text, start, end);
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
