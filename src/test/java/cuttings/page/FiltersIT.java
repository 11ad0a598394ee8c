package cuttings.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static cuttings.page.Parts.box;
import static cuttings.page.Parts.button;
import static cuttings.page.Parts.checkbox;
import static cuttings.page.Parts.headlines;
import static cuttings.page.Parts.link;
import static cuttings.page.Parts.settle;
import static cuttings.page.Parts.slider;
import static cuttings.page.Parts.total;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What narrows the hits, and how it is undone; all of it is in the address. */
@ExtendWith(Browsing.class)
final class FiltersIT {

  private static Locator chips(Page page) {
    return page.locator("filter-chips .chip");
  }

  @Test
  void aKindLimitsTheSearchToIt(Browsing.Visits visits) {
    Page page = visits.open("/?q=harbour");
    assertThat(headlines(page).first()).isVisible();
    checkbox(page, "Captions").check();
    assertThat(page).hasURL(Pattern.compile("in=caption"));
    assertThat(chips(page)).hasText(new String[] {"Remove filter: Captions"});
    assertThat(page.locator(".passage:not(.caption) mark")).hasCount(0);
    assertThat(page.locator(".passage.caption mark").first())
        .hasText(Pattern.compile("^harbou?r", Pattern.CASE_INSENSITIVE));
    checkbox(page, "Everything").check();
    assertThat(chips(page)).hasCount(0);
    assertThat(page).hasURL(Pattern.compile("q=harbour$"));
  }

  @Test
  void theCountBesideAFilterIsWhatItLeaves(Browsing.Visits visits) {
    Page page = visits.open("/?q=harbour");
    Locator row = page.locator("facet-list[name=author] .facet-row").first();
    String author = row.locator(".facet-value").innerText();
    int count = Integer.parseInt(row.locator(".count").innerText());
    int before = total(page);
    assertTrue(count < before, count + " of " + before);
    row.locator("input").check();
    assertThat(chips(page)).hasText(new String[] {"Remove filter: " + author});
    assertThat(page.locator(".total strong")).hasText(Pattern.compile("^" + count + " article"));
  }

  @Test
  void valuesOfOneFilterAddUpAndDifferentFiltersNarrow(Browsing.Visits visits) {
    Page page = visits.open("/");
    checkbox(page, "Nell Garrity").check();
    assertThat(chips(page)).hasCount(1);
    int one = total(page);
    checkbox(page, "Tom Askwith").check();
    assertThat(chips(page)).hasCount(2);
    int both = total(page);
    assertTrue(both > one, both + " > " + one);
    checkbox(page, "Captions").check();
    assertThat(chips(page)).hasCount(3);
    assertTrue(total(page) < both);
  }

  @Test
  void chipsAreRemovedOneByOneOrAllAtOnce(Browsing.Visits visits) {
    Page page = visits.open("/?q=harbour&in=paragraph&from=2010-01-01&author=Nell+Garrity");
    assertThat(chips(page)).hasCount(3);
    chips(page).filter(new Locator.FilterOptions().setHasText("From 1 January 2010")).click();
    assertThat(chips(page)).hasCount(2);
    assertThat(page.locator("#results")).isFocused();
    link(page, "Clear all").click();
    assertThat(chips(page)).hasCount(0);
    assertThat(page).hasURL(Pattern.compile("/\\?q=harbour$"));
  }

  @Test
  void theAddressIsThePage(Browsing.Visits visits) {
    String address =
        "/?q=harbour&in=headline%2Cparagraph&from=2010-01-01&to=2026-01-01"
            + "&author=Nell+Garrity&sort=oldest&view=headlines";
    Page first = visits.open(address);
    settle(first);
    String shown = first.locator("main").innerText().replaceAll("in \\d+ milliseconds?", "");
    Page shared = visits.open(address);
    settle(shared);
    assertEquals(shown, shared.locator("main").innerText().replaceAll("in \\d+ milliseconds?", ""));
    assertThat(checkbox(shared, "Nell Garrity")).isChecked();
    assertThat(shared.getByLabel("Sort")).hasValue("oldest");
    assertThat(day(shared, "From")).hasValue("2010-01-01");
    shared.reload();
    settle(shared);
    assertEquals(shown, shared.locator("main").innerText().replaceAll("in \\d+ milliseconds?", ""));
  }

  @Test
  void backUndoesWhatWasChosenLast(Browsing.Visits visits) {
    Page page = visits.open("/?q=harbour");
    checkbox(page, "Paragraphs").check();
    assertThat(chips(page)).hasCount(1);
    checkbox(page, "Nell Garrity").check();
    assertThat(chips(page)).hasCount(2);
    page.goBack();
    assertThat(chips(page)).hasCount(1);
    assertThat(checkbox(page, "Nell Garrity")).not().isChecked();
    page.goBack();
    assertThat(chips(page)).hasCount(0);
    page.goForward();
    assertThat(chips(page)).hasCount(1);
    assertThat(box(page)).hasValue("harbour");
  }

  @Test
  void aLanguageIsChosenByItsName(Browsing.Visits visits) {
    Page page = visits.open("/");
    Locator german = checkbox(page, "German");
    assertThat(page.locator("facet-list[name=language] .count").first())
        .hasText(Pattern.compile("\\d+"));
    german.check();
    assertThat(page).hasURL(Pattern.compile("language=de$"));
    assertThat(chips(page)).hasText(new String[] {"Remove filter: German"});
    assertThat(headlines(page)).hasCount(1);
    assertThat(page.locator(".hit-headline").first()).hasAttribute("lang", "de");
    assertThat(checkbox(page, "French")).isVisible();
  }

