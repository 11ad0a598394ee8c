package cuttings.output;

import cuttings.article.Article;
import java.io.IOException;

/** Writes articles one after the other, and holds none of them. */
interface ArticleWriter {
  void write(Article article) throws IOException;
}
