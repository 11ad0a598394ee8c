package cuttings.cli;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.engine.Engine;
import cuttings.engine.Fingerprint;
import cuttings.engine.Hit;
import cuttings.engine.SearchRequest;
import cuttings.engine.SearchRequest.Matching;
import cuttings.engine.SearchResult;
import cuttings.engine.UnsearchableException;
import cuttings.engine.lucene.LuceneEngine;
import cuttings.engine.lucene.PlainLucene;
import cuttings.evaluation.Documents;
import cuttings.evaluation.Judgements;
import cuttings.evaluation.KnownItems;
import cuttings.evaluation.Measure;
import cuttings.evaluation.RankingEvaluation;
import cuttings.evaluation.Run;
import cuttings.output.Json;
import cuttings.query.Query;
import cuttings.query.QueryException;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "ranking",
    description =
        "Measures the order of the hits against judgements: MAP, nDCG@10, P@10, MRR and recall@100,"
            + " as trec_eval defines them.",
    footer = {
      "",
      "  cuttings evaluate ranking --docs docs.jsonl --queries queries.tsv --qrels qrels.txt --baseline",
      "  cuttings evaluate ranking --queries queries.tsv --qrels qrels.txt --against before.run",
      "  cuttings evaluate ranking --known-items headline --baseline"
    })
final class EvaluateRankingCommand implements Callable<Integer> {
  private static final String NAME = "cuttings";
  private static final long SEED = 42;

