package cuttings.evaluation;

import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.structure.LabelledText;
import cuttings.structure.Line;
import cuttings.structure.Recovery;
import cuttings.structure.Story;
import cuttings.structure.StructureModel;
import cuttings.structure.StructureRecovery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What recovered structure is worth, line by line. Not for use by many threads. */
public final class StructureScores {
  private static final int KINDS = Kind.values().length;

  /** The last column is furniture. */
  private final int[][] confusion = new int[KINDS][KINDS + 1];

  private final List<Mistake> mistakes = new ArrayList<>();
  private int beginningsFound;
  private int beginnings;
  private int beginningsInvented;
  private final Calibration calibration = new Calibration();

  /**
   * A line that got another kind than its own.
   *
   * @param found null where it was set aside as furniture
   * @param probability how sure the model was of what it found
   */
  public record Mistake(
      String text, int line, Kind gold, @Nullable Kind found, double probability) {}

  /** How often something that was found was right, and how often what is there was found. */
  public record Score(double precision, double recall, double f1, int count) {}

  /** Adds a text as the model sees it. */
  public void add(LabelledText text, StructureModel model) {
    Recovery recovery = new StructureRecovery(model).recover(text.lines());
    Map<Integer, Block> blocks = new HashMap<>();
    for (Story story : recovery.stories()) {
      for (Block block : story.blocks()) {
        for (int i = 0; i < block.lines(); i++) {
          blocks.put(block.line() + i, block);
        }
      }
      boolean right = text.beginnings().contains(story.blocks().getFirst().line());
      beginningsFound += right ? 1 : 0;
      beginningsInvented += right ? 0 : 1;
    }
    beginnings += text.beginnings().size();
    for (Line line : text.lines()) {
      Kind gold = text.kinds().get(line.number());
      if (gold != null) {
        add(text, line.number(), gold, blocks.get(line.number()));
      }
    }
  }

  private void add(LabelledText text, int line, Kind gold, @Nullable Block block) {
    confusion[gold.ordinal()][block == null ? KINDS : block.kind().ordinal()]++;
    if (block == null) {
      mistakes.add(new Mistake(text.name(), line, gold, null, 1));
      return;
    }
    calibration.add(block.confidence(), block.kind() == gold);
    if (block.kind() != gold) {
      mistakes.add(new Mistake(text.name(), line, gold, block.kind(), block.confidence()));
    }
  }

  /** The score of a kind. */
  public Score of(Kind kind) {
    int right = confusion[kind.ordinal()][kind.ordinal()];
    int found = 0;
    int there = 0;
    for (int i = 0; i < KINDS; i++) {
      found += confusion[i][kind.ordinal()];
    }
    for (int count : confusion[kind.ordinal()]) {
      there += count;
    }
    return score(right, found, there);
  }

  /** The score of beginnings: the lines where stories begin. */
  public Score beginnings() {
    return score(beginningsFound, beginningsFound + beginningsInvented, beginnings);
  }

  /** The mean of the F1 of all kinds. */
  public double macroF1() {
    double sum = 0;
    for (Kind kind : Kind.values()) {
      sum += of(kind).f1;
    }
    return sum / KINDS;
  }

  /** How many lines of one kind were taken for another; null for furniture. */
  public int confused(Kind gold, @Nullable Kind found) {
    return confusion[gold.ordinal()][found == null ? KINDS : found.ordinal()];
  }

  /**
   * How far the probabilities are from the truth: the mean distance between how sure the model was
   * and how often it was right, 0 to 1.
   */
  public double calibrationError() {
    return calibration.error();
  }

  /** The lines that were labelled wrong, the surest first. */
  public List<Mistake> mistakes() {
    return mistakes.stream()
        .sorted((a, b) -> Double.compare(b.probability, a.probability))
        .toList();
  }

  private static Score score(int right, int found, int there) {
    double precision = found == 0 ? 0 : (double) right / found;
    double recall = there == 0 ? 0 : (double) right / there;
    double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return new Score(precision, recall, f1, there);
  }

  /** Ten bands of confidence. */
  private static final class Calibration {
    private static final int BANDS = 10;
    private final int[] lines = new int[BANDS];
    private final int[] right = new int[BANDS];
    private final double[] sure = new double[BANDS];

    void add(double confidence, boolean isRight) {
      int band = Math.min(BANDS - 1, (int) (confidence * BANDS));
      lines[band]++;
      right[band] += isRight ? 1 : 0;
      sure[band] += confidence;
    }

    double error() {
      double error = 0;
      int all = 0;
      for (int i = 0; i < BANDS; i++) {
        error += Math.abs(right[i] - sure[i]);
        all += lines[i];
      }
      return all == 0 ? 0 : error / all;
    }
  }
}
