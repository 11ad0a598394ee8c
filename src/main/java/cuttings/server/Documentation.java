package cuttings.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A part of the endpoint's description, which comes with the program: for programs, for people. */
record Documentation(String path, String type, String text) {

  /** All of it. */
  static List<Documentation> load() throws IOException {
    return List.of(
        of("/api/openapi.yaml", "application/yaml", "openapi.yaml"),
        of("/api/docs", "text/html", "docs.html"),
        of("/api/docs.js", "text/javascript", "docs.js"));
  }

  private static Documentation of(String path, String type, String resource) throws IOException {
    try (InputStream in = Documentation.class.getResourceAsStream("/api/" + resource)) {
      if (in == null) {
        throw new IOException("the program is incomplete: it lacks " + resource);
      }
      return new Documentation(
          path, type + "; charset=utf-8", new String(in.readAllBytes(), UTF_8));
    }
  }

  void send(Context context) {
    context.contentType(type).header("Cache-Control", "no-cache").result(text);
  }
}
