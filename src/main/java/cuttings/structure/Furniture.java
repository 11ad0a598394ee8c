package cuttings.structure;

import java.util.Locale;
import java.util.Set;

/**
 * Lines of the page that come along when a story is pasted. Only what is certain: a line is
 * furniture as a whole, by its words, wherever it stands.
 */
final class Furniture {
  /** Longer lines are never furniture, in UTF-16 units. */
  static final int MAX_CHARS = 120;

  /** Whole lines, in lower case, signs at their ends left out. */
  private static final Set<String> LINES =
      Set.of(
          "share",
          "share this",
          "share this article",
          "share this story",
          "share article",
          "share on facebook",
          "share on twitter",
          "share on x",
          "share on whatsapp",
          "share via email",
          "share on linkedin",
          "share on pinterest",
          "share by email",
          "share via",
          "share full article",
          "share save",
          "facebook",
          "twitter",
          "whatsapp",
          "email",
          "e-mail",
          "linkedin",
          "pinterest",
          "reddit",
          "flipboard",
          "messenger",
          "telegram",
          "copy link",
          "copy url",
          "print",
          "print this page",
          "print article",
          "tweet",
          "pin it",
          "save",
          "save article",
          "save for later",
          "bookmark",
          "advertisement",
          "advertisement - scroll to continue",
          "advertisement - continue reading below",
          "article continues below advertisement",
          "article continues below",
          "story continues below advertisement",
          "story continues below",
          "continue reading below",
          "continue reading the main story",
          "continue reading",
          "continued below",
          "ad",
          "ads",
          "advert",
          "sponsored",
          "sponsored content",
          "promoted stories",
          "recommended",
          "recommended for you",
          "recommended stories",
          "more from this author",
          "more on this story",
          "more like this",
          "related",
          "related articles",
          "related stories",
          "related content",
          "related topics",
          "related links",
          "you may also like",
          "you might also like",
          "you may like",
          "read more",
          "read next",
          "read also",
          "read more here",
          "see also",
          "see more",
          "show more",
          "load more",
          "view more",
          "learn more",
          "most read",
          "most popular",
          "most viewed",
          "trending",
          "trending now",
          "top stories",
          "latest news",
          "popular",
          "editors' picks",
          "editor's picks",
          "editors’ picks",
          "editor’s picks",
          "don't miss",
          "don’t miss",
          "follow us",
          "follow",
          "following",
          "subscribe",
          "subscribe now",
          "sign up",
          "sign in",
          "log in",
          "register",
          "newsletter",
          "newsletters",
          "get the newsletter",
          "sign up to our newsletter",
          "sign up for our newsletter",
          "comments",
          "comment",
          "view comments",
          "show comments",
          "leave a comment",
          "post a comment",
          "add a comment",
          "join the conversation",
          "no comments",
          "skip to content",
          "skip to main content",
          "skip advertisement",
          "back to top",
          "home",
          "menu",
          "search",
          "close",
          "open image in gallery",
          "open gallery",
          "view gallery",
          "view image",
          "view image in fullscreen",
          "view this post on instagram",
          "enlarge",
          "enlarge this image",
          "expand",
          "play",
          "play video",
          "watch",
          "watch live",
          "watch now",
          "watch more",
          "video player is loading",
          "loading",
          "listen",
          "listen to this article",
          "hide caption",
          "toggle caption",
          "image caption",
          "image source",
          "next",
          "previous",
          "previous article",
          "next article",
          "gallery",
          "slideshow",
          "topics",
          "tags",
          "filed under",
          "report a typo",
          "report an error",
          "all rights reserved",
          "terms of use",
          "privacy policy",
          "cookie policy",
          "contact us",
          "about us",
          "our standards: the thomson reuters trust principles",
          "purchase licensing rights",
          "follow on google news",
          "add as preferred source on google",
          "this article is more than 1 year old",
          "this article is more than 2 years old");

  /** Beginnings, in lower case, of lines that are furniture where the line is short. */
  private static final String[] OPENINGS = {
    "share on ",
    "follow us on ",
    "follow us @",
    "sign up to our ",
    "sign up for our ",
    "sign up here",
    "subscribe to our ",
    "download our app",
    "download the app",
    "like us on ",
    "join us on ",
    "click here to subscribe",
    "click here to sign up",
    "copyright ©",
    "© ",
    "scroll down for video",
    "eds: ",
    "read more: ",
    "read also: ",
    "see also: ",
  };

