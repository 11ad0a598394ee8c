package cuttings.engine.lucene;

import cuttings.article.Kind;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** Every weight of the ranking, in this one place. What each is for, {@link Lifts} says. */
final class Ranking {
  private Ranking() {}

  /**
   * How often a word of that kind counts: BM25F, where the frequencies of the kinds are weighted
   * and added before they saturate. Written into the index; who changes it raises {@link
   * Schema#VERSION}.
   */
  static int weight(Kind kind) {
    return switch (kind) {
      case HEADLINE -> 6;
      case STANDFIRST -> 4;
      case CAPTION, SUBHEADING -> 3;
      case PARAGRAPH -> 2;
      case BYLINE, DATELINE -> 1;
    };
  }

  /** Weight of what a user's synonyms merely associate with a word; another spelling weighs 1. */
  static final float LOOSER_SYNONYM = 0.5f;

  private static final float K1 = 1.4f;
  private static final float B = 0.7f;

  /**
   * BM25; over the weighted frequencies with k1 in their unit, a paragraph's word. The fields of
   * the kinds have no lengths.
   */
  static Similarity similarity() {
    Similarity weighted = new BM25Similarity(K1 * weight(Kind.PARAGRAPH), B);
    Similarity plain = new BM25Similarity(K1, 0);
    return new PerFieldSimilarityWrapper() {
      @Override
      public Similarity get(String field) {
        return field.equals(Schema.TEXT) ? weighted : plain;
      }
    };
  }

  /** What two words of the query that stand together in a headline or paragraph add. */
  static final float NEARNESS = 0.3f;

  /** What the newest article gains, as a share of the most that the query's words can score. */
  static final float RECENCY = 0.05f;

  /** Days after which half of {@link #RECENCY} is left. */
  static final int RECENCY_HALF_DAYS = 365;

  /** Fewest words of a query that is enriched by its own best answers. */
  static final int FEEDBACK_MIN_WORDS = 3;

  /** How many of the best articles are asked for further words. */
  static final int FEEDBACK_ARTICLES = 10;

  /** How many of them must have a word. */
  static final int FEEDBACK_MIN_ARTICLES = 2;

  /** An article's say: its score, as a share of the best one's, to this power. */
  static final int FEEDBACK_TRUST = 4;

  /**
   * The others' mean score, as a share of the best one's, from which on the feedback counts in
   * full; below it, it falls with the power of {@link #FEEDBACK_TRUST}.
   */
  static final double FEEDBACK_AGREEMENT = 0.8;

  /** How many words are taken. */
  static final int FEEDBACK_WORDS = 25;

  /** Of the whole score, the share that the query's own words keep. */
  static final double FEEDBACK_OWN = 0.6;

  /** How much of an article is read for further words, UTF-16 units. Bounds the cost. */
  static final int FEEDBACK_MAX_CHARS = 6_000;
}
