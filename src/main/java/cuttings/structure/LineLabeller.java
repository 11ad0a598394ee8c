package cuttings.structure;

import cuttings.article.Kind;
import cuttings.structure.LineSigns.Seen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Labels units: first where stories begin, over all of a text, then each story's lines, which are
 * read again as those of one story. Safe for use by many threads; the time is linear.
 */
final class LineLabeller {
  /** Longer texts are labelled a stretch at a time, in units. It bounds the memory. */
  static final int STRETCH = 2_000;

  /** Units above and below a stretch that are looked at with it. */
  static final int MARGIN = 60;

  /** Where the chain is surer, the trees are not asked. */
  private static final double SURE = 0.95;

  /**
   * What is added to each kind's probability, and to its votes, so that neither alone rules out.
   */
  private static final double UNSEEN = 1e-4;

  private static final double UNHEARD = 1e-3;

  /**
   * What speaks for a standfirst counts for more: a story has one at most, and a model that was
   * trained to be right about most lines finds too few of what has few lines.
   */
  private static final double STANDFIRST_WEIGHT = 2;

  /** No guess is as sure as what a person or a format states, which is 1. */
  static final double SUREST = 0.9999;

  private static final int EVIDENCE = 4;

  /** Signs that are named for the trees' votes. */
  private static final int VOTES_BY = 2;

  private static final List<Kind> KINDS = List.of(Kind.values());

  private final StructureModel model;

  /**
   * What a unit is.
   *
   * @param begins whether a story begins there
   * @param probability of the kind, 0 to {@link #SUREST}
   */
  record Label(Kind kind, boolean begins, double probability) {}

  LineLabeller(StructureModel model) {
    this.model = model;
  }

  List<Label> label(List<Unit> units) {
    return label(units, new BitSet());
  }

  /**
   * @param certain units where a story begins for certain
   */
  List<Label> label(List<Unit> units, BitSet certain) {
    Lines lines = new Lines(units, model.features);
    Begins begins = begins(lines, certain);
    List<Label> labels = new ArrayList<>(units.size());
    // A picture above a headline is told by what it stands below: as the first line it looks like
    // one.
    forStories(
        begins.heads,
        (from, to) ->
            forStretches(
                from,
                to,
                (start, end, first, last) -> {
                  double[][] probabilities = probabilities(lines.look(start, end));
                  for (int i = first; i < last; i++) {
                    int kind = Chain.highest(probabilities[i - start]);
                    double probability = Math.clamp(probabilities[i - start][kind], 0, SUREST);
                    labels.add(new Label(KINDS.get(kind), begins.stories[i], probability));
                  }
                }));
    return labels;
  }

  /** What weighed most for each unit's kind, against the kind that was next likely. */
  List<List<Evidence>> explain(List<Unit> story, List<Kind> kinds) {
    Lines lines = new Lines(story, model.features);
    List<List<Evidence>> explanations = new ArrayList<>(story.size());
    forStretches(
        0,
        story.size(),
        (start, end, first, last) -> {
          Look look = lines.look(start, end);
          double[][] chain = chain(look);
          double[][] probabilities = probabilities(look);
          Features.Window window = new Features.Window(look.signs);
          for (int i = first; i < last; i++) {
            int kind = kinds.get(i).ordinal();
            double[] rivals = probabilities[i - start];
            rivals[kind] = -1;
            int rival = Chain.highest(rivals);
            int above = i == 0 ? -1 : kinds.get(i - 1).ordinal();
            List<Evidence> evidence = evidence(look.features[i - start], above, kind, rival);
            if (asksTrees(look.features[i - start], chain[i - start])) {
              evidence.add(votes(window.at(i - start), kind, rival));
            }
            evidence.sort(Comparator.comparingDouble((Evidence e) -> -Math.abs(e.weight())));
            explanations.add(List.copyOf(evidence.subList(0, Math.min(EVIDENCE, evidence.size()))));
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
              "below " + KINDS.get(above).label(),
              chain.step(above, kind) - chain.step(above, rival)));
    }
    return evidence;
  }

  private double[][] chain(Look look) {
    return model.labeller.chain().probabilities(model.labeller.scores(look.features));
  }

  /** Whether neither the chain is sure nor a sign certain. */
  private boolean asksTrees(int[] features, double[] chain) {
    return chain[Chain.highest(chain)] <= SURE && !model.features.isCertain(features);
  }

  private Evidence votes(byte[] window, int kind, int rival) {
    double[] shares = model.forest.shares(window);
    double weight = StrictMath.log((shares[kind] + UNHEARD) / (shares[rival] + UNHEARD));
    StringBuilder votes = new StringBuilder("votes of " + model.forest.trees() + " trees");
    double[] moved = model.forest.moved(window, kind, rival);
    for (int i = 0; i < VOTES_BY; i++) {
      int most = 0;
      for (int place = 1; place < moved.length; place++) {
        most = moved[place] * weight > moved[most] * weight ? place : most;
      }
      votes.append(i == 0 ? ", by " : " and ").append(model.features.name(most, window));
      moved[most] = 0;
    }
    return new Evidence(votes.toString(), weight);
  }

