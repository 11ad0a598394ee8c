package cuttings.server;

import cuttings.engine.Engine;
import cuttings.engine.SearchRequest;
import cuttings.output.Export;
import cuttings.query.QueryParser;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** {@code GET /api/export}: everything that a search finds, or the articles named. */
final class ExportHandler implements Handler {
  private static final Set<String> PARAMETERS = SearchParameters.and("q", "id", "format");

  private final Engine engine;

  ExportHandler(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void handle(Context context) throws Exception {
    Parameters parameters = new Parameters(context, PARAMETERS);
    Export.Format format = parameters.choice("format", Export.Format.values(), Export.Format.JSONL);
    List<String> ids = parameters.all("id");
    String text = Objects.requireNonNullElse(parameters.text("q"), "");
    if (!ids.isEmpty() && context.queryParamMap().size() > (format(context) ? 2 : 1)) {
      parameters.wrong("id", "names the articles itself: leave out the query and its filters");
    }
    SearchRequest.Builder request =
        SearchParameters.apply(
            parameters,
            SearchRequest.of(text, QueryParser.parse(text).query()),
            SearchRequest.Sort.NEWEST,
            false);
    Export export =
        parameters.orFail(
            all -> ids.isEmpty() ? Export.of(engine, request) : Export.of(engine, ids));
    for (String id : ids) {
      if (engine.article(id, null).isEmpty()) {
        throw new NotFoundResponse("There is no article " + id);
      }
    }
    Streamed.send(context, format.type(), out -> export.write(format, out));
  }

  private static boolean format(Context context) {
    return context.queryParam("format") != null;
  }
}
