package cuttings.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * Which pages of other origins may ask the endpoint from a browser (CORS): none unless asked for.
 * What another origin asks all the same is answered as ever, and its browser keeps it from the
 * page.
 *
 * @param allowed as {@code https://example.org}; {@code *} is every one
 */
record Origins(List<String> allowed) {
  private static final int PREFLIGHT_SECONDS = 600;

  Origins {
    allowed = List.copyOf(allowed);
  }

  /** What {@code Cross-Origin-Resource-Policy} says. */
  String policy() {
    return allowed.isEmpty() ? "same-origin" : "cross-origin";
  }

  /** Tells the browser that its page may read the answer. */
  void allow(Context context) {
    if (allowed.isEmpty()) {
      return;
    }
    context.header("Vary", "Accept-Encoding, Origin");
    String origin = context.header("Origin");
    if (origin != null && (allowed.contains("*") || allowed.contains(origin))) {
      context.header("Access-Control-Allow-Origin", allowed.contains("*") ? "*" : origin);
      context.header("Access-Control-Expose-Headers", "ETag, Content-Disposition");
    }
  }

  /** Answers a browser that asks first. */
  void preflight(Context context) {
    context
        .header("Access-Control-Allow-Methods", "GET, POST")
        .header("Access-Control-Allow-Headers", "Content-Type, If-None-Match")
        .header("Access-Control-Max-Age", String.valueOf(PREFLIGHT_SECONDS))
        .status(HttpStatus.NO_CONTENT);
  }
}
