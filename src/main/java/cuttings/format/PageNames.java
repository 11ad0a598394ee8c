package cuttings.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** What site builders call the parts of a page: the words of classes, ids and properties. */
final class PageNames {
  /**
   * A number that a program gave: words that stand in it by chance ("c1ad") are none. A short one
   * that begins with such a word ("ad-1b") is a name.
   */
  private static final Pattern NUMBER =
      Pattern.compile("(?=.*\\d[a-f])(?:(?!ad)[\\da-f-]{4,}|(?:-*[\\da-f]){8,})");

  /** Longest value of an attribute that may be a name, in UTF-16 units. */
  static final int MAX_CHARS = 40;

  /** How many words a name has at most that says what an element is for. */
  static final int MAX_NAME_WORDS = 6;

  /** Names of what surrounds stories, as they stand in classes and ids. */
  private static final Set<String> FURNITURE =
      Set.of(
          "ad",
          "ads",
          "advert",
          "adverts",
          "advertisement",
          "advertising",
          "affiliate",
          "banner",
          "breadcrumb",
          "breadcrumbs",
          "carousel",
          "comment",
          "comments",
          "commenting",
          "consent",
          "cookie",
          "cookies",
          "cta",
          "disclaimer",
          "disqus",
          "donate",
          "donation",
          "follow",
          "footer",
          "gdpr",
          "login",
          "mailing",
          "menu",
          "modal",
          "mostread",
          "nav",
          "navbar",
          "navigation",
          "newsletter",
          "newsletters",
          "notification",
          "outbrain",
          "pagination",
          "popup",
          "popular",
          "promo",
          "promos",
          "promoted",
          "promotion",
          "recirc",
          "recirculation",
          "recommend",
          "recommendation",
          "recommendations",
          "recommended",
          "related",
          "share",
          "sharebar",
          "sharing",
          "shares",
          "sidebar",
          "signup",
          "social",
          "sponsor",
          "sponsored",
          "sponsors",
          "subscribe",
          "subscriptions",
          "syndication",
          "taboola",
          "tags",
          "toolbar",
          "tooltip",
          "trending",
          "trinity",
          "upsell",
          "widget",
          "yarpp");

  /** Of these, names of what may hold a byline and a date beside its buttons. */
  private static final Set<String> BUTTONS =
      Set.of("share", "shares", "sharebar", "sharing", "social", "follow", "toolbar");

  /** Of these, names of what may hold them in a story's header. */
  private static final Set<String> IN_HEADER =
      Set.of("comment", "comments", "footer", "widget", "banner", "tooltip");

  /** Names of what does not surround stories although a word of it sounds so. */
  private static final Set<String> STORY =
      Set.of(
          "article",
          "body",
          "story",
          "content",
          "main",
          "page",
          "post",
          "entry",
          "has",
          "with",
          "no",
          "image",
          "photo",
          "picture",
          "elementor");

  /** What is not to be put on paper: buttons, and where the reader is. */
  private static final Set<String> NOT_PRINTED = Set.of("noprint", "no-print");

  private static final Set<String> COMMENTS = Set.of("comment", "comments", "disqus");

  private static final Set<String> FURNITURE_TAGS =
      Set.of("aside", "nav", "footer", "form", "dialog", "menu", "button", "label", "fieldset");

  /** Words for a caption, abroad too; in English whatever begins or ends with it. */
  private static final Set<String> CAPTION =
      Set.of(
          "cutline",
          "cptn",
          "capt",
          "legend",
          "legende",
          "leyenda",
          "didascalia",
          "piefoto",
          "bildunterschrift",
          "bildtext",
          "bildetekst",
          "billedtekst",
          "bijschrift",
          "fotobijschrift",
          "onderschrift");

  /** Words for who took a picture. */
  static final Set<String> CREDIT =
      Set.of(
          "credit",
          "credits",
          "copyright",
          "photographer",
          "attribution",
          "courtesy",
          "firma",
          "fotocredit");

  /** Whose captions are spoken in a film. */
  private static final Set<String> OF_SPEECH =
      Set.of("closed", "subtitles", "track", "settings", "transcript", "vjs");

  /** Words that make of a caption's name a thing that has one, or has none, or shows one. */
  private static final Set<String> OF_STATE =
      Set.of("has", "with", "no", "without", "hide", "show", "toggle");

  /** Words that make of a picture's name one of it and what stands beside it. */
  private static final Set<String> BESIDE = Set.of("and", "text");

