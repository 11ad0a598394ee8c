package cuttings.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is done for long texts, counted: no clock tells it on a busy machine. */
final class LineLabellerTest {
  private static final LineLabeller LABELLER = new LineLabeller(StructureModel.shipped());

  /** Units that count how often one was asked for. */
  private static final class Counted extends AbstractList<Unit> {
    private final List<Unit> units = new ArrayList<>();
    private int asked;

    Counted(int count, IntFunction<String> text) {
      for (int i = 0; i < count; i++) {
        Line line = new Line(i + 1, text.apply(i));
        units.add(new Unit(line.text(), List.of(line), false));
      }
    }

    @Override
    public Unit get(int index) {
      asked++;
      return units.get(index);
    }

    @Override
    public int size() {
      return units.size();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ann Lee said so",
        "By Ann Lee",
        "Bridge shut",
        "The bridge is shut, he said.",
        "•"
      })
  void eachLineIsReadTwiceHoweverLongTheText(String text) {
    for (int count : new int[] {10, LineLabeller.STRETCH + 1, 3 * LineLabeller.STRETCH}) {
      Counted units = new Counted(count, i -> text);
      assertEquals(count, LABELLER.label(units).size());
      int margins = 4 * LineLabeller.MARGIN * (count / LineLabeller.STRETCH + 1);
      assertTrue(units.asked <= 2 * count + margins, units.asked + " looks at " + count + " lines");
    }
  }

  /** Every story is looked at with its own lines only, however many stand above it. */
  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 2 * LineLabeller.STRETCH})
  void manyShortStoriesAreNoMoreWorkThanOneLongOne(int stories) {
    String[] story = {
      "Bridge shut for a week", "By Ann Lee", "The bridge is shut, the council said on Monday."
    };
    Counted units = new Counted(stories * story.length, i -> story[i % story.length]);
    List<LineLabeller.Label> labels = LABELLER.label(units);
    int count = units.size();
    int margins = 4 * LineLabeller.MARGIN * (count / LineLabeller.STRETCH + 1);
    assertTrue(units.asked <= 2 * count + margins, units.asked + " looks at " + count + " lines");
    assertTrue(
        labels.stream().filter(LineLabeller.Label::begins).count() > stories / 2,
        "the stories are told apart");
  }
}
