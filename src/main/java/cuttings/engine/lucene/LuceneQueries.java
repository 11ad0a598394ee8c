package cuttings.engine.lucene;

import cuttings.article.Kind;
import cuttings.query.Query;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The query tree as Lucene queries: one that finds and ranks, one that marks. Plain words are found
 * and ranked in the field of all kinds; what asks for an order, a nearness or a kind is checked in
 * the fields of the kinds, and ranked by its words.
 */
final class LuceneQueries {
  /** Most terms ranked each by its own rarity; above, a word counts the same wherever it stands. */
  private static final int MAX_RANKED_TERMS = 64;

  private static final Scope ANYWHERE = Scope.of(Set.of());

  static final org.apache.lucene.search.Query ARTICLES =
      new ConstantScoreQuery(new TermQuery(new Term(Schema.TYPE, Schema.ARTICLE_TYPE)));

  private final Leaves leaves;
  private final Analyzers analyzers;
  private final Scope everywhere;

  /**
   * @param in the kinds that the request is limited to; empty for every kind
   */
  LuceneQueries(Leaves leaves, Analyzers analyzers, Set<Kind> in) {
    this.leaves = leaves;
    this.analyzers = analyzers;
    this.everywhere = Scope.of(in);
  }

  /**
   * Finds and ranks.
   *
   * @param missing how many of the words written side by side an article may lack
   */
  org.apache.lucene.search.Query ranking(Query query, int missing) throws IOException {
    return new Translation(missing, false).of(query, everywhere);
  }

  /** Its matches in an article that {@link #ranking} finds are what is to be marked. */
  org.apache.lucene.search.Query marking(Query query, int missing) throws IOException {
    return new Translation(missing, true).of(query, everywhere);
  }

  /** One walk over the tree. */
  private final class Translation {
    private final int missing;

    /** Whether words are looked up where they stand, in the kinds' own fields. */
    private final boolean marks;

    Translation(int missing, boolean marks) {
      this.missing = missing;
      this.marks = marks;
    }

    org.apache.lucene.search.Query of(Query query, Scope scope) throws IOException {
      return switch (query) {
        case Query.Everything everything -> everything(scope);
        case Query.Word word -> leaf(word, scope);
        case Query.Exact word -> leaf(word, scope);
        case Query.Prefix word -> leaf(word, scope);
        case Query.Wildcard word -> leaf(word, scope);
        case Query.Fuzzy word -> leaf(word, scope);
        case Query.Phrase phrase -> phrase(phrase, scope);
        case Query.In in -> of(in.inner(), scope.in(in.kinds()));
        case Query.Lead lead -> of(lead.inner(), scope.lead());
        case Query.Same same -> withinOne(same, same.inner(), scope);
        case Query.Sentence sentence -> withinOne(sentence, sentence.inner(), scope);
        case Query.AtLeast atLeast -> atLeast(atLeast, scope);
        case Query.And and -> clauses(and.clauses(), 0, scope);
        case Query.Or or -> any(or.clauses(), scope);
        case Query.Plain plain -> clauses(plain.clauses(), missing, scope);
        case Query.Not not -> not(not, scope);
        case Query.Boost boost -> new BoostQuery(of(boost.inner(), scope), boost.factor());
        case Query.Dates dates -> published(dates.from(), dates.to());
        case Query.Author author -> words(Schema.AUTHOR_NAMES, author.name());
        case Query.From from -> from(from.path());
        case Query.Language language ->
            constant(Schema.LANGUAGE, language.code().toLowerCase(Locale.ROOT));
        case Query.Similar similar ->
            marks
                ? new MatchNoDocsQuery("likeness is of the whole")
                : new SimilarQuery(similar.id(), analyzers);
      };
    }

    private org.apache.lucene.search.Query everything(Scope scope) {
      if (scope.isEverywhere()) {
        return ARTICLES;
      }
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (Kind kind : scope.kinds()) {
        any.add(new TermQuery(new Term(Schema.TYPE, Schema.field(kind))), Occur.SHOULD);
      }
      return new ConstantScoreQuery(any.build());
    }

