package cuttings.engine.lucene;

import cuttings.article.Article;
import cuttings.article.Kind;
import cuttings.engine.Suggestion;
import cuttings.query.Query;
import cuttings.query.QueryException;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/**
 * How a query that is being typed could go on, from the index itself: its dictionary for words,
 * names and phrases, a search for headlines. Nothing is built ahead, so what is searchable is
 * suggested at once, and nothing is held in memory.
 */
final class Suggestions {

  /** Longest query to complete, in UTF-16 units: beyond it nothing is suggested. */
  static final int MAX_TYPED_CHARS = 300;

  /** Names and phrases of fewer articles are not suggested. */
  static final int MIN_ARTICLES = 2;

  /** Most terms of a segment's dictionary looked at for one completion: bounds the time. */
  private static final int MAX_TERMS = 20_000;

  /** Terms that a segment names for one completion. */
  private static final int MOST_FREQUENT = 128;

  /** Letters from which on one of them may be wrong, and below which only words are completed. */
  private static final int MIN_TYPO_CHARS = 4;

  /** Most words that the one being typed may become in a headline: the most frequent ones. */
  private static final int MAX_HEADLINE_ENDS = 30;

  /** Letters from which on headlines are completed. */
  private static final int MIN_HEADLINE_CHARS = 2;

  /** Letters from which on a word that stands alone is sought in whole articles. */
  private static final int MIN_TEXT_CHARS = 3;

  /** Letters from which on names and phrases are: of two, a dictionary has too many to look at. */
  private static final int MIN_PHRASE_CHARS = 3;

  /** Completions of half a query that are tried before they are suggested: each is a search. */
  private static final int MAX_TRIED = 12;

  /** Most words before the last that a name or phrase is sought from. */
  private static final int MAX_PHRASE_WORDS = 4;

  private final IndexSearcher searcher;
  private final LuceneQueries queries;
  private final int limit;

  /** Most of one kind. */
  private final int most;

  private int tried;

  /**
   * @param limit at most so many at once
   */
  Suggestions(IndexSearcher searcher, LuceneQueries queries, int limit) {
    this.searcher = searcher;
    this.queries = queries;
    this.limit = limit;
    this.most = limit / 2 + 1;
  }

  /** The best completions, words first, headlines last. */
  List<Suggestion> of(String typed) throws IOException {
    Typing typing = typed.length() > MAX_TYPED_CHARS ? null : Typing.of(typed);
    if (typing == null) {
      return List.of();
    }
    Map<Suggestion.Kind, List<Suggestion>> found = new EnumMap<>(Suggestion.Kind.class);
    for (Suggestion.Kind kind : Suggestion.Kind.values()) {
      found.put(kind, new ArrayList<>());
    }
    List<String> terms = typing.place() == Typing.Place.AUTHOR ? List.of() : terms(typing);
    for (String term : terms) {
      if (!term.equals(Phrases.folded(typing.last()))) {
        keep(
            found,
            typing.withTerm(term),
            new Term(Schema.TEXT, Schema.EXACT + term),
            typing.isOneWord());
      }
    }
    phrases(typing, found);
    ScoreDoc[] headlines = typing.isPlain() ? headlines(typing, terms) : new ScoreDoc[0];
    int most = shares(found, headlines.length).get(Suggestion.Kind.HEADLINE);
    found.put(Suggestion.Kind.HEADLINE, told(headlines, most));
    List<Suggestion> shared = new ArrayList<>();
    shares(found, found.get(Suggestion.Kind.HEADLINE).size())
        .forEach((kind, share) -> shared.addAll(found.get(kind).subList(0, share)));
    return shared;
  }

  /** Each kind gets its share, and what others leave: words and names first, headlines last. */
  private Map<Suggestion.Kind, Integer> shares(
      Map<Suggestion.Kind, List<Suggestion>> found, int headlines) {
    Map<Suggestion.Kind, Integer> shares = new EnumMap<>(Suggestion.Kind.class);
    int left = limit;
    int before = -1;
    while (left > 0 && left != before) {
      before = left;
      for (Suggestion.Kind kind : Suggestion.Kind.values()) {
        int share = shares.getOrDefault(kind, 0);
        int most = kind == Suggestion.Kind.HEADLINE ? headlines : found.get(kind).size();
        boolean gets = left > 0 && share < most;
        shares.put(kind, gets ? share + 1 : share);
        left -= gets ? 1 : 0;
      }
    }
    return shares;
  }

  // Words.

