package cuttings.format;

import java.util.HashMap;
import java.util.Map;

/** Texts compared by their words alone. */
final class Words {
  private Words() {}

  /** Lower-case words between single spaces, with one before and one after. */
  static String join(String text) {
    StringBuilder joined = new StringBuilder(text.length() + 2).append(' ');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        joined.append(Character.toLowerCase(c));
      } else if (c != '\'' && c != '’' && joined.charAt(joined.length() - 1) != ' ') {
        joined.append(' ');
      }
    }
    if (joined.charAt(joined.length() - 1) != ' ') {
      joined.append(' ');
    }
    return joined.length() == 1 ? "" : joined.toString();
  }

  /** Share of the words two texts have in common, 0 to 1 (F1 over words as often as they stand). */
  static double overlap(String one, String other) {
    Map<String, Integer> counts = new HashMap<>();
    int oneWords = 0;
    for (String word : join(one).strip().split(" ", -1)) {
      counts.merge(word, 1, Integer::sum);
      oneWords++;
    }
    int common = 0;
    int otherWords = 0;
    for (String word : join(other).strip().split(" ", -1)) {
      otherWords++;
      if (counts.merge(word, -1, Integer::sum) >= 0) {
        common++;
      }
    }
    return 2.0 * common / (oneWords + otherWords);
  }
}
