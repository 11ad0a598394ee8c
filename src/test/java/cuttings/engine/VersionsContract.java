package cuttings.engine;

import static cuttings.engine.TestArticles.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.engine.SearchRequest.Sort;
import cuttings.query.QueryException;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What every engine does with versions of one story. */
public abstract class VersionsContract extends EngineFixture {
  /** A text of that many words, the same for the same seed. */
  private static String text(int seed, int words) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append("word").append(random.nextInt(5_000));
    }
    return text.toString();
  }

  /** A story with a tail that is cut, with that word in it. */
  private static Article story(String path, int seed, int words, String word) {
    return article(path)
        .headline("News of " + path)
        .paragraph(text(seed, 200) + " " + word)
        .paragraph(text(seed + 1_000_000, words))
        .make();
  }

  private SearchResult search(String query, UnaryOperator<SearchRequest.Builder> options)
      throws IOException {
    try {
      return engine.search(
          options.apply(SearchRequest.of(query, QueryParser.parse(query).query())).build());
    } catch (UnsearchableException | QueryException e) {
      throw new AssertionError(query, e);
    }
  }

  private SearchResult search(String query) throws IOException {
    return search(query, options -> options);
  }

  private static List<String> paths(SearchResult result) {
    return result.hits().stream().map(hit -> hit.source().path()).toList();
  }

  private Set<String> versions(Article of) throws IOException {
    Set<String> paths = new TreeSet<>();
    for (Versions.Version version : engine.versions(of.id()).orElseThrow().nearest()) {
      paths.add(version.article().source().path());
    }
    return paths;
  }

  @Test
  void versionsOfAStoryAreOneHitWithTheirCount() throws IOException {
    hold(
        story("a.txt", 1, 100, "ferry"),
        story("b.txt", 1, 80, "ferry"),
        story("c.txt", 1, 60, "ferry"),
        story("other.txt", 2, 100, "ferry"));
    SearchResult folded = search("ferry");
    assertEquals(2, folded.hits().size());
    assertEquals(2, folded.total().value());
    assertTrue(folded.total().exact());
    assertEquals(2, folded.total().folded());
    assertEquals(List.of(0, 2), folded.hits().stream().map(Hit::duplicates).sorted().toList());
    SearchResult each = search("ferry", options -> options.fold(false));
    assertEquals(4, each.total().value());
    assertEquals(0, each.total().folded());
    assertEquals(Set.of(0), new HashSet<>(each.hits().stream().map(Hit::duplicates).toList()));
  }

  @Test
  void theVersionThatRanksBestStandsForTheOthers() throws IOException {
    hold(
        article("old.txt").paragraph(text(1, 100) + " ferry").published("2001-01-01").make(),
        article("new.txt").paragraph(text(1, 100) + " quay").published("2003-03-03").make(),
        article("headline.txt")
            .headline("Ferry ferry")
            .paragraph(text(1, 100) + " ferry")
            .published("2002-02-02")
            .make());
    assertEquals(List.of("headline.txt"), paths(search("ferry")));
    assertEquals(List.of("new.txt"), paths(search("", options -> options.sort(Sort.NEWEST))));
    assertEquals(List.of("old.txt"), paths(search("", options -> options.sort(Sort.OLDEST))));
    // Only what the query finds is folded and counted.
    assertEquals(1, search("ferry").hits().getFirst().duplicates());
    assertEquals(2, search("").hits().getFirst().duplicates());
    assertEquals(0, search("quay").hits().getFirst().duplicates());
  }

  @Test
  void facetsCountArticlesNotHits() throws IOException {
    hold(story("a.txt", 1, 100, "ferry"), story("b.txt", 1, 100, "ferry"));
    SearchResult result =
        search("ferry", options -> options.facets(EnumSet.of(Facet.Field.SOURCE)));
    assertEquals(1, result.total().value());
    assertEquals(
        List.of(new Facet.Value("archive", 2)),
        ((Facet.Values) result.facets().get(Facet.Field.SOURCE)).values());
  }

  @Test
  void pagesNeverShowAGroupTwice() throws IOException {
    Random random = new Random(5);
    List<Article> articles = new ArrayList<>();
    Set<Integer> groups = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      int group = random.nextInt(20);
      groups.add(group);
      articles.add(
          article(i + ".txt")
              .paragraph(text(group, 60) + " ferry".repeat(1 + random.nextInt(4)))
              .published("20" + (10 + random.nextInt(10)) + "-01-01")
              .make());
    }
    hold(articles.toArray(Article[]::new));
    for (Sort sort : Sort.values()) {
      List<String> all = new ArrayList<>();
      int articlesBehind = 0;
      String cursor = null;
      do {
        String at = cursor;
        SearchResult page =
            search("ferry", options -> options.sort(sort).limit(3).cursor(at).passages(0));
        all.addAll(paths(page));
        articlesBehind += page.hits().stream().mapToInt(Hit::duplicates).sum();
        assertEquals(groups.size(), page.total().value());
        cursor = page.next();
      } while (cursor != null);
      assertEquals(groups.size(), all.size(), sort + " " + all);
      assertEquals(60 - groups.size(), articlesBehind);
      assertEquals(
          all, paths(search("ferry", options -> options.sort(sort).limit(60).passages(0))));
      List<String> unfolded =
          paths(search("ferry", options -> options.sort(sort).limit(60).passages(0).fold(false)));
      assertEquals(60, unfolded.size());
      // The first of each group as they rank without folding.
      unfolded = new ArrayList<>(unfolded);
      unfolded.retainAll(all);
      assertEquals(all, unfolded);
    }
  }

  @Test
  void versionsAreListedByLikenessThenByDate() throws IOException {
    Article article = article("a.txt").headline("One").paragraph(text(1, 100)).make();
    hold(
        article,
        article("later.txt").paragraph(text(1, 100)).published("2020-02-02").make(),
        article("earlier.txt").paragraph(text(1, 100)).published("2020-01-01").make(),
        article("undated.txt").paragraph(text(1, 100)).make(),
        article("cut.txt").paragraph(text(1, 60)).published("2019-01-01").make(),
        article("other.txt").paragraph(text(2, 100)).make());
    Versions versions = engine.versions(article.id()).orElseThrow();
    assertEquals(
        List.of("earlier.txt", "later.txt", "undated.txt", "cut.txt"),
        versions.nearest().stream().map(each -> each.article().source().path()).toList());
    assertEquals(
        List.of(1.0, 1.0, 1.0, 0.6),
        versions.nearest().stream().map(Versions.Version::similarity).toList());
    assertEquals(4, versions.total());
    assertTrue(engine.versions("no such id").isEmpty());
  }

  @Test
  void anArticleWithoutVersionsHasNone() throws IOException {
    Article alone = article("a.txt").paragraph(text(1, 100)).make();
    hold(alone, article("b.txt").paragraph(text(2, 100)).make());
    assertEquals(new Versions(0, List.of()), engine.versions(alone.id()).orElseThrow());
  }

  @Test
  void aPageOfSeveralBriefsDoesNotJoinThemToEachOther() throws IOException {
    Article first = article("first.txt").paragraph(text(1, 80)).make();
    Article second = article("second.txt").paragraph(text(2, 80)).make();
    hold(first, article("page.txt").paragraph(text(1, 80)).paragraph(text(2, 80)).make(), second);
    assertFalse(versions(first).contains("second.txt"));
    assertFalse(versions(second).contains("first.txt"));
    assertEquals(2, search("").total().value());
  }

  @Test
  void agencyCopyWithinALongerPieceIsAVersion() throws IOException {
    Article agency = article("agency.txt").paragraph(text(1, 150)).make();
    hold(
        agency,
        article("longer.txt")
            .paragraph(text(2, 150))
            .paragraph(text(1, 150))
            .paragraph(text(3, 100))
            .make(),
        article("quotes.txt").paragraph(text(4, 900)).paragraph(text(1, 150)).make());
    assertEquals(Set.of("longer.txt"), versions(agency));
  }

  @Test
  void versionsComeAndGo() throws IOException {
    Article shortest = story("shortest.txt", 1, 10, "ferry");
    Article middle = story("middle.txt", 1, 40, "ferry");
    Article longest = story("longest.txt", 1, 90, "ferry");
    hold(middle, longest);
    assertEquals(Set.of("longest.txt"), versions(middle));
    hold(shortest);
    assertEquals(Set.of("longest.txt", "shortest.txt"), versions(middle));
    engine.remove(shortest.source());
    engine.commit();
    assertEquals(Set.of("longest.txt"), versions(middle));
    hold(story("longest.txt", 7, 90, "ferry"));
    assertEquals(Set.of(), versions(middle));
    assertEquals(2, search("ferry").total().value());
    hold(story("longest.txt", 1, 90, "ferry"));
    engine.remove(middle.source());
    engine.commit();
    assertEquals(Set.of(), versions(longest));
    assertEquals(1, search("ferry").total().value());
    assertEquals(0, search("ferry").hits().getFirst().duplicates());
  }

  /** Groups by their members, of everything held. */
  private Set<Set<String>> groups(Engine engine, List<Article> articles) throws IOException {
    Set<Set<String>> groups = new HashSet<>();
    for (Article article : articles) {
      Versions versions = engine.versions(article.id()).orElseThrow();
      Set<String> group = new TreeSet<>(Set.of(article.source().path()));
      versions.nearest().forEach(each -> group.add(each.article().source().path()));
      groups.add(group);
    }
    return groups;
  }

  /** Stories cut and joined at random: full of near misses, where one leader takes another's. */
  private static List<Article> tangled(Random random, int count) {
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> words = new ArrayList<>();
      for (int part = 1 + random.nextInt(2); part > 0; part--) {
        List<String> story = Arrays.asList(text(random.nextInt(count / 10), 120).split(" ", -1));
        int from = random.nextInt(60);
        words.addAll(story.subList(from, from + 20 + random.nextInt(story.size() - from - 20)));
      }
      for (int edits = random.nextInt(20); edits > 0; edits--) {
        words.set(random.nextInt(words.size()), "edit" + random.nextInt(1_000));
      }
      articles.add(article(i + ".txt").paragraph(String.join(" ", words)).make());
    }
    return articles;
  }

  @Test
  void groupsDependOnTheArticlesAloneNotOnHowTheyCame() throws Exception {
    long seed = Long.getLong("tests.seed", new Random().nextLong());
    Random random = new Random(seed);
    List<Article> articles = tangled(random, 100);
    for (Article article : articles) {
      put(article);
    }
    engine.commit();
    Set<Set<String>> expected = groups(engine, articles);
    assertTrue(expected.size() > 10 && expected.size() < 100, "a poor mixture: " + expected.size());
    try (Engine piecemeal = open()) {
      List<Article> shuffled = new ArrayList<>(articles);
      Collections.shuffle(shuffled, random);
      for (Article article : shuffled) {
        piecemeal.put(article.source(), PRINT, List.of(article));
        if (random.nextInt(8) == 0) {
          piecemeal.commit();
        }
        if (random.nextInt(4) == 0) { // comes, goes, and comes back
          Article other = shuffled.get(random.nextInt(shuffled.indexOf(article) + 1));
          piecemeal.remove(other.source());
          if (random.nextInt(4) == 0) {
            piecemeal.commit();
          }
          piecemeal.put(other.source(), PRINT, List.of(other));
        }
      }
      piecemeal.commit();
      assertEquals(expected, groups(piecemeal, articles), "-Dtests.seed=" + seed);
      // What remains after half is gone is as if the other half had never been.
      List<Article> gone = shuffled.subList(0, 50);
      for (Article article : gone) {
        piecemeal.remove(article.source());
        engine.remove(article.source());
      }
      piecemeal.commit();
      engine.commit();
      List<Article> left = shuffled.subList(50, 100);
      try (Engine half = open()) {
        for (Article article : left) {
          half.put(article.source(), PRINT, List.of(article));
        }
        half.commit();
        assertEquals(groups(half, left), groups(piecemeal, left), "-Dtests.seed=" + seed);
        assertEquals(groups(half, left), groups(engine, left), "-Dtests.seed=" + seed);
      }
    }
  }

  @Test
  void groupsAreTheSameByHoweverManyThreads() throws Exception {
    List<Article> articles = tangled(new Random(11), 100);
    for (Article article : articles) {
      put(article);
    }
    engine.commit();
    try (Engine threaded = open();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        int first = thread;
        running.add(
            threads.submit(
                () -> {
                  for (int i = first; i < articles.size(); i += 8) {
                    Article article = articles.get(i);
                    threaded.put(article.source(), PRINT, List.of(article));
                    if (i % 10 == first) {
                      threaded.commit();
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
      threaded.commit();
      assertEquals(groups(engine, articles), groups(threaded, articles));
    }
  }

  @Test
  void aGroupOfTenThousandIsOneHit() throws IOException {
    Article any = null;
    for (int i = 0; i < 10_000; i++) {
      any = article(i + ".txt").headline("Copy " + i).paragraph(text(1, 60) + " ferry").make();
      put(any);
    }
    engine.commit();
    SearchResult result = search("ferry");
    assertEquals(1, result.total().value());
    assertEquals(9_999, result.hits().getFirst().duplicates());
    Versions versions = engine.versions(any.id()).orElseThrow();
    assertEquals(9_999, versions.total());
    assertEquals(Versions.MAX_LISTED, versions.nearest().size());
    hold(article("new.txt").paragraph(text(1, 59) + " ferry").make());
    assertEquals(10_000, search("ferry").hits().getFirst().duplicates());
  }

  @Test
  void tooFewWordsAreVersionsOnlyWhereTheyAreTheSame() throws IOException {
    Article credit = article("credit.txt").headline("Quay opens").caption("Photo: Reuters").make();
    Article same = article("same.txt").headline("QUAY OPENS").caption("Photo, Reuters").make();
    Article none = article("none.txt").paragraph("— * —").make();
    hold(
        credit,
        same,
        article("other.txt").headline("Quay shuts").caption("Photo: Reuters").make(),
        article("one.txt").paragraph("Reuters").make(),
        none,
        article("nothing.txt").paragraph("***").make());
    assertEquals(Set.of("same.txt"), versions(credit));
    assertEquals(Set.of(), versions(none));
    assertEquals(5, search("").total().value());
  }

  @Test
  void aVersionIsFoundAmongManyArticlesThatAreHalfBoilerplate() throws IOException {
    // More than an article is compared with; each shares four tenths of its words with the others.
    String boilerplate = text(1, 80);
    for (int i = 0; i < 300; i++) {
      put(article(i + ".txt").paragraph(boilerplate).paragraph(text(100 + i, 120)).make());
    }
    Article version =
        article("version.txt").paragraph(boilerplate).paragraph(text(177, 118)).make();
    hold(version);
    assertEquals(Set.of("77.txt"), versions(version));
    assertEquals(300, search("").total().value());
  }

  @Test
  void similarArticlesAreAboutTheSameAndNeitherItselfNorItsVersions() throws IOException {
    String filler = "The day was long and the weather was as it had been for most of the week. ";
    Article vote =
        article("vote.txt")
            .headline("Harbour vote")
            .paragraph(filler + "The council voted to widen the harbour; the mayor abstained.")
            .by("Ada Finch")
            .make();
    hold(
        vote,
        article("version.txt")
            .headline("Council widens harbour")
            .paragraph(filler + "The council voted to widen the harbour; the mayor abstained.")
            .make(),
        article("mayor.txt")
            .headline("Mayor explains harbour vote")
            .paragraph("Why the mayor did not vote when the council widened the quay, and more.")
            .make(),
        article("recipe.txt").headline("Soup").paragraph(filler + "Cut the onions.").make(),
        article("finch.txt").headline("Ada Finch").paragraph("A bird, and a programmer.").make());
    assertEquals("mayor.txt", paths(search("similar:" + vote.id())).getFirst());
    assertFalse(paths(search("similar:" + vote.id())).contains("vote.txt"));
    assertFalse(paths(search("similar:" + vote.id())).contains("version.txt"));
    assertFalse(paths(search("similar:" + vote.id())).contains("finch.txt"));
    assertEquals(List.of("mayor.txt"), paths(search("headline:explains similar:" + vote.id())));
    assertEquals(List.of(), paths(search("similar:nosuchid")));
  }

  @Test
  void groupsOutliveTheEngineThatMadeThem() throws IOException {
    Article article = story("a.txt", 1, 100, "ferry");
    put(article);
    put(story("b.txt", 1, 80, "ferry"));
    engine.close(); // commits
    engine = reopen();
    assertEquals(Set.of("b.txt"), versions(article));
    assertEquals(1, search("ferry").total().value());
    engine.remove(article.source());
    engine.commit();
    assertEquals(0, search("ferry").hits().getFirst().duplicates());
  }

  /** The engine that {@link #openEngine} opened, closed since, again. */
  protected abstract Engine reopen() throws IOException;
}
