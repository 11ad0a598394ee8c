package cuttings.engine.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.queries.intervals.IntervalMatchesIterator;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Intervals that lie within others, like {@code Intervals.containedBy}; but their matches are those
 * of the inner intervals alone, where Lucene's would reach over the whole outer interval.
 */
final class Within extends IntervalsSource {
  private final IntervalsSource inner;
  private final IntervalsSource outer;
  private final IntervalsSource both;

  Within(IntervalsSource inner, IntervalsSource outer) {
    this.inner = inner;
    this.outer = outer;
    this.both = Intervals.containedBy(inner, outer);
  }

  @Override
  public @Nullable IntervalIterator intervals(String field, LeafReaderContext context)
      throws IOException {
    return both.intervals(field, context);
  }

  @Override
  public @Nullable IntervalMatchesIterator matches(String field, LeafReaderContext context, int doc)
      throws IOException {
    IntervalIterator extents = outer.intervals(field, context);
    IntervalMatchesIterator all = inner.matches(field, context, doc);
    if (all == null || extents == null || extents.advance(doc) != doc) {
      return null;
    }
    Filtered filtered = new Filtered(all, extents);
    if (!filtered.next()) {
      return null;
    }
    filtered.ahead = true;
    return filtered;
  }

  @Override
  public void visit(String field, QueryVisitor visitor) {
    both.visit(field, visitor);
  }

  @Override
  public int minExtent() {
    return inner.minExtent();
  }

  @Override
  public Collection<IntervalsSource> pullUpDisjunctions() {
    return List.of(this);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Within.class, inner, outer);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Within that && inner.equals(that.inner) && outer.equals(that.outer);
  }

  @Override
  public String toString() {
    return both.toString();
  }

  /** The matches that lie within an extent. */
  private static final class Filtered implements IntervalMatchesIterator {
    private final IntervalMatchesIterator all;

    /** Start and end of each extent, ascending; extents never overlap. */
    private int[] starts = new int[16];

    private int[] ends = new int[16];
    private int count;

    /** Whether it stands already on the match that {@link #next} is to give. */
    private boolean ahead;

    Filtered(IntervalMatchesIterator all, IntervalIterator extents) throws IOException {
      this.all = all;
      while (extents.nextInterval() != IntervalIterator.NO_MORE_INTERVALS) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
          ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = extents.start();
        ends[count] = extents.end();
        count++;
      }
    }

    @Override
    public boolean next() throws IOException {
      if (ahead) {
        ahead = false;
        return true;
      }
      while (all.next()) {
        int at = Arrays.binarySearch(starts, 0, count, all.startPosition());
        int extent = at >= 0 ? at : -at - 2;
        if (extent >= 0 && all.endPosition() <= ends[extent]) {
          return true;
        }
      }
      return false;
    }

    @Override
    public int startPosition() {
      return all.startPosition();
    }

    @Override
    public int endPosition() {
      return all.endPosition();
    }

    @Override
    public int startOffset() throws IOException {
      return all.startOffset();
    }

    @Override
    public int endOffset() throws IOException {
      return all.endOffset();
    }

    @Override
    public @Nullable MatchesIterator getSubMatches() throws IOException {
      return all.getSubMatches();
    }

    @Override
    public @Nullable Query getQuery() {
      return all.getQuery();
    }

    @Override
    public int gaps() {
      return all.gaps();
    }

    @Override
    public int width() {
      return all.width();
    }
  }
}
