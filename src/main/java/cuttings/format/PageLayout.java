package cuttings.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A page's blocks and what stands around them: how much text, which pictures, what furniture. */
final class PageLayout {
  /** Most words of a block that is compared with what a picture says. */
  static final int MAX_ALTERNATIVE_WORDS = 60;

  private static final String CAPTION = "figcaption, [class*=caption], [class*=Caption]";

  private static final String PICTURE = "img, picture, video, amp-img";

  /** A picture that leads to another page, not to itself in large. */
  private static final String LEADING_PICTURE =
      "a[href]:not([href^=#]):not([href~=(?i)[.](?:jpe?g|png|gif|webp|avif)(?:$|[?])]) img";

  /** The share of words in common from which two texts say the same. */
  private static final double ALMOST = 0.75;

  /** The most text beside pictures that their captions make, in UTF-16 units. */
  static final int MAX_CAPTION_CHARS = 2000;

  /** The most text beside a picture in an element whose name alone says that it is one. */
  static final int MAX_PICTURE_CHARS = 400;

  /** The most text of what stands beside a story, on its writer or from elsewhere. */
  static final int MAX_ASIDE_CHARS = 700;

  /** The most text of what says who wrote a story and when, in UTF-16 units. */
  private static final int MAX_HEAD_CHARS = 200;

  private final List<PageBlock> blocks;
  private final Map<Element, Boolean> furniture = new HashMap<>();
  private final boolean[] out;

  /**
   * Whether elements show pictures with their captions; of some it is asked for all their parts.
   */
  private final Map<Element, Boolean> shown = new HashMap<>();

  /** How many characters of text stand in an element. */
  private final Map<Element, Integer> chars = new HashMap<>();

  /** Elements with a picture in them, not far below. */
  private final Set<Element> pictures = new HashSet<>();

  /** Elements that are called a caption, and those closely around them. */
  private final Set<Element> captioned = new HashSet<>();

  /** What is said of pictures to those who do not see them, as words. */
  private final Set<String> alternatives = new HashSet<>();

  /** How many letters of links stand in an element. */
  private final Map<Element, Integer> linkChars = new HashMap<>();

  /** How many characters of prose stand in an element. */
  private final Map<Element, Integer> prose = new HashMap<>();

  /**
   * @param captions that the page states of its article's pictures
   */
  PageLayout(List<PageBlock> page, List<String> captions) {
    this.blocks = page;
    this.out = new boolean[page.size()];
    for (PageBlock block : page) {
      int chars = block.text().length();
      int proseChars = isProse(block) ? chars : 0;
      for (Element at = block.element(); at != null; at = at.parent()) {
        this.chars.merge(at, chars, Integer::sum);
        linkChars.merge(at, block.linkChars(), Integer::sum);
        prose.merge(at, proseChars, Integer::sum);
      }
    }
    captions.forEach(caption -> alternatives.add(Words.join(caption)));
    if (!page.isEmpty()) {
      for (Element picture : page.getFirst().element().root().select(PICTURE)) {
        alternatives.add(Words.join(picture.attr("alt")));
        Element at = picture;
        for (int up = 0; up < 5 && at != null; up++, at = at.parent()) {
          pictures.add(at);
        }
      }
      for (Element caption : page.getFirst().element().root().select(CAPTION)) {
        Element at = caption;
        for (int up = 0; up < 3 && at != null; up++, at = at.parent()) {
          captioned.add(at);
        }
      }
    }
    for (int i = 0; i < page.size(); i++) {
      out[i] = isFurniture(page.get(i).element()) || isTeaser(i);
    }
  }

  int size() {
    return blocks.size();
  }

  PageBlock block(int at) {
    return blocks.get(at);
  }

  /** Whether a block surrounds the story. */
  boolean isOut(int at) {
    return out[at];
  }

  /**
   * Whether a block would be none that surrounds the story, were it not for buttons beside it, or
   * for what holds the headline too, or little more than who wrote it and when.
   */
  boolean isBesideHeadline(PageBlock block, Element headline) {
    Element header = headline.closest("header");
    for (Element at = block.element(); at != null; at = at.parent()) {
      boolean holdsBoth = within(headline, at) && !at.normalName().equals("nav");
      boolean inHeader = header != null && within(at, header);
      if (PageNames.isFurniture(at, holdsMost(at))
          && !isAboveStory(at)
          && !PageNames.holdsButtons(at, inHeader)
          && !(chars(at) <= MAX_HEAD_CHARS && PageNames.isByline(at))
          && !holdsBoth) {
        return false;
      }
    }
    return true;
  }

  /** Whether an element is a picture that leads nowhere, with a few words and who took it. */
  private boolean isCreditedPicture(Element element) {
    return chars(element) <= MAX_PICTURE_CHARS
        && linkShare(element) == 0
        && !leadsAway(element)
        && PagePhrases.hasNamedCredit(element.text());
  }

  /** Whether the pictures in an element lead to other pages. */
  static boolean leadsAway(Element element) {
    return element.selectFirst(LEADING_PICTURE) != null;
  }

  /** How many characters of text stand in an element. */
  int chars(Element element) {
    return chars.getOrDefault(element, 0);
  }

  /** Whether a picture stands in an element, not far below. */
  boolean holdsPicture(Element element) {
    return pictures.contains(element);
  }

