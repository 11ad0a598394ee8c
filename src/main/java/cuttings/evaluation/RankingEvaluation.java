package cuttings.evaluation;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good a run is.
 *
 * @param byTopic each measure for each topic judged, in the judgements' order
 */
public record RankingEvaluation(Map<String, Map<Measure, Double>> byTopic) {

  /** Judges a run. A topic that it does not answer counts 0, as under {@code trec_eval -c}. */
  public static RankingEvaluation of(Run run, Judgements judgements) {
    Map<String, Map<Measure, Double>> byTopic = new LinkedHashMap<>();
    judgements
        .byTopic()
        .forEach(
            (topic, judged) -> {
              List<String> ranking = run.byTopic().getOrDefault(topic, List.of());
              Map<Measure, Double> values = new EnumMap<>(Measure.class);
              for (Measure measure : Measure.values()) {
                values.put(measure, measure.of(ranking, judged));
              }
              byTopic.put(topic, values);
            });
    return new RankingEvaluation(byTopic);
  }

  /** The mean over the topics; 0 without topics. */
  public double mean(Measure measure) {
    return byTopic.values().stream().mapToDouble(each -> each.get(measure)).average().orElse(0);
  }

  /**
   * How likely a difference as large as to {@code other} is by chance alone.
   *
   * @param other of the same topics
   */
  public double chance(RankingEvaluation other, Measure measure) {
    double[] differences =
        byTopic.entrySet().stream()
            .mapToDouble(
                topic ->
                    topic.getValue().get(measure) - other.byTopic.get(topic.getKey()).get(measure))
            .toArray();
    return Significance.randomisation(differences);
  }
}
