package cuttings.format;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/** Which of a page's blocks are captions. */
final class PageCaptions {
  /** Captions of a page that are compared each with each. */
  static final int MAX_COMPARED_CAPTIONS = 200;

  /** The longest credit that stands beside its caption, in UTF-16 units. */
  static final int MAX_CREDIT_BESIDE_CHARS = 100;

  /** Fewest words of a line that is taken for a caption by its place beside a picture. */
  private static final int MIN_WORDS = 4;

  /** The most text of a caption that has paragraphs, in UTF-16 units. */
  static final int MAX_CHARS_OF_PARAGRAPHS = 600;

  /** Most parts of a caption that are compared with those behind them. */
  private static final int MAX_COMPARED_PARTS = 20;

  /** Most words of a line that is a caption for the credit below it. */
  private static final int MAX_SHOWN_WORDS = 30;

  /** The shortest part of a caption that another may say again, in UTF-16 units. */
  private static final int MIN_SAID_CHARS = 4;

  /** Most elements of a caption whose names are asked. */
  static final int MAX_ELEMENTS = 1000;

  /** Most words of a line that is a credit and no more. */
  static final int MAX_CREDIT_WORDS = 12;

  /** The longest line that is taken for a caption by its place beside a picture. */
  static final int MAX_PICTURED_CHARS = 400;

  private static final Evaluator FIGURE =
      Selector.evaluatorOf("figure, [role=figure], [itemtype$=ImageObject]");

  private static final Evaluator FIGCAPTION = Selector.evaluatorOf("figcaption");

  /** What a figure holds that shows more than pictures, and has text that is no caption. */
  private static final Evaluator NO_PICTURE =
      Selector.evaluatorOf("blockquote, table, pre, iframe, h1, h2, h3, h4, ul, ol, figure figure");

  private static final Evaluator VIDEO =
      Selector.evaluatorOf("video, [aria-label=Play], [aria-label^='Play ']");

  private final PageLayout page;

  /** Whether figures show more than pictures; each is asked of for all its blocks. */
  private final Map<Element, Boolean> mixed = new HashMap<>();

  /** What is called a caption and is none; each is asked of for all its blocks. */
  private final Map<Element, Boolean> noCaptions = new HashMap<>();

  /** Whether what is called a caption holds nothing else; each is asked of for all its blocks. */
  private final Map<Element, Boolean> boxes = new HashMap<>();

  /** Captions with their credits, by what is called so. */
  private final Map<Element, Place> places = new HashMap<>();

  PageCaptions(PageLayout page) {
    this.page = page;
  }

  /**
   * Where a caption stands.
   *
   * @param root what holds its parts
   * @param alone whether it is one block of many in there, divided by line breaks, and has no part
   * @param credit what stands behind the root and says who took the picture; null where nothing
   *     does
   */
  record Place(Element root, boolean alone, @Nullable Element credit) {
    Place(Element root, boolean alone) {
      this(root, alone, null);
    }

    /** Whether an element stands in it. */
    boolean holds(Element element) {
      return PageLayout.within(element, root) || isCredit(element);
    }

    /** Whether an element stands in the credit behind it. */
    boolean isCredit(Element element) {
      return credit != null && PageLayout.within(element, credit);
    }
  }

  /** Where the caption stands that a block is part of; null where it is none. */
  @Nullable Place place(PageBlock block) {
    Element at = block.element();
    for (int up = 0; up < 5 && at != null; up++, at = at.parent()) {
      if (at.normalName().equals("figcaption") || isNamed(at, up)) {
        if (noCaptions.computeIfAbsent(at, a -> isTeaser(a) || tellsStory(a))) {
          return null;
        }
        Element figure = figure(at);
        boolean alone = figure == null || !isShort(figure) || isMixed(figure);
        Place place =
            alone ? places.computeIfAbsent(named(at), this::withCredit) : new Place(figure, false);
        return isShort(place.root()) ? place : isShort(at) ? new Place(at, false) : null;
      }
    }
    Element figure = figure(block.element());
    if (figure != null && mayBeCaption(block, MIN_WORDS) && showsOnlyPictures(figure)) {
      return new Place(figure, false);
    }
    if (PageLayout.heading(block.element()) != null) {
      return null;
    }
    boolean credited = block.words() < 60 && PagePhrases.endsWithCredit(block.text());
    boolean byline =
        PagePhrases.opensWithBy(block.text()) && !PagePhrases.endsSentence(block.text());
    boolean repeats = block.words() >= 4 && !byline && page.isAlternative(block);
    if (credited || repeats || isOfFilm(block) || isSetBelowPicture(block)) {
      // The element may be a story of lines, divided by breaks alone.
      return fills(block, block.element())
          ? withCredit(block.element())
          : new Place(block.element(), true);
    }
    if (isOfPicture(block) || isShown(block)) {
      return withCredit(block.element());
    }
    Element around = pictured(block);
    return around == null ? null : new Place(around, false);
  }

