package cuttings.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never reaches a route (a malformed path, headers too large), without a page. */
final class PlainErrors extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    String detail =
        switch (response.getStatus()) {
          case 414, 431 ->
              "The address and headers are longer than %d bytes. Shorten the query, or run it as a batch"
                  .formatted(Server.MAX_HEADER_BYTES);
          default -> "The request cannot be read";
        };
    String body =
        "{\"type\":\"about:blank\",\"title\":\"Request refused\",\"status\":%d,\"detail\":\"%s\"}"
            .formatted(response.getStatus(), detail);
    response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
    return true;
  }
}
