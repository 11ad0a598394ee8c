package cuttings.server;

import cuttings.engine.Engine;
import cuttings.output.Json;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Objects;
import java.util.Set;

/** {@code GET /api/suggest}: completions of half a query, as it is typed. */
final class SuggestHandler implements Handler {
  private static final int MAX_LIMIT = 20;
  private static final int DEFAULT_LIMIT = 8;

  private final Engine engine;

  SuggestHandler(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void handle(Context context) throws Exception {
    Parameters parameters = new Parameters(context, Set.of("q", "limit"));
    String typed = Objects.requireNonNullElse(parameters.text("q"), "");
    int limit = parameters.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    parameters.orFail(none -> none);
    context.json(Json.Suggestions.of(engine.suggest(typed, limit)));
  }
}
