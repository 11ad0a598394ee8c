package cuttings.cli;

import cuttings.article.Kind;
import cuttings.engine.SearchRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What limits and orders a search beside its query; the same for every command that searches. */
final class SearchFilters {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--in", split = ",", paramLabel = "KIND", description = "Only in these kinds.")
  private List<String> in = new ArrayList<>();

  @Option(names = "--match", description = "all (default) or any of the words.")
  private SearchRequest.Matching match = SearchRequest.Matching.ALL;

  @Option(names = "--from", paramLabel = "DATE", description = "Published on that day or later.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Published on that day or before.")
  private @Nullable LocalDate to;

  @Option(names = "--author", description = "Written by that person. Repeatable.")
  private List<String> authors = new ArrayList<>();

  @Option(names = "--source", description = "From that folder or file. Repeatable.")
  private List<String> sources = new ArrayList<>();

  @Option(names = "--language", description = "In that language (en, de...). Repeatable.")
  private List<String> languages = new ArrayList<>();

  @Option(
      names = "--recency",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "By relevance, lift newer articles a little (default), or --no-recency do not.")
  private boolean recency = true;

  /** The request within these limits. */
  SearchRequest.Builder apply(SearchRequest.Builder request) {
    if (from != null && to != null && from.isAfter(to)) {
      throw new ParameterException(
          spec.commandLine(), "--from (%s) must not be after --to (%s)".formatted(from, to));
    }
    return request
        .in(kinds())
        .matching(match)
        .published(from, to)
        .authors(authors)
        .sources(sources)
        .languages(languages)
        .recency(recency);
  }

  private Set<Kind> kinds() {
    Set<Kind> kinds = new LinkedHashSet<>();
    for (String label : in) {
      kinds.add(
          Kind.of(label.strip())
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "--in: no kind '"
                              + label
                              + "'. Kinds: headline, standfirst, subheading,"
                              + " byline, dateline, caption, paragraph")));
    }
    return kinds;
  }

  /** Refuses a number out of its range. */
  void check(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(),
          "%s must be from %d to %d, got %d".formatted(option, least, most, value));
    }
  }
}
