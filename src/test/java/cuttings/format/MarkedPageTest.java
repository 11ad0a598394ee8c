package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cuttings.article.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MarkedPageTest {

  @Test
  void aMarkSaysWhatATextIsAndIsNotShownToTheReader() throws Exception {
    String html =
        "<h1 data-g=\"h\">Harbour wall cracks</h1><figure><figcaption data-g=\"c\">The wall."
            + " <button data-g=\"-\">Enlarge</button> <cite data-g=\"b\">Una Pell</cite></figcaption>"
            + "</figure><p data-g=\"x\">The wall.</p><p>No mark</p>";
    MarkedPage page = MarkedPage.of(html.getBytes(UTF_8));
    assertEquals(
        Map.of(
            Kind.HEADLINE, List.of("Harbour wall cracks"),
            Kind.CAPTION, List.of("The wall."),
            Kind.BYLINE, List.of("Una Pell")),
        page.gold());
    assertEquals(List.of("The wall."), page.undecided());
    assertFalse(new String(page.bytes(), UTF_8).contains("data-g"));
  }
}
