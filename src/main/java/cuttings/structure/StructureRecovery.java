package cuttings.structure;

import static java.util.Objects.requireNonNull;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lines without markup to stories of labelled blocks. Safe for use by many threads.
 *
 * <p>Lines that a column broke are joined, furniture is set aside, what remains is labelled, and a
 * story ends where another's first line is found. The time is linear in the text's length.
 */
public final class StructureRecovery {
  private final Supplier<StructureModel> model;

  /** Recovery by the model that ships with the program, which is read when it is first needed. */
  public StructureRecovery() {
    model = StructureModel::shipped;
  }

  /** Recovery by another model. */
  public StructureRecovery(StructureModel model) {
    this.model = () -> model;
  }

  /** The stories that lines hold. */
  public Recovery recover(List<Line> lines) {
    Page page = Page.of(lines);
    List<Story> stories = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    List<LineLabeller.Label> labels = new LineLabeller(model.get()).label(page.units());
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).begins() && !blocks.isEmpty()) {
        stories.add(new Story(Repeats.link(blocks)));
        blocks.clear();
      }
      blocks.add(block(page.units().get(i), labels.get(i)));
    }
    if (!blocks.isEmpty()) {
      stories.add(new Story(Repeats.link(blocks)));
    }
    return new Recovery(stories, page.furniture());
  }

  /**
   * Why the blocks of a story are what they are: what weighed most for each, the most first,
   * against the kind it would have been else.
   *
   * @param blocks of one story, with their lines
   */
  public List<List<Evidence>> explain(List<Block> blocks) {
    List<Unit> units = new ArrayList<>();
    int last = 0;
    for (Block block : blocks) {
      int line = requireNonNull(block.line(), "line");
      boolean afterBlank = last > 0 && line > last + 1;
      units.add(new Unit(block.text(), List.of(new Line(line, block.text())), afterBlank));
      last = requireNonNull(block.lastLine(), "last line");
    }
    List<Kind> kinds = blocks.stream().map(Block::kind).toList();
    return new LineLabeller(model.get()).explain(units, kinds);
  }

  private static Block block(Unit unit, LineLabeller.Label label) {
    return new Block(
        label.kind(), unit.text(), unit.line(), unit.source().size(), label.probability(), null);
  }

  /** Lines, furniture set aside, those of one paragraph joined. */
  record Page(List<Unit> units, List<Line> furniture) {

    static Page of(List<Line> lines) {
      List<Line> furniture = new ArrayList<>();
      List<Line> kept = new ArrayList<>();
      for (Line line : lines) {
        if (!line.isBlank() && Furniture.is(Line.strip(line.text()))) {
          furniture.add(line);
        } else {
          kept.add(line);
        }
      }
      return new Page(HardWrap.join(kept), furniture);
    }
  }
}
