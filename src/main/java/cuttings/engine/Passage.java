package cuttings.engine;

import cuttings.article.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a hit shows: a stretch of one block, whole sentences where the block is long.
 *
 * @param block the block's place in its article, from 0
 * @param line 1-based line of the source where the block starts; null where the format has no lines
 * @param text the stretch itself, plain text
 * @param matches ranges of {@code text}, in order, apart from each other
 */
public record Passage(
    Kind kind, int block, @Nullable Integer line, String text, List<Match> matches) {
  public Passage {
    matches = List.copyOf(matches);
    if (!matches.isEmpty() && matches.getLast().end() > text.length()) {
      throw new IllegalArgumentException(
          "match " + matches.getLast() + " in a text of " + text.length());
    }
  }

  /** As {@code Passage[caption line 28 0-44 {5-12}]}. */
  @Override
  public String toString() {
    return "Passage[%s line %s 0-%d %s]".formatted(kind.label(), line, text.length(), matches);
  }
}