  /** Not "player", which is one of a team as well. */
  static final Set<String> VIDEO =
      Set.of("video", "videos", "videoplayer", "youtube", "jwplayer", "vjs");

  private static final Set<String> PICTURE =
      Set.of("image", "img", "photo", "picture", "pic", "figure", "fig", "foto", "bild", "hmedia");

  /** What builders call a few words on the writer, with a portrait. */
  static final Set<String> WRITER =
      Set.of("bio", "biography", "auteur", "autor", "autore", "headshot", "mugshot");

  /** What is called after what somebody said elsewhere, with a portrait. */
  static final Set<String> EMBEDDED = Set.of("tweet", "twitter", "instagram", "facebook");

  /** What a button is called that opens or closes what it stands in. */
  private static final Set<String> BUTTON =
      Set.of("button", "btn", "close", "enlarge", "expand", "toggle", "zoom");

  private static final Set<String> SAYING =
      Set.of("desc", "description", "text", "txt", "subtitle", "cap", "copyright");

  /** What builders call a line for those who listen to a page. */
  static final Set<String> FOR_LISTENERS =
      Set.of(
          "visually-hidden",
          "visuallyhidden",
          "sr-only",
          "screen-reader-text",
          "screen-reader-only",
          "off-screen",
          "offscreen",
          "u-hide-visually",
          "u-visually-hidden",
          "show-for-sr");

  private static final Set<String> STANDFIRST =
      Set.of(
          "standfirst",
          "subtitle",
          "dek",
          "deck",
          "subhead",
          "subheadline",
          "subheading",
          "strapline",
          "strap",
          "summary",
          "excerpt",
          "abstract",
          "alternativeheadline",
          "bullets",
          "highlights",
          "sub",
          "keypoints",
          "chapo",
          "chapeau",
          "preface",
          "vorspann",
          "ingress",
          "leadtext",
          "teasertext",
          "entradilla",
          "sommario",
          "bajada",
          "copete",
          "sumario",
          "resumen",
          "sottotitolo",
          "manchet",
          "perex",
          "anriss");

  /** What may be called so that is a standfirst, and what may be the story's beginning. */
  private static final Set<String> TASTE = Set.of("lead", "intro", "teaser");

  /** Whose name it is beside which somebody's stands that did not write the story. */
  private static final Set<String> OF_ANOTHER =
      Set.of(
          "quote",
          "quotation",
          "book",
          "letter",
          "comment",
          "box",
          "bio",
          "card",
          "related",
          "teaser",
          "testimonial",
          "zitat",
          "cita",
          "citat",
          "citation",
          "pq");

  static final Set<String> BYLINE =
      Set.of(
          "byline",
          "bylines",
          "author",
          "authors",
          "contributor",
          "contributors",
          "writer",
          "reporter",
          "autor",
          "autoren",
          "autores",
          "auteur",
          "auteurs",
          "autore",
          "autori",
          "verfasser",
          "forfatter",
          "skribent");

  static final Set<String> DATELINE =
      Set.of(
          "date",
          "dateline",
          "datetime",
          "timestamp",
          "time",
          "published",
          "pubdate",
          "updated",
          "publish");

  private static final String[] NO_NAMES = {};

  private PageNames() {}

  /** Whether an element is called a date. */
  static boolean isDate(Element element) {
    return any(element, 0, DATELINE);
  }

  /** Whether an element is called a standfirst; what "has" something of that name is none. */
  static boolean isStandfirst(Element element) {
    return isCalled(element, STANDFIRST);
  }

  /** Whether an element is called what a standfirst is, or the beginning of a story. */
  static boolean isTaste(Element element) {
    return isCalled(element, TASTE);
  }

  private static boolean isCalled(Element element, Set<String> what) {
    return Stream.concat(names(element), Stream.of(element.attr("itemprop")))
        .map(PageNames::words)
        .anyMatch(
            words -> !Collections.disjoint(words, what) && Collections.disjoint(words, OF_STATE));
  }

  /** Whether an element or one of {@code up} around it is called after what another said. */
  static boolean isOfAnother(Element element, int up) {
    Element at = element;
    for (int i = 0; i <= up && at != null; i++, at = at.parent()) {
      if (names(at)
          .flatMap(name -> words(name).stream())
          .anyMatch(word -> OF_ANOTHER.contains(word) || word.endsWith("quote"))) {
        return true;
      }
    }
    return false;
  }

