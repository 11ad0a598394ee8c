package cuttings.cli;

import cuttings.article.Source;
import cuttings.engine.Engine;
import cuttings.engine.Fingerprint;
import cuttings.engine.lucene.IndexCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "check",
    description = {
      "Verifies the index: its checksums, its schema, and whether the file of every source is still",
      "as it was read. Says what to do about what it finds."
    },
    footer = {
      "",
      "Exit codes: 0 all is well; 1 files changed or went since they were read, or parts were",
      "dropped by --repair; 3 the index is damaged, or there is none.",
      "",
      "  cuttings check",
      "  cuttings check --repair"
    })
final class CheckCommand implements Callable<Integer> {
  @ParentCommand private Cuttings cuttings;
  @Mixin private EngineOption index;

  @Option(
      names = "--repair",
      description = "Drop the parts that cannot be read, after saying what is lost with them.")
  private boolean repair;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = cuttings.console().out();
    IndexCheck check = index.check();
    out.printf(
        "%s: %d %s, %s%n",
        index.folder,
        check.segments(),
        check.segments() == 1 ? "part" : "parts",
        check.intact() ? "as they were written" : check.broken() + " of them cannot be read");
    if (!check.repairable()) {
      throw new Failure(
          "the list of the index's parts is damaged, so that none can be kept. Remove the folder "
              + index.folder
              + " and index again with: cuttings index FOLDER");
    }
    if (!check.intact()) {
      String lost = check.lost() + " articles and sources are in what cannot be read";
      if (!repair) {
        throw new Failure(
            lost + ". Drop it with: cuttings check --repair, then read its sources again");
      }
      out.println(lost + "; it is dropped");
      out.flush();
      index.repair();
    }
    boolean current = sources(out);
    return current && check.intact() ? Cuttings.DONE : Cuttings.SOME_UNREADABLE;
  }

  /** Whether every source's file is as it was read. */
  private boolean sources(PrintWriter out) throws IOException {
    // A container's entries have its fingerprint: it is looked at once.
    Map<Path, Fingerprint> files = new TreeMap<>();
    TreeSet<String> folders = new TreeSet<>();
    int held;
    try (Engine engine = index.forReading()) {
      Map<Source, Fingerprint> sources = engine.sources();
      held = sources.size();
      for (Map.Entry<Source, Fingerprint> source : sources.entrySet()) {
        files.put(source.getKey().file(), source.getValue());
        folders.add(source.getKey().folder());
      }
    }
    List<String> other = new ArrayList<>();
    for (Map.Entry<Path, Fingerprint> file : files.entrySet()) {
      String state = state(file.getKey(), file.getValue());
      if (!state.isEmpty()) {
        other.add(state + " " + Console.printable(file.getKey().toString()));
      }
    }
    out.printf(
        "%s in %s: %d as they were read, %d not%n",
        SummaryText.counted(held, "source"),
        SummaryText.counted(files.size(), "file"),
        files.size() - other.size(),
        other.size());
    other.forEach(out::println);
    if (!other.isEmpty()) {
      out.println("Bring the index up to date with: cuttings index " + quoted(folders));
    }
    return other.isEmpty();
  }

  private static String state(Path file, Fingerprint read) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      boolean same =
          now.size() == read.size() && now.lastModifiedTime().toMillis() == read.modifiedMs();
      return same ? "" : "changed";
    } catch (IOException e) {
      return "gone";
    }
  }

  private String quoted(Set<String> folders) {
    List<String> words = new ArrayList<>();
    for (String folder : folders) {
      boolean plain = folder.matches("[\\w./~-]+");
      words.add(plain ? folder : "'" + folder.replace("'", "'\\''") + "'");
    }
    String option = index.folder.toString().equals("index") ? "" : " --index " + index.folder;
    return Console.printable(String.join(" ", words)) + option;
  }
}
