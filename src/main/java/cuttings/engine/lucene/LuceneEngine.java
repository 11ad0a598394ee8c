package cuttings.engine.lucene;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import cuttings.engine.Engine;
import cuttings.engine.Fingerprint;
import cuttings.engine.MarkedArticle;
import cuttings.engine.Match;
import cuttings.engine.SearchRequest;
import cuttings.engine.SearchResult;
import cuttings.engine.Stats;
import cuttings.engine.Suggestion;
import cuttings.engine.UnsearchableException;
import cuttings.engine.UnusableIndexException;
import cuttings.engine.Versions;
import cuttings.engine.Wording;
import cuttings.query.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Articles in a Lucene index in a folder. One process writes at a time; any number may read, and go
 * on reading the last commit while another writes.
 */
public final class LuceneEngine implements Engine {

  /** What is written can be found after at most so long, committed or not. */
  public static final Duration STALENESS = Duration.ofSeconds(1);

  /** Most terms that a query may stand for, over its words and the kinds of block. */
  static final int MAX_TERMS = 100_000;

  static {
    // Lucene counts the terms of every prefix in every kind; its own limit of 1,024 is for queries
    // that nobody has bounded, as Leaf.MAX_EXPANSIONS bounds ours.
    IndexSearcher.setMaxClauseCount(MAX_TERMS);
  }

  /**
   * After a search, so long does a writer refresh without being asked, that the next search need
   * not wait for it. Not longer: every refresh writes a small segment, and merging those is more
   * than half of the work of indexing.
   */
  private static final Duration WATCHED = Duration.ofSeconds(10);

  private static final double RAM_BUFFER_MB = 64;

  /** Walks the dictionaries beside the first suggestion. */
  static final String DICTIONARIES_THREAD = "cuttings-dictionaries";

  /** Articles put before versions are grouped without waiting for a commit: bounds the memory. */
  private static final int MAX_UNGROUPED = 20_000;

