package cuttings.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium: one that is installed on this machine, else one that Playwright fetches. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

  /** Names the program where it is not found by itself. */
  static final String VARIABLE = "CUTTINGS_CHROMIUM";

  static final String MISSING =
      "No Chromium is installed, and none could be fetched. Install the package chromium, or name the program in "
          + VARIABLE;

  private static final Duration LONGEST_FETCH = Duration.ofMinutes(10);

  /** Playwright would fetch every browser it knows, whenever it starts. */
  private static final String NO_DOWNLOAD = "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final List<Path> ELSEWHERE =
      List.of(Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

  private static Optional<Path> installed() {
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    List<String> folders =
        Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    return Stream.concat(
            NAMES.stream().flatMap(name -> folders.stream().map(folder -> Path.of(folder, name))),
            ELSEWHERE.stream())
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Empty where there is none.
   *
   * @throws IOException where none is installed and fetching one cannot even be tried
   */
  static Optional<Chromium> start() throws IOException, InterruptedException {
    Optional<Path> program = installed();
    if (program.isPresent() || fetch()) {
      return Optional.of(launch(program));
    }
    return Optional.empty();
  }

  /** Lets Playwright fetch its own, into its cache; false where it cannot, as without network. */
  private static boolean fetch() throws IOException, InterruptedException {
    ProcessBuilder fetching =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CLI.class.getName(),
                "install",
                "--only-shell",
                "chromium")
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "chromium.log").toFile());
    fetching.environment().remove(NO_DOWNLOAD);
    Process process = fetching.start();
    try {
      return process.waitFor(LONGEST_FETCH.toSeconds(), TimeUnit.SECONDS)
          && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }

  private static Chromium launch(Optional<Path> program) {
    Playwright playwright =
        Playwright.create(new Playwright.CreateOptions().setEnv(Map.of(NO_DOWNLOAD, "1")));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            // Containers have no user namespaces and a small /dev/shm; pages are our own.
            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"));
    program.ifPresent(options::setExecutablePath);
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
