package cuttings.engine.lucene;

import cuttings.article.Article;
import cuttings.article.Kind;
import cuttings.engine.Engine;
import cuttings.engine.Facet;
import cuttings.engine.Hit;
import cuttings.engine.Passage;
import cuttings.engine.SearchRequest;
import cuttings.engine.SearchResult;
import cuttings.query.Note;
import cuttings.query.Query;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.jspecify.annotations.Nullable;

/** One search on one searcher. */
final class Search {
  /** Hits are counted exactly up to here; beyond it, the answer says "at least". */
  private static final int COUNTED_HITS = 10_000;

  private final IndexSearcher searcher;
  private final SearchRequest request;
  private final @Nullable Cursor cursor;
  private final long started;
  private final Analyzers analyzers;
  private final Facets facetValues;
  private final Vocabulary vocabulary;
  private final Leaves leaves;
  private final LuceneQueries queries;
  private final Filters filters;
  private final Query query;
  private final List<Note> notes = new ArrayList<>();
  private Fold fold = Fold.NONE;

  /** How many of the words side by side an article may lack. */
  private int missing;

  /** What finds and orders the hits. */
  private org.apache.lucene.search.Query ranking = LuceneQueries.ARTICLES;

  /**
   * @param cursor where the page begins; null for the first
   * @param started when the request came, of {@link System#nanoTime}
   */
  Search(
      IndexSearcher searcher,
      SearchRequest request,
      @Nullable Cursor cursor,
      long started,
      Analyzers analyzers,
      Facets facetValues,
      Vocabulary vocabulary)
      throws IOException {
    this.searcher = searcher;
    this.request = request;
    this.cursor = cursor;
    this.started = started;
    this.analyzers = analyzers;
    this.facetValues = facetValues;
    this.vocabulary = vocabulary;
    this.leaves = new Leaves(searcher.getIndexReader(), analyzers, vocabulary);
    this.queries = new LuceneQueries(leaves, analyzers, request.in());
    this.filters = new Filters(request);
    this.query =
        vocabulary.expanded(
            request.matching() == SearchRequest.Matching.ANY
                ? FunctionWords.without(request.query(), leaves.languages())
                : request.query());
  }

  SearchResult run() throws IOException {
    TopFieldDocs found = found();
    List<Hit> hits = hits(found);
    Map<Facet.Field, Facet> facets = facets();
    notes.addAll(leaves.notes());
    boolean exact = found.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
    return new SearchResult(
        request.text(),
        new SearchResult.Total(found.totalHits.value(), exact, fold.folded()),
        Duration.ofNanos(System.nanoTime() - started),
        hits,
        facets,
        didYouMean(found),
        notes,
        next(found));
  }

  /** Hands on every article found. */
  void each(Engine.Articles to) throws IOException {
    TopFieldDocs found = found();
    while (found.scoreDocs.length > 0) {
      for (ScoreDoc doc : found.scoreDocs) {
        to.take(StoredArticle.read(searcher, doc.doc).article());
      }
      found = page((FieldDoc) found.scoreDocs[found.scoreDocs.length - 1]);
    }
  }

  private @Nullable String didYouMean(TopFieldDocs found) throws IOException {
    boolean all = request.matching() == SearchRequest.Matching.ALL;
    long hits = all && missing > 0 ? 0 : found.totalHits.value();
    if (cursor != null || hits > Spelling.FEW_HITS) {
      return null;
    }
    return new Spelling(searcher.getIndexReader(), leaves)
        .corrected(
            request.query(),
            hits,
            other ->
                searcher.count(
                    filters.apply(queries.ranking(vocabulary.expanded(other), all ? 0 : missing))));
  }

  /** The first page. Where nothing has all the words, most of them are better than nothing. */
  private TopFieldDocs found() throws IOException {
    missing = request.matching() == SearchRequest.Matching.ANY ? Integer.MAX_VALUE : 0;
    TopFieldDocs found = find();
    if (missing > 0 || found.totalHits.value() > 0) {
      return found;
    }
    int words = sideBySide(query);
    for (missing = 1; 2 * missing < words; missing++) {
      TopFieldDocs most = find();
      if (most.totalHits.value() > 0) {
        notes.add(
            new Note(
                "No article has all %d words. These have at least %d of them"
                    .formatted(words, words - missing)));
        return most;
      }
    }
    missing = 0;
    return found;
  }

  private TopFieldDocs find() throws IOException {
    org.apache.lucene.search.Query found = filters.apply(queries.ranking(query, missing));
    org.apache.lucene.search.Query lifted =
        request.sort() == SearchRequest.Sort.RELEVANCE ? lifted(found) : found;
    fold = request.fold() ? Fold.of(searcher, lifted, request.sort()) : Fold.NONE;
    ranking = fold.apply(lifted);
    return page(after());
  }

  private TopFieldDocs page(@Nullable FieldDoc after) throws IOException {
    // One more than the page holds tells whether there is a next one.
    return searcher.search(
        ranking, new TopFieldCollectorManager(sort(), request.limit() + 1, after, COUNTED_HITS));
  }

