package cuttings.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
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

  /** How long something may take to appear: long, for machines that do much else. */
  private static final double LONGEST_WAIT_MS = 20_000;

  /**
   * @param desk where most visits happen: what one has fetched, the next need not
   */
  private record Open(Chromium chromium, Archive archive, BrowserContext desk)
      implements AutoCloseable {
    static Open open() {
      try {
        Chromium chromium = Chromium.start().orElse(null);
        if (chromium == null) {
          System.err.println("Browser tests are skipped. " + Chromium.MISSING);
          return abort(Chromium.MISSING);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_WAIT_MS);
        Archive archive = new Archive(FOLDERS);
        BrowserContext desk =
            chromium.browser().newContext(Visits.desk().setBaseURL(archive.address()));
        return new Open(chromium, archive, desk);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return abort("interrupted");
      }
    }

    @Override
    public void close() throws IOException {
      chromium.close();
      archive.close();
    }
  }

  /** Opens pages; what one test leaves in the browser, the next does not find. */
  static final class Visits {
    private final Open open;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private final List<String> wrongs = new ArrayList<>();

    private Visits(Open open) {
      this.open = open;
    }

    /** A page of the server on a desk's screen. */
    Page open(String url) {
      Page page = blank();
      page.navigate(url);
      return page;
    }

    Page open(String url, Browser.NewContextOptions options) {
      Page page = blank(options);
      page.navigate(url);
      return page;
    }

    /** A page before its first address, for a test that first gets between it and the server. */
    Page blank() {
      return watched(open.desk.newPage());
    }

    Page blank(Browser.NewContextOptions options) {
      BrowserContext context =
          open.chromium.browser().newContext(options.setBaseURL(open.archive.address()));
      contexts.add(context);
      return watched(context.newPage());
    }

    private Page watched(Page page) {
      pages.add(page);
      page.onRequest(
          request -> {
            String url = request.url();
            if (!url.startsWith(open.archive.address() + "/") && !url.startsWith("data:image/")) {
              wrongs.add("asked another host: " + url);
            }
          });
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
      pages.stream()
          .filter(page -> !page.isClosed() && page.url().startsWith(open.archive.address()))
          .findFirst()
          .ifPresent(page -> page.evaluate("localStorage.clear()"));
      pages.forEach(Page::close);
      contexts.forEach(BrowserContext::close);
      open.desk.clearPermissions();
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
    return context.getStore(NAMESPACE).computeIfAbsent(Visits.class, key -> new Visits(open));
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
