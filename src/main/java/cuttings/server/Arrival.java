package cuttings.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the page will ask first, told to the browser in the header of the page: so that the answer
 * is on its way while the page's scripts are. It is what {@code arrival.js} asks for the addresses
 * that the page itself writes, letter by letter; a test compares. For others nothing is told.
 */
final class Arrival {
  /** What the page's address and the search's have in common. */
  private static final Set<String> FILTERS =
      Set.of("q", "in", "match", "author", "source", "language", "sort", "fold");

  private static final String FIRST_PAGE =
      "limit=20&facets=kind%2Cauthor%2Csource%2Clanguage%2Cdate";

  private static final String START =
      "sort=newest&limit=20&passages=1&facets=kind%2Cauthor%2Csource%2Clanguage%2Cdate";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{1,64}");

  private Arrival() {}

  /** The value of the {@code Link} header. */
  static Optional<String> link(Context context) {
    return question(context)
        .map(path -> "<" + path + ">; rel=preload; as=fetch; crossorigin=anonymous");
  }

  private static Optional<String> question(Context context) {
    String query = context.queryString();
    if (query == null) {
      return Optional.of("/api/search?" + START);
    }
    String q = context.queryParam("q");
    if (q == null || q.isBlank()) {
      return Optional.empty();
    }
    Set<String> names = context.queryParamMap().keySet();
    if (names.equals(Set.of("q", "article"))) {
      String id = String.valueOf(context.queryParam("article"));
      return ID.matcher(id).matches()
          ? Optional.of("/api/articles/" + id + "?q=" + URLEncoder.encode(q, UTF_8))
          : Optional.empty();
    }
    // It goes into a header: what no browser would leave unescaped is not repeated there.
    return FILTERS.containsAll(names) && query.matches("[\\w.*+%&=-]+")
        ? Optional.of("/api/search?" + query + "&" + FIRST_PAGE)
        : Optional.empty();
  }
}
