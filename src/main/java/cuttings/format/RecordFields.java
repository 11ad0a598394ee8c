package cuttings.format;

import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.structure.Attribution;
import cuttings.structure.StructureRecovery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the fields of a record say of an article, be it an object of JSON, a row of a table or a
 * text's front matter: the mapping of {@code docs/formats.md}. Names are compared without case,
 * spaces, hyphens and underscores.
 */
final class RecordFields {
  private static final List<String> ID =
      List.of("id", "docid", "docno", "uuid", "guid", "uri", "url", "link");

  private static final List<String> HEADLINE =
      List.of("headline", "title", "head", "hed", "heading", "webtitle");

  private static final List<String> STANDFIRST =
      List.of(
          "standfirst",
          "subtitle",
          "dek",
          "deck",
          "summary",
          "abstract",
          "description",
          "excerpt",
          "trailtext");

  private static final List<String> BYLINE = List.of("byline", "bylines", "by");

  private static final List<String> AUTHORS = List.of("authors", "author", "creator", "writer");

  private static final List<String> PUBLISHED =
      List.of(
          "published",
          "date",
          "pubdate",
          "publishedat",
          "publisheddate",
          "publicationdate",
          "datepublished",
          "webpublicationdate",
          "publishdate",
          "firstpublished");

  private static final List<String> PLACE = List.of("place", "location", "city");

  private static final List<String> LANGUAGE = List.of("language", "lang", "inlanguage", "locale");

  private static final List<String> CAPTIONS =
      List.of("captions", "caption", "imagecaption", "imagecaptions", "photocaption");

  private static final List<String> PICTURES =
      List.of(
          "images",
          "image",
          "pictures",
          "picture",
          "photos",
          "photo",
          "media",
          "multimedia",
          "gallery",
          "leadimage",
          "mainimage",
          "featuredimage");

  private static final List<String> CREDIT = List.of("credit", "photographer", "copyright");

  private static final List<String> SUBHEADINGS = List.of("subheadings", "subheading");

  private static final List<String> TEXT =
      List.of(
          "text",
          "body",
          "content",
          "bodytext",
          "articlebody",
          "fulltext",
          "maintext",
          "article",
          "story",
          "contenthtml",
          "bodyhtml",
          "contenttext",
          "leadparagraph");

  /** An object around the article's own, in exports of databases. */
  private static final List<String> INSIDE =
      List.of("source", "fields", "attributes", "article", "document", "doc", "data");

  /** What an object says its text by where a string is expected. */
  private static final List<String> SAYS =
      List.of("text", "value", "rendered", "name", "main", "original", "caption", "title");

  /** How deep a list of texts is looked into. */
  static final int MAX_DEPTH = 4;

  private final Map<String, JsonNode> fields = new LinkedHashMap<>();
  private final JsonNode record;

  private RecordFields(JsonNode record) {
    this.record = record;
    add(record);
    for (String name : INSIDE) {
      JsonNode inside = fields.get(name);
      if (inside != null && inside.isObject()) {
        add(inside);
      }
    }
  }

  static RecordFields of(JsonNode record) {
    return new RecordFields(record);
  }

