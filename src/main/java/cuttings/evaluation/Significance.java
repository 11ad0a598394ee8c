package cuttings.evaluation;

import java.util.Arrays;
import java.util.Random;

/** Whether a difference between two runs may be chance. */
final class Significance {
  private static final int TRIALS = 100_000;

  /** Topics up to which every outcome is tried, instead of random ones. */
  private static final int MAX_EXACT = 16;

  private static final double ROUNDING = 1e-12;

  private Significance() {}

  /**
   * Fisher's paired randomisation test, two-sided: were the two runs alike, each topic's difference
   * would have had either sign by the toss of a coin. How often, then, is their sum as far from 0?
   *
   * @return 0 to 1; the same for the same differences
   */
  static double randomisation(double[] differences) {
    double seen = Math.abs(Arrays.stream(differences).sum());
    boolean exact = differences.length <= MAX_EXACT;
    int trials = exact ? 1 << differences.length : TRIALS;
    Random random = new Random(42);
    int asFar = 0;
    for (int trial = 0; trial < trials; trial++) {
      double sum = exact ? sum(differences, trial) : tossed(differences, random);
      if (Math.abs(sum) >= seen - ROUNDING) {
        asFar++;
      }
    }
    return asFar / (double) trials;
  }

  private static double sum(double[] differences, long positive) {
    double sum = 0;
    for (int i = 0; i < differences.length; i++) {
      sum += (positive >> i & 1) == 1 ? differences[i] : -differences[i];
    }
    return sum;
  }

  private static double tossed(double[] differences, Random random) {
    double sum = 0;
    for (double difference : differences) {
      sum += random.nextBoolean() ? difference : -difference;
    }
    return sum;
  }
}