  /** Whether an element is called a byline and nothing that surrounds stories. */
  static boolean isByline(Element element) {
    return any(element, 0, BYLINE) && names(element).noneMatch(name -> surrounds(element, name));
  }

  /** Whether an element is for those alone who listen to the page. */
  static boolean isForListeners(Element element) {
    return element.classNames().stream().anyMatch(FOR_LISTENERS::contains);
  }

  /** The words of a name, which hyphens, figures or a capital letter divide: "imageCaption-2". */
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= name.length(); i++) {
      char c = i < name.length() ? name.charAt(i) : ' ';
      boolean capital = c >= 'A' && c <= 'Z';
      boolean small = c >= 'a' && c <= 'z';
      boolean afterSmall = i > 0 && name.charAt(i - 1) >= 'a' && name.charAt(i - 1) <= 'z';
      if (from >= 0 && (!(capital || small) || (capital && afterSmall))) {
        words.add(name.substring(from, i).toLowerCase(Locale.ROOT));
        from = -1;
      }
      if (from < 0 && (capital || small)) {
        from = i;
      }
    }
    return words;
  }

  /**
   * Whether an element is called what surrounds stories.
   *
   * @param holdsMost whether most of what can be read on the page stands in it
   */
  static boolean isFurniture(Element element, boolean holdsMost) {
    String tag = element.normalName();
    if (tag.equals("body") || tag.equals("html") || tag.equals("article") || tag.equals("main")) {
      return false;
    }
    if (holdsMost) {
      return COMMENTS.contains(element.id())
          || element.classNames().stream().anyMatch(COMMENTS::contains);
    }
    if (FURNITURE_TAGS.contains(tag)) {
      return true;
    }
    if (isHidden(element) && !isCaption(element)) {
      return true;
    }
    String role = element.attr("role");
    if (role.equals("navigation")
        || role.equals("dialog")
        || role.equals("complementary")
        || role.equals("contentinfo")
        || role.equals("search")) {
      return true;
    }
    for (String name : nameList(element)) {
      if (surrounds(element, name)) {
        return true;
      }
    }
    return false;
  }

  static boolean isFurnitureByTag(Element element) {
    return FURNITURE_TAGS.contains(element.normalName());
  }

  private static Stream<String> names(Element element) {
    return Stream.of(nameList(element));
  }

  /** An element's classes and id; builders name elements of their own as they do classes. */
  private static String[] nameList(Element element) {
    String tag = element.normalName();
    boolean own = tag.indexOf('-') > 0;
    if (element.attributesSize() == 0) {
      return own ? new String[] {tag} : NO_NAMES;
    }
    String names = element.className() + " " + element.id();
    return (own ? names + " " + tag : names).split(" ", 50);
  }

  private static boolean surrounds(Element element, String name) {
    List<String> words = words(name);
    boolean surrounds =
        NOT_PRINTED.contains(name)
            || !Collections.disjoint(words, FURNITURE)
            || words.stream().anyMatch(word -> word.startsWith("related"));
    // A page built of widgets has one for its byline.
    surrounds &= !(name.equals("widget") && element.hasClass("byline"));
    surrounds &= !(words.contains("banner") && isStorysHeader(element));
    // A longer one is a headline written as a name: "actor-promoted-film-in-london-yesterday".
    return surrounds
        && words.size() <= MAX_NAME_WORDS
        && Collections.disjoint(words, STORY)
        && !NUMBER.matcher(name).matches();
  }

  /**
   * Whether an element is furniture for its buttons alone, beside which a byline may stand; in a
   * story's header for other things too.
   */
  static boolean holdsButtons(Element element, boolean inHeader) {
    return !FURNITURE_TAGS.contains(element.normalName())
        && names(element)
            .filter(name -> surrounds(element, name))
            .allMatch(name -> isOfButtons(words(name), inHeader));
  }

  private static boolean isOfButtons(List<String> words, boolean inHeader) {
    List<String> furniture =
        words.stream()
            .filter(word -> FURNITURE.contains(word) || word.startsWith("related"))
            .toList();
    return !furniture.isEmpty()
        && furniture.stream()
            .allMatch(word -> BUTTONS.contains(word) || (inHeader && IN_HEADER.contains(word)));
  }

  /** Whether an element heads a story by its tag, as its banner may. */
  private static boolean isStorysHeader(Element element) {
    return element.normalName().equals("header") && element.closest("article, main") != null;
  }

  /** Whether an element is shown only when something is done; a caption may be, on its picture. */
  static boolean isHidden(Element element) {
    return element.hasAttr("hidden")
        || element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none");
  }

  /** Whether the element or one of {@code up} around it has one of the words in its names. */
  static boolean any(Element element, int up, Set<String> words) {
    Element at = element;
    for (int i = 0; i <= up && at != null; i++, at = at.parent()) {
      if (at.normalName().equals("body") || at.normalName().equals("article")) {
        return false;
      }
      String names =
          at.className() + " " + at.id() + " " + at.attr("itemprop") + " " + at.attr("rel");
      if (names.length() > 3) {
        for (String word : words(names)) {
          if (words.contains(word)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether an element is called a caption, or is one by its tag. */
  static boolean isCaption(Element element) {
    if (element.normalName().equals("figcaption")) {
      return true;
    }
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey();
      String value = attribute.getValue();
      boolean names =
          key.equals("class")
              || key.equals("id")
              || key.equals("itemprop")
              || (key.startsWith("data-") && value.length() <= MAX_CHARS && value.indexOf(' ') < 0);
      boolean holds =
          key.startsWith("data-")
              && key.endsWith("caption")
              && value.indexOf(' ') > 0
              && isBox(element);
      if (holds || (names && namesCaption(value))) {
        return !element.normalName().equals("body") && !element.normalName().equals("article");
      }
    }
    return false;
  }

  /** Whether an element may show what its attribute says, as a figure's may; others keep it. */
  private static boolean isBox(Element element) {
    String tag = element.normalName();
    return (tag.equals("div") || tag.equals("p") || tag.equals("span"))
        && element.closest("figure") != null;
  }

  private static boolean namesCaption(String names) {
    boolean caption = false;
    boolean pie = false;
    for (String name : names.split(" ", 50)) {
      boolean says = false;
      boolean ofState = false;
      for (String word : words(name)) {
        if (OF_SPEECH.contains(word)) {
          return false;
        }
        ofState |= OF_STATE.contains(word);
        says |=
            CAPTION.contains(word)
                || word.startsWith("caption")
                || word.endsWith("caption")
                || word.endsWith("captions")
                // "pie de foto"; a pie by itself is a chart, or for dinner.
                || (pie && word.equals("foto"));
        pie |= word.equals("pie");
      }
      // "has-caption" is called what has one below it.
      caption |= says && !ofState;
    }
    return caption;
  }

  /** Whether an element is called a picture, and not what has one or goes with it. */
  static boolean isPicture(Element element) {
    String names = element.className() + " " + element.id() + " " + element.attr("itemprop");
    for (String name : names.split(" ", 50)) {
      List<String> words = words(name);
      if (!Collections.disjoint(words, PICTURE)
          && Collections.disjoint(words, OF_STATE)
          && Collections.disjoint(words, BESIDE)) {
        return !element.normalName().equals("body") && !element.normalName().equals("article");
      }
    }
    return false;
  }

  /** Whether one of an element's names says that it is the text of a picture. */
  static boolean isOfPicture(Element element) {
    return saysOf(element, PICTURE);
  }

  /** Whether an element is called who took a picture, "image-author"; a portrait is no such. */
  static boolean isOfPhotographer(Element element) {
    return names(element)
        .map(PageNames::words)
        .filter(words -> Collections.disjoint(words, OF_STATE))
        .anyMatch(
            words -> {
              int picture = indexOf(words, PICTURE);
              return picture >= 0
                  && (picture < indexOf(words, BYLINE) || picture < indexOf(words, CREDIT));
            });
  }

  private static int indexOf(List<String> words, Set<String> some) {
    for (int i = 0; i < words.size(); i++) {
      if (some.contains(words.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether one of an element's names says that it is the text of a film. */
  static boolean isOfFilm(Element element) {
    return saysOf(element, VIDEO);
  }

  private static boolean saysOf(Element element, Set<String> shown) {
    for (String name : element.className().split(" ", 50)) {
      List<String> words = words(name);
      if (!Collections.disjoint(words, shown) && !Collections.disjoint(words, SAYING)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an element is called a button, or is for those who listen to the page alone. */
  static boolean isOfUse(Element element) {
    return isForListeners(element)
        || element.attr("style").replace(" ", "").contains("clip:rect(0")
        || any(element, 0, BUTTON);
  }
}
