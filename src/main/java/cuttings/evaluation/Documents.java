package cuttings.evaluation;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documents of a test collection as articles, and its questions. */
public final class Documents {
  private static final Pattern BLANK_LINES = Pattern.compile("\\R\\s*\\R");
  private static final JsonMapper MAPPER = new JsonMapper();

  private Documents() {}

  /** What is done with an article. */
  public interface Each {
    /** Takes one. */
    void article(Article article) throws IOException;
  }

  /**
   * Reads a file of JSON objects, one a line: {@code id}, {@code text}, and perhaps {@code title}
   * and {@code language}. The title is the article's headline, the text's paragraphs are parted by
   * blank lines. A document without any text is passed over: nothing can find it.
   *
   * @param each takes the articles, whose source's path is the id
   * @throws IOException naming the line that is none
   */
  public static void read(Path file, Each each) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          JsonNode document = document(file, number, line);
          List<Block> blocks = blocks(document);
          if (!blocks.isEmpty()) {
            each.article(
                new Article(
                    new Source("", document.path("id").asString()),
                    1,
                    document.path("language").asString(Article.UNKNOWN_LANGUAGE),
                    List.of(),
                    null,
                    null,
                    blocks));
          }
        }
      }
    }
  }

  private static JsonNode document(Path file, int number, String line) throws IOException {
    try {
      JsonNode document = MAPPER.readTree(line);
      if (document.path("id").isValueNode()
          && !document.path("id").asString().isEmpty()
          && document.path("text").isString()) {
        return document;
      }
      throw new IOException(
          "%s:%d: not a document with \"id\" and \"text\"".formatted(file, number));
    } catch (JacksonException e) {
      throw new IOException("%s:%d: not JSON".formatted(file, number), e);
    }
  }

  private static List<Block> blocks(JsonNode document) {
    List<Block> blocks = new ArrayList<>();
    String title = document.path("title").asString("");
    if (!title.isBlank()) {
      blocks.add(Block.of(Kind.HEADLINE, title.strip(), 1));
    }
    for (String paragraph : BLANK_LINES.split(document.path("text").asString(), -1)) {
      if (!paragraph.isBlank()) {
        blocks.add(Block.of(Kind.PARAGRAPH, paragraph.strip(), blocks.size() + 1));
      }
    }
    return blocks;
  }

  /**
   * Reads the questions of a file, {@code topic TAB question} a line.
   *
   * @return in the file's order
   * @throws IOException naming the line that is not of this form
   */
  public static Map<String, String> questions(Path file) throws IOException {
    Map<String, String> questions = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      int tab = lines.get(i).indexOf('\t');
      if (tab > 0) {
        questions.put(
            lines.get(i).substring(0, tab).strip(), lines.get(i).substring(tab + 1).strip());
      } else if (!lines.get(i).isBlank()) {
        throw new IOException("%s:%d: not \"topic TAB question\"".formatted(file, i + 1));
      }
    }
    return questions;
  }
}
