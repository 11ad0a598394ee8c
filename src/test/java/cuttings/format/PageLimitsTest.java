package cuttings.format;

import static cuttings.format.HarbourPage.FIRST;
import static cuttings.format.HarbourPage.SECOND;
import static cuttings.format.HarbourPage.story;
import static cuttings.format.HarbourPage.textsOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Each limit of a page's parts on both of its sides. */
final class PageLimitsTest {
  private static final String CAPTION = "Gulls on the pier of Hallgarth, lost last winter.";

  @Test
  void blocks() {
    String page = "<p>a</p>".repeat(PageBlock.MAX_BLOCKS - 1) + "<p>b</p><p>c</p>";
    List<PageBlock> blocks = PageBlock.of(Html.fragment(page));
    assertEquals(PageBlock.MAX_BLOCKS, blocks.size());
    assertEquals("b", blocks.getLast().text());
  }

  @Test
  void lengthOfALabel() {
    // A button's text, which no caption has.
    for (int beyond : new int[] {0, 1}) {
      String label = "Image caption";
      label += ".".repeat(PageBlock.MAX_LABEL_CHARS - label.length() + beyond);
      String page = "<p><span class=visually-hidden>" + label + "</span>" + CAPTION + "</p>";
      assertEquals(
          (beyond == 0 ? "" : label + " ") + CAPTION,
          PageBlock.of(Html.fragment(page)).getFirst().text());
    }
  }

  @Test
  void lengthAndNodesOfLinkedData() {
    String article = "{\"@type\":\"NewsArticle\",\"headline\":\"Tied\"}";
    for (int beyond : new int[] {0, 1}) {
      String padding = " ".repeat(PageFacts.MAX_JSON_CHARS - article.length() - 1 + beyond);
      assertEquals(1 - beyond, headlines("{" + padding + article.substring(1) + " "));
      // The list itself is one, and what is visited before the article the rest.
      String before = "1,".repeat(PageFacts.MAX_JSON_NODES - 2 + beyond);
      assertEquals(1 - beyond, headlines("[" + before + article + "]"));
    }
  }

  private static int headlines(String json) {
    return PageFacts.of(
            Jsoup.parse("<script type=application/ld+json>" + json + "</script><p>Shut.</p>"))
        .headlines()
        .size();
  }

  @Test
  void captionsThatAreComparedWithOneAnother() {
    for (int beyond : new int[] {0, 1}) {
      List<Block> story = new ArrayList<>();
      for (int i = 2; i < PageCaptions.MAX_COMPARED_CAPTIONS + beyond; i++) {
        story.add(Block.of(Kind.CAPTION, "Boat " + "x".repeat(i % 100) + i, null));
      }
      story.add(Block.of(Kind.CAPTION, CAPTION, null));
      story.add(Block.of(Kind.CAPTION, CAPTION + " Photo: Kit Orme", null));
      assertEquals(1 - beyond, PageCaptions.saidInPart(story).size());
    }
  }

  @Test
  void lengthOfACreditBesideItsCaption() throws Exception {
    for (int beyond : new int[] {0, 1}) {
      String credit = "Photo: Kit Orme of Hallgarth";
      credit += "/".repeat(PageCaptions.MAX_CREDIT_BESIDE_CHARS - credit.length() + beyond);
      String figure =
          "<div><img src=a></div><section><p class=caption>%s</p><p class=credit>%s</p></section>"
              .formatted(CAPTION, credit);
      String expected = beyond == 0 ? CAPTION + " " + credit : CAPTION;
      assertEquals(List.of(expected), captions(FIRST + figure + SECOND));
    }
  }

  @Test
  void lengthOfTextBelowAPictureInAFigure() throws Exception {
    for (int beyond : new int[] {0, 1}) {
      String text = "Gulls of Hallgarth on it. ".repeat(40);
      text = text.substring(0, PageCaptions.MAX_PICTURED_CHARS - 1 + beyond).strip();
      text += ".".repeat(PageCaptions.MAX_PICTURED_CHARS + beyond - text.length());
      String figure = "<figure><img src=a><p>" + text + "</p></figure>";
      assertEquals(beyond == 0 ? List.of(text) : List.of(), captions(FIRST + figure + SECOND));
    }
  }

  @Test
  void elementsOfACaptionThatAreAskedForAFilm() throws Exception {
    String title = "The pier, as it was filmed";
    for (int beyond : new int[] {0, 1}) {
      // The caption itself is the first that is asked, the one that is called a film the last.
      String inside = "<b></b>".repeat(PageCaptions.MAX_ELEMENTS - 2 + beyond);
      String figure =
          "<div><img src=a><div class=caption>"
              + inside
              + "<i class=video></i>"
              + title
              + "</div></div>";
      assertEquals(beyond == 0 ? List.of() : List.of(title), captions(FIRST + figure + SECOND));
    }
  }

  @Test
  void wordsOfWhatRepeatsAPicturesAlternativeText() throws Exception {
    for (int beyond : new int[] {0, 1}) {
      String text = "gull ".repeat(PageLayout.MAX_ALTERNATIVE_WORDS + beyond).strip();
      Element body = Html.fragment("<img alt='" + text + " now' src=a><p>" + text);
      List<PageBlock> blocks = PageBlock.of(body);
      assertEquals(beyond == 0, new PageLayout(blocks, List.of()).isAlternative(blocks.getFirst()));
    }
  }

  @Test
  void lengthOfWhatIsSaidOfAWriter() {
    for (int beyond : new int[] {0, 1}) {
      String life = "x".repeat(PageLayout.MAX_ASIDE_CHARS - 1 + beyond);
      List<PageBlock> blocks = PageBlock.of(Html.fragment("<div class=bio><p>" + life));
      PageLayout page = new PageLayout(blocks, List.of());
      assertEquals(beyond == 0, page.isInSmall(blocks.getFirst(), 3, PageNames.WRITER));
    }
  }

  @Test
  void lengthOfWhatIsCalledACaption() throws Exception {
    for (int beyond : new int[] {0, 1}) {
      String text = "Gulls of Hallgarth are on it. ".repeat(100);
      text = text.substring(0, PageLayout.MAX_CAPTION_CHARS - 2 + beyond).strip();
      text += ".".repeat(PageLayout.MAX_CAPTION_CHARS - 1 + beyond - text.length());
      String picture = "<div><img src=a><div class=caption>" + text + "</div></div>";
      assertEquals(beyond == 0 ? List.of(text) : List.of(), captions(FIRST + picture + SECOND));
    }
  }

  @Test
  void wordsOfANameOfFurniture() {
    for (int beyond : new int[] {0, 1}) {
      String name = "x-".repeat(PageNames.MAX_NAME_WORDS - 1 + beyond) + "related";
      assertEquals(beyond == 0, PageNames.isFurniture(new Element("div").addClass(name), false));
    }
  }

  @Test
  void lengthOfANameInAnAttributeOfData() {
    for (int beyond : new int[] {0, 1}) {
      String name = "-caption";
      name = "x".repeat(PageNames.MAX_CHARS - name.length() + beyond) + name;
      assertEquals(beyond == 0, PageNames.isCaption(new Element("p").attr("data-name", name)));
    }
  }

  private static List<String> captions(String body) throws IOException {
    return textsOf(Kind.CAPTION, story(body));
  }
}
