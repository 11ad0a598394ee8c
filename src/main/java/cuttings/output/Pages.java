package cuttings.output;

import cuttings.engine.Engine;
import cuttings.engine.SearchRequest;
import cuttings.engine.SearchResult;
import cuttings.engine.UnsearchableException;
import java.io.IOException;

/** The pages of a search, one after the other. */
final class Pages {
  /** Hits of a page: enough that a search for each is nothing beside reading them. */
  private static final int HITS = 500;

  /** Takes a page. */
  interface Reader {
    void read(SearchResult page) throws IOException, UnsearchableException;
  }

  private Pages() {}

  /**
   * Hands on the first {@code limit} hits, a page at a time; one empty page where there is none.
   */
  static void of(Engine engine, SearchRequest.Builder request, int limit, Reader reader)
      throws IOException, UnsearchableException {
    String cursor = null;
    int left = limit;
    do {
      SearchResult page = engine.search(request.limit(Math.min(HITS, left)).cursor(cursor).build());
      reader.read(page);
      left -= page.hits().size();
      cursor = page.next();
    } while (cursor != null && left > 0);
  }
}
