package cuttings.cli;

import cuttings.query.QueryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What ends a command early, as one line for a person and an exit code for a program. */
final class Failures {
  private Failures() {}

  /** Wrong usage: the reason, a near name where there is one, and where the help is. */
  static int misused(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    line.getErr().println("cuttings: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, line.getErr());
    line.getErr().println("See: " + line.getCommandSpec().qualifiedName() + " --help");
    line.getErr().flush();
    return Cuttings.USAGE;
  }

  /** A query that cannot be read, with the place where it goes wrong. */
  static ParameterException unreadable(CommandSpec spec, QueryException e) {
    return new ParameterException(
        spec.commandLine(),
        "the query, at character " + (e.position() + 1) + ": " + e.getMessage(),
        e);
  }

  /** Anything a command throws. */
  static int report(Exception e, CommandLine line, ParseResult parsed) {
    line.getOut().flush();
    if (e instanceof StandardOutput.ClosedException) {
      return Cuttings.DONE; // its reader had enough; anything else, the program's end tells
    }
    line.getErr().println("cuttings: " + explain(e));
    if (System.getenv("CUTTINGS_DEBUG") != null) {
      e.printStackTrace(line.getErr());
    }
    line.getErr().flush();
    return Cuttings.FAILED;
  }

  /** The reason in words, with the file where there is one. */
  static String explain(Throwable e) {
    return switch (e) {
      case Failure failure -> failure.getMessage();
      case UncheckedIOException unchecked -> explain(unchecked.getCause());
      case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
      case AccessDeniedException denied ->
          denied.getFile() + ": permission denied. Run as a user who may, or choose another place";
      case ReadOnlyFileSystemException readOnly ->
          "the file system is read-only. Choose another place with --index";
      case IOException io -> explain(io);
      default ->
          "a fault in Cuttings itself: "
              + e
              + ". Set CUTTINGS_DEBUG=1 for the details, and report it";
    };
  }

  private static String explain(IOException e) {
    if (isFull(e)) {
      return "no space left on the disk. What was committed before is intact; make room, run again";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static boolean isFull(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left") || message.contains("Disk quota exceeded");
  }
}
