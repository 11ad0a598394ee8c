package cuttings.engine.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import cuttings.engine.Fingerprint;
import cuttings.engine.Hit;
import cuttings.engine.Match;
import cuttings.engine.Passage;
import cuttings.engine.SearchRequest;
import cuttings.query.Query;
import cuttings.query.QueryPrinter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random queries over random articles: what the engine finds and marks against {@link Scan}, which
 * reads every block. Replayed with {@code -Dtests.seed=}.
 */
final class DifferentialTest {
  private static final long SEED = Long.getLong("tests.seed", 20_240_911);
  private static final int INDEXES = 2;
  private static final int ARTICLES = 30;
  private static final int QUERIES = Integer.getInteger("tests.queries", 200);

  private static final String[] WORDS = {
    "storm", "storms", "boat", "boats", "baba", "babab", "bobo", "zuzu"
  };
  private static final Kind[] KINDS = {
    Kind.HEADLINE, Kind.STANDFIRST, Kind.CAPTION, Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.PARAGRAPH
  };

  @TempDir Path folder;

  @Test
  void theEngineFindsAndMarksWhatAScanOfTheBlocksDoes() throws Exception {
    for (long seed = SEED; seed < SEED + INDEXES; seed++) {
      Random random = new Random(seed);
      List<Article> articles = new ArrayList<>();
      try (LuceneEngine engine = LuceneEngine.writing(folder.resolve("index" + seed))) {
        for (int i = 0; i < ARTICLES; i++) {
          Article article = article(random, i);
          articles.add(article);
          engine.put(article.source(), new Fingerprint(1, 1, ""), List.of(article));
          if (i == ARTICLES / 2) {
            engine.commit();
          }
        }
        engine.commit();
        for (int i = 0; i < QUERIES; i++) {
          Query query = new Trees(random).tree();
          boolean any = random.nextInt(8) == 0;
          Set<Kind> in =
              random.nextInt(6) == 0
                  ? EnumSet.of(KINDS[random.nextInt(KINDS.length)], Kind.CAPTION)
                  : Set.of();
          check(engine, articles, query, in, any, "seed " + seed);
        }
      }
    }
  }

  private static void check(
      LuceneEngine engine,
      List<Article> articles,
      Query query,
      Set<Kind> in,
      boolean any,
      String seed)
      throws Exception {
    String told =
        "%s: %s in %s any %s, %s".formatted(seed, QueryPrinter.print(query), in, any, query);
    List<Hit> hits =
        engine
            .search(
                SearchRequest.of("", query)
                    .in(in)
                    .matching(any ? SearchRequest.Matching.ANY : SearchRequest.Matching.ALL)
                    .limit(ARTICLES)
                    .passages(SearchRequest.MAX_PASSAGES)
                    .fold(false)
                    .build())
            .hits();
    Set<String> found = new TreeSet<>();
    hits.forEach(hit -> found.add(hit.source().path()));
    Set<String> expected = new TreeSet<>();
    for (Article article : articles) {
      if (new Scan(article, any).finds(query, Scope.of(in))) {
        expected.add(article.source().path());
      }
    }
    if (expected.isEmpty() && !found.isEmpty() && query instanceof Query.Plain) {
      return; // most of the words will do where nothing has all
    }
    assertEquals(expected, found, told);
    for (Hit hit : hits) {
      Article article =
          articles.stream().filter(each -> each.id().equals(hit.id())).findFirst().orElseThrow();
      Set<String> marks = new TreeSet<>();
      Set<Integer> blocks = new TreeSet<>();
      for (Passage passage : hit.passages()) {
        for (Match match : passage.matches()) {
          marks.addAll(words(passage, match));
          blocks.add(passage.block());
        }
      }
      Scan scan = new Scan(article, any);
      Set<String> most = new TreeSet<>();
      for (Scan.Token token : scan.marks(query, Scope.of(in))) {
        most.add(token.block() + ":" + token.start());
      }
      String where = told + "\n" + article.blocks();
      if (scan.isExact(query)) {
        assertEquals(most, marks, where);
      } else {
        assertTrue(most.containsAll(marks) && marks.isEmpty() == most.isEmpty(), where);
      }
      Set<Integer> matched = new TreeSet<>();
      hit.matched().values().forEach(matched::addAll);
      assertEquals(blocks, matched, where);
      if (!any && in.isEmpty() && hit.equals(hits.getFirst())) {
        assertEquals(
            marks,
            ofArticle(engine.article(hit.id(), query).orElseThrow().matches(), article),
            where);
      }
    }
  }

