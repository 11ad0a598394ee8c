package cuttings.engine.lucene;

import static java.util.Objects.requireNonNull;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.engine.Suggestion;
import cuttings.query.Query;
import cuttings.query.QueryException;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Transition;
import org.jspecify.annotations.Nullable;

/**
 * How a query that is being typed could go on, from the index itself: its dictionary for words,
 * names and phrases, a search for headlines. Nothing is built ahead, so what is searchable is
 * suggested at once.
 */
final class Suggestions {

  /** Where words, names and phrases are looked up: the longest to walk through first. */
  static final List<String> DICTIONARIES =
      List.of(Schema.PHRASES, Schema.field(Kind.HEADLINE), Schema.TEXT);

  /** Longest query to complete, in UTF-16 units: beyond it nothing is suggested. */
  static final int MAX_TYPED_CHARS = 300;

  /** Names and phrases of fewer articles are not suggested. */
  static final int MIN_ARTICLES = 2;

  /** Letters from which on one of them may be wrong. */
  private static final int MIN_TYPO_CHARS = 4;

  /** Most words that the one being typed may become in a headline: the most frequent ones. */
  private static final int MAX_HEADLINE_ENDS = 30;

  /** The same for a word that stands alone: each of its ends has more headlines than are shown. */
  private static final int MAX_HEADLINE_ENDS_ALONE = 4;

  /** Articles of a segment whose headlines are looked at. */
  private static final int MAX_HEADLINES = 1_000;

  /** Letters from which on headlines are completed. */
  private static final int MIN_HEADLINE_CHARS = 2;

  /** Letters from which on a word that stands alone is sought in whole articles. */
  private static final int MIN_TEXT_CHARS = 3;

  /** Letters from which on names and phrases are: of two, a dictionary has too many to look at. */
  private static final int MIN_PHRASE_CHARS = 3;

  /** Completions within brackets or quotations that are tried: each is a search. */
  private static final int MAX_TRIED = 12;

  /** Completions of a kind that are looked into, most frequent first. */
  private static final int MAX_CANDIDATES = 16;

  /** The same in an index of which something was removed: the dictionary holds it still. */
  private static final int MAX_CANDIDATES_BESIDE_REMOVED = 128;

  /** Articles of a segment by which it is told whether two things stand in one. */
  static final int MAX_BESIDE = 256;

  /** So far down an article it is looked how a word is written, in UTF-16 units. */
  static final int MAX_WRITTEN_CHARS = 20_000;

  /** Most words before the last that a name or phrase is sought from. */
  private static final int MAX_PHRASE_WORDS = 4;

  private static final Set<String> ENGLISH = Set.of("en", Article.UNKNOWN_LANGUAGE);

  private static final Comparator<String> BY_LENGTH = Comparator.comparingInt(String::length);

  private final IndexSearcher searcher;
  private final Leaves leaves;
  private final Analyzers analyzers;
  private final LuceneQueries queries;
  private final FrequentTerms dictionary;
  private final int limit;

  /** Completions of a kind that are looked into. */
  private final int some;

  /** Most of one kind. */
  private final int most;

  private int tried;

  /** By how many of the words before the last. */
  private final Map<Integer, Beside> besides = new HashMap<>();

