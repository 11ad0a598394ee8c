package cuttings.cli;

import cuttings.engine.Engine;
import cuttings.engine.Facet;
import cuttings.engine.Hit;
import cuttings.engine.Match;
import cuttings.engine.Passage;
import cuttings.engine.SearchRequest;
import cuttings.engine.SearchResult;
import cuttings.engine.UnsearchableException;
import cuttings.output.Json;
import cuttings.query.ParsedQuery;
import cuttings.query.QueryException;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "search",
    description = "Prints what a query finds, with path:line for each passage.",
    footer = {
      "",
      "  cuttings search 'harbour vote'",
      "  cuttings search --in caption,headline --from 2024-01-01 calder",
      "  cuttings search --json '\"one vote\"'"
    })
final class SearchCommand implements Callable<Integer> {
  @ParentCommand private Cuttings cuttings;
  @Spec private CommandSpec spec;
  @Mixin private SearchedIndex index;
  @Mixin private SearchFilters filters;

  @Parameters(
      paramLabel = "QUERY",
      arity = "0..*",
      description = "What to find; several words need no quotes. Empty finds everything.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--json", description = "Print what the endpoint would answer.")
  private boolean json;

  @Option(names = "--sort", description = "relevance (default), newest or oldest.")
  private SearchRequest.Sort sort = SearchRequest.Sort.RELEVANCE;

  @Option(names = "--limit", description = "Hits to print, 1 to 100. Default: 10.")
  private int limit = 10;

  @Option(names = "--cursor", description = "The \"next\" of the page before.")
  private @Nullable String cursor;

  @Option(names = "--facets", split = ",", description = "Facets for --json.")
  private List<Facet.Field> facets = new ArrayList<>();

  @Option(names = "--passages", description = "Passages a hit, 0 to 20. Default: 3.")
  private int passages = 3;

  @Option(
      names = "--fold",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Show near-duplicates as one hit (default), or --no-fold each.")
  private boolean fold = true;

  @Override
  public Integer call() throws IOException {
    Console console = cuttings.console();
    String text = String.join(" ", words);
    try (Engine engine = index.forReading()) {
      ParsedQuery parsed = QueryParser.parse(text);
      SearchResult result = engine.search(request(text, parsed));
      if (json) {
        console
            .out()
            .println(Json.MAPPER.writeValueAsString(Json.Search.of(result, parsed.notes())));
      } else {
        print(console, result, parsed);
      }
      return Cuttings.DONE;
    } catch (QueryException e) {
      throw Failures.unreadable(spec, e);
    } catch (UnsearchableException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private SearchRequest request(String text, ParsedQuery parsed) {
    filters.check("--limit", limit, 1, SearchRequest.MAX_LIMIT);
    filters.check("--passages", passages, 0, SearchRequest.MAX_PASSAGES);
    return filters
        .apply(SearchRequest.of(text, parsed.query()))
        .sort(sort)
        .limit(limit)
        .cursor(cursor)
        .facets(new LinkedHashSet<>(facets))
        .passages(passages)
        .fold(fold)
        .build();
  }

  private static void print(Console console, SearchResult result, ParsedQuery parsed) {
    PrintWriter out = console.out();
    for (Hit hit : result.hits()) {
      String headline = hit.headline() == null ? "(no headline)" : hit.headline();
      out.println(console.strong(Console.printable(headline)));
      List<String> details = new ArrayList<>();
      if (!hit.byline().isEmpty()) {
        details.add(String.join(", ", hit.byline()));
      }
      if (hit.published() != null) {
        details.add(hit.published().toString());
      }
      if (hit.duplicates() > 0) {
        details.add(
            "+%d more version%s".formatted(hit.duplicates(), hit.duplicates() == 1 ? "" : "s"));
      }
      if (!details.isEmpty()) {
        out.println("  " + Console.printable(String.join(" · ", details)));
      }
      String path = Console.printable(hit.source().path());
      if (hit.passages().isEmpty()) {
        out.println("  " + (hit.line() == null ? path : path + ":" + hit.line()));
      }
      for (Passage passage : hit.passages()) {
        out.println(
            "  %s %s: %s"
                .formatted(
                    passage.line() == null ? path : path + ":" + passage.line(),
                    passage.kind().label(),
                    marked(console, passage)));
      }
      out.println();
    }
    parsed.notes().forEach(note -> console.say(note.text()));
    result.notes().forEach(note -> console.say(note.text()));
    if (result.didYouMean() != null) {
      console.say("Did you mean: " + result.didYouMean());
    }
    console.say(
        (result.total().exact() ? "" : "at least ")
            + result.total().value()
            + (result.total().value() == 1 ? " article" : " articles"));
    if (result.next() != null) {
      console.say("More with --cursor " + result.next());
    }
  }

  private static String marked(Console console, Passage passage) {
    StringBuilder line = new StringBuilder();
    int at = 0;
    for (Match match : passage.matches()) {
      line.append(Console.printable(passage.text().substring(at, match.start())));
      line.append(
          console.strong(Console.printable(passage.text().substring(match.start(), match.end()))));
      at = match.end();
    }
    return line.append(Console.printable(passage.text().substring(at))).toString();
  }
}
