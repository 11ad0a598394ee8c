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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
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
      // A folder is known by a file of it.
      HttpResponse<String> response = get(path.endsWith("/") ? path + "live.js" : path);
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
  void whatThePageWillAskFirstIsToldForTheAddressesThatItWritesItself() throws Exception {
    assertTrue(link("/?q=a%3Cb%3E+c").startsWith("</api/search?q=a%3Cb%3E+c&limit=20&facets="));
    assertTrue(link("/?q=a%3E&article=0a1b").startsWith("</api/articles/0a1b?q=a%3E>;"));
    assertEquals("", link("/?q=a&view=captions"));
    assertEquals("", link("/?q=a&article=..%2F..%2Fhealth"));
    assertEquals("", link("/?q=a&sort=newest;x"));
  }

  private String link(String path) throws Exception {
    return get(path).headers().firstValue("Link").orElse("");
  }

  @Test
  void whatNeverChangesAtItsAddressIsKeptForGoodAndThePageIsAskedForAgain() throws Exception {
    String library = Json.MAPPER.readTree(importMap()).at("/imports/lit").asString();
    assertEquals("max-age=31536000, immutable", header(get(library), "Cache-Control"));
    List<String> files = ownFiles();
    assertTrue(files.size() > 15, files.toString());
    for (String file : files) {
      HttpResponse<String> response = get(file);
      assertEquals(200, response.statusCode(), file);
      assertEquals("max-age=31536000, immutable", header(response, "Cache-Control"), file);
    }
    HttpResponse<String> page = get("/");
    assertEquals("no-cache", header(page, "Cache-Control"));
    assertEquals(304, get("/", "If-None-Match", header(page, "ETag")).statusCode());
    assertEquals(200, get("/", "If-None-Match", "W/\"other\"").statusCode());
  }

  /** The page's own files that its first one names. */
  private List<String> ownFiles() throws Exception {
    return Pattern.compile("(?:href|src)=\"(/page/[^\"]+)")
        .matcher(get("/").body())
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @Test
  void anotherContentLiesAtAnotherAddress() throws Exception {
    String address = ownFiles().getFirst();
    Matcher version = Pattern.compile("^/page/([0-9a-f]{12})/").matcher(address);
    assertTrue(version.find(), address);
    assertEquals(404, get(address.replace(version.group(1), "0123456789ab")).statusCode());
  }

  @Test
  void whoWorksOnThePageReloadsItFromTheFolder(@TempDir Path web) throws Exception {
    Files.writeString(web.resolve("index.html"), "<script src=\"/page/a.js\"></script>");
    Files.writeString(web.resolve("a.js"), "one");
    System.setProperty("cuttings.web", web.toString());
    try (Server fromFolder = new Server(engine, Server.DEFAULT_HOST, 0)) {
      fromFolder.start();
      String script = "http://127.0.0.1:" + fromFolder.port() + "/page/a.js";
      HttpResponse<String> before = ask(script);
      assertEquals("one", before.body());
      assertEquals("no-cache", header(before, "Cache-Control"));
      Files.writeString(web.resolve("a.js"), "another");
      assertEquals("another", ask(script).body());
    } finally {
      System.clearProperty("cuttings.web");
    }
  }

  private HttpResponse<String> ask(String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }
}
