package cuttings.engine.lucene;

import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.query.Query;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/**
 * What lifts some of the articles found above others. It finds none and loses none: the query is
 * what must hold, a lift is what may, so that the hits, their marks and their number stay the
 * query's.
 */
final class Lifts {
  /** Most pairs of neighbouring words that are looked up together. Bounds the cost. */
  private static final int MAX_PAIRS = 16;

  /** Most terms of one word whose rarity is looked up: a prefix may stand for a thousand. */
  private static final int MAX_LOOKED_UP = 16;

  /** For each article that is asked for further words, so many are lifted to find it. */
  private static final int LIFTED = 5;

  /** Shorter words say little by themselves. */
  private static final int MIN_WORD_CHARS = 3;

  private final IndexSearcher searcher;
  private final Analyzers analyzers;
  private final org.apache.lucene.search.Query found;
  private final List<org.apache.lucene.search.Query> lifts = new ArrayList<>();

  /**
   * @param found the query, within all filters
   */
  Lifts(IndexSearcher searcher, Analyzers analyzers, org.apache.lucene.search.Query found) {
    this.searcher = searcher;
    this.analyzers = analyzers;
    this.found = found;
  }

  /** The query with its lifts. */
  org.apache.lucene.search.Query query() {
    if (lifts.isEmpty()) {
      return found;
    }
    BooleanQuery.Builder lifted = new BooleanQuery.Builder().add(found, Occur.MUST);
    lifts.forEach(lift -> lifted.add(lift, Occur.SHOULD));
    return lifted.build();
  }

  private void add(org.apache.lucene.search.Query lift) {
    lifts.add(lift);
  }

  /** Words that stand side by side in the query and in an article: its headline or a paragraph. */
  void nearness(Query query, Leaves leaves) throws IOException {
    if (!(query instanceof Query.Plain plain)) {
      return;
    }
    Query before = null;
    int pairs = 0;
    for (Query clause : plain.clauses()) {
      if (before != null && clause instanceof Query.Word && pairs < MAX_PAIRS) {
        Leaf first = leaves.of(before);
        Leaf second = leaves.of(clause);
        if (isFound(first) && isFound(second)) {
          pairs++;
          add(adjacent(Schema.field(Kind.HEADLINE), first, second));
          add(adjacent(Schema.field(Kind.PARAGRAPH), first, second));
        }
      }
      before = clause instanceof Query.Word ? clause : null;
    }
  }

  private static boolean isFound(Leaf leaf) {
    return leaf.isTerms() && !leaf.sequences().isEmpty();
  }

  private static org.apache.lucene.search.Query adjacent(String field, Leaf first, Leaf second) {
    MultiPhraseQuery phrase =
        new MultiPhraseQuery.Builder().add(terms(field, first)).add(terms(field, second)).build();
    return new BoostQuery(phrase, Ranking.NEARNESS);
  }

  private static Term[] terms(String field, Leaf leaf) {
    return leaf.terms().keySet().stream().map(term -> new Term(field, term)).toArray(Term[]::new);
  }

  /**
   * Newer articles, a little. New is what is near the newest one held, not near today: an archive
   * ranks the same every day.
   */
  void recency(Query query, Leaves leaves) throws IOException {
    byte[] newest = PointValues.getMaxPackedValue(searcher.getIndexReader(), Schema.PUBLISHED);
    if (newest != null) {
      // A date mistyped into the far future would make all others equally old.
      long today = LocalDate.now(ZoneOffset.UTC).toEpochDay();
      add(
          LongField.newDistanceFeatureQuery(
              Schema.PUBLISHED,
              Ranking.RECENCY * most(query, leaves),
              Math.min(today, NumericUtils.sortableBytesToLong(newest, 0)),
              Ranking.RECENCY_HALF_DAYS));
    }
  }

  /** The most that the query's words can score, without lifts; 1 where it has none. */
  private float most(Query query, Leaves leaves) throws IOException {
    double most = 0;
    for (Query word : LuceneQueries.words(query)) {
      int with = 0;
      int looked = 0;
      for (BytesRef term : leaves.of(word).terms().keySet()) {
        if (looked++ == MAX_LOOKED_UP) {
          break;
        }
        with = Math.max(with, searcher.getIndexReader().docFreq(new Term(Schema.TEXT, term)));
      }
      most += rarity(with);
    }
    return most == 0 ? 1 : (float) most;
  }

  /** How rare a word is, as BM25 counts it. */
  private double rarity(int with) throws IOException {
    long articles = searcher.getIndexReader().getDocCount(Schema.TEXT);
    return Math.log(1 + (articles - with + 0.5) / (with + 0.5));
  }

