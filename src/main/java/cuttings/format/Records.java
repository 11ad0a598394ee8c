package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Source;
import cuttings.structure.Line;
import cuttings.structure.StructureRecovery;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Records of one file, each handed on as a source of its own: {@code export.jsonl!/ID}, or its
 * number where it has no id. So an article keeps its name when others come and go around it.
 */
final class Records {
  /** So many records of a file that cannot be read are named; then the file is left. */
  static final int MAX_FAILURES = 100;

  /** The longest id that names a record, in UTF-16 units; one with a longer id goes by number. */
  static final int MAX_ID_CHARS = 200;

  private static final StructureRecovery RECOVERY = new StructureRecovery();

  private static final String REMEDY = "Name its fields as docs/formats.md says";

  private final Source file;
  private final String format;
  private final String charset;
  private final Contents contents;
  private final Set<String> names = new HashSet<>();
  private List<Line> above = List.of();
  private int count;
  private int failures;

  Records(Source file, String format, String charset, Contents contents) {
    this.file = file;
    this.format = format;
    this.charset = charset;
    this.contents = contents;
  }

  /** Lines above all records, which belong to the file: they are told of with the first. */
  void above(List<Line> lines) {
    above = lines;
  }

  /**
   * The next record. A list of articles within it counts as so many.
   *
   * @param line where it begins; null where unknown
   */
  void add(JsonNode record, @Nullable Integer line) throws UnreadableException {
    if (Ninjs.is(record)) {
      add(Ninjs.FORMAT, Ninjs.draft(record, RECOVERY), Ninjs.id(record), line);
      return;
    }
    RecordFields fields = RecordFields.of(record);
    if (fields.isArticle()) {
      add(format, fields.draft(RECOVERY), fields.id(), line);
      return;
    }
    JsonNode list = list(record, 0);
    if (list == null) {
      count++;
      failed(
          line,
          "a record with neither headline nor text (its fields: " + fields.names() + ")",
          REMEDY);
    } else {
      for (JsonNode one : list) {
        add(one, line);
      }
    }
  }

  /** An object that is all there is in its file, which is then the source. */
  void only(JsonNode object) throws UnreadableException {
    RecordFields fields = RecordFields.of(object);
    if (Ninjs.is(object)) {
      whole(Ninjs.FORMAT, Ninjs.draft(object, RECOVERY));
    } else if (fields.hasText()) {
      whole(format, fields.draft(RECOVERY));
    } else if (list(object, 0) != null) {
      add(object, null);
    } else {
      throw new UnreadableException(
          file, null, "no article in it (its fields: " + fields.names() + ")", REMEDY);
    }
  }

  /** A record read already. */
  void add(Draft draft, String id) throws UnreadableException {
    add(format, draft, id, null);
  }

  private void add(String format, Draft draft, String id, @Nullable Integer line)
      throws UnreadableException {
    count++;
    Source source = file.entry(name(id));
    Optional<Article> article = draft.article(source, 1, false);
    if (article.isEmpty()) {
      failed(
          line,
          line == null ? "record " + count + " has no text" : "it has no text",
          "Leave it out");
    } else {
      contents.reading(source, new Reading(format, charset, List.of(article.get()), 0, above));
      above = List.of();
    }
  }

  /** A record that cannot be read. */
  void broken(int line, String reason, String remedy) throws UnreadableException {
    count++;
    failed(line, reason, remedy);
  }

  private void failed(@Nullable Integer line, String reason, String remedy)
      throws UnreadableException {
    contents.failure(new UnreadableException(file, line, reason, remedy));
    if (++failures == MAX_FAILURES) {
      throw new UnreadableException(
          file,
          line,
          "more than " + MAX_FAILURES + " records cannot be read; it is read no further",
          "Repair it, or leave it out");
    }
  }

  private void whole(String format, Draft draft) {
    contents.reading(file, draft.reading(format, charset, file));
  }

  private String name(String id) {
    String name = BlockText.line(id).replace('/', '_').replace('\\', '_');
    if (name.isEmpty() || name.length() > MAX_ID_CHARS) {
      name = Integer.toString(count);
    }
    String unique = name;
    for (int i = 2; !names.add(unique); i++) {
      unique = name + "~" + i;
    }
    return unique;
  }

  /** A list of articles within an object, as answers of APIs have it; null where there is none. */
  private static @Nullable JsonNode list(JsonNode object, int depth) {
    for (JsonNode field : object) {
      if (field.isArray() && !field.isEmpty() && field.get(0).isObject()) {
        JsonNode first = field.get(0);
        if (Ninjs.is(first) || RecordFields.of(first).isArticle()) {
          return field;
        }
      }
    }
    if (depth < 2) {
      for (JsonNode field : object) {
        JsonNode list = field.isObject() ? list(field, depth + 1) : null;
        if (list != null) {
          return list;
        }
      }
    }
    return null;
  }
}
