package cuttings.format;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Which of a page's blocks are captions. */
final class PageCaptions {
  /** Captions of a page that are compared each with each. */
  private static final int MAX_COMPARED_CAPTIONS = 200;

  private final PageLayout page;

  PageCaptions(PageLayout page) {
    this.page = page;
  }

  /** What holds a caption's parts, its credit too; null where the block is no caption. */
  @Nullable Element root(PageBlock block) {
    Element at = block.element();
    for (int up = 0; up < 5 && at != null; up++, at = at.parent()) {
      boolean caption = at.normalName().equals("figcaption") || (up < 3 && PageNames.any(at, 0, PageNames.CAPTION));
      if (caption) {
        Element figure = at.closest("figure");
        Element root = figure == null ? named(at) : figure;
        return page.chars(root) < 2000 ? root : page.chars(at) < 2000 ? at : null;
      }
    }
    boolean credited = block.words() < 60 && PagePhrases.endsWithCredit(block.text());
    boolean repeats = block.words() >= 4 && page.isAlternative(block.text());
    return (credited || repeats) && PageLayout.heading(block.element()) == null
        ? block.element()
        : pictured(block);
  }

  /** The outermost of nested elements that call themselves a caption. */
  private static Element named(Element caption) {
    Element at = caption;
    while (at.parent() != null && PageNames.any(at.parent(), 0, PageNames.CAPTION)) {
      at = at.parent();
    }
    return at;
  }

  /** The element that holds a picture and, after it, little more than the block; or null. */
  private @Nullable Element pictured(PageBlock block) {
    String text = block.text();
    boolean speaks =
        block.words() >= 4
            && text.length() <= 400
            && block.linkShare() <= 0.3
            && !text.contains("://")
            && !(block.element().normalName().equals("p") && !PagePhrases.isOfPictures(text))
            && !(block.words() < 10 && PagePhrases.hasDate(text));
    if (!speaks
        || PageLayout.heading(block.element()) != null
        || PagePhrases.leadsAway(text)
        || PagePhrases.onWriter(text) > 0
        || PageNames.any(block.element(), 4, PageNames.BYLINE)
        || PageNames.any(block.element(), 2, PageNames.DATELINE)) {
      return null;
    }
    Element at = block.element();
    for (int up = 0; up < 4 && at != null; up++, at = at.parent()) {
      if (at.normalName().equals("article") || at.normalName().equals("main")) {
        return null;
      }
      if (page.holdsPicture(at)) {
        boolean alone =
            page.chars(at) <= 1.5 * block.text().length() + 60
                && at.selectFirst("h1, h2, h3, h4") == null
                && !at.normalName().equals("li");
        return alone ? at : null;
      }
    }
    return null;
  }

  /** Whether a block is a link and no more; a caption may stand in one with its picture. */
  static boolean isLink(PageBlock block) {
    boolean caption =
        block.element().closest("figcaption") != null
            && (block.words() >= 12 || PagePhrases.endsSentence(block.text()));
    return block.linkShare() > 0.9 && !caption;
  }

  /** The caption whose parts stand in {@code root}, the first of them block {@code from}; or null. */
  @Nullable String text(Element root, int from, int last) {
    List<String> parts = new ArrayList<>();
    for (int i = from; i <= last && PageLayout.within(page.block(i).element(), root); i++) {
      String part = page.block(i).text();
      // The same caption stands twice where a site has it for small and for large screens.
      if (!page.isOut(i) && !parts.contains(part)) {
        parts.add(part);
      }
    }
    parts.removeIf(PagePhrases::isOfPlayer);
    String text = String.join(" ", parts);
    boolean says =
        parts.stream().anyMatch(part -> part.indexOf(' ') > 0)
            && !parts.stream().allMatch(PagePhrases::isCredit)
            && !PagePhrases.isCredit(text)
            && !PagePhrases.sells(text);
    return says ? text : null;
  }

  /** Captions that another says all of, and more: its credit, say. */
  static Set<Block> saidInPart(List<Block> story) {
    List<Block> captions =
        story.stream()
            .filter(block -> block.kind() == Kind.CAPTION)
            .limit(MAX_COMPARED_CAPTIONS)
            .toList();
    List<String> words = captions.stream().map(block -> Words.join(block.text())).toList();
    Set<Block> inPart = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      String said = words.get(i);
      if (words.stream().anyMatch(o -> o.length() > said.length() && o.contains(said))) {
        inPart.add(captions.get(i));
      }
    }
    return inPart;
  }
}
