package cuttings.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static cuttings.page.Parts.box;
import static cuttings.page.Parts.headlines;
import static cuttings.page.Parts.link;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text from files and addresses stays text. That nothing ran or was fetched is what {@link
 * Browsing} holds every visit to; here is what is seen instead.
 */
@ExtendWith(Browsing.class)
final class HostileTextIT {
  private static final String HEADLINE =
      "<img src=x onerror=alert(1)> quaggawatch chief \"fined\" & </script><script>alert(2)</script>";

  private static void nothingWasMade(Page page) {
    assertThat(page.locator("main img, main script, main iframe, main [onload], main [onerror]"))
        .hasCount(0);
  }

  @Test
  void markupInAnArticleIsShownAsWritten(Browsing.Visits visits) {
    Page page = visits.open("/?q=quaggawatch");
    assertThat(headlines(page).first()).hasText(HEADLINE);
    assertThat(page.locator(".hit .source").first()).containsText(Archive.HOSTILE_NAME);
    nothingWasMade(page);
    headlines(page).first().click();
    assertThat(page.locator("article.page h1")).hasText(HEADLINE);
    assertThat(page.locator("article.page")).containsText("\"><svg onload=alert(5)>");
    assertThat(page.locator("article.page")).containsText("{{7*7}} ${7*7}");
    nothingWasMade(page);
    link(page, "Show in the file").click();
    assertThat(page.locator(".lines")).containsText("</script><script>alert(3)</script>");
    nothingWasMade(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src=x onerror=alert(1)>",
        "\"><script>alert(1)</script>",
        "javascript:alert(1)",
        "${alert(1)}",
        "\u202equagga"
      })
  void markupInTheAddressIsShownAsWritten(String text, Browsing.Visits visits) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    Page page = visits.open("/?q=%s&author=%s&source=%s".formatted(encoded, encoded, encoded));
    assertThat(box(page)).hasValue(text);
    assertThat(page.locator(".chip").first()).containsText(text);
    nothingWasMade(page);
    page.navigate("/?article=" + encoded);
    assertThat(page.locator(".empty h1")).hasText("This article is no longer in the index");
    nothingWasMade(page);
  }

  @Test
  void arabicIsSetFromTheRight(Browsing.Visits visits) {
    Page page = visits.open("/?q=" + URLEncoder.encode("الميناء", StandardCharsets.UTF_8));
    Locator hit = headlines(page).first();
    assertThat(hit).hasText("إغلاق الميناء القديم بعد العاصفة");
    Screenshots.take(page, "arabic-results");
    assertEquals("rtl", direction(page.locator(".hit-headline").first()));
    assertEquals("rtl", direction(page.locator(".passage-text").first()));
    assertEquals("rtl", direction(box(page)));
    hit.click();
    assertEquals("rtl", direction(page.locator("article.page h1")));
    assertEquals("rtl", direction(page.locator("article-block.paragraph p").first()));
    assertEquals("ltr", direction(page.locator(".about")));
    Screenshots.take(page, "arabic-article");
  }

  private static Object direction(Locator locator) {
    return locator.evaluate("each => getComputedStyle(each).direction");
  }
}
