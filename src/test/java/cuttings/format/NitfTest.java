package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class NitfTest {

  @Test
  void eachElementBecomesItsKind() throws IOException {
    Told told = Told.fixture("nitf/kiln.xml");
    assertEquals(
        """
        headline: Kiln that fired the town’s café cups goes cold
        standfirst: Last potter keeps the matches
        standfirst: The wheel has been sold, and the clay.
        byline: By Petra Oakes and Ivo Lund, Crafts Editor
        dateline: OSSETT, England
        paragraph: This corrects the spelling of Ossett.
        caption: Wilma Pargeter at the kiln on Sunday. It holds 900 cups. Ned Marl
        paragraph: The kiln at Ossett was let go out on Sunday, after 204 years.
        subheading: Clay
        paragraph: “I never counted the cups,” said Wilma Pargeter, 81.
        subheading: Prices
        paragraph: Cup: four pounds.
        paragraph: Saucer: two.
        paragraph: Year | Cups
        paragraph: 1997 | 31,000
        paragraph: Nobody drinks from a saucer any more.
        paragraph: Editing by Saul Wick
        """,
        Told.blocks(told.article()));
  }

  @Test
  void theDayOfPublicationIsThePublicationsNotTheWire() throws IOException {
    assertEquals(
        "en | Petra Oakes; Ivo Lund | Ossett, England | 1998-11-03",
        Told.facts(Told.fixture("nitf/kiln.xml").article()));
  }

  @Test
  void whatIsStatedIsCertain() throws IOException {
    assertTrue(
        Told.fixture("nitf/kiln.xml").article().blocks().stream()
            .allMatch(block -> block.confidence() == 1 && block.line() == null));
  }

  @Test
  void aFileCutShortNamesTheLineAndWhatToDo() throws IOException {
    assertEquals(
        "7: its XML is broken: it ends while elements are open."
            + " Repair it, or read it as it stands with --format text",
        Told.fixture("nitf/unclosed.xml").failure());
  }

  @Test
  void ofAStoryThatBreaksOffWhatStandsBeforeIsReadAndTheBreakIsNamed() throws IOException {
    String nitf =
        "<nitf><body><body.head><hedline><hl1>Vote tied</hl1></hedline></body.head><body.content>"
            + "<p>The council met.</p><p>It <b>could</b> not";
    Told told = Told.of("a.xml", nitf.getBytes(UTF_8), null);
    assertEquals(
        "headline: Vote tied\nparagraph: The council met.\nparagraph: It could\n",
        Told.blocks(told.articles().getFirst()));
    assertEquals(
        "1: its XML is broken: it ends while elements are open. Repair it, or read it as it stands"
            + " with --format text",
        told.failure());
  }

  @Test
  void paragraphsThatAreWrittenAsTextAreParagraphs() throws IOException {
    String nitf =
        "<nitf><body><body.content>&lt;p&gt;The council met.&lt;/p&gt;&lt;p&gt;It could not"
            + " agree.&lt;/p&gt;</body.content></body></nitf>";
    assertEquals(
        "paragraph: The council met.\nparagraph: It could not agree.\n",
        Told.blocks(Told.of("a.xml", nitf.getBytes(UTF_8), null).article()));
  }
}
