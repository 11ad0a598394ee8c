package cuttings.indexer;

import cuttings.article.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a run did. It adds up: {@code seen = unchanged + indexed + failed + skipped}, and {@code
 * lines = blockLines + furniture}.
 *
 * @param seen sources found: files, and the entries of containers that were read
 * @param unchanged in the index as they are, not read again
 * @param added sources the index did not hold before
 * @param updated sources whose content changed
 * @param failed could not be read, each with its reason
 * @param skipped left out on purpose, each with its reason
 * @param removed sources the index held that the folders no longer do
 * @param articles articles of the sources added and updated
 * @param blocks their blocks, by kind
 * @param lines non-blank lines read, of formats that have lines
 * @param blockLines lines that became part of a block
 * @param furniture lines that belong to the page, not to a story
 * @param bytes read from files
 * @param interrupted whether it was stopped before its end; what was done is kept
 */
public record Summary(
    int seen,
    int unchanged,
    int added,
    int updated,
    List<Named> failed,
    List<Named> skipped,
    int removed,
    long articles,
    Map<Kind, Long> blocks,
    long lines,
    long blockLines,
    long furniture,
    long bytes,
    Duration took,
    boolean interrupted) {

  /**
   * A file, and why it is mentioned.
   *
   * @param path absolute; an entry of a container follows {@code !/}
   */
  public record Named(String path, String reason) {}

  /** Sources read and put into the index. */
  public int indexed() {
    return added + updated;
  }

  /** Millions of bytes read a second. */
  public double megabytesPerSecond() {
    return bytes / 1e6 / Math.max(took.toNanos() / 1e9, 1e-3);
  }

  /** Whether the index is another than before. */
  public boolean changedAnything() {
    return indexed() > 0 || removed > 0;
  }

  /** Counts outcomes as they come, from any thread. */
  static final class Counter {
    private final long startNanos = System.nanoTime();
    private final List<Named> failed = new ArrayList<>();
    private final List<Named> skipped = new ArrayList<>();
    private final Map<Kind, Long> blocks = new EnumMap<>(Kind.class);
    private int unchanged;
    private int added;
    private int updated;
    private int removed;
    private long articles;
    private long lines;
    private long blockLines;
    private long furniture;
    private long bytes;

    synchronized void count(Outcome outcome) {
      switch (outcome) {
        case Outcome.Unchanged same -> unchanged += same.sources();
        case Outcome.Failed failure -> failed.add(failure.file());
        case Outcome.Skipped skip -> skipped.add(skip.file());
        case Outcome.Indexed indexed -> count(indexed);
      }
    }

    private void count(Outcome.Indexed indexed) {
      if (indexed.isNew()) {
        added++;
      } else {
        updated++;
      }
      articles += indexed.articles();
      indexed.blocks().forEach((kind, count) -> blocks.merge(kind, (long) count, Long::sum));
      lines += indexed.lines();
      blockLines += indexed.blockLines();
      furniture += indexed.furniture();
    }

    synchronized void countRemoved() {
      removed++;
    }

    synchronized void countBytes(long more) {
      bytes += more;
    }

    synchronized Summary summary(boolean interrupted) {
      failed.sort(Comparator.comparing(Named::path));
      skipped.sort(Comparator.comparing(Named::path));
      return new Summary(
          unchanged + added + updated + failed.size() + skipped.size(),
          unchanged,
          added,
          updated,
          List.copyOf(failed),
          List.copyOf(skipped),
          removed,
          articles,
          new EnumMap<>(blocks),
          lines,
          blockLines,
          furniture,
          bytes,
          Duration.ofNanos(System.nanoTime() - startNanos),
          interrupted);
    }
  }
}
