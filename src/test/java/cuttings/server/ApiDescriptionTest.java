package cuttings.server;

import static cuttings.engine.TestArticles.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import cuttings.article.Article;
import cuttings.article.Kind;
import cuttings.engine.Fingerprint;
import cuttings.engine.lucene.LuceneEngine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the endpoint, held against what the running server answers. */
final class ApiDescriptionTest {
  /** What is served beside what is described: files of the page and of the documentation. */
  private static final Set<String> NOT_DESCRIBED = Set.of("GET /robots.txt", "GET /api/docs.js");

  @TempDir private static Path folder;
  private static LuceneEngine engine;
  private static Server server;
  private static String description;
  private static OpenApiInteractionValidator validator;
  private static String id;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    engine = LuceneEngine.writing(folder);
    Article vote =
        article("vote.txt")
            .headline("Harbour vote splits the council")
            .standfirst("One vote did it")
            .block(Kind.BYLINE, "By Ada Finch")
            .caption("Mayor Ines Calder at the old quay")
            .paragraph("The council voted to widen the harbour.")
            .by("Ada Finch")
            .published("2024-09-11")
            .make();
    id = vote.id();
    put(vote);
    put(article("storm.txt").paragraph("The storm fell on the harbour.").make());
    engine.commit();
    server = new Server(engine, Server.DEFAULT_HOST, 0);
    server.start();
    description = send("GET", "/api/openapi.yaml", null, null).body();
    validator = OpenApiInteractionValidator.createForInlineApiSpecification(description).build();
  }

  private static void put(Article article) throws IOException {
    engine.put(article.source(), new Fingerprint(1, 2, "x"), List.of(article));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    engine.close();
  }

  private static HttpResponse<String> send(
      String method, String path, String contentType, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  /** Sends a request, and holds it and its answer against the description. */
  private static HttpResponse<String> described(
      int status, String method, String path, String contentType, String body) throws Exception {
    HttpResponse<String> response = send(method, path, contentType, body);
    assertEquals(status, response.statusCode(), response.body());
    URI uri = URI.create("http://localhost" + path);
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(Request.Method.valueOf(method), uri.getPath());
    if (uri.getQuery() != null) {
      for (String parameter : uri.getQuery().split("&", -1)) {
        String[] parts = parameter.split("=", 2);
        request.withQueryParam(parts[0], parts[1]);
      }
    }
    if (body != null) {
      request.withContentType(contentType).withBody(body);
    }
    SimpleResponse answer =
        new SimpleResponse.Builder(status)
            .withContentType(response.headers().firstValue("Content-Type").orElse(""))
            .withBody(response.body())
            .build();
    ValidationReport report =
        status < 400
            ? validator.validate(request.build(), answer)
            : validator.validateResponse(uri.getPath(), Request.Method.valueOf(method), answer);
    assertTrue(!report.hasErrors(), method + " " + path + ": " + report.getMessages());
    return response;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/search",
        "/api/search?q=harbour&facets=kind,author,source,language,date&limit=1&passages=2",
        "/api/search?q=headline:harbour&in=headline&match=any&sort=newest&fold=false",
        "/api/search?q=harbour&from=2024-01-01&to=2025-01-01&author=Ada%20Finch",
        "/api/search?q=zeppelin",
        "/api/suggest?q=harb",
        "/api/articles/ID",
        "/api/articles/ID?q=harbour",
        "/api/articles/ID/duplicates",
        "/api/articles/ID/compare?with=ID",
        "/api/articles/ID/similar?limit=3",
        "/api/export?q=harbour",
        "/api/export?format=csv&id=ID",
        "/api/export?format=ris",
        "/api/export?format=bibtex",
        "/api/stats",
        "/api/docs",
        "/health/live",
        "/health/ready",
        "/metrics"
      })
  void whatIsAskedAsDescribedIsAnsweredAsDescribed(String path) throws Exception {
    described(200, "GET", path.replace("ID", id), null, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/search?limit=0",
        "/api/search?nonsense=1",
        "/api/suggest?limit=0",
        "/api/export?format=word",
        "/api/stats?x=1"
      })
  void whatIsAskedWrongIsAnsweredAsDescribed(String path) throws Exception {
    described(400, "GET", path, null, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/articles/none", "/api/articles/none/source", "/api/export?id=none"})
  void whatIsNotThereIsAnsweredAsDescribed(String path) throws Exception {
    described(404, "GET", path, null, null);
  }

  @Test
  void aQueryTooLongIsAnsweredAsDescribed() throws Exception {
    described(400, "GET", "/api/search?q=" + "a".repeat(10_001), null, null);
  }

  @Test
  void batchesAreAnsweredAsDescribed() throws Exception {
    String json = "{\"queries\":[\"harbour\",{\"id\":\"7\",\"q\":\"caption:calder\"}]}";
    described(200, "POST", "/api/batch?limit=1", "application/json", json);
    described(200, "POST", "/api/batch?format=trec", "text/plain", "harbour\nstorm\n");
    described(200, "POST", "/api/batch?format=csv", "text/tab-separated-values", "7\tharbour");
    described(400, "POST", "/api/batch", "application/json", "{\"queries\":[");
    described(400, "POST", "/api/batch", "application/json", "{\"queries\":[{}]}");
    described(400, "POST", "/api/batch", "text/plain", "\n\n");
    described(413, "POST", "/api/batch", "text/plain", "a".repeat(2 << 20));
    described(415, "POST", "/api/batch", "application/xml", "<a/>");
  }

  @Test
  void everyRouteIsDescribed() {
    Set<String> described = new TreeSet<>();
    String path = "";
    for (String line : description.lines().toList()) {
      if (line.matches("  /\\S+:")) {
        path = line.strip().replaceAll(":$", "");
      } else if (line.matches("    (get|post):")) {
        described.add(
            line.strip().replace(":", "").toUpperCase(java.util.Locale.ROOT) + " " + path);
      }
    }
    List<String> missing = new ArrayList<>(server.routes());
    missing.removeIf(route -> route.startsWith("OPTIONS"));
    missing.removeAll(NOT_DESCRIBED);
    missing.removeAll(described);
    assertEquals(List.of(), missing, "describe these in src/main/resources/api/openapi.yaml");
    described.removeAll(server.routes());
    assertEquals(Set.of(), described, "described, but not served");
  }

  @Test
  void theDocumentationIsBrowsableWithoutAnythingFromElsewhere() throws Exception {
    HttpResponse<String> page = send("GET", "/api/docs", null, null);
    assertTrue(!page.body().contains("://"), page.body());
    Matcher file = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
    int files = 0;
    while (file.find()) {
      files++;
      assertEquals(200, send("GET", file.group(1), null, null).statusCode(), file.group(1));
    }
    assertTrue(files >= 4);
  }
}
