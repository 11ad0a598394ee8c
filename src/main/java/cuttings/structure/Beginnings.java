package cuttings.structure;

import cuttings.article.Kind;
import cuttings.structure.LineSigns.Seen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Where stories begin, by what is likely of each line and by what only the lines around it say
 * together: a story has a paragraph, its head is the lines above its first, and where no byline
 * stands there, it does not go on with the words and names of what stands above. The time is
 * linear.
 */
final class Beginnings {
  /** The lines of a head, at most. */
  static final int HEAD = 8;

  /** Lines from a beginning on that are compared with those above it. */
  static final int BELOW = 12;

  /** Lines above a beginning that it is compared with; no more than are looked at. */
  static final int ABOVE = LineLabeller.MARGIN;

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

  /** What speaks for one that stands above a byline as headlines do. */
  private static final double OPENS = 2;

  /** What speaks against one whose words, or names, were all met above. */
  private static final double WORDS_MET = 10;

  private static final double NAMES_MET = 6;

  /**
   * No likeness outweighs more: a page may hold reports that are much alike, or two of one event.
   */
  private static final double MOST_MET = 1.5;

  /**
   * The lines at a beginning, and what decided.
   *
   * @param first its first line
   * @param above pictures of the story that stand above it, in lines
   * @param surest the one of them that is likeliest to begin a story
   * @param count how many there are
   * @param likely how likely it is that a story begins at one of them, more than 0 to {@link
   *     #SUREST}
   * @param wordsMet the share of the words from there on that stand above
   * @param namesMet the share of the names
   * @param signed whether a byline stands close below, so that no likeness counts
   * @param opens whether its first line stands above that byline as headlines do
   */
  record Head(
      int first,
      int above,
      int surest,
      int count,
      double likely,
      double wordsMet,
      double namesMet,
      boolean signed,
      boolean opens) {

    /** Where the story begins, the pictures above its head among its lines. */
    int begin() {
      return first - above;
    }

    /** What speaks for a beginning, less what speaks against it. */
    double weight() {
      return odds() + novelty();
    }

    /** What its lines say, as a logarithm. */
    double odds() {
      return StrictMath.log(likely / (1 - likely));
    }

    /** What is said by whether it goes on with what is above. */
    double novelty() {
      double like = WORDS_MET * wordsMet + NAMES_MET * namesMet;
      if (opens) {
        return OPENS;
      }
      return signed ? NEW : NEW - Math.min(NEW + MOST_MET, like);
    }
  }

  private final Seen[] lines;
  private final byte[][] signs;

  /** Where stories begin whatever the lines say. */
  private final BitSet certain;

  /** How likely each line is to begin a story, and to be a paragraph that begins none. */
  private final double[] begins;

  private final double[] paragraph;

  /** Each word and name of the lines above, and the last line that has it. */
  private final LastLines words;

  private final LastLines names;

  private int met;

  private final List<Head> heads = new ArrayList<>();

  /**
   * @param signs of the lines, beside one another
   * @param states how likely each state is, by line: two for each kind
   * @param certain lines where a story begins for certain
   */
  Beginnings(Seen[] lines, byte[][] signs, double[][] states, BitSet certain) {
    this.lines = lines;
    this.signs = signs;
    this.certain = certain;
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
    look();
  }

  /** Marks the lines where stories begin; the first always does. */
  boolean[] find() {
    return marked(Head::begin);
  }

  /** Marks the lines where their heads do: below the pictures that stand above some. */
  boolean[] findHeads() {
    return marked(Head::first);
  }

  private boolean[] marked(ToIntFunction<Head> line) {
    boolean[] found = new boolean[lines.length];
    heads.forEach(head -> found[line.applyAsInt(head)] = true);
    certain.stream().forEach(i -> found[i] = true);
    if (found.length > 0) {
      found[0] = true;
    }
    return found;
  }

  /** What was found, but for the first line and those that are certain. */
  List<Head> heads() {
    return List.copyOf(heads);
  }

