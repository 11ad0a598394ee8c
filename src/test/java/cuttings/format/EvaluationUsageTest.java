package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** Who starts an evaluation without its arguments is told of them. */
final class EvaluationUsageTest {
  private interface Main {
    void run(String... args) throws Exception;
  }

  @Test
  void anEvaluationWithoutItsArgumentsSaysWhatTheyAre() throws Exception {
    String folder = "no such folder";
    for (String[] args : new String[][] {{}, {folder}, {folder, "all"}, {".", "most"}}) {
      assertTrue(said(HtmlEvaluation::main, args).startsWith("Usage: "));
    }
    for (String[] args : new String[][] {{}, {folder}, {".", "."}}) {
      assertTrue(said(CaptionEvaluation::main, args).startsWith("Usage: "));
    }
  }

  private static String said(Main main, String... args) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(said, true, UTF_8));
    try {
      main.run(args);
    } finally {
      System.setErr(before);
    }
    return said.toString(UTF_8);
  }
}
