package cuttings.output;

import cuttings.article.Article;
import java.io.IOException;
import java.io.Writer;

/** An article a line, as JSON, with all that is known of it. */
final class JsonLines implements ArticleWriter {
  private final Writer out;

  JsonLines(Writer out) {
    this.out = out;
  }

  @Override
  public void write(Article article) throws IOException {
    out.append(Json.MAPPER.writeValueAsString(Json.WholeArticle.of(article))).append('\n');
  }
}