  /** Whether an element {@code up} above a block is called a caption, and may be the block's. */
  private boolean isNamed(Element element, int up) {
    return PageNames.isCaption(element)
        && (up < 3 || isBox(element))
        && !(PageLayout.isHeading(element)
            && element.parent() != null
            && !page.holdsPicture(element.parent()));
  }

  /** Whether what is called a caption holds it in boxes, and no more than it. */
  private boolean isBox(Element element) {
    return page.chars(element) <= MAX_PICTURED_CHARS
        && boxes.computeIfAbsent(
            element, box -> box.selectFirst("h1, h2, h3, h4, h5, time") == null);
  }

  /** Whether a caption is the title of another story, in a link to it. */
  private boolean isTeaser(Element caption) {
    return page.linkShare(caption) > 0.7 && caption.selectFirst("h1, h2, h3, h4, h5") != null;
  }

  /**
   * Whether a block tells what a film shows, by its name and by what it is. A story of several may
   * be called so too.
   */
  private boolean isOfFilm(PageBlock block) {
    Element element = block.element();
    return PageNames.isOfFilm(element)
        && block.text().length() <= MAX_PICTURED_CHARS
        && fills(block, element)
        && !isOfFilm(element.previousElementSibling())
        && !isOfFilm(element.nextElementSibling())
        && tells(block.text());
  }

  /** Whether a block stands below a picture with its credit, or its number in a gallery. */
  private boolean isShown(PageBlock block) {
    Element element = block.element();
    if (block.words() > MAX_SHOWN_WORDS || !fills(block, element) || !mayBeCaption(block, 2)) {
      return false;
    }
    Element next = element.nextElementSibling();
    boolean credited =
        next != null
            && page.chars(next) > 0
            && page.chars(next) <= MAX_CREDIT_BESIDE_CHARS
            && !page.holdsPicture(next)
            && !PageLayout.isHeading(next)
            && PagePhrases.hasNamedCredit(next.text())
            && isSurelyCredit(next);
    if (!(credited || PagePhrases.isCounted(block.text()))) {
      return false;
    }
    Element around = around(element);
    int beside = block.text().length() + 2 * MAX_CREDIT_BESIDE_CHARS;
    return isBelowPicture(element) || (around != null && page.chars(around) <= beside);
  }

  /** Whether what stands with a picture is a part of the story in paragraphs, as on slides. */
  private boolean tellsStory(Element caption) {
    return page.chars(caption) > MAX_CHARS_OF_PARAGRAPHS && caption.select("p").size() > 1;
  }

  /** Whether a block tells what the picture in the same box shows, by its name. */
  private boolean isOfPicture(PageBlock block) {
    Element element = block.element();
    return PageNames.isOfPicture(element)
        && fills(block, element)
        && mayBeCaption(block, 2)
        && (around(element) != null || isBelowPicture(element));
  }

  private static boolean isOfFilm(@Nullable Element element) {
    return element != null && PageNames.isOfFilm(element);
  }

  /** Whether an element holds little more than a block. */
  private boolean fills(PageBlock block, Element element) {
    return page.chars(element) <= 1.5 * block.text().length() + 60;
  }

  private boolean isMixed(Element figure) {
    return mixed.computeIfAbsent(figure, f -> f.selectFirst(NO_PICTURE) != null);
  }

  private boolean isShort(Element root) {
    return page.chars(root) < PageLayout.MAX_CAPTION_CHARS;
  }

  private static @Nullable Element figure(Element element) {
    return element.closest(FIGURE);
  }

  /** Whether a figure shows pictures, and what text there is can but be their caption. */
  private boolean showsOnlyPictures(Element figure) {
    return page.holdsPicture(figure)
        && page.chars(figure) <= MAX_PICTURED_CHARS
        && page.linkShare(figure) < 0.5
        && !isMixed(figure);
  }

  /** The outermost of nested elements that call themselves a caption. */
  private static Element named(Element caption) {
    Element at = caption;
    while (at.parent() != null && PageNames.isCaption(at.parent())) {
      at = at.parent();
    }
    return at;
  }

