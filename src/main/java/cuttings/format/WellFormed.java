package cuttings.format;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.regex.Pattern;

/**
 * Takes out what no XML may hold and files do: control characters, white space at the start, an
 * ampersand that is written as itself.
 */
final class WellFormed extends FilterReader {
  /** Stands for an ampersand that opens no reference; a character that no text has. */
  static final char AMPERSAND = '\uFDD0';

  static final int MAX_REFERENCE_CHARS = 12;

  private static final Pattern REFERENCE = Pattern.compile("(?:#\\d+|#[xX]\\p{XDigit}+|\\w+);");

  private final PushbackReader ahead;
  private int pending = -1;

  WellFormed(Reader in) {
    super(new PushbackReader(in, MAX_REFERENCE_CHARS));
    this.ahead = (PushbackReader) super.in;
  }

  /** A text as it was written. */
  static String written(String text) {
    return text.replace(AMPERSAND, '&');
  }

  /** Passes over white space, which may not stand before a declaration; how many lines it was. */
  int skipBlank() throws IOException {
    int lines = 0;
    int c = in.read();
    while (c >= 0 && (c <= ' ' || c == '\uFEFF')) {
      lines += c == '\n' ? 1 : 0;
      c = in.read();
    }
    pending = c;
    return lines;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] chars, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count;
    if (pending >= 0) {
      chars[offset] = (char) pending;
      pending = -1;
      count = 1;
    } else {
      count = in.read(chars, offset, length);
    }
    for (int i = offset; i < offset + count; i++) {
      char c = chars[i];
      if ((c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == '\uFFFE' || c == '\uFFFF') {
        chars[i] = ' ';
      } else if (c == '&' && !opensReference(chars, i + 1, offset + count)) {
        chars[i] = AMPERSAND;
      }
    }
    return count;
  }

  /** Whether what follows an ampersand, from {@code from} and perhaps beyond the end, says what. */
  private boolean opensReference(char[] chars, int from, int end) throws IOException {
    int here = Math.min(MAX_REFERENCE_CHARS, end - from);
    StringBuilder follows = new StringBuilder().append(chars, from, here);
    if (here < MAX_REFERENCE_CHARS && follows.indexOf(";") < 0) {
      char[] more = new char[MAX_REFERENCE_CHARS - here];
      int count = 0;
      // A stream may give less than is asked for, and more the next time.
      for (int read = 0; read >= 0 && count < more.length; count += Math.max(0, read)) {
        read = ahead.read(more, count, more.length - count);
      }
      ahead.unread(more, 0, count);
      follows.append(more, 0, count);
    }
    return REFERENCE.matcher(follows).lookingAt();
  }
}
