package cuttings.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a system answered.
 *
 * @param byTopic documents, best first, each once
 */
public record Run(Map<String, List<String>> byTopic) {

  /** How many documents of a topic are judged. */
  public static final int DEPTH = 1_000;

  /**
   * Reads TREC's form: {@code topic Q0 document rank score name}. The scores give the order, as in
   * {@code trec_eval}: highest first, of equals the document whose name sorts last.
   *
   * @throws IOException naming the line that is not of this form
   */
  public static Run read(Path file) throws IOException {
    record Scored(String document, double score) {}
    Map<String, List<Scored>> scored = new LinkedHashMap<>();
    Columns.read(
        file,
        "topic Q0 document rank score name",
        5,
        columns ->
            scored
                .computeIfAbsent(columns[0], topic -> new ArrayList<>())
                .add(new Scored(columns[2], Double.parseDouble(columns[4]))));
    Map<String, List<String>> byTopic = new LinkedHashMap<>();
    scored.forEach(
        (topic, documents) ->
            byTopic.put(
                topic,
                documents.stream()
                    .sorted(
                        Comparator.comparingDouble(Scored::score)
                            .thenComparing(Scored::document)
                            .reversed())
                    .map(Scored::document)
                    .distinct()
                    .limit(DEPTH)
                    .toList()));
    return new Run(byTopic);
  }
}
