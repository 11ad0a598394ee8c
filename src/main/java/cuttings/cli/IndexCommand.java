package cuttings.cli;

import cuttings.engine.Engine;
import cuttings.indexer.Indexer;
import cuttings.indexer.Summary;
import cuttings.output.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "index",
    description = {
      "Makes the index hold exactly what the folders hold: adds, updates, removes.",
      "Sources of other folders than those named are removed: name all you want every time."
    },
    footer = {
      "",
      "Hidden files, symbolic links, pipes and devices are left out and named. A second run reads",
      "only what changed (size, time, then content).",
      "",
      "  cuttings index ~/articles",
      "  cuttings index --dry-run --exclude '*.log' ~/articles ~/more",
      "  cuttings index --watch ~/articles"
    })
final class IndexCommand implements Callable<Integer> {
  @ParentCommand private Cuttings cuttings;
  @Spec private CommandSpec spec;
  @Mixin private EngineOption index;
  @Mixin private FolderOptions reading;

  @Parameters(paramLabel = "FOLDER", arity = "1..*", description = "Folders of articles.")
  private List<Path> folders;

  @Option(names = "--rebuild", description = "Begin with an empty index: read everything again.")
  private boolean rebuild;

  @Option(names = "--dry-run", description = "Read, and say what would change; write nothing.")
  private boolean dryRun;

  @Option(names = "--watch", description = "Go on and follow changes until Ctrl-C.")
  private boolean watch;

  @Option(names = "--json", description = "Print the summary as JSON, in place of the text.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Console console = cuttings.console();
    FolderOptions.checkFolders(spec, folders);
    // Before anything is opened: what is wrong with the options must not make an index.
    reading.options(dryRun, index.asIndexes());
    Indexing indexing = null;
    try (@Nullable Engine engine = open()) {
      Indexer.Options options = reading.options(dryRun, index.asIndexes());
      indexing = new Indexing(console, engine, options);
      Summary summary = indexing.sync(folders);
      report(console, summary);
      if (watch && !dryRun && !summary.interrupted()) {
        console.say("Following changes. Ctrl-C ends");
        indexing.follow(folders);
      }
      return summary.failed().isEmpty() ? Cuttings.DONE : Cuttings.SOME_UNREADABLE;
    } finally {
      if (indexing != null) {
        indexing.close();
      }
    }
  }

  private @Nullable Engine open() throws IOException {
    if (dryRun) {
      return index.exists() && !rebuild ? index.forReading() : null;
    }
    return rebuild ? index.forRebuilding() : index.forWriting();
  }

  private void report(Console console, Summary summary) {
    summary.failed().forEach(file -> console.warn(SummaryText.line("failed", file)));
    if (json) {
      console.out().println(Json.MAPPER.writeValueAsString(SummaryJson.of(summary, dryRun)));
      // Now, since a program that is interrupted ends before its output is flushed.
      console.out().flush();
    } else {
      SummaryText.lines(summary, dryRun).forEach(console::say);
    }
  }
}
