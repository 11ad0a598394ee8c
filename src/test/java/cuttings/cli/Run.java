package cuttings.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command that ran within this process: how it ended, and what it printed where. */
record Run(int exitCode, String out, String err) {

  static Run run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Cuttings.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(args);
    return new Run(exitCode, out.toString(), err.toString());
  }
}