  private void look() {
    int last = 0;
    for (int i = 1; i < lines.length; i++) {
      if (certain.get(i)) {
        last = i;
        continue;
      }
      if (!mayBegin(i)) {
        continue;
      }
      int end = i;
      int surest = i;
      double sum = 0;
      while (end < lines.length && end < i + HEAD && !isParagraph(end) && !parts(i, end)) {
        surest = begins[end] > begins[surest] ? end : surest;
        sum += begins[end++];
      }
      int first = opening(i, end);
      boolean opens = first < end;
      if (!opens) {
        first = i;
        for (double part = begins[i]; part < FIRST * sum; part += begins[first]) {
          first++;
        }
      }
      boolean signed = isSigned(first, end);
      boolean parted =
          (end < lines.length || signed)
              && (hasParagraph(Math.max(last, first - ABOVE), first)
                  || (signed && isSigned(last, first)));
      if (parted) {
        Head head = head(last, first, surest, end, sum, opens && signed);
        if (head.weight() > 0) {
          heads.add(head);
          last = first;
        }
      }
      i = end - 1;
    }
  }

  /** Whether a head that begins at a line ends where another begins. */
  private boolean parts(int first, int line) {
    return certain.get(line)
        || (line > first + 1
            && begins[line] > 0.5
            && isSigned(first, line)
            && isSigned(line, lines.length));
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

  /** The first of some lines that stands where headlines do, above a byline; else their end. */
  private int opening(int from, int end) {
    for (int i = from; i < end; i++) {
      if (Signs.is(signs[i], Sign.OPENING, Sign.Opening.ABOVE_BYLINE)
          || Signs.is(signs[i], Sign.OPENING, Sign.Opening.SECOND_ABOVE_BYLINE)) {
        return i;
      }
    }
    return end;
  }

  private Head head(int last, int first, int surest, int end, double likely, boolean opens) {
    for (; met < first; met++) {
      put(words, lines[met].content(), met);
      put(names, lines[met].names(), met);
    }
    int from = Math.max(last, first - ABOVE);
    return new Head(
        first,
        picturesAbove(last, first),
        surest,
        end - first,
        Math.min(likely, SUREST),
        shareMet(Seen::content, words, from, first),
        shareMet(Seen::names, names, from, first),
        isSigned(first, end),
        opens);
  }

  /** Whether a byline stands close below: no likeness counts, two write of one event. */
  private boolean isSigned(int first, int end) {
    for (int i = first + 1; i < end && i <= first + BYLINE_LINES; i++) {
      if (Signs.is(signs[i], Sign.BYLINE, Sign.BylineForm.BY_NAME)) {
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
    return !Signs.is(signs[line], Sign.BYLINE, Sign.BylineForm.NONE);
  }

  private boolean isDated(int line) {
    return Signs.is(signs[line], Sign.DATE, Sign.Date.MARKED)
        || Signs.is(signs[line], Sign.DATE, Sign.Date.MARKED_LINE);
  }

  /**
   * How many lines above a beginning are pictures of its story: no whole sentences that are
   * paragraphs, and more of their words come again below than stand above.
   */
  private int picturesAbove(int last, int first) {
    int opens = first;
    while (opens - 1 > last + 1 && first - opens < HEAD && mayBePicture(opens - 1)) {
      int[] said = lines[opens - 1].content();
      long above = common(said, Math.max(last, first - ABOVE), opens - 1);
      if (common(said, first, first + BELOW) <= above) {
        break;
      }
      opens--;
    }
    return first - opens;
  }

  private boolean mayBePicture(int line) {
    return !isParagraph(line)
        || !Signs.is(signs[line], Sign.TELEGRAPHIC, Sign.Telegraphic.SENTENCE);
  }

  /** How many words stand in the lines from one to another. */
  private long common(int[] words, int from, int to) {
    int[] there =
        IntStream.range(from, Math.min(lines.length, to))
            .flatMap(i -> IntStream.of(lines[i].content()))
            .sorted()
            .toArray();
    return IntStream.of(words).distinct().filter(w -> Arrays.binarySearch(there, w) >= 0).count();
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