  private static Locator day(Page page, String name) {
    return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true));
  }

  private static BoundingBox plot(Page page) {
    Locator plot = page.locator("svg.histogram");
    assertThat(plot.locator(".bar").first()).isAttached();
    plot.scrollIntoViewIfNeeded();
    return plot.boundingBox();
  }

  @Test
  void theHistogramIsBrushedByTheMouse(Browsing.Visits visits) {
    Page page = visits.open("/?q=harbour");
    BoundingBox plot = plot(page);
    int before = total(page);
    page.mouse().move(plot.x + plot.width * 0.6, plot.y + plot.height / 2);
    page.mouse().down();
    page.mouse().move(plot.x + plot.width * 0.8, plot.y + plot.height / 2);
    page.mouse().up();
    assertThat(page).hasURL(Pattern.compile("from=\\d{4}-\\d\\d-\\d\\d&to=\\d{4}-\\d\\d-\\d\\d"));
    assertThat(chips(page)).hasCount(1);
    assertTrue(total(page) < before);
    assertThat(page.locator(".histogram .outside").first()).isAttached();
  }

  @Test
  void theHistogramIsBrushedByAFinger(Browsing.Visits visits) {
    Page page =
        visits.open(
            "/?q=harbour", Browsing.Visits.desk().setViewportSize(390, 844).setHasTouch(true));
    button(page, "Filters").click();
    BoundingBox plot = plot(page);
    CDPSession touch = page.context().newCDPSession(page);
    double y = plot.y + plot.height / 2;
    touch(touch, "touchStart", plot.x + plot.width * 0.5, y);
    touch(touch, "touchMove", plot.x + plot.width * 0.7, y);
    touch(touch, "touchMove", plot.x + plot.width * 0.8, y);
    touch(touch, "touchEnd", -1, y);
    assertThat(page).hasURL(Pattern.compile("from=\\d{4}-\\d\\d-\\d\\d&to=\\d{4}-\\d\\d-\\d\\d"));
    assertThat(button(page, "Filters (1)")).isVisible();
  }

  private static void touch(CDPSession session, String type, double x, double y) {
    JsonArray points = new JsonArray();
    if (x >= 0) {
      JsonObject point = new JsonObject();
      point.addProperty("x", x);
      point.addProperty("y", y);
      points.add(point);
    }
    JsonObject event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", points);
    session.send("Input.dispatchTouchEvent", event);
  }

  @Test
  void theHistogramIsBrushedByTheKeyboard(Browsing.Visits visits) {
    Page page = visits.open("/?q=harbour");
    plot(page);
    Locator from = slider(page, "Published from");
    from.focus();
    String begin = from.getAttribute("aria-valuetext");
    from.press("ArrowRight");
    assertThat(from).not().hasAttribute("aria-valuetext", begin);
    assertThat(page).hasURL(Pattern.compile("from=\\d{4}-\\d\\d-\\d\\d"));
    assertThat(from).isFocused();
    from.press("End");
    assertThat(from)
        .hasAttribute(
            "aria-valuenow", slider(page, "Published until").getAttribute("aria-valuemax"));
    from.press("Escape");
    assertThat(chips(page)).hasCount(0);
    assertThat(page).hasURL(Pattern.compile("q=harbour$"));
  }

  @Test
  void aSpanOfTimeIsOneClick(Browsing.Visits visits) {
    Page page = visits.open("/");
    String fiveYearsAgo = LocalDate.now(ZoneOffset.UTC).minusDays(1827).toString();
    button(page, "Past 5 years").click();
    assertThat(button(page, "Past 5 years")).hasAttribute("aria-pressed", "true");
    assertThat(page).hasURL(Pattern.compile("from=" + fiveYearsAgo));
    button(page, "Past 5 years").click();
    assertThat(page).hasURL(Pattern.compile("/$"));
  }

  @Test
  void daysAreTyped(Browsing.Visits visits) {
    Page page = visits.open("/?q=lantern");
    day(page, "From").fill("2014-10-04");
    assertThat(page.locator(".meta time")).hasText(new String[] {"4 October 2014"});
    day(page, "To").fill("2014-10-04");
    assertThat(chips(page)).hasText(new String[] {"Remove filter: 4 October 2014"});
  }

  @Test
  void twoDaysTheWrongWayRoundAreASpanAllTheSame(Browsing.Visits visits) {
    Page page = visits.open("/?q=lantern&from=2015-01-01&to=2014-01-01");
    assertThat(chips(page))
        .hasText(new String[] {"Remove filter: 1 January 2014 to 1 January 2015"});
    assertThat(page.locator(".meta time").first()).hasText("4 October 2014");
  }

  @Test
  void onAPhoneTheRowOfKindsFadesWhereItGoesOn(Browsing.Visits visits) {
    Page page = visits.open("/?q=harbour", Browsing.Visits.desk().setViewportSize(390, 844));
    settle(page); // the counts make the row longer
    Locator row = page.locator("kind-filter");
    assertThat(row).hasAttribute("data-after", "");
    page.locator(".kinds").evaluate("row => row.scrollTo(row.scrollWidth, 0)");
    assertThat(row).hasAttribute("data-before", "");
    assertThat(row).not().hasAttribute("data-after", "");
    page.navigate("/?q=harbour&in=paragraph");
    assertThat(page.locator(".kind-choice", new Page.LocatorOptions().setHasText("Paragraphs")))
        .isInViewport();
  }
}
