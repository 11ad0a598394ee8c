package cuttings.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * A run of text between two breaks of a page.
 *
 * @param element the nearest block element around it
 * @param text white space collapsed, never blank
 * @param linkChars how many of its letters stand in links
 * @param boldChars how many of its letters are bold or in a heading
 * @param alt what the picture last above it says to those who do not see it; empty where it says
 *     nothing
 */
record PageBlock(Element element, String text, int linkChars, int boldChars, String alt) {

  /** Most blocks taken from a page; what follows is left out. */
  static final int MAX_BLOCKS = 100_000;

  /** The longest text of a picture that blocks are compared with, in UTF-16 units. */
  static final int MAX_ALT_CHARS = 1000;

  /** The longest text of a button or a label, in UTF-16 units. */
  static final int MAX_LABEL_CHARS = 60;

  /** Most elements of a line around a date that ends it. */
  private static final int MAX_AROUND_DATE = 6;

  /** Most letters and nodes before a date that ends its line. */
  private static final int MAX_BEFORE_DATE = 500;

  /** Most nodes, itself counted in, among which a date stands apart. */
  private static final int MAX_BESIDE_DATE = 12;

  private static final Set<String> SPANS = Set.of("span", "cite");

  private static final Set<String> UNSEEN =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "iframe",
          "select",
          "textarea",
          "object",
          "head",
          "math");

  /** An element's blocks in the order of its source. Markup that shows no text is passed over. */
  static List<PageBlock> of(Element body) {
    Flow flow = new Flow();
    body.traverse(flow);
    flow.breakHere(body);
    return flow.blocks;
  }

  double linkShare() {
    return (double) linkChars / letters();
  }

  double boldShare() {
    return (double) boldChars / letters();
  }

  /** Characters that are no spaces; at least one. */
  private int letters() {
    int spaces = 0;
    for (int i = 0; i < text.length(); i++) {
      spaces += text.charAt(i) == ' ' ? 1 : 0;
    }
    return text.length() - spaces;
  }

  /** Its words; of scripts that do not divide them, as many as it is long for. */
  int words() {
    return words(text);
  }

  static int words(String text) {
    int words = 0;
    int undivided = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = Character.isLetterOrDigit(c);
      int tenths = letter ? tenthsOfWord(c) : 0;
      undivided += tenths;
      words += letter && tenths == 0 && !inWord ? 1 : 0;
      inWord = tenths == 0 && (letter || (inWord && "'’-.".indexOf(c) >= 0));
    }
    return words + (undivided + 9) / 10;
  }

  /** What a letter makes of a word in scripts that leave no space between them; else 0. */
  private static int tenthsOfWord(char c) {
    if (c < '\u0E00') {
      return 0;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA -> 5;
      case THAI, LAO, KHMER, MYANMAR -> 2;
      default -> 0;
    };
  }

  /** Collects text until something breaks the line. */
  private static final class Flow implements NodeVisitor {
    private final List<PageBlock> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int linkChars;
    private int boldChars;
    private int links;
    private int bolds;
    private int unseen;
    private int breaks;
    private boolean spanOpened;
    private boolean linkOpened;
    private boolean linkClosed;
    private boolean spanClosed;
    private String alt = "";

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        if (unseen == 0) {
          append(words.getWholeText());
        }
      } else if (UNSEEN.contains(node.normalName())) {
        unseen++;
      } else if (node instanceof Element element) {
        switch (element.normalName()) {
          case "a" -> {
            links++;
            linkOpened = element.ownText().indexOf('@') > 0;
            unseen += isHidden(element) || isButton(element) ? 1 : 0;
          }
          case "b", "strong", "h1", "h2", "h3", "h4", "h5", "h6" -> {
            bolds++;
            breakAround(element);
          }
          case "br" -> lineBreak(element);
          case "img", "picture", "video", "amp-img" -> {
            breakHere(parent(element));
            alt = element.attr("alt");
            alt = alt.length() > MAX_ALT_CHARS ? "" : alt;
          }
          case "span", "cite" -> {
            unseen += isForListeners(element) ? 1 : 0;
            breakAround(element);
            spanOpened = true;
          }
          default -> breakAround(element);
        }
        if (unseen == 0 && PageNames.isCaption(element)) {
          appendAttributes(element);
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (UNSEEN.contains(node.normalName())) {
        unseen--;
      } else if (node instanceof Element element) {
        switch (element.normalName()) {
          case "a" -> {
            links--;
            linkClosed = true;
            linkOpened = false;
            unseen -= isHidden(element) || isButton(element) ? 1 : 0;
          }
          case "b", "strong", "h1", "h2", "h3", "h4", "h5", "h6" -> {
            if (breaks(element)) {
              breakHere(element);
            }
            bolds--;
          }
          default -> {
            if (breaks(element)) {
              breakHere(element);
            }
            unseen -= isForListeners(element) ? 1 : 0;
            spanClosed |= SPANS.contains(element.normalName());
          }
        }
      }
    }

    /** Takes the caption that a style sheet shows although it is no text. */
    private void appendAttributes(Element caption) {
      if (!caption.hasText() && caption.selectFirst("img") == null) {
        for (String end : List.of("caption", "credit")) {
          for (Attribute attribute : caption.attributes()) {
            if (attribute.getKey().startsWith("data-")
                && attribute.getKey().endsWith(end)
                && attribute.getValue().indexOf(' ') > 0) {
              append(attribute.getValue());
              append(" ");
            }
          }
        }
      }
    }

    private void append(String words) {
      for (int i = 0; i < words.length(); i++) {
        char c = words.charAt(i);
        if (c <= ' ' || c == '\u00A0' || c == '\u2028' || c == '\u2029' || c == '\u3000') {
          if (!text.isEmpty() && lastChar() != ' ') {
            text.append(' ');
          }
        } else if (c != '\u200B' && c != '\u00AD' && c != '\uFEFF') {
          if ((Character.isUpperCase(c) && isSetApart()) || isAddress()) {
            text.append(' ');
          }
          linkOpened = false;
          linkClosed = false;
          spanOpened = false;
          spanClosed = false;
          text.append(c);
          linkChars += links > 0 ? 1 : 0;
          boldChars += bolds > 0 ? 1 : 0;
          breaks = 0;
        }
      }
    }

    private char lastChar() {
      return text.charAt(text.length() - 1);
    }

    /** Whether a link to an address follows that of a name at once. */
    private boolean isAddress() {
      return linkClosed && linkOpened && !text.isEmpty() && lastChar() != ' ';
    }

    /**
     * Whether a style sheet sets what follows apart: "at dawn.</span><span>Photo: Una Pell". A word
     * may have one span in it: "Mc<span>Donald</span>".
     */
    private boolean isSetApart() {
      if (text.isEmpty() || !(spanOpened || spanClosed)) {
        return false;
      }
      char last = lastChar();
      return ".!?…)\"”’»".indexOf(last) >= 0
          || (spanOpened && spanClosed && (Character.isLowerCase(last) || Character.isDigit(last)));
    }

    /** One break wraps a line, two end a paragraph. */
    private void lineBreak(Element br) {
      if (++breaks > 1) {
        breakHere(parent(br));
      } else {
        append(" ");
      }
    }

    private void breakAround(Element element) {
      if (breaks(element)) {
        breakHere(parent(element));
      }
    }

    private static boolean breaks(Element element) {
      // Names that HTML does not know are inline by the book, and blocks where sites use them.
      return element.isBlock()
          || element.normalName().indexOf('-') > 0
          || (element.normalName().equals("time") && element.childrenSize() > 0)
          || isDate(element)
          || element.normalName().equals("button")
          || isNamed(element);
    }

    /**
     * Whether it is a date that ends its line, behind a byline or a standfirst that is a heading.
     */
    private static boolean isDate(Element element) {
      String tag = element.normalName();
      if (!(tag.equals("time") || (tag.equals("span") && PageNames.isDate(element)))
          || element.childrenSize() > 0
          || element.ownText().length() > MAX_LABEL_CHARS
          || !PagePhrases.hasDate(element.ownText())) {
        return false;
      }
      StringBuilder before = new StringBuilder();
      Node at = element;
      for (int up = 0; up < MAX_AROUND_DATE; up++) {
        if (!(at.parent() instanceof Element parent)
            || parent.childNodeSize() > MAX_BESIDE_DATE
            || !isLast(at)) {
          return false;
        }
        StringBuilder beside = new StringBuilder();
        if (!gatherBefore(at, beside)) {
          return false;
        }
        before.insert(0, beside);
        if (parent.isBlock()) {
          String text = before.toString().strip();
          return PagePhrases.isBylineBeforeDate(text)
              || (PageLayout.isHeading(parent) && PagePhrases.isSentence(text));
        }
        at = parent;
      }
      return false;
    }

    /** Whether no text stands behind a node in what it stands in. */
    private static boolean isLast(Node node) {
      for (Node at = node.nextSibling(); at != null; at = at.nextSibling()) {
        if (!(at instanceof TextNode text && text.isBlank())
            && !(at instanceof Element inner && inner.childNodeSize() == 0)) {
          return false;
        }
      }
      return true;
    }

    /** Gathers the text before a node in what it stands in; false where that is much. */
    private static boolean gatherBefore(Node node, StringBuilder text) {
      int left = MAX_BEFORE_DATE;
      for (Node at = node.parent().childNode(0); !at.equals(node); at = at.nextSibling()) {
        left = gather(at, text, left);
      }
      return left > 0;
    }

    /** Gathers a node's text; returns how many more nodes and letters may be looked at. */
    private static int gather(Node node, StringBuilder text, int left) {
      if (node instanceof TextNode words) {
        text.append(
            words.getWholeText(), 0, Math.min(words.getWholeText().length(), Math.max(left, 0)));
        return left - words.getWholeText().length();
      }
      int rest = left - 1;
      for (int i = 0; i < node.childNodeSize() && rest > 0; i++) {
        rest = gather(node.childNode(i), text, rest);
      }
      return rest;
    }

    /** Whether its name sets it apart: a caption, or a headline that is none by its tag. */
    private static boolean isNamed(Element element) {
      String names = element.className().toLowerCase(Locale.ROOT);
      return names.contains("caption")
          || names.contains("cptn")
          || (names.contains("headline")
              && element.normalName().equals("b")
              && PageLayout.heading(element) == null);
    }

    /** Names stand twice beside their links, once for the eye. */
    private static boolean isHidden(Element link) {
      return link.hasAttr("hidden") || link.attr("style").replace(" ", "").contains("display:none");
    }

    /** Whether a link opens or closes the caption that it stands in: "more". */
    private static boolean isButton(Element link) {
      boolean goesOn = link.nextSibling() instanceof TextNode next && !next.isBlank();
      return link.childrenSize() == 0
          && !goesOn
          && isLabel(link)
          && link.parent() != null
          && (PageNames.isCaption(link.parent())
              || (link.parent().parent() != null && PageNames.isCaption(link.parent().parent())));
    }

    /** What only programs that read aloud are told, "Image caption", and buttons within a line. */
    private static boolean isForListeners(Element element) {
      return element.normalName().equals("span")
          && element.attributesSize() > 0
          && element.childrenSize() == 0
          && ((isLabel(element) && PageNames.isOfUse(element)) || isSaidAgain(element));
    }

    /** Whether listeners are told what stands behind it for the eye: a date, say. */
    private static boolean isSaidAgain(Element element) {
      Element next = element.nextElementSibling();
      return next != null
          && next.attr("aria-hidden").equals("true")
          && element.ownText().length() <= MAX_LABEL_CHARS
          && next.childrenSize() == 0
          && PageNames.isForListeners(element)
          && element.ownText().contains(next.ownText());
    }

    private static boolean isLabel(Element element) {
      String text = element.ownText();
      return text.length() <= MAX_LABEL_CHARS && PagePhrases.isLabel(text);
    }

    private static Element parent(Element element) {
      Element parent = element.parent();
      return parent == null ? element : parent;
    }

    private void breakHere(Element within) {
      String words = text.toString().strip();
      if (!words.isEmpty() && blocks.size() < MAX_BLOCKS) {
        Element block = within;
        while (!breaks(block) && block.parent() != null) {
          block = block.parent();
        }
        blocks.add(new PageBlock(block, words, linkChars, boldChars, alt));
      }
      text.setLength(0);
      linkChars = 0;
      boldChars = 0;
      breaks = 0;
    }
  }
}