  /** The place of a caption and of the credit that stands behind it, if one does. */
  private Place withCredit(Element caption) {
    Element next = caption.nextElementSibling();
    Element around = caption.parent();
    if (next == null
        || around == null
        || page.chars(next) > MAX_CREDIT_BESIDE_CHARS
        || PageLayout.isHeading(next)
        || !next.hasText()) {
      return new Place(caption, false);
    }
    boolean close = page.chars(around) <= page.chars(caption) + MAX_CREDIT_BESIDE_CHARS;
    if (!(close && PageNames.any(next, 0, PageNames.CREDIT)) && !isSurelyCredit(next)) {
      return new Place(caption, false);
    }
    // Text in a span is a block of what holds the span.
    return close && !next.isBlock() && around.selectFirst("h1, h2, h3, h4, h5") == null
        ? new Place(around, false)
        : new Place(caption, false, next);
  }

  private static boolean isSurelyCredit(Element element) {
    if (PageNames.isOfPhotographer(element)) {
      return true;
    }
    String text = element.text();
    return PagePhrases.isSurelyCredit(text)
        && !PagePhrases.opensWithBy(text)
        && !PageNames.any(element, 0, PageNames.BYLINE);
  }

  /** Whether a line below a picture is set apart from the text: in italics, small, centred. */
  private boolean isSetBelowPicture(PageBlock block) {
    Element element = block.element();
    return (isBelowPicture(element) || page.holdsPicture(element))
        && isShort(element)
        && mayBeCaption(block, MIN_WORDS)
        && (element.select("em, i, small, cite").text().contains(block.text())
            || (isCentred(element) && fills(block, element)));
  }

  private boolean isBelowPicture(Element element) {
    Element above = element.previousElementSibling();
    return above != null && page.chars(above) == 0 && page.holdsPicture(above);
  }

  private static boolean isCentred(Element element) {
    return element.attr("style").replace(" ", "").contains("text-align:center")
        || element.attr("align").equals("center")
        || element.className().contains("center");
  }

  /** The element that holds a picture and, after it, little more than the block; or null. */
  private @Nullable Element pictured(PageBlock block) {
    Element at = around(block.element());
    if (at == null
        || !fills(block, at)
        || at.normalName().equals("li")
        || at.selectFirst("h1, h2, h3, h4") != null
        || !mayBeCaption(block, 2)) {
      return null;
    }
    if (PageNames.isPicture(at)) {
      // In a box that is called a picture a name is enough, and a paragraph is no other.
      return at;
    }
    boolean isText =
        block.element().normalName().equals("p")
            && !PagePhrases.isOfPictures(block.text())
            && !PageNames.isOfPicture(block.element());
    return isText || block.words() < MIN_WORDS ? null : at;
  }

  /** The nearest element around one that holds a picture, not far above; null where none does. */
  private @Nullable Element around(Element element) {
    Element at = element;
    for (int up = 0; up < 4 && at != null; up++, at = at.parent()) {
      if (at.normalName().equals("article") || at.normalName().equals("main")) {
        return null;
      }
      if (page.holdsPicture(at)) {
        return at;
      }
    }
    return null;
  }

  private boolean mayBeCaption(PageBlock block, int minWords) {
    String text = block.text();
    return block.words() >= minWords
        && text.length() <= MAX_PICTURED_CHARS
        && block.linkShare() <= 0.3
        && !text.contains("://")
        && !text.endsWith(":")
        && !(block.words() < 10 && PagePhrases.hasDate(text) && !PagePhrases.hasYearOnly(text))
        && !PagePhrases.isLabel(text)
        && !PagePhrases.leadsAway(text)
        && !(PagePhrases.opensWithBy(text) && !PagePhrases.endsSentence(text))
        && !text.endsWith(" ago")
        && PagePhrases.onWriter(text) == 0
        && !PageNames.any(block.element(), 4, PageNames.BYLINE)
        && !page.isInSmall(block, 4, PageNames.WRITER)
        && !page.isInSmall(block, 4, PageNames.EMBEDDED)
        && !PageNames.any(block.element(), 2, PageNames.DATELINE);
  }

  /** Whether a block is a link and no more; a caption may stand in one with its picture. */
  private boolean isLink(PageBlock block) {
    boolean caption =
        page.isAlternative(block)
            || (isTagged(block) && (block.words() >= 12 || PagePhrases.endsSentence(block.text())));
    return block.linkShare() > 0.9 && !caption;
  }

