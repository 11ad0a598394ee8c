package cuttings.format;

import static cuttings.format.HarbourPage.FIRST;
import static cuttings.format.HarbourPage.SECOND;
import static cuttings.format.HarbourPage.story;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the parts of a page; what has gone wrong on real ones, in pages of our own. */
final class HtmlTest {

  @Test
  void thePartsOfAStoryAreToldApartAndFurnitureIsDropped() throws IOException {
    assertEquals(
        """
        headline: Harbour wall cracks
        standfirst: No ship may enter before spring
        byline: By Kit Pike
        dateline: 11 September 2024
        caption: The harbour wall, seen from the pier. Una Pell
        paragraph: The harbour of Port Ellis was closed on Monday after a crack had been found in \
        its wall, and no ship may enter before the spring.
        subheading: A long winter
        paragraph: Engineers from Wethering came to look at it, and went home without a word to \
        the harbour master or to anybody else.
        """,
        blocks(
            "<nav><a href=/>News</a> <a href=/sport>Sport</a></nav><article>"
                + "<h1>Harbour wall cracks</h1><p class=standfirst>No ship may enter before spring</p>"
                + "<p class=byline>By Kit Pike</p><time>11 September 2024</time>"
                + "<figure><img src=a.jpg><figcaption>The harbour wall, seen from the pier."
                + " <span>Una Pell</span></figcaption></figure>"
                + FIRST
                + "<h2>A long winter</h2>"
                + SECOND
                + "</article><aside><h3><a href=/x>Ten best piers of the coast</a></h3></aside>"
                + "<footer>All rights reserved</footer>"));
  }

  @Test
  void aTasteOfAnotherStoryBelowItsLinkedTitleIsNoPartOfThisOne() throws IOException {
    String teasers =
        "<div><a href=/1><h2>A new pier for Hallgarth is to be built in June</h2></a><p>The pier of"
            + " Hallgarth was lost in the storm of the year before last, and is to be built again"
            + " by people of the town.</p></div>";
    assertFalse(
        blocks(story(FIRST + SECOND) + "<div>" + teasers.repeat(5) + "</div>")
            .contains("new pier"));
  }

  @Test
  void theStandfirstBelowALinkedRubricAndAHeadlineIsKept() throws IOException {
    assertTrue(
        blocks(
                "<article><p><a href=/s>Notes from a cold coast</a></p><h1>Harbour wall cracks</h1>"
                    + "<p class=dek>No ship may enter before spring.</p>"
                    + FIRST
                    + SECOND
                    + "</article>")
            .contains("standfirst: No ship may enter before spring.\n"));
  }

  @Test
  void aLineInBoldOrInCapitalsIsASubheading() throws IOException {
    assertEquals(
        List.of("The day after the storm", "UP NEXT"),
        texts(
            Kind.SUBHEADING,
            story(
                FIRST
                    + "<p><strong>The day after the storm</strong></p>"
                    + SECOND
                    + "<p>UP NEXT</p>"
                    + FIRST)));
  }

  @Test
  void aCaptionIsKnownWhereverItStands() throws IOException {
    List<String> wanted = List.of("Gulls on the pier of Hallgarth, which was lost last winter");
    for (String markup :
        List.of(
            "<figure><img src=a><figcaption>%s</figcaption></figure>",
            "<div class=photo-caption>%s</div>",
            "<div class='image-widget'><img src=a><p><span>Pictured: %s</span></p></div>",
            "<a href=large.jpg><figure><img src=a><figcaption>%s.</figcaption></figure></a>",
            "<figure><a href=l>Open this photo in gallery:</a><img src=a><figcaption>%s</figcaption>"
                + "</figure>",
            "<figure><img alt='%1$s' src=a></figure><ul><li><p>%1$s</p></li></ul>")) {
      String page = story(FIRST + markup.formatted(wanted.getFirst()) + SECOND);
      List<String> captions = texts(Kind.CAPTION, page);
      assertEquals(1, captions.size(), markup);
      assertTrue(captions.getFirst().contains(wanted.getFirst()), captions + " of " + markup);
    }
  }

  @Test
  void aCaptionForSmallAndForLargeScreensIsOne() throws IOException {
    assertEquals(
        List.of("Gulls on the pier of Hallgarth. Photo: Una Pell"),
        texts(
            Kind.CAPTION,
            story(
                FIRST
                    + "<div class=caption>Gulls on the pier of Hallgarth.</div>"
                    + "<figure><img src=a><figcaption><p>Gulls on the pier of Hallgarth.</p><p>Gulls"
                    + " on the pier of Hallgarth.</p> Photo: Una Pell</figcaption></figure>"
                    + SECOND)));
  }

