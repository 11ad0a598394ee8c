package cuttings.engine.lucene;

import static cuttings.engine.TestArticles.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.engine.Engine;
import cuttings.engine.EngineFixture;
import cuttings.engine.SearchRequest;
import cuttings.engine.Suggestion;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is suggested while a query is typed. */
final class SuggestionsTest extends EngineFixture {
  private static final int LIMIT = 8;

  @TempDir Path folder;

  @Override
  protected Engine open() throws IOException {
    return LuceneEngine.writing(folder.resolve("index"));
  }

  @BeforeEach
  void hold() throws IOException {
    for (int i = 0; i < 2; i++) {
      put(
          article("storm" + i + ".txt")
              .headline("Storm shadow missiles reach the coast " + "again ".repeat(i))
              .paragraph(
                  "Then Yoav Gallant met Ursula von der Leyen at the Bank of England. But Yoav"
                      + " Gallant’s plane was late.")
              .by("Harriet Line")
              .make());
    }
    put(
        article("vote.txt")
            .headline("Harbour vote splits the council")
            .paragraph("Only Ines Calder spoke of a <script>alert(1)</script> barrier.")
            .by("Zoë Łukasik")
            .make());
    engine.commit();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          gall             | name     | Yoav Gallant         | "Yoav Gallant"
          yoav gal         | name     | Yoav Gallant         | "Yoav Gallant"
          Yoav Galx        | name     | Yoav Gallant         | "Yoav Gallant"
          leyen            | name     | Ursula von der Leyen | "Ursula von der Leyen"
          bank of          | name     | Bank of England      | "Bank of England"
          coast yoav       | name     | coast Yoav Gallant   | coast "Yoav Gallant"
          storm sh         | phrase   | storm shadow         | "storm shadow"
          har              | author   | Harriet Line         | author:"Harriet Line"
          line             | author   | Harriet Line         | author:"Harriet Line"
          lukas            | author   | Zoë Łukasik          | author:"Zoë Łukasik"
          author:har       | author   | author:"Harriet Line" | author:"Harriet Line"
          author:"harriet l | author  | author:"Harriet Line" | author:"Harriet Line"
          har              | term     | harbour              | harbour
          hatbo            | term     | harbour              | harbour
          storm coa        | term     | storm coast          | storm coast
          caption:gallant OR headline:har | term | caption:gallant OR headline:harbour | caption:gallant OR headline:harbour
          "yoav ga         | term     | "yoav gallant"       | "yoav gallant"
          -har             | term     | -harbour             | -harbour
          vote             | headline | Harbour vote splits the council | headline:"Harbour vote splits the council"
          council harb     | headline | Harbour vote splits the council | headline:"Harbour vote splits the council"
          counicl harb     | headline | Harbour vote splits the council | headline:"Harbour vote splits the council"
          hatbour          | headline | Harbour vote splits the council | headline:"Harbour vote splits the council"
          """)
  void halfAQueryIsCompleted(String typed, String kind, String text, String query)
      throws IOException {
    List<Suggestion> suggestions = engine.suggest(typed, LIMIT);
    assertTrue(
        suggestions.stream()
            .anyMatch(
                each ->
                    each.kind().label().equals(kind)
                        && each.text().equals(text)
                        && each.query().equals(query)),
        suggestions::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "?",
        "((",
        "\"",
        "zzzzzz",
        "date:20",
        "source:sto",
        "language:e",
        "\\",
        "har\u0000",
        "\uD83D",
        "-",
        "storm zzzz",
        "vote gallant",
        "<scri"
      })
  void whatCannotBeCompletedIsNotAndWhateverIsSuggestedFindsSomething(String typed)
      throws Exception {
    for (Suggestion each : engine.suggest(typed, LIMIT)) {
      assertFinds(each);
    }
  }

  @Test
  void everySuggestionFindsSomethingWhileItIsTyped() throws Exception {
    for (String whole :
        List.of(
            "storm shadow missiles \"yoav gallant\" author:\"harriet line\"",
            "council OR (caption:gallant -harbour) ursula von der leyen")) {
      for (int end = 1; end <= whole.length(); end++) {
        for (Suggestion each : engine.suggest(whole.substring(0, end), LIMIT)) {
          assertFinds(each);
        }
      }
    }
  }

  private void assertFinds(Suggestion each) throws Exception {
    SearchRequest request =
        SearchRequest.of(each.query(), QueryParser.parse(each.query()).query()).build();
    assertTrue(engine.search(request).total().value() > 0, each::toString);
  }

  @Test
  void aNameThatOneArticleMentionsIsNotSuggested() throws IOException {
    assertFalse(texts("ines").contains("Ines Calder"));
  }

  @Test
  void aSentenceBeginsWithNoName() throws IOException {
    assertEquals(List.of(), texts("then yo").stream().filter(t -> t.startsWith("Then")).toList());
  }

  @Test
  void whatIsRemovedIsNoLongerSuggested() throws IOException {
    engine.remove(article("vote.txt").paragraph("x").make().source());
    engine.commit();
    assertEquals(List.of(), texts("lukas"));
    assertEquals(List.of(), texts("harbou"));
  }

  @Test
  void aHeadlineLeadsToItsArticle() throws Exception {
    Suggestion headline =
        engine.suggest("splits", LIMIT).stream()
            .filter(each -> each.kind() == Suggestion.Kind.HEADLINE)
            .findFirst()
            .orElseThrow();
    String id = String.valueOf(headline.id());
    assertEquals("vote.txt", engine.article(id, null).orElseThrow().article().source().path());
  }

  @Test
  void theLimitIsSharedByTheKinds() throws IOException {
    List<Suggestion> few = engine.suggest("har", 3);
    assertEquals(3, few.size());
    assertEquals(3, few.stream().map(Suggestion::kind).distinct().count());
  }

  @Test
  void aQueryBeyondTheLimitIsNotCompleted() throws IOException {
    String longest = "har".repeat(Suggestions.MAX_TYPED_CHARS);
    assertEquals(List.of(), engine.suggest(longest, LIMIT));
    String filler = "storm ".repeat(Suggestions.MAX_TYPED_CHARS / 6 - 1);
    assertFalse(engine.suggest(filler + "coas", LIMIT).isEmpty());
    assertTrue(engine.suggest(filler + filler + "coas", LIMIT).isEmpty());
  }

  @Test
  void oneArticleGivesNoMoreThanItsShareOfNames() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Phrases.MAX_PER_ARTICLE; i++) {
      text.append("A").append(i).append("x B").append(i).append("y, ");
    }
    int terms = Phrases.of(article("many.txt").paragraph(text.toString()).make()).size();
    assertTrue(terms >= Phrases.MAX_PER_ARTICLE && terms < Phrases.MAX_PER_ARTICLE + 10);
    String endless = "Abc ".repeat(Phrases.MAX_CHARS);
    assertEquals(0, Phrases.of(article("long.txt").paragraph(endless).make()).size());
  }

  private List<String> texts(String typed) throws IOException {
    List<String> texts = new ArrayList<>();
    engine.suggest(typed, LIMIT).forEach(each -> texts.add(each.text()));
    return texts;
  }

  @Test
  void headlinesThatAreOneTakeNoOthersPlace() throws IOException {
    for (int i = 0; i < LIMIT; i++) {
      put(
          article("wire" + i + ".txt")
              .headline("Zephyr zebra zeal zest zenith zero zone zoo")
              .paragraph("Zed " + i)
              .make());
    }
    engine.commit();
    List<Suggestion> suggestions = engine.suggest("ze", LIMIT);
    assertEquals(1, suggestions.stream().filter(each -> each.id() != null).count());
    // Of one kind half and one more.
    assertEquals(1 + LIMIT / 2 + 1, suggestions.size(), suggestions::toString);
  }

  @Test
  void anAuthorOfOneArticleIsFoundAmongManyMoreFrequentNames() throws IOException {
    String names =
        IntStream.range(0, 150)
            .mapToObj(i -> "He met Johan " + (char) ('A' + i / 26) + (char) ('a' + i % 26) + "son.")
            .collect(Collectors.joining(" "));
    for (int i = 0; i < 2; i++) {
      put(article("names" + i + ".txt").headline("Names " + i).paragraph(names).make());
    }
    put(article("rare.txt").headline("Rare").paragraph("Rare.").by("Johanna Zimt").make());
    engine.commit();
    assertTrue(
        engine.suggest("author:johan", LIMIT).stream()
            .anyMatch(each -> each.query().equals("author:\"Johanna Zimt\"")));
  }

  @Test
  void whatARareWordStandsBesideIsFoundAmongManyMore() throws IOException {
    for (int i = 0; i <= Suggestions.MAX_BESIDE; i++) {
      put(
          article("common" + i + ".txt")
              .headline("Cost " + i)
              .paragraph("The treatment was paid for by Yoav Gallant.")
              .make());
    }
    put(
        article("rare.txt")
            .headline("Zolgensma comes")
            .paragraph("Zolgensma, a treatment that Yoav Gallant wanted.")
            .make());
    engine.commit();
    assertTrue(texts("zolgensma tre").contains("zolgensma treatment"));
    assertTrue(texts("zolgensma yoav").contains("zolgensma Yoav Gallant"));
    assertTrue(texts("treatment yoa").contains("treatment Yoav Gallant"));
    assertEquals(List.of(), texts("harbour zolg"));
  }

  @Test
  void aHeadlineIsFoundByARareWordAndTheBeginningOfAnother() throws IOException {
    String others =
        "cobra coal coast coat code coffee coin cold college comet comic cook copy corn";
    for (String each : others.split(" ", -1)) {
      for (int i = 0; i < 2; i++) {
        put(article(each + i + ".txt").headline("The " + each + " " + i).paragraph(each).make());
      }
    }
    put(article("rare.txt").headline("Zolgensma costs").paragraph("Much.").make());
    engine.commit();
    assertTrue(texts("zolgensma co").contains("Zolgensma costs"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          yoav gala            | Yoav Gallant
          yoav gax             | Yoav Gallant
          yoaw gal             | Yoav Gallant
          author:"hatriet li   | author:"Harriet Line"
          hatriet lin          | Harriet Line
          олена коваленко      | Олена Ковальенко
          олена ковалж         | Олена Ковальенко
          समाचाक               | समाचार
          """)
  void aLetterMayBeWrongInAnyWordOfAName(String typed, String text) throws IOException {
    put(article("galaxy.txt").headline("A galaxy").paragraph("A gaxette, a hatrietta.").make());
    for (int i = 0; i < 2; i++) {
      put(article("word" + i + ".txt").headline("समाचार").paragraph("Олена Ковальенко.").make());
    }
    engine.commit();
    assertTrue(texts(typed).contains(text), () -> typed + ": " + text);
  }

