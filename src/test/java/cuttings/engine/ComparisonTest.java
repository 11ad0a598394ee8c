package cuttings.engine;

import static cuttings.engine.TestArticles.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cuttings.article.Article;
import cuttings.engine.Comparison.Change;
import cuttings.engine.Comparison.Side;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final String FIRST = "The council voted by one to widen the harbour on Monday.";
  private static final String SECOND = "Critics called the storm barrier a costly mistake.";
  private static final String THIRD = "Crews had asked for ten years, and cheered from the quay.";

  private static List<String> told(Comparison comparison) {
    return comparison.parts().stream()
        .map(
            part ->
                "%s %s %s %s"
                    .formatted(
                        part.change(), part.kind().label(), part.leftBlock(), part.rightBlock()))
        .toList();
  }

  @Test
  void theSameArticleIsTheSamePartByPart() {
    Article article = article("a.txt").headline("Vote").paragraph(FIRST).paragraph(SECOND).make();
    Comparison comparison = Comparison.of(article, article);
    assertEquals(
        List.of("SAME headline 0 0", "SAME paragraph 1 1", "SAME paragraph 2 2"), told(comparison));
    assertEquals(1, comparison.similarity());
    assertNull(comparison.first());
    assertNull(comparison.cut());
  }

  @Test
  void whatChangedIsToldByKind() {
    Comparison comparison =
        Comparison.of(
            article("a.txt")
                .headline("Harbour vote splits council")
                .caption("Mayor Ines Calder at the old quay in 2021")
                .paragraph(FIRST)
                .paragraph(SECOND)
                .make(),
            article("b.txt")
                .headline("A town divided")
                .caption("Mayor Ines Calder at the new quay in 2021")
                .paragraph(FIRST.replace("  ", " "))
                .paragraph("A new paragraph that nobody has read before.")
                .paragraph(SECOND.replace("costly", "grave"))
                .make());
    assertEquals(
        List.of(
            "CHANGED headline 0 0",
            "CHANGED caption 1 1",
            "SAME paragraph 2 2",
            "ONLY_RIGHT paragraph null 3",
            "CHANGED paragraph 3 4"),
        told(comparison));
  }

  @Test
  void aTailThatIsCutIsToldWithTheSideThatLacksIt() {
    Article whole = article("a.txt").paragraph(FIRST).paragraph(SECOND).paragraph(THIRD).make();
    Article cut = article("b.txt").paragraph(FIRST).make();
    assertEquals(Side.RIGHT, Comparison.of(whole, cut).cut());
    assertEquals(Side.LEFT, Comparison.of(cut, whole).cut());
    assertEquals(
        List.of(Change.SAME, Change.ONLY_LEFT, Change.ONLY_LEFT),
        Comparison.of(whole, cut).parts().stream().map(Comparison.Part::change).toList());
    Article nothingInCommon = article("c.txt").paragraph("Weather: rain.").make();
    assertNull(Comparison.of(whole, nothingInCommon).cut());
  }

  @Test
  void aBlockThatMovedIsToldOnceWithBothPlaces() {
    Comparison comparison =
        Comparison.of(
            article("a.txt").paragraph(FIRST).paragraph(SECOND).paragraph(THIRD).make(),
            article("b.txt").paragraph(THIRD).paragraph(FIRST).paragraph(SECOND).make());
    assertEquals(
        List.of("SAME paragraph 0 1", "SAME paragraph 1 2", "MOVED paragraph 2 0"),
        told(comparison));
  }

  @Test
  void theEarlierDateCameFirst() {
    Article early = article("a.txt").paragraph(FIRST).published("2024-01-01").make();
    Article late = article("b.txt").paragraph(FIRST).published("2024-01-02").make();
    Article undated = article("c.txt").paragraph(FIRST).make();
    assertEquals(Side.LEFT, Comparison.of(early, late).first());
    assertEquals(Side.RIGHT, Comparison.of(late, early).first());
    assertNull(Comparison.of(early, early).first());
    assertNull(Comparison.of(early, undated).first());
  }

  @Test
  void everyBlockOfBothIsToldExactlyOnce() {
    long seed = Long.getLong("tests.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int run = 0; run < 200; run++) {
      Article left = random(random);
      Article right = random(random);
      List<Comparison.Part> parts = Comparison.of(left, right).parts();
      List<Integer> lefts =
          parts.stream().map(Comparison.Part::leftBlock).filter(i -> i != null).sorted().toList();
      List<Integer> rights =
          parts.stream().map(Comparison.Part::rightBlock).filter(i -> i != null).sorted().toList();
      assertEquals(count(left.blocks().size()), lefts, "-Dtests.seed=" + seed);
      assertEquals(count(right.blocks().size()), rights, "-Dtests.seed=" + seed);
    }
  }

  private static List<Integer> count(int to) {
    return java.util.stream.IntStream.range(0, to).boxed().toList();
  }

  private static Article random(Random random) {
    TestArticles article = article("a.txt");
    for (int blocks = 1 + random.nextInt(8); blocks > 0; blocks--) {
      article.paragraph("one two three four".substring(0, 3 + random.nextInt(12)));
    }
    return article.make();
  }

  @Test
  void beyondTheLimitChangedBlocksAreToldAsTwo() {
    int blocks = (int) Math.sqrt(Comparison.MAX_PAIRS) + 1;
    TestArticles left = article("a.txt");
    TestArticles right = article("b.txt");
    for (int i = 0; i < blocks; i++) {
      left.paragraph("Paragraph number " + i + " of the left one");
      right.paragraph("Paragraph number " + i + " of the right one");
    }
    Comparison comparison =
        Comparison.of(left.paragraph(FIRST).make(), right.paragraph(FIRST).make());
    assertEquals(2 * blocks + 1, comparison.parts().size());
    assertEquals(Change.SAME, comparison.parts().getLast().change());
  }
}
