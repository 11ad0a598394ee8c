package cuttings.engine.lucene;

import cuttings.engine.UnusableIndexException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/** What a folder must hold to be opened as an index, and what is said where it does not. */
final class IndexFolder {
  private IndexFolder() {}

  /** The index in a folder; there must be one. */
  static Directory existing(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw none(folder);
    }
    Directory directory = FSDirectory.open(folder);
    if (!DirectoryReader.indexExists(directory)) {
      directory.close();
      throw none(folder);
    }
    return directory;
  }

  private static UnusableIndexException none(Path folder) {
    return new UnusableIndexException(
        "There is no index in %s. Make one with: cuttings index FOLDER%s"
            .formatted(folder, option(folder)));
  }

  private static String option(Path folder) {
    return folder.toString().equals("index") ? "" : " --index " + folder;
  }

  static void checkVersion(Path folder, Directory directory) throws IOException {
    Map<String, String> data = SegmentInfos.readLatestCommit(directory).getUserData();
    String version = data.get(Schema.VERSION_KEY);
    if (!String.valueOf(Schema.VERSION).equals(version)) {
      throw new UnusableIndexException(
          "The index in %s is of schema version %s; this Cuttings reads version %d. Rebuild it with: cuttings index FOLDER --rebuild%s"
              .formatted(
                  folder, version == null ? "unknown" : version, Schema.VERSION, option(folder)));
    }
  }

  /** The same failure, told to a person. */
  static IOException unusable(Path folder, IOException why) {
    return switch (why) {
      case UnusableIndexException already -> already;
      case LockObtainFailedException locked ->
          new UnusableIndexException(
              "Another process is writing to the index in %s. Wait for it to end, or choose another index with --index"
                  .formatted(folder),
              locked);
      case IndexNotFoundException none -> none(folder);
      case IndexFormatTooOldException old -> otherLucene(folder, old);
      case IndexFormatTooNewException young -> otherLucene(folder, young);
      default ->
          new UnusableIndexException(
              "The index in %s cannot be read (%s). See what is wrong with: cuttings check%s"
                  .formatted(folder, why.getMessage(), option(folder)),
              why);
    };
  }

  private static UnusableIndexException otherLucene(Path folder, IOException why) {
    return new UnusableIndexException(
        "The index in %s was written by another version of Lucene. Rebuild it with: cuttings index FOLDER --rebuild%s"
            .formatted(folder, option(folder)),
        why);
  }
}
