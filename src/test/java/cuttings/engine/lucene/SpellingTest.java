package cuttings.engine.lucene;

import static cuttings.engine.TestArticles.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.article.Kind;
import cuttings.engine.Fingerprint;
import cuttings.engine.SearchRequest;
import cuttings.engine.SearchResult;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the asker may have meant. */
final class SpellingTest {
  @TempDir Path folder;
  private LuceneEngine engine;

  @BeforeEach
  void open() throws IOException {
    engine = LuceneEngine.writing(folder.resolve("index"));
    for (int i = 0; i < 10; i++) {
      hold(
          article("harbour" + i + ".txt")
              .headline("Harbour vote splits the council")
              .caption("Football on the quay")
              .paragraph("The storm shadow missile fell near the harbour wall. Crowds sang.")
              .by("Natalie Lisbona")
              .published("2024-09-1" + i % 10)
              .make());
    }
    hold(article("slip.txt").paragraph("The harbuor master, Ilse Brackwater, resigned.").make());
    engine.commit();
  }

  private void hold(Article article) throws IOException {
    engine.put(article.source(), new Fingerprint(1, 2, "x"), List.of(article));
  }

  @AfterEach
  void close() throws IOException {
    engine.close();
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
  void whatIsProposedFindsMoreWhateverIsMistyped() {
    Random random = new Random(7);
    String[] words = "harbour vote council football storm shadow missile brackwater".split(" ", -1);
    int proposed = 0;
    for (int i = 0; i < 200; i++) {
      StringBuilder typed = new StringBuilder();
      for (int word = 0; word < 1 + random.nextInt(3); word++) {
        StringBuilder slip = new StringBuilder(words[random.nextInt(words.length)]);
        slip.setCharAt(random.nextInt(slip.length()), (char) ('a' + random.nextInt(26)));
        typed.append(slip).append(random.nextBoolean() ? " " : " OR ");
      }
      SearchResult result = search(typed.toString(), options -> options);
      if (result.didYouMean() != null) {
        proposed++;
        long more = search(result.didYouMean(), options -> options).total().value();
        assertTrue(more > 0, typed + " → " + result.didYouMean());
      }
    }
    assertTrue(proposed > 50, "too few to say anything: " + proposed);
  }
}
