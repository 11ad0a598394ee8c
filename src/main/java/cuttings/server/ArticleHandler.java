package cuttings.server;

import cuttings.article.Source;
import cuttings.engine.Engine;
import cuttings.engine.MarkedArticle;
import cuttings.output.Json;
import cuttings.query.Query;
import cuttings.query.QueryParser;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** {@code GET /api/articles/{id}} and the original file behind it. */
final class ArticleHandler {
  private final Engine engine;

  ArticleHandler(Engine engine) {
    this.engine = engine;
  }

  void article(Context context) throws Exception {
    Parameters parameters = new Parameters(context, Set.of("q"));
    String text = parameters.text("q");
    Query query = text == null ? null : QueryParser.parse(text).query();
    MarkedArticle article =
        engine
            .article(parameters.orFail(all -> context.pathParam("id")), query)
            .orElseThrow(ArticleHandler::noSuchArticle);
    context.json(Json.FullArticle.of(article));
  }

  /** The original, byte for byte, as a download: never as a page of ours. */
  void source(Context context) throws Exception {
    String id = new Parameters(context, Set.of()).orFail(none -> context.pathParam("id"));
    Source source =
        engine.article(id, null).orElseThrow(ArticleHandler::noSuchArticle).article().source();
    Path file = file(source);
    String name = String.valueOf(file.getFileName());
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    context
        .header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .contentType("application/octet-stream")
        .result(Files.newInputStream(file));
  }

  private static NotFoundResponse noSuchArticle() {
    return new NotFoundResponse("There is no article of that id; it may have been removed since");
  }

  /** Only a file below the folder that was indexed, wherever links may lead since. */
  private static Path file(Source source) throws IOException {
    Path file = source.file();
    if (!Files.isRegularFile(file)
        || !file.toRealPath().startsWith(Path.of(source.folder()).toRealPath())) {
      throw new NotFoundResponse("The file is no longer there: " + source.path());
    }
    return file;
  }
}
