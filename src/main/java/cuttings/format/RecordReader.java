package cuttings.format;

import cuttings.article.Source;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A text of many records, read as a stream: of any length, if no record is too long for memory. */
final class RecordReader extends FilterReader {
  /** The longest record of a stream, in UTF-16 units: 16 Mi. */
  static final int MAX_RECORD_CHARS = 16 << 20;

  /** What a character counts for that may begin another field, which takes more memory. */
  static final int DELIMITER_CHARS = 16;

  private static final int NONE = -1;

  private final int maxChars;
  private final int delimiter;
  private long sinceRecord;

  RecordReader(Reader in, int maxChars) {
    this(in, maxChars, NONE);
  }

  private RecordReader(Reader in, int maxChars, int delimiter) {
    super(in);
    this.maxChars = maxChars;
    this.delimiter = delimiter;
  }

  /** A table's rows, whose fields this character divides. */
  static RecordReader ofTable(Reader in, int maxChars, char delimiter) {
    return new RecordReader(in, maxChars, delimiter);
  }

  /** A record ended: another may be as long. */
  void next() {
    sinceRecord = 0;
  }

  @Override
  public int read() throws IOException {
    int c = in.read();
    count(c < 0 ? 0 : c == delimiter ? DELIMITER_CHARS : 1);
    return c;
  }

  @Override
  public int read(char[] chars, int offset, int length) throws IOException {
    int count = in.read(chars, offset, length);
    int delimiters = 0;
    for (int i = offset; delimiter != NONE && i < offset + count; i++) {
      delimiters += chars[i] == delimiter ? 1 : 0;
    }
    count(Math.max(count, 0) + (DELIMITER_CHARS - 1) * delimiters);
    return count;
  }

  private void count(int chars) throws IOException {
    sinceRecord += chars;
    if (sinceRecord > maxChars) {
      throw new TooLargeException(maxChars);
    }
  }

  /** A record is longer than memory should hold. */
  static final class TooLargeException extends IOException {
    private final int maxChars;

    TooLargeException(int maxChars) {
      this.maxChars = maxChars;
    }

    UnreadableException of(Source source) {
      return new UnreadableException(
          source,
          null,
          "a record is longer than " + (maxChars >> 20) + " Mi characters, or does not end",
          "Repair it, or split it into smaller files");
    }
  }
}