  /**
   * @param limit at most so many at once
   */
  Suggestions(
      IndexSearcher searcher,
      Leaves leaves,
      Analyzers analyzers,
      FrequentTerms dictionary,
      int limit) {
    this.searcher = searcher;
    this.leaves = leaves;
    this.analyzers = analyzers;
    this.queries = new LuceneQueries(leaves, analyzers, Set.of());
    this.dictionary = dictionary;
    this.limit = limit;
    this.some =
        searcher.getIndexReader().hasDeletions() ? MAX_CANDIDATES_BESIDE_REMOVED : MAX_CANDIDATES;
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
    Set<String> lasts = leaves.normalised(typing.last());
    List<String> terms = typing.place() == Typing.Place.AUTHOR ? List.of() : terms(typing, lasts);
    Map<Suggestion, String> termOf = new HashMap<>();
    List<Candidate> words = new ArrayList<>();
    for (String term : terms) {
      if (!lasts.contains(term)) {
        Candidate word = new Candidate(typing.withTerm(term), new BytesRef(Schema.EXACT + term));
        words.add(word);
        termOf.put(word.suggestion, term);
      }
    }
    keep(found, typing, typing.words().size(), Schema.TEXT, words);
    String meant = phrases(typing, found);
    ScoreDoc[] headlines =
        typing.isPlain() ? headlines(typing, lasts, terms, meant) : new ScoreDoc[0];
    int most = shares(found, headlines.length).get(Suggestion.Kind.HEADLINE);
    found.put(Suggestion.Kind.HEADLINE, told(headlines, most));
    // A set: what languages keep differently may be written alike.
    Set<Suggestion> shared = new LinkedHashSet<>();
    for (var share : shares(found, found.get(Suggestion.Kind.HEADLINE).size()).entrySet()) {
      for (Suggestion each : found.get(share.getKey()).subList(0, share.getValue())) {
        String term = termOf.get(each);
        shared.add(term == null ? each : typing.withTerm(written(term)));
      }
    }
    return List.copyOf(shared);
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
  private List<String> terms(Typing typing, Set<String> lasts) throws IOException {
    String last = lasts.isEmpty() ? "" : Collections.min(lasts, BY_LENGTH);
    if (last.isEmpty()) {
      return List.of();
    }
    // Of a letter, or of two alone, the words of headlines are enough, and ten times fewer.
    int enough = typing.isOneWord() ? MIN_TEXT_CHARS : MIN_HEADLINE_CHARS;
    boolean few = last.length() < enough;
    List<String> terms = few ? words(Schema.field(Kind.HEADLINE), lasts, some) : List.of();
    terms = terms.isEmpty() ? words(Schema.TEXT, lasts, some) : terms;
    if (!terms.isEmpty() || last.length() < MIN_TYPO_CHARS) {
      return terms;
    }
    List<FrequentTerms.Counted> nearly = new ArrayList<>();
    for (String each : lasts) {
      CompiledAutomaton beginnings = beginsNearly(String.valueOf(Schema.EXACT), each);
      nearly.addAll(dictionary.accepted(searcher, Schema.TEXT, beginnings));
    }
    return words(nearly.stream().sorted(FrequentTerms.MOST_FREQUENT_FIRST), some);
  }

  /**
   * The most frequent words that begin in one of these ways. The longest way comes first: who types
   * "l'or" means L'Oréal before the many words that begin as what French keeps of it.
   */
  private List<String> words(String field, Set<String> beginnings, int count) throws IOException {
    SortedMap<Integer, List<FrequentTerms.Counted>> terms =
        new TreeMap<>(Comparator.reverseOrder());
    for (String each : beginnings) {
      terms
          .computeIfAbsent(each.length(), length -> new ArrayList<>())
          .addAll(dictionary.beginning(searcher, field, Schema.EXACT + each));
    }
    return words(
        terms.values().stream()
            .flatMap(some -> some.stream().sorted(FrequentTerms.MOST_FREQUENT_FIRST)),
        count);
  }

  private static List<String> words(Stream<FrequentTerms.Counted> terms, int count) {
    return terms
        .map(each -> each.term().utf8ToString())
        .distinct()
        .filter(term -> !Schema.isMark(term))
        .limit(count)
        .map(term -> term.substring(1))
        .toList();
  }

  /**
   * A word of the dictionary as an article writes it, in lower case. English alone is written as
   * the dictionary has it: others lose their accents there, Hindi its vowel signs. A word that its
   * article has only far below is shown as the dictionary has it.
   */
  private String written(String term) throws IOException {
    if (ENGLISH.containsAll(leaves.languages())) {
      return term;
    }
    int doc = firstHit(new TermQuery(new Term(Schema.TEXT, Schema.EXACT + term)));
    if (doc < 0) {
      return term;
    }
    Article article = StoredArticle.read(searcher, doc).article();
    Analyzer analyzer = analyzers.of(article.language());
    int letter = Phrases.folded(term).codePointAt(0);
    boolean bare = term.indexOf('\'') < 0;
    int left = MAX_WRITTEN_CHARS;
    for (Block block : article.blocks()) {
      String text = block.text();
      left -= text.length();
      for (int[] word : left < 0 ? List.<int[]>of() : Phrases.words(text)) {
        // Neither "all'aeroporto" nor "Trump's" is how the word itself is written.
        int start = bare ? behindApostrophe(text, word) : word[0];
        if (begins(text, start, letter)) {
          String written = text.substring(start, word[1]).toLowerCase(Locale.ROOT);
          if (analyzer.normalize(Schema.TEXT, written).utf8ToString().equals(term)) {
            return written;
          }
        }
      }
    }
    return term;
  }

  private static int behindApostrophe(String text, int[] word) {
    int start = word[1];
    while (start > word[0] && text.charAt(start - 1) != '\'' && text.charAt(start - 1) != '’') {
      start--;
    }
    return start;
  }

  private static boolean begins(String text, int start, int letter) {
    int first = Character.toLowerCase(text.codePointAt(start));
    return first == letter
        || (first >= 0x80 && Phrases.folded(Character.toString(first)).codePointAt(0) == letter);
  }

  // Names and phrases.

  /** Adds names and phrases; what is meant where a letter is wrong, if that is told. */
  private @Nullable String phrases(Typing typing, Map<Suggestion.Kind, List<Suggestion>> found)
      throws IOException {
    Set<String> told = new HashSet<>();
    int most = Math.min(typing.words().size(), MAX_PHRASE_WORDS);
    // As many of the words before as possible: "prime minister keir st" before "st".
    int least = typing.place() == Typing.Place.FREE ? 0 : most;
    boolean any = false;
    for (int before = most; before >= least; before--) {
      String prefix = Phrases.folded(typing.from(before));
      if (prefix.strip().length() < MIN_PHRASE_CHARS) {
        continue;
      }
      Map<String, Candidate> phrases =
          phrases(typing, before, dictionary.beginning(searcher, Schema.PHRASES, prefix));
      phrases.keySet().removeIf(text -> !told.add(text));
      any |= keepPhrases(found, typing, before, phrases);
    }
    String typed = Phrases.folded(typing.from(most));
    if (!any && typed.length() >= MIN_TYPO_CHARS) {
      Map<String, Candidate> nearly =
          phrases(
              typing, most, dictionary.accepted(searcher, Schema.PHRASES, beginsNearly("", typed)));
      return keepPhrases(found, typing, most, nearly) ? nearly.keySet().iterator().next() : null;
    }
    return null;
  }

  private boolean keepPhrases(
      Map<Suggestion.Kind, List<Suggestion>> found,
      Typing typing,
      int before,
      Map<String, Candidate> phrases)
      throws IOException {
    int others = typing.words().size() - before;
    return keep(found, typing, others, Schema.PHRASES, phrases.values());
  }

  /** Some of each kind that enough articles have, each once, in its most frequent spelling. */
  private Map<String, Candidate> phrases(
      Typing typing, int before, List<FrequentTerms.Counted> terms) {
    Map<String, Candidate> found = new LinkedHashMap<>();
    int[] ofKind = new int[Suggestion.Kind.values().length];
    for (FrequentTerms.Counted each : terms) {
      Suggestion.Kind kind = Phrases.kind(each.term());
      boolean enough = each.articles() >= MIN_ARTICLES || kind == Suggestion.Kind.AUTHOR;
      if (enough && ofKind[kind.ordinal()] < some && fits(typing, kind)) {
        Phrases.Phrase phrase = Phrases.Phrase.of(each.term().utf8ToString());
        Candidate candidate = new Candidate(typing.withPhrase(before, phrase), each.term());
        if (found.putIfAbsent(Phrases.folded(phrase.text()), candidate) == null) {
          ofKind[kind.ordinal()]++;
        }
      }
    }
    return found;
  }

  private static boolean fits(Typing typing, Suggestion.Kind kind) {
    return typing.place() == Typing.Place.AUTHOR
        ? kind == Suggestion.Kind.AUTHOR
        : kind != Suggestion.Kind.AUTHOR || typing.isPlain();
  }

  // Headlines.

  /** The articles whose headlines have the words, best first. */
  private ScoreDoc[] headlines(
      Typing typing, Set<String> lasts, List<String> terms, @Nullable String meant)
      throws IOException {
    BooleanQuery.Builder headline = new BooleanQuery.Builder();
    for (String word : typing.words()) {
      Query known = known(word);
      if (known instanceof Query.Fuzzy && meant != null) {
        return headlines(meant);
      }
      headline.add(queries.ranking(inHeadlines(known), 0), Occur.MUST);
    }
    if (typing.last().length() >= MIN_HEADLINE_CHARS) {
      boolean typo =
          !terms.isEmpty() && lasts.stream().noneMatch(each -> terms.getFirst().startsWith(each));
      List<String> ends =
          typo
              ? terms.subList(0, Math.min(MAX_HEADLINE_ENDS, terms.size()))
              : words(
                  Schema.field(Kind.HEADLINE),
                  lasts,
                  typing.isOneWord() ? MAX_HEADLINE_ENDS_ALONE : MAX_HEADLINE_ENDS);
      if (ends.isEmpty()) {
        return new ScoreDoc[0];
      }
      List<BytesRef> any = ends.stream().map(end -> new BytesRef(Schema.EXACT + end)).toList();
      // All its ends are equally good, and to score them takes as long as the rest.
      headline.add(new TermInSetQuery(Schema.field(Kind.HEADLINE), any), Occur.FILTER);
    }
    return searcher.search(headline.build(), new First(limit)).scoreDocs;
  }

  /** Those with all the words of a name or phrase. */
  private ScoreDoc[] headlines(String phrase) throws IOException {
    BooleanQuery.Builder headline = new BooleanQuery.Builder();
    for (String word : phrase.split(" ", -1)) {
      headline.add(queries.ranking(inHeadlines(new Query.Word(word)), 0), Occur.MUST);
    }
    return searcher.search(headline.build(), new First(limit)).scoreDocs;
  }

  private static Query inHeadlines(Query word) {
    return new Query.In(Set.of(Kind.HEADLINE), word);
  }

  /**
   * The best of the first matches of each segment. Headlines are short, so that nearly all that
   * have the words are equally good, and to look at them all takes longer than the rest.
   */
  private record First(int limit) implements CollectorManager<First.Some, TopDocs> {

    @Override
    public Some newCollector() {
      return new Some(new TopScoreDocCollectorManager(limit, Integer.MAX_VALUE).newCollector());
    }

    @Override
    public TopDocs reduce(Collection<Some> collectors) {
      return TopDocs.merge(
          limit, collectors.stream().map(some -> some.best.topDocs()).toArray(TopDocs[]::new));
    }

    private static final class Some extends FilterCollector {
      private final TopScoreDocCollector best;

      Some(TopScoreDocCollector best) {
        super(best);
        this.best = best;
      }

      @Override
      public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
        return new FilterLeafCollector(super.getLeafCollector(leaf)) {
          private int left = MAX_HEADLINES;

          @Override
          public void collect(int doc) throws IOException {
            if (left-- == 0) {
              throw new CollectionTerminatedException();
            }
            super.collect(doc);
          }
        };
      }
    }
  }

