package cuttings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Standard output, which a {@link PrintWriter} would let fail in silence. */
final class StandardOutput extends OutputStream {
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private @Nullable IOException failure;

  /** Data is UTF-8 whatever the locale says: a pipe must not turn accents into question marks. */
  PrintWriter writer() {
    return new PrintWriter(this, false, UTF_8);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /** Why not everything was written; null where it was, or where its reader had enough. */
  @Nullable String loss() {
    IOException e = failure;
    if (e == null || String.valueOf(e.getMessage()).contains("Broken pipe")) {
      return null;
    }
    return "standard output: " + Failures.explain(e);
  }

  /** Much data goes through this: it stops where nobody takes it. */
  static Writer stopping(PrintWriter printer) {
    return new FilterWriter(printer) {
      @Override
      public void flush() throws IOException {
        if (printer.checkError()) {
          throw new ClosedException();
        }
      }
    };
  }

  /** Standard output takes no more. */
  static final class ClosedException extends IOException {}
}
