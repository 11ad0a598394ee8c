package cuttings.engine.lucene;

import cuttings.engine.Facet;
import cuttings.engine.Facet.Interval;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** How the articles that a query finds divide. */
final class Facets {
  private Facets() {}

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
  static Facet.Values values(IndexSearcher searcher, String field, FacetsCollector found)
      throws IOException {
    if (FieldInfos.getMergedFieldInfos(searcher.getIndexReader()).fieldInfo(field) == null) {
      return new Facet.Values(List.of());
    }
    FacetResult top =
        new StringValueFacetCounts(
                new StringDocValuesReaderState(searcher.getIndexReader(), field), found)
            .getTopChildren(MAX_VALUES, field);
    List<Facet.Value> values = new ArrayList<>();
    if (top != null) {
      for (LabelAndValue value : top.labelValues) {
        values.add(new Facet.Value(value.label, value.value.longValue()));
      }
    }
    return new Facet.Values(values);
  }

  /** Articles by date of publication; those without a date are in no bucket. */
  static Facet.Histogram dates(FacetsCollector found) throws IOException {
    Map<Long, Long> byDay = new TreeMap<>();
    for (FacetsCollector.MatchingDocs docs : found.getMatchingDocs()) {
      NumericDocValues days = DocValues.getNumeric(docs.context().reader(), Schema.PUBLISHED);
      DocIdSetIterator matching = docs.bits().iterator();
      for (int doc = matching.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = matching.nextDoc()) {
        if (days.advanceExact(doc)) {
          byDay.merge(days.longValue(), 1L, Long::sum);
        }
      }
    }
    return histogram(new TreeMap<>(byDay));
  }

  private static Facet.Histogram histogram(NavigableMap<Long, Long> byDay) {
    if (byDay.isEmpty()) {
      return new Facet.Histogram(Interval.YEAR, List.of());
    }
    LocalDate first = LocalDate.ofEpochDay(byDay.firstKey());
    LocalDate last = LocalDate.ofEpochDay(byDay.lastKey());
    Interval interval = fitting(first, last);
    TreeMap<LocalDate, Long> buckets = new TreeMap<>();
    // Empty buckets are part of the picture.
    for (LocalDate from = start(first, interval);
        !from.isAfter(last);
        from = next(from, interval)) {
      buckets.put(from, 0L);
    }
    byDay.forEach(
        (day, count) ->
            buckets.merge(start(LocalDate.ofEpochDay(day), interval), count, Long::sum));
    List<Facet.Bucket> list = new ArrayList<>();
    buckets.forEach((from, count) -> list.add(new Facet.Bucket(from, count)));
    return new Facet.Histogram(interval, list);
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
