package cuttings.page;

import cuttings.engine.lucene.LuceneEngine;
import cuttings.format.Formats;
import cuttings.indexer.FileFilter;
import cuttings.indexer.Indexer;
import cuttings.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A server on a free port over an index of folders, gone when closed. */
final class Archive implements AutoCloseable {

  /** A file's name that would be markup and script if anything took it for that. */
  static final String HOSTILE_NAME = "<img src=x onerror=alert(6)>.txt";

  private final Path scratch;
  private final LuceneEngine engine;
  private final Server server;

  Archive(List<Path> folders) throws IOException {
    scratch = Files.createTempDirectory("cuttings-page");
    engine = LuceneEngine.writing(scratch.resolve("index"));
    Indexer.Options options = new Indexer.Options(2, false, null, FileFilter.ALL, Set.of());
    new Indexer(engine, Formats.all(), options).sync(all(folders), Indexer.Progress.NONE);
    server = new Server(engine, Server.DEFAULT_HOST, 0);
    server.start();
  }

  /** The folders, and one with a file whose name not every system lets lie in a checkout. */
  private List<Path> all(List<Path> folders) throws IOException {
    Path hostile = Files.createDirectory(scratch.resolve("hostile"));
    Files.copy(Path.of("src/test/resources/page/hostile.txt"), hostile.resolve(HOSTILE_NAME));
    return Stream.concat(folders.stream(), Stream.of(hostile)).toList();
  }

  /** The origin of the page, without a slash at its end. */
  String address() {
    return server.address();
  }

  @Override
  public void close() throws IOException {
    server.close();
    engine.close();
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
