package cuttings.structure;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a text.
 *
 * @param number 1-based; blank lines count
 * @param text without its line end
 */
public record Line(int number, String text) {

  /** The lines of a text, which end at LF, CRLF or CR; a text that ends with one has no more. */
  public static List<Line> split(String text) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(new Line(lines.size() + 1, text.substring(start, i)));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    if (start < text.length()) {
      lines.add(new Line(lines.size() + 1, text.substring(start)));
    }
    return lines;
  }

  /** How many lines {@link #split} would give. */
  public static int count(String text) {
    int lines = 0;
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean second = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
      lines += (c == '\n' || c == '\r') && !second ? 1 : 0;
      open = c != '\n' && c != '\r';
    }
    return lines + (open ? 1 : 0);
  }

  /** Whether nothing in it can be seen: white space of any script, marks that take no space. */
  public boolean isBlank() {
    return isBlank(text);
  }

  static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isBlank(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** White space, and the spaces that {@link Character#isWhitespace} leaves out. */
  static boolean isBlank(char c) {
    if (c < 0x7f) {
      return c <= ' ';
    }
    boolean marks = c == '\u200b' || c == '\ufeff';
    return c <= 0xa0 || marks || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /**
   * Whether a text ends as sentences do: with a stop, a question or an exclamation mark, inside
   * quotation marks and brackets too.
   *
   * @param text without blanks at its end
   */
  public static boolean endsSentence(String text) {
    int end = text.length();
    while (end > 0 && isClosing(text.charAt(end - 1))) {
      end--;
    }
    return end > 0 && ".!?…。！？".indexOf(text.charAt(end - 1)) >= 0;
  }

  /** A mark that closes a quotation or a bracket. */
  static boolean isClosing(char c) {
    return "\"'”’)»]」』".indexOf(c) >= 0;
  }

  /** The text without blanks at its ends. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
