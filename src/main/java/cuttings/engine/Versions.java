package cuttings.engine;

import cuttings.article.Article;
import java.util.List;

/**
 * The other versions of an article.
 *
 * @param total how many there are
 * @param nearest the most alike, most alike first, of those as alike the earliest first; fewer than
 *     {@code total} where there are more than {@link #MAX_LISTED}
 */
public record Versions(long total, List<Version> nearest) {

  /** Most versions that are listed. */
  public static final int MAX_LISTED = 1_000;

  public Versions {
    nearest = List.copyOf(nearest);
  }

  /**
   * One version.
   *
   * @param similarity of the words of both bodies, the share that both have: 0 to 1
   */
  public record Version(Article article, double similarity) {}
}
