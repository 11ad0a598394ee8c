package cuttings.cli;

import cuttings.engine.Engine;
import cuttings.engine.lucene.IndexCheck;
import cuttings.engine.lucene.LuceneEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where the index is: the only place that knows which engine there is. */
class EngineOption {
  @Option(
      names = "--index",
      paramLabel = "DIR",
      defaultValue = "${env:CUTTINGS_INDEX:-index}",
      description = "Where the index is. Default: ${DEFAULT-VALUE} (or CUTTINGS_INDEX).")
  Path folder;

  /** The index as it is, to search in. */
  Engine forReading() throws IOException {
    return LuceneEngine.reading(folder);
  }

  /** The index, made where there is none. Searching goes on meanwhile. */
  Engine forWriting() throws IOException {
    refuseStrangers();
    return LuceneEngine.writing(folder);
  }

  /** An empty index in place of the one there is, which stays searchable until the first commit. */
  Engine forRebuilding() throws IOException {
    refuseStrangers();
    return LuceneEngine.rebuilding(folder);
  }

  /** Whether what is on disk is what was written. */
  IndexCheck check() throws IOException {
    return IndexCheck.of(folder);
  }

  /** Drops what cannot be read. */
  void repair() throws IOException {
    IndexCheck.repair(folder);
  }

  boolean exists() {
    return holdsIndex(folder);
  }

  /** The folder as the scan of a folder meets it, where it is inside one. */
  Set<Path> asIndexes() throws IOException {
    return Files.isDirectory(folder) ? Set.of(folder.toRealPath()) : Set.of();
  }

  /** Not a folder of somebody's files by mistake: an index writes and deletes files as it likes. */
  void refuseStrangers() throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Failure(folder + " is a file. Name a folder for the index with --index");
    }
    if (Files.isDirectory(folder) && !holdsIndex(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        boolean strangers =
            entries
                .map(entry -> entry.getFileName().toString())
                .anyMatch(
                    name ->
                        !name.startsWith(".")
                            // What a crash can leave before there is an index.
                            && !name.equals("write.lock")
                            && !name.startsWith("pending_segments_"));
        if (strangers) {
          throw new Failure(
              folder + " holds files that are no index. Name an empty or new folder with --index");
        }
      }
    }
  }

  private static boolean holdsIndex(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.anyMatch(entry -> entry.getFileName().toString().startsWith("segments_"));
    } catch (IOException e) {
      return false;
    }
  }
}
