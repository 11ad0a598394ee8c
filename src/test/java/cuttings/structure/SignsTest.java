package cuttings.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SignsTest {
  private static final String LONG =
      "Engineers found the crack on Friday, when the span was swung for a dredger. It runs across"
          + " the main bearing, and the council says that a new one has to be cast.";

  /** The names of a sign's values, line by line. */
  private static List<String> of(Sign sign, String... texts) {
    LineSigns reader = new LineSigns();
    LineSigns.Seen[] lines = new LineSigns.Seen[texts.length];
    for (int i = 0; i < texts.length; i++) {
      Line line = new Line(i + 1, texts[i]);
      lines[i] = reader.read(new Unit(line.text(), List.of(line), false));
    }
    byte[][] signs = Signs.of(lines);
    return IntStream.range(0, texts.length)
        .mapToObj(i -> sign.name(Signs.get(signs[i], sign)))
        .toList();
  }

  private static List<Kind> kinds(String... lines) {
    return new StructureRecovery()
        .recover(Line.split(String.join("\n", lines))).stories().stream()
            .flatMap(story -> story.blocks().stream())
            .map(Block::kind)
            .toList();
  }

  @Test
  void sentencesAboveALongParagraphSumUp() {
    assertEquals(
        List.of("no", "no", "two", "two", "no"),
        of(
            Sign.SUMMARY,
            "Swing bridge shut for a month",
            "By Ann Lee",
            "A crack was found in the main bearing of the bridge.",
            "Drivers are sent round by the ferry road until May.",
            LONG));
  }

  @Test
  void paragraphsOfOneSentenceSumUpNothing() {
    String sentence = "The bridge at Annet is shut for a month, the council said on Monday.";
    assertEquals(
        List.of("no", "no", "no", "no"),
        of(Sign.SUMMARY, "Swing bridge shut for a month", "By Ann Lee", sentence, sentence));
  }

  @Test
  void aNameIsMetAgainInFull() {
    assertEquals(
        List.of("in next line", "not again", "none"),
        of(
            Sign.FULL_AGAIN,
            "The old organist Percival Stroud has died",
            "It was Percival Stroud who played at the Regal.",
            "He was ninety."));
  }

  /** A caption repeats the paragraph beside it; a quotation is pulled out of a longer one. */
  @Test
  void aWholeLineSaidAgainIsNoPartOfOne() {
    String sentence = "It runs across the main bearing, and the council says that it has to go.";
    assertEquals(
        List.of("none", "none", "whole line nearby"),
        of(Sign.SAID_BEFORE, "Bridge shut", sentence, sentence));
    assertEquals(
        List.of("none", "none", ".8 and more"),
        of(Sign.SAID_BEFORE, "Bridge shut", LONG + " " + sentence, sentence));
  }

  /** On a page of headings above pictures, the name above the first picture is who wrote it. */
  @Test
  void headingsOfPicturesBeginBelowTheFirstSentence() {
    assertEquals(
        "no",
        of(
                Sign.HEADS_PICTURE,
                "Ten bridges you have to see",
                "Ann Lee",
                "A bridge in the rain. Photo: Tom Ray",
                LONG)
            .get(1));
    assertEquals(
        "above a picture",
        of(
                Sign.HEADS_PICTURE,
                "Ten bridges you have to see",
                LONG,
                "Annet",
                "A bridge in the rain. Photo: Tom Ray")
            .get(2));
  }

  @Test
  void whatSomebodyIsWhoWroteBelongsToTheByline() {
    for (String role : List.of("Chief Reporter", "Political Editor", "Science Correspondent")) {
      assertEquals(
          List.of(Kind.HEADLINE, Kind.BYLINE, Kind.BYLINE, Kind.PARAGRAPH, Kind.PARAGRAPH),
          kinds(
              "Harbour bridge shut for repairs until spring",
              "By Ann Lee",
              role,
              "The harbour bridge will stay shut until spring, the council said on Monday.",
              "Drivers have been told to go round by the ferry road, which adds four miles."),
          role);
    }
  }
}
