package cuttings.query;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;

/**
 * A query's characters with the backslashes taken out: which were escaped, where each stood, and
 * which brackets and quotation marks belong together. Pairs are found once, ahead of the parser, so
 * that an unclosed mark is known for what it is when the parser meets it.
 */
final class Typed {

  /** Every mark that opens or closes a quotation. */
  private static final String QUOTES = "\"“”„‟«»＂";

  /**
   * For each of {@link #QUOTES}, what closes it when it has opened: German, French, Swedish too.
   */
  private static final String[] CLOSERS = {"\"", "”", "”", "“”", "”", "»", "«»", "＂"};

  private static final String APOSTROPHES = "'‘’";

  private final char[] chars;
  private final BitSet escaped = new BitSet();

  /** Offset of each character in what was typed; of an escaped one, that of its backslash. */
  private final int[] offsets;

  /** For an opening mark that is closed, the index of what closes it; otherwise -1. */
  private final int[] closes;

  private final int length;

  /** The first quotation mark and the first bracket that nothing closes or opens; -1 where none. */
  private int strayQuote = -1;

  private int strayBracket = -1;

  Typed(String typed) {
    chars = new char[typed.length()];
    offsets = new int[typed.length() + 1];
    int n = 0;
    for (int i = 0; i < typed.length(); i++) {
      offsets[n] = i;
      if (typed.charAt(i) == '\\') {
        escaped.set(n);
        // At the very end it escapes nothing and stands for itself.
        i = Math.min(i + 1, typed.length() - 1);
      }
      chars[n++] = typed.charAt(i);
    }
    length = n;
    offsets[n] = typed.length();
    closes = new int[n];
    Arrays.fill(closes, -1);
    pair(0, n, false);
  }

  int strayQuote() {
    return strayQuote;
  }

  int strayBracket() {
    return strayBracket;
  }

  int length() {
    return length;
  }

  /** Where character {@code i} stood in what was typed. */
  int offset(int i) {
    return offsets[i];
  }

  boolean is(int i, char c) {
    return i < length && chars[i] == c && !escaped.get(i);
  }

  char charAt(int i) {
    return chars[i];
  }

  boolean isEscaped(int i) {
    return escaped.get(i);
  }

  boolean isSpace(int i) {
    return isSpace(chars[i]) && !escaped.get(i);
  }

  /** A bracket or a double quotation mark, in a pair or not. */
  boolean isMark(int i) {
    char c = chars[i];
    return (c == '(' || c == ')' || isQuote(c)) && !escaped.get(i);
  }

  /** Where the pair that opens at {@code i} closes; -1 where none does. */
  int close(int i) {
    return closes[i];
  }

  String text(int start, int end) {
    return new String(chars, start, end - start);
  }

  int codePoint(int i) {
    return Character.codePointAt(chars, i, length);
  }

  static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  static boolean isApostrophe(char c) {
    return APOSTROPHES.indexOf(c) >= 0;
  }

  /** What parts words: any white space, controls (NUL too), a byte order mark. */
  static boolean isSpace(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || c == '\u200B'
        || c == '\uFEFF';
  }

  /** Whether an analyser can make a token of it: letters, digits, marks, emoji; no punctuation. */
  static boolean isSearchable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL ->
          false;
      default -> true;
    };
  }

  /**
   * Pairs the marks from {@code from} to {@code to}. Quotation marks win over brackets: a bracket
   * within a quotation pairs only there. Within a quotation, others and apostrophes quote one level
   * deeper; deeper still they are text.
   */
  private void pair(int from, int to, boolean quoted) {
    int[] last = lastQuotes(from, to);
    int lastApostrophe = quoted ? lastClosingApostrophe(from, to) : -1;
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = from; i < to; i++) {
      if (escaped.get(i)) {
        continue;
      }
      char c = chars[i];
      if (c == '(') {
        open.push(i);
      } else if (c == ')') {
        if (!open.isEmpty()) {
          closes[open.pop()] = i;
        } else if (!quoted && strayBracket < 0) {
          strayBracket = i;
        }
      } else if (isQuote(c)) {
        int close = closingQuote(i, last);
        if (close > 0) {
          closes[i] = close;
          if (!quoted) {
            pair(i + 1, close, true);
          }
          i = close;
        } else if (!quoted && strayQuote < 0) {
          strayQuote = i;
        }
      } else if (isApostrophe(c) && lastApostrophe > i + 1 && opensWord(i, from)) {
        int close = i + 2;
        while (!closesWord(close, to)) {
          close++;
        }
        closes[i] = close;
        i = close;
      }
    }
    if (!quoted && !open.isEmpty()) {
      int first = open.getLast();
      strayBracket = strayBracket < 0 ? first : Math.min(first, strayBracket);
    }
  }

  private int[] lastQuotes(int from, int to) {
    int[] last = new int[QUOTES.length()];
    Arrays.fill(last, -1);
    for (int i = from; i < to; i++) {
      int mark = QUOTES.indexOf(chars[i]);
      if (mark >= 0 && !escaped.get(i)) {
        last[mark] = i;
      }
    }
    return last;
  }

  private int lastClosingApostrophe(int from, int to) {
    int i = to - 1;
    while (i >= from && !closesWord(i, to)) {
      i--;
    }
    return i;
  }

  /** The mark that closes the one at {@code open}: its own, or else any; -1 where none follows. */
  private int closingQuote(int open, int[] last) {
    String own = CLOSERS[QUOTES.indexOf(chars[open])];
    String closers = own.chars().anyMatch(c -> last[QUOTES.indexOf(c)] > open) ? own : QUOTES;
    if (Arrays.stream(last).noneMatch(i -> i > open)) {
      return -1;
    }
    int i = open + 1;
    while (escaped.get(i) || closers.indexOf(chars[i]) < 0) {
      i++;
    }
    return i;
  }

  private boolean opensWord(int i, int from) {
    return (i == from || isSpace(i - 1) || is(i - 1, '(')) && !isSpace(i + 1);
  }

  private boolean closesWord(int i, int to) {
    return isApostrophe(chars[i])
        && !escaped.get(i)
        && (i + 1 == to || !Character.isLetterOrDigit(chars[i + 1]));
  }
}
