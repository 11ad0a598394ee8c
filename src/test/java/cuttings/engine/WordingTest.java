package cuttings.engine;

import static cuttings.engine.TestArticles.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.article.Kind;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WordingTest {
  /** Words that each stand once, from one number to another. */
  private static String words(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
  }

  private static Wording of(String... paragraphs) {
    TestArticles article = article("a.txt");
    for (String paragraph : paragraphs) {
      article.paragraph(paragraph);
    }
    return Wording.of(article.make());
  }

  private static boolean areVersions(Wording one, Wording other) {
    assertEquals(one.isVersionOf(other), other.isVersionOf(one));
    return one.isVersionOf(other);
  }

  @Test
  void casePunctuationAccentsInTwoPartsAndParagraphsDoNotCount() {
    Wording one = of("The crews cheered, the café — and the quay; nobody else did so on that day.");
    Wording other =
        of("THE CREWS CHEERED the cafe\u0301", "And the “quay”: nobody else did so on that day");
    assertEquals(1, one.similarity(other));
    assertTrue(areVersions(one, other));
  }

  @Test
  void headlineBylineAndDatelineDoNotCount() {
    Article bare = article("a.txt").paragraph(words(0, 100)).make();
    Article dressed =
        article("b.txt")
            .headline("Headline")
            .block(Kind.BYLINE, "By Ada Finch")
            .block(Kind.DATELINE, "PORT ELLIS, Monday")
            .paragraph(words(0, 100))
            .echo(words(0, 20), 3)
            .make();
    assertEquals(1, Wording.of(bare).similarity(Wording.of(dressed)));
  }

  @Test
  void theSharesOfBothTextsDecide() {
    Wording story = of(words(0, 203)); // 200 shingles
    assertTrue(areVersions(story, of(words(0, 53)))); // 50 of 200, all of 50
    assertFalse(areVersions(story, of(words(0, 52)))); // 49 of 200
    assertTrue(areVersions(story, of(words(0, 93), words(1_000, 1_110)))); // 90 of 200, of 200
    assertFalse(areVersions(story, of(words(0, 92), words(1_000, 1_111)))); // 89
  }

  @Test
  void similarityIsTheShareOfTheWordsThatBothHave() {
    assertEquals(0.5, of(words(0, 100)).similarity(of(words(0, 50))));
    assertEquals(90 / 110.0, of(words(0, 100)).similarity(of(words(10, 110))));
    assertEquals(0, of(words(0, 100)).similarity(of(words(200, 300))));
  }

  @Test
  void scriptsWithoutSpacesAreComparedByCharacter() {
    String story = "市议会周一以一票之差决定扩建港口渔民们在码头上欢呼而批评者称这是代价高昂的错误";
    assertEquals(story.length(), of(story).length());
    assertTrue(areVersions(of(story), of(story.substring(0, 30))));
    assertFalse(areVersions(of(story), of("天气晴朗".repeat(10))));
  }

  @Test
  void fewWordsAreVersionsOnlyWhereHeadlineAndTextAreTheSame() {
    int few = Wording.FEWEST_WORDS - 1;
    Article brief = article("a.txt").headline("Fire").paragraph(words(0, few)).make();
    Article same = article("b.txt").headline("FIRE").caption(words(0, few)).make();
    Article other = article("c.txt").headline("Flood").paragraph(words(0, few)).make();
    assertTrue(areVersions(Wording.of(brief), Wording.of(same)));
    assertFalse(areVersions(Wording.of(brief), Wording.of(other)));
    assertFalse(areVersions(of("— * —"), of("***")));
    assertTrue(areVersions(of(words(0, few + 1)), of(words(0, few + 2))));
  }

  @Test
  void beyondTheLimitWordsAreNotCompared() {
    Wording whole = of(words(0, Wording.MAX_WORDS), words(-5_000, 0));
    assertEquals(Wording.MAX_WORDS, whole.length());
    assertEquals(1, whole.similarity(of(words(0, Wording.MAX_WORDS), words(-9_000, -5_000))));
  }
}