  /** So many headlines, each once: only those that are shown are read. */
  private List<Suggestion> told(ScoreDoc[] headlines, int count) throws IOException {
    Set<String> texts = new HashSet<>();
    List<Suggestion> told = new ArrayList<>();
    for (ScoreDoc each : headlines) {
      if (told.size() == count) {
        break;
      }
      Article article = StoredArticle.read(searcher, each.doc).article();
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
    for (String form : leaves.normalised(word)) {
      Term term = new Term(Schema.TEXT, Schema.EXACT + form);
      if (form.length() < MIN_TYPO_CHARS || searcher.getIndexReader().docFreq(term) > 0) {
        return new Query.Word(word);
      }
    }
    return new Query.Fuzzy(word, 1);
  }

  /** What begins as {@code typed} does but for one letter, not the first. */
  private static CompiledAutomaton beginsNearly(String before, String typed) {
    int first = Character.charCount(typed.codePointAt(0));
    int[] letters = typed.codePoints().skip(1).toArray();
    Automaton nearly =
        new LevenshteinAutomata(letters, lastLetter(typed), true)
            .toAutomaton(1, before + typed.substring(0, first));
    return new CompiledAutomaton(andWhatFollows(nearly), false, false);
  }

  /**
   * The last letter that may be meant instead of another: those of scripts that take more bytes are
   * not, and take several times as long to compile.
   */
  private static int lastLetter(String typed) {
    int last = typed.codePoints().max().orElseThrow();
    if (last < 0x80) {
      return 0x7f;
    }
    return last < 0x800 ? 0x7ff : Character.MAX_CODE_POINT;
  }

  /**
   * What begins as a deterministic automaton accepts. To concatenate any string and to make that
   * deterministic says the same, and takes longer than to look into the dictionary.
   */
  private static Automaton andWhatFollows(Automaton some) {
    Automaton.Builder all = new Automaton.Builder();
    for (int state = 0; state < some.getNumStates(); state++) {
      all.createState();
    }
    int any = all.createState();
    all.setAccept(any, true);
    all.addTransition(any, any, Character.MIN_CODE_POINT, Character.MAX_CODE_POINT);
    Transition each = new Transition();
    for (int state = 0; state < some.getNumStates(); state++) {
      for (int left = some.initTransition(state, each); left > 0; left--) {
        some.getNextTransition(each);
        all.addTransition(state, some.isAccept(each.dest) ? any : each.dest, each.min, each.max);
      }
    }
    return all.finish();
  }

  // What is suggested finds something.

  /**
   * @param term of the articles that have what it adds
   */
  private record Candidate(Suggestion suggestion, BytesRef term) {}

  /**
   * Adds those that find something, not more of a kind than are wanted; whether there are any.
   *
   * @param before how many of the words before the last stay as they are
   * @param field of the candidates' terms
   */
  private boolean keep(
      Map<Suggestion.Kind, List<Suggestion>> found,
      Typing typing,
      int before,
      String field,
      Collection<Candidate> candidates)
      throws IOException {
    boolean any = false;
    for (Candidate each : candidates) {
      List<Suggestion> kept = found.get(each.suggestion.kind());
      if (kept.size() < most && finds(typing, before, field, each)) {
        kept.add(each.suggestion);
        any = true;
      }
    }
    return any;
  }

  private boolean finds(Typing typing, int before, String field, Candidate candidate)
      throws IOException {
    if (!typing.isPlain()) {
      return finds(candidate.suggestion.query());
    }
    if (before == 0) {
      return isHeld(new Term(field, candidate.term));
    }
    Beside beside = besides.get(before);
    if (beside == null) {
      beside = new Beside(typing.words().subList(0, before));
      besides.put(before, beside);
    }
    return beside.finds(field, candidate.term);
  }

  /**
   * The articles that have some words. Of a segment a few are looked at: where both the words and a
   * candidate are frequent, one may be missed, but none is told that finds nothing. To search for
   * each candidate takes longer than the rest of a suggestion.
   */
  private final class Beside {
    private final List<Segment> segments = new ArrayList<>();

    Beside(List<String> words) throws IOException {
      try {
        Query query = QueryParser.parse(String.join(" ", words)).query();
        Weight weight = weight(queries.ranking(query, 0));
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
          Segment segment = new Segment(leaf, weight);
          if (segment.articles.length > 0) {
            segments.add(segment);
          }
        }
      } catch (QueryException | IndexSearcher.TooManyClauses e) {
        segments.clear();
      }
    }

    /** Whether one of them has this too. */
    boolean finds(String field, BytesRef term) throws IOException {
      for (Segment each : segments) {
        if (each.finds(field, term)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Of a segment. */
  private static final class Segment {
    private final LeafReaderContext leaf;
    private final Weight words;
    private final int[] articles;
    private final Map<String, TermsEnum> terms = new HashMap<>();
    private @Nullable PostingsEnum postings;

    Segment(LeafReaderContext leaf, Weight words) throws IOException {
      this.leaf = leaf;
      this.words = words;
      Scorer scorer = words.scorer(leaf);
      this.articles = scorer == null ? new int[0] : first(scorer.iterator());
    }

    boolean finds(String field, BytesRef term) throws IOException {
      TermsEnum each = terms.get(field);
      if (each == null) {
        Terms all = leaf.reader().terms(field);
        each = all == null ? TermsEnum.EMPTY : all.iterator();
        terms.put(field, each);
      }
      if (!each.seekExact(term)) {
        return false;
      }
      postings = each.postings(postings, PostingsEnum.NONE);
      if (anyOf(articles, postings)) {
        return true;
      }
      if (articles.length < MAX_BESIDE) {
        return false;
      }
      postings = each.postings(postings, PostingsEnum.NONE);
      return anyOf(first(postings), requireNonNull(words.scorer(leaf)).iterator());
    }

    /** The first few that are not removed. */
    private int[] first(DocIdSetIterator some) throws IOException {
      Bits live = leaf.reader().getLiveDocs();
      int[] first = new int[MAX_BESIDE];
      int count = 0;
      for (int doc = some.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS && count < MAX_BESIDE;
          doc = some.nextDoc()) {
        if (live == null || live.get(doc)) {
          first[count++] = doc;
        }
      }
      return Arrays.copyOf(first, count);
    }
  }

  private static boolean anyOf(int[] articles, DocIdSetIterator some) throws IOException {
    for (int article : articles) {
      int at = some.docID() < article ? some.advance(article) : some.docID();
      if (at == article) {
        return true;
      }
    }
    return false;
  }

  /** The dictionary knows words of removed articles until their segment is merged. */
  private boolean isHeld(Term term) throws IOException {
    return !searcher.getIndexReader().hasDeletions() || firstHit(new TermQuery(term)) >= 0;
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
      return firstHit(queries.ranking(query, 0)) >= 0;
    } catch (IndexSearcher.TooManyClauses e) {
      return false;
    }
  }

  /** The first document that is not removed; -1 for none. */
  private int firstHit(org.apache.lucene.search.Query query) throws IOException {
    Weight weight = weight(query);
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      Scorer scorer = weight.scorer(leaf);
      Bits live = leaf.reader().getLiveDocs();
      DocIdSetIterator docs = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        if (live == null || live.get(doc)) {
          return leaf.docBase + doc;
        }
      }
    }
    return -1;
  }

  private Weight weight(org.apache.lucene.search.Query query) throws IOException {
    return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
  }
}
