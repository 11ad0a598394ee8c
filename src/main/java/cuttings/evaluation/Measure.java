package cuttings.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a ranking is judged by, as {@code trec_eval} defines it. A document without judgement is not
 * relevant; one judged 1 or more is.
 */
public enum Measure {
  /** Mean over the relevant documents of the precision at each; those not found count 0. */
  MAP("map") {
    @Override
    double of(List<String> ranking, Map<String, Integer> judged) {
      double sum = 0;
      int found = 0;
      for (int i = 0; i < ranking.size(); i++) {
        if (isRelevant(ranking.get(i), judged)) {
          found++;
          sum += found / (i + 1.0);
        }
      }
      return sum / relevant(judged);
    }
  },

  /** Grades over log2(rank + 1) within the first ten, as a share of the best order's. */
  NDCG_10("ndcg_cut_10") {
    @Override
    double of(List<String> ranking, Map<String, Integer> judged) {
      double gain = 0;
      for (int i = 0; i < Math.min(10, ranking.size()); i++) {
        gain += discounted(judged.getOrDefault(ranking.get(i), 0), i);
      }
      List<Integer> best =
          judged.values().stream().sorted(Comparator.reverseOrder()).limit(10).toList();
      double ideal = 0;
      for (int i = 0; i < best.size(); i++) {
        ideal += discounted(best.get(i), i);
      }
      return gain / ideal;
    }
  },

  /** How many of the first ten are relevant, over ten. */
  P_10("P_10") {
    @Override
    double of(List<String> ranking, Map<String, Integer> judged) {
      return found(ranking, judged, 10) / 10.0;
    }
  },

  /** One over the rank of the first relevant document; its mean is MRR. */
  RECIPROCAL_RANK("recip_rank") {
    @Override
    double of(List<String> ranking, Map<String, Integer> judged) {
      for (int i = 0; i < ranking.size(); i++) {
        if (isRelevant(ranking.get(i), judged)) {
          return 1.0 / (i + 1);
        }
      }
      return 0;
    }
  },

  /** The share of the relevant documents that is among the first hundred. */
  RECALL_100("recall_100") {
    @Override
    double of(List<String> ranking, Map<String, Integer> judged) {
      return found(ranking, judged, 100) / (double) relevant(judged);
    }
  };

  private final String label;

  Measure(String label) {
    this.label = label;
  }

  /** Its name in {@code trec_eval}. */
  public String label() {
    return label;
  }

  /**
   * The measure of one topic, 0 to 1.
   *
   * @param ranking documents, best first, each once
   * @param judged grades, at least one of them above 0
   */
  abstract double of(List<String> ranking, Map<String, Integer> judged);

  private static boolean isRelevant(String document, Map<String, Integer> judged) {
    return judged.getOrDefault(document, 0) > 0;
  }

  private static long relevant(Map<String, Integer> judged) {
    return judged.values().stream().filter(grade -> grade > 0).count();
  }

  private static long found(List<String> ranking, Map<String, Integer> judged, int first) {
    return ranking.stream().limit(first).filter(each -> isRelevant(each, judged)).count();
  }

  private static double discounted(int grade, int place) {
    return Math.max(0, grade) / (Math.log(place + 2.0) / Math.log(2));
  }
}
