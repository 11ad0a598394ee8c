package cuttings.format;

import cuttings.article.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON: one article, a list of them, or an answer of an API around such a list; and ninjs, which is
 * known by its fields.
 */
final class Json implements ContainerReader {
  /** How deep values are nested at most. */
  static final int MAX_DEPTH = 200;

  /** Reads what is not quite JSON too: exports seldom were made by a library. */
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(RecordReader.MAX_RECORD_CHARS)
                          .build())
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                  .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                  .build())
          .build();

  @Override
  public String format() {
    return "json";
  }

  @Override
  public boolean accepts(Head head) {
    return head.opensJson();
  }

  @Override
  public void read(Source source, InputStream in, Contents contents)
      throws IOException, UnreadableException {
    Charset charset = Encoding.charset(Encoding.head(in), null);
    RecordReader reader =
        new RecordReader(Encoding.reader(in, charset), RecordReader.MAX_RECORD_CHARS);
    Records records = new Records(source, format(), charset.name(), contents);
    try (JsonParser parser = MAPPER.createParser(reader)) {
      read(parser, reader, records);
    } catch (JacksonException e) {
      throw broken(source, e);
    }
  }

  /** Lists are gone through one by one, however long; an object alone is looked at as a whole. */
  private static void read(JsonParser parser, RecordReader reader, Records records)
      throws UnreadableException {
    JsonNode alone = null;
    boolean many = false;
    int depth = 0;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case START_ARRAY -> {
          if (++depth > 1) {
            parser.skipChildren();
            depth--;
          }
          many = true;
        }
        case END_ARRAY -> depth--;
        case START_OBJECT -> {
          int line = parser.currentTokenLocation().getLineNr();
          if (alone != null) {
            records.add(alone, null);
            many = true;
          }
          alone = null;
          JsonNode object = parser.readValueAsTree();
          if (many) {
            records.add(object, line);
          } else {
            alone = object;
          }
          reader.next();
        }
        default -> {
          // A string or number among records says nothing of an article.
        }
      }
    }
    if (alone != null) {
      records.only(alone);
    }
  }

  /** What is wrong with a JSON text, and where. */
  static UnreadableException broken(Source source, JacksonException e) throws IOException {
    if (e.getCause() instanceof RecordReader.TooLargeException large) {
      return large.of(source);
    }
    if (e.getCause() instanceof IOException io) {
      throw io;
    }
    return new UnreadableException(source, line(e), reason(e), "Repair it from there on");
  }

  static String reason(JacksonException e) {
    String message = String.valueOf(e.getOriginalMessage());
    int end = message.indexOf('\n');
    String first = (end < 0 ? message : message.substring(0, end)).strip();
    // What follows says of the library what nobody asked.
    int aside = first.indexOf(" (start marker at");
    first = aside < 0 ? first : first.substring(0, aside);
    return "its JSON is broken: " + (first.length() > 200 ? first.substring(0, 200) + "…" : first);
  }

  static @Nullable Integer line(JacksonException e) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    return line < 1 ? null : line;
  }
}
