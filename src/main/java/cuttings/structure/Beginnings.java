package cuttings.structure;

import cuttings.article.Kind;
import cuttings.structure.LineSigns.Seen;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Where stories begin, by what is likely of each line and by what only the lines around it say
 * together: a story has a paragraph, its head is the lines above its first, and where no byline
 * stands there, it does not go on with the words and names of what stands above. The time is
 * linear.
 */
final class Beginnings {
  /** The lines of a head, at most. */
  private static final int HEAD = 8;

  /** Lines from a beginning on that are compared with those above it. */
  private static final int BELOW = 12;

  /** Lines above a beginning that it is compared with; no more than are looked at. */
  private static final int ABOVE = LineLabeller.MARGIN;

  /** How far below the first line of a story its byline stands. */
  private static final int BYLINE_LINES = 2;

  /** A line that is less likely to begin a story is in no head. */
  private static final double LEAST = 0.02;

  /** The first line of a head that has so much of its likelihood is where the story begins. */
  private static final double FIRST = 0.25;

  /** A head is not surer than so, before it is compared. */
  private static final double SUREST = 0.9999;

  /** What speaks for a beginning that shares nothing with what is above it, as a logarithm. */
  private static final double NEW = 1;

  /** What speaks against one whose words, or names, were all met above. */
  private static final double WORDS_MET = 10;

  private static final double NAMES_MET = 6;

  /**
   * No likeness outweighs more: a page may hold reports that are much alike, or two of one event.
   */
  private static final double MOST_MET = 1.5;

  private final Seen[] lines;

  /** How likely each line is to begin a story, and to be a paragraph that begins none. */
  private final double[] begins;

  private final double[] paragraph;

  /** Each word and name of the lines above, and the last line that has it. */
  private final LastLines words;

  private final LastLines names;

  private int met;

  /**
   * @param states how likely each state is, by line: two for each kind
   */
  Beginnings(Seen[] lines, double[][] states) {
    this.lines = lines;
    begins = new double[lines.length];
    paragraph = new double[lines.length];
    int of = 2 * Kind.PARAGRAPH.ordinal();
    for (int i = 0; i < lines.length; i++) {
      for (int state = 1; state < states[i].length; state += 2) {
        begins[i] += states[i][state];
      }
      paragraph[i] = states[i][of];
    }
    words = new LastLines(Signs.total(lines, Seen::content));
    names = new LastLines(Signs.total(lines, Seen::names));
  }

  /** Marks the lines where stories begin; the first always does. */
  boolean[] find() {
    boolean[] found = new boolean[lines.length];
    int last = 0;
    for (int i = 1; i < lines.length; i++) {
      if (!mayBegin(i)) {
        continue;
      }
      int end = i;
      double sum = 0;
      while (end < lines.length
          && end < i + HEAD
          && !isParagraph(end)
          && !(end > i + 1
              && begins[end] > 0.5
              && isSigned(i, end)
              && isSigned(end, lines.length))) {
        sum += begins[end++];
      }
      int first = i;
      for (double part = begins[i]; part < FIRST * sum; part += begins[first]) {
        first++;
      }
      boolean signed = isSigned(first, end);
      boolean parted =
          (end < lines.length || signed)
              && (hasParagraph(Math.max(last, first - ABOVE), first)
                  || (signed && isSigned(last, first)));
      if (parted && weight(sum, last, first, end) > 0) {
        found[first] = true;
        last = first;
      }
      i = end - 1;
    }
    if (found.length > 0) {
      found[0] = true;
    }
    return found;
  }

  private boolean mayBegin(int line) {
    return begins[line] >= LEAST && !isParagraph(line);
  }

  private boolean isParagraph(int line) {
    return paragraph[line] > 0.5;
  }

  private boolean hasParagraph(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += paragraph[i];
    }
    return sum >= 0.5;
  }

  /** What speaks for a beginning, less what speaks against it. */
  private double weight(double likely, int last, int first, int end) {
    for (; met < first; met++) {
      put(words, lines[met].content(), met);
      put(names, lines[met].names(), met);
    }
    int from = Math.max(last, first - ABOVE);
    double like =
        WORDS_MET * shareMet(Seen::content, words, from, first)
            + NAMES_MET * shareMet(Seen::names, names, from, first);
    double sure = Math.min(likely, SUREST);
    double weight = StrictMath.log(sure / (1 - sure)) + NEW;
    return isSigned(first, end) ? weight : weight - Math.min(NEW + MOST_MET, like);
  }

  /** Whether a byline stands close below: no likeness counts, two write of one event. */
  private boolean isSigned(int first, int end) {
    for (int i = first + 1; i < end && i <= first + BYLINE_LINES; i++) {
      if (Signs.is(lines[i].signs(), Sign.BYLINE, Sign.BylineForm.BY_NAME)) {
        return true;
      }
    }
    for (int i = first + 1; i + 1 < end && i < first + HEAD; i++) {
      if ((isDated(i) && isNamed(i + 1)) || (isNamed(i) && isDated(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private boolean isNamed(int line) {
    return !Signs.is(lines[line].signs(), Sign.BYLINE, Sign.BylineForm.NONE);
  }

  private boolean isDated(int line) {
    return Signs.is(lines[line].signs(), Sign.DATE, Sign.Date.MARKED);
  }

  private static void put(LastLines met, int[] hashes, int line) {
    for (int hash : hashes) {
      met.put(hash | 1, line);
    }
  }

  /** How many of the words below a beginning stand above it, since another line. */
  private double shareMet(Function<Seen, int[]> hashes, LastLines above, int from, int first) {
    int[] below =
        IntStream.range(first, Math.min(lines.length, first + BELOW))
            .flatMap(i -> IntStream.of(hashes.apply(lines[i])))
            .map(hash -> hash | 1)
            .distinct()
            .toArray();
    long found = IntStream.of(below).filter(hash -> above.get(hash) >= from).count();
    return below.length == 0 ? 0 : (double) found / below.length;
  }
}
