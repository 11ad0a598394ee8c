package cuttings.format;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cuttings.article.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the scores over real pages, where they are at hand: {@code ../shared/data}. */
class HtmlEvaluationTest {
  private static final Path SHARED =
      Path.of(System.getProperty("cuttings.shared", "../shared/data"));

  @Test
  void storiesOfRealPagesAreReadBetterThanByReadability() throws Exception {
    assumeTrue(Files.isDirectory(SHARED.resolve("html")), "no pages with gold at " + SHARED);
    HtmlEvaluation evaluation = new HtmlEvaluation(SHARED, "all").run("");
    evaluation.print(System.out);
    assertAll(
        () -> atLeast(0.97, evaluation, Kind.HEADLINE),
        () -> atLeast(0.95, evaluation, Kind.PARAGRAPH),
        () -> atLeast(0.90, evaluation, Kind.CAPTION));
  }

  private static void atLeast(double floor, HtmlEvaluation evaluation, Kind kind) {
    double ours = evaluation.ours.microF1(kind);
    double peer = evaluation.peer.microF1(kind);
    assertTrue(ours >= floor, kind + " F1 " + ours + ", wanted " + floor);
    assertTrue(ours > peer, kind + " F1 " + ours + ", readability " + peer);
  }
}
