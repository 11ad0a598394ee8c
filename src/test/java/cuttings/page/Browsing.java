package cuttings.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link Visits}, over one browser and one server for all of a run. Whatever a test
 * does, no visit of it may ask another host for anything, log an error or throw one.
 */
final class Browsing implements BeforeAllCallback, ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(Browsing.class);

  /** What is searched: the samples, and what tests need beside them. */
  private static final List<Path> FOLDERS =
      List.of(Path.of("data"), Path.of("src/test/resources/page/archive"));

  private record Open(Chromium chromium, Archive archive) implements AutoCloseable {
    static Open open() {
      Path program = Chromium.installed().orElse(null);
      if (program == null) {
        System.err.println("Browser tests are skipped. " + Chromium.MISSING);
        return abort(Chromium.MISSING);
      }
      try {
        return new Open(Chromium.start(program), new Archive(FOLDERS));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      chromium.close();
      archive.close();
    }
  }

  /** Opens pages, each in a browser without a memory. */
  static final class Visits {
    private final Browser browser;
    private final String origin;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> wrongs = new ArrayList<>();

    Visits(Browser browser, String origin) {
      this.browser = browser;
      this.origin = origin;
    }

    String origin() {
      return origin;
    }

    /** A page of the server on a desk's screen. */
    Page open(String url) {
      return open(url, desk());
    }

    Page open(String url, Browser.NewContextOptions options) {
      Page page = blank(options);
      page.navigate(url);
      return page;
    }

    /** A page before its first address, for a test that first gets between it and the server. */
    Page blank(Browser.NewContextOptions options) {
      BrowserContext context = browser.newContext(options.setBaseURL(origin));
      contexts.add(context);
      context.onRequest(
          request -> {
            String url = request.url();
            if (!url.startsWith(origin + "/") && !url.startsWith("data:image/")) {
              wrongs.add("asked another host: " + url);
            }
          });
      Page page = context.newPage();
      page.onPageError(error -> wrongs.add("threw: " + error));
      page.onConsoleMessage(message -> listen(message));
      page.onDialog(
          dialog -> {
            wrongs.add("a dialog opened: " + dialog.message());
            dialog.dismiss();
          });
      return page;
    }

    static Browser.NewContextOptions desk() {
      return new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("en-GB");
    }

    private void listen(ConsoleMessage message) {
      // Chromium logs every answer that is no 200; those the page handles itself.
      if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
        wrongs.add("logged: " + message.text());
      }
    }

    private void close() {
      contexts.forEach(BrowserContext::close);
      assertEquals(List.of(), wrongs);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    open(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Visits.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Open open = open(context);
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(
            Visits.class, key -> new Visits(open.chromium.browser(), open.archive.address()));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Visits visits = context.getStore(NAMESPACE).get(Visits.class, Visits.class);
    if (visits != null) {
      visits.close();
    }
  }

  private static Open open(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Open.class, key -> Open.open(), Open.class);
  }
}
