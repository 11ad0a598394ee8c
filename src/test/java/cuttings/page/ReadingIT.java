package cuttings.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static cuttings.page.Parts.button;
import static cuttings.page.Parts.headlines;
import static cuttings.page.Parts.link;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The article read in full. */
@ExtendWith(Browsing.class)
final class ReadingIT {

  /** A story of a plain-text file, whose lines are known. */
  private static final String TRAITOR = "/?q=harbour+caption:pettifer+source:daily-beacon";

  /** Opens the first hit. */
  private static Page reading(Browsing.Visits visits, String search) {
    Page page = visits.open(search);
    headlines(page).first().click();
    assertThat(page.locator("article.page h1")).isVisible();
    return page;
  }

  private static Page lantern(Browsing.Visits visits) {
    return reading(visits, "/?q=lantern+prewett&fold=false&sort=oldest");
  }

  @Test
  void anArticleIsSetInItsStructure(Browsing.Visits visits) {
    Page page = lantern(visits);
    Locator article = page.locator("article.page");
    assertThat(article.locator("h1"))
        .hasText("Lantern Rock keeper puts out the last oil lamp on the coast");
    assertThat(article.locator(".standfirst p"))
        .hasText("After 140 years the light turns to electricity, and to nobody");
    assertThat(article.locator(".byline p")).containsText("Idris Vellacott");
    assertThat(article.locator("figure figcaption"))
        .containsText("Osian Prewett, keeper of the lantern");
    assertThat(article.locator(".subheading h2")).hasText("A book of storms");
    assertThat(article.locator(".paragraph p")).hasCount(4);
    assertThat(page)
        .hasTitle("Lantern Rock keeper puts out the last oil lamp on the coast · Cuttings");
  }

  @Test
  void matchesAreWalkedThroughWithNAndP(Browsing.Visits visits) {
    Page page = lantern(visits);
    Locator marks = page.locator("article.page mark");
    int count = marks.count();
    assertTrue(count > 5, count + " matches");
    assertThat(page.locator(".steps")).containsText(count + " matches");
    page.keyboard().press("n");
    assertThat(page.locator(".steps")).containsText("1 of " + count);
    assertThat(marks.first()).hasClass(Pattern.compile("current"));
    page.keyboard().press("n");
    assertThat(marks.nth(1)).hasClass(Pattern.compile("current"));
    page.keyboard().press("p");
    page.keyboard().press("p");
    assertThat(page.locator(".steps")).containsText(count + " of " + count);
    assertThat(marks.last()).isInViewport();
    button(page, "Next match").click();
    assertThat(marks.first()).hasClass(Pattern.compile("current"));
  }

  @Test
  void theRailHasATickForEachMatchAndLeadsThere(Browsing.Visits visits) {
    Page page = lantern(visits);
    int count = page.locator("article.page mark").count();
    Locator ticks = page.locator("match-rail .tick");
    assertThat(ticks).hasCount(count);
    ticks.last().click();
    assertThat(page.locator("article.page mark").last()).isInViewport();
    assertThat(ticks.last()).hasClass(Pattern.compile("current"));
    assertThat(page.locator(".steps")).containsText(count + " of " + count);
  }

  @Test
  void aBlockWhoseKindIsAGuessSaysSoDiscreetly(Browsing.Visits visits) {
    Page page = visits.blank();
    page.route(
        Pattern.compile("/api/articles/[^/?]+(\\?.*)?$"),
        route -> {
          String article = route.fetch().text();
          // The last block's, whatever it was.
          int at = article.lastIndexOf("\"confidence\":");
          String guessed =
              article.substring(0, at)
                  + article
                      .substring(at)
                      .replaceFirst("\"confidence\":[0-9.]+", "\"confidence\":0.42");
          route.fulfill(
              new Route.FulfillOptions().setContentType("application/json").setBody(guessed));
        });
    page.navigate("/?q=lantern+prewett&fold=false");
    headlines(page).first().click();
    assertThat(page.locator(".doubt")).hasCount(1);
    assertThat(page.locator(".doubt .visually-hidden"))
        .hasText("Read as paragraph with 42% confidence");
  }

  @Test
  void theStructureIsShownOnRequestAndLeadsToTheLine(Browsing.Visits visits) {
    Page page = reading(visits, TRAITOR);
    Locator kind = page.locator("article-block.caption .margin .kind").first();
    assertThat(kind).isHidden();
    page.getByLabel("Show how the structure was read").check();
    assertThat(kind).isVisible();
    Locator line = page.locator("article-block.caption .margin .line a").first();
    String number = line.innerText();
    line.click();
    assertThat(page.locator(".lines .asked-for")).hasAttribute("value", number);
    assertThat(page.locator(".lines .asked-for")).isInViewport();
    assertThat(page.locator(".lines .asked-for")).containsText("pictured in May");
  }

  @Test
  void theOriginalIsAClickAwayAtItsLine(Browsing.Visits visits) throws IOException {
    Page page = reading(visits, TRAITOR);
    String headline = page.locator("article.page h1").innerText();
    link(page, "Show in the file").click();
    assertThat(page.locator(".file h1")).hasText("daily-beacon/harbour_traitor_11sep24.txt");
    assertThat(page.locator(".lines .asked-for")).hasText(headline);
    Download download = page.waitForDownload(() -> link(page, "Download the original").click());
    assertEquals("harbour_traitor_11sep24.txt", download.suggestedFilename());
    assertEquals(
        -1L,
        Files.mismatch(download.path(), Path.of("data/daily-beacon/harbour_traitor_11sep24.txt")));
    page.keyboard().press("Escape");
    assertThat(page.locator("article.page h1")).hasText(headline);
    page.keyboard().press("Escape");
    assertThat(headlines(page).first()).isFocused();
  }

