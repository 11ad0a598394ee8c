package cuttings.cli;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Source;
import cuttings.format.Formats;
import cuttings.format.Reading;
import cuttings.format.Readings;
import cuttings.format.Sidecar;
import cuttings.format.UnreadableException;
import cuttings.output.Json;
import cuttings.structure.Evidence;
import cuttings.structure.Line;
import cuttings.structure.StructureRecovery;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "parse",
    description = {
      "Shows the structure recovered from files, without an index: which line is what,",
      "where one story ends and the next begins, and what was set aside as furniture."
    },
    footer = {
      "",
      "  cuttings parse data/inbox/*",
      "  cuttings parse --json story.txt archive.zip",
      "  cuttings parse --explain story.txt",
      "  pbpaste | cuttings parse -"
    })
final class ParseCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @ParentCommand private Cuttings cuttings;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files, containers of files too; - is standard input.")
  private List<String> files;

  @Option(names = "--json", description = "Print one JSON object a file, a line each.")
  private boolean json;

  @Option(
      names = "--explain",
      description = "Say of each line how sure its kind is, and what weighed most.")
  private boolean explain;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      converter = FormatName.class,
      completionCandidates = FormatName.class,
      description = "Read every file as this format (${COMPLETION-CANDIDATES}).")
  private @Nullable String format;

  @Override
  public Integer call() throws IOException {
    Shown shown = new Shown(cuttings.console());
    for (String file : files) {
      if (Files.isDirectory(Path.of(file))) {
        shown.failed(file, "a folder. Name files, or index it with: cuttings index " + file);
        continue;
      }
      try (InputStream in = open(file)) {
        Formats.all().read(source(file), in, format, corrected(file, shown));
      } catch (NoSuchFileException e) {
        shown.failed(file, "no such file");
      } catch (AccessDeniedException e) {
        shown.failed(file, "permission denied. Give yourself the right to read it");
      }
      if (cuttings.console().out().checkError()) {
        break; // nobody reads on
      }
    }
    return shown.failed ? Cuttings.SOME_UNREADABLE : Cuttings.DONE;
  }

  /** Told of a file as its sidecar says it is. */
  private static Readings corrected(String file, Readings shown) throws IOException {
    Path sidecar = file.equals(STANDARD_INPUT) ? null : Sidecar.beside(Path.of(file)).orElse(null);
    if (sidecar == null) {
      return shown;
    }
    try (InputStream in = Files.newInputStream(sidecar)) {
      byte[] yaml = in.readNBytes(Sidecar.MAX_BYTES + 1);
      return Sidecar.correcting(source(file), source(sidecar.toString()), yaml, shown);
    }
  }

  private static InputStream open(String file) throws IOException {
    return file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file));
  }

  /** A path that was typed stays as it is; its folders may say when an article was published. */
  private static Source source(String file) {
    String path = file.replace(File.separatorChar, '/');
    return Path.of(file).isAbsolute()
        ? Source.ofFile("", path.substring(1))
        : Source.ofFile(Path.of("").toAbsolutePath().toString(), path);
  }

  private static String typed(Source source) {
    return source.folder().isEmpty() ? source.key() : source.path();
  }

  /** Prints what was read, and tells what could not be. */
  private final class Shown implements Readings {
    private final Console console;
    private final PrintWriter out;
    private final StructureRecovery recovery = new StructureRecovery();
    private boolean failed;

    Shown(Console console) {
      this.console = console;
      this.out = console.out();
    }

    @Override
    public void read(Source source, Reading reading) {
      if (json) {
        out.println(Json.MAPPER.writeValueAsString(Json.Parsed.of(typed(source), reading)));
      } else {
        print(typed(source), reading);
      }
    }

    @Override
    public void skipped(Source source, String reason) {
      out.flush();
      console.say(Console.printable(typed(source) + ": skipped, " + reason));
    }

    @Override
    public void failed(UnreadableException why) {
      String place = why.line() == null ? "" : ":" + why.line();
      failed(typed(why.source()) + place, why.reason() + ". " + why.remedy());
    }

    void failed(String file, String reason) {
      failed = true;
      out.flush();
      console.warn(Console.printable(file + ": " + reason));
    }

    private void print(String name, Reading reading) {
      int count = reading.articles().size();
      out.printf(
          "%s: %s%s, %d %s%n",
          console.strong(Console.printable(name)),
          reading.format(),
          reading.charset() == null ? "" : ", " + reading.charset(),
          count,
          count == 1 ? "article" : "articles");
      List<List<Evidence>> beginnings = explain ? beginnings(reading.articles()) : List.of();
      for (int i = 0; i < count; i++) {
        print(
            reading.articles().get(i), count, beginnings.isEmpty() ? List.of() : beginnings.get(i));
      }
      if (!reading.furniture().isEmpty()) {
        out.println();
        out.println("furniture");
        for (Line line : reading.furniture()) {
          row(line.number(), "", line.text());
        }
      }
      out.println();
    }

    private void print(Article article, int of, List<Evidence> beginning) {
      List<String> details = new ArrayList<>();
      if (of > 1) {
        details.add("article " + article.number());
      }
      if (!article.authors().isEmpty()) {
        details.add(String.join(", ", article.authors()));
      }
      if (article.place() != null) {
        details.add(article.place());
      }
      if (article.published() != null) {
        details.add(article.published().toString());
      }
      if (!article.language().equals(Article.UNKNOWN_LANGUAGE)) {
        details.add(article.language());
      }
      out.println();
      if (!details.isEmpty()) {
        out.println(Console.printable(String.join(" · ", details)));
      }
      if (!beginning.isEmpty()) {
        out.printf("%8sbegins here", "");
        explain(beginning);
      }
      List<List<Evidence>> evidence = explain ? evidence(article) : List.of();
      for (int i = 0; i < article.blocks().size(); i++) {
        Block block = article.blocks().get(i);
        row(block.line(), block.kind().label(), block.text());
        if (explain) {
          explain(block, evidence.isEmpty() ? List.of() : evidence.get(i));
        }
      }
    }

    /** Why articles begin where they do; empty where there is one, or the format states it. */
    private List<List<Evidence>> beginnings(List<Article> articles) {
      return articles.size() > 1 && articles.stream().allMatch(Shown::isRecovered)
          ? recovery.explainBeginnings(articles.stream().map(Article::blocks).toList())
          : List.of();
    }

    private static boolean isRecovered(Article article) {
      return article.blocks().stream().allMatch(b -> b.line() != null && b.confidence() < 1);
    }

    /** What the model saw; empty where the format states what each block is. */
    private List<List<Evidence>> evidence(Article article) {
      return isRecovered(article) ? recovery.explain(article.blocks()) : List.of();
    }

    private void explain(Block block, List<Evidence> evidence) {
      if (evidence.isEmpty()) {
        out.printf("%20sstated%n", "");
        return;
      }
      out.printf(Locale.ROOT, "%20s%.0f %%", "", 100 * block.confidence());
      explain(evidence);
    }

    private void explain(List<Evidence> evidence) {
      for (Evidence seen : evidence) {
        out.printf(Locale.ROOT, " · %s (%+.1f)", seen.feature(), seen.weight());
      }
      out.println();
    }

    private void row(@Nullable Integer line, String kind, String text) {
      out.printf(
          "%6s  %-11s %s%n", line == null ? "" : line.toString(), kind, Console.printable(text));
    }
  }
}
