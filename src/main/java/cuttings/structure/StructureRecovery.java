package cuttings.structure;

import cuttings.article.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines without markup to stories of labelled blocks. Safe for use by many threads.
 *
 * <p>Lines that a column broke are joined, furniture is set aside, what remains is labelled, and a
 * story ends where another's first line is found. The time is linear in the text's length.
 */
public final class StructureRecovery {
  private final LineLabeller labeller = new LineLabeller();

  /** The stories that lines hold. */
  public Recovery recover(List<Line> lines) {
    List<Line> furniture = new ArrayList<>();
    List<Line> kept = new ArrayList<>();
    for (Line line : lines) {
      if (!line.isBlank() && Furniture.is(Line.strip(line.text()))) {
        furniture.add(line);
      } else {
        kept.add(line);
      }
    }
    List<Unit> units = HardWrap.join(kept);
    List<LineLabeller.Label> labels = labeller.label(units);
    List<Story> stories = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      LineLabeller.Label label = labels.get(i);
      if (label.begins() && !blocks.isEmpty()) {
        stories.add(new Story(blocks));
        blocks.clear();
      }
      Unit unit = units.get(i);
      blocks.add(
          new Block(
              label.kind(),
              unit.text(),
              unit.line(),
              unit.source().size(),
              label.confidence(),
              null));
    }
    if (!blocks.isEmpty()) {
      stories.add(new Story(blocks));
    }
    return new Recovery(stories, furniture);
  }
}
