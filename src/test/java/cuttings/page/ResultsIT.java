package cuttings.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static cuttings.page.Parts.box;
import static cuttings.page.Parts.button;
import static cuttings.page.Parts.headlines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of hits: what each shows, and how the list is shown. */
@ExtendWith(Browsing.class)
final class ResultsIT {
  private static final String LANTERN = "/?q=lantern+prewett&fold=false";

  @Test
  void aHitShowsWhoWhenWhereAndWhy(Browsing.Visits visits) {
    Page page = visits.open(LANTERN + "&sort=oldest");
    Locator hit = page.locator("article.hit").first();
    assertThat(hit.locator(".hit-headline mark")).hasText("Lantern");
    assertThat(hit.locator(".meta")).containsText("Idris Vellacott");
    assertThat(hit.locator(".meta time")).hasText("3 October 2014");
    assertThat(hit.locator(".meta .source")).hasText("lantern-first.html");
    assertThat(hit.locator(".passage .kind")).hasText(new String[] {"Caption", "Paragraph"});
    assertThat(hit.locator(".passage.paragraph mark").first()).hasText("Prewett");
  }

  @Test
  void aPassageLeadsToItsPlaceInTheArticle(Browsing.Visits visits) {
    Page page = visits.open(LANTERN);
    page.locator(".passage.caption .kind").first().click();
    assertThat(page.locator("article-block.caption mark.current")).hasText("Prewett");
    assertThat(page.locator("article-block.caption")).isInViewport();
  }

  @Test
  void densityGoesFromPassagesToHeadlinesToCaptionCards(Browsing.Visits visits) {
    Page page = visits.open(LANTERN);
    assertThat(page.locator(".passage").first()).isVisible();
    button(page, "Headlines").click();
    assertThat(page.locator(".passage")).hasCount(0);
    assertThat(headlines(page)).hasCount(2);
    assertThat(page).hasURL(Pattern.compile("view=headlines"));
    button(page, "Captions").click();
    assertThat(page.locator(".caption-card")).hasCount(2);
    assertThat(page.locator(".caption-card mark").first()).hasText("Prewett");
    assertThat(button(page, "Captions")).hasAttribute("aria-pressed", "true");
    page.reload();
    assertThat(page.locator(".caption-card")).hasCount(2);
  }

  @Test
  void withoutAQueryTheCardsAreAllCaptions(Browsing.Visits visits) {
    Page page = visits.open("/?view=captions");
    int articles = Parts.total(page);
    assertTrue(articles > 20, articles + " articles with captions");
    assertTrue(page.locator(".caption-card").count() >= 20);
    assertThat(page.locator(".caption-text").first()).isVisible();
  }

  @Test
  void theOrderIsChosenAndKeptInTheAddress(Browsing.Visits visits) {
    Page page = visits.open(LANTERN);
    page.getByLabel("Sort").selectOption("oldest");
    assertThat(page.locator(".meta time").first()).hasText("3 October 2014");
    assertThat(page).hasURL(Pattern.compile("sort=oldest"));
    page.getByLabel("Sort").selectOption("newest");
    assertThat(page.locator(".meta time").first()).hasText("4 October 2014");
  }

  @Test
  void everythingIsShownNewestFirstAndSaysSo(Browsing.Visits visits) {
    Page page = visits.open("/");
    assertThat(page.getByLabel("Sort")).hasValue("newest");
    assertThat(headlines(page)).hasCount(20);
    List<String> days =
        page.locator("hit-list .meta time").all().stream()
            .map(time -> time.getAttribute("datetime"))
            .toList();
    assertTrue(days.size() > 5, days.toString());
    assertEquals(days.stream().sorted(Comparator.reverseOrder()).toList(), days);
  }

