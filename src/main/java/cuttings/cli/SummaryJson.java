package cuttings.cli;

import cuttings.article.Kind;
import cuttings.indexer.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@link Summary} for a program; the sums it keeps are those of the text. */
record SummaryJson(
    int seen,
    int unchanged,
    int indexed,
    int added,
    int updated,
    int removed,
    List<Summary.Named> failed,
    List<Summary.Named> skipped,
    long articles,
    Map<String, Long> blocks,
    long lines,
    long blockLines,
    long furniture,
    long bytes,
    long tookMs,
    double megabytesPerSecond,
    boolean dryRun,
    boolean interrupted) {

  static SummaryJson of(Summary summary, boolean dryRun) {
    Map<String, Long> blocks = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      blocks.put(kind.label(), summary.blocks().getOrDefault(kind, 0L));
    }
    return new SummaryJson(
        summary.seen(),
        summary.unchanged(),
        summary.indexed(),
        summary.added(),
        summary.updated(),
        summary.removed(),
        summary.failed(),
        summary.skipped(),
        summary.articles(),
        blocks,
        summary.lines(),
        summary.blockLines(),
        summary.furniture(),
        summary.bytes(),
        summary.took().toMillis(),
        summary.megabytesPerSecond(),
        dryRun,
        summary.interrupted());
  }
}
