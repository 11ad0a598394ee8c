package cuttings.server;

import cuttings.engine.Engine;
import cuttings.engine.Facet;
import cuttings.engine.SearchRequest;
import cuttings.output.Json;
import cuttings.query.ParsedQuery;
import cuttings.query.QueryParser;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Objects;
import java.util.Set;

/** {@code GET /api/search}. */
final class SearchHandler implements Handler {
  private static final Set<String> PARAMETERS =
      SearchParameters.and("q", "limit", "cursor", "facets", "passages");

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
    SearchRequest.Builder request =
        SearchParameters.apply(
                parameters,
                SearchRequest.of(text, parsed.query()),
                SearchRequest.Sort.RELEVANCE,
                true)
            .limit(parameters.number("limit", 1, SearchRequest.MAX_LIMIT, DEFAULT_LIMIT))
            .cursor(parameters.text("cursor"))
            .facets(parameters.choices("facets", Facet.Field.values()))
            .passages(
                parameters.number("passages", 0, SearchRequest.MAX_PASSAGES, DEFAULT_PASSAGES));
    return parameters.orFail(all -> request.build());
  }
}
