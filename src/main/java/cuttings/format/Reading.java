package cuttings.format;

import cuttings.article.Article;
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
}
