package cuttings.engine;

import cuttings.article.Article;
import cuttings.article.Source;
import cuttings.query.Query;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where articles are kept and found. Safe for use by many threads: searching goes on while others
 * write.
 */
public interface Engine extends Closeable {

  /**
   * Makes {@code articles} all that is held of {@code source}; earlier versions are gone.
   * Searchable within the engine's staleness bound, durable after {@link #commit}.
   */
  void put(Source source, Fingerprint fingerprint, List<Article> articles) throws IOException;

  /** Holds nothing of {@code source} any more. */
  void remove(Source source) throws IOException;

  /** Makes every write before it durable and searchable. */
  void commit() throws IOException;

  /** Every source held, by its key order, with what its file looked like when it was read. */
  Map<Source, Fingerprint> sources() throws IOException;

  /**
   * Answers a request.
   *
   * @throws UnsearchableException where the request cannot be run, with the reason for the asker
   */
  SearchResult search(SearchRequest request) throws IOException, UnsearchableException;

  /** Takes articles one by one. */
  @FunctionalInterface
  interface Articles {
    void take(Article article) throws IOException;
  }

  /**
   * Hands on every article that a request finds, in its order, as the index is now: what is written
   * meanwhile neither adds one nor leaves one out. Memory holds one article at a time, however many
   * there are.
   *
   * @param request its limit is how many are looked up at once; its cursor, facets and passages are
   *     not heeded
   */
  void each(SearchRequest request, Articles to) throws IOException, UnsearchableException;

  /**
   * How the query that is being typed could go on, best first; each finds something.
   *
   * @param typed what stands before the cursor, whole or half a query
   * @param limit at most so many
   */
  List<Suggestion> suggest(String typed, int limit) throws IOException;

  /**
   * The article of that id, with what {@code query} matches in each block; empty where there is no
   * such article.
   *
   * @param query null where nothing is to be marked
   */
  Optional<MarkedArticle> article(String id, @Nullable Query query)
      throws IOException, UnsearchableException;

  /**
   * The other versions of an article: near-duplicates, as {@link Wording} tells them, among what
   * was committed; empty where there is no article of that id.
   */
  Optional<Versions> versions(String id) throws IOException;

  /** How much is held. */
  Stats stats() throws IOException;
}
