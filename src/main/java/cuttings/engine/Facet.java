package cuttings.engine;

import java.time.LocalDate;
import java.util.List;

/** How the articles found divide. Counts are exact. */
public sealed interface Facet {

  /** What a facet is of. */
  enum Field {
    KIND,
    AUTHOR,
    SOURCE,
    LANGUAGE,
    DATE
  }

  /** The values with the most articles, most first. */
  record Values(List<Value> values) implements Facet {
    public Values {
      values = List.copyOf(values);
    }
  }

  /** Articles with that value. */
  record Value(String value, long count) {}

  /** Articles by date of publication, oldest first, without gaps. */
  record Histogram(Interval interval, List<Bucket> buckets) implements Facet {
    public Histogram {
      buckets = List.copyOf(buckets);
    }
  }

  /**
   * Articles of one interval.
   *
   * @param from its first day
   */
  record Bucket(LocalDate from, long count) {}

  /** How long a bucket is. */
  enum Interval {
    DAY,
    WEEK,
    MONTH,
    YEAR,
    DECADE
  }
}
