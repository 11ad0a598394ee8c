package cuttings.format;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The story of a page: which of its blocks belong to it, and as what. Knows no site: it goes by
 * what a block is made of, what stands around it, the words site builders name things by, and what
 * the page tells machines of its article.
 */
final class PageStory {
  /** The longest standfirst that is called none, in UTF-16 units. */
  private static final int MAX_STANDFIRST_CHARS = 600;

  /** Shorter paragraphs may be said twice: "Yes, I do." In UTF-16 units. */
  private static final int MIN_COPIED_CHARS = 60;

  /** Most blocks between a headline and what is a byline although furniture holds it. */
  private static final int MAX_HEAD_BLOCKS = 40;

  /** Most blocks between a picture above the story and the story. */
  private static final int MAX_BETWEEN = 12;

  private final PageLayout page;
  private final PageFacts facts;
  private final PageBody body;
  private final PageCaptions captions;

  private PageStory(PageLayout page, PageFacts facts) {
    this.page = page;
    this.facts = facts;
    this.body = PageBody.of(page, facts);
    this.captions = new PageCaptions(page);
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
    Map<String, Element> paragraphs = new HashMap<>();
    boolean headlineDone = false;
    if (body.headline() < 0 && !facts.headlines().isEmpty()) {
      story.add(Block.of(Kind.HEADLINE, facts.headlines().getFirst(), null));
      headlineDone = true;
    }
    boolean prose = false;
    boolean bylined = false;
    Opening opening = new Opening();
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
      PageCaptions.Place place = page.isOut(i) ? null : captions.place(block);
      if (place != null && !(headlineDone && !prose && isStandfirst(block))) {
        if (place.alone() || !place.equals(caption)) {
          caption = place;
          String text = captions.text(place, i, body.last());
          if (text != null && told.add(Words.join(text))) {
            story.add(Block.of(Kind.CAPTION, text, null));
          }
        }
        continue;
      }
      boolean inBody = i >= body.first() && body.holds(block);
      String words = Words.join(block.text());
      boolean confirmed = facts.body().isWhole() && facts.body().says(block.text());
      Kind below = prose && !bylined ? below(block, i, opening) : null;
      Kind kind = below != null ? below : kind(block, i, inBody, confirmed, prose, headlineDone);
      if (kind == null
          && ofDate(block, i)
          && !story.isEmpty()
          && story.getLast().kind() == Kind.DATELINE) {
        Block date = story.removeLast();
        story.add(Block.of(Kind.DATELINE, date.text() + " " + block.text(), null));
      }
      if (kind == null || words.isEmpty() || (kind != Kind.PARAGRAPH && !told.add(words))) {
        continue;
      }
      if (kind == Kind.PARAGRAPH && isCopy(block, paragraphs)) {
        continue;
      }
      if (isHead(kind) && opening.turnInto(story)) {
        prose = false;
        paragraphs.clear();
      }
      prose |= kind == Kind.PARAGRAPH;
      bylined |= kind == Kind.BYLINE;
      String text = kind == Kind.BYLINE ? PagePhrases.withoutEnd(block.text()) : block.text();
      story.add(Block.of(kind, text, null));
      opening.add(story, headlineDone);
    }
    story.removeAll(PageCaptions.saidInPart(story));
    return trimmed(story);
  }

  /** The short paragraphs below a headline: its standfirst, if a byline follows them. */
  private static final class Opening {
    private int first = -1;
    private int chars;

    /** Takes notice of the block that a story has got last. */
    void add(List<Block> story, boolean headed) {
      Block last = story.getLast();
      if (headed && last.kind() == Kind.PARAGRAPH) {
        first = first < 0 && chars == 0 ? story.size() - 1 : first;
        chars += last.text().length();
      }
    }

    boolean isOpen() {
      return first >= 0 && chars <= MAX_STANDFIRST_CHARS;
    }

    /** Makes a standfirst of them; false where they are none. */
    boolean turnInto(List<Block> story) {
      boolean open = isOpen();
      for (int i = first; open && i < story.size(); i++) {
        if (story.get(i).kind() == Kind.PARAGRAPH) {
          story.set(i, Block.of(Kind.STANDFIRST, story.get(i).text(), null));
        }
      }
      first = -1;
      return open;
    }
  }

  /**
   * Whether a block is the byline or the date although text stands above it, the standfirst alone;
   * or the byline of a story that is signed at its end.
   */
  private @Nullable Kind below(PageBlock block, int at, Opening opening) {
    if (page.isOut(at)
        || block.words() > 12
        || PagePhrases.endsSentence(block.text())
        || PageLayout.heading(block.element()) != null) {
      return null;
    }
    boolean opens = PagePhrases.opensWithBy(block.text());
    boolean called = isCalledByline(block, 3);
    boolean known = namesAuthor(block);
    if (!opening.isOpen()) {
      return opens && (called || known) ? Kind.BYLINE : null;
    }
    if (PagePhrases.hasDate(block.text()) && PageNames.isDate(block.element())) {
      return Kind.DATELINE;
    }
    return known || (called && PagePhrases.isLikeName(block.text())) || (opens && block.words() <= 6)
        ? Kind.BYLINE
        : null;
  }

  /**
   * Whether a paragraph stands elsewhere too: in a taste of the story above it, or for small
   * screens and again for large ones.
   */
  private static boolean isCopy(PageBlock block, Map<String, Element> paragraphs) {
    Element parent = block.element().parent();
    if (block.text().length() < MIN_COPIED_CHARS || parent == null) {
      return false;
    }
    Element first = paragraphs.putIfAbsent(block.text(), parent);
    return first != null && !first.equals(parent);
  }

  /** Whether a block is the time of the day that stands above it. */
  private boolean ofDate(PageBlock block, int at) {
    return !page.isOut(at)
        && block.words() <= 5
        && PagePhrases.hasDate(block.text())
        && PagePhrases.hasTimeOnly(block.text());
  }

  private static boolean isHead(Kind kind) {
    return kind == Kind.BYLINE || kind == Kind.DATELINE;
  }

  private static boolean isCalledByline(PageBlock block, int up) {
    return PageNames.any(block.element(), up, PageNames.BYLINE)
        && !PageNames.isOfPhotographer(block.element());
  }

  /** Whether a block names who the page states to be an author, and says little else. */
  private boolean namesAuthor(PageBlock block) {
    return facts.authors().stream()
        .anyMatch(
            author ->
                author.length() > 3
                    && containsIgnoreCase(block.text(), author)
                    && (10 * author.length() > 3 * block.text().length()
                        || PagePhrases.opensWithBy(block.text())
                        || PageNames.any(block.element(), 4, PageNames.BYLINE)));
  }

  /** Whether a block captions the picture that fills the page's width above the story's part. */
  private boolean isOfLeadPicture(PageBlock block, int at) {
    if (at >= body.first()) {
      return false;
    }
    Element around = body.scope().parent();
    around = around == null ? null : around.closest("article, main");
    boolean within = around != null && PageLayout.within(block.element(), around);
    return within ? PageCaptions.isTagged(block) : captions.isNamed(block) && standsAbove(at);
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

  private @Nullable Kind kind(
      PageBlock block,
      int at,
      boolean inBody,
      boolean confirmed,
      boolean prose,
      boolean afterHeadline) {
    if (page.isOut(at) && !confirmed) {
      boolean may =
          !prose
              && afterHeadline
              && at > body.headline()
              && at <= body.headline() + MAX_HEAD_BLOCKS
              && body.headline() >= 0
              && page.isBesideHeadline(block, page.block(body.headline()).element());
      Kind head = may ? frontMatter(block, inBody, afterHeadline) : null;
      return head != null && (isHead(head) || namedStandfirst(block) || isDescribed(block))
          ? head
          : null;
    }
    if (!prose) {
      Kind front = frontMatter(block, inBody, afterHeadline);
      if (front != null) {
        return front;
      }
    }
    if (!inBody || (at < body.headline() && !confirmed)) {
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

  /** Whether it stands in what is marked as a summary; some mark the whole story so. */
  private static boolean isOfDescription(PageBlock block) {
    Element description = block.element().closest("[itemprop=description]");
    return description != null && description.text().length() <= 2 * block.text().length();
  }

  /** What stands above the first paragraph: null where it is none of it. */
  private @Nullable Kind frontMatter(PageBlock block, boolean inBody, boolean afterHeadline) {
    int words = block.words();
    if (words <= 20
        && PagePhrases.opensWithBy(block.text())
        && !PagePhrases.endsSentence(block.text())) {
      return Kind.BYLINE;
    }
    boolean names = namesAuthor(block);
    if (words <= 25 && (names || (isCalledByline(block, 4) && afterHeadline))) {
      if (!names && PagePhrases.hasDate(block.text()) && !PagePhrases.namesFirst(block.text())) {
        return Kind.DATELINE;
      }
      // "I am a writer, and ..." says of a writer what no byline does.
      boolean tells = words > 8 && PagePhrases.endsSentence(block.text());
      return !tells
              && (names || (words >= 2 && PagePhrases.isLikeName(block.text())))
              && !PagePhrases.isCredit(block.text())
              && !PagePhrases.leadsAway(block.text())
              && !PagePhrases.isLabel(block.text())
          ? Kind.BYLINE
          : null;
    }
    if (words <= 20
        && PagePhrases.hasDate(block.text())
        && (!PagePhrases.endsSentence(block.text())
            || PagePhrases.endsWithTime(block.text())
            || (block.text().endsWith(";") && words <= 8))
        && !block.text().contains("://")
        && !PagePhrases.hasTimeOnly(block.text())
        && (PageNames.any(block.element(), 3, PageNames.DATELINE)
            || block.element().normalName().equals("time")
            // A bare year is no dateline.
            || (words <= (PagePhrases.opensWithDate(block.text()) ? 12 : 8)
                && !PagePhrases.hasYearOnly(block.text())))) {
      return Kind.DATELINE;
    }
    if (afterHeadline && words >= 4) {
      boolean named = namedStandfirst(block);
      boolean heads = PageLayout.heading(block.element()) != null;
      boolean summary = isDescribed(block) && (!inBody || isOfDescription(block));
      if (summary || named || heads) {
        return block.linkShare() < 0.5 ? Kind.STANDFIRST : null;
      }
    }
    return null;
  }

  /** Whether a block says what the page states as its summary. */
  private boolean isDescribed(PageBlock block) {
    return facts.descriptions().stream()
        .anyMatch(description -> Words.overlap(block.text(), description) > 0.8);
  }

  /** Whether a block that stands with a picture is the standfirst by all other signs. */
  private boolean isStandfirst(PageBlock block) {
    return !PageCaptions.isTagged(block) && namedStandfirst(block) && isDescribed(block);
  }

  private boolean namedStandfirst(PageBlock block) {
    Element at = block.element();
    for (int up = 0; up <= 2 && at != null; up++, at = at.parent()) {
      // A field named "text with summary" that holds the whole story is no standfirst.
      if (PageNames.isStandfirst(at)) {
        return page.chars(at) < Math.min(3 * block.text().length(), 800);
      }
    }
    return false;
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
        && (facts.authors().stream().anyMatch(author -> containsIgnoreCase(text, author))
            || PagePhrases.onWriter(text) > 1
            || text.length() < 250);
  }

  private static boolean containsIgnoreCase(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
