package cuttings.article;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One unit of an article, in reading order.
 *
 * @param text one or more source lines, joined; never blank, no markup
 * @param line 1-based line of the source where it starts; null where the format has no lines
 * @param lines how many source lines it was joined from; at least 1
 * @param confidence how sure the kind is, 0 to 1; 1 where the format or a person states it
 * @param repeats the place in the article, from 0, of the block whose words this one repeats (a
 *     caption that echoes a paragraph); null where it repeats none
 */
public record Block(
    Kind kind,
    String text,
    @Nullable Integer line,
    int lines,
    double confidence,
    @Nullable Integer repeats) {

  public Block {
    requireNonNull(kind, "kind");
    if (text.isBlank()) {
      throw new IllegalArgumentException("text is blank");
    }
    if (line != null && line < 1) {
      throw new IllegalArgumentException("line must be >= 1, got " + line);
    }
    if (lines < 1) {
      throw new IllegalArgumentException("lines must be >= 1, got " + lines);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be in 0..1, got " + confidence);
    }
    if (repeats != null && repeats < 0) {
      throw new IllegalArgumentException("repeats must be >= 0, got " + repeats);
    }
  }

  /** A block of one line whose kind is certain. */
  public static Block of(Kind kind, String text, @Nullable Integer line) {
    return new Block(kind, text, line, 1, 1, null);
  }

  /** The last source line it holds; null where the format has no lines. */
  public @Nullable Integer lastLine() {
    return line == null ? null : line + lines - 1;
  }
}
