package cuttings.structure;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Grows a {@link Forest}: at every node a few questions are drawn at random, and the one that
 * leaves the answers purest is asked (extremely randomised trees). Deterministic.
 */
final class ForestTraining {
  /**
   * One line.
   *
   * @param window its signs and those around it
   * @param weight how much it counts
   */
  record Sample(byte[] window, int kind, double weight) {}

  private static final int TREES = 100;

  /** Questions drawn at a node. */
  private static final int QUESTIONS = 45;

  /** What the lines of a leaf must come to, by weight. */
  private static final double LEAST = 1.5;

  private static final long SEED = 1;

  private final Sample[] samples;
  private final Random random = new Random(SEED);
  private final Forest.Builder forest = new Forest.Builder();

  ForestTraining(List<Sample> samples) {
    this.samples = samples.toArray(new Sample[0]);
  }

  Forest grow() {
    for (int i = 0; i < TREES; i++) {
      forest.tree();
      grow(0, samples.length);
    }
    return forest.forest();
  }

  private record Question(int place, int limit) {
    boolean isNext(Sample sample) {
      return sample.window[place] <= limit;
    }
  }

  /** Grows what is above the samples from here to there. */
  private void grow(int from, int to) {
    double[] sums = new double[Chain.KINDS];
    for (int i = from; i < to; i++) {
      sums[samples[i].kind] += samples[i].weight;
    }
    double all = Arrays.stream(sums).sum();
    Question best = null;
    double purest = purity(sums, all);
    // Pure already, or too few to be parted.
    int questions = all < 2 * LEAST || purest > all * (1 - 1e-9) ? 0 : QUESTIONS;
    double[] next = new double[Chain.KINDS];
    for (int i = 0; i < questions; i++) {
      Question question = question(from, to);
      double purity = purity(question, from, to, sums, all, next);
      if (purity > purest + 1e-9) {
        purest = purity;
        best = question;
      }
    }
    if (best == null) {
      for (int kind = 0; kind < sums.length; kind++) {
        sums[kind] /= all;
      }
      forest.leaf(sums);
      return;
    }
    int node = forest.node(best.place, best.limit);
    int middle = parted(best, from, to);
    grow(from, middle);
    forest.otherOf(node);
    grow(middle, to);
  }

  /** Whether a place has at most the value that a line drawn at random has there, or less. */
  private Question question(int from, int to) {
    int place = random.nextInt(Features.Window.ZERO);
    int value = samples[from + random.nextInt(to - from)].window[place];
    return new Question(place, random.nextBoolean() ? value : value - 1);
  }

  /** How pure the answers to a question are; 0 where one is of too few lines. */
  private double purity(
      Question question, int from, int to, double[] sums, double all, double[] next) {
    Arrays.fill(next, 0);
    double nextAll = 0;
    for (int i = from; i < to; i++) {
      Sample sample = samples[i];
      if (question.isNext(sample)) {
        next[sample.kind] += sample.weight;
        nextAll += sample.weight;
      }
    }
    double otherAll = all - nextAll;
    if (nextAll < LEAST || otherAll < LEAST) {
      return 0;
    }
    double others = 0;
    for (int kind = 0; kind < sums.length; kind++) {
      double other = sums[kind] - next[kind];
      others += other * other;
    }
    return purity(next, nextAll) + others / otherAll;
  }

  /** The sum of the weights, each multiplied by its kind's share. */
  private static double purity(double[] sums, double all) {
    double squares = 0;
    for (double sum : sums) {
      squares += sum * sum;
    }
    return squares / all;
  }

  /** Puts the samples whose answer is in the next node first; how far they reach. */
  private int parted(Question question, int from, int to) {
    int first = from;
    int end = to;
    while (first < end) {
      if (question.isNext(samples[first])) {
        first++;
      } else {
        Sample other = samples[first];
        samples[first] = samples[--end];
        samples[end] = other;
      }
    }
    return first;
  }
}
