package cuttings.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ForestTest {
  private static final int CAPTION = Kind.CAPTION.ordinal();
  private static final int PARAGRAPH = Kind.PARAGRAPH.ordinal();

  /** Lines that are captions where exactly one of two signs is there: no sum of weights tells. */
  private static List<ForestTraining.Sample> samples(int count) {
    Random random = new Random(7);
    List<ForestTraining.Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] window = new byte[Features.Window.ZERO + 1];
      for (int place = 0; place < Features.Window.ZERO; place++) {
        window[place] = (byte) (place % 3 == 0 ? random.nextInt(2) : 0);
      }
      // Both signs in many places each, so that a draw finds them.
      byte one = (byte) random.nextInt(2);
      byte other = (byte) random.nextInt(2);
      Arrays.fill(window, 0, 60, one);
      Arrays.fill(window, 60, 120, other);
      samples.add(new ForestTraining.Sample(window, one == other ? PARAGRAPH : CAPTION, 1));
    }
    return samples;
  }

  @Test
  void signsThatOnlyTellTogetherAreLearnt() {
    List<ForestTraining.Sample> samples = samples(400);
    Forest forest = new ForestTraining(samples.subList(0, 300)).grow();
    int right = 0;
    for (ForestTraining.Sample sample : samples.subList(300, 400)) {
      right += Chain.highest(forest.shares(sample.window())) == sample.kind() ? 1 : 0;
    }
    assertTrue(right >= 95, right + " of 100 are right");
  }

  /** The two signs stand in the first places; what is drawn beside them says nothing. */
  @Test
  void whatMovedTheVotesIsNamed() {
    List<ForestTraining.Sample> samples = samples(400);
    Forest forest = new ForestTraining(samples).grow();
    double[] moved = forest.moved(samples.getFirst().window(), samples.getFirst().kind(), 0);
    double signs = Arrays.stream(moved, 0, 120).sum();
    double others = Arrays.stream(moved, 120, moved.length).map(Math::abs).sum();
    assertTrue(signs > others, signs + " by the signs, " + others + " by others");
  }

  @Test
  void theSharesOfAllKindsAreOneWhole() {
    Forest forest = new ForestTraining(samples(50)).grow();
    double[] shares = forest.shares(new byte[Features.Window.ZERO + 1]);
    assertEquals(1, Arrays.stream(shares).sum(), 1e-9);
  }

  @Test
  void theSameLinesGrowTheSameForestAndItIsReadAsWritten() throws IOException {
    byte[] once = written(new ForestTraining(samples(60)).grow());
    assertArrayEquals(once, written(new ForestTraining(samples(60)).grow()));
    Forest read = Forest.read(new DataInputStream(new ByteArrayInputStream(once)));
    assertArrayEquals(once, written(read));
  }

  private static byte[] written(Forest forest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    forest.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
