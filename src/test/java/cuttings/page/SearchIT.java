package cuttings.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static cuttings.page.Parts.box;
import static cuttings.page.Parts.button;
import static cuttings.page.Parts.headlines;
import static cuttings.page.Parts.link;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import cuttings.output.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the first letter typed to the list of hits. */
@ExtendWith(Browsing.class)
final class SearchIT {
  private static final Pattern HARBOUR = Pattern.compile("^harbou?r", Pattern.CASE_INSENSITIVE);

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

  @Test
  void aSearchThatIsOvertakenIsCancelled(Browsing.Visits visits) {
    Page page = visits.open("/");
    assertThat(headlines(page)).hasCount(20);
    List<String> failed = new ArrayList<>();
    page.onRequestFailed(request -> failed.add(request.url()));
    List<Route> held = new ArrayList<>();
    page.route(url -> url.contains("/api/search") && url.contains("q=tortoise"), held::add);
    box(page).fill("tortoise");
    page.waitForCondition(() -> !held.isEmpty());
    box(page).fill("lantern");
    page.waitForCondition(() -> failed.stream().anyMatch(url -> url.contains("q=tortoise")));
  }

  @Test
  void halfAWordShowsWhatBeginsWithIt(Browsing.Visits visits) {
    Page page = visits.open("/");
    box(page).pressSequentially("prewet");
    assertThat(headlines(page).first()).containsText("Lantern Rock");
    assertThat(page.locator(".notes")).containsText("Words that begin with “prewet”");
  }

  @Test
  void aQueryIsOneStepOfTheHistoryHoweverManyLettersItHas(Browsing.Visits visits) {
    Page page = visits.open("/?q=tortoise");
    box(page).fill("lantern");
    assertThat(page).hasURL(Pattern.compile("q=lantern$"));
    box(page).pressSequentially(" prewett");
    assertThat(page).hasURL(Pattern.compile("q=lantern\\+prewett$"));
    box(page).press("Enter");
    page.goBack();
    assertThat(box(page)).hasValue("tortoise");
    assertThat(page).hasURL(Pattern.compile("q=tortoise$"));
  }

  @Test
  void aSlashGoesToTheSearchBox(Browsing.Visits visits) {
    Page page = visits.open("/?q=lantern");
    assertThat(headlines(page).first()).isVisible();
    page.keyboard().press("/");
    assertThat(box(page)).isFocused();
    assertThat(box(page)).hasValue("lantern");
    box(page).press("/");
    assertThat(box(page)).hasValue("/");
  }

  @Test
  void escapeClosesThenClearsThenLeaves(Browsing.Visits visits) {
    Page page = visits.open("/?q=lantern");
    suggest(page);
    box(page).click();
    box(page).press("ArrowDown");
    assertThat(box(page)).hasAttribute("aria-expanded", "true");
    box(page).press("Escape");
    assertThat(box(page)).hasAttribute("aria-expanded", "false");
    assertThat(box(page)).hasValue("lantern");
    box(page).press("Escape");
    assertThat(box(page)).hasValue("");
    assertThat(page).hasURL(Pattern.compile("/$"));
    box(page).press("Escape");
    box(page).press("Escape");
    assertThat(box(page)).not().isFocused();
  }

