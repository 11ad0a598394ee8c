package cuttings.format;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The paragraphs of a page that stand twice: in a taste of the story just above it, or for small
 * screens and again for large ones. What a writer says twice, a refrain or a question put to two
 * people, has other neighbours there.
 */
final class PageCopies {
  /** Shorter paragraphs may be said twice: "Yes, I do." In UTF-16 units. */
  static final int MIN_CHARS = 60;

  /**
   * A paragraph.
   *
   * @param at its place in the story
   * @param element the block around it
   * @param parent what that stands in
   */
  private record Said(int at, String text, Element element, @Nullable Element parent) {}

  private final List<Said> paragraphs = new ArrayList<>();

  /** Takes notice of a paragraph, which has become the story's block {@code at}. */
  void add(int at, PageBlock block) {
    paragraphs.add(new Said(at, block.text(), block.element(), block.element().parent()));
  }

  /** The story with each paragraph once. */
  List<Block> without(List<Block> story) {
    List<Said> said =
        paragraphs.stream().filter(p -> story.get(p.at()).kind() == Kind.PARAGRAPH).toList();
    Map<String, Integer> first = new HashMap<>();
    Set<Integer> copies = new HashSet<>();
    for (int i = 0; i < said.size(); i++) {
      Integer before = first.putIfAbsent(said.get(i).text(), i);
      if (before == null || !isCopy(said, before, i)) {
        continue;
      }
      int length = 1;
      while (i + length < said.size()
          && before + length < i
          && isCopy(said, before + length, i + length)) {
        length++;
      }
      if (length > 1 || before == i - 1) {
        for (int end = i + length; i < end; i++) {
          copies.add(said.get(i).at());
        }
        i--;
      }
    }
    List<Block> once = new ArrayList<>();
    for (int i = 0; i < story.size(); i++) {
      if (!copies.contains(i)) {
        once.add(story.get(i));
      }
    }
    return once;
  }

  private static boolean isCopy(List<Said> said, int before, int at) {
    Said one = said.get(before);
    Said other = said.get(at);
    return one.text().equals(other.text())
        && one.text().length() >= MIN_CHARS
        && (!Objects.equals(one.parent(), other.parent())
            || (before == at - 1
                && !one.element().className().equals(other.element().className())));
  }
}
