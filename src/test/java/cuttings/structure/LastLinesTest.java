package cuttings.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LastLinesTest {
  @Test
  void theLastLineOfEachHashIsKnown() {
    Random random = new Random(1);
    Map<Integer, Integer> expected = new HashMap<>();
    LastLines lines = new LastLines(5_000);
    for (int i = 0; i < 5_000; i++) {
      int hash = random.nextInt(3_000) * 31;
      assertEquals(expected.getOrDefault(hash, LastLines.NEVER), lines.get(hash));
      lines.put(hash, i);
      expected.put(hash, i);
    }
  }

  /** Whoever makes words that all want one slot gets some of them forgotten, and no longer wait. */
  @Test
  void hashesThatCollideCostNoMoreThanOthers() {
    LastLines lines = new LastLines(4_096);
    int[] colliding = colliding(100);
    for (int i = 0; i < colliding.length; i++) {
      lines.put(colliding[i], i);
    }
    int known = 0;
    for (int hash : colliding) {
      known += lines.get(hash) == LastLines.NEVER ? 0 : 1;
    }
    assertTrue(known <= LastLines.PROBES, known + " hashes lie in one place");
    assertEquals(99, lines.get(colliding[99]));
  }

  /** Hashes that differ in the bits that no slot is told by. */
  private static int[] colliding(int count) {
    int[] hashes = new int[count];
    int inverse = inverse(LastLines.SPREAD);
    for (int i = 0; i < count; i++) {
      hashes[i] = (i << 25) * inverse + i % 128 * inverse;
    }
    return hashes;
  }

  private static int inverse(int odd) {
    int inverse = odd;
    for (int i = 0; i < 5; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
