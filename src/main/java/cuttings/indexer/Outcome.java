package cuttings.indexer;

import cuttings.article.Kind;
import java.util.EnumMap;
import java.util.Map;

/** What became of one source of a folder. Exactly one is counted for each. */
sealed interface Outcome {

  /** It is in the index as it was, not read again. */
  record Unchanged(int sources) implements Outcome {}

  /**
   * It was read and put into the index.
   *
   * @param isNew whether the index did not hold it before
   * @param lines non-blank lines of it; 0 where its format has none
   * @param blockLines those of them that are in blocks
   * @param furniture those that belong to the page
   */
  record Indexed(
      boolean isNew,
      int articles,
      Map<Kind, Integer> blocks,
      int lines,
      int blockLines,
      int furniture)
      implements Outcome {
    public Indexed {
      blocks = new EnumMap<>(blocks);
    }
  }

  /** It could not be read. */
  record Failed(Summary.Named file) implements Outcome {}

  /** It was left out on purpose. */
  record Skipped(Summary.Named file) implements Outcome {}
}
