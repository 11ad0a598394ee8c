package cuttings.format;

import org.jsoup.parser.Parser;

/** Text as it may stand in a block. */
final class BlockText {
  private BlockText() {}

  /** Text in one line. Entities are undone: feeds and agencies escape twice. */
  static String line(String text) {
    String once = text.indexOf('&') >= 0 ? Parser.unescapeEntities(text, false) : text;
    StringBuilder line = new StringBuilder(once.length());
    for (int i = 0; i < once.length(); i++) {
      char c = once.charAt(i);
      if (c <= ' ' || c == '\u00A0' || c == '\u2028' || c == '\u2029') {
        if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
          line.append(' ');
        }
      } else if (c != '\u200B' && c != '\u00AD' && c != '\uFEFF') {
        line.append(isHalf(once, i) ? '\uFFFD' : c);
      }
    }
    return line.toString().strip();
  }

  /** Text as it is, but for half characters. */
  static String whole(String text) {
    StringBuilder whole = null;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && isHalf(text, i)) {
        whole = whole == null ? new StringBuilder(text) : whole;
        whole.setCharAt(i, '\uFFFD');
      }
    }
    return whole == null ? text : whole.toString();
  }

  /** The beginning of a text, of so many UTF-16 units at most and without half a character. */
  static String beginning(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    String cut = text.substring(0, most);
    return isHalf(cut, most - 1) ? cut.substring(0, most - 1) : cut;
  }

  /** Whether half a character stands there, which UTF-8 cannot write. */
  private static boolean isHalf(String text, int at) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : Character.isLowSurrogate(c)
            && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