  private static void suggest(Page page) {
    page.route(
        url -> url.contains("/api/suggest"),
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(
                        """
                        {"suggestions":[
                          {"text":"lantern","kind":"term","query":"lantern","id":null},
                          {"text":"Osian Prewett","kind":"name","query":"\\"osian prewett\\"","id":null}]}
                        """)));
  }

  @Test
  void suggestionsAreAComboboxForTheKeyboard(Browsing.Visits visits) {
    Page page = visits.open("/");
    suggest(page);
    box(page).pressSequentially("lan");
    // Those of the order's choice are options too.
    Locator options = page.locator("#suggestions").getByRole(AriaRole.OPTION);
    assertThat(options).hasCount(2);
    assertThat(box(page)).hasAttribute("aria-expanded", "true");
    assertThat(box(page))
        .hasAttribute("aria-controls", page.getByRole(AriaRole.LISTBOX).getAttribute("id"));
    box(page).press("ArrowDown");
    box(page).press("ArrowDown");
    assertThat(box(page)).hasAttribute("aria-activedescendant", options.nth(1).getAttribute("id"));
    assertThat(options.nth(1)).hasAttribute("aria-selected", "true");
    assertThat(box(page)).isFocused();
    box(page).press("ArrowDown");
    assertEquals(null, box(page).getAttribute("aria-activedescendant"));
    box(page).press("ArrowUp");
    box(page).press("Enter");
    assertThat(box(page)).hasValue("\"osian prewett\"");
    assertThat(headlines(page).first()).containsText("Lantern Rock");
  }

  @Test
  void searchesThatRanAreOfferedAgainAndForgottenOnRequest(Browsing.Visits visits) {
    Page page = visits.open("/");
    box(page).fill("lantern");
    box(page).press("Enter");
    box(page).fill("tortoise");
    box(page).press("Enter");
    box(page).fill("");
    Locator recent =
        page.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName("Recent searches"));
    assertThat(recent.getByRole(AriaRole.OPTION).locator(".suggestion-text"))
        .hasText(new String[] {"tortoise", "lantern"});
    box(page).press("ArrowDown");
    box(page).press("ArrowDown");
    box(page).press("Enter");
    assertThat(page).hasURL(Pattern.compile("q=lantern$"));
    box(page).fill("");
    button(page, "Forget recent searches").click();
    page.reload();
    box(page).click();
    assertThat(recent).isHidden();
  }

  @Test
  void anExampleOfTheSyntaxRunsOnAClick(Browsing.Visits visits) {
    Page page = visits.open("/");
    button(page, "Syntax").click();
    Locator sheet =
        page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("What you can ask"));
    assertThat(sheet).isVisible();
    link(page, "caption:harbour").click();
    assertThat(sheet).isHidden();
    assertThat(box(page)).hasValue("caption:harbour");
    assertThat(page.locator(".passage.caption mark").first()).hasText(HARBOUR);
  }

  @Test
  void everyExampleFindsSomethingInTheSamples(Browsing.Visits visits) {
    Page page = visits.open("/");
    assertThat(page.locator(".try a.query")).hasCount(4);
    button(page, "Syntax").click();
    List<String> examples = page.locator("a.query").allInnerTexts();
    assertTrue(examples.size() > 20, examples.toString());
    for (String example : examples) {
      APIResponse answer =
          page.request().get("/api/search", RequestOptions.create().setQueryParam("q", example));
      assertTrue(answer.ok(), example + ": " + answer.text());
      assertTrue(
          Json.MAPPER.readTree(answer.text()).at("/total/value").asInt() > 0,
          example + " finds nothing");
    }
  }

  @Test
  void anErrorIsShownUnderTheVeryCharacter(Browsing.Visits visits) {
    Page page = visits.open("/?q=harbour+*wall");
    assertThat(page.locator(".query-error .wrong")).hasText("*");
    assertThat(page.locator(".query-error .pointed")).hasText("harbour *wall");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot begin with *");
    assertThat(box(page)).hasAttribute("aria-invalid", "true");
    assertThat(box(page)).hasAttribute("aria-describedby", "query-error");
    link(page, "harbour wall").click();
    assertThat(page.locator(".query-error")).hasCount(0);
    assertThat(headlines(page).first()).isVisible();
  }

  @Test
  void hitsStayInSightWhileTheNextQueryIsOnlyHalfWritten(Browsing.Visits visits) {
    Page page = visits.open("/?q=lantern");
    assertThat(headlines(page).first()).containsText("Lantern");
    box(page).fill("lantern *x");
    assertThat(page.locator(".query-error .wrong")).hasText("*");
    assertThat(headlines(page).first()).containsText("Lantern");
  }

  @Test
  void aServerThatFailsIsToldAndCanBeAskedAgain(Browsing.Visits visits) {
    Page page = visits.blank();
    page.route(url -> url.contains("/api/search"), Route::abort);
    page.navigate("/?q=lantern");
    assertThat(page.locator(".empty")).containsText("Is the server still running?");
    page.unrouteAll();
    button(page, "Try again").click();
    assertThat(headlines(page).first()).containsText("Lantern");
  }

  @Test
  void aMisspeltWordIsOfferedAsItIsSpelt(Browsing.Visits visits) {
    Page page = visits.open("/?q=lantren");
    assertThat(page.locator(".did-you-mean")).hasText("Did you mean lantern?");
    page.locator(".did-you-mean a").click();
    assertThat(box(page)).hasValue("lantern");
    assertThat(headlines(page).first()).containsText("Lantern");
    assertThat(page.locator(".did-you-mean")).hasCount(0);
  }

  @Test
  void spellingsThatAreSearchedTooAreSaid(Browsing.Visits visits) {
    Page page = visits.open("/?q=harbour");
    assertThat(page.locator(".notes")).hasText("Also searching: harbor");
  }

  @Test
  void nothingFoundSaysWhatElseToTry(Browsing.Visits visits) {
    Page page = visits.open("/?q=lanterm+prewett&author=Nobody");
    assertThat(page.locator(".empty h2")).hasText("Nothing found for lanterm prewett");
    link(page, "Search without the filters").click();
    assertThat(page).hasURL(Pattern.compile("\\?q=lanterm\\+prewett$"));
    link(page, "lanterm~1 prewett~1").click();
    assertThat(headlines(page).first()).containsText("Lantern Rock");
  }

  @Test
  void theFirstVisitSaysWhatThereIsAndWhatToAsk(Browsing.Visits visits) {
    Page page = visits.open("/");
    assertThat(page.locator(".welcome .holding"))
        .hasText(Pattern.compile("^\\d+ articles, \\d{4} to \\d{4}$"));
    link(page, "caption:pictured").first().click();
    assertThat(page.locator(".passage.caption mark").first())
        .hasText(Pattern.compile("picture", Pattern.CASE_INSENSITIVE));
    assertThat(page.locator(".welcome")).hasCount(0);
  }

  @Test
  void anEmptyIndexSaysHowToFillIt(Browsing.Visits visits) {
    Page page = visits.blank();
    page.route(
        url -> url.contains("/api/stats"),
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"articles\":0,\"blocks\":{},\"oldest\":null,\"newest\":null}")));
    page.navigate("/?q=xyzzyx");
    assertThat(page.locator(".empty")).containsText("cuttings serve FOLDER");
  }

  @Test
  void theKeysArePrintedUnderAQuestionMark(Browsing.Visits visits) {
    Page page = visits.open("/?q=lantern");
    page.keyboard().press("?");
    Locator sheet =
        page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Keyboard"));
    assertThat(sheet).isVisible();
    page.keyboard().press("Escape");
    assertThat(sheet).isHidden();
  }

  @Test
  void whoGoesBackWhileALetterWaitsIsBack(Browsing.Visits visits) {
    Page page = visits.open("/?q=tortoise");
    assertThat(headlines(page).first()).isVisible();
    box(page).fill("lantern");
    box(page).press("Enter");
    assertThat(page).hasURL(Pattern.compile("q=lantern$"));
    box(page)
        .evaluate(
            """
            input => {
              input.value = 'lantern prewett';
              input.dispatchEvent(new InputEvent('input', { bubbles: true }));
              history.back();
            }
            """);
    assertThat(box(page)).hasValue("tortoise");
    page.waitForTimeout(500);
    assertThat(page).hasURL(Pattern.compile("q=tortoise$"));
    assertThat(box(page)).hasValue("tortoise");
  }

  @Test
  void aFilterTakenWhileALetterWaitsKeepsTheLetter(Browsing.Visits visits) {
    Page page = visits.open("/?q=tortoise");
    Parts.settle(page);
    box(page)
        .evaluate(
            """
            input => {
              input.value = 'lantern';
              input.dispatchEvent(new InputEvent('input', { bubbles: true }));
              document.querySelector('[name=in][value=caption]').click();
            }
            """);
    assertThat(page).hasURL(Pattern.compile("q=lantern&in=caption$"));
    assertThat(box(page)).hasValue("lantern");
    assertThat(headlines(page).first()).containsText("Lantern");
  }
}
