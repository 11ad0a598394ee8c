package cuttings.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Joins the lines of paragraphs that were broken at a column.
 *
 * <p>A text is taken for hard-wrapped only where its line lengths say so: almost no line is longer
 * than a column, and wherever a line goes on in the next, the next one's first word would not have
 * fitted. Text with a paragraph a line never looks like that.
 */
final class HardWrap {
  /** Longest column that people and programs wrap text at, in UTF-16 units. */
  static final int MAX_COLUMN = 120;

  /** Narrowest column taken for wrapping: shorter lines are lists and verse. */
  static final int MIN_COLUMN = 24;

  /** Lines that may be longer than the column, as a share: addresses that cannot be broken. */
  private static final double LONGER = 0.03;

  /** The share of lines, of those with a line below, that must be full for a text to be wrapped. */
  private static final double FULL = 0.35;

  /** The share of full lines that must end amid a sentence. */
  private static final double OPEN = 0.6;

  /** How much of the column a line must fill for a sentence to go on below it. */
  private static final double AMID = 0.6;

  private HardWrap() {}

  /** The units of lines: each non-blank line is in one. Linear in the text's length. */
  static List<Unit> join(List<Line> lines) {
    int column = column(lines);
    List<Unit> units = new ArrayList<>();
    List<Line> open = new ArrayList<>();
    boolean blank = false;
    boolean openAfterBlank = false;
    for (Line line : lines) {
      if (line.isBlank()) {
        blank = true;
        continue;
      }
      boolean goesOn = column > 0 && !blank && !open.isEmpty() && goesOn(open, line, column);
      if (!goesOn) {
        close(units, open, openAfterBlank);
        openAfterBlank = blank;
      }
      open.add(line);
      blank = false;
    }
    close(units, open, openAfterBlank);
    return units;
  }

  /** The column that the text is wrapped at; 0 where it is not. */
  private static int column(List<Line> lines) {
    int[] lengths =
        lines.stream().filter(line -> !line.isBlank()).mapToInt(HardWrap::length).toArray();
    if (lengths.length < 3) {
      return 0;
    }
    Arrays.sort(lengths);
    int column = lengths[lengths.length - 1 - (int) (lengths.length * LONGER)];
    if (column > MAX_COLUMN || column < MIN_COLUMN) {
      return 0;
    }
    int pairs = 0;
    int full = 0;
    int amid = 0;
    Line above = null;
    for (Line line : lines) {
      if (line.isBlank()) {
        above = null;
        continue;
      }
      if (above != null) {
        pairs++;
        if (isFull(above, line, column)) {
          full++;
          if (!endsSentence(above) || startsLower(line.text())) {
            amid++;
          }
        }
      }
      above = line;
    }
    return full >= 2 && full >= pairs * FULL && amid >= full * OPEN ? column : 0;
  }

  private static boolean goesOn(List<Line> open, Line line, int column) {
    Line above = open.getLast();
    // Lines that something was set aside between are not one paragraph's.
    if (line.number() != above.number() + 1) {
      return false;
    }
    // Some break early, so as not to leave a word alone: what goes on small goes on.
    boolean amid = isAmid(above, line) || isOpen(above.text(), open.size() > 1);
    if (amid && length(above) > column * AMID) {
      return true;
    }
    // An indented line begins a paragraph where the one above it is not indented as far.
    return isFull(above, line, column) && indent(line.text()) <= indent(above.text());
  }

  /** Whether a sentence is broken off above and goes on in small letters below. */
  private static boolean isAmid(Line above, Line below) {
    return startsLower(below.text()) && !endsSentence(above);
  }

  /**
   * Whether a line ends with a word that none ends with: "Picture:", and in a paragraph "the",
   * "of".
   */
  private static boolean isOpen(String line, boolean inParagraph) {
    String text = Line.strip(line);
    int end = text.length();
    if (text.endsWith(":")) {
      return isLastWord(text, end - 1, Lexicon.PHOTO);
    }
    return inParagraph
        && Character.isLowerCase(text.charAt(end - 1))
        && isLastWord(text, end, Lexicon.ARTICLE | Lexicon.DETERMINER | Lexicon.PREPOSITION);
  }

  private static boolean isLastWord(String text, int end, int wordClass) {
    char[] word = text.substring(text.lastIndexOf(' ', end - 1) + 1, end).toCharArray();
    int hash = Lexicon.hash(word, 0, word.length);
    return (Lexicon.ENGLISH.classes(hash, word, 0, word.length) & wordClass) != 0;
  }

  private static boolean endsSentence(Line line) {
    return Line.endsSentence(Line.strip(line.text()));
  }

  /** Whether the first word of the line below would have overrun the column. */
  private static boolean isFull(Line above, Line below, int column) {
    return length(above) + 1 + firstWord(below.text()) > column;
  }

  private static int firstWord(String text) {
    String stripped = Line.strip(text);
    int end = 0;
    while (end < stripped.length() && !Line.isBlank(stripped.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean startsLower(String text) {
    String stripped = Line.strip(text);
    return !stripped.isEmpty() && Character.isLowerCase(stripped.charAt(0));
  }

  private static int indent(String text) {
    int indent = 0;
    while (indent < text.length() && Line.isBlank(text.charAt(indent))) {
      indent++;
    }
    return indent;
  }

  /** Where the line ends, indentation counted. */
  private static int length(Line line) {
    int end = line.text().length();
    while (end > 0 && Line.isBlank(line.text().charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static void close(List<Unit> units, List<Line> open, boolean afterBlank) {
    if (!open.isEmpty()) {
      units.add(new Unit(joined(open), List.copyOf(open), afterBlank));
      open.clear();
    }
  }

  private static String joined(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      String stripped = Line.strip(line.text());
      if (!text.isEmpty() && !endsHyphenated(text)) {
        text.append(' ');
      }
      text.append(stripped);
    }
    return text.toString();
  }

  /** Whether a word is broken at its hyphen, which stays: "long-" above "range" is "long-range". */
  private static boolean endsHyphenated(CharSequence text) {
    int last = text.length() - 1;
    return last > 0 && text.charAt(last) == '-' && Character.isLetter(text.charAt(last - 1));
  }
}
