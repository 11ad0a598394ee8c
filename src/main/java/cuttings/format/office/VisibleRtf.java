package cuttings.format.office;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * RTF without what its reader does not see, before Tika reads it, which tells it as text: hidden
 * and deleted text and comments. Cells of a table get a mark between them, and rows an end.
 */
final class VisibleRtf {
  /** Stands between cells of a row; a character that no text has. */
  static final char CELL = '\uE000';

  /** How much of what stands in a group is left. */
  private enum Kept {
    ALL,
    /** What says how text looks: it may end what is hidden. */
    LOOKS,
    NOTHING
  }

  private static final Set<String> TEXT =
      Set.of(
          "u",
          "par",
          "line",
          "tab",
          "emdash",
          "endash",
          "lquote",
          "rquote",
          "ldblquote",
          "rdblquote",
          "bullet");

  /** Words that stand for something else here, which ends itself. */
  private static final Set<String> SAID = Set.of("v", "deleted", "cell", "row");

  private final byte[] in;
  private final ByteArrayOutputStream out;
  private final Deque<Kept> groups = new ArrayDeque<>();
  private Kept kept = Kept.ALL;
  private boolean begun;

  /** Whether what was kept last is a control word that nothing ends yet. */
  private boolean open;

  private int at;

  private VisibleRtf(byte[] in) {
    this.in = in;
    this.out = new ByteArrayOutputStream(in.length);
  }

  static byte[] of(byte[] rtf) {
    VisibleRtf visible = new VisibleRtf(rtf);
    visible.copy();
    return visible.out.toByteArray();
  }

  private void copy() {
    while (at < in.length) {
      switch (in[at]) {
        case '{' -> {
          groups.push(kept);
          keep(at++, Kept.LOOKS);
        }
        case '}' -> {
          kept = groups.isEmpty() ? Kept.ALL : groups.pop();
          keep(at++, Kept.LOOKS);
        }
        case '\\' -> control();
        default -> {
          if (!begun && groups.size() == 1 && in[at] > ' ') {
            // Tika takes for a part of the head what stands before the first paragraph that says
            // so.
            begun = true;
            say("\\pard ");
          }
          keep(at++, Kept.ALL);
        }
      }
    }
  }

  /** A control word or sign: how text looks stays, and text that is written so goes if hidden. */
  private void control() {
    int start = at++;
    while (at < in.length && isLetter(in[at])) {
      at++;
    }
    String word = new String(in, start + 1, at - start - 1, ISO_8859_1);
    if (word.isEmpty()) {
      sign(start);
      return;
    }
    int number = at;
    if (at < in.length && in[at] == '-') {
      at++;
    }
    while (at < in.length && in[at] >= '0' && in[at] <= '9') {
      at++;
    }
    String value = new String(in, number, at - number, ISO_8859_1);
    boolean ends = at < in.length && in[at] == ' ';
    at += ends ? 1 : 0;
    int before = out.size();
    switch (word) {
      case "v", "deleted" -> {
        if (open) {
          // The word before it would go on in the text behind it.
          out.write(' ');
          open = false;
        }
        if (kept != Kept.NOTHING) {
          kept = value.equals("0") ? Kept.ALL : Kept.LOOKS;
        }
      }
      case "plain" -> {
        kept = kept == Kept.LOOKS ? Kept.ALL : kept;
        keep(start, Kept.LOOKS);
      }
      case "annotation", "atnid", "atnauthor" -> kept = Kept.NOTHING;
      case "pard" -> {
        begun = true;
        keep(start, Kept.LOOKS);
      }
      case "cell" -> say("{\\uc1\\u-8192?}");
      case "row" -> say("\\par ");
      case "bin" -> bin(start, value);
      default -> keep(start, TEXT.contains(word) ? Kept.ALL : Kept.LOOKS);
    }
    boolean isKept = out.size() > before;
    open = isKept ? !ends && !word.equals("bin") && !SAID.contains(word) : open;
  }

  private void sign(int start) {
    boolean isByte = at < in.length && in[at] == '\'';
    boolean isText = isByte || at == in.length || in[at] != '*';
    at = Math.min(in.length, at + (isByte ? 3 : 1));
    keep(start, isText ? Kept.ALL : Kept.LOOKS);
  }

  /** Bytes of a picture, which are no RTF. */
  private void bin(int start, String value) {
    long length = value.isEmpty() || value.length() > 10 ? 0 : Long.parseLong(value);
    at = (int) Math.min(in.length, at + Math.max(0, length));
    keep(start, Kept.LOOKS);
  }

  private void say(String control) {
    if (kept == Kept.ALL) {
      open = false;
      out.writeBytes(control.getBytes(ISO_8859_1));
    }
  }

  /** Keeps what was read from {@code start} on, if so much is left. */
  private void keep(int start, Kept least) {
    if (kept.compareTo(least) <= 0) {
      open = false;
      out.write(in, start, Math.max(1, at - start));
    }
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }
}
