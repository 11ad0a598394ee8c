package cuttings.structure;

import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Labels units: first where stories begin, over all of a text, then each story's lines, which are
 * read again as those of one story. Safe for use by many threads; the time is linear.
 */
final class LineLabeller {
  /** Longer texts are labelled a stretch at a time, in units. It bounds the memory. */
  static final int STRETCH = 2_000;

  /** Units above and below a stretch that are looked at with it. */
  static final int MARGIN = 60;

  /** How likely a beginning must be: a story cut in two is worse than two under one headline. */
  private static final double BEGINS = 0.5;

  private static final int EVIDENCE = 4;

  private final StructureModel model;

  /**
   * What a unit is.
   *
   * @param begins whether a story begins there
   * @param probability of the kind, 0 to 1
   */
  record Label(Kind kind, boolean begins, double probability) {}

  LineLabeller(StructureModel model) {
    this.model = model;
  }

  List<Label> label(List<Unit> units) {
    boolean[] begins = begins(units);
    List<Label> labels = new ArrayList<>(units.size());
    forStories(
        begins,
        (from, to) ->
            forStretches(
                from,
                to,
                (start, end, first, last) -> {
                  int[][] features = features(units.subList(start, end));
                  double[][] scores = model.labeller.scores(features);
                  int[] path = model.labeller.chain().best(scores);
                  double[][] probabilities = model.labeller.chain().sum(scores).states();
                  for (int i = first; i < last; i++) {
                    int kind = path[i - start];
                    double probability = Math.clamp(probabilities[i - start][kind], 0, 1);
                    labels.add(new Label(Kind.values()[kind], i == from, probability));
                  }
                }));
    return labels;
  }

  /** What weighed most for each unit's kind, against the kind that was next likely. */
  List<List<Evidence>> explain(List<Unit> story, List<Kind> kinds) {
    List<List<Evidence>> explanations = new ArrayList<>(story.size());
    forStretches(
        0,
        story.size(),
        (start, end, first, last) -> {
          int[][] features = features(story.subList(start, end));
          double[][] states = model.labeller.chain().sum(model.labeller.scores(features)).states();
          for (int i = first; i < last; i++) {
            int kind = kinds.get(i).ordinal();
            double[] rivals = states[i - start];
            rivals[kind] = -1;
            int above = i == 0 ? -1 : kinds.get(i - 1).ordinal();
            explanations.add(evidence(features[i - start], above, kind, Chain.highest(rivals)));
          }
        });
    return explanations;
  }

  private List<Evidence> evidence(int[] features, int above, int kind, int rival) {
    List<Evidence> evidence = new ArrayList<>();
    for (int feature : features) {
      double weight = model.labeller.weight(feature, kind) - model.labeller.weight(feature, rival);
      evidence.add(new Evidence(model.features.name(feature), weight));
    }
    if (above >= 0) {
      Chain chain = model.labeller.chain();
      evidence.add(
          new Evidence(
              "below " + Kind.values()[above].label(),
              chain.step(above, kind) - chain.step(above, rival)));
    }
    evidence.sort(Comparator.comparingDouble((Evidence e) -> -Math.abs(e.weight())));
    return List.copyOf(evidence.subList(0, Math.min(EVIDENCE, evidence.size())));
  }

  /** Where stories begin. */
  private boolean[] begins(List<Unit> units) {
    boolean[] begins = new boolean[units.size()];
    forStretches(
        0,
        units.size(),
        (start, end, first, last) -> {
          double[][] scores = model.splitter.scores(features(units.subList(start, end)));
          double[][] states = model.splitter.chain().sum(scores).states();
          for (int i = first; i < last; i++) {
            double probability = 0;
            for (int state = 1; state < states[i - start].length; state += 2) {
              probability += states[i - start][state];
            }
            begins[i] = probability > BEGINS;
          }
        });
    if (begins.length > 0) {
      begins[0] = true;
    }
    return begins;
  }

  private int[][] features(List<Unit> units) {
    return model.features.of(new Signs().read(units));
  }

  private interface Stretch {
    /**
     * Units {@code start} to {@code end} are looked at; {@code first} to {@code last} are meant.
     */
    void at(int start, int end, int first, int last);
  }

  private static void forStretches(int from, int to, Stretch stretch) {
    for (int first = from; first < to; first += STRETCH) {
      int last = Math.min(to, first + STRETCH);
      stretch.at(Math.max(from, first - MARGIN), Math.min(to, last + MARGIN), first, last);
    }
  }

  private interface Range {
    void at(int from, int to);
  }

  private static void forStories(boolean[] begins, Range story) {
    int from = 0;
    for (int i = 1; i <= begins.length; i++) {
      if (i == begins.length || begins[i]) {
        story.at(from, i);
        from = i;
      }
    }
  }
}
