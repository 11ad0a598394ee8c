package cuttings.engine.lucene;

import cuttings.engine.SearchRequest.Sort;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * Versions of a story as one hit: of each group, what a query finds is put behind the version that
 * ranks best. This is known before the search proper, which leaves out what is behind another: so
 * it counts hits as they are shown, pages by its cursor at the cost of the first page, and never
 * shows a group twice. Only articles in groups are looked at; where there are none, it costs
 * nothing.
 */
final class Fold {
  /** Folds nothing. */
  static final Fold NONE = new Fold(new FixedBitSet(0), Map.of());

  private final FixedBitSet behind;

  /** For each document with others behind it, how many. */
  private final Map<Integer, Integer> counts;

  private Fold(FixedBitSet behind, Map<Integer, Integer> counts) {
    this.behind = behind;
    this.counts = counts;
  }

  /** The fold of what {@code query} finds, in that order. */
  static Fold of(IndexSearcher searcher, Query query, Sort sort) throws IOException {
    if (!hasGroups(searcher)) {
      return NONE;
    }
    Query grouped =
        new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(new FieldExistsQuery(Schema.GROUP), Occur.FILTER)
            .build();
    int documents = searcher.getIndexReader().maxDoc();
    return searcher.search(
        grouped,
        new CollectorManager<Members, Fold>() {
          @Override
          public Members newCollector() {
            return new Members(sort, documents);
          }

          @Override
          public Fold reduce(Collection<Members> collectors) {
            Members all = new Members(sort, documents);
            collectors.forEach(all::add);
            return all.fold();
          }
        });
  }

  private static boolean hasGroups(IndexSearcher searcher) {
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      if (leaf.reader().getFieldInfos().fieldInfo(Schema.GROUP) != null) {
        return true;
      }
    }
    return false;
  }

  /** The query without what is behind another. */
  Query apply(Query query) {
    return counts.isEmpty()
        ? query
        : new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(new Documents(behind), Occur.MUST_NOT)
            .build();
  }

  /** How many versions are behind others. */
  int folded() {
    return behind.cardinality();
  }

  /** How many versions are behind a document. */
  int behind(int doc) {
    return counts.getOrDefault(doc, 0);
  }

  /** The best document of a group so far. */
  private static final class Best {
    int doc;

    /** Of the sort: the lower the better. */
    long value;

    /** Decides between equal values, as in the search proper. */
    long order;

    int behind;
  }

  /** Finds the best document of each group, and what is behind it. */
  private static final class Members extends SimpleCollector {
    private final Sort sort;
    private final Map<Long, Best> groups = new HashMap<>();
    private final FixedBitSet behind;
    private int base;
    private NumericDocValues group;
    private NumericDocValues order;
    private NumericDocValues published;
    private Scorable scorable;

    Members(Sort sort, int documents) {
      this.sort = sort;
      this.behind = new FixedBitSet(documents);
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      base = context.docBase;
      group = DocValues.getNumeric(context.reader(), Schema.GROUP);
      order = DocValues.getNumeric(context.reader(), Schema.ORDER);
      published = DocValues.getNumeric(context.reader(), Schema.PUBLISHED);
    }

    @Override
    public void setScorer(Scorable scorer) {
      scorable = scorer;
    }

    @Override
    public void collect(int doc) throws IOException {
      group.advanceExact(doc);
      order.advanceExact(doc);
      add(group.longValue(), base + doc, value(doc), order.longValue(), 0);
    }

    /** As the sort of the search proper compares: undated articles last. */
    private long value(int doc) throws IOException {
      return switch (sort) {
        case RELEVANCE -> -(long) Float.floatToIntBits(scorable.score());
        case NEWEST -> published.advanceExact(doc) ? ~published.longValue() : Long.MAX_VALUE;
        case OLDEST -> published.advanceExact(doc) ? published.longValue() : Long.MAX_VALUE;
      };
    }

    private void add(long key, int doc, long value, long order, int more) {
      Best best = groups.get(key);
      if (best == null) {
        best = new Best();
        groups.put(key, best);
      } else {
        best.behind++;
        if (value > best.value || (value == best.value && order > best.order)) {
          behind.set(doc);
          best.behind += more;
          return;
        }
        behind.set(best.doc);
      }
      best.doc = doc;
      best.value = value;
      best.order = order;
      best.behind += more;
    }

    void add(Members others) {
      behind.or(others.behind);
      others.groups.forEach((key, best) -> add(key, best.doc, best.value, best.order, best.behind));
    }

    Fold fold() {
      Map<Integer, Integer> counts = new HashMap<>();
      for (Best best : groups.values()) {
        if (best.behind > 0) {
          counts.put(best.doc, best.behind);
        }
      }
      return new Fold(behind, counts);
    }

    @Override
    public ScoreMode scoreMode() {
      return sort == Sort.RELEVANCE ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  /** Documents by their number in one searcher. */
  private static final class Documents extends Query {
    private final FixedBitSet documents;

    Documents(FixedBitSet documents) {
      this.documents = documents;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
      return new ConstantScoreWeight(this, boost) {
        @Override
        public ScorerSupplier scorerSupplier(LeafReaderContext context) {
          int documents = context.reader().maxDoc();
          return ConstantScoreScorerSupplier.fromIterator(
              iterator(context.docBase, documents), score(), mode, documents);
        }

        @Override
        public boolean isCacheable(LeafReaderContext context) {
          return false; // the numbers are of one searcher, segments live on in others
        }
      };
    }

    private DocIdSetIterator iterator(int base, int count) {
      return new DocIdSetIterator() {
        private int at = -1;

        @Override
        public int docID() {
          return at;
        }

        @Override
        public int nextDoc() {
          return advance(at + 1);
        }

        @Override
        public int advance(int target) {
          int next =
              target >= count ? NO_MORE_DOCS : documents.nextSetBit(base + target, base + count);
          at = next == NO_MORE_DOCS ? next : next - base;
          return at;
        }

        @Override
        public long cost() {
          return count;
        }
      };
    }

    @Override
    public void visit(QueryVisitor visitor) {
      visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
      return "documents";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Documents that && that.documents.equals(documents);
    }

    @Override
    public int hashCode() {
      return documents.hashCode();
    }
  }
}
