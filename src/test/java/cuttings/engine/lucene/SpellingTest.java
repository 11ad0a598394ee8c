package cuttings.engine.lucene;

import static cuttings.engine.TestArticles.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Kind;
import cuttings.engine.Engine;
import cuttings.engine.EngineFixture;
import cuttings.engine.SearchRequest;
import cuttings.engine.SearchResult;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the asker may have meant. */
final class SpellingTest extends EngineFixture {
  @TempDir Path folder;

  @Override
  protected Engine open() throws IOException {
    return LuceneEngine.writing(folder.resolve("index"));
  }

  @BeforeEach
  void hold() throws IOException {
    for (int i = 0; i < 10; i++) {
      put(
          article("harbour" + i + ".txt")
              .headline("Harbour vote splits the council")
              .caption("Football on the quay")
              .paragraph("The storm shadow missile fell near the harbour wall. Crowds sang.")
              .by("Natalie Lisbona")
              .published("2024-09-1" + i % 10)
              .make());
    }
    put(article("slip.txt").paragraph("The harbuor master, Ilse Brackwater, resigned.").make());
    engine.commit();
  }

  private SearchResult search(String query, UnaryOperator<SearchRequest.Builder> options) {
    try {
      return engine.search(
          options
              .apply(SearchRequest.of(query, QueryParser.parse(query).query()).passages(0))
              .build());
    } catch (Exception e) {
      throw new AssertionError(query, e);
    }
  }

  private String meant(String query) {
    String meant = search(query, options -> options).didYouMean();
    return meant == null ? "" : meant;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          harbor vote               |
          harbuor                   | harbour
          Harbuor                   | Harbour
          hurbour coucil            | harbour council
          caption:fotball           | caption:football
          "strom shadow"            | "storm shadow"
          "storm shdow"~5           | "storm shadow"~5
          same:(harbourr wall)      | same:(harbour wall)
          sentence:(stormm missle)  | sentence:(storm missile)
          (missle OR zzzzz) council | missile OR zzzzz council
          -vote brackwatre          | -vote brackwater
          stormm -council           |
          stormm^2 vote             | storm^2 vote
          atleast2:harbuor          | atleast2:harbour
          foot ball                 | football
          "foot ball"               | "football"
          harbourwall               | "harbour wall"
          storm foot ball           | storm football
          author:lizbona            | author:lisbona
          author:"Natalie Lisbonna" | author:"Natalie Lisbona"
          harbour                   |
          harbours                  |
          brackwater                |
          zzzzzz                    |
          wlal                      | wall
          wool                      |
          vote harbour brackwater   |
          headline:fotball          |
          brackwater date:2024      |
          fotball date:2024         | football date:2024
          fotball date:2023         |
          10:30 a-b ??              |
          """)
  void aQueryIsCorrectedWhereThatFindsMore(String typed, String meant) {
    assertEquals(meant == null ? "" : meant, meant(typed));
  }

  @Test
  void theFiltersOfTheRequestHoldForWhatIsProposed() {
    assertEquals(
        "football",
        search("fotball", options -> options.in(EnumSet.of(Kind.CAPTION))).didYouMean());
    assertNull(search("fotball", options -> options.in(EnumSet.of(Kind.HEADLINE))).didYouMean());
    assertNull(search("fotball", options -> options.authors(List.of("Nobody"))).didYouMean());
  }

  @Test
  void whatIsProposedFindsMoreWhateverIsMistypedUnderWhateverFilters() {
    Random random = new Random(7);
    List<UnaryOperator<SearchRequest.Builder>> filters =
        List.of(
            options -> options,
            options -> options.in(EnumSet.of(Kind.CAPTION)),
            options -> options.in(EnumSet.of(Kind.HEADLINE, Kind.PARAGRAPH)),
            options -> options.authors(List.of("Natalie Lisbona")),
            options -> options.published(LocalDate.of(2024, 9, 15), LocalDate.of(2024, 9, 15)),
            options -> options.sources(List.of("harbour3.txt")),
            options -> options.languages(List.of("de")),
            options -> options.matching(SearchRequest.Matching.ANY),
            options -> options.fold(false));
    String[] words = "harbour vote council football storm shadow missile brackwater".split(" ", -1);
    int proposed = 0;
    for (int i = 0; i < 600; i++) {
      StringBuilder typed = new StringBuilder();
      UnaryOperator<SearchRequest.Builder> filter = filters.get(random.nextInt(filters.size()));
      int length = 1 + random.nextInt(3);
      for (int word = 0; word < length; word++) {
        StringBuilder slip = new StringBuilder(words[random.nextInt(words.length)]);
        slip.setCharAt(random.nextInt(slip.length()), (char) ('a' + random.nextInt(26)));
        String[] around = {"%s ", "%s OR ", "\"%s\" ", "-%s ", "caption:%s ", "same:(%s wall) "};
        typed.append(around[random.nextInt(around.length)].formatted(slip));
      }
      SearchResult result = search(typed.toString(), filter);
      if (result.didYouMean() != null) {
        proposed++;
        long more = search(result.didYouMean(), filter).total().value();
        assertTrue(more > 0, typed + " → " + result.didYouMean());
      }
    }
    assertTrue(proposed > 50, "too few to say anything: " + proposed);
  }
}