  /**
   * How likely each kind is, by line: what the chain says, and where that is not sure, the
   * geometric mean of it and the trees' votes. They err in different lines: the chain knows what
   * its neighbours are, the trees what counts only together.
   */
  private double[][] probabilities(Look look) {
    double[][] probabilities = chain(look);
    Features.Window window = new Features.Window(look.signs);
    for (int i = 0; i < probabilities.length; i++) {
      double[] chain = probabilities[i];
      if (asksTrees(look.features[i], chain)) {
        double[] shares = model.forest.shares(window.at(i));
        for (int kind = 0; kind < chain.length; kind++) {
          chain[kind] = Math.sqrt((chain[kind] + UNSEEN) * (shares[kind] + UNHEARD));
        }
      }
      weigh(chain);
    }
    return probabilities;
  }

  /** Makes the values one whole, the rarest kind raised. */
  private static void weigh(double[] kinds) {
    kinds[Kind.STANDFIRST.ordinal()] *= STANDFIRST_WEIGHT;
    double all = Arrays.stream(kinds).sum();
    for (int kind = 0; kind < kinds.length; kind++) {
      kinds[kind] /= all;
    }
  }

  /**
   * Why stories begin where they do: what weighed most, by the unit that a story begins at; of the
   * first and of those that are certain nothing is said.
   */
  Map<Integer, List<Evidence>> explainBeginnings(List<Unit> units, BitSet certain) {
    Lines lines = new Lines(units, model.features);
    Map<Integer, List<Evidence>> explanations = new HashMap<>();
    forStretches(
        0,
        lines.count(),
        (start, end, first, last) -> {
          Look look = lines.look(start, end);
          for (Beginnings.Head head : beginnings(look, certain.get(start, end)).heads()) {
            int unit = start + head.begin();
            if (unit >= first && unit < last) {
              explanations.put(unit, evidence(head, look.features[head.surest()]));
            }
          }
        });
    return explanations;
  }

  private List<Evidence> evidence(Beginnings.Head head, int[] features) {
    List<Evidence> signs = new ArrayList<>();
    int below = head.surest() - head.begin();
    for (int feature : features) {
      String name = model.features.name(feature);
      signs.add(
          new Evidence(
              below == 0 ? name : below + " below: " + name,
              model.splitter.weight(feature, Chain.KINDS)));
    }
    signs.sort(Comparator.comparingDouble((Evidence e) -> -Math.abs(e.weight())));
    List<Evidence> evidence = new ArrayList<>();
    String lines = head.count() == 1 ? "head of 1 line" : "head of " + head.count() + " lines";
    evidence.add(
        new Evidence(
            String.format(Locale.ROOT, "%s, %.0f %% sure", lines, 100 * head.likely()),
            head.odds()));
    String met =
        String.format(
            Locale.ROOT,
            "%.0f %% of its words and %.0f %% of its names stand above",
            100 * head.wordsMet(),
            100 * head.namesMet());
    evidence.add(new Evidence(head.signed() ? "is signed" : met, head.novelty()));
    evidence.addAll(signs.subList(0, EVIDENCE));
    return List.copyOf(evidence);
  }

  private Beginnings beginnings(Look look, BitSet certain) {
    double[][] states = model.splitter.chain().probabilities(model.splitter.scores(look.features));
    return new Beginnings(look.seen, look.signs, states, certain);
  }

  /**
   * Where stories begin.
   *
   * @param heads where their heads do: below the pictures that stand above some
   */
  private record Begins(boolean[] stories, boolean[] heads) {}

  private Begins begins(Lines lines, BitSet certain) {
    Begins begins = new Begins(new boolean[lines.count()], new boolean[lines.count()]);
    forStretches(
        0,
        lines.count(),
        (start, end, first, last) -> {
          Beginnings found = beginnings(lines.look(start, end), certain.get(start, end));
          System.arraycopy(found.find(), first - start, begins.stories, first, last - first);
          System.arraycopy(found.findHeads(), first - start, begins.heads, first, last - first);
        });
    if (lines.count() > 0) {
      begins.stories[0] = true;
      begins.heads[0] = true;
    }
    return begins;
  }

  /** Lines beside one another. */
  private record Look(Seen[] seen, byte[][] signs, int[][] features) {}

  /**
   * What is seen of each unit. Of a text of one stretch it is kept for the second look; a longer
   * one is read again, so that memory stays bounded.
   */
  private static final class Lines {
    private final List<Unit> units;
    private final Features features;
    private final LineSigns reader = new LineSigns();
    private final Seen @Nullable [] kept;

    /** The look at all units: a page of one story is looked at once. */
    private @Nullable Look all;

    Lines(List<Unit> units, Features features) {
      this.units = units;
      this.features = features;
      kept = units.size() <= STRETCH ? read(0, units.size()) : null;
    }

    int count() {
      return units.size();
    }

    Look look(int start, int end) {
      if (kept == null) {
        return look(read(start, end));
      }
      if (end - start < kept.length) {
        return look(Arrays.copyOfRange(kept, start, end));
      }
      if (all == null) {
        all = look(kept);
      }
      return all;
    }

    private Look look(Seen[] seen) {
      byte[][] signs = Signs.of(seen);
      return new Look(seen, signs, features.of(signs));
    }

    private Seen[] read(int start, int end) {
      Seen[] lines = new Seen[end - start];
      for (int i = start; i < end; i++) {
        lines[i - start] = reader.read(units.get(i));
      }
      return lines;
    }
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
