package cuttings.cli;

import cuttings.engine.Engine;
import cuttings.engine.lucene.LuceneEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** An index to search in, with the user's own synonyms. */
final class SearchedIndex extends EngineOption {
  private static final String BESIDE = "synonyms.txt";

  @Option(
      names = "--synonyms",
      paramLabel = "FILE",
      defaultValue = "${env:CUTTINGS_SYNONYMS:-" + Option.NULL_VALUE + "}",
      description =
          "Your own synonyms, a line \"a, b\" or \"a => b\" each, read again when they change."
              + " Default: synonyms.txt beside the index.")
  private @Nullable Path synonyms;

  @Override
  Engine forReading() throws IOException {
    return LuceneEngine.reading(folder, synonyms());
  }

  @Override
  Engine forWriting() throws IOException {
    refuseStrangers();
    return LuceneEngine.writing(folder, synonyms());
  }

  private Path synonyms() {
    if (synonyms == null) {
      return folder.toAbsolutePath().normalize().resolveSibling(BESIDE);
    }
    if (!Files.isRegularFile(synonyms)) {
      throw new Failure("There is no file " + synonyms + ". Name your synonyms with --synonyms");
    }
    return synonyms;
  }
}
