package cuttings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The program: every command is a line in {@code subcommands}. */
@Command(
    name = "cuttings",
    description =
        "Searches folders of news articles, and knows headlines, captions and paragraphs.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true,
    subcommands = {
      IndexCommand.class,
      ServeCommand.class,
      SearchCommand.class,
      ParseCommand.class,
      BatchCommand.class,
      ExportCommand.class,
      CheckCommand.class,
      EvaluateCommand.class,
      TrainCommand.class,
      CompletionCommand.class,
    })
public final class Cuttings implements Runnable {
  /** Done. */
  public static final int DONE = 0;

  /** Done, but some files could not be read. */
  public static final int SOME_UNREADABLE = 1;

  /** Wrong usage. */
  public static final int USAGE = 2;

  /** Could not do it at all. */
  public static final int FAILED = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "No progress and no summary: only data and errors.")
  private boolean quiet;

  @Option(
      names = "--color",
      scope = ScopeType.INHERIT,
      paramLabel = "WHEN",
      description = "auto (default), always or never. NO_COLOR is honoured.")
  private Console.When color = Console.When.auto;

  // Held, since a logger that nobody holds forgets its level.
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  public static void main(String[] args) {
    // Which vector instructions it found is not for the person who searches.
    LUCENE.setLevel(Level.SEVERE);
    var standard = new StandardOutput();
    var out = standard.writer();
    var err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, UTF_8);
    int exitCode = commandLine().setOut(out).setErr(err).execute(args);
    out.flush();
    String loss = standard.loss();
    if (loss != null) {
      err.println("cuttings: " + loss);
      exitCode = FAILED;
    }
    System.exit(exitCode);
  }

  /** The command line, ready to execute. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Cuttings());
    // Here and not in the annotation, whose help texts every command inherits.
    line.getCommandSpec()
        .usageMessage()
        .headerHeading("Try:%n")
        .header(
            "  cuttings serve data              index a folder, search in the browser",
            "  cuttings search 'drone moscow'   search on the terminal",
            "")
        .footerHeading("%nExit codes:%n")
        .footer(
            "  0  done",
            "  1  done, but some files could not be read (each is named)",
            "  2  wrong usage",
            "  3  could not do it at all (no index, locked, disk full, port taken)");
    return line.setExecutionExceptionHandler(Failures::report)
        .setParameterExceptionHandler(Failures::misused)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(LocalDate.class, Cuttings::day)
        .registerConverter(int.class, Cuttings::number)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(Console.onTerminal("out") ? Ansi.AUTO : Ansi.OFF))
        .setAbbreviatedOptionsAllowed(false);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("must be a date such as 2024-09-30, got '" + text + "'");
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("must be a whole number, got '" + text + "'");
    }
  }

  /** Where the command that runs writes. */
  Console console() {
    CommandLine line = spec.root().commandLine();
    return new Console(line.getOut(), line.getErr(), quiet, color);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
