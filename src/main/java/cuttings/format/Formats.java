package cuttings.format;

import cuttings.article.Source;
import cuttings.format.office.Extractor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
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
  private final Limits limits;
  private final LongSupplier clock;

  private Formats(List<Format> formats, Limits limits, LongSupplier clock) {
    this.formats = formats;
    this.limits = limits;
    this.clock = clock;
  }

  /** Every format there is. Plain text comes last: it takes whatever else is text. */
  public static Formats all() {
    return all(Limits.DEFAULT);
  }

  static Formats all(Limits limits) {
    Extractor extractor = new Extractor();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return all(
        limits, extractor, () -> threads.getCurrentThreadCpuTime() + extractor.processorNanos());
  }

  /**
   * @param clock time of the processor that the calling thread took, its children's counted in, in
   *     nanoseconds since whenever
   */
  static Formats all(Limits limits, Extractor extractor, LongSupplier clock) {
    List<Format> formats = new ArrayList<>(Office.all(extractor));
    formats.addAll(
        List.of(
            new Epub(),
            new Zip(),
            Compressed.gzip(),
            Compressed.bzip2(),
            Compressed.xz(),
            new Warc(),
            new Tar(),
            new Mbox(),
            new Mhtml(),
            new Mail(),
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
    return new Formats(List.copyOf(formats), limits, clock);
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
    new Visit(formats, limits, clock, source, in, into).read(format);
  }
}