  /**
   * What the best answers to a question have in common, beside its own words (pseudo-relevance
   * feedback, after RM3). Worth its cost where the question is long and any of its words will do:
   * one more search and {@link Ranking#FEEDBACK_ARTICLES} articles analysed.
   *
   * @param words how many words the question has
   */
  void feedback(int words) throws IOException {
    if (words < Ranking.FEEDBACK_MIN_WORDS) {
      return;
    }
    ScoreDoc[] best = best();
    Map<String, Double> shares = common(best);
    double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    double scale = agreement(best) * words * (1 - Ranking.FEEDBACK_OWN) / Ranking.FEEDBACK_OWN;
    shares.forEach(
        (stem, share) ->
            add(
                new BoostQuery(
                    new TermQuery(new Term(Schema.TEXT, stem)), (float) (scale * share / sum))));
  }

  /**
   * The best of the articles found, the lifts so far counted in: who quotes an article word for
   * word sets it far ahead by what stands side by side. Only the best without them are lifted, for
   * to lift all takes half as long again.
   */
  private ScoreDoc[] best() throws IOException {
    TopDocs best = searcher.search(found, LIFTED * Ranking.FEEDBACK_ARTICLES);
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    lifts.forEach(lift -> any.add(lift, Occur.SHOULD));
    return QueryRescorer.rescore(searcher, best, any.build(), 1, Ranking.FEEDBACK_ARTICLES)
        .scoreDocs;
  }

  /**
   * How far the best articles answer alike: 1, or less where the first is far ahead. Then it is the
   * one that was sought, by words remembered of it, and what the others have in common leads away.
   */
  private static double agreement(ScoreDoc[] best) {
    double others = 0;
    for (int i = 1; i < best.length; i++) {
      others += best[i].score / best[0].score;
    }
    double mean = best.length < 2 ? 0 : others / (best.length - 1);
    return Math.min(1, Math.pow(mean / Ranking.FEEDBACK_AGREEMENT, Ranking.FEEDBACK_TRUST));
  }

  /** The stems that say most of the best articles, with how much each says. */
  private Map<String, Double> common(ScoreDoc[] best) throws IOException {
    record Said(double much, int articles) {
      Said and(Said more) {
        return new Said(much + more.much, articles + more.articles);
      }
    }
    Map<String, Said> said = new HashMap<>();
    for (ScoreDoc doc : best) {
      double trust = Math.pow(doc.score / best[0].score, Ranking.FEEDBACK_TRUST);
      stems(doc.doc)
          .forEach((stem, share) -> said.merge(stem, new Said(trust * share, 1), Said::and));
    }
    record Candidate(String stem, double weight) {}
    List<Candidate> candidates = new ArrayList<>();
    for (Map.Entry<String, Said> each : said.entrySet()) {
      if (each.getValue().articles >= Ranking.FEEDBACK_MIN_ARTICLES) {
        int with = searcher.getIndexReader().docFreq(new Term(Schema.TEXT, each.getKey()));
        candidates.add(new Candidate(each.getKey(), each.getValue().much * rarity(with)));
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::weight).reversed().thenComparing(Candidate::stem));
    Map<String, Double> shares = new LinkedHashMap<>();
    for (Candidate candidate :
        candidates.subList(0, Math.min(Ranking.FEEDBACK_WORDS, candidates.size()))) {
      shares.put(candidate.stem, candidate.weight);
    }
    return shares;
  }

  /** The stems of an article, with the share that each has of its words. */
  private Map<String, Double> stems(int doc) throws IOException {
    StoredArticle stored = StoredArticle.read(searcher, doc);
    String language = stored.article().language();
    CharArraySet functionWords = Analyzers.functionWords(language);
    Map<String, Double> stems = new HashMap<>();
    int length = 0;
    int left = Ranking.FEEDBACK_MAX_CHARS;
    for (Block block : stored.article().blocks()) {
      String text = block.text().substring(0, Math.min(left, block.text().length()));
      left -= text.length();
      int weight = Ranking.weight(block.kind());
      try (TokenStream stream = analyzers.of(language).tokenStream("", text)) {
        CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
        PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
        stream.reset();
        boolean says = false;
        while (stream.incrementToken()) {
          // The exact form comes first at each position, the stem second.
          if (step.getPositionIncrement() > 0) {
            length += weight;
            says = isTelling(term, functionWords);
          } else if (says) {
            stems.merge(term.toString(), (double) weight, Double::sum);
          }
        }
        stream.end();
      }
    }
    int all = length;
    stems.replaceAll((stem, weight) -> weight / all);
    return stems;
  }

  /** Whether an exact form, behind its mark, is a word that can tell what an article is about. */
  private static boolean isTelling(CharTermAttribute exact, CharArraySet functionWords) {
    return exact.length() > MIN_WORD_CHARS
        && !Character.isDigit(exact.charAt(1))
        && !functionWords.contains(exact.buffer(), 1, exact.length() - 1);
  }
}
