package cuttings.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page and state, on a phone and on a desk, light and dark: axe, and a picture to look at.
 */
@ExtendWith(Browsing.class)
final class AccessibilityIT {

  /** WCAG 2.2 AA, and what axe holds for good practice. */
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /**
   * @param then what brings the page of {@code url} into it
   */
  record State(String name, String url, Consumer<Page> then) {

    Page open(Browsing.Visits visits) {
      Page page = visits.open(url);
      // Axe measures colours: none may be on its way to another.
      page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      if (!name.equals("gone")) {
        assertThat(page.locator("hit-list, .empty").first()).isAttached();
        Parts.settle(page);
      }
      then.accept(page);
      return page;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<State> states() {
    String story = "/?q=harbour+caption:pettifer+source:daily-beacon";
    return List.of(
        new State("start", "/", page -> {}),
        new State("results", "/?q=harbour", page -> {}),
        new State(
            "filtered", "/?q=harbour&in=paragraph&author=Nell+Garrity&from=2010-01-01", page -> {}),
        new State("headlines", "/?q=harbour&view=headlines", page -> {}),
        new State("captions", "/?view=captions", page -> {}),
        new State("nothing", "/?q=lanterm+prewett", page -> {}),
        new State("error", "/?q=harbour+*wall", page -> {}),
        new State("syntax", "/?q=harbour", page -> Parts.button(page, "Syntax").click()),
        new State("keys", "/?q=harbour", page -> page.keyboard().press("?")),
        new State("versions", VersionsIT.STORY, AccessibilityIT::unfold),
        new State("comparison", VersionsIT.STORY, VersionsIT::compare),
        new State("suggestions", "/", AccessibilityIT::suggest),
        new State("export", "/?q=harbour", page -> page.locator("result-bar summary").click()),
        new State("filters", "/?q=harbour", AccessibilityIT::openFilters),
        new State("article", story, AccessibilityIT::openFirst),
        new State("structure", story, AccessibilityIT::showStructure),
        new State("file", story, AccessibilityIT::showFile),
        new State(
            "gone", "/?article=none", page -> assertThat(page.locator(".empty h1")).isVisible()));
  }

  private static void unfold(Page page) {
    VersionsIT.toggle(page).click();
    assertThat(page.locator(".versions li").first()).isVisible();
  }

  private static void suggest(Page page) {
    Parts.box(page).pressSequentially("harb");
    assertThat(page.locator(".suggestions li").first()).isVisible();
    page.keyboard().press("ArrowDown");
    Parts.settle(page);
  }

  private static void openFilters(Page page) {
    page.setViewportSize(390, 844);
    Parts.button(page, "Filters").click();
  }

  private static void showStructure(Page page) {
    openFirst(page);
    page.getByLabel("Show how the structure was read").check();
  }

  private static void showFile(Page page) {
    openFirst(page);
    Parts.link(page, "Show in the file").click();
    assertThat(page.locator(".lines .asked-for")).isVisible();
  }

  private static void openFirst(Page page) {
    Parts.headlines(page).first().click();
    assertThat(page.locator("article.page h1")).isVisible();
  }

  @ParameterizedTest
  @MethodSource("states")
  void nothingKeepsAnyoneOut(State state, Browsing.Visits visits) {
    Page page = state.open(visits);
    for (int width : new int[] {1440, 390}) {
      page.setViewportSize(width, width == 390 ? 844 : 900);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        String name = "%s-%d-%s".formatted(state, width, scheme).toLowerCase(Locale.ROOT);
        Screenshots.take(page, name);
        assertEquals(List.of(), violations(page, scheme), name);
      }
    }
    for (int width : new int[] {320, 360, 768, 1024, 2560}) {
      page.setViewportSize(width, 900);
      assertEquals(
          width,
          page.evaluate("Math.max(innerWidth, document.documentElement.scrollWidth)"),
          "the page is wider than the window");
    }
  }

  /** In the dark only the colours are others. */
  private static List<String> violations(Page page, ColorScheme scheme) {
    // The mode for pages of one frame: the other opens a second page and waits for it.
    AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
    if (scheme == ColorScheme.LIGHT) {
      axe.withTags(RULES);
    } else {
      axe.withRules(List.of("color-contrast"));
    }
    return axe.analyze().getViolations().stream()
        .flatMap(rule -> rule.getNodes().stream().map(node -> told(rule, node)))
        .toList();
  }

  private static String told(Rule rule, CheckedNode node) {
    return rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary();
  }

  @Test
  void everythingBesideTheHitsIsReachedByTheKeyboard(Browsing.Visits visits) {
    Page page = visits.open("/?q=lantern+prewett");
    Parts.settle(page);
    unfold(page);
    everythingIsReachedAndSeenWhereItIs(page);
  }

