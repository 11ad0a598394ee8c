package cuttings.server;

import cuttings.article.Kind;
import cuttings.engine.Engine;
import cuttings.engine.Facet;
import cuttings.engine.SearchRequest;
import cuttings.engine.SearchRequest.Matching;
import cuttings.engine.SearchRequest.Sort;
import cuttings.output.Json;
import cuttings.query.ParsedQuery;
import cuttings.query.QueryParser;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

/** {@code GET /api/search}. */
final class SearchHandler implements Handler {
  private static final Set<String> PARAMETERS =
      Set.of(
          "q",
          "in",
          "match",
          "from",
          "to",
          "author",
          "source",
          "language",
          "sort",
          "limit",
          "cursor",
          "facets",
          "passages",
          "fold",
          "recency");

  private static final int DEFAULT_LIMIT = 10;
  private static final int DEFAULT_PASSAGES = 3;

  private final Engine engine;

  SearchHandler(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void handle(Context context) throws Exception {
    Parameters parameters = new Parameters(context, PARAMETERS);
    String text = Objects.requireNonNullElse(parameters.text("q"), "");
    ParsedQuery parsed = QueryParser.parse(text);
    SearchRequest request = request(parameters, text, parsed);
    context.json(Json.Search.of(engine.search(request), parsed.notes()));
  }

  private static SearchRequest request(Parameters parameters, String text, ParsedQuery parsed)
      throws Parameters.BadParameters {
    LocalDate from = parameters.date("from");
    LocalDate to = parameters.date("to");
    if (from != null && to != null && from.isAfter(to)) {
      parameters.wrong("from", "must not be after \"to\" (" + to + ")");
    }
    SearchRequest.Builder request =
        SearchRequest.of(text, parsed.query())
            .in(parameters.choices("in", Kind.values()))
            .matching(parameters.choice("match", Matching.values(), Matching.ALL))
            .published(from, to)
            .authors(parameters.all("author"))
            .sources(parameters.all("source"))
            .languages(parameters.all("language"))
            .sort(parameters.choice("sort", Sort.values(), Sort.RELEVANCE))
            .limit(parameters.number("limit", 1, SearchRequest.MAX_LIMIT, DEFAULT_LIMIT))
            .cursor(parameters.text("cursor"))
            .facets(parameters.choices("facets", Facet.Field.values()))
            .passages(
                parameters.number("passages", 0, SearchRequest.MAX_PASSAGES, DEFAULT_PASSAGES))
            .fold(parameters.flag("fold", true))
            .recency(parameters.flag("recency", true));
    return parameters.orFail(all -> request.build());
  }
}