    /** Clauses of which so many may be missing; negations and filters always must hold. */
    private org.apache.lucene.search.Query clauses(List<Query> clauses, int missing, Scope scope)
        throws IOException {
      BooleanQuery.Builder joined = new BooleanQuery.Builder();
      boolean limits = false;
      int words = 0;
      for (Query clause : clauses) {
        if (clause instanceof Query.Not not) {
          joined.add(of(not.inner(), scope), Occur.MUST_NOT);
        } else if (isFilter(clause)) {
          joined.add(of(clause, scope), Occur.FILTER);
          limits = true;
        } else {
          joined.add(of(clause, scope), missing == 0 ? Occur.MUST : Occur.SHOULD);
          words++;
        }
      }
      if (words == 0 && !limits) {
        joined.add(ARTICLES, Occur.FILTER);
      }
      if (missing > 0 && words > 0) {
        joined.setMinimumNumberShouldMatch(Math.max(1, words - missing));
      }
      return joined.build();
    }

    /** In "a OR NOT b" the negation is an alternative: any article without b. */
    private org.apache.lucene.search.Query any(List<Query> clauses, Scope scope)
        throws IOException {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (Query clause : clauses) {
        any.add(of(clause, scope), Occur.SHOULD);
      }
      return any.build();
    }

    private org.apache.lucene.search.Query not(Query.Not not, Scope scope) throws IOException {
      return new BooleanQuery.Builder()
          .add(ARTICLES, Occur.MUST)
          .add(of(not.inner(), scope), Occur.MUST_NOT)
          .build();
    }

    private org.apache.lucene.search.Query leaf(Query word, Scope scope) throws IOException {
      if (marks) {
        return inKinds(word, scope);
      }
      if (!scope.isEverywhere()) {
        return new BooleanQuery.Builder()
            .add(inKinds(word, scope), Occur.FILTER)
            .add(leaf(word, ANYWHERE), Occur.SHOULD)
            .build();
      }
      Leaf leaf = leaves.of(word);
      if (leaf.isTerms()) {
        return terms(Schema.TEXT, leaf.terms());
      }
      List<org.apache.lucene.search.Query> ways = new ArrayList<>();
      if (!leaf.terms().isEmpty()) {
        ways.add(terms(Schema.TEXT, leaf.terms()));
      }
      for (List<BytesRef> sequence : leaf.adjacent()) {
        org.apache.lucene.search.Query adjacent = checked(sequence, adjacent(sequence, scope));
        ways.add(
            leaf.looser().contains(sequence)
                ? new BoostQuery(adjacent, Ranking.LOOSER_SYNONYM)
                : adjacent);
      }
      // The ways to say it are one word: said in two of them it does not count twice.
      return ways.size() == 1 ? ways.getFirst() : new DisjunctionMaxQuery(ways, 0);
    }

    private static org.apache.lucene.search.Query adjacent(List<BytesRef> sequence, Scope scope) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (Kind kind : scope.kinds()) {
        any.add(
            new PhraseQuery(Schema.field(kind), sequence.toArray(BytesRef[]::new)), Occur.SHOULD);
      }
      return any.build();
    }

    /** The word in the fields of the scope's kinds. */
    private org.apache.lucene.search.Query inKinds(Query word, Scope scope) throws IOException {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      Leaf leaf = leaves.of(word);
      for (Kind kind : scope.kinds()) {
        any.add(inKind(word, leaf, scope, kind), Occur.SHOULD);
      }
      return any.build();
    }

    private org.apache.lucene.search.Query inKind(Query word, Leaf leaf, Scope scope, Kind kind)
        throws IOException {
      String field = Schema.field(kind);
      if (scope.onlyFirst(kind)) {
        return intervals(field, new Places(leaves, scope, kind).mentions(word));
      }
      if (leaf.isTerms()) {
        return terms(field, leaf.terms());
      }
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      if (!leaf.terms().isEmpty()) {
        any.add(terms(field, leaf.terms()), Occur.SHOULD);
      }
      for (List<BytesRef> sequence : leaf.adjacent()) {
        any.add(new PhraseQuery(field, sequence.toArray(BytesRef[]::new)), Occur.SHOULD);
      }
      return any.build();
    }

