package cuttings.engine;

import cuttings.article.Article;
import java.util.List;

/**
 * An article with the matches of a query.
 *
 * @param matches for each block, in the blocks' order, its matches in order; empty lists where the
 *     query matches nothing there
 */
public record MarkedArticle(Article article, List<List<Match>> matches) {
  public MarkedArticle {
    matches = matches.stream().map(List::copyOf).toList();
    if (matches.size() != article.blocks().size()) {
      throw new IllegalArgumentException(
          matches.size() + " lists of matches for " + article.blocks().size() + " blocks");
    }
  }
}
