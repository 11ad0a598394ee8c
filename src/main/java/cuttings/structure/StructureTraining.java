package cuttings.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Learns a {@link StructureModel} from labelled texts of one story each. Deterministic. */
public final class StructureTraining {
  /** Changed copies of each text that the labeller learns from, and what each counts. */
  private static final int VARIATIONS = 6;

  private static final double VARIATION_WEIGHT = 0.067;

  /** What changed copies and made-up pages count where beginnings are learnt. */
  private static final double PAGE_WEIGHT = 0.5;

  private static final long SEED = 20_240_911;

  private final Features features = new Features();
  private final List<Training.Example> splitting = new ArrayList<>();
  private final List<Training.Example> labelling = new ArrayList<>();
  private final List<ForestTraining.Sample> lines = new ArrayList<>();

  private StructureTraining() {}

  /** The model that texts teach; every text is taken for one story. */
  public static StructureModel train(List<LabelledText> texts) {
    return new StructureTraining().learn(texts);
  }

  private StructureModel learn(List<LabelledText> texts) {
    List<List<Variations.Piece>> stories = texts.stream().map(Variations::pieces).toList();
    Variations variations = new Variations(new Random(SEED));
    for (List<Variations.Piece> story : stories) {
      add(splitting, story, true, 1);
      add(labelling, story, false, 1);
    }
    for (List<Variations.Piece> story : stories) {
      add(splitting, variations.of(story), true, PAGE_WEIGHT);
      add(splitting, variations.page(stories), true, PAGE_WEIGHT);
      for (int i = 0; i < VARIATIONS; i++) {
        add(labelling, variations.ofOne(story), false, VARIATION_WEIGHT);
      }
    }
    return new StructureModel(
        features,
        new Training(splitting, features, true).fit(),
        new Training(labelling, features, false).fit(),
        new ForestTraining(lines).grow());
  }

  private void add(
      List<Training.Example> to, List<Variations.Piece> pieces, boolean splits, double weight) {
    LineSigns reader = new LineSigns();
    LineSigns.Seen[] seen = new LineSigns.Seen[pieces.size()];
    int[] states = new int[pieces.size()];
    for (int i = 0; i < seen.length; i++) {
      Variations.Piece piece = pieces.get(i);
      int kind = piece.kind().ordinal();
      states[i] = splits ? 2 * kind + (piece.begins() ? 1 : 0) : kind;
      Line line = new Line(i + 1, piece.text());
      seen[i] = reader.read(new Unit(piece.text(), List.of(line), piece.afterBlank()));
    }
    byte[][] signs = Signs.of(seen);
    to.add(new Training.Example(features.of(signs), states, weight));
    if (!splits) {
      Features.Window window = new Features.Window(signs);
      for (int i = 0; i < states.length; i++) {
        lines.add(new ForestTraining.Sample(window.at(i).clone(), states[i], weight));
      }
    }
  }
}
