package cuttings.format;

import cuttings.article.Source;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One file being read, with the containers inside it: what is asked of its readers, what they found
 * is told of, and when it has to end.
 */
final class Visit {
  private final List<Format> formats;
  private final Limits limits;
  private final Source file;
  private final Readings into;
  private final Set<Source> entries = new HashSet<>();
  private final Usage usage;
  private final InputStream bytes;
  private int depth;

  Visit(
      List<Format> formats,
      Limits limits,
      LongSupplier clock,
      Source file,
      InputStream in,
      Readings into) {
    this.formats = formats;
    this.limits = limits;
    this.file = file;
    this.usage = new Usage(limits, file, clock);
    this.bytes = usage.counted(in);
    this.into = into;
  }

  /**
   * Reads the file.
   *
   * @param format overrides the choice; null to decide by content
   * @throws IOException only what {@link Readings} threw
   */
  void read(@Nullable String format) throws IOException {
    try {
      read(file, bytes, format, null);
    } catch (Usage.LimitException e) {
      into.failed(e.why);
    } catch (RefusedException e) {
      throw e.cause;
    }
  }

  /** The name of another entry, which no other has: neither of two may replace the other. */
  Source count(Source entry) {
    usage.entry();
    Source unique = entry;
    for (int i = 2; !entries.add(unique); i++) {
      unique = new Source(entry.folder(), entry.path() + " (" + i + ")");
    }
    return unique;
  }

  /** Reads an entry of a container. */
  void read(Source entry, InputStream in, Entries around) {
    depth++;
    try {
      read(entry, in, null, around);
    } finally {
      depth--;
    }
  }

  void reading(Source source, Reading reading) {
    Reading told = Language.told(reading);
    tell(() -> into.read(source, told));
  }

  /** Tells of a source as its sidecar says it is. */
  void corrected(Source source, Reading reading, Source sidecar, byte[] yaml) {
    Reading told = Language.told(reading);
    tell(() -> Sidecar.correcting(source, sidecar, yaml, into).read(source, told));
  }

  void skipped(Source source, String reason) {
    tell(() -> into.skipped(source, reason));
    usage.passed();
  }

  void failure(UnreadableException why) {
    tell(() -> into.failed(why));
    usage.passed();
  }

  private void tell(Telling telling) {
    long since = usage.telling();
    try {
      telling.run();
    } catch (IOException e) {
      throw new RefusedException(e);
    }
    usage.told(since);
  }

  /** Begins anew to wait for what else is in the file. */
  void found() {
    usage.found();
  }

  /** A stream that is unpacked, held to the file's limits. */
  InputStream limited(InputStream unpacking) {
    return usage.limited(unpacking);
  }

  /**
   * @param around the entries that it is one of; null for a file
   */
  private void read(
      Source source, InputStream stream, @Nullable String format, @Nullable Entries around) {
    try {
      BufferedInputStream in = new BufferedInputStream(stream, Formats.HEAD_BYTES * 4);
      Head head = head(source, in);
      String noText = format == null ? NoText.what(head) : null;
      if (noText != null) {
        skipped(source, noText);
        return;
      }
      NoText.Closed closed = NoText.closed(head);
      if (closed != null) {
        throw new UnreadableException(source, null, closed.what(), closed.remedy());
      }
      switch (choose(source, head, format)) {
        case ArticleReader reader -> {
          Reading reading;
          try {
            reading = reader.read(source, whole(source, in));
          } catch (BrokenOffException e) {
            // Told first: whoever hears of the source then knows that it is not whole.
            failure(e);
            reading = e.before();
          }
          if (around == null) {
            reading(source, reading);
          } else {
            around.hold(source, reading);
          }
        }
        case ContainerReader reader -> {
          if (depth >= limits.depth()) {
            throw new UnreadableException(
                source,
                null,
                "more than " + limits.depth() + " containers in one another",
                "Unpack the outer ones");
          }
          Entries inside = new Entries(this, source, around);
          try {
            reader.read(source, in, inside);
          } catch (RefusedException e) {
            // Who refused one reading is told of no more.
            throw e;
          } catch (IOException | UnreadableException | RuntimeException | StackOverflowError e) {
            inside.end();
            throw e;
          }
          inside.end();
        }
      }
    } catch (UnreadableException e) {
      failure(e);
    } catch (IOException e) {
      failure(broken(source, e));
    } catch (RefusedException | Usage.LimitException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // A parser that trips over hostile bytes costs its file, never the run.
      failure(broken(source, e));
    }
  }

  private static Head head(Source source, InputStream in) throws IOException {
    in.mark(Formats.HEAD_BYTES);
    Head head = new Head(source, in.readNBytes(Formats.HEAD_BYTES));
    in.reset();
    return head;
  }

  private Format choose(Source source, Head head, @Nullable String format)
      throws UnreadableException {
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
    byte[] bytes = in.readNBytes(Formats.MAX_SOURCE_BYTES);
    if (bytes.length == Formats.MAX_SOURCE_BYTES && in.read() >= 0) {
      throw new UnreadableException(
          source,
          null,
          "larger than " + (Formats.MAX_SOURCE_BYTES >> 20) + " MiB",
          "Split it into smaller files");
    }
    return bytes;
  }

  private static UnreadableException broken(Source source, Throwable why) {
    String message = why.getMessage();
    boolean cut = why instanceof IOException && message != null && message.startsWith("Truncated");
    if (cut || why instanceof EOFException) {
      return new UnreadableException(
          source, null, "it ends too early, as if cut short", "Fetch the file again");
    }
    return new UnreadableException(
        source,
        null,
        why.getClass().getSimpleName() + (message == null ? "" : ": " + message),
        "Repair the file or leave it out");
  }

  /** Carries what {@link Readings} threw through readers that catch the IOExceptions of files. */
  private static final class RefusedException extends RuntimeException {
    private final IOException cause;

    RefusedException(IOException cause) {
      super(cause);
      this.cause = cause;
    }
  }

  /** Something told to who wants the readings. */
  private interface Telling {
    void run() throws IOException;
  }
}
