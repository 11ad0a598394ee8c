package cuttings.engine;

import cuttings.query.Note;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link SearchRequest}.
 *
 * @param query as typed
 * @param didYouMean a query near this one that has hits; null where none is proposed
 * @param next the cursor of the next page; null on the last
 */
public record SearchResult(
    String query,
    Total total,
    Duration took,
    List<Hit> hits,
    Map<Facet.Field, Facet> facets,
    @Nullable String didYouMean,
    List<Note> notes,
    @Nullable String next) {

  /**
   * How many hits there are.
   *
   * @param exact false where there are {@code value} or more
   * @param folded versions found that are behind these hits; 0 where each version is a hit
   */
  public record Total(long value, boolean exact, int folded) {}
}
