package cuttings.structure;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Weights of a linear-chain conditional random field over lines. Safe for use by many threads.
 *
 * <p>A model that splits has two states a kind: a story begins at the line, or not. One that labels
 * has one, and sees one story.
 */
final class Model {
  /** Columns of every feature's weights, used or not: eight are added in one step. */
  private static final int WIDTH = 8;

  /** The weights of a feature's columns, side by side. */
  private final float[] weights;

  private final int columns;
  private final Chain chain;

  /**
   * @param weights a column for each kind, and for a beginning where it splits, by feature; then
   *     the steps between states
   */
  Model(double[] weights, int features, boolean splits) {
    columns = columns(splits);
    int at = features * columns;
    this.weights = new float[features * WIDTH];
    for (int i = 0; i < at; i++) {
      this.weights[i / columns * WIDTH + i % columns] = (float) weights[i];
    }
    double[] steps = new double[weights.length - at];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = (float) weights[at + i];
    }
    chain = new Chain(steps);
  }

  static int columns(boolean splits) {
    return splits ? Chain.KINDS + 1 : Chain.KINDS;
  }

  static int states(boolean splits) {
    return splits ? Chain.KINDS * 2 : Chain.KINDS;
  }

  Chain chain() {
    return chain;
  }

  /** What a feature adds to the score of a kind. */
  double weight(int feature, int kind) {
    return weights[feature * WIDTH + kind];
  }

  /** The score of each state, by line. */
  double[][] scores(int[][] features) {
    double[][] scores = new double[features.length][];
    for (int i = 0; i < features.length; i++) {
      scores[i] = scores(features[i]);
    }
    return scores;
  }

  /** The score of each state of a line that has these features. */
  double[] scores(int[] features) {
    float[] sums = new float[WIDTH];
    for (int feature : features) {
      int at = feature * WIDTH;
      for (int k = 0; k < WIDTH; k++) {
        sums[k] += weights[at + k];
      }
    }
    boolean splits = columns > Chain.KINDS;
    double[] scores = new double[states(splits)];
    for (int state = 0; state < scores.length; state++) {
      if (!splits) {
        scores[state] = sums[state];
      } else {
        scores[state] = sums[state / 2] + (state % 2 == 1 ? sums[Chain.KINDS] : 0);
      }
    }
    return scores;
  }

  void write(DataOutputStream out) throws IOException {
    for (int i = 0; i < weights.length; i++) {
      if (i % WIDTH < columns) {
        out.writeFloat(weights[i]);
      }
    }
    int states = states(columns > Chain.KINDS);
    for (int i = 0; i < states * states; i++) {
      out.writeFloat((float) chain.step(i / states, i % states));
    }
  }

  static Model read(DataInputStream in, int features, boolean splits) throws IOException {
    int states = states(splits);
    double[] weights = new double[features * columns(splits) + states * states];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = in.readFloat();
    }
    return new Model(weights, features, splits);
  }
}
