package cuttings.server;

import static cuttings.engine.TestArticles.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import cuttings.engine.Fingerprint;
import cuttings.engine.lucene.LuceneEngine;
import cuttings.output.FileType;
import cuttings.output.Json;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The endpoint over real HTTP. */
final class ServerTest {
  private static final String HOSTILE = "<script>alert(1)</script>";

  @TempDir Path folder;
  private LuceneEngine engine;
  private Server server;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    engine = LuceneEngine.writing(folder.resolve("index"));
    put(
        article("vote.txt")
            .headline("Harbour vote splits the council")
            .caption("Mayor Ines Calder at the old quay")
            .paragraph("The council voted to widen the harbour.")
            .by("Ada Finch")
            .published("2024-09-11")
            .make());
    put(
        article("storm.txt")
            .headline(HOSTILE)
            .paragraph("The storm fell on the harbour.")
            .published("2023-01-05")
            .make());
    engine.commit();
    server = new Server(engine, Server.DEFAULT_HOST, 0);
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    engine.close();
  }

  private void put(Article article) throws IOException {
    engine.put(article.source(), new Fingerprint(1, 2, "x"), List.of(article));
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send("GET", path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private JsonNode json(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertEquals(200, response.statusCode(), response.body());
    return Json.MAPPER.readTree(response.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/articles/nope",
        "/api/search?limit=0",
        "/api/stats",
        "/api/search?q=harbour"
      })
  void askedForTheHeadItAnswersAsToAWholeRequest(String path) throws Exception {
    HttpResponse<String> whole = get(path);
    HttpResponse<String> head = send("HEAD", path);
    assertEquals(whole.statusCode(), head.statusCode());
    assertEquals(header(whole, "Content-Type"), header(head, "Content-Type"));
    assertEquals(header(whole, "ETag"), header(head, "ETag"));
    assertEquals("", head.body());
  }

  private String asked(String host, int port, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/export?q=", "/api/stats", "/", "/metrics"})
  void aNameThatIsNotThisMachinesIsRefused(String path) throws Exception {
    String answer = asked("archive.example:" + server.port(), server.port(), path);
    assertTrue(answer.startsWith("HTTP/1.1 421"), answer);
    assertFalse(answer.contains("harbour"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
  void thisMachinesOwnNamesAreAnswered(String host) throws Exception {
    String answer = asked(host + ":" + server.port(), server.port(), "/api/stats");
    assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
  }

  @Test
  void aNameWhosePagesMayAskIsAnswered() throws Exception {
    try (Server other =
        new Server(engine, Server.DEFAULT_HOST, 0, List.of("https://archive.example"))) {
      other.start();
      assertTrue(asked("archive.example", other.port(), "/api/stats").startsWith("HTTP/1.1 200"));
      assertTrue(asked("evil.example", other.port(), "/api/stats").startsWith("HTTP/1.1 421"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"q=a&q=b", "q=%zz", "q=100%"})
  void whatCannotBeMeantIsRefused(String parameters) throws Exception {
    String answer = asked("localhost", server.port(), "/api/search?" + parameters);
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
  }

  @Test
  void aMethodThatIsNotForARouteIsToldWhichAre() throws Exception {
    HttpResponse<String> answer = send("DELETE", "/api/search");
    assertEquals(405, answer.statusCode());
    assertTrue(header(answer, "Allow").contains("GET"), header(answer, "Allow"));
  }

  @Test
  void halfAQueryIsCompleted() throws Exception {
    JsonNode suggestions = json("/api/suggest?q=harb").get("suggestions");
    JsonNode term = suggestions.get(0);
    assertEquals("term", term.get("kind").asString());
    assertEquals("harbour", term.get("text").asString());
    assertEquals("harbour", term.get("query").asString());
    assertTrue(term.get("id").isNull());
    JsonNode headline = suggestions.get(suggestions.size() - 1);
    assertEquals("headline", headline.get("kind").asString());
    assertEquals("headline:\"Harbour vote splits the council\"", headline.get("query").asString());
    assertEquals(
        "Harbour vote splits the council",
        json("/api/articles/" + headline.get("id").asString()).get("headline").asString());
    assertEquals(0, json("/api/suggest?q=").get("suggestions").size());
    assertEquals(400, get("/api/suggest?q=a&limit=1000").statusCode());
  }

  @Test
  void aSearchAnswersInTheShapeOfTheContract() throws Exception {
    JsonNode answer =
        json("/api/search?q=" + encoded("harbour caption:calder") + "&facets=kind,date");
    assertEquals("harbour caption:calder", answer.get("query").asString());
    assertEquals(1, answer.at("/total/value").asInt());
    assertEquals("eq", answer.at("/total/relation").asString());
    assertTrue(answer.get("took_ms").isNumber());
    JsonNode hit = answer.at("/hits/0");
    assertEquals("Harbour vote splits the council", hit.get("headline").asString());
    assertEquals("Ada Finch", hit.at("/byline/0").asString());
    assertEquals("2024-09-11", hit.get("published").asString());
    assertEquals("vote.txt", hit.at("/source/path").asString());
    assertEquals(1, hit.at("/source/line").asInt());
    assertEquals(3, hit.at("/source/last_line").asInt());
    assertEquals("[1]", hit.at("/matched/caption").toString());
    for (JsonNode passage : hit.get("passages")) {
      JsonNode match = passage.at("/matches/0");
      String marked =
          passage
              .get("text")
              .asString()
              .substring(match.get("start").asInt(), match.get("end").asInt());
      assertTrue(List.of("Calder", "Harbour", "harbour").contains(marked), marked);
    }
    assertEquals("day", answer.at("/facets/date/interval").asString());
    assertTrue(answer.get("did_you_mean").isNull());
    assertTrue(answer.get("next").isNull());
    assertTrue(answer.get("notes").isArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense=1                    | nonsense
          limit=0                       | limit
          limit=101                     | limit
          limit=many                    | limit
          passages=21                   | passages
          from=yesterday                | from
          from=2024-02-01&to=2024-01-01 | from
          sort=best                     | sort
          match=some                    | match
          in=headline,footnote          | in
          facets=colour                 | facets
          fold=maybe                    | fold
          """)
  void aWrongParameterIsNamed(String query, String parameter) throws Exception {
    HttpResponse<String> response = get("/api/search?q=harbour&" + query);
    assertEquals(400, response.statusCode());
    assertTrue(header(response, "Content-Type").startsWith("application/problem+json"));
    JsonNode problem = Json.MAPPER.readTree(response.body());
    assertEquals(400, problem.get("status").asInt());
    assertEquals(parameter, problem.at("/errors/0/parameter").asString());
  }

  @Test
  void aQueryThatIsTooLongIsRefusedWithItsPosition() throws Exception {
    HttpResponse<String> response = get("/api/search?q=" + "a".repeat(10_001));
    assertEquals(400, response.statusCode());
    JsonNode problem = Json.MAPPER.readTree(response.body());
    assertTrue(problem.get("position").isNumber(), response.body());
    assertEquals(200, get("/api/search?q=" + "%C3%A4".repeat(10_000)).statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(harbour",
        "harbour)",
        "\"harbour",
        "((((((harbour",
        "harbour AND",
        "^",
        "~",
        "*:*"
      })
  void halfTypedQueriesAnswer(String query) throws Exception {
    assertEquals(200, get("/api/search?q=" + encoded(query)).statusCode());
  }

  @Test
  void aCursorThatIsNotOursIsAProblem() throws Exception {
    HttpResponse<String> response = get("/api/search?cursor=xyz");
    assertEquals(400, response.statusCode());
    assertTrue(response.body().contains("cursor"), response.body());
  }

  @Test
  void pagesFollowByTheirCursor() throws Exception {
    JsonNode first = json("/api/search?limit=1&sort=newest");
    JsonNode second =
        json("/api/search?limit=1&sort=newest&cursor=" + first.get("next").asString());
    assertEquals("vote.txt", first.at("/hits/0/source/path").asString());
    assertEquals("storm.txt", second.at("/hits/0/source/path").asString());
    assertTrue(second.get("next").isNull());
  }

  @Test
  void anArticleIsGivenWholeWithItsMatches() throws Exception {
    String id = json("/api/search?q=council").at("/hits/0/id").asString();
    JsonNode article = json("/api/articles/" + id + "?q=council");
    assertEquals(3, article.get("blocks").size());
    assertEquals("caption", article.at("/blocks/1/kind").asString());
    assertEquals(1, article.at("/blocks/0/matches").size());
    assertEquals(0, article.at("/blocks/1/matches").size());
    assertEquals(404, get("/api/articles/none").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/nothing", "/api", "/api/articles", "/api/search/more"})
  void whatIsNotThereIsAProblemInJson(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertEquals(404, response.statusCode());
    assertTrue(header(response, "Content-Type").startsWith("application/problem+json"));
    assertEquals(404, Json.MAPPER.readTree(response.body()).get("status").asInt());
  }

  @Test
  void aMethodThatIsNotForThePathIsToldSo() throws Exception {
    HttpResponse<String> response = send("DELETE", "/api/search");
    assertEquals(405, response.statusCode());
    assertEquals(405, Json.MAPPER.readTree(response.body()).get("status").asInt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/api/search",
        "/api/nothing",
        "/api/search?limit=0",
        "/nothing"
      })
  void everyAnswerForbidsWhatItCan(String path) throws Exception {
    HttpResponse<String> response = get(path);
    String policy = header(response, "Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'self'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertEquals("nosniff", header(response, "X-Content-Type-Options"));
    assertEquals("", header(response, "Access-Control-Allow-Origin"));
  }

  @Test
  void textFromFilesStaysText() throws Exception {
    HttpResponse<String> response = get("/api/search?q=storm");
    assertEquals(HOSTILE, Json.MAPPER.readTree(response.body()).at("/hits/0/headline").asString());
    assertTrue(header(response, "Content-Type").startsWith("application/json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../pom.xml",
        "/..%2fpom.xml",
        "/%2e%2e/pom.xml",
        "/web/../../pom.xml",
        "/styles/../../../etc/passwd",
        "/%252e%252e/pom.xml",
        "/..\\pom.xml",
        "//etc/passwd",
        "/page/../pom.xml",
        "/webjars/../pom.xml",
        "/index.html%00.txt",
        "/META-INF/MANIFEST.MF",
        "/cuttings/server/Server.class"
      })
  void noFileBesideThePageIsServed(String path) throws Exception {
    // Over a bare socket: a client would mend the path before it is sent.
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 4"), path + ": " + answer);
      assertFalse(answer.contains("<project"), answer);
      assertFalse(answer.contains("root:"), answer);
    }
  }

  @Test
  void theOriginalIsADownloadAndOnlyFromTheFolderIndexed() throws Exception {
    Path archive = Files.createDirectory(folder.resolve("archive"));
    Path file = archive.resolve("a\"b;é.html");
    Files.writeString(file, HOSTILE);
    Source source = new Source(archive.toString(), String.valueOf(file.getFileName()));
    Article article =
        new Article(
            source,
            1,
            "en",
            List.of(),
            null,
            null,
            List.of(Block.of(Kind.PARAGRAPH, "zeppelin", 1)));
    put(article);
    engine.commit();
    HttpResponse<String> original = get("/api/articles/" + article.id() + "/source");
    assertEquals(200, original.statusCode());
    assertEquals(HOSTILE, original.body());
    assertEquals("application/octet-stream", header(original, "Content-Type"));
    assertEquals(
        "attachment; filename*=UTF-8''a%22b%3B%C3%A9.html",
        header(original, "Content-Disposition"));
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.delete(file);
    Files.createSymbolicLink(file, secret);
    assertEquals(404, get("/api/articles/" + article.id() + "/source").statusCode());
    Files.delete(file);
    assertEquals(404, get("/api/articles/" + article.id() + "/source").statusCode());
  }

  @Test
  void aPortThatIsTakenIsToldWithTheOptionThatChoosesAnother() throws Exception {
    try (Server second = new Server(engine, Server.DEFAULT_HOST, server.port())) {
      BindException e = assertThrows(BindException.class, second::start);
      assertTrue(e.getMessage().contains("--port"), e.getMessage());
    }
  }

  @Test
  void statsHealthAndMetricsAnswer() throws Exception {
    assertEquals(2, json("/api/stats").get("articles").asInt());
    assertEquals("up", json("/health/live").get("status").asString());
    assertEquals("up", json("/health/ready").get("status").asString());
    get("/api/search?q=secretword");
    get("/secretpath");
    String metrics = get("/metrics").body();
    assertTrue(metrics.contains("cuttings_http_seconds_count{route=\"/api/search\""), metrics);
    assertFalse(metrics.contains("secret"), metrics);
  }

  private void holdVersions() throws IOException {
    String story =
        "The council voted by one to widen the harbour, and crews who had asked for ten years"
            + " cheered from the quay while critics called the barrier a costly mistake.";
    put(
        article("wire.txt")
            .headline("Harbour to be widened")
            .paragraph(story)
            .published("2024-09-10")
            .make());
    put(
        article("paper.txt")
            .headline("Crews cheer")
            .paragraph(story)
            .paragraph("Work begins in spring.")
            .published("2024-09-11")
            .make());
    engine.commit();
  }

  @Test
  void versionsAreFoldedListedAndCompared() throws Exception {
    holdVersions();
    JsonNode hits = json("/api/search?q=critics").get("hits");
    assertEquals(1, hits.size());
    assertEquals(1, hits.at("/0/duplicates").asInt());
    assertEquals(2, json("/api/search?q=critics&fold=false").get("hits").size());
    String paper = json("/api/search?q=cheer+spring").at("/hits/0/id").asString();

    JsonNode versions = json("/api/articles/" + paper + "/duplicates");
    assertEquals(paper, versions.get("id").asString());
    assertEquals(1, versions.get("total").asInt());
    JsonNode wire = versions.at("/duplicates/0");
    assertEquals("Harbour to be widened", wire.get("headline").asString());
    assertEquals("2024-09-10", wire.get("published").asString());
    assertEquals("wire.txt", wire.at("/source/path").asString());
    double similarity = wire.get("similarity").asDouble();
    assertTrue(similarity > 0.8 && similarity < 1, wire.toString());

    JsonNode comparison =
        json("/api/articles/" + paper + "/compare?with=" + wire.get("id").asString());
    assertEquals(paper, comparison.get("left").asString());
    assertEquals("right", comparison.get("first").asString());
    assertEquals("right", comparison.get("cut").asString());
    assertEquals(1, comparison.at("/changes/changed").asInt());
    assertEquals(0, comparison.at("/changes/moved").asInt());
    assertEquals(
        "{\"kind\":\"headline\",\"change\":\"changed\",\"left\":\"Crews cheer\","
            + "\"right\":\"Harbour to be widened\",\"left_block\":0,\"right_block\":0}",
        comparison.at("/parts/0").toString());
    assertEquals("same", comparison.at("/parts/1/change").asString());
    assertEquals("only_left", comparison.at("/parts/2/change").asString());
    assertTrue(comparison.at("/parts/2/right").isNull());
  }

  @Test
  void similarArticlesAreHits() throws Exception {
    put(
        article("quay.txt")
            .headline("Harbour vote: the council explains")
            .paragraph("Why the council voted to widen the harbour.")
            .make());
    engine.commit();
    String id = json("/api/search?q=explains").at("/hits/0/id").asString();
    JsonNode answer = json("/api/articles/" + id + "/similar?limit=5");
    assertEquals("similar:" + id, answer.get("query").asString());
    assertEquals("Harbour vote splits the council", answer.at("/hits/0/headline").asString());
  }

  @Test
  void versionsOfWhatIsNotThereAreAProblem() throws Exception {
    String id = json("/api/search?q=council").at("/hits/0/id").asString();
    assertEquals(404, get("/api/articles/none/duplicates").statusCode());
    assertEquals(404, get("/api/articles/none/similar").statusCode());
    assertEquals(400, get("/api/articles/" + id + "/similar?limit=0").statusCode());
    assertEquals(404, get("/api/articles/none/compare?with=" + id).statusCode());
    assertEquals(404, get("/api/articles/" + id + "/compare?with=none").statusCode());
    HttpResponse<String> without = get("/api/articles/" + id + "/compare");
    assertEquals(400, without.statusCode());
    assertTrue(without.body().contains("\"parameter\":\"with\""), without.body());
    assertEquals(400, get("/api/articles/" + id + "/duplicates?limit=1").statusCode());
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .headers(headers)
            .build(),
        BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/search?q=harbour", "/api/suggest?q=har", "/api/stats"})
  void anAnswerIsNotSentAgainUntilTheIndexChanges(String path) throws Exception {
    HttpResponse<String> first = get(path);
    String tag = header(first, "ETag");
    assertTrue(tag.startsWith("W/\""), tag);
    HttpResponse<String> again = get(path, "If-None-Match", "\"other\", " + tag);
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    assertEquals(tag, header(again, "ETag"));
    put(article("new.txt").paragraph("A new harbour.").make());
    engine.commit();
    HttpResponse<String> changed = get(path, "If-None-Match", tag);
    assertEquals(200, changed.statusCode());
    assertNotEquals(tag, header(changed, "ETag"));
  }

  @Test
  void aProblemCarriesNoTag() throws Exception {
    assertEquals("", header(get("/api/search?limit=0"), "ETag"));
    assertEquals("", header(get("/api/articles/none"), "ETag"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/search?q=harbour&facets=kind,date",
        "/api/export?format=csv",
        "/",
        "/webjars/lit-html/3.3.2/lit-html.js"
      })
  void answersAreCompressedForWhoTakesThemSo(String path) throws Exception {
    for (int i = 0; i < 20; i++) {
      put(article("more/" + i + ".txt").paragraph("The harbour, once more. ".repeat(20)).make());
    }
    engine.commit();
    HttpResponse<InputStream> response =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Accept-Encoding", "gzip")
                .build(),
            BodyHandlers.ofInputStream());
    assertEquals("gzip", header(response, "Content-Encoding"));
    String plain =
        new String(new GZIPInputStream(response.body()).readAllBytes(), StandardCharsets.UTF_8);
    // How long it took is all that two answers may differ by.
    assertEquals(untimed(get(path).body()), untimed(plain));
    assertEquals("", header(get(path), "Content-Encoding"));
  }

  private static String untimed(String answer) {
    return answer.replaceAll("\"took_ms\":\\d+", "");
  }

  @Test
  void onlyPagesOfTheOriginsAllowedMayReadAnswers() throws Exception {
    assertEquals(
        "", header(get("/api/search", "Origin", "https://example.org"), ALLOWS), "unless asked");
    try (Server open = new Server(engine, Server.DEFAULT_HOST, 0, List.of("https://example.org"))) {
      open.start();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
              URI.create("http://127.0.0.1:" + open.port() + "/api/search?q=harbour"));
      HttpResponse<String> theirs =
          client.send(
              request.copy().header("Origin", "https://example.org").build(),
              BodyHandlers.ofString());
      assertEquals("https://example.org", header(theirs, ALLOWS));
      assertTrue(header(theirs, "Vary").contains("Origin"));
      HttpResponse<String> others =
          client.send(
              request.copy().header("Origin", "https://example.com").build(),
              BodyHandlers.ofString());
      assertEquals(200, others.statusCode());
      assertEquals("", header(others, ALLOWS));
      HttpResponse<String> asked =
          client.send(
              request
                  .copy()
                  .header("Origin", "https://example.org")
                  .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString());
      assertEquals(204, asked.statusCode());
      assertTrue(header(asked, "Access-Control-Allow-Methods").contains("POST"));
    }
  }

  private static final String ALLOWS = "Access-Control-Allow-Origin";

  @Test
  void whatFailsBeforeAnExportBeginsIsNoDownload() throws Exception {
    HttpResponse<String> response = get("/api/export?id=none&format=csv");
    assertEquals(404, response.statusCode());
    assertEquals("", header(response, "Content-Disposition"));
    assertEquals(
        "attachment; filename=\"cuttings.csv\"",
        header(get("/api/export?format=csv"), "Content-Disposition"));
  }

  @Test
  void anAnswerThatFailsOnItsWayIsNeverTakenForAWholeOne() throws Exception {
    Javalin failing =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.get(
                  "/",
                  context ->
                      Streamed.send(
                          context,
                          FileType.CSV,
                          out -> {
                            out.write("row\r\n".repeat(50_000));
                            out.flush();
                            throw new IOException("the disk failed");
                          }));
            });
    try {
      failing.start(Server.DEFAULT_HOST, 0);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + failing.port() + "/")).build();
      assertThrows(IOException.class, () -> client.send(request, BodyHandlers.ofString()));
    } finally {
      failing.stop();
    }
  }

  @Test
  void anAddressTooLongIsAProblemThatSaysWhatToDo() throws Exception {
    HttpResponse<String> response = get("/api/search?q=" + "a".repeat(Server.MAX_HEADER_BYTES));
    assertEquals(414, response.statusCode());
    assertTrue(header(response, "Content-Type").startsWith("application/problem+json"));
    assertTrue(Json.MAPPER.readTree(response.body()).get("detail").asString().contains("Shorten"));
  }
}
