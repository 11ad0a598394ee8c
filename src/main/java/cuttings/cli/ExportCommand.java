package cuttings.cli;

import cuttings.engine.Engine;
import cuttings.engine.SearchRequest;
import cuttings.engine.UnsearchableException;
import cuttings.output.Export;
import cuttings.query.QueryException;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    description = {
      "Prints everything that a query finds, for other programs to read.",
      "Without a query, everything. However much it is, memory stays as it is."
    },
    footer = {
      "",
      "jsonl is an article a line, whole; Cuttings can index it again. csv is for spreadsheets",
      "(a text that one would run as a formula gets an apostrophe before it). ris and bibtex are",
      "for reference managers.",
      "",
      "  cuttings export > everything.jsonl",
      "  cuttings export --format ris --author 'Ada Finch' harbour > harbour.ris"
    })
final class ExportCommand implements Callable<Integer> {
  @ParentCommand private Cuttings cuttings;
  @Spec private CommandSpec spec;
  @Mixin private SearchedIndex index;
  @Mixin private SearchFilters filters;

  @Parameters(
      paramLabel = "QUERY",
      arity = "0..*",
      description = "What to export; several words need no quotes. Empty is everything.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--id",
      description = "The article of that id, not what a query finds. Repeatable.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}. Default: jsonl.")
  private Export.Format format = Export.Format.JSONL;

  @Option(
      names = "--sort",
      description =
          "newest (default), oldest or relevance. An export is of the index as it is when it begins.")
  private SearchRequest.Sort sort = SearchRequest.Sort.NEWEST;

  @Option(names = "--fold", description = "Of near-duplicates, export one.")
  private boolean fold;

  @Override
  public Integer call() throws IOException {
    String text = String.join(" ", words);
    if (!ids.isEmpty() && !text.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--id and a query: name one of them");
    }
    try (Engine engine = index.forReading()) {
      Export export = ids.isEmpty() ? Export.of(engine, request(text)) : Export.of(engine, ids);
      export.write(format, StandardOutput.stopping(cuttings.console().out()));
      return Cuttings.DONE;
    } catch (QueryException e) {
      throw Failures.unreadable(spec, e);
    } catch (UnsearchableException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private SearchRequest.Builder request(String text) throws QueryException {
    return filters
        .apply(SearchRequest.of(text, QueryParser.parse(text).query()))
        .sort(sort)
        .fold(fold);
  }
}
