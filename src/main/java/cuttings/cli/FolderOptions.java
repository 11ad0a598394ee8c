package cuttings.cli;

import cuttings.indexer.FileFilter;
import cuttings.indexer.Indexer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How folders are read; the same for every command that reads some. */
final class FolderOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Threads that read files. Default: one a processor.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description =
          "Only files whose name, or path where the pattern has a /, matches. Repeatable.")
  private List<String> include = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "No files and folders that match. Repeatable.")
  private List<String> exclude = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "NAME",
      converter = FormatName.class,
      completionCandidates = FormatName.class,
      description =
          "Read every file as this format (${COMPLETION-CANDIDATES}), whatever its content.")
  private @Nullable String format;

  Indexer.Options options(boolean dryRun, Set<Path> indexes) {
    if (jobs < 1) {
      throw new ParameterException(spec.commandLine(), "--jobs must be 1 or more, got " + jobs);
    }
    try {
      return new Indexer.Options(jobs, dryRun, format, new FileFilter(include, exclude), indexes);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /**
   * Refuses what is no folder before anything is opened or emptied for it.
   *
   * @throws ParameterException where a name is wrong
   */
  static void checkFolders(CommandSpec spec, List<Path> folders) {
    for (Path folder : folders) {
      if (!Files.exists(folder)) {
        throw new ParameterException(
            spec.commandLine(), folder + ": no such folder. Nothing was changed");
      }
      if (!Files.isDirectory(folder)) {
        throw new ParameterException(
            spec.commandLine(), folder + " is a file. Name the folder it is in");
      }
      if (!Files.isReadable(folder)) {
        throw new Failure(folder + ": permission denied. Nothing was changed");
      }
    }
  }
}
