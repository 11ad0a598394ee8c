package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cuttings.article.Article;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NewsMlTest {

  @Test
  void eachItemOfAMessageIsAnArticle() throws IOException {
    Told told = Told.fixture("newsml/message.xml");
    assertEquals(1, told.sources.size());
    assertEquals(3, told.articles().size());
    Article text = told.articles().getFirst();
    assertEquals(
        """
        headline: Quarry sings again at noon
        standfirst: Blasting set to music after complaints
        byline: By Orla Finch
        paragraph: HALLGARTH, England (Quarrywire) - The quarry at Hallgarth now blasts in G major.
        caption: Dust above the quarry.
        subheading: Neighbours hum
        paragraph: Residents had asked for quiet, and were offered a key.
        """,
        Told.blocks(text));
    assertEquals("en | Orla Finch | Hallgarth, England | 2019-06-02", Told.facts(text));
  }

  @Test
  void aPictureIsAnArticleWithACaption() throws IOException {
    Article picture = Told.fixture("newsml/message.xml").articles().get(1);
    assertEquals(
        """
        headline: Hallgarth quarry
        byline: Bess Tarn
        caption: The foreman, Alf Rudd, conducts a blast at Hallgarth on Saturday.
        """,
        Told.blocks(picture));
    assertEquals("en | Bess Tarn | null | 2019-06-01", Told.facts(picture));
  }

  @Test
  void plainTextWithinIsReadByItsBlankLinesAndItsEntitiesAreUndone() throws IOException {
    Article german = Told.fixture("newsml/message.xml").articles().get(2);
    assertEquals(
        """
        headline: Steinbruch in Dur
        paragraph: In Hallgarth wird nach Noten gesprengt.
        paragraph: Die Anrainer "summen" mit.
        """,
        Told.blocks(german));
    assertEquals("de |  | Graz | null", Told.facts(german));
  }

  @Test
  void theOlderVersionIsReadByTheRolesOfItsComponents() throws IOException {
    Article article = Told.fixture("newsml/version-1.xml").article();
    assertEquals(
        """
        headline: Otter returns library book
        standfirst: Fine waived
        byline: By Una Pell
        dateline: SKELBO, Scotland, May 9, 2007
        caption: The otter, left, with the book.
        paragraph: An otter brought back a book that was due in 1999.
        subheading: Damp
        paragraph: It was slightly damp.
        paragraph: Library desk, 01 555 0100
        """,
        Told.blocks(article));
    assertEquals("en | Una Pell | Skelbo, Scotland | 2007-05-09", Told.facts(article));
  }

  @Test
  void anItemInAComponentOfAnotherIsAnArticleToo() throws IOException {
    String item =
        "<NewsItem><NewsComponent><NewsLines><HeadLine>%s</HeadLine></NewsLines>%s"
            + "</NewsComponent></NewsItem>";
    String text = "<ContentItem><DataContent><p>%s</p></DataContent></ContentItem>";
    String inner =
        item.formatted("Otter found", text.formatted("It was damp."))
            + item.formatted("Pier shut", text.formatted("No ship may enter."));
    String xml = "<NewsML>" + item.formatted("Digest", inner) + "</NewsML>";
    Told told = Told.of("a.xml", xml.getBytes(UTF_8), null);
    assertEquals(
        List.of(
            "headline: Digest\n",
            "headline: Otter found\nparagraph: It was damp.\n",
            "headline: Pier shut\nparagraph: No ship may enter.\n"),
        told.articles().stream().map(Told::blocks).toList());
  }

  @Test
  void aHeadlineForOtherPlacesIsNotSaidAgainAndAPictureHasItsCredit() throws IOException {
    String item =
        "<newsItem><itemMeta><itemClass qcode='ninat:picture'/></itemMeta><contentMeta>"
            + "<headline role='hr:short'>Tied</headline><headline>Vote tied</headline>"
            + "<description role='drol:caption'>The wall.</description>"
            + "<creditline>Kit Pike</creditline></contentMeta></newsItem>";
    assertEquals(
        "headline: Vote tied\ncaption: The wall. Kit Pike\n",
        Told.blocks(Told.of("a.xml", item.getBytes(UTF_8), null).article()));
  }

  @Test
  void headlinesForOtherPlacesAreReadWhereThereIsNoOther() throws IOException {
    String item =
        "<newsItem><contentMeta><headline role='hr:short'>Tied</headline>"
            + "<headline role='hr:seo'>Harbour vote tied</headline></contentMeta>"
            + "<contentSet><inlineXML><p>It was damp.</p></inlineXML></contentSet></newsItem>";
    assertEquals(
        "headline: Tied\nstandfirst: Harbour vote tied\nparagraph: It was damp.\n",
        Told.blocks(Told.of("a.xml", item.getBytes(UTF_8), null).article()));
  }
}
