package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import cuttings.structure.Line;
import cuttings.structure.Recovery;
import cuttings.structure.Story;
import cuttings.structure.StructureRecovery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text of which a person has said what its lines are: in front matter, or with a kind and a colon
 * before a line ({@code caption: ...}). Colons are marks only where there is front matter or the
 * first line is marked, since anybody may write one. The rest is recovered as ever.
 */
final class MarkedText {
  private final @Nullable FrontMatter front;
  private final List<Line> lines;
  private final List<Line> furniture = new ArrayList<>();
  private int count;

  private MarkedText(@Nullable FrontMatter front, List<Line> lines) {
    this.front = front;
    this.lines = lines;
  }

  /** The text as such; null where nobody marked it. */
  static @Nullable MarkedText of(List<Line> text) {
    FrontMatter front = FrontMatter.of(text).orElse(null);
    List<Line> lines = front == null ? text : text.subList(front.lines().size(), text.size());
    for (Line line : lines) {
      if (front == null && !line.isBlank() && mark(line) == null) {
        return null;
      }
      if (!line.isBlank()) {
        break;
      }
    }
    return front == null && lines.stream().allMatch(Line::isBlank)
        ? null
        : new MarkedText(front, lines);
  }

  /** What a line is said to be; null where nothing is said. */
  private static @Nullable Block mark(Line line) {
    int colon = line.text().indexOf(':');
    if (colon < 0 || !line.text().startsWith(" ", colon + 1)) {
      return null;
    }
    String label = line.text().substring(0, colon);
    String text = line.text().substring(colon + 1).strip();
    return Kind.of(label)
        .filter(kind -> kind.label().equals(label) && !BlockText.line(text).isEmpty())
        .map(kind -> Block.of(kind, text, line.number()))
        .orElse(null);
  }

  Reading reading(Source source, String charset, StructureRecovery recovery) {
    Correction correction = front == null ? null : Correction.of(front.fields());
    List<Article> articles = new ArrayList<>();
    for (List<Block> story : stories(correction, recovery)) {
      articles.add(PlainText.article(source, articles.size() + 1, story));
    }
    if (correction != null) {
      correct(source, correction, articles);
    }
    for (Article article : articles) {
      article.blocks().forEach(block -> count += block.lines());
    }
    furniture.sort(Comparator.comparingInt(Line::number));
    return new Reading("text", charset, articles, count + furniture.size(), furniture);
  }

  /** A marked headline begins a story; where none is marked, stories are told apart as ever. */
  private List<List<Block>> stories(@Nullable Correction correction, StructureRecovery recovery) {
    boolean headed = correction != null && correction.hasHeadline();
    List<List<Block>> stories = new ArrayList<>();
    List<Line> part = new ArrayList<>();
    List<Block> marks = new ArrayList<>();
    for (Line line : lines) {
      Block mark = mark(line);
      if (mark != null && mark.kind() == Kind.HEADLINE) {
        if (headed) {
          stories.addAll(part(part, marks, true, recovery));
          part.clear();
          marks.clear();
        }
        headed = true;
      }
      if (mark == null) {
        part.add(line);
      } else {
        marks.add(mark);
        part.add(new Line(line.number(), ""));
      }
    }
    stories.addAll(part(part, marks, headed, recovery));
    return stories;
  }

  /** The stories of some lines, marks in their places; one where its headline is stated. */
  private List<List<Block>> part(
      List<Line> part, List<Block> marks, boolean isOne, StructureRecovery recovery) {
    Recovery recovered = recovery.recover(part);
    furniture.addAll(recovered.furniture());
    List<List<Block>> stories = new ArrayList<>();
    for (Story story : recovered.stories()) {
      if (stories.isEmpty() || !isOne) {
        stories.add(new ArrayList<>());
      }
      List<Block> blocks = stories.getLast();
      int before = blocks.size();
      for (Block block : story.blocks()) {
        boolean heads = isOne && block.kind() == Kind.HEADLINE && before + marks.size() > 0;
        Integer repeats = block.repeats();
        blocks.add(
            new Block(
                heads ? Kind.SUBHEADING : block.kind(),
                block.text(),
                block.line(),
                block.lines(),
                block.confidence(),
                repeats == null ? null : repeats + before));
      }
    }
    if (stories.isEmpty() && !marks.isEmpty()) {
      stories.add(new ArrayList<>());
    }
    List<List<Block>> merged = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < stories.size(); i++) {
      int end = i + 1 < stories.size() ? lineOf(stories.get(i + 1).getFirst()) : Integer.MAX_VALUE;
      int first = next;
      while (next < marks.size() && lineOf(marks.get(next)) < end) {
        next++;
      }
      merged.add(merged(stories.get(i), marks.subList(first, next)));
    }
    return merged;
  }

  /** Blocks and marks in the order of their lines; what repeats another still does. */
  private static List<Block> merged(List<Block> blocks, List<Block> marks) {
    List<Block> merged = new ArrayList<>();
    int[] places = new int[blocks.size()];
    int mark = 0;
    for (int i = 0; i < blocks.size(); i++) {
      while (mark < marks.size() && lineOf(marks.get(mark)) < lineOf(blocks.get(i))) {
        merged.add(marks.get(mark++));
      }
      places[i] = merged.size();
      merged.add(blocks.get(i));
    }
    merged.addAll(marks.subList(mark, marks.size()));
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.repeats() != null) {
        merged.set(
            places[i],
            new Block(
                block.kind(),
                block.text(),
                block.line(),
                block.lines(),
                block.confidence(),
                places[block.repeats()]));
      }
    }
    return merged;
  }

  private static int lineOf(Block block) {
    return block.line() == null ? 0 : block.line();
  }

  /** What front matter says of the first story's lines, and of every story's day. */
  private void correct(Source source, Correction correction, List<Article> articles) {
    Set<Integer> used = new HashSet<>();
    if (articles.isEmpty()) {
      List<Block> alone = lined(correction.blocks(List.of()), used);
      if (!alone.isEmpty()) {
        articles.add(correction.facts(PlainText.article(source, 1, alone)));
      }
    } else {
      Article first = articles.getFirst();
      List<Block> blocks = lined(correction.blocks(first.blocks()), used);
      articles.replaceAll(correction::besides);
      articles.set(0, correction.facts(PlainText.article(source, 1, blocks)));
    }
    for (Line line : front == null ? List.<Line>of() : front.lines()) {
      if (!line.isBlank() && !used.contains(line.number())) {
        furniture.add(line);
      }
    }
  }

  /** Blocks that front matter added stand in its lines. */
  private List<Block> lined(List<Block> blocks, Set<Integer> used) {
    List<Block> lined = new ArrayList<>();
    for (Block block : blocks) {
      boolean isAdded = block.line() == null && front != null;
      lined.add(
          isAdded
              ? new Block(
                  block.kind(),
                  block.text(),
                  front.lineOf(block.text(), used),
                  1,
                  block.confidence(),
                  block.repeats())
              : block);
    }
    return lined;
  }
}
