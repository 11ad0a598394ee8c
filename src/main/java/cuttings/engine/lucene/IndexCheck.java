package cuttings.engine.lucene;

import cuttings.engine.UnusableIndexException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CheckIndex.Status;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * Whether an index holds on disk what was written to it, by its checksums and its structure.
 *
 * @param segments parts it is made of
 * @param broken how many of them cannot be read
 * @param lost articles in those, and sources without any
 * @param repairable whether the parts that can be read can be kept without the others; false where
 *     the list of parts itself is broken
 */
public record IndexCheck(int segments, int broken, int lost, boolean repairable) {

  /** Whether all of it is as it was written. */
  public boolean intact() {
    return broken == 0 && repairable;
  }

  /**
   * Reads all of an index, and changes nothing.
   *
   * @throws UnusableIndexException where there is none, or another process writes to it
   */
  public static IndexCheck of(Path folder) throws IOException {
    return check(folder, false);
  }

  /**
   * Reads all of an index and drops the parts that cannot be read. A source and its articles lie in
   * one part, so that the next run of the indexer misses just those sources, and reads them again.
   *
   * @return what was found, before the repair
   * @throws UnusableIndexException where there is none, or another process writes to it
   */
  public static IndexCheck repair(Path folder) throws IOException {
    return check(folder, true);
  }

  private static IndexCheck check(Path folder, boolean repair) throws IOException {
    try (Directory directory = IndexFolder.existing(folder);
        CheckIndex check = new CheckIndex(directory)) {
      check.setThreadCount(1);
      Status status = check.checkIndex();
      boolean readable = !status.missingSegments && !status.toolOutOfDate;
      if (repair && readable && !status.clean) {
        check.exorciseIndex(status);
      }
      return new IndexCheck(
          status.numSegments, status.numBadSegments, status.totLoseDocCount, readable);
    } catch (LockObtainFailedException e) {
      throw IndexFolder.unusable(folder, e);
    }
  }
}
