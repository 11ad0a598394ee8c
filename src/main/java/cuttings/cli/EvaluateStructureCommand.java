package cuttings.cli;

import cuttings.article.Kind;
import cuttings.evaluation.CrossValidation;
import cuttings.evaluation.LabelledFolder;
import cuttings.evaluation.StructureScores;
import cuttings.evaluation.StructureScores.Mistake;
import cuttings.evaluation.StructureScores.Score;
import cuttings.output.Json;
import cuttings.structure.LabelledText;
import cuttings.structure.StructureModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "structure",
    description = {
      "How well lines are told apart and stories divided, on folders of NAME.txt with",
      "NAME.gold.tsv (line number, tab, kind) and, for several stories, NAME.articles.tsv."
    },
    footer = {
      "",
      "The model that ships has learnt from some of these texts: --cross-validate trains anew for",
      "each part, without the owner groups (index.tsv) that are tried with it.",
      "",
      "  cuttings evaluate structure ~/labelled --cross-validate",
      "  cuttings evaluate structure --json --mistakes 20 ~/labelled"
    })
final class EvaluateStructureCommand implements Callable<Integer> {
  @ParentCommand private EvaluateCommand evaluate;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", arity = "1..*", description = "Folders of labelled texts.")
  private List<Path> folders;

  @Option(
      names = "--cross-validate",
      description = "Try each text by a model that has not seen its owners. Takes minutes.")
  private boolean crossValidate;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Another model than the one shipped.")
  private @Nullable Path model;

  @Option(
      names = "--mistakes",
      paramLabel = "N",
      description = "Name so many wrong lines, the surest first (default ${DEFAULT-VALUE}).")
  private int mistakes = 0;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    FolderOptions.checkFolders(spec, folders);
    LabelledFolder labelled = LabelledFolder.read(folders);
    Console console = evaluate.console();
    Map<String, StructureScores> parts = new LinkedHashMap<>();
    if (crossValidate) {
      checkOwners(labelled);
      CrossValidation trial = new CrossValidation(labelled, console::say);
      parts.put("articles", trial.articles());
      parts.put("pages of several", trial.pages());
    } else {
      StructureModel tried = model();
      parts.put("articles", scores(labelled.articles(), tried));
      parts.put("pages of several", scores(labelled.pages(), tried));
    }
    if (json) {
      Map<String, Object> shown = new LinkedHashMap<>();
      parts.forEach(
          (name, scores) -> shown.put(name.replace(' ', '_'), Shown.of(scores, mistakes)));
      console.out().println(Json.MAPPER.writeValueAsString(shown));
    } else {
      parts.forEach((name, scores) -> print(console.out(), name, scores));
    }
    return Cuttings.DONE;
  }

  /** A model that learnt from another page of the same paper is no trial. */
  private void checkOwners(LabelledFolder labelled) {
    for (Path folder : folders) {
      if (!Files.exists(folder.resolve(LabelledFolder.INDEX))) {
        throw new Failure(
            "%s has no %s (columns name and owner_group): without it nobody knows which texts are of one owner. Name the folder that holds it"
                .formatted(folder, LabelledFolder.INDEX));
      }
    }
    if (labelled.articles().isEmpty()) {
      throw new Failure(
          "%s holds no article of one story to learn from"
              .formatted(LabelledFolder.listed(folders)));
    }
  }

  private StructureModel model() throws IOException {
    if (model == null) {
      return StructureModel.shipped();
    }
    try (InputStream in = Files.newInputStream(model)) {
      return StructureModel.read(in);
    }
  }

  private static StructureScores scores(List<LabelledText> texts, StructureModel model) {
    StructureScores scores = new StructureScores();
    texts.forEach(text -> scores.add(text, model));
    return scores;
  }

  private void print(PrintWriter out, String name, StructureScores scores) {
    if (scores.beginnings().count() == 0) {
      return;
    }
    out.printf(
        Locale.ROOT, "%n%-13s %9s %7s %6s %6s%n", name, "precision", "recall", "F1", "lines");
    for (Kind kind : Kind.values()) {
      print(out, kind.label(), scores.of(kind));
    }
    print(out, "story begins", scores.beginnings());
    out.printf(Locale.ROOT, "%-13s %24.3f%n", "macro F1", scores.macroF1());
    out.printf(Locale.ROOT, "%-13s %24.3f%n", "calibration", 1 - scores.calibrationError());
    out.printf(Locale.ROOT, "%n%-13s", "is, found as");
    for (Kind found : Kind.values()) {
      out.printf(Locale.ROOT, " %10s", found.label());
    }
    out.printf(Locale.ROOT, " %10s%n", "furniture");
    for (Kind gold : Kind.values()) {
      out.printf(Locale.ROOT, "%-13s", gold.label());
      for (Kind found : Kind.values()) {
        out.printf(Locale.ROOT, " %10d", scores.confused(gold, found));
      }
      out.printf(Locale.ROOT, " %10d%n", scores.confused(gold, null));
    }
    for (Mistake mistake : scores.mistakes().stream().limit(mistakes).toList()) {
      out.printf(
          Locale.ROOT,
          "%.2f  %s:%d  %s found as %s%n",
          mistake.probability(),
          mistake.text(),
          mistake.line(),
          mistake.gold().label(),
          label(mistake.found()));
    }
  }

  private static void print(PrintWriter out, String name, Score score) {
    out.printf(
        Locale.ROOT,
        "%-13s %9.3f %7.3f %6.3f %6d%n",
        name,
        score.precision(),
        score.recall(),
        score.f1(),
        score.count());
  }

  private static String label(@Nullable Kind kind) {
    return kind == null ? "furniture" : kind.label();
  }

  /** The shape of the JSON. */
  record Shown(
      double macroF1,
      Map<String, Score> kinds,
      Score storyBegins,
      double calibrationError,
      Map<String, Map<String, Integer>> confusion,
      List<ShownMistake> mistakes) {

    static Shown of(StructureScores scores, int mistakes) {
      Map<String, Score> kinds = new LinkedHashMap<>();
      Map<String, Map<String, Integer>> confusion = new LinkedHashMap<>();
      for (Kind gold : Kind.values()) {
        kinds.put(gold.label(), scores.of(gold));
        Map<String, Integer> row = new LinkedHashMap<>();
        for (Kind found : Kind.values()) {
          row.put(found.label(), scores.confused(gold, found));
        }
        row.put(label(null), scores.confused(gold, null));
        confusion.put(gold.label(), row);
      }
      return new Shown(
          scores.macroF1(),
          kinds,
          scores.beginnings(),
          scores.calibrationError(),
          confusion,
          scores.mistakes().stream().limit(mistakes).map(ShownMistake::of).toList());
    }
  }

  /** One wrong line. */
  record ShownMistake(String text, int line, String kind, String found, double probability) {
    static ShownMistake of(Mistake mistake) {
      return new ShownMistake(
          mistake.text(),
          mistake.line(),
          mistake.gold().label(),
          label(mistake.found()),
          mistake.probability());
    }
  }
}
