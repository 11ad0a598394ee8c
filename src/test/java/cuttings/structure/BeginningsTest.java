package cuttings.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BeginningsTest {
  private static final String BRIDGE = "The swing bridge at Annet is shut, Tom Ray said.";
  private static final String OWLS = "Barn owls have nested in the church for years.";

  /** A line, how likely it is that a story begins there, and whether it is a paragraph. */
  private record Given(String text, double begins, boolean paragraph) {}

  private static Given head(String text, double begins) {
    return new Given(text, begins, false);
  }

  private static Given paragraph(String text) {
    return new Given(text, 0, true);
  }

  private static int[] found(Given... given) {
    return found(new BitSet(), given);
  }

  private static int[] found(BitSet certain, Given... given) {
    LineSigns reader = new LineSigns();
    LineSigns.Seen[] lines = new LineSigns.Seen[given.length];
    double[][] states = new double[given.length][Model.states(true)];
    for (int i = 0; i < given.length; i++) {
      Line line = new Line(i + 1, given[i].text);
      lines[i] = reader.read(new Unit(line.text(), List.of(line), false));
      int kind = (given[i].paragraph ? Kind.PARAGRAPH : Kind.HEADLINE).ordinal();
      states[i][2 * kind] = 1 - given[i].begins;
      states[i][2 * kind + 1] = given[i].begins;
    }
    boolean[] begins = new Beginnings(lines, Signs.of(lines), states, certain).find();
    return IntStream.range(0, begins.length).filter(i -> begins[i]).toArray();
  }

  @Test
  void aTextOfNothingHasNone() {
    assertEquals(0, found().length);
  }

  @Test
  void aStoryBeginsBelowAnother() {
    assertArrayEquals(
        new int[] {0, 2},
        found(
            head("Bridge shut", 0.9),
            paragraph(BRIDGE),
            head("Owls are back", 0.6),
            paragraph(OWLS)));
  }

  /** A standfirst below the picture, above the byline: what a second headline looks like. */
  @Test
  void aStoryHasAParagraph() {
    assertArrayEquals(
        new int[] {0},
        found(
            head("Bridge shut", 0.9),
            head("The bridge at Annet", 0.01),
            head("Engineers find a crack", 0.97),
            paragraph(BRIDGE)));
  }

  @Test
  void theUpperLineOfAHeadOpensIt() {
    assertArrayEquals(
        new int[] {0, 2},
        found(
            head("Bridge shut", 0.9),
            paragraph(BRIDGE),
            head("Owls are back", 0.3),
            head("A pair nests in the church", 0.5),
            paragraph(OWLS)));
  }

  @Test
  void aHeadingOfWhatIsToldAboveBeginsNothing() {
    Given[] page = {
      head("Bridge shut", 0.9),
      paragraph(BRIDGE),
      paragraph(OWLS),
      head("Tom Ray on the swing bridge at Annet", 0.8),
      paragraph(BRIDGE)
    };
    assertArrayEquals(new int[] {0}, found(page));
    page[3] = head(page[3].text, 0.9999);
    assertArrayEquals(new int[] {0, 3}, found(page), "two stories of one event");
  }

  @Test
  void aBylineTellsTwoStoriesOfOneEvent() {
    assertArrayEquals(
        new int[] {0, 2},
        found(
            head("Bridge shut", 0.9),
            paragraph(BRIDGE),
            head("Tom Ray on the swing bridge at Annet", 0.6),
            head("By Ann Lee", 0),
            paragraph(BRIDGE)));
  }

  @Test
  void aStoryThatBeginsForCertainHasAParagraphToo() {
    BitSet certain = new BitSet();
    certain.set(2);
    assertArrayEquals(
        new int[] {0, 2},
        found(
            certain,
            head("Bridge shut", 0.9),
            paragraph(BRIDGE),
            head("Owls are back", 0),
            head("A pair nests in the church", 0.9),
            paragraph(OWLS)));
  }

  /** What is said far down a head is another's. */
  @Test
  void aHeadHasNoMoreLinesThanItMay() {
    assertArrayEquals(new int[] {0, 2}, found(heads(Beginnings.HEAD - 1)));
    assertArrayEquals(new int[] {0, 2 + Beginnings.HEAD}, found(heads(Beginnings.HEAD)));
  }

  /** A line that may begin a story, and so many below it one that is likelier. */
  private static Given[] heads(int below) {
    List<Given> page = new ArrayList<>(List.of(head("Bridge shut", 0.9), paragraph(BRIDGE)));
    page.add(head("Owls", 0.2));
    page.addAll(Collections.nCopies(below - 1, head("at it", 0)));
    page.add(head("nest", 0.4));
    page.add(paragraph("So be it."));
    return page.toArray(Given[]::new);
  }

  @Test
  void theFirstLinesOfAStoryAreComparedWithWhatIsAbove() {
    assertArrayEquals(new int[] {0}, found(saidAgain(1, Beginnings.BELOW - 1)));
    assertArrayEquals(new int[] {0, 3}, found(saidAgain(1, Beginnings.BELOW)), "too far below");
  }

  @Test
  void aStoryIsComparedWithTheLinesShortlyAboveIt() {
    assertArrayEquals(new int[] {0}, found(saidAgain(Beginnings.ABOVE - 1, 1)));
    int first = Beginnings.ABOVE + 2;
    assertArrayEquals(new int[] {0, first}, found(saidAgain(Beginnings.ABOVE, 1)), "too far above");
  }

  /** A paragraph, so many lines, a likely beginning, and so far below it the paragraph again. */
  private static Given[] saidAgain(int above, int below) {
    List<Given> page = new ArrayList<>(List.of(head("Bridge shut", 0.9), paragraph(BRIDGE)));
    page.addAll(Collections.nCopies(above, paragraph("So be it.")));
    page.add(head("at it", 0.6));
    page.addAll(Collections.nCopies(below - 1, paragraph("So be it.")));
    page.add(paragraph(BRIDGE));
    return page.toArray(Given[]::new);
  }

  @Test
  void theLastLineBeginsNothing() {
    assertArrayEquals(
        new int[] {0},
        found(head("Bridge shut", 0.9), paragraph(BRIDGE), head("(Reporting by Ann Lee)", 0.7)));
  }
}
