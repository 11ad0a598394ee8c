package cuttings.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One story in several papers: one hit, whose versions unfold and are held side by side. */
@ExtendWith(Browsing.class)
final class VersionsIT {

  /** Finds, among others, a story of the samples that three papers had. */
  static final String STORY = "/?q=pettifer+port+one+vote";

  static Locator toggle(Page page) {
    return page.locator(".versions-toggle").first();
  }

  static void compare(Page page) {
    toggle(page).click();
    page.locator(".compare-link").first().click();
    assertThat(page.locator(".compare table")).isVisible();
  }

  @Test
  void moreVersionsUnfoldUnderTheirHit(Browsing.Visits visits) {
    Page page = visits.open(STORY);
    assertThat(toggle(page)).hasText("4 more versions");
    assertThat(toggle(page)).hasAttribute("aria-expanded", "false");
    toggle(page).click();
    assertThat(toggle(page)).hasAttribute("aria-expanded", "true");
    Locator versions = page.locator(".versions li");
    assertThat(versions).hasCount(4);
    for (Locator version : versions.all()) {
      assertThat(version.locator(".meta")).containsText(Pattern.compile("\\d+% the same"));
    }
    String headline = versions.first().locator("a").first().innerText();
    versions.first().locator("a").first().click();
    assertThat(page.locator("article.page h1")).hasText(headline);
    page.goBack();
    assertThat(versions).hasCount(4);
    toggle(page).click();
    assertThat(versions).hasCount(0);
  }

  @Test
  void twoVersionsAreHeldSideBySide(Browsing.Visits visits) {
    Page page = visits.open(STORY);
    compare(page);
    assertThat(page.locator(".compare thead th")).hasCount(2);
    String left = page.locator(".compare thead a").first().innerText();
    String right = page.locator(".compare thead a").last().innerText();
    assertTrue(left.contains("2024-09-12_harbour.txt"), left);
    assertTrue(!right.equals(left), right);
    int all = page.locator(".compare tbody tr").count();
    int differing = page.locator(".compare tbody tr:not(.same)").count();
    assertTrue(differing > 0 && differing < all, differing + " of " + all);
    assertThat(page.locator(".compare-sum")).containsText(differing + " parts of " + all);
    Locator changed = page.locator(".compare tr.changed").first();
    assertThat(changed.locator("td")).hasCount(2);
    assertThat(changed.locator("mark").first()).isVisible();
    assertThat(page.locator(".compare tr.same mark")).hasCount(0);
    page.getByLabel("Show only the differences").check();
    assertThat(page.locator(".compare tbody tr")).hasCount(differing);
    page.reload();
    assertThat(page.locator(".compare tbody tr")).hasCount(all);
    page.locator(".compare thead a").last().click();
    assertThat(page.locator(".about .path")).hasText(right.replaceAll(":\\d+$", ""));
  }

  @Test
  void fromTheComparisonEscapeLeadsBackToTheHits(Browsing.Visits visits) {
    Page page = visits.open(STORY);
    compare(page);
    page.keyboard().press("Escape");
    assertThat(page.locator(".hit:has(.versions-toggle) a.hit-link")).isFocused();
    assertThat(page).hasURL(Pattern.compile("q=pettifer\\+port\\+one\\+vote$"));
  }

  @Test
  void theStoriesAndTheVersionsBehindThemAreAllThatTheIndexHolds(Browsing.Visits visits) {
    Page page = visits.open("/");
    int stories = Parts.total(page);
    assertThat(page.locator(".welcome .holding")).hasText(Pattern.compile("^\\d+ articles"));
    int held = number(page.locator(".welcome .holding").innerText().replaceAll(",.*", ""));
    Locator behind = page.locator(".folding");
    assertEquals(held, stories + number(behind.innerText()));
    behind.click();
    assertThat(page.locator(".folding")).hasText("Fold versions of one story");
    assertEquals(held, Parts.total(page));
    page.locator(".folding").click();
    assertThat(page.locator(".folding")).containsText("more version");
    assertEquals(stories, Parts.total(page));
  }

  private static int number(String text) {
    return Integer.parseInt(text.replaceAll("\\D", ""));
  }

  @Test
  void onRequestEachVersionIsAHit(Browsing.Visits visits) {
    int folded = Parts.total(visits.open(STORY));
    Page page = visits.open(STORY + "&fold=false");
    assertEquals(folded + 4, Parts.total(page));
    assertThat(page.locator(".versions-toggle")).hasCount(0);
  }
}
