package cuttings.engine.lucene;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import cuttings.engine.Fingerprint;
import cuttings.engine.SearchRequest;
import cuttings.engine.SearchRequest.Sort;
import cuttings.engine.Wording;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * What versions cost, over generated articles of which every fifth is a version of the one before:
 * indexing, in seconds of the processor in the thread that puts, and the same searches with and
 * without folding by turns.
 *
 * <p>{@code java cuttings.engine.lucene.VersionsBenchmark ARTICLES}
 */
final class VersionsBenchmark {
  private static final long SEED = 42;
  private static final int EVERY = 5;
  private static final int BATCH = 500;
  private static final int WARM_UP = 100;
  private static final int RUNS = 300;
  private static final PrintStream OUT = System.out;

  private final GeneratedArticles generated = new GeneratedArticles(SEED);
  private final int articles;

  private VersionsBenchmark(int articles) {
    this.articles = articles;
  }

  public static void main(String[] args) throws Exception {
    new VersionsBenchmark(Integer.parseInt(args[0])).run();
  }

  private void run() throws Exception {
    Path folder = Files.createTempDirectory("cuttings-benchmark");
    try {
      index(folder);
      group(folder);
      try (LuceneEngine engine = LuceneEngine.reading(folder)) {
        OUT.println(
            "\nsearch, ms, fold off and on           p50      p99      p50      p99     hits");
        search(engine, "one common word", Sort.RELEVANCE, i -> generated.word(20 + i % 180));
        search(engine, "one rare word", Sort.RELEVANCE, i -> generated.word(10_000 + i * 91));
        search(
            engine,
            "two words",
            Sort.RELEVANCE,
            i -> generated.word(20 + i % 180) + " " + generated.word(500 + i * 9));
        search(engine, "one common word, newest", Sort.NEWEST, i -> generated.word(20 + i % 180));
        search(engine, "everything, newest", Sort.NEWEST, i -> "");
      }
    } finally {
      EngineBenchmark.delete(folder);
    }
  }

  /** Every fifth article is the one before without its last paragraphs, under another headline. */
  private Article article(int number) {
    if (number % EVERY != EVERY - 1) {
      return generated.article(number);
    }
    Article before = generated.article(number - 1);
    List<Block> blocks = new ArrayList<>(before.blocks().subList(0, before.blocks().size() - 2));
    blocks.set(0, Block.of(Kind.HEADLINE, "Version " + number, 1));
    return new Article(
        new Source("/generated", "version/" + number + ".txt"),
        1,
        "en",
        before.authors(),
        null,
        before.published(),
        blocks);
  }

  private static double cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  private void index(Path folder) throws IOException {
    double putting = 0;
    double signing = 0;
    double committing;
    try (LuceneEngine engine = LuceneEngine.writing(folder)) {
      for (int from = 0; from < articles; from += BATCH) {
        List<Article> batch = new ArrayList<>();
        for (int i = from; i < Math.min(from + BATCH, articles); i++) {
          batch.add(article(i));
        }
        double at = cpu(); // once a batch: to ask is not free
        for (Article article : batch) {
          engine.put(article.source(), new Fingerprint(0, 0, ""), List.of(article));
        }
        double then = cpu();
        for (Article article : batch) {
          Signature.of(Wording.of(article)).toBytes();
        }
        signing += cpu() - then;
        putting += then - at;
      }
      double at = cpu();
      engine.commit();
      committing = cpu() - at;
    }
    OUT.printf(
        Locale.ROOT,
        "%,d articles: %.1f s in put, of which %.1f s signatures (%.1f %% of the rest); %.1f s in commit%n",
        articles,
        putting,
        signing,
        100 * signing / (putting - signing),
        committing);
  }

  private void group(Path folder) throws IOException {
    try (Directory directory = FSDirectory.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      List<Long> orders = new ArrayList<>();
      for (int i = 0; i < articles; i++) {
        orders.add(ArticleDocuments.order(article(i)));
      }
      for (int count : new int[] {1, 1, 1_000, Math.min(20_000, articles), articles}) {
        double at = cpu();
        Map<Integer, Long> changed = new Grouping(searcher).update(orders.subList(0, count));
        OUT.printf(
            Locale.ROOT,
            "grouping after %,d of them were put: %.3f s (%d changes)%n",
            count,
            cpu() - at,
            changed.size());
      }
    }
  }

  private interface Queries {
    String of(int number);
  }

  private void search(LuceneEngine engine, String kind, Sort sort, Queries queries)
      throws Exception {
    double[][] millis = new double[2][RUNS];
    long hits = 0;
    for (int i = -WARM_UP; i < RUNS; i++) {
      String query = queries.of(WARM_UP + i);
      for (int fold = 0; fold < 2; fold++) {
        SearchRequest request =
            SearchRequest.of(query, QueryParser.parse(query).query())
                .sort(sort)
                .passages(0)
                .fold(fold == 1)
                .build();
        long at = System.nanoTime();
        long found = engine.search(request).total().value();
        if (i >= 0) {
          millis[fold][i] = (System.nanoTime() - at) / 1e6;
          hits += fold * found;
        }
      }
    }
    for (double[] each : millis) {
      Arrays.sort(each);
    }
    OUT.printf(
        Locale.ROOT,
        "%-32s %8.2f %8.2f %8.2f %8.2f %,9d%n",
        kind,
        millis[0][RUNS / 2],
        millis[0][RUNS * 99 / 100],
        millis[1][RUNS / 2],
        millis[1][RUNS * 99 / 100],
        hits / RUNS);
  }
}