  @Test
  void aPassageAndTheArticleAreCopiedAsCitations(Browsing.Visits visits) {
    Page page = reading(visits, TRAITOR);
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    Locator caption = page.locator("article-block.caption").first();
    caption.hover();
    caption.locator("button.copy").click();
    assertThat(caption.locator(".said")).hasText("Copied");
    String copied = String.valueOf(page.evaluate("navigator.clipboard.readText()"));
    assertTrue(copied.startsWith("“Hugh Pettifer (pictured in May)"), copied);
    assertTrue(
        copied.endsWith("11 September 2024, daily-beacon/harbour_traitor_11sep24.txt:15"), copied);
    page.locator(".citation button.copy").click();
    assertThat(page.locator(".citation .said")).hasText("Copied");
    String citation = String.valueOf(page.evaluate("navigator.clipboard.readText()"));
    String headline = page.locator("article.page h1").innerText();
    assertTrue(citation.startsWith("Dave Rigby, “" + headline + "”, 11 September 2024"), citation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Spreadsheet (CSV)       | csv   | Lantern Rock keeper puts out the last oil lamp
          JSON Lines              | jsonl | {"
          Reference manager (RIS) | ris   | TY  - NEWS
          BibTeX                  | bib   | title = {
          """)
  void oneArticleIsExported(String name, String extension, String part, Browsing.Visits visits)
      throws IOException {
    Page page = lantern(visits);
    page.locator(".about summary").click();
    Download download = page.waitForDownload(() -> link(page, name).click());
    assertEquals("cuttings." + extension, download.suggestedFilename());
    String text = Files.readString(download.path());
    assertTrue(text.contains(part), text);
    assertTrue(text.contains("Lantern Rock keeper puts out the last oil lamp"), text);
    assertFalse(text.contains("coast’s last oil lamp"), "the other version came too");
  }

  @Test
  void similarArticlesStandUnderTheStoryAndOpen(Browsing.Visits visits) {
    Page page = reading(visits, TRAITOR);
    String headline = page.locator("article.page h1").innerText();
    Locator similar = page.locator(".similar li a");
    assertThat(similar.first()).isVisible();
    assertTrue(similar.count() <= 5, similar.count() + " similar articles");
    assertFalse(similar.allInnerTexts().contains(headline));
    String other = similar.first().innerText();
    similar.first().click();
    assertThat(page.locator("article.page h1")).hasText(other);
    assertThat(page.locator("article.page h1")).isFocused();
    assertEquals(0, ((Number) page.evaluate("scrollY")).intValue());
    page.goBack();
    assertThat(page.locator("article.page h1")).hasText(headline);
  }

  @Test
  void onPaperThereIsTheArticleAndWhereItIsFrom(Browsing.Visits visits) {
    Page page = lantern(visits);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    for (String gone :
        List.of(".masthead", ".reading-bar", "match-rail", "button.print", ".copy")) {
      assertThat(page.locator(gone).first()).isHidden();
    }
    assertThat(page.locator("article.page h1")).isVisible();
    assertThat(page.locator(".about .citation")).containsText("lantern-first.html");
    assertEquals(
        "rgb(0, 0, 0)",
        page.locator("article.page h1").evaluate("h1 => getComputedStyle(h1).color"));
    byte[] pdf = page.pdf(new Page.PdfOptions().setPath(Path.of("target/screenshots/article.pdf")));
    assertTrue(pdf.length > 1000);
    Screenshots.take(page, "article-print");
  }

  @Test
  void anArticleThatIsGoneSaysSo(Browsing.Visits visits) {
    Page page = visits.open("/?article=00000000000000000000");
    assertThat(page.locator(".empty h1")).hasText("This article is no longer in the index");
    page.keyboard().press("Escape");
    assertThat(headlines(page).first()).isVisible();
  }

  @Test
  void anArticleThatDoesNotComeCanBeAskedForAgain(Browsing.Visits visits) {
    Page page = visits.open("/?q=lantern+prewett&fold=false&sort=oldest");
    Parts.settle(page);
    page.route(Pattern.compile("/api/articles/"), Route::abort);
    headlines(page).first().click();
    assertThat(page.locator(".empty")).containsText("Is the server still running?");
    page.unrouteAll();
    button(page, "Try again").click();
    assertThat(page.locator("article.page h1")).containsText("Lantern Rock keeper");
  }

  @Test
  void aViewThatCannotBeFetchedIsToldAndDoesNotReloadForEver(Browsing.Visits visits) {
    Page page = visits.blank(Browsing.Visits.desk());
    List<String> loads = new ArrayList<>();
    page.onLoad(loaded -> loads.add(loaded.url()));
    page.route(url -> url.contains("article-view.js"), Route::abort);
    page.navigate("/?article=00000000000000000000");
    assertThat(page.locator(".empty h1")).hasText("The article cannot be shown");
    page.waitForTimeout(500);
    assertTrue(loads.size() <= 2, loads.toString());
  }
}