  @ParentCommand private EvaluateCommand evaluate;
  @Spec private CommandSpec spec;
  @Mixin private EngineOption index;

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      description = "The questions, a line each: topic, a tab, the question.")
  private @Nullable Path queries;

  @Option(
      names = "--qrels",
      paramLabel = "FILE",
      description = "The judgements in TREC's form: topic 0 document grade.")
  private @Nullable Path qrels;

  @Option(
      names = "--known-items",
      paramLabel = "MEMORY",
      description =
          "Instead of questions and judgements: search every article by what is remembered of it,"
              + " its distorted headline or a caption.")
  private KnownItems.@Nullable Memory knownItems;

  @Option(
      names = "--docs",
      paramLabel = "FILE",
      description =
          "Search these documents instead of the index: a JSON object a line with id, title, text.")
  private @Nullable Path docs;

  @Option(
      names = "--run",
      paramLabel = "FILE",
      description = "Judge this run in TREC's form instead of searching.")
  private @Nullable Path run;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "Compare with this run in TREC's form.")
  private @Nullable Path against;

  @Option(
      names = "--baseline",
      description = "Compare with plain Lucene BM25: the same documents as one flat field.")
  private boolean baseline;

  @Option(names = "--match", description = "any (default) or all of the words.")
  private Matching match = Matching.ANY;

  @Option(
      names = "--write-run",
      paramLabel = "FILE",
      description = "Write what was found in TREC's form.")
  private @Nullable Path writeRun;

  @Option(names = "--per-query", description = "Print each topic too.")
  private boolean perQuery;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    check();
    Path folder = Files.createTempDirectory("cuttings-evaluation");
    try {
      return run == null ? search(folder) : judge(Run.read(run));
    } finally {
      delete(folder);
    }
  }

  private void check() {
    if (knownItems == null && (qrels == null || (queries == null && run == null))) {
      throw wrong("--queries and --qrels are wanted, or --known-items");
    }
    if (knownItems != null && (queries != null || qrels != null || run != null)) {
      throw wrong("--known-items makes its own questions: leave out --queries, --qrels and --run");
    }
    if (against != null && baseline) {
      throw wrong("either --against or --baseline");
    }
    if (run != null && (baseline || docs != null)) {
      throw wrong("--run is judged as it is: leave out --docs and --baseline");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int judge(Run judged) throws IOException {
    Judgements judgements = Judgements.read(qrels);
    print(
        RankingEvaluation.of(judged, judgements),
        against == null ? null : RankingEvaluation.of(Run.read(against), judgements));
    return Cuttings.DONE;
  }

  private int search(Path folder) throws IOException {
    try (Engine engine = docs == null ? index.forReading() : indexed(folder.resolve("cuttings"))) {
      Map<String, Article> articles = baseline || knownItems != null ? articles(engine) : Map.of();
      Map<String, String> questions;
      Judgements judgements;
      if (knownItems == null) {
        questions = Documents.questions(queries);
        judgements = Judgements.read(qrels);
      } else {
        KnownItems items = KnownItems.of(articles, knownItems, SEED);
        questions = items.questions();
        judgements = items.judgements();
      }
      questions.keySet().retainAll(judgements.byTopic().keySet());
      if (questions.isEmpty()) {
        throw new Failure("No question has a judgement. Do --queries and --qrels belong together?");
      }
      Run found = found(engine, questions);
      if (writeRun != null) {
        write(found);
      }
      RankingEvaluation compared = null;
      if (baseline) {
        compared =
            RankingEvaluation.of(plain(folder.resolve("plain"), articles, questions), judgements);
      } else if (against != null) {
        compared = RankingEvaluation.of(Run.read(against), judgements);
      }
      print(RankingEvaluation.of(found, judgements), compared);
      return Cuttings.DONE;
    }
  }

  private Engine indexed(Path folder) throws IOException {
    Engine engine = LuceneEngine.writing(folder);
    Fingerprint none = new Fingerprint(0, 0, "");
    Documents.read(docs, article -> engine.put(article.source(), none, List.of(article)));
    engine.commit();
    return engine;
  }

  /** Every article, by its name in a run. */
  private Map<String, Article> articles(Engine engine) throws IOException {
    Map<String, Article> articles = new LinkedHashMap<>();
    SearchRequest.Builder everything =
        SearchRequest.of("", new Query.Everything())
            .limit(SearchRequest.MAX_LIMIT)
            .matches(false)
            .fold(false);
    SearchResult page;
    do {
      page = answer(engine, everything.build());
      for (Hit hit : page.hits()) {
        try {
          engine
              .article(hit.id(), null)
              .ifPresent(found -> articles.put(name(hit), found.article()));
        } catch (UnsearchableException e) {
          throw new AssertionError("nothing is asked of it", e);
        }
      }
      everything.cursor(page.next());
    } while (page.next() != null);
    return articles;
  }

  private Run found(Engine engine, Map<String, String> questions) throws IOException {
    Map<String, List<String>> byTopic = new LinkedHashMap<>();
    for (Map.Entry<String, String> question : questions.entrySet()) {
      SearchRequest request =
          SearchRequest.of(question.getValue(), query(question.getValue()))
              .matching(match)
              .limit(Run.DEPTH)
              .matches(false)
              .fold(false)
              .build();
      byTopic.put(
          question.getKey(), answer(engine, request).hits().stream().map(this::name).toList());
    }
    return new Run(byTopic);
  }

  /** A question as a person types it; what is no query is its words. */
  private static Query query(String question) {
    try {
      return QueryParser.parse(question).query();
    } catch (QueryException e) {
      return QueryParser.words(question);
    }
  }

  private static SearchResult answer(Engine engine, SearchRequest request) throws IOException {
    try {
      return engine.search(request);
    } catch (UnsearchableException e) {
      throw new Failure(e.getMessage());
    }
  }

  /** As in the runs of {@code batch}; of the documents of --docs their id. */
  private String name(Hit hit) {
    if (knownItems != null) {
      return hit.id(); // Files of one name in two folders are two articles.
    }
    if (docs != null) {
      return hit.source().path();
    }
    return hit.alone() ? hit.source().stem() : hit.source().stem() + "#" + hit.number();
  }

  private static Run plain(
      Path folder, Map<String, Article> articles, Map<String, String> questions)
      throws IOException {
    try (PlainLucene plain = new PlainLucene(folder)) {
      for (Map.Entry<String, Article> article : articles.entrySet()) {
        plain.add(
            article.getKey(),
            article.getValue().blocks().stream()
                .map(Block::text)
                .collect(Collectors.joining("\n")));
      }
      plain.commit();
      Map<String, List<String>> byTopic = new LinkedHashMap<>();
      for (Map.Entry<String, String> question : questions.entrySet()) {
        byTopic.put(question.getKey(), plain.search(question.getValue(), Run.DEPTH));
      }
      return new Run(byTopic);
    }
  }

  private void write(Run found) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(writeRun))) {
      found
          .byTopic()
          .forEach(
              (topic, documents) -> {
                for (int i = 0; i < documents.size(); i++) {
                  // Scores fall with the rank: the order alone is what was found.
                  out.printf(
                      Locale.ROOT,
                      "%s Q0 %s %d %d %s%n",
                      topic,
                      documents.get(i),
                      i + 1,
                      documents.size() - i,
                      NAME);
                }
              });
    }
  }

  private void print(RankingEvaluation found, @Nullable RankingEvaluation compared)
      throws IOException {
    PrintWriter out = evaluate.console().out();
    if (json) {
      out.println(Json.MAPPER.writeValueAsString(asJson(found, compared)));
      return;
    }
    if (perQuery) {
      found
          .byTopic()
          .forEach(
              (topic, values) ->
                  values.forEach(
                      (measure, value) ->
                          out.printf(
                              Locale.ROOT,
                              "%-14s %-12s %.4f%n",
                              measure.label(),
                              Console.printable(topic),
                              value)));
    }
    out.printf(Locale.ROOT, "%-14s %-12s %d%n", "topics", "all", found.byTopic().size());
    for (Measure measure : Measure.values()) {
      out.printf(Locale.ROOT, "%-14s %-12s %.4f", measure.label(), "all", found.mean(measure));
      if (compared != null) {
        out.printf(
            Locale.ROOT,
            "   against %.4f  %+.1f %%  p %.4f",
            compared.mean(measure),
            100 * (found.mean(measure) / compared.mean(measure) - 1),
            found.chance(compared, measure));
      }
      out.println();
    }
  }

  private Map<String, Object> asJson(
      RankingEvaluation found, @Nullable RankingEvaluation compared) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("topics", found.byTopic().size());
    object.put("measures", means(found));
    if (compared != null) {
      Map<String, Object> chances = new LinkedHashMap<>();
      for (Measure measure : Measure.values()) {
        chances.put(measure.label(), found.chance(compared, measure));
      }
      object.put("against", means(compared));
      object.put("p", chances);
    }
    if (perQuery) {
      List<Map<String, Object>> topics = new ArrayList<>();
      found
          .byTopic()
          .forEach(
              (topic, values) -> {
                Map<String, Object> each = new LinkedHashMap<>();
                each.put("topic", topic);
                values.forEach((measure, value) -> each.put(measure.label(), value));
                topics.add(each);
              });
      object.put("per_query", topics);
    }
    return object;
  }

  private static Map<String, Object> means(RankingEvaluation evaluation) {
    Map<String, Object> means = new LinkedHashMap<>();
    for (Measure measure : Measure.values()) {
      means.put(measure.label(), evaluation.mean(measure));
    }
    return means;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
