package cuttings.format;

import cuttings.article.Source;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * A mailbox file (RFC 4155): messages one after the other, each after a line that begins with "From
 * ". The n-th one is the entry {@code n.eml}.
 */
final class Mbox implements ContainerReader {
  private static final Pattern BEGIN = Pattern.compile("\\Afrom [^\\n]*\\d\\d:\\d\\d[^\\n]*\\n");

  @Override
  public String format() {
    return "mbox";
  }

  @Override
  public boolean accepts(Head head) {
    return BEGIN.matcher(head.text()).find();
  }

  @Override
  public void read(Source source, InputStream in, Contents contents) throws IOException {
    InputStream buffered = new BufferedInputStream(in, 1 << 16);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    int count = 0;
    boolean blank = true;
    while (line(buffered, line)) {
      byte[] bytes = line.toByteArray();
      if (blank && startsWith(bytes, 0, "From ")) {
        if (count > 0) {
          entry(source, count, message, contents);
        }
        count++;
        message.reset();
      } else if (message.size() <= Formats.MAX_SOURCE_BYTES) {
        // What is longer is refused by whoever reads it.
        int quotes = 0;
        while (quotes < bytes.length && bytes[quotes] == '>') {
          quotes++;
        }
        int from = quotes > 0 && startsWith(bytes, quotes, "From ") ? 1 : 0;
        message.write(bytes, from, bytes.length - from);
      }
      blank = bytes.length == 0 || bytes[0] == '\n' || bytes[0] == '\r';
    }
    if (count > 0) {
      entry(source, count, message, contents);
    }
  }

  private static void entry(
      Source source, int number, ByteArrayOutputStream message, Contents contents) {
    contents.entry(source.entry(number + ".eml"), new ByteArrayInputStream(message.toByteArray()));
  }

  /** Reads a line with its end; of a very long one the next part of it. False at the end. */
  private static boolean line(InputStream in, ByteArrayOutputStream line) throws IOException {
    line.reset();
    int b;
    do {
      b = in.read();
      if (b >= 0) {
        line.write(b);
      }
    } while (b >= 0 && b != '\n' && line.size() < Formats.HEAD_BYTES);
    return line.size() > 0;
  }

  private static boolean startsWith(byte[] bytes, int offset, String prefix) {
    if (bytes.length < offset + prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (bytes[offset + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
