package cuttings.cli;

import cuttings.engine.Engine;
import cuttings.indexer.Indexer;
import cuttings.indexer.Summary;
import cuttings.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    description = {
      "Serves the index in the browser and as JSON until Ctrl-C.",
      "With folders, makes the index hold exactly what they hold, and follows their changes."
    },
    footer = {"", "  cuttings serve data", "  cuttings serve --port 9000 ~/articles"})
final class ServeCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;
  private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?");

  @ParentCommand private Cuttings cuttings;
  @Spec private CommandSpec spec;
  @Mixin private SearchedIndex index;
  @Mixin private FolderOptions reading;

  @Parameters(paramLabel = "FOLDER", arity = "0..*", description = "Folders of articles.")
  private List<Path> folders = new ArrayList<>();

  @Option(names = "--port", description = "Where it listens; 0 is any free one. Default: 8080.")
  private int port = Server.DEFAULT_PORT;

  @Option(
      names = "--host",
      description =
          "The address it listens on. Default: 127.0.0.1, reachable from this machine alone.")
  private String host = Server.DEFAULT_HOST;

  @Option(
      names = "--allow-origin",
      paramLabel = "ORIGIN",
      description =
          "Pages from there (https://example.org) may ask the endpoint; * is everywhere."
              + " Repeatable. Default: none.")
  private List<String> origins = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > MAX_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port must be from 0 to " + MAX_PORT + ", got " + port);
    }
    Console console = cuttings.console();
    for (String origin : origins) {
      if (!origin.equals("*") && !ORIGIN.matcher(origin).matches()) {
        throw new ParameterException(
            spec.commandLine(),
            "--allow-origin must be as https://example.org or *, got '" + origin + "'");
      }
    }
    FolderOptions.checkFolders(spec, folders);
    return folders.isEmpty() ? serve(console) : serveAndFollow(console);
  }

  private int serve(Console console) throws IOException, InterruptedException {
    try (Engine engine = index.forReading();
        Server server = new Server(engine, host, port, origins)) {
      start(console, engine, server);
      // Ends with the process: a signal stops the JVM, and a reader leaves nothing unwritten.
      new CountDownLatch(1).await();
    }
    return Cuttings.DONE;
  }

  /** Serves from the first moment: what is in the index already can be searched meanwhile. */
  private int serveAndFollow(Console console) throws IOException, InterruptedException {
    Indexing indexing = null;
    try (Engine engine = index.forWriting();
        Server server = new Server(engine, host, port, origins)) {
      Indexer.Options options = reading.options(false, index.asIndexes());
      indexing = new Indexing(console, engine, options);
      start(console, engine, server);
      Summary summary = indexing.sync(folders);
      summary.failed().forEach(file -> console.warn(SummaryText.line("failed", file)));
      SummaryText.lines(summary, false).forEach(console::say);
      if (!summary.interrupted()) {
        indexing.follow(folders);
      }
    } finally {
      if (indexing != null) {
        indexing.close();
      }
    }
    return Cuttings.DONE;
  }

  private static void start(Console console, Engine engine, Server server) throws IOException {
    // Beside the first suggestion the dictionaries are walked: before anybody types.
    engine.suggest("a", 1);
    server.start();
    console.out().println(server.address());
    console.out().flush();
    console.say("Open it in a browser. Ctrl-C ends");
  }
}