  /** The most frequent words that begin as the last one does; where none does, with one typo. */
  private List<String> terms(Typing typing) throws IOException {
    String prefix = Phrases.folded(typing.last());
    if (prefix.isEmpty()) {
      return List.of();
    }
    Enumeration begins = begins(Schema.EXACT + prefix);
    // Of a letter, or of two alone, the words of headlines are enough, and ten times fewer.
    int enough = typing.isOneWord() ? MIN_TEXT_CHARS : MIN_HEADLINE_CHARS;
    boolean few = prefix.length() < enough;
    List<String> terms = few ? frequent(Schema.field(Kind.HEADLINE), begins, limit) : List.of();
    terms = terms.isEmpty() ? frequent(Schema.TEXT, begins, limit) : terms;
    return terms.isEmpty() && prefix.length() >= MIN_TYPO_CHARS
        ? frequent(Schema.TEXT, beginsNearly(String.valueOf(Schema.EXACT), prefix), limit)
        : terms;
  }

  private List<String> frequent(String field, Enumeration some, int count) throws IOException {
    return dictionary(field, some, term -> true).stream()
        .filter(each -> !Schema.isMark(each.term))
        .limit(count)
        .map(each -> each.term.substring(1))
        .toList();
  }

  // Names and phrases.

  private void phrases(Typing typing, Map<Suggestion.Kind, List<Suggestion>> found)
      throws IOException {
    Set<String> told = new HashSet<>();
    int most = Math.min(typing.words().size(), MAX_PHRASE_WORDS);
    // As many of the words before as possible: "prime minister keir st" before "st".
    int least = typing.place() == Typing.Place.FREE ? 0 : most;
    for (int before = most; before >= least; before--) {
      String prefix = Phrases.folded(typing.from(before));
      if (prefix.strip().length() < MIN_PHRASE_CHARS) {
        continue;
      }
      Collection<Counted> phrases = phrases(typing, begins(prefix));
      if (phrases.isEmpty() && before == most && prefix.length() >= MIN_TYPO_CHARS) {
        phrases = phrases(typing, beginsNearly("", prefix));
      }
      for (Counted each : phrases) {
        boolean wanted = found.get(each.phrase.kind()).size() < this.most;
        if (wanted && told.add(Phrases.folded(each.phrase.text()))) {
          keep(
              found,
              typing.withPhrase(before, each.phrase),
              new Term(Schema.PHRASES, each.term),
              typing.head().isBlank() && before == typing.words().size());
        }
      }
    }
  }

  private record Counted(Phrases.Phrase phrase, String term) {}

  /** Those of enough articles that fit, each once, in its most frequent spelling, that first. */
  private Collection<Counted> phrases(Typing typing, Enumeration some) throws IOException {
    Map<String, Counted> found = new LinkedHashMap<>();
    for (Entry each : dictionary(Schema.PHRASES, some, term -> fits(typing, Phrases.kind(term)))) {
      Phrases.Phrase phrase = Phrases.Phrase.of(each.term);
      if (each.articles >= MIN_ARTICLES || phrase.kind() == Suggestion.Kind.AUTHOR) {
        found.putIfAbsent(
            phrase.kind() + Phrases.folded(phrase.text()), new Counted(phrase, each.term));
      }
    }
    return found.values();
  }

  private static boolean fits(Typing typing, Suggestion.Kind kind) {
    return typing.place() == Typing.Place.AUTHOR
        ? kind == Suggestion.Kind.AUTHOR
        : kind != Suggestion.Kind.AUTHOR || typing.isPlain();
  }

  // Headlines.

  /** The articles whose headlines have the words, best first. */
  private ScoreDoc[] headlines(Typing typing, List<String> terms) throws IOException {
    BooleanQuery.Builder headline = new BooleanQuery.Builder();
    for (String word : typing.words()) {
      Query within = new Query.In(Set.of(Kind.HEADLINE), known(word));
      headline.add(queries.ranking(within, 0), Occur.MUST);
    }
    String last = Phrases.folded(typing.last());
    if (last.length() >= MIN_HEADLINE_CHARS) {
      boolean typo = !terms.isEmpty() && !terms.getFirst().startsWith(last);
      List<String> ends =
          typo
              ? terms
              : frequent(
                  Schema.field(Kind.HEADLINE), begins(Schema.EXACT + last), MAX_HEADLINE_ENDS);
      if (ends.isEmpty()) {
        return new ScoreDoc[0];
      }
      SynonymQuery.Builder any = new SynonymQuery.Builder(Schema.field(Kind.HEADLINE));
      ends.forEach(end -> any.addTerm(new Term(Schema.field(Kind.HEADLINE), Schema.EXACT + end)));
      headline.add(any.build(), Occur.MUST);
    }
    // How many there are is not wanted, so what cannot be among the best is skipped.
    return searcher.search(headline.build(), new TopScoreDocCollectorManager(limit, limit))
        .scoreDocs;
  }

  /** So many headlines, each once: only those that are shown are read. */
  private List<Suggestion> told(ScoreDoc[] headlines, int count) throws IOException {
    Set<String> texts = new HashSet<>();
    List<Suggestion> told = new ArrayList<>();
    for (ScoreDoc each : headlines) {
      if (told.size() == count) {
        break;
      }
      Article article = LuceneEngine.stored(searcher, each.doc).article();
      String text = article.headline();
      if (text != null && texts.add(text)) {
        told.add(
            new Suggestion(Suggestion.Kind.HEADLINE, text, Typing.headline(text), article.id()));
      }
    }
    return told;
  }

