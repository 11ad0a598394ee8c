package cuttings.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.output.FileType;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An answer that is sent while it is made, as a download. */
final class Streamed {
  private static final Logger LOG = LoggerFactory.getLogger(Streamed.class);

  /** Makes the answer. */
  interface Body<E extends Exception> {
    void write(Writer out) throws IOException, E;
  }

  private Streamed() {}

  /**
   * Sends an answer. What fails before its first page is sent is told as any other problem; after
   * that the connection is cut, so that half an answer is never taken for a whole one.
   */
  static <E extends Exception> void send(Context context, FileType type, Body<E> body)
      throws IOException, E {
    context
        // Its length is not known, so that whether it is compressed cannot wait for it.
        .minSizeForCompression(0)
        .contentType(type.mediaType() + "; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"cuttings." + type.extension() + "\"")
        .header("Cache-Control", "no-store");
    // Not closed where it fails: that would end the answer as if it were whole.
    Writer out = new OutputStreamWriter(context.outputStream(), UTF_8);
    try {
      body.write(out);
      out.close();
    } catch (Throwable e) {
      if (!context.res().isCommitted()) {
        context.res().setHeader("Content-Disposition", null);
        throw e;
      }
      if (e instanceof EofException) {
        LOG.debug("{}: whoever asked has left", context.path());
      } else {
        LOG.warn("{} was cut off: {}", context.path(), e.toString());
        connection(context).getEndPoint().close();
      }
    }
  }

  private static Connection connection(Context context) {
    return ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection();
  }
}
