package cuttings.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static cuttings.page.Parts.box;
import static cuttings.page.Parts.headlines;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the first letter typed to the list of hits. */
@ExtendWith(Browsing.class)
final class SearchIT {

  @Test
  void aWordTypedFindsArticlesThatOpenWithTheirMatches(Browsing.Visits visits) {
    Page page = visits.open("/");
    box(page).pressSequentially("lantern prewett");
    assertThat(headlines(page).first()).containsText("Lantern Rock keeper");
    assertThat(page).hasURL(Pattern.compile("\\?q=lantern\\+prewett$"));
    Locator caption = page.locator(".passage.caption").first();
    assertThat(caption.locator(".kind")).containsText("Caption");
    assertThat(caption.locator("mark")).hasText(new String[] {"Prewett", "lantern"});
    Screenshots.take(page, "main-flow-results");
    headlines(page).first().click();
    assertThat(page.locator("article.page h1")).containsText("Lantern Rock keeper");
    assertThat(page.locator("article.page mark").first()).hasText("Lantern");
    Screenshots.take(page, "main-flow-article");
  }

  @Test
  void typingRestsBeforeTheSearchRuns(Browsing.Visits visits) {
    // Of its own: a clock that is stopped stops for all pages of a context.
    Page page = visits.blank(Browsing.Visits.desk());
    page.clock().install();
    page.navigate("/");
    assertThat(headlines(page)).hasCount(20);
    List<String> asked = new ArrayList<>();
    page.onRequest(request -> note(request, asked));
    page.clock().pauseAt(System.currentTimeMillis() + 60_000);
    box(page).pressSequentially("lantern");
    page.clock().runFor(60);
    assertEquals(List.of(), asked);
    page.clock().runFor(200);
    assertThat(headlines(page).first()).containsText("Lantern");
    assertEquals(List.of("lantern"), asked);
  }

  private static void note(Request request, List<String> asked) {
    if (request.url().contains("/api/search?")) {
      asked.add(request.url().replaceAll(".*[?&]q=([^&]*).*", "$1"));
    }
  }

  @Test
  void anAnswerThatComesLateDoesNotReplaceALaterOne(Browsing.Visits visits) {
    Page page = visits.open("/");
    assertThat(headlines(page)).hasCount(20);
    List<Route> held = new ArrayList<>();
    page.route(url -> url.contains("/api/search") && url.contains("q=tortoise"), held::add);
    box(page).fill("tortoise");
    page.waitForCondition(() -> !held.isEmpty());
    box(page).fill("lantern");
    assertThat(headlines(page).first()).containsText("Lantern");
    String shown = headlines(page).first().innerText();
    held.forEach(Route::resume);
    page.waitForTimeout(500);
    assertEquals(shown, headlines(page).first().innerText());
    assertThat(box(page)).hasValue("lantern");
    assertThat(page).hasURL(Pattern.compile("q=lantern$"));
  }
}