  /** How long a line with such a beginning may be, in UTF-16 units. */
  private static final int MAX_OPENING_CHARS = 90;

  /** Words of a topic that an article is filed under, at most. */
  private static final int MAX_TOPIC_WORDS = 3;

  private Furniture() {}

  /** What may stand below a line of furniture and belongs to it, a line each. */
  enum Below {
    NOTHING,
    /** What an article is filed under, a word or two each. */
    TOPICS,
    /** Numbered headlines of other articles. */
    LINKS;

    /** Below which line of furniture. */
    static Below of(String line) {
      return switch (bare(line.toLowerCase(Locale.ROOT))) {
        case "topics", "related topics", "tags", "filed under" -> TOPICS;
        case "most read", "most popular", "most viewed", "trending", "trending now" -> LINKS;
        default -> NOTHING;
      };
    }

    boolean holds(String line) {
      return switch (this) {
        case NOTHING -> false;
        case TOPICS ->
            line.split(" ", -1).length <= MAX_TOPIC_WORDS
                && line.length() <= MAX_CHARS
                && !Line.endsSentence(line)
                && !Byline.opens(line);
        case LINKS -> line.length() <= MAX_CHARS && isDigit(line.charAt(0)) && isNumbered(line);
      };
    }

    private static boolean isNumbered(String line) {
      int end = 1;
      while (end < line.length() && isDigit(line.charAt(end))) {
        end++;
      }
      return end + 1 < line.length()
          && ".)".indexOf(line.charAt(end)) >= 0
          && Line.isBlank(line.charAt(end + 1));
    }
  }

  /** Whether a line, blanks at its ends left out, is of the page and not of a story. */
  static boolean is(String line) {
    if (line.length() > MAX_CHARS) {
      return false;
    }
    String text = bare(line.toLowerCase(Locale.ROOT));
    return text.isEmpty() || LINES.contains(text) || opens(text) || isCount(text) || isAge(text);
  }

  private static boolean opens(String text) {
    if (text.length() > MAX_OPENING_CHARS) {
      return false;
    }
    for (String opening : OPENINGS) {
      if (text.startsWith(opening)) {
        return true;
      }
    }
    return false;
  }

  /** "12 comments", "1,204 shares", "4 min read". */
  private static boolean isCount(String text) {
    int end = 0;
    while (end < text.length()
        && (isDigit(text.charAt(end)) || ",.k".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    if (end == 0 || !isDigit(text.charAt(0))) {
      return isCounted(text);
    }
    return switch (text.substring(end).strip()) {
      case "comments",
          "comment",
          "shares",
          "share",
          "views",
          "likes",
          "min read",
          "minute read",
          "minutes read",
          "min",
          "mins read" ->
          true;
      default -> false;
    };
  }

  /** "Comments (48)". */
  private static boolean isCounted(String text) {
    int open = text.indexOf('(');
    if (open < 1 || !text.endsWith(")") || !LINES.contains(text.substring(0, open).strip())) {
      return false;
    }
    for (int i = open + 1; i < text.length() - 1; i++) {
      if (!isDigit(text.charAt(i)) && text.charAt(i) != ',') {
        return false;
      }
    }
    return text.length() > open + 2;
  }

  /** A clock alone ("14:32"): when somebody looked, not when a story was filed. */
  private static boolean isAge(String text) {
    if (text.length() < 4 || text.length() > 8 || !isDigit(text.charAt(0))) {
      return false;
    }
    int colon = text.indexOf(':');
    if (colon < 1 || colon > 2) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (i != colon && !isDigit(text.charAt(i)) && !(text.charAt(i) == ':' && i == colon + 3)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Without signs at its ends ("» Share:", "--- Advertisement ---"); empty for a rule. */
  private static String bare(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSign(text.charAt(start))) {
      start++;
    }
    while (end > start && isSign(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSign(char c) {
    return Line.isBlank(c) || "-–—_=*•·|:»«›‹>→<.+~#".indexOf(c) >= 0;
  }
}
