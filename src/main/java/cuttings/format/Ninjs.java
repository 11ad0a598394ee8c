package cuttings.format;

import cuttings.structure.StructureRecovery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** ninjs, the IPTC's news in JSON, in its versions 1 to 3. */
final class Ninjs {
  static final String FORMAT = "ninjs";

  private static final Set<String> IDS = Set.of("uri", "guid");

  private static final Set<String> OWN =
      Set.of(
          "bodyxhtml",
          "bodyhtml",
          "bodytext",
          "bodies",
          "headlines",
          "descriptiontext",
          "descriptions",
          "renditions",
          "associations");

  private static final Set<String> KEPT_BY =
      Set.of(
          "versioncreated",
          "firstcreated",
          "contentcreated",
          "pubstatus",
          "renditions",
          "associations");

  /** Headlines that say the main one again, for other places. */
  static final Set<String> OTHER_HEADLINES =
      Set.of("short", "seo", "mobile", "social", "web", "alternative", "alternate", "slug");

  /** Bodies that only lead to the text. */
  private static final Set<String> TEASERS =
      Set.of("teaser", "summary", "abstract", "excerpt", "lead", "short", "description");

  /** How deep galleries are looked into. */
  static final int MAX_DEPTH = 3;

  /** What goes with a text and is no picture, whatever renditions it has. */
  private static final Set<String> OTHERS =
      Set.of("text", "audio", "event", "package", "component");

  private static final Set<String> PICTURES = Set.of("picture", "photo", "graphic", "video");

  private Ninjs() {}

  /** Whether an object is an item of ninjs: by what no other export has together. */
  static boolean is(JsonNode object) {
    boolean id = false;
    boolean own = false;
    boolean kept = false;
    for (String property : object.propertyNames()) {
      String name = RecordFields.normal(property);
      id |= IDS.contains(name);
      own |= OWN.contains(name);
      kept |= KEPT_BY.contains(name);
    }
    return id && own && kept;
  }

  static String id(JsonNode item) {
    Map<String, JsonNode> fields = fields(item);
    return fields.getOrDefault("uri", fields.getOrDefault("guid", item.path("id"))).asString("");
  }

  static Draft draft(JsonNode item, StructureRecovery recovery) {
    Draft draft = new Draft();
    Map<String, JsonNode> fields = fields(item);
    boolean picture = isPicture(fields);
    for (String name : List.of("firstcreated", "versioncreated", "contentcreated")) {
      draft.published(text(fields, name));
    }
    draft.language(text(fields, "language"));
    draft.desk(text(fields, "located"));
    headlines(fields).forEach(headline -> draft.headline(FreeText.unmarked(headline)));
    for (String name : List.of("by", "byline")) {
      RecordFields.texts(fields.get(name)).forEach(by -> draft.byline(FreeText.unmarked(by)));
    }
    if (!draft.hasByline()) {
      RecordFields.texts(fields.get("authors")).forEach(draft::byline);
    }
    descriptions(fields, picture, draft);
    body(fields, draft, recovery);
    associations(fields, draft, 1);
    return draft;
  }

  private static void associations(Map<String, JsonNode> fields, Draft draft, int depth) {
    JsonNode associations = fields.get("associations");
    if (associations != null && depth <= MAX_DEPTH) {
      for (JsonNode association : associations) {
        association(fields(association), draft, depth);
      }
    }
  }

  private static Map<String, JsonNode> fields(JsonNode item) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : item.properties()) {
      fields.putIfAbsent(RecordFields.normal(property.getKey()), property.getValue());
    }
    return fields;
  }

  private static boolean isPicture(Map<String, JsonNode> fields) {
    return PICTURES.contains(text(fields, "type").toLowerCase(Locale.ROOT));
  }

  private static String text(Map<String, JsonNode> fields, String name) {
    JsonNode field = fields.get(name);
    return field == null ? "" : field.asString("");
  }

  private static List<String> headlines(Map<String, JsonNode> fields) {
    List<String> headlines = RecordFields.texts(fields.get("headline"));
    JsonNode several = fields.get("headlines");
    if (several != null) {
      List<String> others = new ArrayList<>();
      for (JsonNode one : several.isArray() ? several : List.of(several)) {
        String role = role(one);
        List<String> texts = RecordFields.texts(one);
        switch (role) {
          case "main", "headline", "title" -> headlines.addAll(0, texts);
          default -> (OTHER_HEADLINES.contains(role) ? others : headlines).addAll(texts);
        }
      }
      // What is said for other places is a headline where nothing else is.
      headlines.addAll(headlines.isEmpty() ? others : List.of());
    }
    return headlines.isEmpty() ? RecordFields.texts(fields.get("title")) : headlines;
  }

  private static void descriptions(Map<String, JsonNode> fields, boolean picture, Draft draft) {
    List<String> texts = RecordFields.texts(fields.get("descriptiontext"));
    if (texts.isEmpty()) {
      texts = RecordFields.texts(fields.get("descriptionhtml"));
    }
    for (String text : texts) {
      say(picture, FreeText.unmarked(text), draft);
    }
    JsonNode descriptions = fields.get("descriptions");
    if (descriptions != null) {
      for (JsonNode description : descriptions) {
        String role = role(description);
        if (!role.equals("creditline")) {
          RecordFields.texts(description)
              .forEach(
                  text -> say(picture || role.equals("caption"), FreeText.unmarked(text), draft));
        }
      }
    }
  }

  private static void say(boolean caption, String text, Draft draft) {
    if (caption) {
      draft.caption(text);
    } else {
      draft.standfirst(text);
    }
  }

  /** Of a body in several markups one is read: XHTML, else HTML, else text. */
  private static void body(Map<String, JsonNode> fields, Draft draft, StructureRecovery recovery) {
    String body = "";
    for (String name : List.of("bodyxhtml", "bodyhtml", "bodytext")) {
      body = body.isBlank() ? text(fields, name) : body;
    }
    JsonNode bodies = fields.get("bodies");
    if (body.isBlank() && bodies != null) {
      int most = -1;
      for (JsonNode one : bodies) {
        String value = one.path("value").asString("");
        int says = (TEASERS.contains(role(one)) ? 0 : 2) + (FreeText.isHtml(value) ? 1 : 0);
        if (!value.isBlank() && says > most) {
          body = value;
          most = says;
        }
      }
    }
    FreeText.into(draft, body, recovery);
  }

  private static String role(JsonNode one) {
    return one.path("role").asString("").toLowerCase(Locale.ROOT);
  }

  /** A picture that goes with the text, or several: their captions, and who took them. */
  private static void association(Map<String, JsonNode> fields, Draft draft, int depth) {
    String type = text(fields, "type").toLowerCase(Locale.ROOT);
    if (type.equals("composite")) {
      associations(fields, draft, depth + 1);
      return;
    }
    if (!isPicture(fields) && (OTHERS.contains(type) || !fields.containsKey("renditions"))) {
      return;
    }
    Draft picture = new Draft();
    descriptions(fields, true, picture);
    String caption = picture.captions();
    if (caption.isEmpty()) {
      caption = text(fields, "bodytext");
    }
    if (caption.isEmpty()) {
      caption = String.join(" ", headlines(fields));
    }
    String by = text(fields, "byline").isEmpty() ? text(fields, "by") : text(fields, "byline");
    draft.caption(Draft.credited(caption, by));
  }
}