  /**
   * Whether a block says what a picture says to those who do not see it, or all but that of the
   * picture above it.
   */
  boolean isAlternative(PageBlock block) {
    return alternatives.contains(Words.join(block.text()))
        || (!block.alt().isEmpty()
            && block.words() <= MAX_ALTERNATIVE_WORDS
            && Words.overlap(block.text(), block.alt()) > ALMOST);
  }

  /** Whether a block stands in something small that has one of the words in its names. */
  boolean isInSmall(PageBlock block, int up, Set<String> words) {
    Element at = block.element();
    for (int i = 0; i <= up && at != null; i++, at = at.parent()) {
      if (PageNames.any(at, 0, words)) {
        return chars(at) < MAX_ASIDE_CHARS;
      }
    }
    return false;
  }

  /** The share of an element's text that is links, 0 to 1. */
  double linkShare(Element element) {
    return (double) linkChars.getOrDefault(element, 0) / Math.max(1, chars(element));
  }

  static boolean isProse(PageBlock block) {
    return block.linkShare() < 0.5
        && (block.words() >= 25 || (block.words() >= 10 && PagePhrases.endsSentence(block.text())));
  }

  /** Whether a block is the taste of another story: a linked title above it, and no more around. */
  private boolean isTeaser(int at) {
    PageBlock block = blocks.get(at);
    if (at == 0 || block.text().length() > 500 || block.element().closest("figcaption") != null) {
      return false;
    }
    for (int above = at - 1; above >= Math.max(0, at - 3); above--) {
      PageBlock title = blocks.get(above);
      if ("h1".equals(heading(title.element()))) {
        return false;
      }
      if (title.linkShare() > 0.9
          && title.words() >= 4
          && !PagePhrases.opensWithBy(title.text())
          && title.text().indexOf('@') < 0) {
        Element around = common(block.element(), title.element());
        return prose.getOrDefault(around, 0) <= 1.5 * block.text().length();
      }
    }
    return false;
  }

  private boolean isFurniture(Element element) {
    Boolean known = furniture.get(element);
    if (known != null) {
      return known;
    }
    List<Element> path = new ArrayList<>();
    boolean is = false;
    for (Element at = element; at != null; at = at.parent()) {
      known = furniture.get(at);
      if (known != null) {
        is = known;
        break;
      }
      path.add(at);
    }
    for (int i = path.size() - 1; i >= 0; i--) {
      Element at = path.get(i);
      is =
          is
              || (PageNames.isFurniture(at, holdsMost(at))
                  && !(showsPictures(at) || isOfShown(at))
                  && !isAboveStory(at));
      furniture.put(path.get(i), is);
    }
    return is;
  }

  /**
   * Whether it is a picture with its caption, or some: these stand in stories whatever holds them.
   */
  private boolean showsPictures(Element element) {
    return shown.computeIfAbsent(element, this::isShown);
  }

  private boolean isShown(Element element) {
    return chars(element) <= MAX_CAPTION_CHARS
        && linkShare(element) < 0.3
        && element.selectFirst(PICTURE) != null
        && (element.selectFirst(CAPTION) != null
            || isPicture(element)
            || isCreditedPicture(element))
        && element.selectFirst("h1, h2, h3, h4, h5, form") == null
        && element.select("li a").stream().allMatch(link -> link.closest("figcaption") != null);
  }

  /** Whether it holds the caption of what shows a picture, and is furniture by its name alone. */
  private boolean isOfShown(Element element) {
    Element around = element.parent();
    around = around == null || PageNames.isHidden(element) ? null : around.closest("aside, figure");
    return around != null
        && captioned.contains(element)
        && !PageNames.isFurnitureByTag(element)
        && showsPictures(around);
  }

  /** Whether an element is called a picture and leads nowhere, as a teaser would. */
  private boolean isPicture(Element element) {
    return chars(element) <= MAX_PICTURE_CHARS
        && linkShare(element) == 0
        && !leadsAway(element)
        && PageNames.isPicture(element);
  }

  /** Whether it is a footer by its tag, and the story below it: who wrote it and when. */
  private boolean isAboveStory(Element element) {
    Element below = element.nextElementSibling();
    return element.normalName().equals("footer") && below != null && holdsMost(below);
  }

  /** Whether most of what can be read on the page stands in it: then it is no furniture. */
  private boolean holdsMost(Element element) {
    return prose.getOrDefault(element, 0) > 0.5 * prose.getOrDefault(element.root(), 0);
  }

  static boolean isHeading(Element element) {
    String tag = element.normalName();
    return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
  }

  /** The tag of the heading that an element stands in or is; null where it does in none. */
  static @Nullable String heading(Element element) {
    Element at = element;
    for (int up = 0; up < 3 && at != null; up++, at = at.parent()) {
      if (isHeading(at)) {
        return at.normalName();
      }
    }
    return null;
  }

  static boolean within(Element element, Element around) {
    for (Element at = element; at != null; at = at.parent()) {
      if (at.equals(around)) {
        return true;
      }
    }
    return false;
  }

  /** The innermost element around both. */
  static Element common(Element one, Element other) {
    Set<Element> around = new HashSet<>();
    for (Element at = one; at != null; at = at.parent()) {
      around.add(at);
    }
    Element at = other;
    while (!around.contains(at) && at.parent() != null) {
      at = at.parent();
    }
    return at;
  }
}
