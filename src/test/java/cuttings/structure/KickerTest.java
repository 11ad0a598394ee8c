package cuttings.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands above a headline, and is none. */
final class KickerTest {
  private static final String HEADLINE = "Bridge shut for a week";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OBITUARY",
        "Sport",
        "World in brief",
        "NEWS IN BRIEF",
        "Leading article",
        "The Monday Interview",
        "Letters to the Editor",
        "EATING OUT",
        "THE STANDARD-LEDGER",
        "The Times",
        "Wethering Gazette",
        "BC-WHALE-SARN, 1st Ld-Writethru, 290",
      })
  void theNameOfASectionOrAPaperIsAKicker(String line) {
    assertTrue(Kicker.is(line, HEADLINE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bridge shut",
        "Town sells its sports hall",
        "Mayor holds post",
        "The end of the world news desk as we know it",
        "Ann Lee",
        "Tim HanlonNews Reporter",
        "In the",
        "Court rejects appeal",
        "U-turn",
        "1611",
        "•",
      })
  void aHeadlineIsNone(String line) {
    assertFalse(Kicker.is(line, HEADLINE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The bridge is shut, the council said on Monday.
          By Ann Lee
          Monday 3 May 2021
          """)
  void whatStandsAboveNoHeadlineIsNone(String below) {
    assertFalse(Kicker.is("Editorial", below));
  }

  @Test
  void theHeadlineBelowAKickerIsTheHeadline() {
    Recovery recovery =
        new StructureRecovery()
            .recover(
                Line.split(
                    """
                    Sport
                    Rovers saved by raffle

                    By Tom Askwith

                    Rovers, who were to be wound up on Friday, were saved when a raffle raised £900.
                    """));
    List<Block> blocks = recovery.stories().getFirst().blocks();
    assertEquals(
        List.of(Kind.SUBHEADING, Kind.HEADLINE, Kind.BYLINE, Kind.PARAGRAPH),
        blocks.stream().map(Block::kind).toList());
    assertEquals(blocks.size(), new StructureRecovery().explain(blocks).size());
  }

  @Test
  void belowAHeadlineItIsNone() {
    List<Block> blocks =
        new StructureRecovery()
            .recover(
                Line.split(
                    """
                    A bridge that nobody crosses is still a bridge
                    Editorial
                    Gannets on the Gannet Bridge. Photograph: Colin Beale/The Courant
                    The bridge is shut, and will be for a week or for two, the council said on Monday.
                    """))
            .stories()
            .getFirst()
            .blocks();
    assertEquals(Kind.BYLINE, blocks.get(1).kind());
  }

  @Test
  void eachHeadingOfAPageOfBriefsBeginsAStory() {
    Recovery recovery =
        new StructureRecovery()
            .recover(
                Line.split(
                    """
                    NEWS IN BRIEF

                    Owl stops play
                    A bowls final was abandoned on Saturday when an owl settled on the jack. Officials waited.

                    Man fined
                    A man of Cold Dock was fined £180 for riding a scooter on the heritage railway.

                    Lost
                    A tortoise, answering to Winston, from a garden in Chapel Rise. He is not thought far.
                    """));
    assertEquals(
        List.of("Owl stops play", "Man fined", "Lost"),
        recovery.stories().stream().map(KickerTest::headline).toList());
  }

  private static String headline(Story story) {
    return story.blocks().stream()
        .filter(block -> block.kind() == Kind.HEADLINE)
        .map(Block::text)
        .findFirst()
        .orElse("none");
  }
}