    private org.apache.lucene.search.Query phrase(Query.Phrase phrase, Scope scope)
        throws IOException {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (Kind kind : scope.kinds()) {
        any.add(phrase(phrase, scope, kind), Occur.SHOULD);
      }
      return marks ? any.build() : ranked(phrase, scope, any.build());
    }

    /** The cheapest query that is exact: Lucene's own phrases where they can say it. */
    private org.apache.lucene.search.Query phrase(Query.Phrase phrase, Scope scope, Kind kind)
        throws IOException {
      String field = Schema.field(kind);
      boolean simple = phrase.slop() == 0 && !scope.onlyFirst(kind);
      MultiPhraseQuery.Builder adjacent = new MultiPhraseQuery.Builder();
      for (Query part : phrase.parts()) {
        simple = simple && isWord(part) && leaves.of(part).isTerms();
        if (!simple) {
          return intervals(field, new Places(leaves, scope, kind).mentions(phrase));
        }
        Set<BytesRef> terms = leaves.of(part).terms().keySet();
        if (terms.isEmpty()) {
          return new MatchNoDocsQuery("a word of the phrase is in no article");
        }
        adjacent.add(terms.stream().map(term -> new Term(field, term)).toArray(Term[]::new));
      }
      return adjacent.build();
    }

    /** All of it in one block or one sentence. */
    private org.apache.lucene.search.Query withinOne(Query whole, Query inner, Scope scope)
        throws IOException {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (Kind kind : scope.kinds()) {
        Places places = new Places(leaves, scope, kind);
        IntervalsSource extents =
            whole instanceof Query.Same ? places.sameBlock(inner) : places.sameSentence(inner);
        if (extents == null) {
          continue;
        }
        String field = Schema.field(kind);
        org.apache.lucene.search.Query check = intervals(field, extents);
        if (marks) {
          any.add(intervals(field, places.mentions(whole)), Occur.SHOULD);
          // What it leaves out may be all that it asks: then it holds, and marks nothing.
          any.add(new AtLeastQuery(1, Map.of(field, extents), check), Occur.SHOULD);
        } else {
          any.add(check, Occur.SHOULD);
        }
      }
      return marks ? any.build() : ranked(inner, scope, any.build());
    }

    private org.apache.lucene.search.Query atLeast(Query.AtLeast atLeast, Scope scope)
        throws IOException {
      List<Query> each = atLeast.each();
      if (!each.isEmpty()) {
        return of(new Query.And(each), scope);
      }
      Map<String, IntervalsSource> fields = new HashMap<>();
      for (Kind kind : scope.kinds()) {
        IntervalsSource mentions = new Places(leaves, scope, kind).counted(atLeast.inner());
        if (mentions != null) {
          fields.put(Schema.field(kind), mentions);
        }
      }
      org.apache.lucene.search.Query inner = of(atLeast.inner(), scope);
      return new BooleanQuery.Builder()
          .add(inner, Occur.MUST)
          .add(new AtLeastQuery(atLeast.count(), fields, inner), Occur.FILTER)
          .build();
    }

    /** What is found by {@code check}, ranked by the words of {@code query}. */
    private org.apache.lucene.search.Query ranked(
        Query query, Scope scope, org.apache.lucene.search.Query check) throws IOException {
      BooleanQuery.Builder ranked = new BooleanQuery.Builder().add(check, Occur.FILTER);
      for (Query word : words(query)) {
        ranked.add(leaf(word, scope), Occur.SHOULD);
      }
      return ranked.build();
    }

