package cuttings.structure;

import java.util.Arrays;

/**
 * The words of one line, as arrays that are filled again for the next line. Words are runs of
 * letters and digits, with apostrophes, hyphens and full stops between them.
 */
final class LineWords {
  /** Words beyond these are not looked at. */
  static final int MAX = 160;

  final Lexicon lexicon;
  final int[] start = new int[MAX];
  final int[] end = new int[MAX];
  final int[] classes = new int[MAX];
  final int[] hash = new int[MAX];
  String text = "";

  /** The line's characters; what is beyond its length is of an earlier one. */
  private char[] chars = new char[0];

  int count;

  LineWords(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  void read(String line) {
    text = line;
    count = 0;
    int length = line.length();
    if (chars.length < length) {
      chars = new char[length];
    }
    line.getChars(0, length, chars, 0);
    int i = 0;
    while (i < length && count < MAX) {
      if (!isPart(chars[i])) {
        i++;
        continue;
      }
      int from = i;
      int hashed = Lexicon.HASH_START;
      boolean glued = false;
      while (i < length
          && (isPart(chars[i]) || (joins(chars[i]) && i + 1 < length && isPart(chars[i + 1])))) {
        hashed = Lexicon.hash(hashed, chars[i]);
        glued |= i >= from + 3 && (isDigit(chars[i]) || Character.isUpperCase(chars[i]));
        i++;
      }
      int to = glued ? unglued(from, i) : i;
      int whole = to == i ? Lexicon.mixed(hashed) : Lexicon.hash(chars, from, to);
      int stem = stem(from, to);
      i = to;
      start[count] = from;
      end[count] = to;
      classes[count] = lexicon.classes(whole, chars, from, to);
      hash[count] = stem == to ? whole : Lexicon.hash(chars, from, stem);
      count++;
    }
  }

  /**
   * Where a word ends that a page had on two lines: "HanlonNews Reporter", "Kinsella2 minutes ago".
   */
  private int unglued(int from, int to) {
    for (int i = from + 3; i < to; i++) {
      if (!Character.isLowerCase(chars[i - 1])) {
        continue;
      }
      if (isDigit(chars[i]) || (Character.isUpperCase(chars[i]) && isRole(i, to))) {
        return i;
      }
    }
    return to;
  }

  private boolean isRole(int from, int to) {
    return (lexicon.classes(Lexicon.hash(chars, from, to), chars, from, to) & Lexicon.ROLE) != 0;
  }

  /** Where a word ends without "'s". */
  private int stem(int from, int to) {
    boolean owns =
        to - from > 3 && chars[to - 1] == 's' && (chars[to - 2] == '\'' || chars[to - 2] == '’');
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
    return word >= 0 && word < count && Character.isUpperCase(chars[start[word]]);
  }

  boolean isNumber(int word) {
    return word >= 0 && word < count && isDigit(chars[start[word]]);
  }

  /** Digits only, and the signs between them. */
  boolean isFigures(int word) {
    for (int i = start[word]; i < end[word]; i++) {
      if (Character.isLetter(chars[i])) {
        return false;
      }
    }
    return true;
  }

  /** Letters only, all of them capitals, two or more. */
  boolean isUpper(int word) {
    if (word >= count || end[word] - start[word] < 2) {
      return false;
    }
    for (int i = start[word]; i < end[word]; i++) {
      if (Character.isLowerCase(chars[i]) || isDigit(chars[i])) {
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
      if ((chars[end[word] - ending.length() + i] | 32) != ending.charAt(i)) {
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
    return "LineWords" + Arrays.toString(Arrays.copyOf(start, count));
  }
}