  @Test
  void whatPlayersAndCreditsSayIsNoCaption() throws IOException {
    for (String caption :
        List.of(
            "Unfortunately, this video is not available in your region.",
            "The video will auto-play soon",
            "Una Pell/Getty Images",
            "Photo: Una Pell",
            "Just 20 for the first month. Support us by subscribing to our paper.")) {
      assertEquals(
          List.of(),
          texts(Kind.CAPTION, story(FIRST + "<figcaption>" + caption + "</figcaption>" + SECOND)),
          caption);
    }
    assertEquals(
        List.of("Port Ellis beat Hallgarth on Thursday night Getty Images"),
        texts(
            Kind.CAPTION,
            story(
                    FIRST
                        + "<div><img src=a><div class=caption>Port Ellis beat Hallgarth on Thursday"
                        + " night</div><div class=caption>Getty Images</div></div>"
                        + SECOND)
                .replace("</div><div class=caption>Getty", " Getty")));
  }

  @Test
  void aSentenceThatBeginsWithContactOrReachIsKept() throws IOException {
    for (String sentence :
        List.of(
            "Contact with the vessel was lost at 9:15 p.m. on Tuesday as it rounded the point.",
            "Reach of the storm was at its greatest in the north, where three harbours were shut.",
            "Contact was re-established at dawn with a second boat, which had sheltered.")) {
      assertTrue(
          blocks(story(FIRST + "<p>" + sentence + "</p>" + SECOND)).contains(sentence), sentence);
    }
    for (String whom :
        List.of(
            "Email Kit Pike at kit.pike@example.org.",
            "Reach Kit Pike at @kitpike.",
            "Contact the newsroom at (01) 555-0100.")) {
      assertFalse(blocks(story(FIRST + SECOND + "<p>" + whom + "</p>")).contains(whom), whom);
    }
  }

  @Test
  void aShortNameWithANumberMayBeThatOfFurniture() throws IOException {
    String inner =
        "<p>Shoes for the whole of the family are cheaper at Pell's this week.</p></div>";
    for (String name : List.of("ad-1b", "ad-2c")) {
      assertFalse(
          blocks(story(FIRST + "<div id=" + name + ">" + inner + SECOND)).contains("Shoes"), name);
    }
    for (String number : List.of("c1ad", "4f-ad-1b2c3d4e")) {
      assertTrue(
          blocks(story(FIRST + "<div id=" + number + ">" + SECOND + "</div>"))
              .contains("Engineers from Wethering"),
          number);
    }
  }

  @Test
  void aHeadlineWrittenAsANameDoesNotMakeItsPartFurniture() throws IOException {
    assertTrue(
        blocks(
                story(
                    FIRST
                        + "<div id=mayor-promoted-new-harbour-wall-in-port-ellis>"
                        + SECOND
                        + "</div>"))
            .contains("Engineers from Wethering"));
  }

  @Test
  void aLineOfWhoAndWhenIsAByline() throws IOException {
    String front = "<p>by Kit Pike — November 18, 2019</p>";
    assertTrue(
        blocks("<article><h1>Harbour wall cracks</h1>" + front + FIRST + SECOND + "</article>")
            .contains("byline: by Kit Pike — November 18, 2019\n"));
  }

  @Test
  void bytesCountForMoreThanTheDeclaredCharset() throws IOException {
    String page =
        "<html><head><meta charset=iso-8859-1></head><body><h1>Déjà vu in Łódź</h1></body></html>";
    assertEquals(
        "Déjà vu in Łódź",
        Told.of("a.html", page.getBytes(StandardCharsets.UTF_8), null).article().headline());
    page = page.replace("Łódź", "Calais");
    byte[] latin = page.getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("Déjà vu in Calais", Told.of("a.html", latin, null).article().headline());
  }

  @Test
  void whatALinkHidesIsNotRead() throws IOException {
    String front = "<p class=byline>By Kit Pike <a style='display: none'>Kit Pike</a></p>";
    assertTrue(
        blocks("<article><h1>Harbour wall cracks</h1>" + front + FIRST + SECOND + "</article>")
            .contains("byline: By Kit Pike\n"));
  }

  @Test
  void aPageNestedBeyondAllMeasureLosesNoText() {
    String deep = "<div>".repeat(100_000) + FIRST + SECOND;
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> assertTrue(blocks("<h1>Harbour wall cracks</h1>" + deep).contains("Engineers")));
  }

  private static List<String> texts(Kind kind, String body) throws IOException {
    return read(body).stream().filter(b -> b.kind() == kind).map(Block::text).toList();
  }

  private static String blocks(String body) throws IOException {
    return Told.blocks(told(body).article());
  }

  private static List<Block> read(String body) throws IOException {
    return told(body).article().blocks();
  }

  private static Told told(String body) throws IOException {
    String page =
        "<!doctype html><html><head><title>Harbour wall cracks</title></head><body>"
            + body
            + "</body></html>";
    return Told.of("a.html", page.getBytes(StandardCharsets.UTF_8), null);
  }
}
