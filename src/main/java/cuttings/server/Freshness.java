package cuttings.server;

import cuttings.engine.Engine;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.Objects;

/**
 * Answers that depend on nothing but the index and the request carry its generation as a tag:
 * whoever has asked before is told in a few bytes that nothing changed.
 */
final class Freshness {
  private final Engine engine;
  private final String version;

  Freshness(Engine engine) {
    this.engine = engine;
    // Another version of the program may answer otherwise from the same index.
    this.version =
        Objects.requireNonNullElse(getClass().getPackage().getImplementationVersion(), "dev");
  }

  /** The endpoint with tags. */
  Handler tagged(Handler endpoint) {
    return context -> {
      // Before the answer is made: it may be newer than its tag, never older.
      String tag = "W/\"" + version + "-" + engine.stats().generation() + "\"";
      if (matches(context, tag)) {
        describe(context, tag);
        context.status(HttpStatus.NOT_MODIFIED);
        return;
      }
      endpoint.handle(context);
      describe(context, tag);
    };
  }

  private static void describe(Context context, String tag) {
    context.header("ETag", tag).header("Cache-Control", "private, no-cache");
    if (context.res().getHeader("Vary") == null) {
      context.header("Vary", "Accept-Encoding");
    }
  }

  /** Whether the asker has this answer; tags are compared weakly, as RFC 9110 has it. */
  private static boolean matches(Context context, String tag) {
    String known = context.header("If-None-Match");
    if (known == null) {
      return false;
    }
    for (String each : known.split(",", -1)) {
      // A proxy that compressed the answer may have marked its tag so.
      String plain = each.strip().replace("--gzip\"", "\"").replace("-gzip\"", "\"");
      if (plain.equals(tag) || plain.equals(tag.substring(2))) {
        return true;
      }
    }
    return false;
  }
}
