package cuttings.engine.lucene;

import static cuttings.engine.TestArticles.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.engine.Fingerprint;
import cuttings.engine.Hit;
import cuttings.engine.Match;
import cuttings.engine.Passage;
import cuttings.engine.SearchRequest;
import cuttings.engine.SearchResult;
import cuttings.query.Note;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other spellings, and a user's own synonyms. */
final class VocabularyTest {
  @TempDir Path folder;
  private Path synonyms;
  private LuceneEngine engine;

  @BeforeEach
  void open() throws IOException {
    synonyms = folder.resolve("synonyms.txt");
    engine = LuceneEngine.writing(folder.resolve("index"), synonyms);
    hold(article("kiev.txt").headline("Talks in Kiev").paragraph("Kiev’s mayor spoke.").make());
    hold(article("kyiv.txt").paragraph("Shelling was heard in Kyiv.").make());
    hold(
        article("centre.txt")
            .paragraph("They had organised a theatre; colours flew over Odesa harbour.")
            .make());
    hold(article("center.txt").paragraph("Organizing theaters in Odessa took years.").make());
    hold(article("un.txt").paragraph("The UN voted, and so did NATO, over the tanks.").make());
    hold(article("nations.txt").paragraph("The United Nations voted on armour.").make());
    hold(article("united.txt").paragraph("Nations, united, are apart. A Qur’an was read.").make());
    hold(article("fr.txt").language("fr").paragraph("C’est un accord de paix.").make());
    engine.commit();
  }

  @AfterEach
  void close() throws IOException {
    engine.close();
  }

  private void hold(Article article) throws IOException {
    engine.put(article.source(), new Fingerprint(1, 2, "x"), List.of(article));
  }

  private SearchResult search(String query) {
    try {
      return engine.search(
          SearchRequest.of(query, QueryParser.parse(query).query()).passages(20).build());
    } catch (Exception e) {
      throw new AssertionError(query, e);
    }
  }

  private List<String> found(String query) {
    return search(query).hits().stream().map(hit -> hit.source().path()).sorted().toList();
  }

