package cuttings.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.engine.Engine;
import cuttings.engine.SearchRequest;
import cuttings.output.Batch;
import cuttings.output.Json;
import cuttings.query.QueryException;
import cuttings.query.QueryParser;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code POST /api/batch}: a list of queries as JSON or text, answered while it runs. */
final class BatchHandler implements Handler {
  /** Most queries in a request. */
  static final int MAX_QUERIES = 10_000;

  private static final int DEFAULT_LIMIT = 10;
  private static final int DEFAULT_PASSAGES = 1;
  private static final Set<String> PARAMETERS =
      SearchParameters.and("format", "limit", "passages", "run_id");

  private final Engine engine;

  BatchHandler(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void handle(Context context) throws Exception {
    Parameters parameters = new Parameters(context, PARAMETERS);
    Batch.Format format = parameters.choice("format", Batch.Format.values(), Batch.Format.JSONL);
    int limit = parameters.number("limit", 1, Batch.MAX_LIMIT, DEFAULT_LIMIT);
    int passages = parameters.number("passages", 0, SearchRequest.MAX_PASSAGES, DEFAULT_PASSAGES);
    String run = parameters.text("run_id");
    SearchParameters.apply(
        parameters, SearchRequest.of("", QueryParser.parse("").query()), RELEVANCE, false);
    parameters.orFail(all -> all);
    List<Batch.Asked> queries = queries(context);
    if (format == Batch.Format.TREC) {
      // Its format has no place to name a query that cannot be read.
      checkAll(queries);
    }
    Streamed.send(
        context,
        format.type(),
        out -> {
          Batch batch =
              new Batch(
                  engine,
                  (text, parsed) ->
                      SearchParameters.apply(
                          parameters, SearchRequest.of(text, parsed.query()), RELEVANCE, false),
                  limit,
                  passages,
                  format,
                  run == null ? "cuttings" : run,
                  out,
                  (asked, reason) -> {});
          for (Batch.Asked asked : queries) {
            batch.run(asked);
          }
        });
  }

  private static final SearchRequest.Sort RELEVANCE = SearchRequest.Sort.RELEVANCE;

  private static void checkAll(List<Batch.Asked> queries) throws Parameters.BadParameters {
    List<Problem.Parameter> errors = new ArrayList<>();
    for (Batch.Asked asked : queries) {
      try {
        QueryParser.parse(asked.text());
      } catch (QueryException e) {
        errors.add(new Problem.Parameter("line " + asked.line(), String.valueOf(e.getMessage())));
      }
    }
    if (!errors.isEmpty()) {
      throw new Parameters.BadParameters(errors);
    }
  }

  private static List<Batch.Asked> queries(Context context) throws IOException {
    String type = context.contentType() == null ? "" : context.contentType();
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    List<Batch.Asked> queries =
        switch (media) {
          case "application/json" -> ofJson(body(context));
          case "text/plain", "text/tab-separated-values" -> ofText(body(context));
          default ->
              throw new UnsupportedMediaTypeResponse(
                  "Send the queries as application/json, text/plain or text/tab-separated-values,"
                      + " and say so with Content-Type");
        };
    if (queries.isEmpty()) {
      throw new BadRequestResponse("There is no query in the request's body");
    }
    if (queries.size() > MAX_QUERIES) {
      throw new BadRequestResponse(
          "%d queries; %d are the most".formatted(queries.size(), MAX_QUERIES));
    }
    return queries;
  }

  /** The body, however it is sent: one of unknown length is not held to the server's limit. */
  private static String body(Context context) throws IOException {
    byte[] bytes = context.bodyInputStream().readNBytes((int) Server.MAX_BODY_BYTES + 1);
    if (bytes.length > Server.MAX_BODY_BYTES) {
      throw new ContentTooLargeResponse(
          "The body is larger than "
              + Server.MAX_BODY_BYTES
              + " bytes. Send fewer queries at once");
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadRequestResponse("The body is not UTF-8");
    }
  }

  private static List<Batch.Asked> ofText(String body) {
    List<Batch.Asked> queries = new ArrayList<>();
    int number = 0;
    for (String line : body.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        queries.add(Batch.Asked.ofLine(number, line));
      }
    }
    return queries;
  }

  private static List<Batch.Asked> ofJson(String body) {
    JsonNode list;
    try {
      list = Json.MAPPER.readTree(body).path("queries");
    } catch (JacksonException e) {
      throw new BadRequestResponse(
          "The body is not JSON, at line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
    if (!list.isArray()) {
      throw new BadRequestResponse(
          "The body must be an object with a list \"queries\" of strings, or of objects with \"q\""
              + " and perhaps \"id\"");
    }
    List<Batch.Asked> queries = new ArrayList<>();
    for (JsonNode each : list) {
      int number = queries.size() + 1;
      String text = text(each.isString() ? each : each.get("q"));
      if (text == null) {
        throw new BadRequestResponse("Query " + number + " has no text \"q\"");
      }
      String id = text(each.path("id"));
      queries.add(new Batch.Asked(number, id == null ? String.valueOf(number) : id, text.strip()));
    }
    return queries;
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null || !node.isValueNode() || node.isNull() ? null : node.asString();
  }
}
