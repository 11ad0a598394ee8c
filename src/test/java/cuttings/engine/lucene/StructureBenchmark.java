package cuttings.engine.lucene;

import cuttings.article.Article;
import cuttings.article.Source;
import cuttings.engine.Fingerprint;
import cuttings.structure.Line;
import cuttings.structure.Recovery;
import cuttings.structure.StructureRecovery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The labeller beside the indexing of the same text, one thread each, in one run; and texts that no
 * paper prints, each twice as long as the one before: twice the time is linear.
 *
 * <p>{@code mvn -Pbenchmark verify -DskipTests
 * -Dbenchmark.main=cuttings.engine.lucene.StructureBenchmark -Dbenchmark.articles=data}
 */
final class StructureBenchmark {
  private static final int ROUNDS = 40;
  private static final int WARM_UP_ROUNDS = 10;
  private static final StructureRecovery RECOVERY = new StructureRecovery();

  private StructureBenchmark() {}

  public static void main(String[] args) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        // Some samples are in other encodings on purpose; here only the time matters.
        texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    beside(texts);
    for (int megabytes : new int[] {6, 12, 25, 50}) {
      time("one line of " + megabytes + " MB", "word ".repeat(megabytes * 200_000));
    }
    for (int thousands : new int[] {250, 500, 1000}) {
      time(thousands + ",000 short lines", "Ann Lee said so\n".repeat(thousands * 1000));
    }
  }

  private static void beside(List<String> texts) throws IOException {
    Path folder = Files.createTempDirectory("cuttings-benchmark");
    try (LuceneEngine engine = LuceneEngine.writing(folder)) {
      rounds(texts, engine, WARM_UP_ROUNDS, 0);
      long[] nanos = rounds(texts, engine, ROUNDS, WARM_UP_ROUNDS);
      long start = System.nanoTime();
      engine.commit();
      double indexing = nanos[1] + System.nanoTime() - start;
      double bytes = 0;
      for (String text : texts) {
        bytes += text.getBytes(StandardCharsets.UTF_8).length;
      }
      bytes *= ROUNDS;
      System.out.printf(
          Locale.ROOT,
          "labelling %.1f MB/s, indexing %.1f MB/s: labelling takes %.2f of indexing%n",
          bytes / nanos[0] * 1000,
          bytes / indexing * 1000,
          nanos[0] / indexing);
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** Nanoseconds of labelling and of indexing. */
  private static long[] rounds(List<String> texts, LuceneEngine engine, int rounds, int from)
      throws IOException {
    long[] nanos = new long[2];
    for (int round = from; round < from + rounds; round++) {
      for (int i = 0; i < texts.size(); i++) {
        long start = System.nanoTime();
        Recovery recovery = RECOVERY.recover(Line.split(texts.get(i)));
        nanos[0] += System.nanoTime() - start;
        Source source = new Source("/benchmark", round + "/" + i + ".txt");
        List<Article> articles = new ArrayList<>();
        recovery
            .stories()
            .forEach(
                story ->
                    articles.add(
                        new Article(
                            source,
                            articles.size() + 1,
                            "en",
                            List.of(),
                            null,
                            null,
                            story.blocks())));
        start = System.nanoTime();
        engine.put(source, new Fingerprint(0, 0, ""), articles);
        nanos[1] += System.nanoTime() - start;
      }
    }
    return nanos;
  }

  private static void time(String what, String text) {
    List<Line> lines = Line.split(text);
    long start = System.nanoTime();
    RECOVERY.recover(lines);
    System.out.printf(Locale.ROOT, "%s: %.2f s%n", what, (System.nanoTime() - start) / 1e9);
  }
}
