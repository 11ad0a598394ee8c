package cuttings.cli;

import java.io.PrintWriter;
import java.util.Arrays;

/**
 * Where a command writes: data to {@link #out}, everything else through {@link #say} and {@link
 * #warn}. Flushed when the command ends.
 *
 * @param out data; UTF-8
 * @param err everything else; flushed with each line
 * @param quiet whether what is neither data nor an error stays unsaid
 */
record Console(PrintWriter out, PrintWriter err, boolean quiet, When color) {

  /** When colours are used. Lower case, as they are typed. */
  @SuppressWarnings("MemberName") // as they are typed and shown in the help
  enum When {
    auto,
    always,
    never
  }

  /**
   * Whether a stream is a terminal. The launcher says so: the JVM cannot tell one from the other.
   *
   * @param stream {@code out} or {@code err}
   */
  static boolean onTerminal(String stream) {
    return Arrays.asList(System.getProperty("cuttings.terminal", "").split(",")).contains(stream);
  }

  /** Whether matches and headings on standard output are coloured. */
  boolean colored() {
    return switch (color) {
      case always -> true;
      case never -> false;
      case auto -> onTerminal("out") && System.getenv("NO_COLOR") == null;
    };
  }

  /** Text that stands out, where there are colours. */
  String strong(String text) {
    return colored() ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  /** Whether a progress bar may be drawn. */
  boolean showsProgress() {
    return !quiet && onTerminal("err");
  }

  /** Tells the person at the terminal something; not data, not an error. */
  void say(String line) {
    if (!quiet) {
      err.println(line);
    }
  }

  /** Tells what went wrong, quiet or not. */
  void warn(String line) {
    err.println(line);
  }

  /**
   * Text as a terminal may safely show it: control characters, which could command the terminal,
   * and bidirectional overrides, which could disguise a name, become a replacement character.
   */
  static String printable(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean overrides = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
      safe.append(Character.isISOControl(c) || overrides ? '\uFFFD' : c);
    }
    return safe.toString();
  }
}
