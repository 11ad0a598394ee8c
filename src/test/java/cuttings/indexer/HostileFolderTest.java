package cuttings.indexer;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cuttings.article.Source;
import cuttings.engine.Engine;
import cuttings.engine.lucene.LuceneEngine;
import cuttings.format.Formats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a folder may hold to stop, mislead or drown an indexer: the good file in it is indexed. */
@Timeout(120)
final class HostileFolderTest {
  private static final String STORY =
      """
      Harbour vote tied

      By Kit Pike

      The council of Port Ellis could not agree yesterday on who should own the harbour.
      """;

  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void aFolderWithOneGoodFile() throws IOException {
    folder = Files.createDirectory(temp.resolve("news"));
    write("good.txt", STORY);
  }

  @Test
  void anEmptyFolderHoldsNothingAndThatIsNoError() throws IOException {
    Files.delete(folder.resolve("good.txt"));
    Summary summary = dryRun();
    assertEquals(0, summary.seen());
    assertEquals(List.of(), summary.failed());
  }

  @Test
  void aPageOfAHundredThousandElementsInOneAnotherIsRead() throws IOException {
    String words = "The council of Port Ellis could not agree yesterday on the harbour.";
    int depth = 100_000;
    write(
        "deep.html",
        "<!doctype html><html><body>"
            + "<div>".repeat(depth)
            + "<p>"
            + words
            + "</p>"
            + "</div>".repeat(depth)
            + "</body></html>");
    try (Engine engine = engine()) {
      Summary summary = indexer(engine).sync(List.of(folder), Indexer.Progress.NONE);
      assertEquals(List.of(), summary.failed());
      assertEquals(2, summary.indexed());
    }
  }

  @Test
  void whatABrowserSavedBesideAPageIsNoArticle() throws IOException {
    write("Bridge hums.html", "<!doctype html><html><body><p>" + STORY + "</p></body></html>");
    write("Bridge hums_files/frame.html", "<html><body><p>Buy a boat today!</p></body></html>");
    write("press_files/a.txt", STORY);
    write("Brücke.htm", "<!doctype html><html><body><p>" + STORY + "</p></body></html>");
    write("Brücke-Dateien/frame.html", "<html><body><p>Buy a boat today!</p></body></html>");
    // Somebody else's folder, whatever it is called.
    write("case.html", "<!doctype html><html><body><p>" + STORY + "</p></body></html>");
    write("case-filer/a.txt", STORY);
    Summary summary = dryRun();
    assertEquals(
        Map.of(
            "Bridge hums_files",
            "parts of the saved page beside it",
            "Brücke-Dateien",
            "parts of the saved page beside it"),
        named(summary.skipped()));
    assertEquals(6, summary.indexed());
  }

  @Test
  void anEmptyFileIsSkippedAndABinaryOneFails() throws IOException {
    write("empty.txt", "");
    byte[] binary = new byte[5000];
    for (int i = 0; i < binary.length; i++) {
      binary[i] = (byte) (i * 37);
    }
    Files.write(folder.resolve("blob.txt"), binary);
    Summary summary = dryRun();
    assertEquals(Map.of("empty.txt", "empty"), named(summary.skipped()));
    assertEquals(
        Map.of("blob.txt", "binary content, not text. Leave it out, or convert it to text"),
        named(summary.failed()));
    assertTheGoodOneIsIndexed(summary);
  }

