package cuttings.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 tells it.
 *
 * @param detail for the person who asked
 * @param position where in {@code q}, UTF-16 units; only for a query that cannot be read
 * @param suggestion a query that can; only beside {@code position}
 * @param errors the parameters that are wrong; only where it is them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @Nullable Integer position,
    @Nullable String suggestion,
    @Nullable List<Parameter> errors) {

  /** One parameter that is wrong, and why. */
  record Parameter(String parameter, String message) {}

  static Problem of(Context context, int status, String detail) {
    return new Problem(
        "about:blank", title(status), status, detail, context.path(), null, null, null);
  }

  static Problem ofQuery(
      Context context, String detail, int position, @Nullable String suggestion) {
    return new Problem(
        "about:blank", title(400), 400, detail, context.path(), position, suggestion, null);
  }

  static Problem ofParameters(Context context, List<Parameter> errors) {
    String detail =
        String.join(
            "; ", errors.stream().map(each -> each.parameter + ": " + each.message).toList());
    return new Problem("about:blank", title(400), 400, detail, context.path(), null, null, errors);
  }

  void send(Context context) {
    // The type comes after the body: setting the body sets its own.
    context.status(status).json(this).contentType("application/problem+json");
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad request";
      case 404 -> "Not found";
      case 405 -> "Method not allowed";
      case 421 -> "Misdirected request";
      case 413 -> "Request too large";
      case 503 -> "Not ready";
      default -> status < 500 ? "Request refused" : "Internal error";
    };
  }
}
