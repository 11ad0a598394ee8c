package cuttings.engine.lucene;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.engine.Fingerprint;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.lucene.search.suggest.analyzing.AnalyzingInfixSuggester;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Suggestions as a query is typed letter by letter, over generated articles whose paragraphs name
 * people; beside Lucene's AnalyzingInfixSuggester, which knows the headlines alone and has to be
 * built first.
 *
 * <p>Arguments: how many articles; a folder that keeps the index for another run, if wanted.
 */
final class SuggestBenchmark {
  private static final long SEED = 42;
  private static final int QUERIES = 400;
  private static final int LIMIT = 8;

  /** Letters typed so far; -1 for a name with a wrong letter. */
  private static final int[] LETTERS = {1, 2, 3, 5, 12, -1};

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final PrintStream OUT = System.out;

  private final int articles;
  private final GeneratedArticles generated = new GeneratedArticles(SEED);

  private SuggestBenchmark(int articles) {
    this.articles = articles;
  }

  public static void main(String[] args) throws Exception {
    SuggestBenchmark benchmark = new SuggestBenchmark(Integer.parseInt(args[0]));
    if (args.length > 1) {
      benchmark.run(Path.of(args[1]));
      return;
    }
    Path folder = Files.createTempDirectory("cuttings-benchmark");
    try {
      benchmark.run(folder);
    } finally {
      EngineBenchmark.delete(folder);
    }
  }

  private void run(Path folder) throws Exception {
    List<String> headlines = new ArrayList<>();
    try (LuceneEngine engine = LuceneEngine.writing(folder)) {
      boolean kept = engine.stats().articles() == articles;
      for (int i = 0; i < articles; i++) {
        Article article = named(i);
        headlines.add(article.headline());
        if (!kept) {
          engine.put(article.source(), new Fingerprint(0, 0, ""), List.of(article));
        }
      }
      engine.commit();
      OUT.printf(Locale.ROOT, "%,d articles, seed %d, ms%n", articles, SEED);
      OUT.println(
          "                      letters      p50      p99      max  CPU p50  CPU p99 answered");
      warm(typed -> engine.suggest(typed, LIMIT).size());
    }
    for (int letters : LETTERS) {
      try (LuceneEngine engine = LuceneEngine.reading(folder)) {
        Suggesting suggesting = typed -> engine.suggest(typed, LIMIT).size();
        measure("just opened", SEED + 1, letters, suggesting);
        waitForDictionaries();
        measure("dictionaries walked", SEED + 2, letters, suggesting);
      }
    }
    infix(headlines);
  }

  /** A generated article with two people in it, of ten thousand, some named far more often. */
  private Article named(int number) {
    Article article = generated.article(number);
    Random random = new Random(SEED + number);
    List<Block> blocks = new ArrayList<>(article.blocks());
    blocks.add(
        Block.of(
            Kind.PARAGRAPH,
            "He met %s and %s.".formatted(person(random), person(random)),
            blocks.size() + 1));
    return new Article(
        article.source(), 1, "en", article.authors(), null, article.published(), blocks);
  }

  private String person(Random random) {
    int person = (int) Math.exp(random.nextDouble() * Math.log(10_000));
    return capital(generated.word(3_000 + person % 400))
        + " "
        + capital(generated.word(5_000 + person));
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private void infix(List<String> headlines) throws Exception {
    long started = System.nanoTime();
    try (Analyzers analyzers = new Analyzers();
        AnalyzingInfixSuggester infix =
            new AnalyzingInfixSuggester(new ByteBuffersDirectory(), analyzers.names())) {
      for (String headline : headlines) {
        infix.add(new BytesRef(headline), null, 1, null);
      }
      infix.refresh();
      OUT.printf(
          Locale.ROOT,
          "AnalyzingInfixSuggester built in %,d ms%n",
          (System.nanoTime() - started) / 1_000_000);
      warm(typed -> infix.lookup(typed, false, LIMIT).size());
      for (int letters : LETTERS) {
        measure(
            "InfixSuggester", SEED + 2, letters, typed -> infix.lookup(typed, false, LIMIT).size());
      }
    }
  }

  private interface Suggesting {
    int count(String typed) throws Exception;
  }

  private void warm(Suggesting suggesting) throws Exception {
    for (int letters : LETTERS) {
      for (int i = 0; i < 10 * QUERIES; i++) {
        suggesting.count(typed(SEED, i, letters));
      }
    }
  }

  /** A newly opened index is walked beside its first suggestions. */
  private static void waitForDictionaries() throws InterruptedException {
    while (Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(LuceneEngine.DICTIONARIES_THREAD))
        .anyMatch(thread -> thread.getState() == Thread.State.RUNNABLE)) {
      Thread.sleep(50);
    }
  }

  /** Other queries than any before. Garbage is collected first, so that each pays for its own. */
  private void measure(String who, long seed, int letters, Suggesting suggesting) throws Exception {
    String[] typed = new String[QUERIES];
    Arrays.setAll(typed, i -> typed(seed, i, letters));
    System.gc();
    long[] nanos = new long[QUERIES];
    long[] cpu = new long[QUERIES];
    int answered = 0;
    for (int i = 0; i < QUERIES; i++) {
      long used = THREADS.getCurrentThreadCpuTime();
      long at = System.nanoTime();
      int count = suggesting.count(typed[i]);
      nanos[i] = System.nanoTime() - at;
      cpu[i] = THREADS.getCurrentThreadCpuTime() - used;
      answered += count > 0 ? 1 : 0;
    }
    Arrays.sort(nanos);
    Arrays.sort(cpu);
    OUT.printf(
        Locale.ROOT,
        "%-20s %9s %8.2f %8.2f %8.2f %8.2f %8.2f %8d%n",
        who,
        letters < 0 ? "mistyped" : letters,
        nanos[QUERIES / 2] / 1e6,
        nanos[QUERIES * 99 / 100] / 1e6,
        nanos[QUERIES - 1] / 1e6,
        cpu[QUERIES / 2] / 1e6,
        cpu[QUERIES * 99 / 100] / 1e6,
        answered);
  }

  /** The first letters of a person's name or of a headline; or a name with a wrong letter. */
  private String typed(long seed, int i, int letters) {
    Random random = new Random(seed * 100_003 + i);
    if (letters < 0) {
      String name = person(random);
      return name.substring(0, 3) + "x" + name.substring(4);
    }
    String whole = i % 2 == 0 ? person(random) : named(random.nextInt(articles)).headline();
    return whole.substring(0, Math.min(letters, whole.length())).strip();
  }
}
