package cuttings.format;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The story of a page: which of its blocks belong to it, and as what. Knows no site: it goes by
 * what a block is made of, what stands around it, the words site builders name things by, and what
 * the page tells machines of its article.
 */
final class PageStory {
  /** Most blocks between a picture above the story and the story. */
  private static final int MAX_BETWEEN = 12;

  private final PageLayout page;
  private final PageFacts facts;
  private final PageBody body;
  private final PageCaptions captions;
  private final PageHead head;

  private PageStory(PageLayout page, PageFacts facts) {
    this.page = page;
    this.facts = facts;
    this.body = PageBody.of(page, facts);
    this.captions = new PageCaptions(page);
    this.head = new PageHead(page, facts, body);
  }

  /** The story's blocks in reading order; empty where the page has none. */
  static List<Block> of(List<PageBlock> page, PageFacts facts) {
    return page.isEmpty()
        ? List.of()
        : new PageStory(new PageLayout(page, facts.captions()), facts).blocks();
  }

  private List<Block> blocks() {
    List<Block> story = new ArrayList<>();
    Set<String> told = new HashSet<>();
    PageCopies copies = new PageCopies();
    boolean headlineDone = false;
    if (body.headline() < 0 && !facts.headlines().isEmpty()) {
      story.add(Block.of(Kind.HEADLINE, facts.headlines().getFirst(), null));
      headlineDone = true;
    }
    boolean prose = false;
    boolean bylined = false;
    PageOpening opening = new PageOpening();
    PageCaptions.Place caption = null;
    for (int i = 0; i <= body.last(); i++) {
      PageBlock block = page.block(i);
      if (i == body.headline()) {
        story.add(Block.of(Kind.HEADLINE, block.text(), null));
        told.add(Words.join(block.text()));
        headlineDone = true;
        continue;
      }
      if (!PageLayout.within(block.element(), body.scope()) && !isOfLeadPicture(block, i)) {
        continue;
      }
      if (caption != null && caption.isCredit(block.element())) {
        continue;
      }
      PageCaptions.Place place = page.isOut(i) ? null : captions.place(block);
      if (place != null && !(headlineDone && !prose && head.isStandfirst(block))) {
        if (place.alone() || !place.equals(caption)) {
          caption = place;
          String text = captions.text(place, i, body.last());
          if (text != null && told.add(Words.join(text))) {
            story.add(Block.of(Kind.CAPTION, text, null));
          }
        }
        continue;
      }
      boolean signed = prose && !bylined && !page.isOut(i) && head.signs(block, story, opening);
      Kind kind = signed ? Kind.BYLINE : kind(block, i, prose, headlineDone, opening);
      if (kind == null
          && PageHead.isTime(block)
          && !page.isOut(i)
          && !story.isEmpty()
          && story.getLast().kind() == Kind.DATELINE) {
        Block date = story.removeLast();
        story.add(Block.of(Kind.DATELINE, date.text() + " " + block.text(), null));
      }
      if (kind == null) {
        continue;
      }
      String words = Words.join(block.text());
      if (words.isEmpty() || (kind != Kind.PARAGRAPH && !told.add(words))) {
        continue;
      }
      if (kind == Kind.BYLINE && opening.isOpen()) {
        opening.close(story);
        prose = false;
      }
      prose |= kind == Kind.PARAGRAPH;
      bylined |= kind == Kind.BYLINE;
      String text = kind == Kind.BYLINE ? PagePhrases.withoutEnd(block.text()) : block.text();
      story.add(Block.of(kind, text, null));
      if (headlineDone) {
        opening.add(story);
      }
      if (kind == Kind.PARAGRAPH) {
        copies.add(story.size() - 1, block);
      }
    }
    opening.settle(story);
    List<Block> once = copies.without(story);
    once.removeAll(PageCaptions.saidInPart(once));
    return trimmed(once);
  }

