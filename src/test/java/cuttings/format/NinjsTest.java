package cuttings.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class NinjsTest {

  @Test
  void itemsOfTheNewerVersionsAreReadByTheRolesOfTheirParts() throws IOException {
    Told told = Told.fixture("ninjs/items.json");
    assertEquals("ninjs", told.readings.getFirst().format());
    assertEquals("items.json!/urn:quarry:1", told.sources.getFirst().path());
    assertEquals(
        """
        headline: Bell rings thirteen
        standfirst: Clockmaker sought
        standfirst: It was noon, more or less.
        byline: By Orla Finch
        paragraph: The bell struck thirteen.
        subheading: Noon
        paragraph: Nobody left work.
        caption: The bell on Thursday. Bess Tarn
        """,
        Told.blocks(told.articles().getFirst()));
    assertEquals("en | Orla Finch | Elm City | 2022-02-02", Told.facts(told.articles().getFirst()));
  }

  @Test
  void itemsOfTheFirstVersionMayHaveTextAlone() throws IOException {
    Told told = Told.fixture("ninjs/items.json");
    assertEquals(
        """
        headline: Old version
        byline: Una Pell
        paragraph: First line of it.
        paragraph: Second line of it.
        """,
        Told.blocks(told.articles().get(1)));
  }
}
