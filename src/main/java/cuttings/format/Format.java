package cuttings.format;

/** One kind of file that can be read. Stateless and safe for use by many threads. */
sealed interface Format permits ArticleReader, ContainerReader {

  /** The name {@code --format} knows it by: lower case, one word. */
  String format();

  /** Whether a source is of this format: by its content; by its name only where that cannot say. */
  boolean accepts(Head head);
}
