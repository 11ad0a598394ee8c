package cuttings.engine.lucene;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.engine.Facet;
import cuttings.engine.Fingerprint;
import cuttings.engine.SearchRequest;
import cuttings.engine.SearchRequest.Matching;
import cuttings.engine.SearchResult;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The engine beside a plain Lucene program, over the same generated articles, in one run. The plain
 * program has the same analysis, the same field a kind with positions, offsets and stored text, and
 * Lucene's UnifiedHighlighter. It stops counting hits at 10,000, and has no signatures of versions,
 * no suggestions, no facets and no sentences.
 *
 * <p>{@code mvn -Pbenchmark verify -DskipTests [-Dbenchmark.articles=100000]}. A folder as second
 * argument keeps the two indexes there, and another run searches them again; a third says how many
 * queries of each kind are timed, 500 where it is not given, after two fifths as many untimed ones.
 */
final class EngineBenchmark {
  private static final long SEED = 42;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final int RUNS = 500;
  private static final int SUGGESTIONS = 8;
  private static final int COUNTED_HITS = 10_000;
  private static final String[] FIELDS =
      Arrays.stream(Kind.values()).map(Schema::field).toArray(String[]::new);
  private static final int[] PASSAGES =
      Arrays.stream(Kind.values()).mapToInt(kind -> kind == Kind.PARAGRAPH ? 2 : 1).toArray();

  /** How far down the list the deep page is, in hits: the 10,000th page of ten. */
  private static final int DEEP = 100_000;

  private static final Fingerprint PRINT = new Fingerprint(0, 0, "");
  private static final PrintStream OUT = System.out;

  private final int articles;
  private final int runs;
  private final int warmUp;
  private final GeneratedArticles generated = new GeneratedArticles(SEED);

  private EngineBenchmark(int articles, int runs) {
    this.articles = articles;
    this.runs = runs;
    this.warmUp = runs * 2 / 5;
  }

  public static void main(String[] args) throws Exception {
    int runs = args.length > 2 ? Integer.parseInt(args[2]) : RUNS;
    EngineBenchmark benchmark = new EngineBenchmark(Integer.parseInt(args[0]), runs);
    if (args.length > 1) {
      benchmark.run(Path.of(args[1]));
      return;
    }
    Path folder = Files.createTempDirectory("cuttings-benchmark");
    try {
      benchmark.run(folder);
    } finally {
      delete(folder);
    }
  }

  private void run(Path folder) throws Exception {
    Path plain = folder.resolve("plain");
    Path cuttings = folder.resolve("cuttings");
    OUT.printf(
        Locale.ROOT,
        "%,d articles, seed %d, %d threads, Java %s%n%n",
        articles,
        SEED,
        THREADS,
        Runtime.version());
    if (!Files.exists(cuttings)) {
      OUT.println("indexing                MB    seconds     MB/s   index/text");
      indexPlain(plain);
      indexCuttings(cuttings);
      OUT.println();
    }
    OUT.println("search, ms                           p50      p99     hits");
    searchPlain(plain);
    searchCuttings(cuttings);
  }

  private interface Indexing {
    void index(Article article) throws IOException;
  }

  private void indexCuttings(Path folder) throws Exception {
    try (LuceneEngine engine = LuceneEngine.writing(folder)) {
      index(
          "Cuttings",
          folder,
          article -> engine.put(article.source(), PRINT, List.of(article)),
          engine::commit);
    }
  }

  private void indexPlain(Path folder) throws Exception {
    FieldType type = new FieldType(TextField.TYPE_STORED);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    type.freeze();
    try (Analyzers analyzers = new Analyzers();
        Directory directory = FSDirectory.open(folder);
        IndexWriter writer =
            new IndexWriter(
                directory, new IndexWriterConfig(analyzers.of("en")).setRAMBufferSizeMB(64))) {
      index(
          "plain Lucene",
          folder,
          article -> {
            Document document = new Document();
            for (Block block : article.blocks()) {
              document.add(new Field(Schema.field(block.kind()), block.text(), type));
            }
            writer.addDocument(document);
          },
          writer::commit);
    }
  }

