package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Source;
import cuttings.structure.Attribution;
import cuttings.structure.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source held. Nothing is lost: where the format has lines, {@code lines} is the sum of the
 * blocks' lines and the furniture's.
 *
 * @param format as {@code --format} names it: {@code text}, {@code html}, {@code nitf}...
 * @param charset what its bytes were decoded by; null where the format is not text
 * @param lines non-blank lines of the source; 0 where the format has no lines
 * @param furniture lines that belong to the page, not to a story ("Share", "Advertisement")
 */
public record Reading(
    String format,
    @Nullable String charset,
    List<Article> articles,
    int lines,
    List<Line> furniture) {
  public Reading {
    articles = List.copyOf(articles);
    furniture = List.copyOf(furniture);
  }

  /**
   * A source that holds one article and has no lines; none where it has no text either.
   *
   * @param stated what the format itself says; the blocks and the path are asked for the rest
   */
  static Reading of(
      String format,
      @Nullable String charset,
      Source source,
      Attribution stated,
      String language,
      List<Block> blocks) {
    List<Article> articles =
        blocks.isEmpty() ? List.of() : List.of(article(source, 1, stated, language, blocks));
    return new Reading(format, charset, articles, 0, List.of());
  }

  /** An article of a format that states its structure; what it leaves out, its words may say. */
  static Article article(
      Source source, int number, Attribution stated, String language, List<Block> blocks) {
    return stated
        .or(Attribution.of(blocks))
        .or(Attribution.ofPath(source))
        .article(source, number, language, blocks);
  }
}
