package cuttings.format;

import cuttings.article.Source;
import java.io.IOException;
import java.io.InputStream;

/** Reads a format that holds sources of their own, or more articles than memory should hold. */
non-sealed interface ContainerReader extends Format {

  /**
   * Hands on what the container holds, one after the other.
   *
   * @throws UnreadableException where it cannot be read, or no further; what was handed on stays
   */
  void read(Source source, InputStream in, Contents contents)
      throws IOException, UnreadableException;
}
