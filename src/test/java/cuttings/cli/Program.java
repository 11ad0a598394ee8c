package cuttings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cuttings as a process of its own, from the classes this test runs with. Its output goes to files,
 * so that no pipe can fill up. Ended for good when closed.
 */
final class Program implements AutoCloseable {
  /** Generous: what takes so long hangs. */
  private static final Duration CEILING = Duration.ofMinutes(2);

  /** How a process ended. */
  record Ended(int exitCode, String out, String err) {}

  private final Process process;
  private final Path out;
  private final Path err;

  private Program(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** What is prepared of a process: where it runs, and as what terminal it sees its streams. */
  record Setting(Path folder, String terminals, List<String> environment) {
    static Setting in(Path folder) {
      return new Setting(folder, "", List.of());
    }

    /**
     * @param streams {@code out}, {@code err} or both, as the launcher tells
     */
    Setting onTerminal(String streams) {
      return new Setting(folder, streams, environment);
    }

    Setting with(String variable) {
      return new Setting(folder, terminals, List.of(variable));
    }

    Program start(String... arguments) throws IOException {
      List<String> words = new ArrayList<>();
      words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      words.add("-XX:TieredStopAtLevel=1");
      words.add("-XX:+UseSerialGC");
      words.add("-Xshare:auto");
      words.add("--enable-native-access=ALL-UNNAMED");
      words.add("-Dcuttings.terminal=" + terminals);
      words.add("-cp");
      words.add(classPath());
      words.add(Cuttings.class.getName());
      words.addAll(List.of(arguments));
      Path out = Files.createTempFile(folder, ".out", ".txt");
      Path err = Files.createTempFile(folder, ".err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      Stream.of("CUTTINGS_INDEX", "CUTTINGS_SYNONYMS", "CUTTINGS_DEBUG", "NO_COLOR")
          .forEach(builder.environment()::remove);
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      environment.forEach(variable -> builder.environment().put(variable, "1"));
      return new Program(builder.start(), out, err);
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
      try (Program program = start(arguments)) {
        return program.ended();
      }
    }

    /** Absolute, since the process runs in another folder. */
    private static String classPath() {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(entry -> Path.of(entry).toAbsolutePath().toString())
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** Waits for its end. */
  Ended ended() throws IOException, InterruptedException {
    if (!process.waitFor(CEILING.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end; it printed: " + printed());
    }
    return new Ended(process.exitValue(), text(out), text(err));
  }

  /** Waits until it has printed, on any stream, what the pattern finds. */
  Matcher awaitOutput(Pattern pattern) throws IOException, InterruptedException {
    Instant latest = Instant.now().plus(CEILING);
    while (Instant.now().isBefore(latest)) {
      boolean alive = process.isAlive();
      Matcher matcher = pattern.matcher(printed());
      if (matcher.find()) {
        return matcher;
      }
      if (!alive) {
        break;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("never printed " + pattern + " but: " + printed());
  }

  /** SIGKILL: no time for a last word. */
  void kill() {
    process.destroyForcibly();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  private String printed() throws IOException {
    return text(out) + text(err);
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
    Files.deleteIfExists(out);
    Files.deleteIfExists(err);
  }
}