  /** Whether a block captions the picture that fills the page's width above the story's part. */
  private boolean isOfLeadPicture(PageBlock block, int at) {
    if (at >= body.first()) {
      return false;
    }
    Element around = body.scope().parent();
    around = around == null ? null : around.closest("article, main");
    boolean within = around != null && PageLayout.within(block.element(), around);
    return within
        ? PageCaptions.isTagged(block)
        : captions.isOfPictureHere(block) && standsAbove(at);
  }

  /** Whether the story is the next thing below a block that stands outside it. */
  private boolean standsAbove(int at) {
    int story = body.headline() < 0 ? body.first() : Math.min(body.headline(), body.first());
    if (at < story - MAX_BETWEEN || at > story) {
      return false;
    }
    for (int i = at + 1; i < story; i++) {
      PageBlock between = page.block(i);
      if (!page.isOut(i)
          && (between.words() > 25 || PageLayout.heading(between.element()) != null)) {
        return false;
      }
    }
    return true;
  }

  /** What a block is that is no caption; null where it is no part of the story. */
  private @Nullable Kind kind(
      PageBlock block, int at, boolean prose, boolean afterHeadline, PageOpening opening) {
    boolean inBody = at >= body.first() && body.holds(block);
    boolean confirmed = facts.body().isWhole() && facts.body().says(block.text());
    if (page.isOut(at) && !confirmed) {
      return prose ? null : head.kindBesideHeadline(block, at, inBody);
    }
    if (!prose) {
      Kind front = head.kind(block, inBody, afterHeadline);
      if (front == Kind.STANDFIRST
          && opening.isClosed()
          && PageLayout.heading(block.element()) != null) {
        return Kind.SUBHEADING;
      }
      if (front != null) {
        return front;
      }
    }
    if (!inBody) {
      return null;
    }
    String tag = PageLayout.heading(block.element());
    if (prose && page.isInSmall(block, 3, PageNames.WRITER)) {
      return null;
    }
    if (tag != null) {
      return prose
              && block.linkShare() < 0.5
              && !PagePhrases.leadsAway(block.text())
              && !PagePhrases.namesFilm(block.text())
          ? Kind.SUBHEADING
          : null;
    }
    if (confirmed) {
      return Kind.PARAGRAPH;
    }
    if (block.linkShare() > 0.7 && block.words() < 40) {
      return null;
    }
    if (PagePhrases.leadsAway(block.text()) && (block.words() < 25 || block.linkShare() > 0.3)) {
      return null;
    }
    boolean heads = block.boldShare() > 0.9 && !PagePhrases.endsSentence(block.text());
    if (prose && block.words() <= 12 && (heads || shouts(block.text()))) {
      return Kind.SUBHEADING;
    }
    return (block.words() >= 4 && PagePhrases.endsSentence(block.text())) || block.words() >= 12
        ? Kind.PARAGRAPH
        : null;
  }

  /** Whether it is written in capitals, as agencies head the parts of a story. */
  private static boolean shouts(String text) {
    return text.chars().filter(Character::isUpperCase).count() >= 4
        && text.chars().noneMatch(Character::isLowerCase);
  }

  private List<Block> trimmed(List<Block> story) {
    int end = story.size();
    while (end > 1 && closes(story.get(end - 1))) {
      end--;
    }
    return List.copyOf(story.subList(0, end));
  }

  /**
   * Whether the story's last block is no part of it: a heading of nothing, a word on the writer.
   */
  private boolean closes(Block last) {
    return switch (last.kind()) {
      case SUBHEADING -> true;
      case PARAGRAPH ->
          PagePhrases.leadsAway(last.text())
              || (last.text().length() < 700 && isOnWriter(last.text()));
      case HEADLINE, STANDFIRST, BYLINE, DATELINE, CAPTION -> false;
    };
  }

  private boolean isOnWriter(String text) {
    return PagePhrases.onWriter(text) > 0
        && (facts.authors().stream().anyMatch(author -> PageHead.names(text, author))
            || PagePhrases.onWriter(text) > 1
            || text.length() < 250);
  }
}
