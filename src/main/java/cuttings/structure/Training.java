package cuttings.structure;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fits a {@link Model}: the likelihood of the labels given the lines, with a penalty on weights
 * that leave what was certain before, by L-BFGS. Deterministic: the same examples give the same
 * weights.
 */
final class Training {
  /**
   * One document.
   *
   * @param features of each line
   * @param states the right state of each line
   * @param weight how much it counts
   */
  record Example(int[][] features, int[] states, double weight) {}

  /** What a weight that is off its prior costs, by its square. */
  private static final double PENALTY = 12;

  private static final int ITERATIONS = 40;

  /** Steps that the curvature is told from. */
  private static final int MEMORY = 8;

  private static final int HALVINGS = 20;

  /** Where the loss falls by less than this share in an iteration, the weights are found. */
  private static final double FLAT = 1e-5;

  private final List<Example> examples;
  private final int features;
  private final boolean splits;
  private final int columns;
  private final int stepsAt;
  private final double[] prior;

  Training(List<Example> examples, Features features, boolean splits) {
    this.examples = examples;
    this.features = features.count();
    this.splits = splits;
    columns = Model.columns(splits);
    stepsAt = this.features * columns;
    int states = Model.states(splits);
    prior = Arrays.copyOf(features.prior(columns), stepsAt + states * states);
  }

  private record Point(double[] weights, double[] gradient, double loss) {}

  private record Move(double[] step, double[] change) {}

  Model fit() {
    Point at = point(prior);
    Deque<Move> moves = new ArrayDeque<>();
    for (int i = 0; i < ITERATIONS; i++) {
      Point next = descend(at, direction(at.gradient, moves), i == 0);
      if (next == null) {
        break;
      }
      Move move = new Move(minus(next.weights, at.weights), minus(next.gradient, at.gradient));
      if (dot(move.step, move.change) > 0) {
        moves.addFirst(move);
        if (moves.size() > MEMORY) {
          moves.removeLast();
        }
      }
      boolean flat = at.loss - next.loss < FLAT * at.loss;
      at = next;
      if (flat) {
        break;
      }
    }
    return new Model(at.weights, features, splits);
  }

  /** Goes as far as the loss falls enough for the way; null where it does not. */
  private @Nullable Point descend(Point from, double[] direction, boolean first) {
    double slope = dot(direction, from.gradient);
    double length = first ? 1 / Math.sqrt(dot(direction, direction)) : 1;
    for (int i = 0; i < HALVINGS; i++, length /= 2) {
      double[] weights = from.weights.clone();
      addScaled(weights, direction, length);
      Point to = point(weights);
      if (to.loss <= from.loss + 1e-4 * length * slope) {
        return to;
      }
    }
    return null;
  }

  /** Down the gradient, turned by the curvature that the last moves showed. */
  private static double[] direction(double[] gradient, Deque<Move> moves) {
    double[] direction = gradient.clone();
    double[] alpha = new double[moves.size()];
    int k = 0;
    for (Move move : moves) {
      alpha[k] = dot(move.step, direction) / dot(move.change, move.step);
      addScaled(direction, move.change, -alpha[k++]);
    }
    if (!moves.isEmpty()) {
      Move last = moves.getFirst();
      scale(direction, dot(last.step, last.change) / dot(last.change, last.change));
    }
    for (Iterator<Move> i = moves.descendingIterator(); i.hasNext(); ) {
      Move move = i.next();
      double beta = dot(move.change, direction) / dot(move.change, move.step);
      addScaled(direction, move.step, alpha[--k] - beta);
    }
    scale(direction, -1);
    return direction;
  }

  private Point point(double[] weights) {
    double[] gradient = new double[weights.length];
    Model model = new Model(weights, features, splits);
    double loss = 0;
    for (Example example : examples) {
      loss += example.weight * addGradient(model, example, gradient);
    }
    for (int i = 0; i < weights.length; i++) {
      double off = weights[i] - prior[i];
      loss += PENALTY / 2 * off * off;
      gradient[i] += PENALTY * off;
    }
    return new Point(weights, gradient, loss);
  }

  /** Adds an example's gradient; its loss. */
  private double addGradient(Model model, Example example, double[] gradient) {
    double[][] scores = model.scores(example.features);
    Chain.Sum sum = model.chain().sum(scores);
    int states = Model.states(splits);
    double gold = 0;
    for (int i = 0; i < scores.length; i++) {
      int state = example.states[i];
      gold += scores[i][state];
      sum.states()[i][state] -= 1;
      if (i > 0) {
        int above = example.states[i - 1];
        gold += model.chain().step(above, state);
        sum.steps()[above * states + state] -= 1;
      }
      addLine(example.features[i], sum.states()[i], example.weight, gradient);
    }
    for (int i = 0; i < sum.steps().length; i++) {
      gradient[stepsAt + i] += example.weight * sum.steps()[i];
    }
    return sum.logSum() - gold;
  }

  private void addLine(int[] lineFeatures, double[] off, double weight, double[] gradient) {
    double[] column = new double[columns];
    for (int state = 0; state < off.length; state++) {
      column[splits ? state / 2 : state] += weight * off[state];
      if (splits && state % 2 == 1) {
        column[Chain.KINDS] += weight * off[state];
      }
    }
    for (int feature : lineFeatures) {
      int at = feature * columns;
      for (int k = 0; k < columns; k++) {
        gradient[at + k] += column[k];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = a.clone();
    addScaled(difference, b, -1);
    return difference;
  }

  private static void addScaled(double[] to, double[] from, double factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * from[i];
    }
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }
}
