package cuttings.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RepeatsTest {
  private static final Block PARAGRAPH =
      block(
          Kind.PARAGRAPH,
          "The mayor of Larkin Falls said on Monday that the old mill would be sold by the spring.");
  private static final Block ECHO =
      block(
          Kind.CAPTION,
          "The mayor of Larkin Falls said on Monday that the old mill would be sold by the spring");

  @Test
  void aCaptionThatEchoesAParagraphIsLinkedToIt() {
    assertEquals(0, Repeats.link(List.of(PARAGRAPH, ECHO)).get(1).repeats());
  }

  @Test
  void aCaptionRepeatsTheParagraphAlsoWhereItStandsAbove() {
    List<Block> linked = Repeats.link(List.of(ECHO, PARAGRAPH));
    assertEquals(1, linked.get(0).repeats());
    assertNull(linked.get(1).repeats());
  }

  @Test
  void theLaterOfTwoParagraphsRepeats() {
    List<Block> linked = Repeats.link(List.of(PARAGRAPH, PARAGRAPH, PARAGRAPH));
    assertNull(linked.get(0).repeats());
    assertEquals(0, linked.get(1).repeats());
    assertEquals(0, linked.get(2).repeats());
  }

  @Test
  void aParagraphThatAddsToAnotherDoesNotRepeatIt() {
    Block longer =
        block(
            Kind.PARAGRAPH,
            PARAGRAPH.text()
                + " He hoped for offers of a million, "
                + "and did not say who had shown an interest in a building with neither roof nor floors.");
    assertNull(Repeats.link(List.of(PARAGRAPH, longer)).get(1).repeats());
  }

  @Test
  void shortBlocksRepeatNothing() {
    Block brief = block(Kind.PARAGRAPH, "He said so.");
    assertNull(Repeats.link(List.of(brief, brief)).get(1).repeats());
  }

  private static Block block(Kind kind, String text) {
    return Block.of(kind, text, null);
  }
}
