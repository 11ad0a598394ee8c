package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
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

  @Test
  void aHeadlineForOtherPlacesAndATeaserAreNotSaidAgain() throws IOException {
    String item =
        """
        {"uri": "urn:quarry:2", "type": "text", "versioncreated": "2022-02-03",
         "headlines": [{"role": "short", "value": "Bell"}, {"role": "main", "value": "Bell rings"},
           {"role": "seo", "value": "Bell Elm City thirteen"}, {"role": "sub", "value": "At noon"}],
         "bodies": [{"role": "teaser", "value": "<p>Read on.</p>"},
           {"role": "article", "value": "It struck thirteen."}]}
        """;
    assertEquals(
        """
        headline: Bell rings
        standfirst: At noon
        paragraph: It struck thirteen.
        """,
        Told.blocks(Told.of("a.json", item.getBytes(UTF_8), null).article()));
    String only = item.replace("main", "mobile").replace("sub", "web");
    assertEquals("Bell", Told.of("a.json", only.getBytes(UTF_8), null).article().headline());
  }

  @Test
  void picturesOfAGalleryHaveTheirCaptionsAndRelatedTextsNone() throws IOException {
    for (int beyond : new int[] {0, 1}) {
      String gallery = "{\"type\": \"picture\", \"body_text\": \"The bell.\"}";
      for (int i = 1; i < Ninjs.MAX_DEPTH + beyond; i++) {
        gallery = "{\"type\": \"composite\", \"associations\": {\"a\": " + gallery + "}}";
      }
      String item =
          """
          {"uri": "urn:quarry:2", "type": "text", "versioncreated": "2022-02-03",
           "headline": "Bell rings", "body_text": "It struck thirteen.",
           "associations": {"a": %s, "b": {"type": "text", "headline": "Fares", "renditions": {}},
             "c": {"description_text": "Noon.", "renditions": {}}}}
          """
              .formatted(gallery);
      assertEquals(
          "headline: Bell rings\nparagraph: It struck thirteen.\n"
              + (beyond == 0 ? "caption: The bell.\n" : "")
              + "caption: Noon.\n",
          Told.blocks(Told.of("a.json", item.getBytes(UTF_8), null).article()));
    }
  }

  @Test
  void aHeadlineMayBeAnObjectAndAPictureOfAnyType() throws IOException {
    String item =
        """
        {"uri": "urn:quarry:2", "type": "text", "versioncreated": "2022-02-03",
         "headlines": {"value": "Bell rings"}, "body_text": "It struck thirteen.",
         "associations": {"a": {"type": "image", "renditions": {}, "description_text": "The bell."},
           "b": {"type": "infographic", "renditions": {}, "description_text": "Noon."}}}
        """;
    assertEquals(
        "headline: Bell rings\nparagraph: It struck thirteen.\ncaption: The bell.\ncaption: Noon.\n",
        Told.blocks(Told.of("a.json", item.getBytes(UTF_8), null).article()));
  }
}