  private static Set<String> ofArticle(List<List<Match>> matches, Article article) {
    Set<String> marks = new TreeSet<>();
    for (int i = 0; i < matches.size(); i++) {
      Block block = article.blocks().get(i);
      Passage whole = new Passage(block.kind(), i, block.line(), block.text(), matches.get(i));
      whole.matches().forEach(match -> marks.addAll(words(whole, match)));
    }
    return marks;
  }

  /** The words of a match: a phrase may be marked as one or word by word. */
  private static Set<String> words(Passage passage, Match match) {
    Set<String> words = new HashSet<>();
    String text = passage.text();
    for (int i = match.start(); i < match.end(); i++) {
      if (Character.isLetter(text.charAt(i))
          && (i == 0 || !Character.isLetter(text.charAt(i - 1)))) {
        words.add(passage.block() + ":" + i);
      }
    }
    assertTrue(
        (match.start() == 0 || !Character.isLetter(text.charAt(match.start() - 1)))
            && (match.end() == text.length() || !Character.isLetter(text.charAt(match.end()))),
        "a match ends within a word");
    return words;
  }

  private static Article article(Random random, int number) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 1 + random.nextInt(7); i > 0; i--) {
      StringBuilder text = new StringBuilder();
      for (int sentence = random.nextInt(3); sentence >= 0; sentence--) {
        int length = 1 + random.nextInt(6);
        for (int word = 0; word < length; word++) {
          String next = WORDS[random.nextInt(WORDS.length)];
          text.append(word == 0 ? Character.toUpperCase(next.charAt(0)) : next.charAt(0))
              .append(next, 1, next.length())
              .append(word == length - 1 ? "." : " ");
        }
        text.append(sentence > 0 ? " " : "");
      }
      blocks.add(Block.of(KINDS[random.nextInt(KINDS.length)], text.toString(), blocks.size() + 1));
    }
    return new Article(
        new Source("/random", number + ".txt"),
        1,
        "en",
        List.of(),
        null,
        random.nextInt(4) == 0 ? null : LocalDate.of(2020 + random.nextInt(5), 1, 1),
        blocks);
  }

  /** Random trees over the few words that there are. */
  private record Trees(Random random) {

    Query tree() {
      return tree(3, false, false);
    }

    private Query tree(int depth, boolean inside, boolean counted) {
      if (depth == 0) {
        return leaf();
      }
      return switch (random.nextInt(inside ? 13 : 15)) {
        case 0 -> new Query.And(several(() -> tree(depth - 1, inside, counted)));
        case 1 -> new Query.Or(several(() -> tree(depth - 1, inside, counted)));
        case 2 -> new Query.Plain(several(() -> tree(depth - 1, inside, counted)));
        case 3 -> new Query.Not(tree(depth - 1, inside, counted));
        case 4 -> new Query.Boost(tree(depth - 1, inside, counted), 2);
        case 5 -> new Query.Phrase(several(this::part), 0);
        case 6 -> new Query.Phrase(several(this::part), 1 + random.nextInt(3));
        case 7 -> new Query.In(kinds(), tree(depth - 1, inside, counted));
        case 8 -> new Query.Lead(tree(depth - 1, inside, counted));
        case 9 -> new Query.Same(tree(depth - 1, true, counted));
        case 10 -> new Query.Sentence(tree(depth - 1, true, counted));
        case 11 -> counted ? leaf() : new Query.AtLeast(1 + random.nextInt(3), countable());
        case 12 -> leaf();
        case 13 -> new Query.Dates(LocalDate.of(2021, 1, 1), LocalDate.of(2022, 12, 31));
        default -> new Query.Everything();
      };
    }

    private Query countable() {
      return switch (random.nextInt(6)) {
        case 0 -> new Query.Or(several(this::leaf));
        case 1 -> new Query.And(several(this::leaf));
        case 2 -> new Query.Phrase(List.of(word(), word()), 0);
        case 3 -> new Query.Same(new Query.And(several(this::leaf)));
        case 4 -> new Query.Sentence(new Query.Or(several(this::leaf)));
        default -> leaf();
      };
    }

    private Query leaf() {
      return random.nextBoolean() ? new Query.Word(any()) : part();
    }

    private Query part() {
      return switch (random.nextInt(8)) {
        case 0 -> new Query.Prefix(any().substring(0, 2));
        case 1 -> new Query.Wildcard("b?b*b");
        case 2 -> new Query.Fuzzy(any(), 1);
        case 3 -> new Query.Or(List.of(word(), word()));
        default -> word();
      };
    }

    private Query word() {
      return new Query.Exact(any());
    }

    private String any() {
      return WORDS[random.nextInt(WORDS.length)];
    }

    /** One kind or two. */
    private EnumSet<Kind> kinds() {
      EnumSet<Kind> kinds = EnumSet.of(KINDS[random.nextInt(KINDS.length)]);
      kinds.add(KINDS[random.nextInt(KINDS.length)]);
      return kinds;
    }

    private List<Query> several(Supplier<Query> each) {
      List<Query> several = new ArrayList<>();
      for (int i = 2 + random.nextInt(2); i > 0; i--) {
        several.add(each.get());
      }
      return several;
    }
  }

  /** The meaning of every operator, by looking at the words of one article. */
  private static final class Scan {
    private final Article article;
    private final boolean anyWord;
    private final List<Token> tokens = new ArrayList<>();

    record Token(int block, int sentence, int position, String word, int start) {}

    /** Tokens next to each other: from one to another, exclusive, in one block. */
    record Span(int from, int to) {}

    /** Part of the article: a block or a sentence of it; the sentence -1 is the whole block. */
    record Part(int block, int sentence) {
      boolean has(Token token) {
        return token.block == block && (sentence < 0 || token.sentence == sentence);
      }
    }

    Scan(Article article, boolean anyWord) {
      this.article = article;
      this.anyWord = anyWord;
      for (int block = 0; block < article.blocks().size(); block++) {
        String text = article.blocks().get(block).text();
        int sentence = 0;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
          boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
          if (letter && start < 0) {
            start = i;
          } else if (!letter && start >= 0) {
            String word = text.substring(start, i).toLowerCase(java.util.Locale.ROOT);
            tokens.add(new Token(block, sentence, tokens.size(), word, start));
            sentence += i < text.length() && text.charAt(i) == '.' ? 1 : 0;
            start = -1;
          }
        }
      }
    }

    boolean finds(Query query, Scope scope) {
      return switch (query) {
        case Query.Everything all -> isIn(scope);
        case Query.And and -> and.clauses().stream().allMatch(each -> finds(each, scope));
        case Query.Or or -> or.clauses().stream().anyMatch(each -> finds(each, scope));
        case Query.Plain plain -> findsPlain(plain.clauses(), scope);
        case Query.Not not -> !finds(not.inner(), scope);
        case Query.Boost boost -> finds(boost.inner(), scope);
        case Query.In in -> finds(in.inner(), scope.in(in.kinds()));
        case Query.Lead lead -> finds(lead.inner(), scope.lead());
        case Query.Same same -> !holding(same.inner(), scope, blocks(scope)).isEmpty();
        case Query.Sentence one -> !holding(one.inner(), scope, sentences(scope)).isEmpty();
        case Query.AtLeast count ->
            countable(count).stream()
                .allMatch(each -> mentions(each, scope, null) >= count.count());
        case Query.Dates dates ->
            article.published() != null
                && !article.published().isBefore(dates.from())
                && !article.published().isAfter(dates.to());
        default -> !spans(query, scope, null).isEmpty();
      };
    }

    private boolean findsPlain(List<Query> clauses, Scope scope) {
      if (!anyWord) {
        return clauses.stream().allMatch(each -> finds(each, scope));
      }
      // What limits or leaves out holds always; of the rest one will do.
      List<Query> optional = new ArrayList<>();
      for (Query each : clauses) {
        if (each instanceof Query.Not || each instanceof Query.Dates) {
          if (!finds(each, scope)) {
            return false;
          }
        } else {
          optional.add(each);
        }
      }
      return optional.isEmpty() || optional.stream().anyMatch(each -> finds(each, scope));
    }

    private boolean isIn(Scope scope) {
      return scope.isEverywhere() || !blocks(scope).isEmpty();
    }

    private static List<Query> countable(Query.AtLeast count) {
      return switch (count.inner()) {
        case Query.And and -> and.clauses();
        case Query.Plain plain -> plain.clauses();
        default -> List.of(count.inner());
      };
    }

    private int mentions(Query query, Scope scope, Part within) {
      return switch (query) {
        case Query.Same same -> holding(same.inner(), scope, within(blocks(scope), within)).size();
        case Query.Sentence one ->
            holding(one.inner(), scope, within(sentences(scope), within)).size();
        default -> spans(query, scope, within).size();
      };
    }

    /** Those parts in which all of it holds. */
    private List<Part> holding(Query query, Scope scope, List<Part> parts) {
      return parts.stream().filter(part -> holds(query, scope, part)).toList();
    }

    private boolean holds(Query query, Scope scope, Part part) {
      return switch (query) {
        case Query.Everything all -> true;
        case Query.And and -> and.clauses().stream().allMatch(each -> holds(each, scope, part));
        case Query.Or or -> or.clauses().stream().anyMatch(each -> holds(each, scope, part));
        case Query.Plain plain ->
            plain.clauses().stream().allMatch(each -> holds(each, scope, part));
        case Query.Not not -> !holds(not.inner(), scope, part);
        case Query.Boost boost -> holds(boost.inner(), scope, part);
        case Query.In in ->
            in.kinds().contains(kind(part.block)) && holds(in.inner(), scope.in(in.kinds()), part);
        case Query.Lead lead ->
            blocks(scope.lead()).contains(new Part(part.block, -1))
                && holds(lead.inner(), scope.lead(), part);
        case Query.Same same -> holds(same.inner(), scope, part);
        case Query.Sentence one ->
            !holding(one.inner(), scope, within(sentences(scope), part)).isEmpty();
        case Query.AtLeast count ->
            countable(count).stream()
                .allMatch(each -> mentions(each, scope, part) >= count.count());
        default -> !spans(query, scope, part).isEmpty();
      };
    }

    private static List<Part> within(List<Part> parts, Part outer) {
      return parts.stream()
          .filter(
              part ->
                  outer == null
                      || (part.block == outer.block
                          && (outer.sentence < 0 || part.sentence == outer.sentence)))
          .toList();
    }

    private Kind kind(int block) {
      return article.blocks().get(block).kind();
    }

    private List<Part> blocks(Scope scope) {
      List<Part> blocks = new ArrayList<>();
      boolean paragraph = false;
      for (int i = 0; i < article.blocks().size(); i++) {
        boolean later = kind(i) == Kind.PARAGRAPH && paragraph;
        paragraph |= kind(i) == Kind.PARAGRAPH;
        if (scope.kinds().contains(kind(i)) && !(later && scope.onlyLead())) {
          blocks.add(new Part(i, -1));
        }
      }
      return blocks;
    }

    private List<Part> sentences(Scope scope) {
      Set<Part> sentences = new java.util.LinkedHashSet<>();
      List<Part> blocks = blocks(scope);
      for (Token token : tokens) {
        if (blocks.contains(new Part(token.block, -1))) {
          sentences.add(new Part(token.block, token.sentence));
        }
      }
      return List.copyOf(sentences);
    }

    /** Where a word or phrase stands. */
    private Set<Span> spans(Query query, Scope scope, Part within) {
      Set<Span> spans = new HashSet<>();
      switch (query) {
        case Query.Phrase phrase -> {
          List<Set<Span>> parts = new ArrayList<>();
          for (Query part : phrase.parts()) {
            parts.add(spans(part, scope, within));
          }
          phrases(parts, new Span[parts.size()], 0, phrase.slop(), spans);
        }
        case Query.Or or -> or.clauses().forEach(each -> spans.addAll(spans(each, scope, within)));
        default -> {
          List<Part> blocks = blocks(scope);
          for (Token token : tokens) {
            if (is(query, token.word)
                && blocks.contains(new Part(token.block, -1))
                && (within == null || within.has(token))) {
              spans.add(new Span(token.position, token.position + 1));
            }
          }
        }
      }
      return spans;
    }

    private void phrases(List<Set<Span>> parts, Span[] chosen, int next, int slop, Set<Span> to) {
      if (next == chosen.length) {
        int from = Arrays.stream(chosen).mapToInt(Span::from).min().orElseThrow();
        int end = Arrays.stream(chosen).mapToInt(Span::to).max().orElseThrow();
        int words = Arrays.stream(chosen).mapToInt(span -> span.to - span.from).sum();
        boolean oneBlock = tokens.get(from).block == tokens.get(end - 1).block;
        if (oneBlock && end - from - words <= slop) {
          to.add(new Span(from, end));
          last.addAll(Arrays.asList(chosen));
        }
        return;
      }
      for (Span span : parts.get(next)) {
        // Further apart than this no slop of these queries reaches.
        boolean fits = next == 0 || Math.abs(span.from - chosen[0].from) < 20;
        for (int i = 0; i < next && fits; i++) {
          boolean apart = span.from >= chosen[i].to || span.to <= chosen[i].from;
          fits &= slop == 0 ? i < next - 1 || span.from == chosen[i].to : apart;
        }
        if (fits) {
          chosen[next] = span;
          phrases(parts, chosen, next + 1, slop, to);
        }
      }
    }

    /** The words of the phrases found since it was cleared: what stands between is no part. */
    private final Set<Span> last = new HashSet<>();

    private static boolean is(Query word, String token) {
      return switch (word) {
        case Query.Word plain -> stem(plain.text()).equals(stem(token));
        case Query.Exact exact -> exact.text().equals(token);
        case Query.Prefix prefix -> token.startsWith(prefix.text());
        case Query.Wildcard wildcard ->
            token.matches(wildcard.pattern().replace("*", ".*").replace("?", "."));
        case Query.Fuzzy fuzzy -> within(fuzzy.text(), token);
        default -> throw new IllegalArgumentException(word.toString());
      };
    }

    private static String stem(String word) {
      return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    /** Whether one letter more, less, other or two swapped make one the other. */
    private static boolean within(String a, String b) {
      if (a.equals(b)) {
        return true;
      }
      for (int i = 0; i <= a.length(); i++) {
        String head = a.substring(0, i);
        String tail = a.substring(i);
        boolean more = b.length() == a.length() + 1 && b.startsWith(head) && b.endsWith(tail);
        boolean less = !tail.isEmpty() && b.equals(head + tail.substring(1));
        boolean other =
            !tail.isEmpty()
                && b.length() == a.length()
                && b.startsWith(head)
                && b.endsWith(tail.substring(1));
        boolean swapped =
            tail.length() > 1
                && b.equals(head + tail.charAt(1) + tail.charAt(0) + tail.substring(2));
        if (more || less || other || swapped) {
          return true;
        }
      }
      return false;
    }

    /** What is to be marked in an article that is found. */
    Set<Token> marks(Query query, Scope scope) {
      Set<Token> marks = new HashSet<>();
      switch (query) {
        case Query.And and -> and.clauses().forEach(each -> add(marks, each, scope));
        case Query.Or or -> or.clauses().forEach(each -> add(marks, each, scope));
        case Query.Plain plain -> plain.clauses().forEach(each -> add(marks, each, scope));
        case Query.Boost boost -> add(marks, boost.inner(), scope);
        case Query.In in -> add(marks, in.inner(), scope.in(in.kinds()));
        case Query.Lead lead -> add(marks, lead.inner(), scope.lead());
        case Query.Same same -> {
          for (Part part : holding(same.inner(), scope, blocks(scope))) {
            marks.addAll(marksIn(same.inner(), scope, part));
          }
        }
        case Query.Sentence one -> {
          for (Part part : holding(one.inner(), scope, sentences(scope))) {
            marks.addAll(marksIn(one.inner(), scope, part));
          }
        }
        case Query.AtLeast count -> countable(count).forEach(each -> add(marks, each, scope));
        case Query.Not not -> {}
        case Query.Everything all -> {}
        case Query.Dates dates -> {}
        default -> marks.addAll(words(query, scope, null));
      }
      return marks;
    }

    private void add(Set<Token> marks, Query clause, Scope scope) {
      if (finds(clause, scope)) {
        marks.addAll(marks(clause, scope));
      }
    }

    private Set<Token> marksIn(Query query, Scope scope, Part part) {
      Set<Token> marks = new HashSet<>();
      if (!holds(query, scope, part)) {
        return marks;
      }
      switch (query) {
        case Query.And and -> and.clauses().forEach(e -> marks.addAll(marksIn(e, scope, part)));
        case Query.Or or -> or.clauses().forEach(e -> marks.addAll(marksIn(e, scope, part)));
        case Query.Plain plain ->
            plain.clauses().forEach(e -> marks.addAll(marksIn(e, scope, part)));
        case Query.Boost boost -> marks.addAll(marksIn(boost.inner(), scope, part));
        case Query.In in -> marks.addAll(marksIn(in.inner(), scope.in(in.kinds()), part));
        case Query.Lead lead -> marks.addAll(marksIn(lead.inner(), scope.lead(), part));
        case Query.Same same -> marks.addAll(marksIn(same.inner(), scope, part));
        case Query.Sentence one -> {
          for (Part inner : within(sentences(scope), part)) {
            marks.addAll(marksIn(one.inner(), scope, inner));
          }
        }
        case Query.AtLeast count ->
            countable(count).forEach(each -> marks.addAll(marksIn(each, scope, part)));
        case Query.Not not -> {}
        case Query.Everything all -> {}
        case Query.Dates dates -> {}
        default -> marks.addAll(words(query, scope, part));
      }
      return marks;
    }

    private Set<Token> words(Query query, Scope scope, Part within) {
      last.clear();
      Set<Span> spans = spans(query, scope, within);
      Set<Token> words = new HashSet<>();
      for (Span span : query instanceof Query.Phrase ? last : spans) {
        words.addAll(tokens.subList(span.from, span.to));
      }
      return words;
    }

    /** Whether what is marked is one set: of words near each other, the nearest are. */
    boolean isExact(Query query) {
      return !query.toString().matches(".*slop=[1-9].*");
    }
  }
}
