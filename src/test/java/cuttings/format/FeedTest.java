package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Source;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FeedTest {

  @Test
  void eachItemIsASourceNamedByItsGuidElseItsLinkElseItsNumber() throws IOException {
    assertEquals(
        List.of(
            "feed.rss!/bugle_77",
            "feed.rss!/https:__bugle.example_2018_02_02_second",
            "feed.rss!/3"),
        Told.fixture("rss/feed.rss").sources.stream().map(Source::path).toList());
  }

  @Test
  void theContentGoesBeforeTheDescriptionAndPicturesHaveTheirCaptions() throws IOException {
    Told told = Told.fixture("rss/feed.rss");
    assertEquals(
        """
        headline: Goat’s ‘licence’ withdrawn
        byline: Una Pell
        paragraph: It had been driving since May, and well.
        subheading: Points
        paragraph: It ate them.
        caption: The goat, centre. Ned Marl
        """,
        Told.blocks(told.articles().getFirst()));
    assertEquals("en | Una Pell | null | 2018-02-03", Told.facts(told.articles().getFirst()));
  }

  @Test
  void aDescriptionAloneIsTheText() throws IOException {
    Told told = Told.fixture("rss/feed.rss");
    assertEquals(
        """
        headline: Second
        byline: Saul Wick
        paragraph: Only a summary.
        paragraph: In two parts.
        """,
        Told.blocks(told.articles().get(1)));
    assertEquals(
        "headline: Plain\nparagraph: Fish & chips, 3 < 4.\n", Told.blocks(told.articles().get(2)));
  }

  @Test
  void atomIsReadLikewiseAndWhatCameBeforeABreakIsKept() throws IOException {
    Told told = Told.fixture("rss/atom.xml");
    assertEquals(
        """
        headline: Ziege fährt
        standfirst: Sie darf nicht mehr.
        byline: Ivo Lund
        paragraph: Die Ziege fuhr gut.
        caption: Die Ziege.
        """,
        Told.blocks(told.articles().getFirst()));
    assertEquals("de | Ivo Lund | null | 2018-02-03", Told.facts(told.articles().getFirst()));
    assertEquals("de |  | null | 2018-02-09", Told.facts(told.articles().get(1)));
    assertEquals(2, told.articles().size());
    assertTrue(told.failure().contains("its XML is broken"), told.failure());
  }

  @Test
  void theOldestKindIsReadToo() throws IOException {
    Told told = Told.fixture("rss/rdf.xml");
    assertEquals("headline: Old feed\nparagraph: It still runs.\n", Told.blocks(told.article()));
    assertEquals("en |  | null | 2003-04-05", Told.facts(told.article()));
  }

  @Test
  void xmlOfAnUnknownKindIsNamedSo() throws IOException {
    assertEquals(
        "XML of no known kind: <project>. Leave it out, or name its format with --format",
        Told.of("pom.xml", "<?xml version='1.0'?>\n<project/>".getBytes(UTF_8), null).failure());
  }

  @Test
  void whatIsAddedBelowEachTextOfAFeedIsNoPartOfIt() throws IOException {
    for (int beyond : new int[] {0, 1}) {
      String title = "x".repeat(Feed.MAX_FOOTER_CHARS - "The post <a>".length() - 1 + beyond);
      String text =
          "<p>The post office is shut.</p><p>The post <a>"
              + title
              + "</a> appeared first on <a>Gazette</a>.</p>";
      String rss =
          "<rss><channel><item><title>A</title><description><![CDATA["
              + text
              + "]]></description></item></channel></rss>";
      String read = Told.blocks(Told.of("a.rss", rss.getBytes(UTF_8), null).article());
      assertEquals(
          beyond == 0, read.equals("headline: A\nparagraph: The post office is shut.\n"), read);
    }
  }

  @Test
  void aSentenceThatReadsLikeAFooterIsText() throws IOException {
    String drama = "The post office scandal was a drama that appeared first on %s in January.";
    for (String channel : List.of("ITV", "<a>ITV</a>")) {
      String text = "<p>" + drama.formatted(channel) + "</p><p>The minister went.</p>";
      for (String last :
          List.of("", "<p>The post <a>Drama</a> appeared first on <a>Gazette</a>.</p>")) {
        String rss =
            "<rss><channel><item><title>A</title><description><![CDATA["
                + text
                + last
                + "]]></description></item></channel></rss>";
        assertEquals(
            "headline: A\nparagraph: "
                + drama.formatted("ITV")
                + "\nparagraph: The minister went.\n",
            Told.blocks(Told.of("a.rss", rss.getBytes(UTF_8), null).article()));
      }
    }
  }
}