  @Test
  void aVowelSignIsPartOfItsWord() throws IOException {
    put(article("news.txt").headline("समाचार").paragraph("हिन्दी में समाचार।").make());
    engine.commit();
    assertEquals(List.of("समाचार", "समाचार"), texts("समा"), "the word, the headline");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          présid      | président
          presid      | président
          hop         | hôpital
          l'hôp       | hôpital
          visité prés | visité président
          presxde     | président
          राष         | राष्ट्रपति
          राष्ट्र        | राष्ट्रपति
          राष्ट्रमति     | राष्ट्रपति
          misl        | missiles
          """)
  void aWordIsShownAsItIsWritten(String typed, String text) throws IOException {
    put(
        article("fr.txt")
            .language("fr")
            .headline("Une visite")
            .paragraph("Le Président a visité l’hôpital.")
            .make());
    put(article("hi.txt").language("hi").headline("ख़बर").paragraph("राष्ट्रपति ने कहा").make());
    engine.commit();
    assertTrue(texts(typed).contains(text), () -> typed + ": " + text);
  }

  @Test
  void aWordFarDownALongArticleIsShownAsTheDictionaryHasIt() throws IOException {
    String line = "Le port a un quai. ".repeat(Suggestions.MAX_WRITTEN_CHARS / 19);
    put(article("fr.txt").language("fr").paragraph(line).paragraph("Deux hôpitaux.").make());
    engine.commit();
    assertTrue(texts("hop").contains("hopitaux"));
  }

  @Test
  void aHeadlineIsFoundByANameWithAWrongLetter() throws IOException {
    put(article("resigns.txt").headline("Yoav Gallant resigns").paragraph("At last.").make());
    engine.commit();
    assertTrue(texts("yoaw gal").contains("Yoav Gallant resigns"));
    assertTrue(texts("yoaw resi").contains("Yoav Gallant resigns"));
    assertTrue(texts("yoaw gallant resi").contains("Yoav Gallant resigns"));
  }

  @Test
  void whatWasRemovedTakesNoOthersPlace() throws IOException {
    List<Article> removed = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String names =
          IntStream.range(0, 30)
              .mapToObj(name -> "He met Johan " + (char) ('A' + name) + "zson.")
              .collect(Collectors.joining(" "));
      removed.add(article("removed" + i + ".txt").headline("Gone").paragraph(names).make());
    }
    for (Article each : removed) {
      put(each);
    }
    for (int i = 0; i < 2; i++) {
      put(article("kept" + i + ".txt").headline("Kept").paragraph("He met Johan Zimt.").make());
    }
    for (int i = 0; i < 40; i++) {
      put(article("filler" + i + ".txt").headline("Filler").paragraph("Filler.").make());
    }
    engine.commit();
    for (Article each : removed) {
      engine.remove(each.source());
    }
    engine.commit();
    assertTrue(texts("johan").contains("Johan Zimt"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          aerop | aeroporto  | all'aeroporto
          univ  | università | un’università
          trum  | trump      | trump’s
          o'br  | o’brien    | brien
          """)
  void aWordIsShownWithoutWhatIsJoinedToIt(String typed, String text, String never)
      throws IOException {
    put(
        article("it.txt")
            .language("it")
            .headline("Notizie")
            .paragraph("Arrivano all'aeroporto. Apre un’università.")
            .make());
    put(article("en.txt").headline("News").paragraph("Trump’s plan, by Pat O’Brien.").make());
    engine.commit();
    List<String> texts = texts(typed);
    assertTrue(texts.contains(text) && !texts.contains(never), texts::toString);
  }

