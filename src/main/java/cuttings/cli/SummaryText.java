package cuttings.cli;

import cuttings.article.Kind;
import cuttings.indexer.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link Summary} for a person. */
final class SummaryText {
  private SummaryText() {}

  /** Every file that failed or was skipped, then the sums. */
  static List<String> lines(Summary summary, boolean dryRun) {
    List<String> lines = new ArrayList<>();
    summary.skipped().forEach(file -> lines.add(line("skipped", file)));
    lines.add(
        String.format(
            Locale.ROOT,
            "%s seen = %,d unchanged + %,d indexed + %,d failed + %,d skipped",
            counted(summary.seen(), "file"),
            summary.unchanged(),
            summary.indexed(),
            summary.failed().size(),
            summary.skipped().size()));
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d added, %,d updated, %,d removed",
            summary.added(),
            summary.updated(),
            summary.removed()));
    if (summary.articles() > 0) {
      lines.add(counted(summary.articles(), "article") + ": " + blocks(summary.blocks()));
    }
    if (summary.lines() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s in = %,d in blocks + %,d furniture",
              counted(summary.lines(), "line"),
              summary.blockLines(),
              summary.furniture()));
    }
    double seconds = summary.took().toMillis() / 1e3;
    lines.add(
        summary.bytes() == 0
            ? String.format(Locale.ROOT, "%.1f s", seconds)
            : String.format(
                Locale.ROOT,
                "%,.2f MB in %.1f s, %.2f MB/s",
                summary.bytes() / 1e6,
                seconds,
                summary.megabytesPerSecond()));
    if (dryRun) {
      lines.add("A dry run: nothing was written");
    }
    if (summary.interrupted()) {
      lines.add("Stopped early: what was indexed is kept. Run the same command to go on");
    }
    return lines;
  }

  /** What one change did. */
  static String change(Summary summary) {
    return String.format(
        Locale.ROOT,
        "Followed a change: %,d added, %,d updated, %,d removed",
        summary.added(),
        summary.updated(),
        summary.removed());
  }

  /** A file that is named with its reason. */
  static String line(String what, Summary.Named file) {
    return what + " " + Console.printable(file.path()) + ": " + Console.printable(file.reason());
  }

  private static String blocks(Map<Kind, Long> blocks) {
    List<String> counts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      long count = blocks.getOrDefault(kind, 0L);
      if (count > 0) {
        counts.add(counted(count, kind.label()));
      }
    }
    return String.join(", ", counts);
  }

  /** The number and the noun, in the plural where it has to be. */
  static String counted(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
