package cuttings.engine.lucene;

import cuttings.engine.Facet;
import cuttings.engine.Facet.Interval;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** How the articles that a query finds divide. */
final class Facets {
  /**
   * What the segments' own numbers of a field's values are in the whole index, by index and field.
   * Made anew for every search it cost more than the counting.
   */
  private final Map<Object, Map<String, StringDocValuesReaderState>> known =
      new ConcurrentHashMap<>();

  /** Most values a facet lists. */
  static final int MAX_VALUES = 50;

  /** Most buckets of a histogram: the finest interval that needs no more is the fitting one. */
  static final int MAX_BUCKETS = 60;

  /** Every article a query finds, for counting. */
  static FacetsCollector collect(IndexSearcher searcher, Query query) throws IOException {
    return searcher.search(query, new FacetsCollectorManager());
  }

  /** How many articles were collected. */
  static long count(FacetsCollector found) {
    return found.getMatchingDocs().stream().mapToLong(docs -> docs.totalHits()).sum();
  }

  /** The values of a keyword field with the most articles. */
  Facet.Values values(IndexSearcher searcher, String field, FacetsCollector found)
      throws IOException {
    if (FieldInfos.getMergedFieldInfos(searcher.getIndexReader()).fieldInfo(field) == null) {
      return new Facet.Values(List.of());
    }
    FacetResult top =
        new StringValueFacetCounts(state(searcher.getIndexReader(), field), found)
            .getTopChildren(MAX_VALUES, field);
    List<Facet.Value> values = new ArrayList<>();
    if (top != null) {
      for (LabelAndValue value : top.labelValues) {
        values.add(new Facet.Value(value.label, value.value.longValue()));
      }
    }
    return new Facet.Values(values);
  }

  private StringDocValuesReaderState state(IndexReader reader, String field) throws IOException {
    IndexReader.CacheHelper index = reader.getReaderCacheHelper();
    Map<String, StringDocValuesReaderState> ofIndex =
        known.computeIfAbsent(
            index.getKey(),
            key -> {
              index.addClosedListener(known::remove);
              return new ConcurrentHashMap<>();
            });
    StringDocValuesReaderState state = ofIndex.get(field);
    if (state == null) {
      state = new StringDocValuesReaderState(reader, field);
      ofIndex.put(field, state);
    }
    return state;
  }

  /** Articles by date of publication; those without a date are in no bucket. */
  static Facet.Histogram dates(FacetsCollector found) throws IOException {
    LongSummaryStatistics days = new LongSummaryStatistics();
    eachDay(found, days);
    if (days.getCount() == 0) {
      return new Facet.Histogram(Interval.YEAR, List.of());
    }
    LocalDate first = LocalDate.ofEpochDay(days.getMin());
    LocalDate last = LocalDate.ofEpochDay(days.getMax());
    Interval interval = fitting(first, last);
    // Empty buckets are part of the picture.
    List<LocalDate> starts = new ArrayList<>();
    for (LocalDate from = start(first, interval);
        !from.isAfter(last);
        from = next(from, interval)) {
      starts.add(from);
    }
    long[] startDays = starts.stream().mapToLong(LocalDate::toEpochDay).toArray();
    long[] counts = new long[startDays.length];
    eachDay(
        found,
        day -> {
          int at = Arrays.binarySearch(startDays, day);
          counts[at >= 0 ? at : -at - 2]++;
        });
    List<Facet.Bucket> buckets = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      buckets.add(new Facet.Bucket(starts.get(i), counts[i]));
    }
    return new Facet.Histogram(interval, buckets);
  }

  private static void eachDay(FacetsCollector found, LongConsumer day) throws IOException {
    for (FacetsCollector.MatchingDocs docs : found.getMatchingDocs()) {
      NumericDocValues days = DocValues.getNumeric(docs.context().reader(), Schema.PUBLISHED);
      DocIdSetIterator matching = docs.bits().iterator();
      for (int doc = matching.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = matching.nextDoc()) {
        if (days.advanceExact(doc)) {
          day.accept(days.longValue());
        }
      }
    }
  }

  static Interval fitting(LocalDate first, LocalDate last) {
    for (Interval interval : Interval.values()) {
      LocalDate from = start(first, interval);
      long buckets =
          switch (interval) {
                case DAY -> ChronoUnit.DAYS.between(from, last);
                case WEEK -> ChronoUnit.WEEKS.between(from, last);
                case MONTH -> ChronoUnit.MONTHS.between(from, last);
                case YEAR -> ChronoUnit.YEARS.between(from, last);
                case DECADE -> 0;
              }
              + 1;
      if (buckets <= MAX_BUCKETS) {
        return interval;
      }
    }
    return Interval.DECADE;
  }

  private static LocalDate start(LocalDate day, Interval interval) {
    return switch (interval) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case YEAR -> day.withDayOfYear(1);
      case DECADE -> day.withDayOfYear(1).withYear(Math.floorDiv(day.getYear(), 10) * 10);
    };
  }

  private static LocalDate next(LocalDate from, Interval interval) {
    return switch (interval) {
      case DAY -> from.plusDays(1);
      case WEEK -> from.plusWeeks(1);
      case MONTH -> from.plusMonths(1);
      case YEAR -> from.plusYears(1);
      case DECADE -> from.plusYears(10);
    };
  }
}
