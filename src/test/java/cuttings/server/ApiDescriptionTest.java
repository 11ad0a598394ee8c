package cuttings.server;

import static cuttings.engine.TestArticles.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the endpoint, held against what the running server answers. */
final class ApiDescriptionTest {
  /** What is served beside what is described: files of the page and of the documentation. */
  private static final Set<String> NOT_DESCRIBED = Set.of("GET /robots.txt", "GET /api/docs.js");

  @TempDir private static Path folder;
  private static LuceneEngine engine;
  private static Server server;
  private static String description;

  private static final Map<String, OpenApiInteractionValidator> VALIDATORS = new HashMap<>();

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
    description = answer(Asked.get("/api/openapi.yaml")).body();
  }

  private static void put(Article article) throws IOException {
    engine.put(article.source(), new Fingerprint(1, 2, "x"), List.of(article));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    engine.close();
  }

  /** A request. */
  private record Asked(String method, String path, String contentType, String body, String tag) {
    static Asked get(String path) {
      return new Asked("GET", path, null, null, null);
    }

    static Asked post(String path, String contentType, String body) {
      return new Asked("POST", path, contentType, body, null);
    }

    URI uri(String origin) {
      return URI.create(origin + path);
    }
  }

  private static HttpResponse<String> answer(Asked asked) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(asked.uri("http://127.0.0.1:" + server.port()))
            .method(
                asked.method,
                asked.body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(asked.body));
    if (asked.contentType != null) {
      request.header("Content-Type", asked.contentType);
    }
    if (asked.tag != null) {
      request.header("If-None-Match", asked.tag);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  /** Sends a request, and holds it and its answer against the description. */
  private static HttpResponse<String> described(int status, Asked asked) throws Exception {
    HttpResponse<String> response = answer(asked);
    assertEquals(status, response.statusCode(), response.body());
    assertEquals(List.of(), undescribed(description, asked, response), asked.toString());
    return response;
  }

  private static OpenApiInteractionValidator validator(String description) {
    return OpenApiInteractionValidator.createForInlineApiSpecification(description)
        .withLevelResolver(
            LevelResolver.create()
                .withLevel(
                    "validation.request.parameter.query.unexpected", ValidationReport.Level.ERROR)
                .build())
        .build();
  }

  /** What a description does not say of a request, unless it was refused, and of its answer. */
  private static List<String> undescribed(
      String description, Asked asked, HttpResponse<String> response) {
    OpenApiInteractionValidator validator =
        VALIDATORS.computeIfAbsent(description, ApiDescriptionTest::validator);
    URI uri = asked.uri("http://localhost");
    Request.Method method = Request.Method.valueOf(asked.method);
    SimpleRequest.Builder request = new SimpleRequest.Builder(method, uri.getPath());
    if (uri.getQuery() != null) {
      for (String parameter : uri.getQuery().split("&", -1)) {
        String[] parts = parameter.split("=", 2);
        request.withQueryParam(parts[0], parts[1]);
      }
    }
    if (asked.body != null) {
      request.withContentType(asked.contentType).withBody(asked.body);
    }
    SimpleResponse.Builder answer =
        new SimpleResponse.Builder(response.statusCode()).withBody(response.body());
    response.headers().firstValue("Content-Type").ifPresent(answer::withContentType);
    ValidationReport report =
        response.statusCode() < 300
            ? validator.validate(request.build(), answer.build())
            : validator.validateResponse(uri.getPath(), method, answer.build());
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(ValidationReport.Message::getMessage)
        .toList();
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
    described(200, Asked.get(path.replace("ID", id)));
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
    described(400, Asked.get(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/articles/none", "/api/articles/none/source", "/api/export?id=none"})
  void whatIsNotThereIsAnsweredAsDescribed(String path) throws Exception {
    described(404, Asked.get(path));
  }

  @Test
  void aQueryTooLongIsAnsweredAsDescribed() throws Exception {
    described(400, Asked.get("/api/search?q=" + "a".repeat(10_001)));
  }

  @Test
  void batchesAreAnsweredAsDescribed() throws Exception {
    String json = "{\"queries\":[\"harbour\",{\"id\":\"7\",\"q\":\"caption:calder\"}]}";
    described(200, Asked.post("/api/batch?limit=1", "application/json", json));
    described(200, Asked.post("/api/batch?format=trec", "text/plain", "harbour\nstorm\n"));
    described(200, Asked.post("/api/batch?format=csv", "text/tab-separated-values", "7\tharbour"));
    described(400, Asked.post("/api/batch", "application/json", "{\"queries\":["));
    described(400, Asked.post("/api/batch", "application/json", "{\"queries\":[{}]}"));
    described(400, Asked.post("/api/batch", "text/plain", "\n\n"));
    described(413, Asked.post("/api/batch", "text/plain", "a".repeat(2 << 20)));
    described(415, Asked.post("/api/batch", "application/xml", "<a/>"));
  }

  @Test
  void whatHasNotChangedIsAnsweredAsDescribed() throws Exception {
    String tag =
        described(200, Asked.get("/api/search")).headers().firstValue("ETag").orElseThrow();
    for (String path : TAGGED) {
      described(304, new Asked("GET", path.replace("ID", id), null, null, tag));
    }
  }

  private static final List<String> TAGGED =
      List.of(
          "/api/search",
          "/api/suggest?q=harb",
          "/api/articles/ID",
          "/api/articles/ID/duplicates",
          "/api/articles/ID/compare?with=ID",
          "/api/articles/ID/similar",
          "/api/stats");

  /** The tests above can fail: a description that is wrong in one place is found out. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          a field renamed            ~ took_ms: { type: int     ~ took_millis: { type: int   ~ /api/search
          a field not described      ~ score: { type: number }  ~ points: { type: number }   ~ /api/search
          a field within a list      ~ start: { type: integer,  ~ begin: { type: integer,    ~ /api/search?q=harbour
          a field that is not there  ~ [query, total, took_ms,  ~ [query, totals, took_ms,   ~ /api/search
          another type               ~ score: { type: number }  ~ score: { type: boolean }   ~ /api/search
          other values               ~ enum: [eq, gte]          ~ enum: [exact, gte]         ~ /api/search
          never null                 ~ nullable: true, descrip  ~ nullable: false, descrip   ~ /api/search
          a facet not described      ~ interval: { type: strin  ~ every: { type: strin       ~ /api/search?facets=date
          a parameter renamed        ~ name: cursor             ~ name: after                ~ /api/search?cursor=
          a parameter missing        ~ - name: fold             ~ - name: folding            ~ /api/search?fold=true
          a parameter of other type  ~ maximum: 20, default: 3  ~ maximum: 1, default: 1     ~ /api/search?passages=2
          other values of one        ~ [relevance, newest, ol   ~ [score, newest, ol         ~ /api/search?sort=relevance
          a route missing            ~ /api/stats:              ~ /api/statistics:           ~ /api/stats
          a status missing           ~ "400": {                 ~ "422": {                   ~ /api/search?limit=0
          another status             ~ "404": {                 ~ "410": {                   ~ /api/articles/none
          another type of problem    ~ application/problem+json ~ application/json           ~ /api/search?limit=0
          a field of a problem       ~ detail: { type: string   ~ reason: { type: string     ~ /api/search?limit=0
          another type of download   ~ text/csv:                ~ text/tsv:                  ~ /api/export?format=csv
          a field of an article      ~ place: { type: string    ~ where: { type: string      ~ /api/articles/ID
          a field of a block         ~ confidence: { type: num  ~ certainty: { type: num     ~ /api/articles/ID
          a field of the stats       ~ bytes: { type: integer   ~ size: { type: integer      ~ /api/stats
          a field of a suggestion    ~ query: { type: string,   ~ text_to_run: { type: stri, ~ /api/suggest?q=harb
          a field of a comparison    ~ cut: { type: string      ~ shortened: { type: string  ~ /api/articles/ID/compare?with=ID
          another state              ~ enum: [up]               ~ enum: [down]               ~ /health/live
          """)
  void aWrongDescriptionIsFoundOut(String what, String right, String wrong, String path)
      throws Exception {
    Asked asked = Asked.get(path.replace("ID", id));
    assertTrue(description.contains(right), "mend this row: " + right);
    List<String> undescribed = undescribed(description.replace(right, wrong), asked, answer(asked));
    assertTrue(!undescribed.isEmpty(), what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          "413": { ~ "431": { ~ 413
          "415": { ~ "406": { ~ 415
          text/plain: ~ text/css: ~ 200
          """)
  void aWrongDescriptionOfABatchIsFoundOut(String right, String wrong, int status)
      throws Exception {
    Asked asked =
        switch (status) {
          case 413 -> Asked.post("/api/batch", "text/plain", "a".repeat(2 << 20));
          case 415 -> Asked.post("/api/batch", "application/xml", "<a/>");
          default -> Asked.post("/api/batch?format=trec", "text/plain", "harbour");
        };
    HttpResponse<String> response = answer(asked);
    assertEquals(status, response.statusCode());
    assertTrue(!undescribed(description.replace(right, wrong), asked, response).isEmpty(), right);
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
    // The page's own files are for browsers.
    missing.removeIf(route -> route.equals("GET /") || route.startsWith("GET /page/"));
    missing.removeAll(NOT_DESCRIBED);
    missing.removeAll(described);
    assertEquals(List.of(), missing, "describe these in src/main/resources/api/openapi.yaml");
    described.removeAll(server.routes());
    assertEquals(Set.of(), described, "described, but not served");
  }

  @Test
  void theDocumentationIsBrowsableWithoutAnythingFromElsewhere() throws Exception {
    HttpResponse<String> page = answer(Asked.get("/api/docs"));
    assertTrue(!page.body().contains("://"), page.body());
    Matcher file = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
    int files = 0;
    while (file.find()) {
      files++;
      assertEquals(200, answer(Asked.get(file.group(1))).statusCode(), file.group(1));
    }
    assertTrue(files >= 4);
  }
}
