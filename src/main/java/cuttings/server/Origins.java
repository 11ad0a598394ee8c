package cuttings.server;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which pages of other origins may ask the endpoint from a browser (CORS): none unless asked for.
 * What another origin asks all the same is answered as ever, and its browser keeps it from the
 * page.
 *
 * @param allowed as {@code https://example.org}; {@code *} is every one
 */
record Origins(List<String> allowed) {
  private static final int PREFLIGHT_SECONDS = 600;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern PORT = Pattern.compile(":\\d*$");

  Origins {
    allowed = List.copyOf(allowed);
  }

  /**
   * Keeps a server that only this machine reaches from pages of the world in this machine's
   * browser: any site can give its own name the address 127.0.0.1 and would be of one origin with
   * us (DNS rebinding).
   *
   * @param host what the server listens on
   */
  void refuseOtherNames(Context context, String host) {
    String asked = context.header("Host");
    if (asked == null || allowed.contains("*")) {
      return;
    }
    String name = PORT.matcher(asked).replaceFirst("");
    if (!THIS_MACHINE.contains(name)
        && !name.equals(host)
        && allowed.stream().noneMatch(origin -> name.equals(URI.create(origin).getHost()))) {
      throw new HttpResponseException(
          421,
          "This server answers to localhost alone, not to "
              + name
              + ". Serve with --allow-origin https://"
              + name
              + " where that is meant");
    }
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