  private static List<String> notes(SearchResult result) {
    return result.notes().stream().map(Note::text).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kyiv                        | kiev.txt kyiv.txt       | Also searching: Kiev
          Kiev                        | kiev.txt kyiv.txt       | Also searching: Kyiv
          "kyiv"                      | kyiv.txt                |
          kyiv~1                      | kyiv.txt                |
          ky*                         | kyiv.txt                |
          kyiv shelling               | kyiv.txt                | Also searching: Kiev
          headline:kyiv               | kiev.txt                | Also searching: Kiev
          same:(kyiv mayor)           | kiev.txt                | Also searching: Kiev
          kyiv w/2 mayor              | kiev.txt                | Also searching: Kiev
          atleast2:kyiv               | kiev.txt                | Also searching: Kiev
          -kyiv talks                 |                         | Also searching: Kiev
          organize                    | center.txt centre.txt   | Also searching: organise
          organised                   | center.txt centre.txt   | Also searching: organize
          theatres                    | center.txt centre.txt   | Also searching: theater
          odesa                       | center.txt centre.txt   | Also searching: Odessa
          united nations              | nations.txt un.txt united.txt | Also searching: UN
          united nations voted        | nations.txt un.txt      | Also searching: UN
          "united nations"            | nations.txt             |
          koran                       | united.txt              | Also searching: Qur'an
          mayor                       | kiev.txt                |
          """)
  void aWordFindsItsOtherSpellings(String query, String paths, String note) {
    assertEquals(paths == null ? List.of() : List.of(paths.split(" ", -1)), found(query));
    List<String> notes = notes(search(query));
    assertEquals(note == null ? List.of() : List.of(note), notes);
  }

  @Test
  void anAcronymFindsItsNameAndNoWordOfAnotherLanguageIsAnAcronym() {
    assertTrue(found("UN").containsAll(List.of("nations.txt", "un.txt")));
    assertTrue(!found("united nations").contains("fr.txt"));
  }

  @Test
  void otherSpellingsAreMarkedWhereTheyMatched() {
    Hit hit =
        search("kyiv mayor").hits().stream()
            .filter(each -> each.source().path().equals("kiev.txt"))
            .findFirst()
            .orElseThrow();
    List<String> marked = new ArrayList<>();
    for (Passage passage : hit.passages()) {
      for (Match match : passage.matches()) {
        marked.add(passage.text().substring(match.start(), match.end()));
      }
    }
    assertEquals(List.of("Kiev’s", "mayor", "Kiev"), marked);
  }

  @Test
  void anotherSpellingCountsAsTheWordItself() {
    List<Hit> hits = search("odesa").hits();
    // The texts are of about one length; neither spelling is to be an outsider.
    assertEquals(hits.get(0).score(), hits.get(1).score(), 0.3 * hits.get(0).score());
  }

  @Test
  void aUsersSynonymsAreSearchedFromTheMomentTheyAreWritten() throws Exception {
    String shipped = engine.stats().generation();
    assertEquals(List.of("un.txt"), found("tank"));
    Files.writeString(synonyms, "# mine\ntank => armour\npeace talks, accord de paix\n");
    awaitReload();
    assertEquals(List.of("nations.txt", "un.txt"), found("tank"));
    assertEquals(List.of("Also searching: armour"), notes(search("tank")));
    assertEquals(List.of("nations.txt"), found("armour"));
    assertNotEquals(shipped, engine.stats().generation(), "who remembers answers by it asks again");
    assertEquals(List.of("fr.txt"), found("peace talks"));
    List<Hit> hits = search("tank").hits();
    assertEquals("un.txt", hits.get(0).source().path());
    Files.writeString(synonyms, "tank, theatre\n");
    Files.setLastModifiedTime(synonyms, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
    awaitReload();
    assertEquals(List.of("centre.txt", "un.txt"), found("tank"));
    Files.delete(synonyms);
    awaitReload();
    assertEquals(List.of("un.txt"), found("tank"));
    assertEquals(shipped, engine.stats().generation());
  }

  private static void awaitReload() throws InterruptedException {
    Thread.sleep(LuceneEngine.STALENESS.toMillis() + 50);
  }

  @Test
  void aBrokenLineIsNamedAndTheRestIsUsed() {
    try (Analyzers analyzers = new Analyzers()) {
      String words = "w ".repeat(Vocabulary.MAX_WORDS + 1);
      Vocabulary vocabulary =
          Vocabulary.shipped(analyzers)
              .with(
                  """
                  \uFEFFfoo, bar
                  alone
                  a => b => c
                  a, , b
                  => b
                  # a comment, indeed

                  a\\, b, c
                  %s, x
                  %s
                  last, line
                  """
                      .formatted(words, "v,".repeat(Vocabulary.MAX_VARIANTS) + "v"));
      assertEquals(
          List.of(2, 3, 4, 5, 9, 10),
          vocabulary.broken().stream().map(Vocabulary.Broken::line).toList());
      assertEquals(
          List.of("bar"), vocabulary.of("foo").stream().map(Vocabulary.Variant::text).toList());
      assertEquals(
          List.of("line"), vocabulary.of("last").stream().map(Vocabulary.Variant::text).toList());
      assertEquals(
          List.of("a, b"), vocabulary.of("c").stream().map(Vocabulary.Variant::text).toList());
    }
  }

  @Test
  void theShippedVocabularyIsWholeAndLarge() throws IOException {
    try (Analyzers analyzers = new Analyzers()) {
      assertEquals(List.of(), Vocabulary.shipped(analyzers).broken());
    }
    String text =
        new String(
            getClass().getResourceAsStream("/news-vocabulary.txt").readAllBytes(),
            java.nio.charset.StandardCharsets.UTF_8);
    List<String> groups =
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    assertTrue(groups.size() > 300);
    assertEquals(groups.size(), groups.stream().distinct().count());
  }
}
