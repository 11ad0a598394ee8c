package cuttings.structure;

import java.util.List;

/**
 * What was recovered from lines. Every non-blank line is in a block of a story or in {@code
 * furniture}, and in one only.
 *
 * @param stories in reading order; empty where no line belongs to any
 * @param furniture lines of the page, not of a story, in reading order
 */
public record Recovery(List<Story> stories, List<Line> furniture) {
  public Recovery {
    stories = List.copyOf(stories);
    furniture = List.copyOf(furniture);
  }

  /** Non-blank lines that went in: those of the blocks and the furniture. */
  public int lines() {
    int lines = furniture.size();
    for (Story story : stories) {
      for (var block : story.blocks()) {
        lines += block.lines();
      }
    }
    return lines;
  }
}
