package cuttings.structure;

import java.util.Arrays;

/**
 * The words of one line, as arrays that are filled again for the next line. Words are runs of
 * letters and digits, with apostrophes, hyphens and full stops between them.
 */
final class Words {
  /** Words beyond these are not looked at. */
  static final int MAX = 160;

  final Lexicon lexicon;
  final int[] start = new int[MAX];
  final int[] end = new int[MAX];
  final int[] classes = new int[MAX];
  final int[] hash = new int[MAX];
  CharSequence text = "";
  int count;

  Words(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  void read(String line) {
    text = line;
    count = 0;
    int i = 0;
    int length = line.length();
    while (i < length && count < MAX) {
      if (!isPart(line.charAt(i))) {
        i++;
        continue;
      }
      int from = i++;
      while (i < length
          && (isPart(line.charAt(i))
              || (joins(line.charAt(i)) && i + 1 < length && isPart(line.charAt(i + 1))))) {
        i++;
      }
      i = unglued(line, from, i);
      start[count] = from;
      end[count] = i;
      classes[count] = lexicon.classes(line, from, i);
      hash[count] = Lexicon.hash(line, from, stem(line, from, i));
      count++;
    }
  }

  /**
   * Where a word ends that a page had on two lines: "HanlonNews Reporter", "Kinsella2 minutes ago".
   */
  private int unglued(String line, int from, int to) {
    for (int i = from + 3; i < to; i++) {
      if (!Character.isLowerCase(line.charAt(i - 1))) {
        continue;
      }
      char c = line.charAt(i);
      if (isDigit(c)
          || (Character.isUpperCase(c) && (lexicon.classes(line, i, to) & Lexicon.ROLE) != 0)) {
        return i;
      }
    }
    return to;
  }

  /** Where a word ends without "'s". */
  private static int stem(String line, int from, int to) {
    boolean owns =
        to - from > 3
            && line.charAt(to - 1) == 's'
            && (line.charAt(to - 2) == '\'' || line.charAt(to - 2) == '’');
    return owns ? to - 2 : to;
  }

  boolean is(int word, int wordClass) {
    return word >= 0 && word < count && (classes[word] & wordClass) != 0;
  }

  boolean any(int wordClass) {
    for (int i = 0; i < count; i++) {
      if ((classes[i] & wordClass) != 0) {
        return true;
      }
    }
    return false;
  }

  int count(int wordClass) {
    int found = 0;
    for (int i = 0; i < count; i++) {
      if ((classes[i] & wordClass) != 0) {
        found++;
      }
    }
    return found;
  }

  boolean isCapital(int word) {
    return word >= 0 && word < count && Character.isUpperCase(text.charAt(start[word]));
  }

  boolean isNumber(int word) {
    return word >= 0 && word < count && isDigit(text.charAt(start[word]));
  }

  /** Letters only, all of them capitals, two or more. */
  boolean isUpper(int word) {
    if (word >= count || end[word] - start[word] < 2) {
      return false;
    }
    for (int i = start[word]; i < end[word]; i++) {
      if (Character.isLowerCase(text.charAt(i)) || isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word ends so, and has two letters or more before it. */
  boolean endsWith(int word, String ending) {
    return end[word] - start[word] >= ending.length() + 2 && ends(word, ending);
  }

  boolean equal(int word, String text) {
    return end[word] - start[word] == text.length() && ends(word, text);
  }

  /** Whether a word ends so; case is ignored. */
  boolean ends(int word, String ending) {
    if (end[word] - start[word] < ending.length()) {
      return false;
    }
    for (int i = 0; i < ending.length(); i++) {
      if ((text.charAt(end[word] - ending.length() + i) | 32) != ending.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The character after a word; a blank at the line's end. */
  char after(int word) {
    return end[word] < text.length() ? text.charAt(end[word]) : ' ';
  }

  char before(int word) {
    return start[word] > 0 ? text.charAt(start[word] - 1) : ' ';
  }

  private static boolean joins(char c) {
    return c == '\'' || c == '’' || c == '-' || c == '.';
  }

  private static boolean isPart(char c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return Character.isLetterOrDigit(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public String toString() {
    return "Words" + Arrays.toString(Arrays.copyOf(start, count));
  }
}