    private org.apache.lucene.search.Query checked(
        Collection<BytesRef> terms, org.apache.lucene.search.Query check) {
      BooleanQuery.Builder ranked = new BooleanQuery.Builder().add(check, Occur.FILTER);
      for (BytesRef term : terms) {
        ranked.add(new TermQuery(new Term(Schema.TEXT, term)), Occur.SHOULD);
      }
      return ranked.build();
    }
  }

  /** Articles of those days; null is open. */
  static org.apache.lucene.search.Query published(
      @Nullable LocalDate from, @Nullable LocalDate to) {
    return new ConstantScoreQuery(
        LongPoint.newRangeQuery(
            Schema.PUBLISHED,
            from == null ? Long.MIN_VALUE : from.toEpochDay(),
            to == null ? Long.MAX_VALUE : to.toEpochDay()));
  }

  private org.apache.lucene.search.Query from(String path) throws IOException {
    String lower = path.toLowerCase(Locale.ROOT);
    if (lower.indexOf('*') >= 0 || lower.indexOf('?') >= 0) {
      return new ConstantScoreQuery(new WildcardQuery(new Term(Schema.PATH, "*" + lower)));
    }
    return new ConstantScoreQuery(
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Schema.WITHIN, path)), Occur.SHOULD)
            .add(words(Schema.PATH_WORDS, ArticleDocuments.words(path)), Occur.SHOULD)
            .build());
  }

  /** These words next to each other in a field of names. */
  private org.apache.lucene.search.Query words(String field, String text) throws IOException {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    try (TokenStream stream = analyzers.names().tokenStream("", text)) {
      TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        phrase.add(new Term(field, BytesRef.deepCopyOf(term.getBytesRef())));
      }
      stream.end();
    }
    return new ConstantScoreQuery(phrase.build());
  }

  private static org.apache.lucene.search.Query constant(String field, String keyword) {
    return new ConstantScoreQuery(new TermQuery(new Term(field, keyword)));
  }

  private static org.apache.lucene.search.Query intervals(
      String field, @Nullable IntervalsSource source) {
    return source == null
        ? new MatchNoDocsQuery("nothing in " + field)
        : new IntervalQuery(field, source);
  }

  private static org.apache.lucene.search.Query terms(String field, Map<BytesRef, Float> terms) {
    if (terms.isEmpty()) {
      return new MatchNoDocsQuery("no such word");
    }
    if (terms.size() == 1) {
      return new TermQuery(new Term(field, terms.keySet().iterator().next()));
    }
    if (terms.size() <= MAX_RANKED_TERMS) {
      SynonymQuery.Builder synonyms = new SynonymQuery.Builder(field);
      terms.forEach((term, weight) -> synonyms.addTerm(new Term(field, term), weight));
      return synonyms.build();
    }
    return new ConstantScoreQuery(new TermInSetQuery(field, terms.keySet()));
  }

  private static boolean isFilter(Query query) {
    return query instanceof Query.Dates
        || query instanceof Query.Author
        || query instanceof Query.From
        || query instanceof Query.Language;
  }

  private static boolean isWord(Query query) {
    return query instanceof Query.Word
        || query instanceof Query.Exact
        || query instanceof Query.Prefix
        || query instanceof Query.Wildcard
        || query instanceof Query.Fuzzy;
  }

  /** The words of a query that are wanted, not those it rules out; each once. */
  static Set<Query> words(Query query) {
    Set<Query> words = new LinkedHashSet<>();
    collect(query, words);
    return words;
  }

  private static void collect(Query query, Set<Query> words) {
    switch (query) {
      case Query.Word word -> words.add(word);
      case Query.Exact word -> words.add(word);
      case Query.Prefix word -> words.add(word);
      case Query.Wildcard word -> words.add(word);
      case Query.Fuzzy word -> words.add(word);
      case Query.Phrase phrase -> phrase.parts().forEach(part -> collect(part, words));
      case Query.In in -> collect(in.inner(), words);
      case Query.Lead lead -> collect(lead.inner(), words);
      case Query.Same same -> collect(same.inner(), words);
      case Query.Sentence sentence -> collect(sentence.inner(), words);
      case Query.AtLeast atLeast -> collect(atLeast.inner(), words);
      case Query.And and -> and.clauses().forEach(clause -> collect(clause, words));
      case Query.Or or -> or.clauses().forEach(clause -> collect(clause, words));
      case Query.Plain plain -> plain.clauses().forEach(clause -> collect(clause, words));
      case Query.Boost boost -> collect(boost.inner(), words);
      case Query.Everything everything -> {}
      case Query.Not not -> {}
      case Query.Dates dates -> {}
      case Query.Author author -> {}
      case Query.From from -> {}
      case Query.Language language -> {}
      case Query.Similar similar -> {}
    }
  }
}
