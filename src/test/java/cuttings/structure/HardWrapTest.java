package cuttings.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HardWrapTest {
  private static final String STORY =
      """
      The lens itself, which has been in the court's car park since the trial
      opened, where it set fire to a clerk's bicycle on the one sunny
      afternoon, will go to the Maritime Museum. The Beam, which had paid for
      it first, has asked for its money back and been told to wait.

      """;

  private static List<String> joined(String text) {
    return HardWrap.join(Line.split(text)).stream().map(Unit::text).toList();
  }

  @Test
  void linesBrokenAtAColumnAreOneParagraph() {
    assertEquals(1, joined(STORY).size());
  }

  @Test
  void aLineThatBreaksEarlyGoesOnWhereTheNextBeginsSmall() {
    String caption =
        "Gideon Lovell, who would “have sold the light itself, by the yard,\nif it could have been wrapped”\n";
    assertEquals(2, joined(STORY + caption).size());
  }

  @Test
  void aHeadingGoesOnBelowItsQuotationMark() {
    String heading =
        "    “She has another hundred years in her, if we can only\n     find the first six months”\n\n";
    assertEquals(heading.replaceAll("\\s+", " ").strip(), joined(heading + STORY).getFirst());
  }

  @Test
  void aLineThatEndsAmidASentenceGoesOn() {
    String lit =
        """
        The Beam had lit the harbour mouth from the north tower for thirty-one
        summers, was shut in March, opened in May and shut again in
        August.
        """;
    assertEquals(2, joined(STORY + lit).size());
    String headed = "The lens, nine feet high, is on show and mostly paid for\nBy Ann Lee\n";
    assertEquals(3, joined(STORY + headed).size());
    String credit = "The lens is carried past the court on its last trip. Picture:\nR. H. Loome\n";
    assertEquals(2, joined(STORY + credit).size());
  }

  @Test
  void anItemOfAListIsNoPartOfTheOneAbove() {
    assertEquals(4, joined(STORY + "a pound of eels\na pinch of mace\nsalt\n").size());
  }

  @Test
  void anIndentedLineBeginsAParagraph() {
    String indented =
        """
           The lens itself, which has been in the court's car park since the
        trial opened, will go to the Maritime Museum. The Beam, which had paid
        for it first, has asked for its money back and been told to wait.
           The nameplate had been missing from the Sarn Valley Railway since the
        summer before last. Lovell told the jury that he had bought it in good
        faith for his wife.
        """;
    assertEquals(2, joined(indented).size());
  }

  @Test
  void textWithAParagraphALineIsLeftAsItIs() {
    String text =
        """
        Bridge shut for a week
        The bridge is shut, the council said on Monday, and will be for a week or for two.
        “Nobody knows,” said the clerk.
        """;
    assertEquals(3, joined(text).size());
  }
}
