package cuttings.format;

import cuttings.article.Article;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page says of its article to machines: JSON-LD first, then microdata, then OpenGraph and
 * its relatives.
 *
 * @param headlines every headline stated, best first
 * @param descriptions every summary stated, best first
 * @param authors people only
 * @param organisations that wrote it, where the page names no person
 * @param language ISO 639-1, or {@code und}
 * @param body the whole text as JSON-LD gives it
 * @param captions of the article's pictures
 */
record PageFacts(
    List<String> headlines,
    List<String> descriptions,
    List<String> authors,
    List<String> organisations,
    @Nullable LocalDate published,
    String language,
    StatedText body,
    List<String> captions) {

  /** As much of a headline, summary or caption that is stated is compared, in UTF-16 units. */
  static final int MAX_FACT_CHARS = 2000;

  /** Longest JSON-LD script that is parsed, in UTF-16 units. */
  static final int MAX_JSON_CHARS = 4 << 20;

  /** Most JSON nodes visited in a page's JSON-LD in search of its article. */
  static final int MAX_JSON_NODES = 20_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  /** Reads them from a page whose scripts have not been removed yet. */
  static PageFacts of(Document page) {
    Optional<JsonNode> found = linkedData(page);
    JsonNode data = found.orElseGet(JSON::createObjectNode);
    List<String> headlines = new ArrayList<>();
    List<String> descriptions = new ArrayList<>();
    add(headlines, data.path("headline").asString(""));
    add(headlines, data.path("name").asString(""));
    add(headlines, content(page, "[itemprop=headline]"));
    add(headlines, content(page, "meta[property=og:title]"));
    add(headlines, content(page, "meta[name=twitter:title]"));
    add(headlines, page.title());
    add(descriptions, data.path("description").asString(""));
    add(descriptions, data.path("alternativeHeadline").asString(""));
    add(descriptions, content(page, "meta[property=og:description]"));
    add(descriptions, content(page, "meta[name=description]"));
    return new PageFacts(
        headlines,
        descriptions,
        authors(page, data.path("author")),
        named(data.path("author"), true),
        published(page, data),
        language(page, data),
        new StatedText(plain(data.path("articleBody").asString(""))),
        captions(data.path("image")));
  }

  private static Optional<JsonNode> linkedData(Document page) {
    List<JsonNode> queue = new ArrayList<>();
    for (Element script : page.select("script[type=application/ld+json]")) {
      String json = script.data();
      if (json.length() <= MAX_JSON_CHARS) {
        try {
          queue.add(JSON.readTree(json.strip()));
        } catch (JacksonException e) {
          // Broken JSON-LD is common, and the page can do without.
        }
      }
    }
    for (int i = 0; i < queue.size() && i < MAX_JSON_NODES; i++) {
      JsonNode node = queue.get(i);
      if (node.isObject() && isArticle(node.path("@type"))) {
        return Optional.of(node);
      }
      node.forEach(queue::add);
    }
    return Optional.empty();
  }

  private static boolean isArticle(JsonNode type) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (isArticle(one)) {
          return true;
        }
      }
      return false;
    }
    String name = type.asString("");
    return name.endsWith("Article") || name.endsWith("Posting") || name.equals("Report");
  }

  private static List<String> authors(Document page, JsonNode author) {
    List<String> names = named(author, false);
    String alone = BlockText.line(content(page, "meta[name=author]"));
    return names.isEmpty() && isName(alone) ? List.of(alone) : names;
  }

  /** The people that are said to be its authors, or the organisations. */
  private static List<String> named(JsonNode author, boolean organisations) {
    Set<String> names = new LinkedHashSet<>();
    List<JsonNode> nodes = new ArrayList<>(List.of(author));
    for (int i = 0; i < nodes.size() && i < 100; i++) {
      JsonNode node = nodes.get(i);
      if (node.isArray()) {
        node.forEach(nodes::add);
      } else if (node.isString()) {
        if (!organisations) {
          names.add(BlockText.line(plain(node.asString())));
        }
      } else if (node.path("@type").asString("").endsWith("Organization") == organisations) {
        JsonNode name = node.path("name");
        if (name.isArray()) {
          nodes.add(name);
        } else {
          names.add(BlockText.line(plain(name.asString(""))));
        }
      }
    }
    names.removeIf(name -> !isName(name));
    return List.copyOf(names);
  }

  /** An address or a handle is no name, nor is a whole sentence. */
  private static boolean isName(String name) {
    return !name.isBlank() && !name.contains("://") && name.length() <= 60;
  }

  private static @Nullable LocalDate published(Document page, JsonNode data) {
    for (String stated :
        List.of(
            data.path("datePublished").asString(""),
            content(page, "meta[property=article:published_time]"),
            content(page, "[itemprop=datePublished]"),
            content(page, "meta[name=parsely-pub-date]"),
            content(page, "meta[name=date]"),
            content(page, "meta[name=dc.date], meta[name=DC.date.issued]"))) {
      LocalDate date = date(stated);
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  /**
   * The day of an ISO 8601 date or time, as written, in the place's own zone; null if it is none.
   */
  static @Nullable LocalDate date(String iso) {
    String text = iso.strip();
    try {
      if (text.length() >= 10 && text.charAt(4) == '-') {
        return LocalDate.parse(text.substring(0, 10));
      }
      // The basic form, as agencies write it: 20240911T063000Z.
      if (text.length() >= 8 && text.chars().limit(8).allMatch(c -> c >= '0' && c <= '9')) {
        return LocalDate.of(
            Integer.parseInt(text.substring(0, 4)),
            Integer.parseInt(text.substring(4, 6)),
            Integer.parseInt(text.substring(6, 8)));
      }
    } catch (DateTimeException e) {
      return null;
    }
    return null;
  }

  private static String language(Document page, JsonNode data) {
    String stated = data.path("inLanguage").asString("");
    if (stated.isBlank()) {
      Element html = page.selectFirst("html[lang]");
      stated = html == null ? content(page, "meta[property=og:locale]") : html.attr("lang");
    }
    return language(stated);
  }

  /** The ISO 639-1 part of a language tag such as {@code en-GB}; {@code und} if it has none. */
  static String language(String tag) {
    String lower = tag.strip().toLowerCase(Locale.ROOT);
    boolean two = lower.length() == 2 || (lower.length() > 2 && "-_".indexOf(lower.charAt(2)) >= 0);
    return two && Character.isLetter(lower.charAt(0)) && Character.isLetter(lower.charAt(1))
        ? lower.substring(0, 2)
        : Article.UNKNOWN_LANGUAGE;
  }

  private static List<String> captions(JsonNode image) {
    List<String> captions = new ArrayList<>();
    List<JsonNode> images = new ArrayList<>(List.of(image));
    for (int i = 0; i < images.size() && i < 200; i++) {
      JsonNode one = images.get(i);
      if (one.isArray()) {
        one.forEach(images::add);
      } else {
        add(captions, one.path("caption").asString(""));
      }
    }
    return captions;
  }

  private static String content(Document page, String query) {
    Element element = page.selectFirst(query);
    if (element == null) {
      return "";
    }
    for (String attribute : List.of("content", "datetime")) {
      if (element.hasAttr(attribute)) {
        return element.attr(attribute);
      }
    }
    return element.text();
  }

  private static void add(List<String> to, String text) {
    String plain = plain(text);
    if (!plain.isBlank()) {
      to.add(BlockText.beginning(plain, MAX_FACT_CHARS));
    }
  }

  /** Text of which nobody can say whether it is HTML: entities and tags are undone. */
  private static String plain(String text) {
    String stripped = text.strip();
    return stripped.indexOf('<') < 0 && stripped.indexOf('&') < 0
        ? stripped
        : Html.fragment(stripped).text();
  }
}
