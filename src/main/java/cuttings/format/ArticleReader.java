package cuttings.format;

import cuttings.article.Source;
import java.io.IOException;

/** Reads one format. Stateless and safe for use by many threads. */
public interface ArticleReader {

  /** The name {@code --format} knows it by: lower case, one word. */
  String format();

  /**
   * Whether these bytes are of this format.
   *
   * @param head the first bytes of the source, at most {@link Formats#HEAD_BYTES}
   * @param name file name, lower case, without folders; to decide by only where the content cannot
   */
  boolean accepts(byte[] head, String name);

  /**
   * The articles of a source.
   *
   * @throws UnreadableException where the bytes cannot be read as this format
   */
  Reading read(Source source, byte[] bytes) throws IOException, UnreadableException;
}
