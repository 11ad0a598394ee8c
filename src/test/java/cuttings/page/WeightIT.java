package cuttings.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static cuttings.page.Parts.headlines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much a first visit has to carry. */
@ExtendWith(Browsing.class)
final class WeightIT {

  /** All of the page with its first hits, compressed as a server may compress it. */
  private static final int MAX_BYTES = 150_000;

  /** Cumulative layout shift; what is called good ends at 0.1. */
  private static final double MAX_SHIFT = 0.005;

  @Test
  void aFirstVisitCarriesLessThan150Kilobytes(Browsing.Visits visits) throws IOException {
    Page page = visits.blank(Browsing.Visits.desk());
    Map<String, Response> responses = new LinkedHashMap<>();
    page.onResponse(response -> responses.put(response.url(), response));
    page.navigate("/");
    assertThat(headlines(page)).hasCount(20);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    int total = 0;
    StringBuilder each = new StringBuilder();
    for (Response response : responses.values()) {
      // A font is compressed in itself.
      byte[] body = response.body();
      int bytes = response.url().endsWith(".woff2") ? body.length : compressed(body);
      total += bytes;
      each.append(bytes).append(' ').append(response.url()).append('\n');
    }
    assertTrue(responses.size() > 20, each.toString());
    assertTrue(total < MAX_BYTES, total + " bytes\n" + each);
  }

  @Test
  void whatTheFirstViewImportsIsAnnouncedAndNothingElseComesBeforeIt(Browsing.Visits visits) {
    Page page = visits.blank(Browsing.Visits.desk());
    Set<String> asked = new TreeSet<>();
    page.onRequest(
        request -> {
          if (request.resourceType().equals("script")) {
            asked.add(request.url());
          }
        });
    // Without hits, the page is what it is before they come.
    page.route(url -> url.contains("/api/search"), route -> {});
    page.navigate("/?q=harbour");
    assertThat(page.locator("kind-filter fieldset")).isVisible();
    Object announced =
        page.evaluate(
            "[...document.querySelectorAll('script[src], link[rel=modulepreload]')].map((each) =>"
                + " each.src || each.href)");
    assertEquals(asked, strings(announced));
  }

  @Test
  void whoComesAgainFetchesOnlyThePageAndItsAnswers(Browsing.Visits visits) {
    Page page = visits.blank(Browsing.Visits.desk());
    page.navigate("/");
    assertThat(headlines(page)).hasCount(20);
    Parts.settle(page);
    page.navigate("/?q=harbour");
    Parts.settle(page);
    Object fetched =
        page.evaluate(
            "performance.getEntriesByType('resource').filter((each) => each.transferSize > 0)"
                + ".map((each) => new URL(each.name).pathname)");
    assertEquals(Set.of("/api/search", "/api/stats"), strings(fetched));
  }

  @ParameterizedTest
  @CsvSource({
    "/, 1440",
    "/?q=pettifer+vote, 1440",
    "/?q=pettifer+vote, 390",
    "STORY, 1440",
    "STORY, 390"
  })
  void nothingMovesWhileThePageComes(String url, int width, Browsing.Visits visits) {
    String story = "";
    if (url.equals("STORY")) {
      Page list = visits.open("/?q=pettifer+vote");
      story = headlines(list).first().getAttribute("href");
    }
    Page page = visits.blank(Browsing.Visits.desk().setViewportSize(width, 900));
    page.addInitScript(
        """
        window.moved = 0;
        window.movements = [];
        new PerformanceObserver((list) => list.getEntries().forEach((shift) => {
          moved += shift.value;
          movements.push(shift.value + ' ' + shift.sources.map(({ node }) => node?.outerHTML?.slice(0, 80)));
        })).observe({ type: 'layout-shift', buffered: true });
        """);
    page.navigate(story.isEmpty() ? url : story);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(page.locator("export-menu:visible summary, .page .copy").first()).isAttached();
    double moved = ((Number) page.evaluate("moved")).doubleValue();
    assertTrue(moved <= MAX_SHIFT, moved + String.valueOf(page.evaluate("movements")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?q=harbour",
        "/?q=%22harbour+wall%22+-caption%3Aferry&author=Nell+Garrity",
        "STORY"
      })
  void whatThePageAsksFirstIsOnItsWayBeforeItsScriptsAndAskedOnce(
      String address, Browsing.Visits visits) {
    String url = address;
    if (address.equals("STORY")) {
      Page list = visits.open("/?q=pettifer+vote");
      url = headlines(list).first().getAttribute("href");
    }
    Page page = visits.blank(Browsing.Visits.desk());
    List<String> asked = new ArrayList<>();
    page.onRequest(
        request -> {
          if (request.url().matches(".*/(api/search|api/articles/\\w+)(\\?.*)?")
              || request.url().endsWith("/app.js")) {
            asked.add(request.url().replaceAll("^.*/api/|^.*/", "").replaceAll("[/?].*", ""));
          }
        });
    page.navigate(url);
    assertThat(page.locator("a.hit-link:visible, article.page h1").first()).isVisible();
    assertEquals(
        List.of(address.equals("STORY") ? "articles" : "search", "app.js"),
        asked.stream().limit(2).toList());
    page.waitForLoadState(LoadState.NETWORKIDLE);
    assertEquals(
        1, asked.stream().filter(each -> each.equals(asked.getFirst())).count(), asked.toString());
  }

  private static Set<String> strings(Object list) {
    return ((List<?>) list)
        .stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
  }

  private static int compressed(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return bytes.size();
  }
}