  /** A whole word; one that no article has may be mistyped. */
  private Query known(String word) throws IOException {
    String folded = Phrases.folded(word);
    boolean known =
        searcher.getIndexReader().docFreq(new Term(Schema.TEXT, Schema.EXACT + folded)) > 0;
    return known || folded.length() < MIN_TYPO_CHARS
        ? new Query.Word(word)
        : new Query.Fuzzy(word, 1);
  }

  // The dictionary.

  /** A part of a dictionary. */
  private interface Enumeration {
    TermsEnum in(Terms terms) throws IOException;
  }

  private static Enumeration begins(String prefix) {
    BytesRef start = new BytesRef(prefix);
    return terms ->
        new FilteredTermsEnum(terms.iterator()) {
          {
            setInitialSeekTerm(start);
          }

          @Override
          protected AcceptStatus accept(BytesRef term) {
            return StringHelper.startsWith(term, start) ? AcceptStatus.YES : AcceptStatus.END;
          }
        };
  }

  /** What begins as {@code typed} does but for one letter, not the first. */
  private static Enumeration beginsNearly(String before, String typed) {
    int first = Character.charCount(typed.codePointAt(0));
    Automaton nearly =
        new LevenshteinAutomata(typed.substring(first), true)
            .toAutomaton(1, before + typed.substring(0, first));
    CompiledAutomaton begins =
        new CompiledAutomaton(
            Operations.determinize(
                Operations.concatenate(List.of(nearly, Automata.makeAnyString())),
                Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
    return begins::getTermsEnum;
  }

  /** A word of a dictionary, and how many articles have it. */
  private record Entry(String term, int articles) {}

  /**
   * The most frequent words of a part of a dictionary, those first. Each segment names its own most
   * frequent ones: walking the segments side by side, word by word, takes several times as long,
   * and a word that is rare in every one of them is no suggestion.
   */
  private List<Entry> dictionary(String field, Enumeration some, Predicate<BytesRef> wanted)
      throws IOException {
    Map<BytesRef, Integer> articles = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      Terms terms = leaf.reader().terms(field);
      if (terms != null) {
        mostFrequent(some.in(terms), wanted, articles);
      }
    }
    List<Entry> entries = new ArrayList<>();
    articles.forEach((term, count) -> entries.add(new Entry(term.utf8ToString(), count)));
    entries.sort(Comparator.comparingInt(Entry::articles).reversed().thenComparing(Entry::term));
    return entries;
  }

  private static void mostFrequent(
      TermsEnum each, Predicate<BytesRef> wanted, Map<BytesRef, Integer> articles)
      throws IOException {
    record Seen(BytesRef term, int articles) {}
    PriorityQueue<Seen> most = new PriorityQueue<>(Comparator.comparingInt(Seen::articles));
    int left = MAX_TERMS;
    for (BytesRef term = each.next(); term != null && left > 0; term = each.next(), left--) {
      int count = each.docFreq();
      boolean more = most.size() < MOST_FREQUENT || count > most.element().articles;
      if (more && wanted.test(term)) {
        if (most.size() == MOST_FREQUENT) {
          most.remove();
        }
        most.add(new Seen(BytesRef.deepCopyOf(term), count));
      }
    }
    for (Seen seen : most) {
      articles.merge(seen.term, seen.articles, Integer::sum);
    }
  }

  // What is suggested finds something.

  /**
   * @param term what it was found by
   * @param whole whether that is all of the words typed
   */
  private void keep(
      Map<Suggestion.Kind, List<Suggestion>> found, Suggestion suggestion, Term term, boolean whole)
      throws IOException {
    List<Suggestion> kept = found.get(suggestion.kind());
    if (kept.size() < most && (whole ? isHeld(term) : finds(suggestion.query()))) {
      kept.add(suggestion);
    }
  }

  /** The dictionary knows words of removed articles until their segment is merged. */
  private boolean isHeld(Term term) throws IOException {
    return !searcher.getIndexReader().hasDeletions() || hasHit(new TermQuery(term));
  }

  private boolean finds(String typed) throws IOException {
    if (++tried > MAX_TRIED) {
      return false;
    }
    Query query;
    try {
      query = QueryParser.parse(typed).query();
    } catch (QueryException e) {
      return false;
    }
    try {
      return hasHit(queries.ranking(query, 0));
    } catch (IndexSearcher.TooManyClauses e) {
      return false;
    }
  }

  private boolean hasHit(org.apache.lucene.search.Query query) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      Scorer scorer = weight.scorer(leaf);
      Bits live = leaf.reader().getLiveDocs();
      DocIdSetIterator docs = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        if (live == null || live.get(doc)) {
          return true;
        }
      }
    }
    return false;
  }
}
