package cuttings.structure;

import cuttings.article.Block;
import java.util.List;

/**
 * One story as its lines give it: the blocks of an article.
 *
 * @param blocks in reading order; never empty
 */
public record Story(List<Block> blocks) {
  public Story {
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("a story without blocks");
    }
    blocks = List.copyOf(blocks);
  }
}
