package cuttings.format;

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
  void aStoryWithoutABodyKeepsItsText() throws IOException {
    assertEquals("TURNIPS UP", Told.fixture("reuters/reut.sgm").articles().get(1).headline());
  }

  @Test
  void aStoryWithoutItsEndIsNamedByTheLineItBeginsAt() throws IOException {
    assertEquals(
        "29: a story without its end tag. Add </reuters> where it ends",
        Told.fixture("reuters/reut.sgm").failure());
  }
}