  /**
   * What a caption says with its credit; null where it says nothing of a picture.
   *
   * @param place around its parts, one of them block {@code at}
   * @param last the last block that may be a part
   */
  @Nullable String text(Place place, int at, int last) {
    Element root = place.root();
    int first = at;
    while (!place.alone()
        && first > 0
        && PageLayout.within(page.block(first - 1).element(), root)) {
      first--;
    }
    List<String> parts = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    boolean leadsAway = true;
    int end = place.alone() ? at : last;
    for (int i = first; i <= end && place.holds(page.block(i).element()); i++) {
      PageBlock block = page.block(i);
      all.append(block.text()).append(' ');
      if (!page.isOut(i) && adds(block, parts)) {
        if (parts.size() <= MAX_COMPARED_PARTS) {
          parts.removeIf(part -> isSaidBy(block.text(), part));
        }
        parts.add(block.text());
        leadsAway &= isLink(block);
      }
    }
    String text = PagePhrases.withoutLabel(String.join(" ", parts));
    boolean says =
        !leadsAway
            && parts.stream().anyMatch(part -> PageBlock.words(part) > 1)
            && !parts.stream().allMatch(PagePhrases::isCredit)
            && !PagePhrases.isCredit(text)
            && (place.alone() || !isOfCredit(root, text))
            && !(PagePhrases.opensWithBy(text) && PageNames.any(root, 2, PageNames.BYLINE))
            && !PagePhrases.sells(all.toString())
            && (place.alone() || tells(text) || !(PagePhrases.namesFilm(text) || isOfVideo(root)));
    return says ? text : null;
  }

  /** Whether a text says all that a part before it does: its beginning, or its credit. */
  private static boolean isSaidBy(String text, String part) {
    return PagePhrases.isBeginning(part, text)
        || (part.length() >= MIN_SAID_CHARS && Words.join(text).contains(Words.join(part)));
  }

  /** Whether a part of a caption says more than those before it. */
  private static boolean adds(PageBlock block, List<String> before) {
    String text = block.text();
    // "Image:" within a caption opens its credit.
    boolean opensCredit = !before.isEmpty() && text.endsWith(":");
    if ((PagePhrases.isLabel(text) && !opensCredit) || PagePhrases.isOfPlayer(text)) {
      return false;
    }
    if (before.isEmpty() && PagePhrases.isCredit(text)) {
      // A credit that opens a caption is part of it; one above it is not.
      return isTagged(block);
    }
    // It stands twice where a site has it for small and for large screens, once cut off perhaps.
    return !Words.join(String.join(" ", before)).contains(Words.join(text))
        && before.stream().noneMatch(part -> PagePhrases.isBeginning(text, part));
  }

  /** Whether a text stands in what is called a credit, all of it. */
  private static boolean isOfCredit(Element root, String text) {
    if (PageBlock.words(text) > MAX_CREDIT_WORDS
        || PagePhrases.tellsFirst(text)
        || (text.endsWith(".") && !PagePhrases.isCredit(text))) {
      return false;
    }
    String words = Words.join(text);
    return root.stream()
        .limit(MAX_ELEMENTS)
        .anyMatch(
            inside ->
                PageNames.any(inside, 0, PageNames.CREDIT)
                    && inside.stream().limit(MAX_ELEMENTS).noneMatch(PageNames::isCaption)
                    && Words.join(inside.text()).equals(words));
  }

  /** Whether a text below a film tells what it shows; a title does not. */
  private static boolean tells(String text) {
    return (PageBlock.words(text) >= 8
            && PagePhrases.hasSentence(text)
            && !PagePhrases.isQuestion(text))
        || PagePhrases.endsWithCredit(text);
  }

  /** Whether it is the title of a film, which is no part of the text. */
  private static boolean isOfVideo(Element root) {
    return PageNames.any(root, 1, PageNames.VIDEO)
        || root.selectFirst(VIDEO) != null
        || root.stream()
            .limit(MAX_ELEMENTS)
            .anyMatch(inside -> PageNames.any(inside, 0, PageNames.VIDEO));
  }

  /** Whether a block is called a caption, of a picture beside it that leads to no other page. */
  boolean isOfPictureHere(PageBlock block) {
    Element at = block.element();
    for (int up = 0; up < 3 && at != null; up++, at = at.parent()) {
      if (PageNames.isCaption(at)) {
        Element around = around(at);
        return around != null && !PageLayout.leadsAway(around);
      }
    }
    return false;
  }

  /** Whether a block stands in what is a picture's caption by its tag. */
  static boolean isTagged(PageBlock block) {
    return block.element().closest(FIGCAPTION) != null;
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