  @Test
  void everythingOfAnArticleIsReachedByTheKeyboard(Browsing.Visits visits) {
    Page page = visits.open("/?q=lantern+prewett&fold=false");
    Parts.settle(page);
    openFirst(page);
    page.getByLabel("Show how the structure was read").check();
    assertThat(page.locator(".similar a").first()).isVisible();
    page.evaluate("document.activeElement.blur()");
    everythingIsReachedAndSeenWhereItIs(page);
  }

  private static void everythingIsReachedAndSeenWhereItIs(Page page) {
    String unreached =
        """
        () => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
          .filter((each) => each.checkVisibility() && !each.dataset.reached)
          .map((each) => each.outerHTML)
        """;
    // From where the page was clicked last to its end, and once around.
    int ends = 0;
    for (int i = 0; i < 200 && ends < 2; i++) {
      page.keyboard().press("Tab");
      Object focus =
          page.evaluate(
              """
              () => {
                const here = document.activeElement;
                if (here === document.body) return null;
                here.dataset.reached = 'yes';
                const shown = (each) => {
                  const style = getComputedStyle(each);
                  return style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.strokeWidth === '3px';
                };
                const box = here.closest('.box, .kind-choice') ?? here;
                return shown(here) || shown(box) || [...box.querySelectorAll('span, .grip')].some(shown)
                  ? '' : here.outerHTML;
              }
              """);
      if (focus == null) {
        ends++;
        continue;
      }
      assertEquals("", focus, "its focus is not seen");
    }
    assertEquals(List.of(), page.evaluate(unreached));
  }

  @Test
  void atFourHundredPercentTheTextHasTheScreen(Browsing.Visits visits) {
    Page page =
        visits.open(
            "/?q=lantern+prewett&fold=false", Browsing.Visits.desk().setViewportSize(320, 256));
    Parts.settle(page);
    openFirst(page);
    page.mouse().wheel(0, 300);
    page.waitForCondition(() -> ((Number) page.evaluate("scrollY")).intValue() > 250);
    Object kept =
        page.evaluate(
            "['.masthead', '.reading-bar'].map((each) =>"
                + " document.querySelector(each).getBoundingClientRect().bottom).filter((y) => y > 0)");
    assertEquals(List.of(), kept);
  }

  @Test
  void resultsAreAnnounced(Browsing.Visits visits) {
    Page page = visits.open("/?q=lantern+prewett&fold=false");
    assertThat(page.locator("p[role=status]")).hasText("2 articles found");
    Parts.box(page).fill("xyzzyx");
    assertThat(page.locator("p[role=status]")).hasText("No articles found");
  }

  @Test
  void nothingMovesForWhoWantsStillness(Browsing.Visits visits) {
    Page page =
        visits.open("/?q=lantern", Browsing.Visits.desk().setReducedMotion(ReducedMotion.REDUCE));
    assertThat(Parts.headlines(page).first()).isVisible();
    assertEquals(
        0,
        page.evaluate(
            """
            () => [...document.querySelectorAll('*')].filter((each) =>
              getComputedStyle(each).transitionDuration.split(', ').some((time) => parseFloat(time) > 0)).length
            """));
  }

  @Test
  void whatIsChosenIsSeenInForcedColours(Browsing.Visits visits) {
    Page page =
        visits.open(
            "/?q=lantern&in=caption", Browsing.Visits.desk().setForcedColors(ForcedColors.ACTIVE));
    Parts.settle(page);
    for (String[] pair :
        new String[][] {
          {".switch [aria-pressed=true]", ".switch [aria-pressed=false]", "backgroundColor"},
          {
            ".kind-choice :checked + span",
            ".kind-choice input:not(:checked) + span",
            "borderBottomColor"
          },
        }) {
      String chosen = colour(page, pair[0], pair[2]);
      String other = colour(page, pair[1], pair[2]);
      assertFalse(chosen.equals(other), pair[0] + " is " + chosen + " as " + pair[1]);
    }
    String text = colour(page, "body", "color");
    assertEquals(text, colour(page, ".histogram .bar", "fill"));
  }

  private static String colour(Page page, String selector, String property) {
    return String.valueOf(
        page.locator(selector)
            .first()
            .evaluate("(each, property) => getComputedStyle(each)[property]", property));
  }

  @Test
  void matchesAreSeenInForcedColours(Browsing.Visits visits) {
    Page page =
        visits.open("/?q=lantern", Browsing.Visits.desk().setForcedColors(ForcedColors.ACTIVE));
    assertThat(Parts.headlines(page).first()).isVisible();
    Object mark =
        page.locator("mark").first().evaluate("each => getComputedStyle(each).backgroundColor");
    Object ground = page.evaluate("getComputedStyle(document.body).backgroundColor");
    assertFalse(mark.equals(ground), mark + " on " + ground);
    assertTrue(mark.toString().startsWith("rgb("), mark.toString());
    Screenshots.take(page, "forced-colours");
  }
}