  @Test
  void aWordThatTwoLanguagesKeepDifferentlyIsSuggestedOnce() throws IOException {
    put(article("ar.txt").language("ar").headline("خبر").paragraph("أعلنت الأمم المتحدة").make());
    put(article("short.txt").language("und").headline("خبر").paragraph("الأمم").make());
    engine.commit();
    assertEquals(List.of("الأمم"), texts("الأم"));
  }

  @Test
  void aNameWithAnApostropheIsNotLostAmongTheWordsOfALanguageThatElides() throws IOException {
    for (int i = 0; i < 2; i++) {
      put(
          article("many" + i + ".txt")
              .headline("Many")
              .paragraph("Order, orange, origin, orchard, organ, orbit, orient, oracle, oregon.")
              .make());
    }
    put(article("fr.txt").language("fr").headline("Une visite").paragraph("Rien.").make());
    put(article("loreal.txt").headline("Profit").paragraph("Profits of L’Oréal rose.").make());
    engine.commit();
    List<String> texts = texts("l'or");
    assertEquals("l’oréal", texts.getFirst(), texts::toString);
  }

  @Test
  void anElidedArticleAloneIsNoBeginningOfEveryWord() throws IOException {
    put(article("fr.txt").language("fr").headline("Une visite").paragraph("Rien.").make());
    put(article("angelo.txt").headline("Profit").paragraph("D’Angelo sang.").make());
    engine.commit();
    assertEquals(List.of("d’angelo"), texts("d'"));
    assertEquals(List.of(), texts("l'"));
  }
}
