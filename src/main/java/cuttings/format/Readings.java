package cuttings.format;

import cuttings.article.Source;
import java.io.IOException;

/**
 * Told of every source that a file holds: one for most files, many for a container. Called by the
 * thread that reads, in the order of the file; no source is told twice.
 */
public interface Readings {

  /** A source that was read. A container itself is not told, only what it holds. */
  void read(Source source, Reading reading) throws IOException;

  /** A source left out on purpose: a picture, a link. The reason names what it is. */
  void skipped(Source source, String reason) throws IOException;

  /**
   * A source that could not be read, or not wholly; {@link UnreadableException#source} names it.
   * For a container cut short this comes after what could be read of it.
   */
  void failed(UnreadableException why) throws IOException;
}
