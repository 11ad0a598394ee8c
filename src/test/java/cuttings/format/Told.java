package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link Formats} told of a file. */
final class Told implements Readings {
  static final Path FIXTURES = Path.of("src/test/resources/articles");

  final List<Source> sources = new ArrayList<>();
  final List<Reading> readings = new ArrayList<>();
  final List<UnreadableException> failures = new ArrayList<>();

  /** A file of ours, below {@code articles/}. */
  static Told fixture(String path) throws IOException {
    return file(FIXTURES.resolve(path));
  }

  static Told file(Path file) throws IOException {
    return of(file.getFileName().toString(), Files.readAllBytes(file), null);
  }

  static Told of(String name, byte[] bytes, @Nullable String format) throws IOException {
    return of(name, new ByteArrayInputStream(bytes), format);
  }

  static Told of(String name, InputStream in, @Nullable String format) throws IOException {
    Told told = new Told();
    Formats.all().read(new Source("/folder", name), in, format, told);
    return told;
  }

  @Override
  public void read(Source source, Reading reading) {
    sources.add(source);
    readings.add(reading);
  }

  @Override
  public void skipped(Source source, String reason) {}

  @Override
  public void failed(UnreadableException why) {
    failures.add(why);
  }

  List<Article> articles() {
    return readings.stream().flatMap(reading -> reading.articles().stream()).toList();
  }

  /** The only article; fails where there is another, or a failure. */
  Article article() {
    if (!failures.isEmpty()) {
      throw new AssertionError(failures.getFirst());
    }
    if (articles().size() != 1) {
      throw new AssertionError("articles: " + articles());
    }
    return articles().getFirst();
  }

  /** The only failure's message, without the file's name. */
  String failure() {
    if (failures.size() != 1) {
      throw new AssertionError("failures: " + failures);
    }
    UnreadableException why = failures.getFirst();
    return (why.line() == null ? "" : why.line() + ": ") + why.reason() + ". " + why.remedy();
  }

  /** An article's blocks, a line each: {@code kind: text}. */
  static String blocks(Article article) {
    StringBuilder lines = new StringBuilder();
    for (Block block : article.blocks()) {
      lines.append(block.kind().label()).append(": ").append(block.text()).append('\n');
    }
    return lines.toString();
  }

  /** What is known of an article besides its blocks. */
  static String facts(Article article) {
    return article.language()
        + " | "
        + String.join("; ", article.authors())
        + " | "
        + article.place()
        + " | "
        + article.published();
  }
}
