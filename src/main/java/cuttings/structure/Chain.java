package cuttings.structure;

import cuttings.article.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of a linear chain: from the score of each line's states and of each step between
 * states, the probability of every state.
 */
final class Chain {
  static final int KINDS = Kind.values().length;

  /** The score of a step, from × to, row by row. */
  private final double[] steps;

  /** Their exponentials. */
  private final double[] factors;

  private final int states;

  Chain(double[] steps) {
    this.steps = steps;
    states = (int) Math.round(Math.sqrt(steps.length));
    factors = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      factors[i] = StrictMath.exp(steps[i]);
    }
  }

  double step(int from, int to) {
    return steps[from * states + to];
  }

  static int highest(double[] values) {
    int highest = 0;
    for (int i = 1; i < values.length; i++) {
      highest = values[i] > values[highest] ? i : highest;
    }
    return highest;
  }

  /**
   * What all paths come to.
   *
   * @param logSum logarithm of the sum of their weights; 0 where steps were not asked
   * @param states probability of each state, by line
   * @param steps how often each step is expected, from × to; null where that was not asked
   */
  record Sum(double logSum, double[][] states, double @Nullable [] steps) {}

  /** The probability of each state, by line. */
  double[][] probabilities(double[][] scores) {
    return sum(scores, null).states;
  }

  /** What all paths come to, steps counted. */
  Sum sum(double[][] scores) {
    return sum(scores, new double[steps.length]);
  }

  /** Forward and backward over all paths, scaled line by line so that no length overflows. */
  private Sum sum(double[][] scores, double @Nullable [] expected) {
    int n = scores.length;
    double[][] forward = new double[n][states];
    double[][] emit = new double[n][states];
    double[] scale = new double[n];
    double logSum = 0;
    for (int i = 0; i < n; i++) {
      double max = scores[i][highest(scores[i])];
      double total = 0;
      for (int to = 0; to < states; to++) {
        double in = i == 0 ? 1 : 0;
        for (int from = 0; i > 0 && from < states; from++) {
          in += forward[i - 1][from] * factors[from * states + to];
        }
        emit[i][to] = exp(scores[i][to] - max, expected != null);
        forward[i][to] = in * emit[i][to];
        total += forward[i][to];
      }
      for (int to = 0; to < states; to++) {
        forward[i][to] /= total;
      }
      scale[i] = total;
      logSum += expected == null ? 0 : max + StrictMath.log(total);
    }
    return backward(forward, emit, scale, logSum, expected);
  }

  /** To the last bit the same on every machine where that matters: what is learnt builds on it. */
  private static double exp(double value, boolean exact) {
    return exact ? StrictMath.exp(value) : Math.exp(value);
  }

  private Sum backward(
      double[][] forward,
      double[][] emit,
      double[] scale,
      double logSum,
      double @Nullable [] expected) {
    int n = forward.length;
    Sum sum = new Sum(logSum, new double[n][states], expected);
    double[] backward = new double[states];
    double[] next = new double[states];
    Arrays.fill(backward, 1);
    for (int i = n - 1; i >= 0; i--) {
      for (int state = 0; state < states; state++) {
        sum.states[i][state] = forward[i][state] * backward[state];
      }
      if (i == 0) {
        break;
      }
      for (int to = 0; to < states; to++) {
        next[to] = emit[i][to] * backward[to] / scale[i];
      }
      for (int from = 0; from < states; from++) {
        double out = 0;
        for (int to = 0; to < states; to++) {
          double step = factors[from * states + to] * next[to];
          out += step;
          if (expected != null) {
            expected[from * states + to] += forward[i - 1][from] * step;
          }
        }
        backward[from] = out;
      }
    }
    return sum;
  }
}