  @Test
  void linksAreNotFollowedHoweverTheyAreKnotted() throws IOException {
    Files.createSymbolicLink(folder.resolve("self"), folder);
    Files.createSymbolicLink(folder.resolve("a"), folder.resolve("b"));
    Files.createSymbolicLink(folder.resolve("b"), folder.resolve("a"));
    Files.createSymbolicLink(folder.resolve("passwd"), Path.of("/etc/passwd"));
    Summary summary = dryRun();
    assertEquals(Set.of("self", "a", "b", "passwd"), named(summary.skipped()).keySet());
    assertEquals(
        Set.of("a symbolic link, not followed"), Set.copyOf(named(summary.skipped()).values()));
    assertTheGoodOneIsIndexed(summary);
  }

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    run("mkfifo", folder.resolve("pipe.txt").toString());
    Summary summary = dryRun();
    assertEquals(
        Map.of("pipe.txt", "not a file: a pipe, socket or device"), named(summary.skipped()));
    assertTheGoodOneIsIndexed(summary);
  }

  @Test
  void aDeviceIsNotOpened() throws Exception {
    assumeTrue(
        exitCode("mknod", folder.resolve("zero.txt").toString(), "c", "1", "5") == 0,
        "only root may make a device");
    Summary summary = dryRun();
    assertEquals(
        Map.of("zero.txt", "not a file: a pipe, socket or device"), named(summary.skipped()));
    assertTheGoodOneIsIndexed(summary);
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws Exception {
    assumeTrue(!System.getProperty("user.name").equals("root"), "root may read everything");
    write("secret.txt", STORY);
    Files.setPosixFilePermissions(
        folder.resolve("secret.txt"), PosixFilePermissions.fromString("---------"));
    Summary summary = dryRun();
    assertEquals(
        Map.of("secret.txt", "permission denied. Give yourself the right to read it"),
        named(summary.failed()));
    assertTheGoodOneIsIndexed(summary);
  }

  @Test
  void aLargeFileIsRefusedWithoutBeingHeld() throws IOException {
    // Sparse: a gigabyte of NULs on one line, and 200 MB of the same, that take no disk.
    sparse("gigabyte.txt", 1L << 30);
    sparse("200MB.txt", 200L << 20);
    Summary summary = dryRun();
    assertEquals(Set.of("gigabyte.txt", "200MB.txt"), named(summary.failed()).keySet());
    assertEquals(
        Set.of("larger than 64 MiB. Split it into smaller files"),
        Set.copyOf(named(summary.failed()).values()));
    assertTheGoodOneIsIndexed(summary);
  }

  @Test
  void aLineOfTheLargestSizeIsOneBlock() throws IOException {
    String word = "harbour ";
    write("long.txt", word.repeat((8 << 20) / word.length()));
    Summary summary = dryRun();
    assertEquals(List.of(), summary.failed());
    assertEquals(2, summary.indexed());
  }

  @Test
  void invalidUtf8AndNulsAndSurrogatesAndOverridesAreRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(STORY.getBytes(UTF_8));
    bytes.write(new byte[] {'\n', (byte) 0xc3, '(', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '\n'});
    Files.write(folder.resolve("invalid.txt"), bytes.toByteArray());
    write("nul.txt", STORY + "\nA word\0with a NUL in it, and more words to make it a sentence.\n");
    write("bidi.txt", STORY + "\nThe file is called \u202Etxt.exe\u202C and that is a trick.\n");
    // A lone surrogate cannot stand in UTF-8; in UTF-16 it can.
    Files.write(folder.resolve("lone.txt"), ("\uFEFF" + STORY).getBytes(UTF_16LE));
    try (OutputStream out =
        Files.newOutputStream(
            folder.resolve("lone.txt"), java.nio.file.StandardOpenOption.APPEND)) {
      out.write(new byte[] {'A', 0, 0, (byte) 0xd8, 'B', 0});
    }
    try (Engine engine = engine()) {
      Summary summary = indexer(engine).sync(List.of(folder), Indexer.Progress.NONE);
      assertEquals(List.of(), summary.failed());
      assertEquals(5, summary.indexed());
    }
  }

  @Test
  void namesOfFilesMayHoldAnythingThatIsText() throws IOException {
    write("two\nlines.txt", STORY);
    write("\u001b[31mred.txt", STORY);
    write("quote\"'`$(id).txt", STORY);
    write("name:with*glob?.txt", STORY);
    Summary summary = dryRun();
    assertEquals(List.of(), summary.failed());
    assertEquals(5, summary.indexed());
  }

  @Test
  void aFolderWhoseNameEndsLikeAnArchivesIsAFolder() throws IOException {
    write("Stop Press!/a.txt", STORY);
    write("Stop Press", STORY);
    zip("Stop Press!/b.zip", "x!/c.txt", STORY);
    try (Engine engine = engine()) {
      Summary summary = indexer(engine).sync(List.of(folder), Indexer.Progress.NONE);
      assertEquals(4, summary.indexed());
      assertEquals(0, summary.removed());
      assertEquals(
          Set.of("good.txt", "Stop Press", "Stop Press!//a.txt", "Stop Press!//b.zip!/x!/c.txt"),
          paths(engine));
      for (Source source : engine.sources().keySet()) {
        assertTrue(Files.isRegularFile(source.file()), source.toString());
      }
      assertEquals(4, indexer(engine).sync(List.of(folder), Indexer.Progress.NONE).unchanged());

      Files.delete(folder.resolve("Stop Press"));
      assertEquals(
          1, indexer(engine).follow(folder, List.of(folder.resolve("Stop Press"))).removed());
      assertEquals(
          Set.of("good.txt", "Stop Press!//a.txt", "Stop Press!//b.zip!/x!/c.txt"), paths(engine));
    }
  }

  @Test
  void anArchiveThatLosesAnEntryLosesItInTheIndex() throws IOException {
    zip("a.zip", "a.txt", STORY, "b.txt", STORY);
    try (Engine engine = engine()) {
      indexer(engine).sync(List.of(folder), Indexer.Progress.NONE);
      assertEquals(Set.of("good.txt", "a.zip!/a.txt", "a.zip!/b.txt"), paths(engine));
      zip("a.zip", "a.txt", STORY.replace("tied", "settled"));
      Summary summary = indexer(engine).sync(List.of(folder), Indexer.Progress.NONE);
      assertEquals(1, summary.updated());
      assertEquals(1, summary.removed());
      assertEquals(Set.of("good.txt", "a.zip!/a.txt"), paths(engine));
    }
  }

  @Test
  void aFileThatNeverRestsIsToldAndTheRestIsRead() throws Exception {
    Path restless = folder.resolve("restless.txt");
    write("restless.txt", STORY);
    Thread writer =
        new Thread(
            () -> {
              try (RandomAccessFile file = new RandomAccessFile(restless.toFile(), "rw")) {
                while (!Thread.interrupted()) {
                  file.seek(file.length());
                  file.write("More of it.\n".getBytes(UTF_8));
                }
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    writer.start();
    try {
      Summary summary = dryRun();
      assertEquals(2, summary.seen());
      assertTheGoodOneIsIndexed(summary);
    } finally {
      writer.interrupt();
      writer.join();
    }
  }

  @Test
  void aFileThatVanishesWhileTheFolderIsReadIsNoError() throws Exception {
    for (int i = 0; i < 300; i++) {
      write("f" + i + ".txt", STORY);
    }
    Thread remover =
        new Thread(
            () -> {
              for (int i = 299; i >= 0; i--) {
                try {
                  Files.delete(folder.resolve("f" + i + ".txt"));
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              }
            });
    remover.start();
    Summary summary = dryRun();
    remover.join();
    assertEquals(List.of(), summary.failed());
    assertTheGoodOneIsIndexed(summary);
  }

  @Test
  void namesThatAreNoTextAreToldAndNoneCommandsTheTerminal() throws Exception {
    // Latin-1 bytes, which no Java string leads back to.
    run("sh", "-c", "cp good.txt \"$(printf 'caf\\351.txt')\"");
    Files.write(folder.resolve("\u001b[31mred\u202Etxt.exe"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "cuttings.cli.Cuttings",
            "index",
            "--index",
            temp.resolve("index").toString(),
            folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(1, process.waitFor(), said);
    assertTrue(said.contains(".txt: its name is not UTF-8. Rename it"), said);
    assertTrue(said.contains("\uFFFD[31mred\uFFFDtxt.exe: binary content"), said);
    assertEquals(-1, said.indexOf('\u001b'), said);
    assertEquals(-1, said.indexOf('\u202E'), said);
    assertTrue(said.contains("3 files seen = 0 unchanged + 1 indexed + 2 failed"), said);
  }

  private void assertTheGoodOneIsIndexed(Summary summary) {
    assertTrue(summary.indexed() >= 1, summary.toString());
    assertEquals(
        summary.seen(),
        summary.unchanged()
            + summary.indexed()
            + summary.failed().size()
            + summary.skipped().size());
  }

  private Summary dryRun() throws IOException {
    Indexer.Options options = new Indexer.Options(2, true, null, FileFilter.ALL, Set.of());
    return new Indexer(null, Formats.all(), options).sync(List.of(folder), Indexer.Progress.NONE);
  }

  private Engine engine() throws IOException {
    return LuceneEngine.writing(temp.resolve("index"));
  }

  private static Indexer indexer(Engine engine) throws IOException {
    Indexer.Options options = new Indexer.Options(2, false, null, FileFilter.ALL, Set.of());
    return new Indexer(engine, Formats.all(), options);
  }

  private static Set<String> paths(Engine engine) throws IOException {
    Set<String> paths = new TreeSet<>();
    engine.sources().keySet().forEach(source -> paths.add(source.path()));
    return paths;
  }

  private Map<String, String> named(List<Summary.Named> files) throws IOException {
    Map<String, String> named = new TreeMap<>();
    String root = folder.toRealPath() + "/";
    files.forEach(file -> named.put(file.path().substring(root.length()), file.reason()));
    return named;
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void zip(String name, String... namesAndTexts) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(UTF_8));
        out.closeEntry();
      }
    }
  }

  private void sparse(String name, long length) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
      file.setLength(length);
    }
  }

  private void run(String... command) throws Exception {
    assertEquals(0, exitCode(command), () -> String.join(" ", command));
  }

  private int exitCode(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    assertTrue(process.waitFor(10, TimeUnit.SECONDS), "it hangs");
    return process.exitValue();
  }
}
