package cuttings.format;

import cuttings.article.Source;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All formats, in the order in which they are asked. Adding one is a line here. */
public final class Formats {
  /** How many bytes decide a source's format. */
  public static final int HEAD_BYTES = 4096;

  /**
   * The largest source held in memory, in bytes: 64 MiB. A larger one is refused, except where its
   * format is read as a stream.
   */
  public static final int MAX_SOURCE_BYTES = 64 << 20;

  private final List<Format> formats;

  private Formats(List<Format> formats) {
    this.formats = formats;
  }

  /** Every format there is. Plain text comes last: it takes whatever else is text. */
  public static Formats all() {
    return new Formats(
        List.of(
            new Nitf(),
            new NewsMl(),
            new Feed(),
            new Reuters(),
            new Html(),
            new JsonLines(),
            new Json(),
            new Csv(),
            new Markdown(),
            new PlainText()));
  }

  /** The formats' names, as {@code --format} takes them. */
  public List<String> names() {
    return formats.stream().map(Format::format).toList();
  }

  /**
   * Reads a file and tells {@code into} of every source in it: one for most files, one for each
   * entry of a container. Whatever is wrong with the file becomes a failure told there, a failing
   * {@code in} too. Safe for use by many threads, each with its own stream.
   *
   * @param in the file's bytes; read once and from the start, perhaps not to the end, left open
   * @param format a name of {@link #names} that overrides the choice; null to decide by content.
   *     Entries of a container are decided by content always
   * @throws IOException only what {@code into} threw
   */
  public void read(Source source, InputStream in, @Nullable String format, Readings into)
      throws IOException {
    try {
      new Visit(into).read(source, in, format);
    } catch (RefusedException e) {
      throw e.cause;
    }
  }

  /** One file being read, with the containers inside it. */
  private final class Visit implements Contents {
    private final Readings into;

    Visit(Readings into) {
      this.into = into;
    }

    @Override
    public void entry(Source entry, InputStream in) {
      read(entry, in, null);
    }

    @Override
    public void reading(Source source, Reading reading) {
      try {
        into.read(source, reading);
      } catch (IOException e) {
        throw new RefusedException(e);
      }
    }

    @Override
    public void failure(UnreadableException why) {
      try {
        into.failed(why);
      } catch (IOException e) {
        throw new RefusedException(e);
      }
    }

    void read(Source source, InputStream stream, @Nullable String format) {
      try {
        BufferedInputStream in = new BufferedInputStream(stream, HEAD_BYTES * 4);
        switch (choose(source, in, format)) {
          case ArticleReader reader -> reading(source, reader.read(source, whole(source, in)));
          case ContainerReader reader -> reader.read(source, in, this);
        }
      } catch (UnreadableException e) {
        failure(e);
      } catch (IOException e) {
        failure(broken(source, e));
      } catch (RefusedException e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        // A parser that trips over hostile bytes costs its file, never the run.
        failure(broken(source, e));
      }
    }

    private Format choose(Source source, InputStream in, @Nullable String format)
        throws IOException, UnreadableException {
      in.mark(HEAD_BYTES);
      Head head = new Head(source, in.readNBytes(HEAD_BYTES));
      in.reset();
      return formats.stream()
          .filter(f -> format == null ? f.accepts(head) : f.format().equals(format))
          .findFirst()
          .orElseThrow(
              () ->
                  new UnreadableException(
                      source,
                      null,
                      head.isXml()
                          ? "XML of no known kind: <" + head.root() + ">"
                          : "no known format",
                      "Leave it out, or name its format with --format"));
    }

    private static byte[] whole(Source source, InputStream in)
        throws IOException, UnreadableException {
      byte[] bytes = in.readNBytes(MAX_SOURCE_BYTES);
      if (bytes.length == MAX_SOURCE_BYTES && in.read() >= 0) {
        throw new UnreadableException(
            source,
            null,
            "larger than " + (MAX_SOURCE_BYTES >> 20) + " MiB",
            "Split it into smaller files");
      }
      return bytes;
    }

    private static UnreadableException broken(Source source, Throwable why) {
      String message = why.getMessage();
      return new UnreadableException(
          source,
          null,
          why.getClass().getSimpleName() + (message == null ? "" : ": " + message),
          "Repair the file or leave it out");
    }
  }

  /** Carries what {@link Readings} threw through readers that catch the IOExceptions of files. */
  private static final class RefusedException extends RuntimeException {
    private final IOException cause;

    RefusedException(IOException cause) {
      super(cause);
      this.cause = cause;
    }
  }
}