  private final Directory directory;
  private final Analyzers analyzers = new Analyzers();
  private final @Nullable IndexWriter writer;
  private final SynonymsFile synonyms;
  private final SearcherManager searchers;
  private final Facets facets = new Facets();
  private final ExecutorService dictionaries =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name(DICTIONARIES_THREAD).factory());
  private final FrequentTerms frequentTerms =
      new FrequentTerms(Suggestions.DICTIONARIES, dictionaries);
  private final @Nullable ScheduledExecutorService refresher;
  private final ThreadLocal<ArticleDocuments> documents =
      ThreadLocal.withInitial(() -> new ArticleDocuments(analyzers));

  /** Held by whoever writes, shared; alone by who groups versions and commits. */
  private final ReadWriteLock writing = new ReentrantReadWriteLock();

  /** {@link Schema#ORDER} of the articles put since versions were grouped last. */
  private final Set<Long> ungrouped = ConcurrentHashMap.newKeySet();

  /** Whether anything was removed since then. */
  private volatile boolean removed;

  private volatile @Nullable Stats stats;
  private volatile long refreshedNanos = System.nanoTime();
  private volatile long askedNanos = System.nanoTime() - WATCHED.toNanos();

  private LuceneEngine(Directory directory, @Nullable IndexWriter writer, @Nullable Path synonyms)
      throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.synonyms = new SynonymsFile(synonyms, analyzers);
    SearcherFactory factory = new Ranked();
    if (writer == null) {
      this.searchers = new SearcherManager(directory, factory);
      this.refresher = null;
    } else {
      this.searchers = new SearcherManager(writer, factory);
      this.refresher =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("cuttings-refresh").factory());
      var unused = // refreshIfWatched throws nothing
          refresher.scheduleWithFixedDelay(
              this::refreshIfWatched,
              STALENESS.toMillis() / 2,
              STALENESS.toMillis() / 2,
              TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Opens the index of a folder for reading.
   *
   * @throws UnusableIndexException where there is none, or it is of another version
   */
  public static LuceneEngine reading(Path folder) throws IOException {
    return reading(folder, null);
  }

  /**
   * Opens the index of a folder for reading.
   *
   * @param synonyms a file of the user's own, in Solr's format, read again when it changes; need
   *     not exist; null for none
   */
  public static LuceneEngine reading(Path folder, @Nullable Path synonyms) throws IOException {
    Directory directory = IndexFolder.existing(folder);
    try {
      IndexFolder.checkVersion(folder, directory);
      return new LuceneEngine(directory, null, synonyms);
    } catch (IOException e) {
      directory.close();
      throw IndexFolder.unusable(folder, e);
    }
  }

  /**
   * Opens the index of a folder for reading and writing; makes it where there is none.
   *
   * @throws UnusableIndexException where another process writes to it, or it is of another version
   */
  public static LuceneEngine writing(Path folder) throws IOException {
    return writing(folder, null);
  }

  /**
   * Opens the index of a folder for reading and writing; makes it where there is none.
   *
   * @param synonyms as in {@link #reading(Path, Path)}
   */
  public static LuceneEngine writing(Path folder, @Nullable Path synonyms) throws IOException {
    return writing(folder, IndexWriterConfig.OpenMode.CREATE_OR_APPEND, synonyms);
  }

  /**
   * Opens the index of a folder for writing as if it were empty. What was in it stays searchable by
   * others until the first commit.
   *
   * @throws UnusableIndexException where another process writes to it
   */
  public static LuceneEngine rebuilding(Path folder) throws IOException {
    return writing(folder, IndexWriterConfig.OpenMode.CREATE, null);
  }

  private static LuceneEngine writing(
      Path folder, IndexWriterConfig.OpenMode mode, @Nullable Path synonyms) throws IOException {
    Files.createDirectories(folder);
    Directory directory = FSDirectory.open(folder);
    try {
      if (mode != IndexWriterConfig.OpenMode.CREATE && DirectoryReader.indexExists(directory)) {
        IndexFolder.checkVersion(folder, directory);
      }
      Analyzers names = new Analyzers();
      IndexWriterConfig config =
          new IndexWriterConfig(names.names())
              .setSimilarity(Ranking.similarity())
              .setRAMBufferSizeMB(RAM_BUFFER_MB)
              .setOpenMode(mode);
      IndexWriter writer = new IndexWriter(directory, config);
      writer.setLiveCommitData(
          Map.of(Schema.VERSION_KEY, String.valueOf(Schema.VERSION)).entrySet());
      if (!DirectoryReader.indexExists(directory)) {
        // A crash before the first one would leave what no one knows for an index.
        writer.commit();
      }
      return new LuceneEngine(directory, writer, synonyms);
    } catch (IOException e) {
      directory.close();
      throw IndexFolder.unusable(folder, e);
    }
  }

  @Override
  public void put(Source source, Fingerprint fingerprint, List<Article> articles)
      throws IOException {
    Iterable<Document> block = documents.get().of(source, fingerprint, articles);
    IndexWriter writer = writer();
    writing.readLock().lock();
    try {
      writer.updateDocuments(ofSource(source), block);
      removed = true; // whatever the source held before
      articles.forEach(article -> ungrouped.add(ArticleDocuments.order(article)));
    } finally {
      writing.readLock().unlock();
    }
    if (ungrouped.size() >= MAX_UNGROUPED) {
      groupVersions(MAX_UNGROUPED);
    }
  }

  @Override
  public void remove(Source source) throws IOException {
    IndexWriter writer = writer();
    writing.readLock().lock();
    try {
      writer.deleteDocuments(ofSource(source));
      removed = true;
    } finally {
      writing.readLock().unlock();
    }
  }

  @Override
  public void commit() throws IOException {
    writing.writeLock().lock();
    try {
      groupVersions(1);
      writer().commit();
    } finally {
      writing.writeLock().unlock();
    }
    searchers.maybeRefreshBlocking();
  }

  /**
   * Brings {@link Schema#GROUP} up to date.
   *
   * @param least does nothing where fewer articles were put since the last time, and none removed
   */
  private void groupVersions(int least) throws IOException {
    writing.writeLock().lock();
    try {
      if (ungrouped.size() < least && !(least == 1 && removed)) {
        return;
      }
      searchers.maybeRefreshBlocking();
      IndexSearcher searcher = searchers.acquire();
      try {
        Map<Integer, Long> groups = new Grouping(searcher).update(ungrouped);
        for (Map.Entry<Integer, Long> each : groups.entrySet()) {
          Article article = StoredArticle.read(searcher, each.getKey()).article();
          writer()
              .updateDocValues(
                  new Term(Schema.ID, article.id()),
                  new NumericDocValuesField(Schema.GROUP, each.getValue()));
        }
      } finally {
        searchers.release(searcher);
      }
      ungrouped.clear();
      removed = false;
    } finally {
      writing.writeLock().unlock();
    }
  }

  private static Term ofSource(Source source) {
    return new Term(Schema.SOURCE, ArticleDocuments.keyword(source.key()));
  }

  private IndexWriter writer() {
    if (writer == null) {
      throw new IllegalStateException("opened for reading");
    }
    return writer;
  }

  @Override
  public Map<Source, Fingerprint> sources() throws IOException {
    if (writer != null) {
      searchers.maybeRefreshBlocking();
    }
    return withSearcher(
        searcher -> {
          Map<Source, Fingerprint> held = new TreeMap<>();
          for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            BinaryDocValues records = leaf.reader().getBinaryDocValues(Schema.RECORD);
            Bits live = leaf.reader().getLiveDocs();
            while (records != null && records.nextDoc() != BinaryDocValues.NO_MORE_DOCS) {
              if (live == null || live.get(records.docID())) {
                var record = ArticleDocuments.Held.of(records.binaryValue());
                held.put(record.source(), record.fingerprint());
              }
            }
          }
          return held;
        });
  }

  @Override
  public SearchResult search(SearchRequest request) throws IOException, UnsearchableException {
    long started = System.nanoTime();
    Cursor cursor = Cursor.of(request.cursor(), request.sort());
    try {
      return withSearcher(searcher -> search(searcher, request, cursor, started).run());
    } catch (IndexSearcher.TooManyClauses e) {
      throw tooManyTerms(e);
    }
  }

  @Override
  public void each(SearchRequest request, Articles to) throws IOException, UnsearchableException {
    try {
      withSearcher(
          searcher -> {
            search(searcher, request, null, System.nanoTime()).each(to);
            return null;
          });
    } catch (IndexSearcher.TooManyClauses e) {
      throw tooManyTerms(e);
    }
  }

  private Search search(
      IndexSearcher searcher, SearchRequest request, @Nullable Cursor cursor, long started)
      throws IOException {
    return new Search(searcher, request, cursor, started, analyzers, facets, synonyms.vocabulary());
  }

  @Override
  public List<Suggestion> suggest(String typed, int limit) throws IOException {
    return withSearcher(
        searcher -> {
          Leaves leaves = new Leaves(searcher.getIndexReader(), analyzers, synonyms.vocabulary());
          return new Suggestions(searcher, leaves, analyzers, frequentTerms, limit).of(typed);
        });
  }

  @Override
  public Optional<MarkedArticle> article(String id, @Nullable Query query)
      throws IOException, UnsearchableException {
    try {
      return marked(id, query);
    } catch (IndexSearcher.TooManyClauses e) {
      throw tooManyTerms(e);
    }
  }

  private static UnsearchableException tooManyTerms(IndexSearcher.TooManyClauses why) {
    UnsearchableException told =
        new UnsearchableException(
            "The query stands for more than %,d words in all kinds of text. Write more letters before * and ?, or leave out some of them"
                .formatted(MAX_TERMS));
    told.initCause(why);
    return told;
  }

  private Optional<MarkedArticle> marked(String id, @Nullable Query query) throws IOException {
    return withSearcher(
        searcher -> {
          TopDocs found = searcher.search(new TermQuery(new Term(Schema.ID, id)), 1);
          if (found.scoreDocs.length == 0) {
            return Optional.empty();
          }
          int doc = found.scoreDocs[0].doc;
          StoredArticle stored = StoredArticle.read(searcher, doc);
          List<List<Match>> matches = new ArrayList<>();
          List<Block> blocks = stored.article().blocks();
          List<List<Marks.Mark>> marks =
              query == null ? List.of() : marks(searcher, doc, stored.article(), query);
          for (int i = 0; i < blocks.size(); i++) {
            matches.add(
                marks.isEmpty() ? List.of() : Marks.joined(marks.get(i), blocks.get(i).text()));
          }
          return Optional.of(new MarkedArticle(stored.article(), matches));
        });
  }

  /** As a search for all the words marks it; where they are not all there, those that are. */
  private List<List<Marks.Mark>> marks(
      IndexSearcher searcher, int doc, Article article, Query query) throws IOException {
    Vocabulary vocabulary = synonyms.vocabulary();
    LuceneQueries queries = queries(searcher, vocabulary);
    Query expanded = vocabulary.expanded(query);
    List<List<Marks.Mark>> marks =
        new Marks(searcher, queries.marking(expanded, 0)).of(doc, article);
    return marks.stream().allMatch(List::isEmpty)
        ? new Marks(searcher, queries.marking(expanded, Integer.MAX_VALUE)).of(doc, article)
        : marks;
  }

  @Override
  public Optional<Versions> versions(String id) throws IOException {
    return withSearcher(
        searcher -> {
          TopDocs found = searcher.search(new TermQuery(new Term(Schema.ID, id)), 1);
          return found.scoreDocs.length == 0
              ? Optional.empty()
              : Optional.of(versions(searcher, found.scoreDocs[0].doc));
        });
  }

  private static Versions versions(IndexSearcher searcher, int doc) throws IOException {
    Long group = Grouping.of(searcher, doc);
    if (group == null) {
      return new Versions(0, List.of());
    }
    TopDocs members =
        searcher.search(
            NumericDocValuesField.newSlowExactQuery(Schema.GROUP, group), Versions.MAX_LISTED + 1);
    Article article = StoredArticle.read(searcher, doc).article();
    Wording wording = Wording.of(article);
    List<Versions.Version> versions = new ArrayList<>();
    for (ScoreDoc member : members.scoreDocs) {
      if (member.doc != doc) {
        Article version = StoredArticle.read(searcher, member.doc).article();
        versions.add(new Versions.Version(version, Wording.of(version).similarity(wording)));
      }
    }
    versions.sort(
        Comparator.comparingDouble((Versions.Version version) -> -version.similarity())
            .thenComparing(
                version -> version.article().published(),
                Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(version -> version.article().id()));
    return new Versions(
        searcher.count(NumericDocValuesField.newSlowExactQuery(Schema.GROUP, group)) - 1,
        versions.subList(0, Math.min(versions.size(), Versions.MAX_LISTED)));
  }

  @Override
  public Stats stats() throws IOException {
    return withSearcher(
        searcher -> {
          String generation = generation(searcher, synonyms.vocabulary());
          Stats known = stats;
          if (known == null || !known.generation().equals(generation)) {
            // Every block is counted: once a generation, since every answer asks for it.
            known = stats(searcher, generation);
            stats = known;
          }
          return known;
        });
  }

  private Stats stats(IndexSearcher searcher, String generation) throws IOException {
    Map<Kind, Long> blocks = new EnumMap<>(Kind.class);
    long[] counts = new long[Kind.values().length];
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      BinaryDocValues values = leaf.reader().getBinaryDocValues(Schema.BLOCKS);
      Bits live = leaf.reader().getLiveDocs();
      while (values != null && values.nextDoc() != BinaryDocValues.NO_MORE_DOCS) {
        if (live == null || live.get(values.docID())) {
          BytesRef tally = values.binaryValue();
          for (int kind = 0; kind < counts.length; kind++) {
            counts[kind] += tally.bytes[tally.offset + kind];
          }
        }
      }
    }
    for (Kind kind : Kind.values()) {
      blocks.put(kind, counts[kind.ordinal()]);
    }
    byte[] least = PointValues.getMinPackedValue(searcher.getIndexReader(), Schema.PUBLISHED);
    byte[] most = PointValues.getMaxPackedValue(searcher.getIndexReader(), Schema.PUBLISHED);
    return new Stats(
        searcher.count(LuceneQueries.ARTICLES),
        searcher.count(new TermQuery(new Term(Schema.TYPE, Schema.SOURCE_TYPE))),
        blocks,
        bytes(),
        generation,
        least == null ? null : LocalDate.ofEpochDay(NumericUtils.sortableBytesToLong(least, 0)),
        most == null ? null : LocalDate.ofEpochDay(NumericUtils.sortableBytesToLong(most, 0)));
  }

  /** Commits what was written, and lets others write. */
  @Override
  public void close() throws IOException {
    if (refresher != null) {
      refresher.close();
    }
    try {
      if (writer != null && writer.isOpen()) {
        commit();
      }
    } finally {
      frequentTerms.close();
      dictionaries.shutdown();
      searchers.close();
      if (writer != null) {
        writer.close();
      }
      directory.close();
      analyzers.close();
    }
  }

  private long bytes() throws IOException {
    long bytes = 0;
    for (String file : directory.listAll()) {
      try {
        bytes += directory.fileLength(file);
      } catch (IOException e) {
        // Merged away since it was listed: no longer part of the index.
      }
    }
    return bytes;
  }

  /**
   * The version counts changes; a segment's id tells an index from one made again in its place; and
   * what a user's synonyms find changes with them.
   */
  private static String generation(IndexSearcher searcher, Vocabulary vocabulary) {
    return generation(searcher) + vocabulary.version();
  }

  private static String generation(IndexSearcher searcher) {
    DirectoryReader reader = (DirectoryReader) searcher.getIndexReader();
    String version = Long.toHexString(reader.getVersion());
    return reader.leaves().isEmpty()
            || !(reader.leaves().getFirst().reader() instanceof SegmentReader first)
        ? version
        : version + "-" + StringHelper.idToString(first.getSegmentInfo().info.getId());
  }

  private LuceneQueries queries(IndexSearcher searcher, Vocabulary vocabulary) throws IOException {
    return new LuceneQueries(
        new Leaves(searcher.getIndexReader(), analyzers, vocabulary), analyzers, Set.of());
  }

  /** Work on a searcher that stays as it is until the work is done. */
  private interface Work<T, E extends Exception> {
    T on(IndexSearcher searcher) throws IOException, E;
  }

  private <T, E extends Exception> T withSearcher(Work<T, E> work) throws IOException, E {
    askedNanos = System.nanoTime();
    if (askedNanos - refreshedNanos > STALENESS.toNanos()) {
      refresh();
    }
    IndexSearcher searcher = searchers.acquire();
    try {
      return work.on(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  private void refresh() throws IOException {
    refreshedNanos = System.nanoTime();
    searchers.maybeRefreshBlocking();
  }

  private void refreshIfWatched() {
    if (System.nanoTime() - askedNanos < WATCHED.toNanos()) {
      try {
        refresh();
      } catch (IOException | AlreadyClosedException e) {
        // The next search tries again, and tells whoever asks.
      }
    }
  }

  /** Searchers that rank as {@link Ranking} says. */
  private static final class Ranked extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(
        org.apache.lucene.index.IndexReader reader,
        org.apache.lucene.index.@Nullable IndexReader previous) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(Ranking.similarity());
      return searcher;
    }
  }
}