  private org.apache.lucene.search.Query lifted(org.apache.lucene.search.Query found)
      throws IOException {
    Lifts lifts = new Lifts(searcher, analyzers, found);
    if (request.in().isEmpty()) {
      lifts.nearness(query, leaves);
      if (request.matching() == SearchRequest.Matching.ANY && query instanceof Query.Plain) {
        lifts.feedback(LuceneQueries.words(query).size());
      }
    }
    if (request.recency()) {
      lifts.recency(query, leaves);
    }
    return lifts.query();
  }

  private Sort sort() {
    SortField order = new SortField(Schema.ORDER, SortField.Type.LONG);
    return switch (request.sort()) {
      case RELEVANCE -> new Sort(SortField.FIELD_SCORE, order);
      case NEWEST -> new Sort(date(true, Long.MIN_VALUE), order);
      case OLDEST -> new Sort(date(false, Long.MAX_VALUE), order);
    };
  }

  private static SortField date(boolean newestFirst, long unknown) {
    return new SortField(Schema.PUBLISHED, SortField.Type.LONG, newestFirst, unknown);
  }

  private @Nullable FieldDoc after() {
    if (cursor == null) {
      return null;
    }
    Object value =
        request.sort() == SearchRequest.Sort.RELEVANCE
            ? (Object) Float.intBitsToFloat((int) cursor.value())
            : (Object) cursor.value();
    return new FieldDoc(Integer.MAX_VALUE, 0, new Object[] {value, cursor.order()});
  }

  private @Nullable String next(TopFieldDocs found) {
    if (found.scoreDocs.length <= request.limit() || request.limit() == 0) {
      return null;
    }
    FieldDoc last = (FieldDoc) found.scoreDocs[request.limit() - 1];
    long value =
        last.fields[0] instanceof Float score ? Float.floatToIntBits(score) : (Long) last.fields[0];
    return new Cursor(request.sort(), value, (Long) last.fields[1]).encoded();
  }

  private List<Hit> hits(TopFieldDocs found) throws IOException {
    int count = Math.min(request.limit(), found.scoreDocs.length);
    if (count == 0) {
      return List.of();
    }
    Marks marks = request.matches() ? new Marks(searcher, queries.marking(query, missing)) : null;
    List<Hit> hits = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      FieldDoc doc = (FieldDoc) found.scoreDocs[i];
      float score = doc.fields[0] instanceof Float relevance ? relevance : 0;
      hits.add(hit(doc.doc, score, marks));
    }
    return hits;
  }

  private Hit hit(int doc, float score, @Nullable Marks marks) throws IOException {
    StoredArticle stored = StoredArticle.read(searcher, doc);
    Article article = stored.article();
    List<List<Marks.Mark>> byBlock = marks == null ? List.of() : marks.of(doc, article);
    Map<Kind, List<Integer>> matched = new EnumMap<>(Kind.class);
    for (int i = 0; i < byBlock.size(); i++) {
      if (!byBlock.get(i).isEmpty()) {
        matched.computeIfAbsent(article.blocks().get(i).kind(), kind -> new ArrayList<>()).add(i);
      }
    }
    List<Passage> passages =
        marks == null
            ? List.of()
            : Passages.best(stored, byBlock, request.in(), request.passages());
    return new Hit(
        article.id(),
        score,
        article.headline(),
        article.authors(),
        article.published(),
        article.language(),
        article.source(),
        article.line(),
        article.lastLine(),
        article.number(),
        stored.alone(),
        fold.behind(doc),
        matched,
        passages);
  }

  private Map<Facet.Field, Facet> facets() throws IOException {
    Map<Facet.Field, Facet> counted = new EnumMap<>(Facet.Field.class);
    if (request.facets().isEmpty()) {
      return counted;
    }
    org.apache.lucene.search.Query ranking = queries.ranking(query, missing);
    FacetsCollector within = Facets.collect(searcher, filters.apply(ranking));
    for (Facet.Field field : request.facets()) {
      FacetsCollector found =
          filters.has(field)
              ? Facets.collect(searcher, filters.applyExcept(ranking, field))
              : within;
      counted.put(
          field,
          switch (field) {
            case AUTHOR -> facetValues.values(searcher, Schema.AUTHOR, found);
            case SOURCE -> facetValues.values(searcher, Schema.FOLDER, found);
            case LANGUAGE -> facetValues.values(searcher, Schema.LANGUAGE, found);
            case DATE -> Facets.dates(found);
            case KIND -> kinds();
          });
    }
    return counted;
  }

  /** For each kind, how many articles would be found if only matches in that kind counted. */
  private Facet kinds() throws IOException {
    List<Facet.Value> values = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (!request.in().isEmpty() && !request.in().contains(kind)) {
        continue;
      }
      LuceneQueries only = new LuceneQueries(leaves, analyzers, Set.of(kind));
      long count = searcher.count(filters.apply(only.ranking(query, missing)));
      if (count > 0) {
        values.add(new Facet.Value(kind.label(), count));
      }
    }
    values.sort((a, b) -> Long.compare(b.count(), a.count()));
    return new Facet.Values(values);
  }

  /** How many words stand side by side at the top of a query, of which some may be missing. */
  private static int sideBySide(Query query) {
    return switch (query) {
      case Query.Plain plain ->
          (int) plain.clauses().stream().filter(clause -> !(clause instanceof Query.Not)).count();
      case Query.In in -> sideBySide(in.inner());
      case Query.Boost boost -> sideBySide(boost.inner());
      default -> 0;
    };
  }
}
