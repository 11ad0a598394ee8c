package cuttings.format;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What stands between a page's headline and its first paragraph, and signs its end. */
final class PageHead {
  /** Most blocks between a headline and what is a byline although furniture holds it. */
  private static final int MAX_BLOCKS = 40;

  /** Most words of a byline below text. */
  private static final int MAX_BYLINE_WORDS = 12;

  /** The longest text between a headline and a line that is a byline by its "By" alone. */
  private static final int MAX_CHARS_ABOVE_BY = 160;

  private final PageLayout page;
  private final PageFacts facts;
  private final PageBody body;

  PageHead(PageLayout page, PageFacts facts, PageBody body) {
    this.page = page;
    this.facts = facts;
    this.body = body;
  }

  /** What a block above the first paragraph is: null where it is none of the head. */
  @Nullable Kind kind(PageBlock block, boolean inBody, boolean afterHeadline) {
    int words = block.words();
    if (words <= 20
        && PagePhrases.opensWithBy(block.text())
        && !PagePhrases.endsSentence(block.text())) {
      return Kind.BYLINE;
    }
    boolean names = words <= 25 && namesAuthor(block);
    if (names || (words <= 25 && afterHeadline && isCalledByline(block, 4))) {
      if (!names && PagePhrases.hasDate(block.text()) && !PagePhrases.namesFirst(block.text())) {
        return Kind.DATELINE;
      }
      // "I am a writer, and ..." says of a writer what no byline does.
      boolean tells = words > 8 && PagePhrases.endsSentence(block.text());
      return !tells && (names || isLikeName(block)) && mayBeByline(block) ? Kind.BYLINE : null;
    }
    if (words <= 20
        && PagePhrases.hasDate(block.text())
        && (!PagePhrases.endsSentence(block.text())
            || PagePhrases.endsWithTime(block.text())
            // "Updated 3 May; Posted 2 May", each a block.
            || (block.text().endsWith(";") && words <= 8))
        && !block.text().contains("://")
        && !PagePhrases.hasNoDay(block.text())
        && (PageNames.any(block.element(), 3, PageNames.DATELINE)
            || block.element().normalName().equals("time")
            || PagePhrases.opensWithDay(block.text())
            // A bare year is no dateline.
            || (words <= (block.element().normalName().equals("li") ? 8 : 12)
                && !PagePhrases.hasYearOnly(block.text())))) {
      return Kind.DATELINE;
    }
    if (afterHeadline && words >= 4) {
      boolean named = isCalledStandfirst(block);
      boolean heads = PageLayout.heading(block.element()) != null;
      boolean summary =
          isDescribed(block) && (!inBody || isOfDescription(block) || isInHeader(block));
      if (summary || named || heads) {
        return block.linkShare() < 0.5 ? Kind.STANDFIRST : null;
      }
    }
    return null;
  }

  /** What a block is that stands beside the headline although furniture holds it. */
  @Nullable Kind kindBesideHeadline(PageBlock block, int at, boolean inBody) {
    int headline = body.headline();
    if (headline < 0
        || at < headline
        || at > headline + MAX_BLOCKS
        || !page.isBesideHeadline(block, page.block(headline).element())) {
      return null;
    }
    Kind kind = kind(block, inBody, true);
    boolean surely =
        kind == Kind.BYLINE
            || kind == Kind.DATELINE
            || (kind == Kind.STANDFIRST && (isCalledStandfirst(block) || isDescribed(block)));
    return surely ? kind : null;
  }

  /**
   * Whether a block is the byline although text stands above it: the opening alone, or so much of
   * the story that it is signed below it.
   */
  boolean signs(PageBlock block, List<Block> story, PageOpening opening) {
    if (block.words() > MAX_BYLINE_WORDS
        || PagePhrases.endsSentence(block.text())
        || PageLayout.heading(block.element()) != null
        || block.element().closest("blockquote") != null
        || PageNames.isOfAnother(block.element(), 3)
        || isOfEntry(block)
        || !mayBeByline(block)) {
      return false;
    }
    boolean opens = PagePhrases.opensWithBy(block.text());
    boolean called = isCalledByline(block, 3);
    boolean known = namesAuthor(block) && block.boldShare() < 0.9;
    if (!opening.isOpen()) {
      return opens && (called || known);
    }
    boolean follows =
        opens
            && PagePhrases.isLikeName(PagePhrases.withoutBy(block.text()))
            && block.boldShare() < 0.9
            && block.words() <= 6
            && opening.chars() <= MAX_CHARS_ABOVE_BY
            && story.getLast().kind() == Kind.PARAGRAPH;
    return known || (called && isLikeName(block)) || follows;
  }

  /** Whether a block stands in an entry of a live page: an article without the headline. */
  private boolean isOfEntry(PageBlock block) {
    Element article = block.element().closest("article");
    return article != null
        && body.headline() >= 0
        && !PageLayout.within(page.block(body.headline()).element(), article)
        && !article.equals(body.element());
  }

  /** Whether a block is a time of day and no more: the day stands above it. */
  static boolean isTime(PageBlock block) {
    return block.words() <= 5
        && (PageNames.isDate(block.element()) || PagePhrases.endsWithTime(block.text()))
        && PagePhrases.hasDate(block.text())
        && PagePhrases.hasNoDay(block.text());
  }

  /** Whether a block that stands with a picture is the standfirst by all other signs. */
  boolean isStandfirst(PageBlock block) {
    return !PageCaptions.isTagged(block) && isCalledStandfirst(block) && isDescribed(block);
  }

  private static boolean isLikeName(PageBlock block) {
    return PagePhrases.isLikeName(block.text()) || PagePhrases.isAgency(block.text());
  }

  /** Whether nothing says that it is a credit, a button or a count. */
  private static boolean mayBeByline(PageBlock block) {
    return (PagePhrases.isAgency(block.text()) || !PagePhrases.isCredit(block.text()))
        && !PagePhrases.leadsAway(block.text())
        && !PagePhrases.isLabel(block.text());
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
                    && names(block.text(), author)
                    && (10 * author.length() > 3 * block.text().length()
                        || PagePhrases.opensWithBy(block.text())
                        || PageNames.any(block.element(), 4, PageNames.BYLINE)));
  }

  /** Whether it stands in what is marked as a summary; some mark the whole story so. */
  private boolean isOfDescription(PageBlock block) {
    Element description = block.element().closest("[itemprop=description]");
    return description != null && page.chars(description) <= 2 * block.text().length();
  }

  /** Whether a block stands in the header that the headline stands in. */
  private boolean isInHeader(PageBlock block) {
    Element header = block.element().closest("header");
    return header != null
        && body.headline() >= 0
        && PageLayout.within(page.block(body.headline()).element(), header);
  }

  /** Whether a block says what the page states as its summary. */
  private boolean isDescribed(PageBlock block) {
    return facts.descriptions().stream()
        .anyMatch(description -> Words.overlap(block.text(), description) > 0.8);
  }

  private boolean isCalledStandfirst(PageBlock block) {
    Element at = block.element();
    for (int up = 0; up <= 2 && at != null; up++, at = at.parent()) {
      // A field named "text with summary" that holds the whole story is no standfirst.
      if (PageNames.isStandfirst(at)) {
        return page.chars(at) < Math.min(3 * block.text().length(), 800);
      }
      if (PageNames.isTaste(at)) {
        return page.chars(at) < 1.2 * block.text().length();
      }
    }
    return false;
  }

  static boolean names(String text, String author) {
    return text.toLowerCase(Locale.ROOT).contains(author.toLowerCase(Locale.ROOT));
  }
}
