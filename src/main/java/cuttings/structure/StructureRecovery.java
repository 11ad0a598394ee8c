package cuttings.structure;

import static java.util.Objects.requireNonNull;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lines without markup to stories of labelled blocks. Safe for use by many threads.
 *
 * <p>Lines that a column broke are joined, furniture is set aside, what remains is labelled, and a
 * story ends where another's first line is found. The time is linear in the text's length.
 */
public final class StructureRecovery {
  /**
   * Lines that are looked at together, whose signs take a hundred times their memory; of more, the
   * last story of each part begins the next one. A story that is longer is divided, where it can be
   * at a blank line.
   */
  static final int MAX_LINES_AT_ONCE = 50_000;

  private static final List<Evidence> FIRST = List.of(Evidence.certain("first line of the text"));

  /** Of one that is not seen again where the blocks alone are read, in one piece. */
  private static final List<Evidence> UNSEEN =
      List.of(new Evidence("seen only with the text's furniture, or in parts of a long text", 0));

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
    if (lines.size() <= MAX_LINES_AT_ONCE) {
      Page page = Page.of(lines);
      return recovered(page, Kickers.of(page.units()));
    }
    List<Story> stories = new ArrayList<>();
    List<Line> furniture = new ArrayList<>();
    int from = 0;
    boolean inDigest = false;
    while (from < lines.size()) {
      int to = partEnd(lines, from);
      Page page = Page.of(lines.subList(from, to));
      Kickers kickers = Kickers.of(page.units(), inDigest);
      Recovery recovered = recovered(page, kickers);
      List<Story> found = recovered.stories();
      if (to < lines.size() && found.size() > 1) {
        int next = requireNonNull(found.getLast().blocks().getFirst().line(), "line");
        while (lines.get(to - 1).number() >= next) {
          to--;
        }
        found = found.subList(0, found.size() - 1);
      }
      int last = lines.get(to - 1).number();
      stories.addAll(found);
      inDigest = kickers.inDigest(page.units(), last, inDigest);
      recovered.furniture().stream().filter(line -> line.number() <= last).forEach(furniture::add);
      from = to;
    }
    return new Recovery(stories, furniture);
  }

  /** Where a part that begins at a line ends: behind a blank line, if it has one. */
  private static int partEnd(List<Line> lines, int from) {
    int most = Math.min(lines.size(), from + MAX_LINES_AT_ONCE);
    for (int to = most; most < lines.size() && to > from + 1; to--) {
      if (lines.get(to - 1).isBlank()) {
        return to;
      }
    }
    return most;
  }

  private Recovery recovered(Page page, Kickers kickers) {
    List<LineLabeller.Label> labels =
        new LineLabeller(model.get()).label(kickers.others(), kickers.begins());
    List<Story> stories = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    List<Block> above = new ArrayList<>();
    Iterator<LineLabeller.Label> label = labels.iterator();
    for (int i = 0; i < page.units().size(); i++) {
      Unit unit = page.units().get(i);
      if (kickers.is().get(i)) {
        above.add(block(unit, Kickers.LABEL));
        continue;
      }
      LineLabeller.Label next = label.next();
      if (next.begins() && !blocks.isEmpty()) {
        stories.add(new Story(Repeats.link(blocks)));
        blocks.clear();
      }
      blocks.addAll(above);
      above.clear();
      blocks.add(block(unit, next));
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
    List<Unit> units = units(blocks);
    Kickers kickers = Kickers.of(units);
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      if (!kickers.is().get(i)) {
        kinds.add(blocks.get(i).kind());
      }
    }
    Iterator<List<Evidence>> others =
        new LineLabeller(model.get()).explain(kickers.others(), kinds).iterator();
    List<List<Evidence>> all = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      all.add(kickers.is().get(i) ? Kickers.EVIDENCE : others.next());
    }
    return all;
  }

  /**
   * Why each of a text's stories begins where it does, what weighed most first: what the lines of
   * its head say, whether it goes on with what is told above, and the signs of the head's surest
   * line. The blocks are read again without what was furniture, and in one piece: of a beginning
   * that is not seen so no more is said than that.
   *
   * @param stories the blocks of all of a text's stories, with their lines
   */
  public List<List<Evidence>> explainBeginnings(List<List<Block>> stories) {
    List<Unit> units = units(stories.stream().flatMap(List::stream).toList());
    Kickers kickers = Kickers.of(units);
    Map<Integer, List<Evidence>> found =
        new LineLabeller(model.get()).explainBeginnings(kickers.others(), kickers.begins());
    List<List<Evidence>> all = new ArrayList<>();
    int unit = 0;
    int other = 0;
    for (List<Block> story : stories) {
      all.add(
          all.isEmpty()
              ? FIRST
              : kickers.begins().get(other) ? Kickers.BRIEF : found.getOrDefault(other, UNSEEN));
      for (int i = 0; i < story.size(); i++) {
        other += kickers.is().get(unit++) ? 0 : 1;
      }
    }
    return all;
  }

  /** Blocks as the units that they were. */
  private static List<Unit> units(List<Block> blocks) {
    List<Unit> units = new ArrayList<>();
    int last = 0;
    for (Block block : blocks) {
      int line = requireNonNull(block.line(), "line");
      boolean afterBlank = last > 0 && line > last + 1;
      units.add(new Unit(block.text(), List.of(new Line(line, block.text())), afterBlank));
      last = requireNonNull(block.lastLine(), "last line");
    }
    return units;
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
      Furniture.Below below = Furniture.Below.NOTHING;
      for (Line line : lines) {
        String text = Line.strip(line.text());
        if (text.isEmpty()) {
          below = Furniture.Below.NOTHING;
          kept.add(line);
        } else if (Furniture.is(text)) {
          below = Furniture.Below.of(text);
          furniture.add(line);
        } else if (below.holds(text)) {
          furniture.add(line);
        } else {
          below = Furniture.Below.NOTHING;
          kept.add(line);
        }
      }
      return new Page(HardWrap.join(kept), furniture);
    }
  }
}
