package cuttings.engine.lucene;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds what {@code docs/versions.md} says, on a part of it, where the articles are at hand. */
final class VersionsEvaluationTest {
  private static final Path BBC =
      Path.of(System.getProperty("cuttings.shared", "../shared/data"), "bulk", "bbc.tar.xz");

  @Test
  void versionsOfRealArticlesAreFoundAndNothingElse() throws Exception {
    assumeTrue(Files.exists(BBC), "no articles at " + BBC);
    VersionsEvaluation evaluation = new VersionsEvaluation(BBC, 120);
    List<VersionsEvaluation.Row> rows = evaluation.run(false);
    VersionsEvaluation.print(System.out, rows, "60 articles");
    assertAll(
        rows.stream()
            .map(
                row ->
                    () -> {
                      double floor = row.edit().startsWith("10 % changed, 50 %") ? 0.7 : 0.93;
                      assertTrue(row.recall() >= floor, row.toString());
                      assertTrue(row.precision() >= 0.98, row.toString());
                    }));
  }
}
