package cuttings.server;

import cuttings.article.Kind;
import cuttings.engine.SearchRequest;
import cuttings.engine.SearchRequest.Matching;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What limits a search beside its query; the same for every endpoint that searches. */
final class SearchParameters {
  private static final Set<String> FILTERS =
      Set.of(
          "in", "match", "from", "to", "author", "source", "language", "sort", "fold", "recency");

  private SearchParameters() {}

  /** The names of the filters, and these. */
  static Set<String> and(String... others) {
    Set<String> names = new HashSet<>(FILTERS);
    names.addAll(List.of(others));
    return names;
  }

  /**
   * Puts the filters on a request; what is wrong with them is noted with the parameters.
   *
   * @param sort the order where none is asked for
   * @param fold whether near-duplicates are one hit where that is not asked for
   */
  static SearchRequest.Builder apply(
      Parameters parameters, SearchRequest.Builder request, SearchRequest.Sort sort, boolean fold) {
    LocalDate from = parameters.date("from");
    LocalDate to = parameters.date("to");
    if (from != null && to != null && from.isAfter(to)) {
      parameters.wrong("from", "must not be after \"to\" (" + to + ")");
    }
    return request
        .in(parameters.choices("in", Kind.values()))
        .matching(parameters.choice("match", Matching.values(), Matching.ALL))
        .published(from, to)
        .authors(parameters.all("author"))
        .sources(parameters.all("source"))
        .languages(parameters.all("language"))
        .sort(parameters.choice("sort", SearchRequest.Sort.values(), sort))
        .fold(parameters.flag("fold", fold))
        .recency(parameters.flag("recency", true));
  }
}
