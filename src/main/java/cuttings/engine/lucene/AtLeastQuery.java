package cuttings.engine.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

/** Documents in which intervals of several fields occur at least so often, all fields added up. */
final class AtLeastQuery extends Query {
  private final int count;
  private final Map<String, IntervalsSource> fields;

  /** What any match fulfils: narrows the documents whose intervals are counted. */
  private final Query any;

  AtLeastQuery(int count, Map<String, IntervalsSource> fields, Query any) {
    this.count = count;
    this.fields = Map.copyOf(fields);
    this.any = any;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    Query rewritten = any.rewrite(searcher);
    return rewritten.equals(any) ? this : new AtLeastQuery(count, fields, rewritten);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    Weight narrow = any.createWeight(searcher, ScoreMode.COMPLETE_NO_SCORES, 1);
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        Scorer candidates = narrow.scorer(context);
        if (candidates == null) {
          return null;
        }
        Scorer scorer =
            new ConstantScoreScorer(score(), mode, counted(context, candidates.iterator()));
        return new DefaultScorerSupplier(scorer);
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return narrow.isCacheable(context);
      }
    };
  }

  private TwoPhaseIterator counted(LeafReaderContext context, DocIdSetIterator candidates)
      throws IOException {
    List<IntervalIterator> intervals = new ArrayList<>();
    for (Map.Entry<String, IntervalsSource> field : fields.entrySet()) {
      IntervalIterator iterator = field.getValue().intervals(field.getKey(), context);
      if (iterator != null) {
        intervals.add(iterator);
      }
    }
    return new TwoPhaseIterator(candidates) {
      @Override
      public boolean matches() throws IOException {
        int doc = candidates.docID();
        int left = count;
        for (IntervalIterator iterator : intervals) {
          int at = iterator.docID() < doc ? iterator.advance(doc) : iterator.docID();
          if (at == doc) {
            while (left > 0 && iterator.nextInterval() != IntervalIterator.NO_MORE_INTERVALS) {
              left--;
            }
          }
          if (left == 0) {
            return true;
          }
        }
        return false;
      }

      @Override
      public float matchCost() {
        return 100;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    any.visit(visitor);
  }

  @Override
  public String toString(String field) {
    return "atleast" + count + fields;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AtLeastQuery that
        && count == that.count
        && fields.equals(that.fields)
        && any.equals(that.any);
  }

  @Override
  public int hashCode() {
    return Objects.hash(count, fields, any);
  }
}