  private interface Commit {
    void run() throws IOException;
  }

  private void index(String name, Path folder, Indexing indexing, Commit commit) throws Exception {
    AtomicLong chars = new AtomicLong();
    AtomicLong indexing0 = new AtomicLong();
    long started = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        done.add(
            threads.submit(
                () -> {
                  for (int i = first; i < articles; i += THREADS) {
                    // Making the articles is not what is measured.
                    Article article = generated.article(i);
                    long at = System.nanoTime();
                    indexing.index(article);
                    indexing0.addAndGet(System.nanoTime() - at);
                    article.blocks().forEach(block -> chars.addAndGet(block.text().length()));
                  }
                  return null;
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
    }
    long committing = System.nanoTime();
    commit.run();
    double seconds = indexing0.get() / 1e9 / THREADS + (System.nanoTime() - committing) / 1e9;
    double megabytes = chars.get() / 1e6;
    OUT.printf(
        Locale.ROOT,
        "%-16s %9.1f %10.1f %8.1f %12.2f   (%.0f s with making the articles)%n",
        name,
        megabytes,
        seconds,
        megabytes / seconds,
        size(folder) / (double) chars.get(),
        (System.nanoTime() - started) / 1e9);
  }

  private Map<String, List<String>> queries() {
    Map<String, List<String>> queries = new LinkedHashMap<>();
    for (int i = 0; i < warmUp + runs; i++) {
      String common = generated.word(20 + i % 180);
      String middling = generated.word(500 + (i * 37) % 4_500);
      String rare = generated.word(10_000 + (i * 91) % 50_000);
      add(queries, "one common word", common);
      add(queries, "one rare word", rare);
      add(queries, "two words", common + " " + middling);
      add(queries, "phrase", "\"" + common + " " + generated.word(20 + (i * 7) % 180) + "\"");
      add(queries, "prefix", middling.substring(0, Math.min(4, middling.length())) + "*");
      add(queries, "in captions", "caption:" + middling);
      add(queries, "within five words", "\"" + common + " " + middling + "\"~5");
      add(queries, "in one sentence", "sentence:(" + common + " " + middling + ")");
      add(queries, "fuzzy", middling + "~1");
      add(
          queries,
          "either of four",
          common + " OR " + middling + " OR " + rare + " OR " + generated.word(i + 300));
    }
    return queries;
  }

  private static void add(Map<String, List<String>> queries, String kind, String query) {
    queries.computeIfAbsent(kind, each -> new ArrayList<>()).add(query);
  }

  private interface Searching {
    long hits(String query) throws Exception;
  }

  private void searchCuttings(Path folder) throws Exception {
    try (LuceneEngine engine = LuceneEngine.reading(folder)) {
      for (Map.Entry<String, List<String>> kind : queries().entrySet()) {
        measure("Cuttings", kind.getKey(), "", kind.getValue(), query -> hits(engine, query, 0));
        measure(
            "Cuttings",
            kind.getKey(),
            ", passages",
            kind.getValue(),
            query -> hits(engine, query, 3));
        measure(
            "Cuttings",
            kind.getKey(),
            ", facets",
            kind.getValue(),
            query ->
                total(engine, request(query).passages(0).facets(EnumSet.allOf(Facet.Field.class))));
      }
      measure(
          "Cuttings",
          "question, any word",
          "",
          questions(),
          query -> total(engine, request(query).passages(0).matching(Matching.ANY)));
      for (int letters : new int[] {2, 3, 5}) {
        measure(
            "Cuttings",
            "suggestions",
            ", " + letters + " letters",
            queries().get("one rare word").stream()
                .map(word -> word.substring(0, Math.min(letters, word.length())))
                .toList(),
            typed -> engine.suggest(typed, SUGGESTIONS).size());
      }
      deep(engine);
    }
  }

  /** Questions of ten words, which are enriched by their best answers. */
  private List<String> questions() {
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < warmUp + runs; i++) {
      StringBuilder question = new StringBuilder();
      for (int word = 0; word < 10; word++) {
        question.append(generated.word(200 + (i * 31 + word * 977) % 9_800)).append(' ');
      }
      questions.add(question.toString());
    }
    return questions;
  }

  /** The first page of the most frequent word beside one far down its list. */
  private void deep(LuceneEngine engine) throws Exception {
    String word = generated.word(0);
    String cursor = null;
    int depth = 0;
    while (depth < DEEP) {
      SearchResult page =
          engine.search(request(word).matches(false).limit(500).cursor(cursor).build());
      if (page.next() == null) {
        break;
      }
      depth += page.hits().size();
      cursor = page.next();
    }
    List<String> same = Collections.nCopies(warmUp + runs, word);
    String at = cursor;
    measure("Cuttings", "first page", "", same, query -> total(engine, request(query)));
    measure(
        "Cuttings",
        "page " + depth / 10,
        "",
        same,
        query -> total(engine, request(query).cursor(at)));
  }

  private static SearchRequest.Builder request(String query) throws Exception {
    return SearchRequest.of(query, QueryParser.parse(query).query());
  }

  private static long total(LuceneEngine engine, SearchRequest.Builder request) throws Exception {
    return engine.search(request.build()).total().value();
  }

  private static long hits(LuceneEngine engine, String query, int passages) throws Exception {
    return total(engine, request(query).passages(passages));
  }

  private void searchPlain(Path folder) throws Exception {
    try (Analyzers analyzers = new Analyzers();
        Directory directory = FSDirectory.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      UnifiedHighlighter highlighter =
          UnifiedHighlighter.builder(searcher, analyzers.of("en")).build();
      for (String kind :
          List.of("one common word", "one rare word", "two words", "phrase", "prefix")) {
        List<String> queries = queries().get(kind);
        measure(
            "plain Lucene",
            kind,
            "",
            queries,
            query -> top(searcher, plain(kind, stems(analyzers, query))).totalHits.value());
        measure(
            "plain Lucene",
            kind,
            ", passages",
            queries,
            query -> {
              Query plain = plain(kind, stems(analyzers, query));
              TopDocs top = top(searcher, plain);
              highlighter.highlightFields(FIELDS, plain, top, PASSAGES);
              return top.totalHits.value();
            });
      }
    }
  }

  private static TopDocs top(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(query, new TopScoreDocCollectorManager(10, COUNTED_HITS));
  }

  /** The words of a query as the index has them: stems where any form of the word will do. */
  private static List<BytesRef> stems(Analyzers analyzers, String query) throws IOException {
    boolean exact = query.indexOf('"') >= 0 || query.indexOf('*') >= 0;
    return Leaf.Expansion.analyse(analyzers.of("en"), query, exact);
  }

  private static Query plain(String kind, List<BytesRef> words) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    if (kind.equals("two words")) {
      for (BytesRef word : words) {
        BooleanQuery.Builder each = new BooleanQuery.Builder();
        for (String field : FIELDS) {
          each.add(new TermQuery(new Term(field, word)), Occur.SHOULD);
        }
        any.add(each.build(), Occur.MUST);
      }
      return any.build();
    }
    for (String field : FIELDS) {
      any.add(
          switch (kind) {
            case "phrase" -> new PhraseQuery(field, words.toArray(BytesRef[]::new));
            case "prefix" -> new PrefixQuery(new Term(field, words.getFirst()));
            default -> new TermQuery(new Term(field, words.getFirst()));
          },
          Occur.SHOULD);
    }
    return any.build();
  }

  private void measure(
      String who, String kind, String with, List<String> queries, Searching searching)
      throws Exception {
    long[] nanos = new long[runs];
    long hits = 0;
    for (int i = 0; i < queries.size(); i++) {
      long at = System.nanoTime();
      hits += searching.hits(queries.get(i));
      if (i >= warmUp) {
        nanos[i - warmUp] = System.nanoTime() - at;
      }
    }
    Arrays.sort(nanos);
    OUT.printf(
        Locale.ROOT,
        "%-13s %-19s %-11s %8.2f %8.2f %,10d%n",
        who,
        kind,
        with,
        nanos[runs / 2] / 1e6,
        nanos[runs * 99 / 100] / 1e6,
        hits / queries.size());
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
