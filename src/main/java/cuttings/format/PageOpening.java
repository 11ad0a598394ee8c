package cuttings.format;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.List;

/**
 * The short paragraphs below a headline: its standfirst, if a byline follows them and then the
 * story.
 */
final class PageOpening {
  /** The longest standfirst that is called none, in UTF-16 units. */
  static final int MAX_CHARS = 600;

  private int first = -1;
  private int chars;
  private int end = -1;
  private boolean ended;

  /** Takes notice of the block that a story has got last. */
  void add(List<Block> story) {
    Kind kind = story.getLast().kind();
    if (kind == Kind.PARAGRAPH) {
      first = first < 0 ? story.size() - 1 : first;
      chars += end < 0 ? story.getLast().text().length() : 0;
    }
    // What stands below a subheading is the story.
    ended |= kind == Kind.SUBHEADING;
  }

  boolean isOpen() {
    return first >= 0 && end < 0 && !ended && chars <= MAX_CHARS;
  }

  /** Whether a byline has ended it. */
  boolean isClosed() {
    return end >= 0;
  }

  /** How long it is, in UTF-16 units. */
  int chars() {
    return chars;
  }

  /** Ends it: a byline stands below it. */
  void close(List<Block> story) {
    end = story.size();
  }

  /** Makes a standfirst of it if more text stands below its byline than in it. */
  void settle(List<Block> story) {
    if (end < 0) {
      return;
    }
    int below =
        story.subList(end, story.size()).stream()
            .filter(block -> block.kind() == Kind.PARAGRAPH)
            .mapToInt(block -> block.text().length())
            .sum();
    for (int i = first; below > chars && i < end; i++) {
      if (story.get(i).kind() == Kind.PARAGRAPH) {
        story.set(i, Block.of(Kind.STANDFIRST, story.get(i).text(), null));
      }
    }
  }
}
