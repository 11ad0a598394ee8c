package cuttings.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The file {@code cuttings} that people start, with the jar that was built. A Maven of the test's
 * own stands in its way, which says that it was called and does what it is told.
 */
final class LauncherIT {
  private static final Path JAR = Path.of("target", "cuttings.jar");

  @TempDir private Path folder;
  private Path root;
  private Path calls;

  @BeforeEach
  void aCheckoutThatIsBuilt() throws IOException {
    root = Files.createDirectory(folder.resolve("check out"));
    calls = folder.resolve("calls");
    Files.copy(Path.of("cuttings"), root.resolve("cuttings"));
    executable(root.resolve("cuttings"));
    Path data = Files.createDirectories(root.resolve("data"));
    Files.writeString(
        data.resolve("vote.txt"), "Harbour vote splits the council\n\nIt sat until midnight.\n");
    Files.createDirectories(root.resolve("src/main"));
    Files.createDirectory(root.resolve("web"));
    Files.createDirectory(root.resolve("target"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.setLastModifiedTime(root.resolve("pom.xml"), FileTime.from(Instant.EPOCH));
    Files.copy(JAR, root.resolve(JAR));
    Files.createSymbolicLink(root.resolve("target/lib"), Path.of("target", "lib").toAbsolutePath());
    maven("exit 1");
  }

  /** JUnit warns of links that lead out of its folder. */
  @AfterEach
  void unlink() throws IOException {
    Files.delete(root.resolve("target/lib"));
  }

  private void maven(String does) throws IOException {
    Path maven = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\necho called >>'%s'\n%s\n".formatted(calls, does));
    executable(maven);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Program.Ended run(Path launcher, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(launcher.toString()));
    words.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "CUTTINGS_JAVA", "CUTTINGS_INDEX"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", folder.resolve("bin") + File.pathSeparator + environment.get("PATH"));
    int exitCode = builder.start().waitFor();
    return new Program.Ended(exitCode, Files.readString(out), Files.readString(err));
  }

  private void outdate() throws IOException {
    Files.setLastModifiedTime(root.resolve(JAR), FileTime.from(Instant.EPOCH));
    Files.setLastModifiedTime(
        root.resolve("pom.xml"), FileTime.from(Instant.EPOCH.plus(Duration.ofDays(1))));
  }

  @Test
  void whatIsBuiltStartsFromAnywhereAndSaysNothingOfItself() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), root.resolve("cuttings"));
    Program.Ended indexed = run(link, "index", root.resolve("data").toString());
    assertEquals(Cuttings.DONE, indexed.exitCode(), indexed.err());
    Program.Ended found = run(link, "search", "--quiet", "harbour");
    assertEquals(Cuttings.DONE, found.exitCode(), found.err());
    assertTrue(found.out().contains("Harbour vote"), found.out());
    assertEquals("", found.err());
    assertFalse(Files.exists(calls), "nothing was to be built");
  }

  @Test
  void aShortCommandKeepsWhatJavaDoesAtEveryStart() throws Exception {
    assertEquals(Cuttings.DONE, run(root.resolve("cuttings"), "--version").exitCode());
    try (Stream<Path> files = Files.list(root.resolve("target"))) {
      List<Path> kept =
          files.filter(file -> file.getFileName().toString().startsWith("start-")).toList();
      assertEquals(1, kept.size());
      assertTrue(Files.size(kept.getFirst()) > 0, "it could not be learnt");
    }
  }

  @Test
  void whatIsOlderThanItsSourceIsBuiltOnceForAllWhoStart() throws Exception {
    outdate();
    maven("sleep 1");
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      List<Future<Program.Ended>> starts = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        starts.add(two.submit(() -> run(root.resolve("cuttings"), "--version")));
      }
      for (Future<Program.Ended> each : starts) {
        assertEquals(Cuttings.DONE, each.get().exitCode(), each.get().err());
      }
    }
    assertEquals(List.of("called"), Files.readAllLines(calls));
  }

  @Test
  void aBuildThatFailsIsToldByItsOwnLines() throws Exception {
    outdate();
    maven("echo '[ERROR] cannot find symbol'; exit 1");
    Program.Ended ended = run(root.resolve("cuttings"), "--version");
    assertEquals(Cuttings.FAILED, ended.exitCode());
    assertTrue(ended.err().contains("cannot find symbol"), ended.err());
    assertTrue(ended.err().contains("cuttings: the build failed, see above"), ended.err());
  }

  @Test
  void aBuildThatWantsTheNetworkSaysSo() throws Exception {
    outdate();
    maven("echo '[ERROR] Could not transfer artifact a:b'; exit 1");
    Program.Ended ended = run(root.resolve("cuttings"), "--version");
    assertEquals(Cuttings.FAILED, ended.exitCode());
    assertTrue(ended.err().contains("needs the network"), ended.err());
  }

  @Test
  void withoutJarAndSourceItSaysWhatIsMissing() throws Exception {
    Files.delete(root.resolve(JAR));
    Files.delete(root.resolve("pom.xml"));
    Program.Ended ended = run(root.resolve("cuttings"), "--version");
    assertEquals(Cuttings.FAILED, ended.exitCode());
    assertTrue(ended.err().contains("cuttings.jar is missing"), ended.err());
  }
}