  private void add(JsonNode object) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      fields.putIfAbsent(normal(property.getKey()), property.getValue());
    }
  }

  static String normal(String name) {
    StringBuilder normal = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && c != '-' && c != ' ') {
        normal.append(Character.toLowerCase(c));
      }
    }
    return normal.toString();
  }

  /** Whether a name is one under which an article's text or headline may stand. */
  static boolean saysText(String name) {
    return TEXT.contains(normal(name)) || normal(name).equals("paragraphs");
  }

  static boolean saysHeadline(String name) {
    return HEADLINE.contains(normal(name));
  }

  /** What names the record in its file; empty where nothing does. */
  String id() {
    for (String name : ID) {
      JsonNode id = fields.get(name);
      if (id != null && (id.isString() || id.isIntegralNumber()) && !id.asString().isBlank()) {
        return id.asString();
      }
    }
    return "";
  }

  /** Whether it has a text of its own, beyond what names and describes it. */
  boolean hasText() {
    return says(List.of("paragraphs", "blocks")) || says(TEXT) || says(CAPTIONS);
  }

  boolean isArticle() {
    return hasText() || says(HEADLINE);
  }

  private boolean says(List<String> names) {
    return names.stream().anyMatch(name -> !texts(fields.get(name)).isEmpty());
  }

  /** Its names, for somebody who wonders why it is no article. */
  String names() {
    String names = String.join(", ", record.propertyNames());
    return names.length() > 200 ? names.substring(0, 200) + "…" : names;
  }

  /** The article that it states. */
  Draft draft(StructureRecovery recovery) {
    Draft draft = new Draft();
    facts(draft);
    if (!blocks(draft)) {
      head(draft);
      body(draft, recovery);
    }
    return draft;
  }

  /** What it says of the article apart from its text: who, when, where, in which language. */
  void facts(Draft draft) {
    for (String name : AUTHORS) {
      JsonNode authors = fields.get(name);
      if (authors != null && authors.isArray()) {
        names(authors).forEach(draft::author);
      }
    }
    JsonNode byline = fields.get("byline");
    if (byline != null && byline.isArray()) {
      texts(byline).forEach(draft::author);
    }
    first(PLACE).ifPresent(draft::place);
    first(LANGUAGE).ifPresent(draft::language);
    for (String name : PUBLISHED) {
      draft.published(day(fields.get(name)));
    }
  }

  /** What stands above the text. */
  void head(Draft draft) {
    firstOf(HEADLINE).forEach(headline -> draft.headline(FreeText.unmarked(headline)));
    for (String name : STANDFIRST) {
      texts(fields.get(name)).forEach(text -> draft.standfirst(FreeText.unmarked(text)));
    }
    List<String> names = new ArrayList<>();
    for (String name : BYLINE) {
      names.addAll(texts(fields.get(name)));
    }
    for (String name : names.isEmpty() ? AUTHORS : List.<String>of()) {
      if (names.isEmpty()) {
        names.addAll(names(fields.get(name)));
      }
    }
    if (!names.isEmpty()) {
      draft.byline(FreeText.unmarked(listed(names)));
    }
    texts(fields.get("dateline")).forEach(draft::dateline);
  }

  /** Everything it says, its text left out: what a person says of a text that stands elsewhere. */
  void state(Draft draft) {
    facts(draft);
    head(draft);
    captions(draft);
    for (String name : SUBHEADINGS) {
      texts(fields.get(name)).forEach(draft::subheading);
    }
    for (String name : List.of("paragraphs", "paragraph")) {
      texts(fields.get(name)).forEach(draft::paragraph);
    }
  }

  /** Names of people; a number is what a database calls one. */
  private static List<String> names(@Nullable JsonNode field) {
    return texts(field).stream()
        .filter(name -> name.codePoints().anyMatch(Character::isLetter))
        .toList();
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.getFirst().replace(';', ',')
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private void body(Draft draft, StructureRecovery recovery) {
    captions(draft);
    for (String name : SUBHEADINGS) {
      texts(fields.get(name)).forEach(draft::subheading);
    }
    List<String> paragraphs = texts(fields.get("paragraphs"));
    List<String> text = paragraphs.isEmpty() ? firstOf(TEXT) : paragraphs;
    if (paragraphs.isEmpty() && text.size() == 1) {
      FreeText.into(draft, text.getFirst(), recovery);
      return;
    }
    for (String paragraph : text) {
      if (FreeText.isHtml(paragraph)) {
        FreeText.into(draft, paragraph, recovery);
      } else {
        paragraph.lines().forEach(draft::paragraph);
      }
    }
  }

  private void captions(Draft draft) {
    for (String name : CAPTIONS) {
      for (String caption : texts(fields.get(name))) {
        caption.lines().forEach(line -> draft.caption(FreeText.unmarked(line)));
      }
    }
    for (String name : PICTURES) {
      JsonNode pictures = fields.get(name);
      if (pictures != null) {
        for (JsonNode picture : pictures.isArray() ? pictures : List.of(pictures)) {
          String credit = String.join(" ", texts(picture, CREDIT));
          texts(picture.path("caption"))
              .forEach(text -> draft.caption(Draft.credited(FreeText.unmarked(text), credit)));
        }
      }
    }
  }

  /** The article's blocks as an export of ours has them; false where it has none. */
  private boolean blocks(Draft draft) {
    JsonNode stated = fields.get("blocks");
    if (stated == null || !stated.isArray()) {
      return false;
    }
    List<Block> blocks = new ArrayList<>();
    for (JsonNode block : stated) {
      String text = BlockText.whole(block.path("text").asString(""));
      if (!text.isBlank()) {
        Kind kind = Kind.of(block.path("kind").asString("")).orElse(Kind.PARAGRAPH);
        double confidence = block.path("confidence").asDouble(1);
        boolean sure = confidence >= 0 && confidence <= 1;
        blocks.add(new Block(kind, text, null, 1, sure ? confidence : 1, null));
      }
    }
    draft.exactly(blocks);
    JsonNode authors = fields.get("byline");
    if (authors != null && authors.isArray()) {
      // An export of ours names the authors; a byline it took none from was a doubtful one.
      draft.authorsKnown();
    }
    return !blocks.isEmpty();
  }

  private Optional<String> first(List<String> names) {
    return firstOf(names).stream().findFirst();
  }

  /** The texts of the first field of these names that has some. */
  private List<String> firstOf(List<String> names) {
    for (String name : names) {
      List<String> texts = texts(fields.get(name));
      if (!texts.isEmpty()) {
        return texts;
      }
    }
    return List.of();
  }

  private static List<String> texts(JsonNode object, List<String> names) {
    for (String name : names) {
      List<String> texts = texts(object.get(name));
      if (!texts.isEmpty()) {
        return texts;
      }
    }
    return List.of();
  }

  /** The texts of a field, be it one, a list, or objects that hold them; blank ones left out. */
  static List<String> texts(@Nullable JsonNode field) {
    List<String> texts = new ArrayList<>();
    if (field != null) {
      addTexts(field, texts, 0);
    }
    return texts;
  }

  private static void addTexts(JsonNode field, List<String> texts, int depth) {
    if (field.isString() || field.isNumber()) {
      String text = field.asString();
      if (!BlockText.line(text).isEmpty()) {
        texts.add(text);
      }
    } else if (field.isArray() && depth < MAX_DEPTH) {
      for (JsonNode one : field) {
        addTexts(one, texts, depth + 1);
      }
    } else if (field.isObject() && depth < MAX_DEPTH) {
      for (String name : SAYS) {
        if (field.has(name)) {
          addTexts(field.get(name), texts, depth + 1);
          return;
        }
      }
    }
  }

  /** The day a field states in full; null where it states none. */
  static @Nullable LocalDate day(@Nullable JsonNode field) {
    if (field == null) {
      return null;
    }
    if (field.isIntegralNumber()) {
      return epoch(field.asLong());
    }
    for (String text : texts(field)) {
      LocalDate day = day(text);
      if (day != null) {
        return day;
      }
    }
    return null;
  }

  static @Nullable LocalDate day(String text) {
    LocalDate iso = PageFacts.date(text);
    return iso != null || text.isBlank()
        ? iso
        : Attribution.of(List.of(Block.of(Kind.DATELINE, text.strip(), null))).published();
  }

  /** Seconds or milliseconds since 1970, as machines write times; 20240911 is a day. */
  private static @Nullable LocalDate epoch(long number) {
    if (number >= 1_600_01_01 && number <= 2_200_12_31) {
      return PageFacts.date(Long.toString(number));
    }
    long seconds = number > 100_000_000_000L ? number / 1000 : number;
    return seconds < 100_000_000 || seconds > 7_000_000_000L
        ? null
        : Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC).toLocalDate();
  }
}
