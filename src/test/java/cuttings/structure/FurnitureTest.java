package cuttings.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes along when a page is pasted, and what only looks so. */
final class FurnitureTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Share",
        "ADVERTISEMENT",
        "--- Advertisement ---",
        "READ MORE: Rovers 0 Ormsea United 5: as it happened",
        "Follow us on Facebook",
        "Comments (48)",
        "1,204 shares",
        "3 min read",
        "14:32",
        "Article continues below",
        "Eds: UPDATES with death toll; ADDS details",
        "___",
        "© Dunmore Post 2023. All rights reserved.",
      })
  void aLineOfThePageIsFurniture(String line) {
    assertTrue(Furniture.is(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Share prices fell on Monday",
        "Comments by the minister caused anger",
        "Advertisement for a husband",
        "Read my lips",
        "Turnout (48)",
        "Save our harbour, say fishermen",
        "Trending up",
      })
  void aLineOfAStoryIsNot(String line) {
    assertFalse(Furniture.is(line));
  }

  @Test
  void whatAnArticleIsFiledUnderAndWhatOthersReadBelongToThePage() {
    List<Line> lines =
        Line.split(
            """
            The bridge is shut, the council said.
            Most read
            1. Pub to reopen after two years
            2. Woman, 90, finds ring in potato
            Topics
            Fire
            Port Ellis

            Bridge reopens
            1. The bridge is open, the council said.
            """);
    assertEquals(
        List.of(2, 3, 4, 5, 6, 7),
        StructureRecovery.Page.of(lines).furniture().stream().map(Line::number).toList());
  }
}
