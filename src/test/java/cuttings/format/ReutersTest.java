package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cuttings.article.Source;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReutersTest {

  @Test
  void eachStoryIsASourceNamedByItsNewId() throws IOException {
    assertEquals(
        List.of("reut.sgm!/1", "reut.sgm!/2"),
        Told.fixture("reuters/reut.sgm").sources.stream().map(Source::path).toList());
  }

  @Test
  void paragraphsBeginWhereTheyAreSetInAndSignsOfTheWireAreLeftOut() throws IOException {
    Told told = Told.fixture("reuters/reut.sgm");
    assertEquals(
        """
        headline: TURNIP <TNP> REVIEW
        byline: By Una Pell, Reuters
        dateline: STRELSAU, Feb 26 -
        paragraph: Rain fell all week in the turnip zone, easing the drought since early January.
        paragraph: A dealer said prices were <down> & out.
        paragraph: "Nobody eats them," he said, putting one on the scale.
        """,
        Told.blocks(told.articles().getFirst()));
    assertEquals("en | Una Pell | Strelsau | 1987-02-26", Told.facts(told.articles().getFirst()));
  }

  @Test
  void aStoryOfTooManyTagsKeepsItsTextAndWhatIsStatedOfIt() throws IOException {
    String story =
        "<REUTERS NEWID=\"7\"><DATE>26-FEB-1987</DATE><TEXT><TITLE>TURNIPS UP</TITLE>\n"
            + "<DATELINE>STRELSAU, Feb 26 -</DATELINE><BODY>Prices &lt;rose&gt; at R&amp;D."
            + "<b>".repeat(Html.MAX_TAGS + 1)
            + "</BODY></TEXT>\n</REUTERS>\n";
    Told told = Told.of("a.sgm", story.getBytes(UTF_8), null);
    assertEquals("a.sgm!/7", told.sources.getFirst().path());
    assertEquals(
        """
        headline: TURNIPS UP
        dateline: STRELSAU, Feb 26 -
        paragraph: Prices <rose> at R&D.
        """,
        Told.blocks(told.article()));
    assertEquals("1987-02-26", String.valueOf(told.article().published()));
  }

  @Test
  void aStoryWithoutABodyKeepsItsText() throws IOException {
    assertEquals("TURNIPS UP", Told.fixture("reuters/reut.sgm").articles().get(1).headline());
  }

  @Test
  void aStoryWithoutItsEndIsNamedByTheLineItBeginsAt() throws IOException {
    assertEquals(
        "29: a story without its end tag. Add </reuters> where it ends",
        Told.fixture("reuters/reut.sgm").failure());
  }

  @Test
  void theStarsAboveABriefItemAreNoText() throws IOException {
    String story =
        "<REUTERS NEWID=\"2\"><DATE>6-MAR-1987</DATE><TEXT TYPE=\"BRIEF\">&#2;\n"
            + "******<TITLE>FARES UP</TITLE>\nThey rose by 3***.\n&#3;</TEXT></REUTERS>";
    assertEquals(
        "headline: FARES UP\nparagraph: They rose by 3***.\n",
        Told.blocks(Told.of("a.sgm", story.getBytes(UTF_8), null).article()));
  }
}
