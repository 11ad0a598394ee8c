package cuttings.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values worked out by hand from the definitions. */
final class MeasureTest {
  private static final double EXACT = 1e-12;

  /** Relevant: a (grade 2), c, e; b is judged and not relevant; x and y are not judged. */
  private static final Map<String, Integer> JUDGED = Map.of("a", 2, "b", 0, "c", 1, "e", 1);

  private static final List<String> RANKING = List.of("x", "a", "b", "c", "y");

  @TempDir Path folder;

  @Test
  void averagePrecisionCountsWhatWasNotFoundAsNothing() {
    assertEquals((1 / 2.0 + 2 / 4.0 + 0) / 3, Measure.MAP.of(RANKING, JUDGED), EXACT);
  }

  @Test
  void gainsAreDiscountedByRankAndComparedWithTheBestOrder() {
    double log3 = Math.log(3) / Math.log(2);
    double log5 = Math.log(5) / Math.log(2);
    double ideal = 2 + 1 / log3 + 1 / 2.0;
    assertEquals((2 / log3 + 1 / log5) / ideal, Measure.NDCG_10.of(RANKING, JUDGED), EXACT);
    assertEquals(1, Measure.NDCG_10.of(List.of("a", "e", "c"), JUDGED), EXACT);
  }

  @Test
  void precisionAtTenIsOverTenHoweverFewThereAre() {
    assertEquals(0.2, Measure.P_10.of(RANKING, JUDGED), EXACT);
  }

  @Test
  void theReciprocalRankIsOfTheFirstRelevantDocument() {
    assertEquals(0.5, Measure.RECIPROCAL_RANK.of(RANKING, JUDGED), EXACT);
    assertEquals(0, Measure.RECIPROCAL_RANK.of(List.of("x"), JUDGED), EXACT);
  }

  @Test
  void recallLooksAtTheFirstHundredOnly() {
    List<String> late = IntStream.range(0, 101).mapToObj(i -> i == 100 ? "a" : "x" + i).toList();
    assertEquals(0, Measure.RECALL_100.of(late, JUDGED), EXACT);
    assertEquals(2 / 3.0, Measure.RECALL_100.of(RANKING, JUDGED), EXACT);
  }

  @Test
  void filesAreReadAsTrecEvalReadsThem() throws IOException {
    Path qrels = Files.writeString(folder.resolve("qrels"), "1 0 a 2\n1 0 b 0\n\n2\t0\tc\t0\n");
    Judgements judgements = Judgements.read(qrels);
    assertEquals(Map.of("1", Map.of("a", 2, "b", 0)), judgements.byTopic());
    // The score decides, not the rank; of equals the name that sorts last.
    Path run =
        Files.writeString(
            folder.resolve("run"), "1 Q0 b 1 0.5 me\n1 Q0 a 2 0.9 me\n1 Q0 c 3 0.5 me\n");
    assertEquals(Map.of("1", List.of("a", "c", "b")), Run.read(run).byTopic());
  }

  @Test
  void aLineThatIsNoJudgementIsNamed() throws IOException {
    Path qrels = Files.writeString(folder.resolve("qrels"), "1 0 a 2\n1 0 b\n");
    IOException e = assertThrows(IOException.class, () -> Judgements.read(qrels));
    assertTrue(e.getMessage().contains("qrels:2:"), e.getMessage());
  }

  @Test
  void aTopicWithoutAnswersCountsNothing() {
    RankingEvaluation evaluation =
        RankingEvaluation.of(
            new Run(Map.of("1", List.of("a"))),
            new Judgements(Map.of("1", Map.of("a", 1), "2", Map.of("b", 1))));
    assertEquals(0.5, evaluation.mean(Measure.MAP), EXACT);
  }

  @Test
  void aDifferenceIsAsLikelyByChanceAsTossedCoinsSay() {
    // Of the 8 ways to toss three coins, two put the sum as far from 0 as all heads.
    assertEquals(2 / 8.0, Significance.randomisation(new double[] {0.1, 0.2, 0.3}), EXACT);
    assertEquals(1, Significance.randomisation(new double[] {0.1, -0.1, 0}), EXACT);
    double[] clear = IntStream.range(0, 100).mapToDouble(i -> 0.1 + i / 1000.0).toArray();
    assertTrue(Significance.randomisation(clear) < 0.001);
  }
}
