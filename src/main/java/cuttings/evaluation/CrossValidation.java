package cuttings.evaluation;

import cuttings.structure.LabelledText;
import cuttings.structure.StructureModel;
import cuttings.structure.StructureTraining;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Scores of models on texts whose owners they have not seen: the texts are tried a few at a time,
 * by a model that was trained on all articles of other owner groups.
 */
public final class CrossValidation {
  /** Parts that the groups are dealt to. */
  public static final int FOLDS = 5;

  /** Articles that may be left out of training, as a share, when pages of several are tried. */
  private static final double LEFT_OUT = 0.25;

  private final LabelledFolder folder;
  private final Consumer<String> progress;

  /** Texts that are tried together, and the groups that their model must not know. */
  private record Trial(Set<String> groups, List<LabelledText> texts) {}

  /**
   * @param progress told of each model that is trained
   */
  public CrossValidation(LabelledFolder folder, Consumer<String> progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /** The scores of the articles: texts of one story. */
  public StructureScores articles() {
    return scores(folds());
  }

  /** The scores of the texts of several stories. */
  public StructureScores pages() {
    return scores(pageTrials());
  }

  private StructureScores scores(List<Trial> trials) {
    StructureScores scores = new StructureScores();
    for (Trial trial : trials) {
      List<LabelledText> known =
          folder.articles().stream()
              .filter(text -> Collections.disjoint(text.groups(), trial.groups))
              .toList();
      progress.accept(
          "training on %d articles, trying %d texts".formatted(known.size(), trial.texts.size()));
      StructureModel model = StructureTraining.train(known);
      trial.texts.forEach(text -> scores.add(text, model));
    }
    return scores;
  }

  /** Groups dealt to folds, the largest first, each to the fold that has fewest articles. */
  private List<Trial> folds() {
    Map<String, List<LabelledText>> byGroup = new TreeMap<>();
    for (LabelledText text : folder.articles()) {
      String group = text.groups().iterator().next();
      byGroup.computeIfAbsent(group, g -> new ArrayList<>()).add(text);
    }
    List<Trial> folds = new ArrayList<>();
    for (int i = 0; i < Math.min(FOLDS, byGroup.size()); i++) {
      folds.add(new Trial(new HashSet<>(), new ArrayList<>()));
    }
    byGroup.entrySet().stream()
        .sorted((a, b) -> b.getValue().size() - a.getValue().size())
        .forEach(
            group -> {
              Trial fold =
                  folds.stream().min((a, b) -> a.texts.size() - b.texts.size()).orElseThrow();
              fold.groups.add(group.getKey());
              fold.texts.addAll(group.getValue());
            });
    return folds;
  }

  /** Pages put together as long as their groups leave enough to train on. */
  private List<Trial> pageTrials() {
    Map<String, Integer> sizes = new HashMap<>();
    folder.articles().forEach(text -> text.groups().forEach(g -> sizes.merge(g, 1, Integer::sum)));
    double most = LEFT_OUT * folder.articles().size();
    List<Trial> trials = new ArrayList<>();
    for (LabelledText page : folder.pages()) {
      Trial fitting = null;
      for (Trial trial : trials) {
        Set<String> groups = new HashSet<>(trial.groups);
        groups.addAll(page.groups());
        if (groups.stream().mapToInt(group -> sizes.getOrDefault(group, 0)).sum() <= most) {
          fitting = trial;
          break;
        }
      }
      if (fitting == null) {
        fitting = new Trial(new HashSet<>(), new ArrayList<>());
        trials.add(fitting);
      }
      fitting.groups.addAll(page.groups());
      fitting.texts.add(page);
    }
    return trials;
  }
}
