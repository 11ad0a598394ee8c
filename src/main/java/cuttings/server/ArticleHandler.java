package cuttings.server;

import cuttings.article.Article;
import cuttings.article.Source;
import cuttings.engine.Engine;
import cuttings.engine.MarkedArticle;
import cuttings.engine.SearchRequest;
import cuttings.engine.Versions;
import cuttings.output.Json;
import cuttings.query.Query;
import cuttings.query.QueryParser;
import cuttings.query.QueryPrinter;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code GET /api/articles/{id}}, its versions, its like, and the original file behind it. */
final class ArticleHandler {
  private static final int DEFAULT_SIMILAR = 10;

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

  /** The other versions of it. */
  void duplicates(Context context) throws Exception {
    String id = id(context, Set.of());
    Versions versions = engine.versions(id).orElseThrow(ArticleHandler::noSuchArticle);
    context.json(Json.Duplicates.of(id, versions));
  }

  /** It and another, part by part. */
  void compare(Context context) throws Exception {
    Parameters parameters = new Parameters(context, Set.of("with"));
    String other = parameters.text("with");
    if (other == null) {
      parameters.wrong("with", "must be the id of the article to compare with");
    }
    String id = parameters.orFail(all -> context.pathParam("id"));
    context.json(Json.Compared.of(articleOf(id), articleOf(String.valueOf(other))));
  }

  /** Other articles about the same. */
  void similar(Context context) throws Exception {
    Parameters parameters = new Parameters(context, Set.of("limit"));
    int limit = parameters.number("limit", 1, SearchRequest.MAX_LIMIT, DEFAULT_SIMILAR);
    String id = parameters.orFail(all -> context.pathParam("id"));
    Query similar = new Query.Similar(articleOf(id).id());
    SearchRequest request =
        SearchRequest.of(QueryPrinter.print(similar), similar).limit(limit).passages(1).build();
    context.json(Json.Search.of(engine.search(request), List.of()));
  }

  private Article articleOf(String id) throws Exception {
    return engine.article(id, null).orElseThrow(ArticleHandler::noSuchArticle).article();
  }

  /** The original, byte for byte, as a download: never as a page of ours. */
  void source(Context context) throws Exception {
    Source source = articleOf(id(context, Set.of())).source();
    Path file = file(source);
    String name = String.valueOf(file.getFileName());
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    context
        .header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .contentType("application/octet-stream")
        .result(Files.newInputStream(file));
  }

  private static String id(Context context, Set<String> parameters) throws Exception {
    return new Parameters(context, parameters).orFail(all -> context.pathParam("id"));
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
