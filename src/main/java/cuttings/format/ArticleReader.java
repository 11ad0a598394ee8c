package cuttings.format;

import cuttings.article.Source;
import java.io.IOException;

/** Reads a format whose sources are small enough to be held whole; see {@link Formats}. */
non-sealed interface ArticleReader extends Format {

  /**
   * The articles of a source.
   *
   * @param bytes all of it, at most {@link Formats#MAX_SOURCE_BYTES}
   * @throws UnreadableException where the bytes cannot be read as this format
   */
  Reading read(Source source, byte[] bytes) throws IOException, UnreadableException;
}
