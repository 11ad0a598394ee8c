package cuttings.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.engine.lucene.LuceneEngine;
import cuttings.output.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page's files over real HTTP: what the import map names is there, and how long it is kept. */
final class PageTest {
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  @TempDir Path folder;
  private LuceneEngine engine;
  private Server server;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    engine = LuceneEngine.writing(folder.resolve("index"));
    server = new Server(engine, Server.DEFAULT_HOST, 0);
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    engine.close();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private String importMap() throws Exception {
    Matcher map = IMPORT_MAP.matcher(get("/").body());
    assertTrue(map.find());
    return map.group(1);
  }

  @Test
  void whateverTheImportMapNamesIsServedInThatVersion() throws Exception {
    JsonNode imports = Json.MAPPER.readTree(importMap()).get("imports");
    assertFalse(imports.isEmpty());
    for (JsonNode target : imports) {
      String path = target.asString();
      // A folder is known by a file that every package has.
      HttpResponse<String> response = get(path.endsWith("/") ? path + "package.json" : path);
      assertEquals(200, response.statusCode(), path);
      if (path.endsWith(".js")) {
        assertTrue(header(response, "Content-Type").startsWith("text/javascript"), path);
      }
    }
  }

  @Test
  void thePolicyAllowsTheImportMapAndNoOtherInlineScript() throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(importMap().getBytes(StandardCharsets.UTF_8));
    String policy = header(get("/"), "Content-Security-Policy");
    assertTrue(
        policy.contains(
            "script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';"),
        policy);
    String html = IMPORT_MAP.matcher(get("/").body()).replaceAll("");
    assertFalse(Pattern.compile("<script(?![^>]*src=)").matcher(html).find(), html);
    assertFalse(html.contains("<style"), html);
    assertFalse(Pattern.compile("\\son\\w+=").matcher(html).find(), html);
  }

  @Test
  void librariesAreKeptForGoodAndThePageIsAskedForAgain() throws Exception {
    String library = Json.MAPPER.readTree(importMap()).at("/imports/lit").asString();
    assertEquals("max-age=31536000, immutable", header(get(library), "Cache-Control"));
    for (String file : new String[] {"/", "/app.js", "/styles/tokens.css"}) {
      HttpResponse<String> response = get(file);
      assertEquals("no-cache", header(response, "Cache-Control"), file);
      String tag = header(response, "ETag");
      assertFalse(tag.isEmpty(), file);
      assertEquals(304, get(file, "If-None-Match", tag).statusCode(), file);
    }
  }
}
