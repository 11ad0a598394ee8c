package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import java.io.IOException;
import java.util.List;

/** The page that is tried in many ways: a story of two paragraphs on the wall of a harbour. */
final class HarbourPage {
  static final String FIRST =
      "<p>The harbour of Port Ellis was closed on Monday after a crack had been found in its"
          + " wall, and no ship may enter before the spring.</p>";

  static final String SECOND =
      "<p>Engineers from Wethering came to look at it, and went home without a word to the"
          + " harbour master or to anybody else.</p>";

  private HarbourPage() {}

  /** An article with a headline. */
  static String story(String inner) {
    return "<article><h1>Harbour wall cracks</h1>" + inner + "</article>";
  }

  /** What a page with that body is read as. */
  static Article read(String body) throws IOException {
    byte[] page = ("<!doctype html><html><body>" + body + "</body></html>").getBytes(UTF_8);
    return Told.of("a.html", page, null).article();
  }

  /** The texts of a kind on a page with that body, in its order. */
  static List<String> textsOf(Kind kind, String body) throws IOException {
    return read(body).blocks().stream()
        .filter(block -> block.kind() == kind)
        .map(Block::text)
        .toList();
  }
}
