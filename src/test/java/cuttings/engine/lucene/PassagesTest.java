package cuttings.engine.lucene;

import static cuttings.engine.TestArticles.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import cuttings.article.Article;
import cuttings.engine.Fingerprint;
import cuttings.engine.Hit;
import cuttings.engine.Match;
import cuttings.engine.Passage;
import cuttings.engine.SearchRequest;
import cuttings.query.QueryParser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stretch of a block that a hit shows. */
final class PassagesTest {
  @TempDir Path folder;

  private Hit hit(Article article, String query) throws Exception {
    try (LuceneEngine engine = LuceneEngine.writing(folder.resolve("index"))) {
      engine.put(article.source(), new Fingerprint(1, 2, "x"), List.of(article));
      engine.commit();
      return engine
          .search(SearchRequest.of(query, QueryParser.parse(query).query()).build())
          .hits()
          .getFirst();
    }
  }

  /** A sentence of 1,500 units and more, before and after a word. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en  | and then the crew, which had been warned, sailed on,      | zeppelin
          fr  | l’équipage de l’île s’était déjà éloigné,                 | zeppelin
          zh  | 市议会投票扩建港口并且渔民们长期以来要求建造新的码头设施   | 齐柏林
          ja  | 市議会は港湾拡張のために新しい埠頭を建設することを決定し   | 飛行船
          ar  | قال رئيس البلدية إن الميناء القديم لن يغلق أبوابه و        | منطاد
          he  | אמר ראש העיר כי הנמל הישן לא ייסגר ו                       | צפלין
          hi  | नगर परिषद ने बंदरगाह को चौड़ा करने के लिए मतदान किया और     | ज़ेपेलिन
          th  | สภาเมืองลงมติขยายท่าเรือเพื่อรองรับเรือประมง                | เรือเหาะ
          und | 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🚢🚢🚢 ok,                                       | zeppelin
          und | é̂̈́ o̧̤̊ z̦̈ ạ̊̄                                          | zeppelin
          """)
  void aLongSentenceIsCutBetweenWordsInAnyScript(String language, String words, String word)
      throws Exception {
    String filler = (words + " ").repeat(1 + 1_500 / words.length());
    Article article =
        article("long.txt").language(language).paragraph(filler + word + " " + filler).make();
    Passage passage = hit(article, word).passages().getFirst();
    String text = passage.text();
    assertTrue(text.length() <= 2 * Passages.MAX_CHARS, text);
    assertEquals(1, passage.matches().size(), passage::toString);
    Match match = passage.matches().getFirst();
    assertTrue(text.substring(match.start(), match.end()).contains(word), passage::toString);
    String whole = filler + word + " " + filler;
    int start = whole.indexOf(text);
    BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
    breaks.setText(whole);
    assertTrue(start >= 0 && breaks.isBoundary(start), "begins within a word: " + text);
    assertTrue(breaks.isBoundary(start + text.length()), "ends within a word: " + text);
  }

  @Test
  void aWordTooLongToShowIsCutBetweenCharacters() throws Exception {
    String endless = "e\u0301\u0302".repeat(600);
    Article article = article("endless.txt").language("und").paragraph("See " + endless).make();
    Passage passage = hit(article, "e*").passages().getFirst();
    assertTrue(passage.text().length() <= 2 * Passages.MAX_CHARS);
    assertEquals('\u0302', passage.text().charAt(passage.text().length() - 1));
  }

  @Test
  void theSentencesShownAreThoseWithTheMostOfTheWords() throws Exception {
    String filler = "Nothing of note happened on the pier that day, they all said. ".repeat(12);
    Article article =
        article("two.txt")
            .paragraph(
                filler
                    + "A zeppelin came. "
                    + filler
                    + "The mayor waved. It was the zeppelin. "
                    + filler)
            .make();
    Passage passage = hit(article, "zeppelin mayor").passages().getFirst();
    assertTrue(passage.text().contains("The mayor waved. It was the zeppelin."), passage.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"harbour council\"", "\"harbour council\"~2", "\"harb?ur council\"~3"})
  void aMatchThatReachesIntoTheNextSentenceIsShown(String query) throws Exception {
    String filler = "nothing of note happened on the pier that day, they all said, ".repeat(7);
    Article article =
        article("over.txt")
            .paragraph("It rained. They said " + filler + "by the harbour. Council sat.")
            .make();
    Passage passage = hit(article, query).passages().getFirst();
    assertTrue(passage.text().contains("harbour"), passage.text());
    assertEquals(1, passage.matches().size());
  }

  @Test
  void aPassageTellsItsKindBlockAndLine() throws Exception {
    Article article =
        article("kinds.txt")
            .headline("Quiet day")
            .caption("A zeppelin, left")
            .paragraph("Nothing.")
            .make();
    Passage passage = hit(article, "zeppelin").passages().getFirst();
    assertEquals("Passage[caption line 2 0-16 [{2-10}]]", passage.toString());
    assertEquals(1, passage.block());
  }
}
