package cuttings.format;

import cuttings.article.Source;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All readers, in the order in which they are asked. Adding a format is a line here. */
public final class Formats {
  /** How many bytes a reader sees to decide whether a source is of its format. */
  public static final int HEAD_BYTES = 4096;

  private final List<ArticleReader> readers;

  private Formats(List<ArticleReader> readers) {
    this.readers = readers;
  }

  /** Every format there is. Plain text comes last: it takes whatever is text. */
  public static Formats all() {
    return new Formats(List.of(new PlainText()));
  }

  /** The formats' names, as {@code --format} takes them. */
  public List<String> names() {
    return readers.stream().map(ArticleReader::format).toList();
  }

  /**
   * Reads a source by the first reader that takes it.
   *
   * @param format a name of {@link #names} that overrides the choice; null to decide by content
   * @throws UnreadableException where no reader takes it or the one that does fails
   */
  public Reading read(Source source, byte[] bytes, @Nullable String format)
      throws IOException, UnreadableException {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, HEAD_BYTES));
    String name =
        source.path().substring(source.path().lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    Optional<ArticleReader> reader =
        readers.stream()
            .filter(
                format == null
                    ? candidate -> candidate.accepts(head, name)
                    : candidate -> candidate.format().equals(format))
            .findFirst();
    if (reader.isEmpty()) {
      throw new UnreadableException(
          source, null, "no known format", "Leave it out, or name its format with --format");
    }
    return reader.get().read(source, bytes);
  }
}
