package cuttings.engine;

import static cuttings.engine.TestArticles.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.article.Kind;
import cuttings.article.Source;
import cuttings.query.QueryException;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine does, whatever it keeps its articles in. */
public abstract class EngineContract extends EngineFixture {
  private SearchResult search(String query, UnaryOperator<SearchRequest.Builder> options) {
    try {
      return engine.search(
          options.apply(SearchRequest.of(query, QueryParser.parse(query).query())).build());
    } catch (IOException | UnsearchableException | QueryException e) {
      throw new AssertionError(query, e);
    }
  }

  private SearchResult search(String query) {
    return search(query, options -> options);
  }

  private List<String> found(String query) {
    return paths(search(query));
  }

  private static List<String> paths(SearchResult result) {
    return result.hits().stream().map(hit -> hit.source().path()).toList();
  }

  /** The marked words of every passage, in the order of the passages. */
  private static List<String> marked(SearchResult result) {
    List<String> marked = new ArrayList<>();
    for (Hit hit : result.hits()) {
      for (Passage passage : hit.passages()) {
        for (Match match : passage.matches()) {
          marked.add(passage.text().substring(match.start(), match.end()));
        }
      }
    }
    return marked;
  }

  private void holdHarbour() throws IOException {
    hold(
        article("vote.txt")
            .headline("Harbour vote splits the council")
            .standfirst("Fishing crews say the new quay comes too late")
            .caption("Mayor Ines Calder (left) at the old quay. Photograph: Tom Reyes")
            .paragraph(
                "The council voted by one to widen the harbour. Crews had asked for ten years.")
            .paragraph("Critics called the storm barrier a costly mistake.")
            .by("Ada Finch")
            .published("2024-09-11")
            .make(),
        article("storm.txt")
            .headline("Storm shadow over the coast")
            .paragraph(
                "The storm’s shadow fell on the town. Fishermen’s boats, the Łódź among them, stayed home.")
            .paragraph("A barrier was breached; the mayor was absent.")
            .by("Tom Reyes", "Zoë Łukasik")
            .published("2023-01-05")
            .make(),
        article("brief.txt").paragraph("Missiles were not mentioned.").make());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          council                           | vote.txt
          harbours                          | vote.txt
          storm                             | storm.txt vote.txt
          storm barrier                     | storm.txt vote.txt
          "storm barrier"                   | vote.txt
          "storm shadow"                    | storm.txt
          "storms shadow"                   |
          council OR missile                | brief.txt vote.txt
          storm -council                    | storm.txt
          storm NOT headline:harbour        | storm.txt
          mayor caption:calder              | vote.txt
          headline:storm                    | storm.txt
          caption:storm                     |
          paragraph:(storm barrier)         | storm.txt vote.txt
          lead:fishing                      | vote.txt
          lead:critics                      |
          lead:widen                        | vote.txt
          miss*                             | brief.txt
          mis?iles                          | brief.txt
          MISS*                             | brief.txt
          łód*                              | storm.txt
          LODŹ                              | storm.txt
          "łodź"                            | storm.txt
          kalder~1                          | vote.txt
          zoe                               |
          author:zoe                        | storm.txt
          author:"tom reyes"                | storm.txt
          same:(storm mistake)              | vote.txt
          same:(storm absent)               |
          same:(barrier -storm)             | storm.txt
          sentence:(council crews)          |
          sentence:(council widen)          | vote.txt
          same:(council crews)              | vote.txt
          "council harbour"~5               | vote.txt
          "council harbour"~2               |
          atleast2:storm                    | storm.txt
          atleast3:storm                    |
          date:2024-09                      | vote.txt
          date:[2023-01-01 TO 2023-12-31]   | storm.txt
          source:brief                      | brief.txt
          -storm                            | brief.txt
          lead:sentence:(critics barrier)   |
          lead:sentence:(council widen)     | vote.txt
          same:(lead:critics mistake)       |
          same:(lead:council harbour)       | vote.txt
          same:(paragraph:storm barrier)    | vote.txt
          same:sentence:(-storm -the)       | brief.txt vote.txt
          same:(barrier -sentence:(-storm)) | vote.txt
          atleast2:same:storm               | storm.txt
          atleast2:sentence:storm           | storm.txt
          same:atleast2:(storm shadow)      |
          "storm storm*"~9                  |
          "council crews council"~99        |
          "home a"~1000                     |
          caption:(-calder -zeppelin)       | brief.txt storm.txt
          NOT (storm OR (missile -council)) |
          storm OR -council                 | brief.txt storm.txt vote.txt
          (council OR missile) -harbour     | brief.txt
          fishermen's                       | storm.txt
          “storm shadow”                    | storm.txt
          """)
  void aQueryFinds(String query, String paths) throws IOException {
    holdHarbour();
    List<String> expected = paths == null ? List.of() : List.of(paths.strip().split(" ", -1));
    assertEquals(expected, found(query).stream().sorted().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          harbours                     | Harbour,harbour
          "storm shadow"               | Storm shadow,storm’s shadow
          caption:calder               | Calder
          same:(barrier -storm)        | barrier
          same:(storm mistake)         | storm,mistake
          sentence:(council widen)     | council,widen
          sentence:"storm barrier"     | storm barrier
          same:("storm barrier" costly) | storm barrier,costly
          "council harbour"~5          | council,Harbour
          missile OR (storm widen)     | Missiles,storm,widen
          atleast2:storm               | storm’s,Storm
          mis*                         | Missiles,mistake
          """)
  void aQueryMarksWhatItMatchedAndNoMore(String query, String marks) throws IOException {
    holdHarbour();
    Set<String> expected = Set.of(marks.split(",", -1));
    Set<String> actual = new HashSet<>(marked(search(query)));
    assertEquals(expected, actual);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wom?n-led               | women-led
          wom*-led                | women-led
          women-l?d               | women-led
          "wom?n-led crew"        | women-led crew
          "wom?n crew"~2          | women,crew
          caption:wom?n-led       |
          -wom?n-led              |
          man-l?d                 |
          """)
  void aPatternMayStandInAWordOfSeveralParts(String query, String marks) throws IOException {
    hold(article("crew.txt").paragraph("A women-led crew sailed first.").make());
    Set<String> expected = marks == null ? Set.of() : Set.of(marks.split(",", -1));
    assertEquals(expected, new HashSet<>(marked(search(query))));
    assertEquals(expected.isEmpty() ? List.of() : List.of("crew.txt"), found(query));
  }

  @Test
  void aHitTellsWhereItMatchedByKindAndBlock() throws IOException {
    holdHarbour();
    Hit hit = search("quay").hits().getFirst();
    assertEquals(Map.of(Kind.STANDFIRST, List.of(1), Kind.CAPTION, List.of(2)), hit.matched());
    assertEquals("Harbour vote splits the council", hit.headline());
    assertEquals(List.of("Ada Finch"), hit.byline());
    assertEquals(
        3,
        hit.passages().stream()
            .filter(p -> p.kind() == Kind.CAPTION)
            .findFirst()
            .orElseThrow()
            .line());
  }

  @Test
  void aWordOfTheHeadlineOutweighsOneOfAParagraph() throws IOException {
    hold(
        article("paragraph.txt").headline("A quiet day").paragraph("The ferry sailed on.").make(),
        article("headline.txt")
            .headline("The ferry sails")
            .paragraph("A quiet day went on.")
            .make(),
        article("caption.txt").headline("A quiet day").caption("The ferry sailed off.").make());
    assertEquals(List.of("headline.txt", "caption.txt", "paragraph.txt"), found("ferry"));
  }

  @Test
  void whereNoArticleHasEveryWordMostOfThemWillDo() throws IOException {
    holdHarbour();
    SearchResult result = search("council harbour crews zeppelin");
    assertEquals(List.of("vote.txt"), paths(result));
    assertEquals(1, result.notes().size());
    assertEquals(List.of(), found("zeppelin dirigible"));
  }

  @Test
  void anyWordWillDoWhereAnyIsAsked() throws IOException {
    holdHarbour();
    SearchResult result =
        search("missiles zeppelin", options -> options.matching(SearchRequest.Matching.ANY));
    assertEquals(List.of("brief.txt"), paths(result));
    assertTrue(result.notes().isEmpty());
  }

  @Test
  void whereAnyWordWillDoWhatIsLeftOutStillIsAndFiltersHold() throws IOException {
    holdHarbour();
    for (String query : List.of("storm missile -council", "storm missile date:2023")) {
      SearchResult any = search(query, options -> options.matching(SearchRequest.Matching.ANY));
      assertTrue(paths(any).contains("storm.txt"), query);
      assertTrue(!paths(any).contains("vote.txt"), query);
    }
  }

  @Test
  void anArticleIsMarkedAsItsHitIs() throws Exception {
    holdHarbour();
    cuttings.query.Query query = QueryParser.parse("missile OR (storm zeppelin) OR coast").query();
    Hit hit =
        engine.search(SearchRequest.of("", query).build()).hits().stream()
            .filter(found -> found.source().path().equals("storm.txt"))
            .findFirst()
            .orElseThrow();
    MarkedArticle article = engine.article(hit.id(), query).orElseThrow();
    assertEquals(1, article.matches().stream().mapToInt(List::size).sum());
  }

  @Test
  void aRequestLimitedToCaptionsFindsAndMarksInCaptionsOnly() throws IOException {
    holdHarbour();
    SearchResult result = search("mayor", options -> options.in(EnumSet.of(Kind.CAPTION)));
    assertEquals(List.of("vote.txt"), paths(result));
    assertEquals(Set.of(Kind.CAPTION), result.hits().getFirst().matched().keySet());
    assertEquals(
        List.of(),
        paths(search("headline:storm", options -> options.in(EnumSet.of(Kind.CAPTION)))));
  }

  @Test
  void theEmptyQueryFindsEverythingAndShowsHowArticlesBegin() throws IOException {
    holdHarbour();
    SearchResult result = search("", options -> options.sort(SearchRequest.Sort.NEWEST));
    assertEquals(List.of("vote.txt", "storm.txt", "brief.txt"), paths(result));
    assertEquals(
        "Fishing crews say the new quay comes too late",
        result.hits().getFirst().passages().getFirst().text());
    assertEquals(3, result.total().value());
  }

  @Test
  void oldestPutsUndatedArticlesLastToo() throws IOException {
    holdHarbour();
    assertEquals(
        List.of("storm.txt", "vote.txt", "brief.txt"),
        paths(search("", options -> options.sort(SearchRequest.Sort.OLDEST))));
  }

  @Test
  void filtersOfOneFacetAreAlternativesAndOfSeveralAddUp() throws IOException {
    holdHarbour();
    assertEquals(
        2,
        search("", options -> options.authors(List.of("Ada Finch", "Tom Reyes"))).total().value());
    assertEquals(
        List.of("storm.txt"),
        paths(
            search(
                "",
                options ->
                    options
                        .authors(List.of("Ada Finch", "Tom Reyes"))
                        .published(null, java.time.LocalDate.parse("2023-12-31")))));
  }

  @Test
  void facetsCountWhatIsFound() throws IOException {
    holdHarbour();
    SearchResult result =
        search("storm", options -> options.facets(EnumSet.allOf(Facet.Field.class)));
    Facet.Values authors = (Facet.Values) result.facets().get(Facet.Field.AUTHOR);
    assertEquals(
        Set.of("Ada Finch", "Tom Reyes", "Zoë Łukasik"),
        new HashSet<>(authors.values().stream().map(Facet.Value::value).toList()));
    Facet.Values kinds = (Facet.Values) result.facets().get(Facet.Field.KIND);
    assertEquals(
        List.of(new Facet.Value("paragraph", 2), new Facet.Value("headline", 1)), kinds.values());
    Facet.Values sources = (Facet.Values) result.facets().get(Facet.Field.SOURCE);
    assertEquals(List.of(new Facet.Value("archive", 2)), sources.values());
    Facet.Histogram dates = (Facet.Histogram) result.facets().get(Facet.Field.DATE);
    assertEquals(Facet.Interval.MONTH, dates.interval());
    assertEquals(21, dates.buckets().size());
    assertEquals(2, dates.buckets().stream().mapToLong(Facet.Bucket::count).sum());
  }

  @Test
  void aFacetStillShowsWhatElseCouldBeChosen() throws IOException {
    holdHarbour();
    SearchResult result =
        search(
            "storm",
            options ->
                options
                    .authors(List.of("Ada Finch"))
                    .facets(EnumSet.of(Facet.Field.AUTHOR, Facet.Field.SOURCE)));
    assertEquals(1, result.total().value());
    assertEquals(3, ((Facet.Values) result.facets().get(Facet.Field.AUTHOR)).values().size());
    assertEquals(
        List.of(new Facet.Value("archive", 1)),
        ((Facet.Values) result.facets().get(Facet.Field.SOURCE)).values());
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepeat() throws IOException {
    for (int i = 0; i < 25; i++) {
      hold(
          article("ferry" + i + ".txt")
              .paragraph("The ferry " + i + " sailed " + ("on" + i + " ").repeat(i))
              .make());
    }
    for (SearchRequest.Sort sort : SearchRequest.Sort.values()) {
      List<String> all = new ArrayList<>();
      String cursor = null;
      do {
        String at = cursor;
        SearchResult page =
            search("ferry", options -> options.sort(sort).limit(7).cursor(at).passages(0));
        all.addAll(paths(page));
        assertEquals(25, page.total().value());
        cursor = page.next();
      } while (cursor != null);
      assertEquals(25, all.size());
      assertEquals(25, new HashSet<>(all).size());
      assertEquals(
          all, paths(search("ferry", options -> options.sort(sort).limit(25).passages(0))));
    }
  }

  @Test
  void aCursorThatIsNotOursIsRefused() {
    SearchRequest.Builder request = SearchRequest.of("", new cuttings.query.Query.Everything());
    assertThrows(
        UnsearchableException.class, () -> engine.search(request.cursor("nonsense").build()));
  }

  @Test
  void aCaptionThatRepeatsAParagraphIsShownOnce() throws IOException {
    hold(
        article("echo.txt")
            .paragraph("The bridge opened on Monday after a long delay.")
            .echo("The bridge opened on Monday after a long delay", 0)
            .make());
    SearchResult result = search("bridge");
    assertEquals(1, result.hits().getFirst().passages().size());
    assertEquals(Set.of(Kind.PARAGRAPH, Kind.CAPTION), result.hits().getFirst().matched().keySet());
  }

  @Test
  void puttingASourceReplacesAllItHeld() throws IOException {
    Article first = article("a.txt").paragraph("An early draft about zeppelins.").make();
    Article second = article("a.txt").number(2).paragraph("A second story.").make();
    engine.put(first.source(), PRINT, List.of(first, second));
    engine.commit();
    assertEquals(2, engine.stats().articles());
    hold(article("a.txt").paragraph("The final text.").make());
    assertEquals(List.of(), found("zeppelins"));
    assertEquals(List.of("a.txt"), found("final"));
    assertEquals(Map.of(first.source(), PRINT), engine.sources());
    engine.remove(first.source());
    engine.commit();
    assertEquals(0, engine.stats().articles());
    assertEquals(Map.of(), engine.sources());
  }

  @Test
  void aSourceOfManyLongArticlesIsHeldWhole() throws IOException {
    List<Article> articles = new ArrayList<>();
    for (int number = 1; number <= 5; number++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 400 * number; word++) {
        text.append("w").append(number).append('x').append(word).append(' ');
      }
      articles.add(article("many.txt").number(number).paragraph(text.toString()).make());
    }
    engine.put(articles.getFirst().source(), PRINT, articles);
    engine.commit();
    for (int number = 1; number <= 5; number++) {
      String last = "w" + number + "x" + (400 * number - 1);
      assertEquals(number, search(last).hits().getFirst().number());
      assertEquals(1, search(last).total().value());
    }
  }

  @Test
  void aSourceWithoutArticlesIsRememberedAndNeverFound() throws IOException {
    Source empty = new Source("/archive", "empty.txt");
    engine.put(empty, PRINT, List.of());
    engine.commit();
    assertEquals(Set.of(empty), engine.sources().keySet());
    assertEquals(List.of(), found(""));
    assertEquals(List.of(), found("-storm"));
  }

  @Test
  void anArticleComesBackWholeWithItsMatches() throws Exception {
    holdHarbour();
    Hit hit = search("storm shadow").hits().getFirst();
    MarkedArticle article =
        engine.article(hit.id(), new cuttings.query.Query.Word("storm")).orElseThrow();
    assertEquals(hit.id(), article.article().id());
    assertEquals(List.of(new Match(0, 5)), article.matches().getFirst());
    assertEquals(List.of(), article.matches().getLast());
    assertTrue(engine.article("no such id", null).isEmpty());
  }

  @Test
  void whatIsWrittenIsFoundWithoutACommitWithinASecond() throws Exception {
    hold(article("a.txt").paragraph("Old news.").make());
    Article fresh = article("b.txt").paragraph("Fresh news.").make();
    engine.put(fresh.source(), PRINT, List.of(fresh));
    for (int i = 0; i < 40 && found("fresh").isEmpty(); i++) {
      Thread.sleep(50);
    }
    assertEquals(List.of("b.txt"), found("fresh"));
  }

  @Test
  void statsTellHowMuchIsHeld() throws IOException {
    holdHarbour();
    Stats stats = engine.stats();
    assertEquals(3, stats.articles());
    assertEquals(3, stats.sources());
    assertEquals(2, stats.blocks().get(Kind.HEADLINE));
    assertEquals(5, stats.blocks().get(Kind.PARAGRAPH));
    assertEquals("2023-01-05", String.valueOf(stats.oldest()));
    assertEquals("2024-09-11", String.valueOf(stats.newest()));
    assertTrue(stats.bytes() > 0);
  }

  @Test
  void anEmptyEngineAnswers() throws IOException {
    SearchResult result =
        search("anything", options -> options.facets(EnumSet.allOf(Facet.Field.class)));
    assertEquals(0, result.total().value());
    assertNull(result.next());
    assertNotNull(engine.stats());
  }

  @Test
  void aPassageOfALongParagraphIsWholeSentences() throws IOException {
    String filler = "Nothing of note happened on the pier that day, they said. ".repeat(20);
    hold(article("long.txt").paragraph(filler + "Then a zeppelin came. " + filler).make());
    Passage passage = search("zeppelin").hits().getFirst().passages().getFirst();
    assertTrue(passage.text().contains("Then a zeppelin came."), passage.text());
    assertTrue(passage.text().length() <= 400, passage.text());
    assertTrue(passage.text().endsWith("."), passage.text());
    assertTrue(
        passage.text().startsWith("Nothing") || passage.text().startsWith("Then"), passage.text());
  }

  @Test
  void whereNothingIsAskedOfAKindItsFirstBlocksAreThePassages() throws IOException {
    hold(
        article("a.txt")
            .headline("Storm")
            .paragraph("Rain fell.")
            .caption("A wave")
            .caption("A pier")
            .make());
    SearchResult everything = search("", options -> options);
    assertEquals("Rain fell.", everything.hits().getFirst().passages().getFirst().text());
    SearchResult captions = search("", options -> options.in(EnumSet.of(Kind.CAPTION)));
    assertEquals(
        List.of("A wave", "A pier"),
        captions.hits().getFirst().passages().stream().map(Passage::text).toList());
  }

  @Test
  void wordsThatStandTogetherAreWorthMoreThanTheSameApart() throws IOException {
    hold(
        article("apart.txt").paragraph("The bridge was new and the toll was old news.").make(),
        article("near.txt").paragraph("The new bridge toll was old and was the news.").make());
    assertEquals(
        List.of("near.txt", "apart.txt"),
        paths(search("bridge toll", options -> options.fold(false))));
  }

  @Test
  void anArticleAboutTheWordsComesBeforeOneThatMentionsThem() throws IOException {
    String filler = "The committee met, and its members spoke of many things. ".repeat(5);
    hold(
        article("mentions.txt").paragraph(filler + "A ferry passed.").paragraph(filler).make(),
        article("about.txt")
            .paragraph("The ferry came. " + filler)
            .paragraph("The ferry left again; no ferry comes at night. " + filler)
            .make());
    assertEquals(
        List.of("about.txt", "mentions.txt"),
        paths(search("ferry", options -> options.fold(false))));
  }

  @Test
  void ofTwoArticlesAlikeTheNewerComesFirstUnlessThatIsSwitchedOff() throws IOException {
    hold(
        article("a.txt").paragraph("The ferry sailed.").published("2019-05-01").make(),
        article("b.txt").paragraph("The ferry sailed.").published("2024-05-01").make(),
        article("c.txt").paragraph("The ferry sailed.").make());
    assertEquals(
        List.of("b.txt", "a.txt", "c.txt"), paths(search("ferry", options -> options.fold(false))));
    SearchResult alike = search("ferry", options -> options.fold(false).recency(false));
    assertEquals(1, alike.hits().stream().map(Hit::score).distinct().count());
  }

  @Test
  void recencyNeverOutweighsWhatAnArticleIsAbout() throws IOException {
    hold(
        article("new.txt")
            .headline("A quiet day")
            .paragraph("Nothing happened, and a ferry passed by.")
            .published("2024-05-01")
            .make(),
        article("old.txt")
            .headline("Ferry sinks")
            .paragraph("The ferry went down. All on the ferry were saved.")
            .published("1999-05-01")
            .make(),
        article("other.txt").paragraph("Quite another matter.").make());
    assertEquals(List.of("old.txt", "new.txt"), found("ferry"));
  }

  @Test
  void aLongQuestionFindsNoMoreThanItsOwnWordsDo() throws IOException {
    hold(
        article("a.txt").paragraph("Harbour council widen quay crane tonnage").make(),
        article("b.txt").paragraph("Harbour council widen quay crane tonnage dredging").make(),
        article("c.txt").paragraph("The crane lifted its tonnage of dredging gear.").make(),
        article("d.txt").paragraph("Harbour news.").make());
    SearchResult result =
        search(
            "why did the council widen the harbour",
            options -> options.matching(SearchRequest.Matching.ANY));
    // c shares words with the best answers, but none with the question: not even "the".
    assertEquals(Set.of("a.txt", "b.txt", "d.txt"), new HashSet<>(paths(result)));
    assertEquals(3, result.total().value());
    assertEquals(Set.of("Harbour", "council", "widen"), new HashSet<>(marked(result)));
  }

  @Test
  void aQuestionOfFunctionWordsAloneIsAskedAsItIs() throws IOException {
    hold(article("a.txt").paragraph("To be, or not to be.").make());
    assertEquals(
        List.of("a.txt"),
        paths(search("to be not", options -> options.matching(SearchRequest.Matching.ANY))));
  }

  @Test
  void aHitWithoutMatchesIsTheSameHit() throws IOException {
    holdHarbour();
    SearchResult whole = search("storm");
    SearchResult bare = search("storm", options -> options.matches(false));
    assertEquals(paths(whole), paths(bare));
    assertEquals(Map.of(), bare.hits().getFirst().matched());
    assertEquals(List.of(), bare.hits().getFirst().passages());
  }

  /** What a language drops from its words leaves nothing that every word begins with. */
  @ParameterizedTest
  @ValueSource(strings = {"l'*", "qu’*", "l'*e", "l'?n", "ـ*"})
  void aBeginningOrPatternOfWhichNothingIsKeptFindsNothing(String query) throws IOException {
    hold(
        article("fr.txt").language("fr").paragraph("Rien à dire en mai.").make(),
        article("ar.txt").language("ar").paragraph("أعلنت الأمم المتحدة").make(),
        article("en.txt").paragraph("I have a plan.").make());
    assertEquals(List.of(), found(query));
  }

  /** Half a word is written as its language's words are. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hi | राष्ट्रपति ने घोषणा की    | राष्ट्र*
          hi | राष्ट्रपति ने घोषणा की    | राष्ट्र?ति
          hi | राष्ट्रपति ने घोषणा की    | राष्ट्रपती~1
          hi | चुनावों की घोषणा हुई     | चुनावो*
          ar | أعلنت الأمم المتحدة   | الأم*
          ar | أعلنت الأمم المتحدة   | الأ?م
          ar | أعلنت الأمم المتحدة   | أعلمت~1
          fa | کتابخانه ملی باز شد   | كتابخ*
          fr | L’hôpital a rouvert.  | l'hôpi*
          uk | Ухвалив п’ять рішень. | п'ят*
          """)
  void aBeginningAPatternAndAMisspellingFindAWord(String language, String text, String query)
      throws IOException {
    assertFindsAndMarks(language, text, query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en  | The missiles were launched.         | missile
          und | The missiles were launched.         | missile
          und | 市议会投票扩建港口                       | 港口
          de  | Die Häfen wurden geschlossen.       | hafen
          de  | Die Häfen wurden geschlossen.       | haefen
          fr  | L’hôpital a rouvert ses portes.     | hopital porte
          es  | Las elecciones fueron aplazadas.    | eleccion aplazado
          it  | L’accordo sulle nuove elezioni.     | accordo elezione
          pt  | As eleições foram adiadas.          | eleicao
          nl  | De verkiezingen werden uitgesteld.  | verkiezing
          sv  | Valen sköts upp till hösten.        | val höst
          sv  | Fängelsernas murar är höga.         | fängelse mur
          no  | Valgene ble utsatt til høsten.      | valg høst
          fi  | Vaalit siirrettiin syksyyn.         | vaali syksy
          fi  | Satamissa lakkoillaan.              | satama
          ru  | Выборы перенесли на осень.          | выбор
          uk  | Вибори перенесли на осінь.          | виборів осені
          uk  | Уряд у Києві ухвалив п’ять рішень.  | Київ рішення п'ять
          ar  | الانتخابات تأجلت                    | انتخابات
          fa  | انتخابات‌ها برگزار شد                | انتخابات
          hi  | चुनावों की घोषणा हुई                    | चुनाव
          zh  | 市议会投票扩建港口                       | 港口
          ja  | 市議会は港の拡張を決めた                   | 拡張
          ko  | 시의회가 항구를 넓히기로 했다                | 항구
          """)
  void aWordInOneFormFindsItInAnother(String language, String text, String query)
      throws IOException {
    Hit hit = assertFindsAndMarks(language, text, query);
    assertEquals(language, hit.language());
    assertEquals(List.of("it.txt"), found("language:" + language));
  }

  private Hit assertFindsAndMarks(String language, String text, String query) throws IOException {
    hold(
        article("it.txt").language(language).paragraph(text).make(),
        article("other.txt").language("da").paragraph("Intet at bemærke.").make());
    assertEquals(List.of("it.txt"), found(query));
    Hit hit = search(query).hits().getFirst();
    assertEquals(Set.of(Kind.PARAGRAPH), hit.matched().keySet(), "marked where it was found");
    return hit;
  }

  @Test
  void otherLanguagesAreFoundByTheirOwnForms() throws IOException {
    hold(
        article("de.txt").language("de").paragraph("Die Häfen wurden geschlossen.").make(),
        article("fr.txt").language("fr").paragraph("L’hôpital a rouvert ses portes.").make(),
        article("zh.txt").language("zh").paragraph("市议会投票扩建港口").make(),
        article("en.txt").paragraph("New harbour news.").make());
    assertEquals(List.of("de.txt"), found("hafen"));
    assertEquals(List.of("fr.txt"), found("hopital porte"));
    assertEquals(List.of("zh.txt"), found("港口"));
    assertEquals(List.of("en.txt"), found("news"));
    assertEquals(List.of("de.txt"), found("language:de"));
  }
}
