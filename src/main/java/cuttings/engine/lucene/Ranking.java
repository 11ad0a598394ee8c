package cuttings.engine.lucene;

import cuttings.article.Kind;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** Every weight of the ranking, in this one place. */
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

  private static final float K1 = 1.2f;
  private static final float B = 0.75f;

  /** BM25; over the weighted frequencies with k1 in their unit, a paragraph's word. */
  static Similarity similarity() {
    Similarity weighted = new BM25Similarity(K1 * weight(Kind.PARAGRAPH), B);
    Similarity plain = new BM25Similarity(K1, B);
    return new PerFieldSimilarityWrapper() {
      @Override
      public Similarity get(String field) {
        return field.equals(Schema.TEXT) ? weighted : plain;
      }
    };
  }
}
