package cuttings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.engine.Engine;
import cuttings.engine.SearchRequest;
import cuttings.output.Batch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "batch",
    description = {
      "Runs a list of queries and prints what each finds.",
      "A line of the list is an id, a tab and a query, or a query alone, whose id is the number of",
      "its line. A query that cannot be read is named, and the rest goes on."
    },
    footer = {
      "",
      "csv has a row a hit, and a row for each query that finds nothing; jsonl a line a query; trec",
      "is what trec_eval reads.",
      "",
      "  cuttings batch names.txt > found.csv",
      "  cuttings batch --format trec --limit 1000 --match any topics.tsv > bm25f.run",
      "  printf '%%s\\n' harbour ferry | cuttings batch --format jsonl -"
    })
final class BatchCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @ParentCommand private Cuttings cuttings;
  @Mixin private SearchedIndex index;
  @Mixin private SearchFilters filters;

  @Parameters(paramLabel = "QUERIES", description = "The list, in UTF-8; - is standard input.")
  private String queries;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}. Default: csv.")
  private Batch.Format format = Batch.Format.CSV;

  @Option(names = "--limit", description = "Hits a query, 1 to 10000. Default: 10.")
  private int limit = 10;

  @Option(names = "--passages", description = "Passages a hit in jsonl, 0 to 20. Default: 1.")
  private int passages = 1;

  @Option(names = "--run-id", description = "What a TREC run calls itself. Default: cuttings.")
  private String runId = "cuttings";

  @Option(names = "--sort", description = "relevance (default), newest or oldest.")
  private SearchRequest.Sort sort = SearchRequest.Sort.RELEVANCE;

  @Option(names = "--fold", description = "Of near-duplicates, print one.")
  private boolean fold;

  private int failed;

  @Override
  public Integer call() throws IOException {
    filters.check("--limit", limit, 1, Batch.MAX_LIMIT);
    filters.check("--passages", passages, 0, SearchRequest.MAX_PASSAGES);
    Console console = cuttings.console();
    try (Engine engine = index.forReading();
        BufferedReader lines = open()) {
      Batch batch =
          new Batch(
              engine,
              (text, parsed) ->
                  filters.apply(SearchRequest.of(text, parsed.query())).sort(sort).fold(fold),
              limit,
              passages,
              format,
              runId,
              StandardOutput.stopping(console.out()),
              this::tell);
      run(batch, lines);
    }
    return failed == 0 ? Cuttings.DONE : Cuttings.SOME_UNREADABLE;
  }

  private void run(Batch batch, BufferedReader lines) throws IOException {
    int number = 0;
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          batch.run(Batch.Asked.ofLine(number, number == 1 ? withoutMark(line) : line));
        }
      }
    } catch (CharacterCodingException e) {
      throw new Failure(
          queries + ", after line " + number + ": not UTF-8. Save the list as UTF-8", e);
    }
  }

  private static String withoutMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  private BufferedReader open() throws IOException {
    InputStream in =
        queries.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(queries));
    return new BufferedReader(
        new InputStreamReader(
            in,
            UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  private void tell(Batch.Asked asked, String reason) {
    failed++;
    cuttings.console().warn(Console.printable(queries + ":" + asked.line() + ": " + reason));
  }
}