  @Test
  void theListGrowsAsItIsReadAndKeepsItsPlace(Browsing.Visits visits) {
    Page page = visits.open("/?q=the");
    assertThat(headlines(page)).hasCount(20);
    page.evaluate("scrollTo(0, document.body.scrollHeight)");
    assertThat(headlines(page).nth(30)).isAttached();
    Locator hit = headlines(page).nth(30);
    hit.scrollIntoViewIfNeeded();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    String headline = hit.innerText();
    double before = hit.boundingBox().y;
    hit.dispatchEvent("click");
    assertThat(page.locator("article.page h1")).isVisible();
    assertEquals(0, ((Number) page.evaluate("scrollY")).intValue());
    page.goBack();
    assertThat(headlines(page).nth(30)).isFocused();
    assertEquals(headline, headlines(page).nth(30).innerText());
    assertEquals(before, headlines(page).nth(30).boundingBox().y, 2);
    page.reload();
    assertThat(headlines(page).nth(30)).isInViewport();
    assertEquals(before, headlines(page).nth(30).boundingBox().y, 2);
  }

  @Test
  void theKeyboardGoesFromHitToHitAndOpens(Browsing.Visits visits) {
    Page page = visits.open(LANTERN);
    assertThat(headlines(page)).hasCount(2);
    page.keyboard().press("j");
    assertThat(headlines(page).nth(0)).isFocused();
    page.keyboard().press("j");
    assertThat(headlines(page).nth(1)).isFocused();
    page.keyboard().press("k");
    page.keyboard().press("ArrowDown");
    assertThat(headlines(page).nth(1)).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("article.page h1")).isFocused();
    page.keyboard().press("Escape");
    assertThat(headlines(page).nth(1)).isFocused();
  }

  @Test
  void whatWasFoundIsExported(Browsing.Visits visits) throws IOException {
    Page page = visits.open("/?q=harbour&in=caption&fold=false");
    int found = Parts.total(page);
    Locator menu = page.locator("result-bar details.menu");
    menu.locator("summary").click();
    page.keyboard().press("Escape");
    assertThat(menu.locator("ul")).isHidden();
    menu.locator("summary").click();
    Download download = page.waitForDownload(() -> Parts.link(page, "JSON Lines").click());
    assertEquals("cuttings.jsonl", download.suggestedFilename());
    assertEquals(found, Files.readAllLines(download.path()).size());
    box(page).click();
    assertThat(menu.locator("ul")).isHidden();
  }

  @Test
  void aPassageIsCopiedWithItsCitation(Browsing.Visits visits) {
    Page page = visits.open(LANTERN + "&sort=oldest");
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    Locator caption = page.locator(".passage.caption").first();
    caption.hover();
    caption.getByRole(AriaRole.BUTTON).click();
    assertThat(caption.locator(".said")).hasText("Copied");
    assertEquals(
        "“Osian Prewett, keeper of the lantern, with the brass he polished every day for thirty-one"
            + " years”\n— Idris Vellacott, “Lantern Rock keeper puts out the last oil lamp on the"
            + " coast”, 3 October 2014, lantern-first.html",
        page.evaluate("navigator.clipboard.readText()"));
  }

  @Test
  void whatWasFoundStaysWhenTheNextPageDoesNotCome(Browsing.Visits visits) {
    Page page = visits.blank();
    page.route(url -> url.contains("cursor="), Route::abort);
    page.navigate("/");
    assertThat(headlines(page)).hasCount(20);
    page.locator(".more").scrollIntoViewIfNeeded();
    assertThat(page.locator(".list-end")).containsText("Is the server still running?");
    assertThat(headlines(page)).hasCount(20);
    page.unrouteAll();
    button(page, "Try again").click();
    assertThat(headlines(page).nth(20)).isAttached();
  }

  @Test
  void onAPhoneTheMenuOfExportsIsWithinTheScreen(Browsing.Visits visits) {
    Page page = visits.open("/?q=pettifer+vote", Browsing.Visits.desk().setViewportSize(390, 844));
    Parts.settle(page);
    assertThat(page.locator(".folding")).isVisible();
    page.locator("result-bar summary").click();
    BoundingBox menu = page.locator("result-bar .menu ul").boundingBox();
    assertTrue(menu.x >= 0 && menu.x + menu.width <= 390, menu.x + " to " + (menu.x + menu.width));
  }
}
