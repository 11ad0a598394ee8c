package cuttings.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be tried is not tried. */
final class EvaluateStructureCommandTest {
  private static final String LABELLED = "src/test/resources/articles/structure";

  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Cuttings.commandLine()
        .setErr(new PrintWriter(err))
        .setOut(new PrintWriter(new StringWriter()))
        .execute(args);
  }

  @ParameterizedTest
  @ValueSource(strings = {LABELLED + "/articles", LABELLED + "/multi"})
  void withoutOwnersNothingIsCrossValidated(String folder) {
    assertEquals(3, run("evaluate", "structure", "--cross-validate", folder));
    assertTrue(err.toString().contains(folder + " has no index.tsv"), err.toString());
  }

  @Test
  void aModelIsTriedWithoutThem() {
    assertEquals(0, run("evaluate", "structure", LABELLED + "/articles"), err.toString());
  }
}
