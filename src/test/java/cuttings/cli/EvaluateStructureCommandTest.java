package cuttings.cli;

import static cuttings.cli.Run.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be tried is not tried. */
final class EvaluateStructureCommandTest {
  private static final String LABELLED = "src/test/resources/articles/structure";

  @ParameterizedTest
  @ValueSource(strings = {LABELLED + "/articles", LABELLED + "/multi"})
  void withoutOwnersNothingIsCrossValidated(String folder) {
    Run run = run("evaluate", "structure", "--cross-validate", folder);
    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains(folder + " has no index.tsv"), run.err());
  }

  @Test
  void aModelIsTriedWithoutThem() {
    Run run = run("evaluate", "structure", LABELLED + "/articles");
    assertEquals(0, run.exitCode(), run.err());
  }
}
