package cuttings.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which documents answer which topic, by people's judgement.
 *
 * @param byTopic for each topic that has a relevant document, grades by document: 0 is not
 *     relevant, higher is better
 */
public record Judgements(Map<String, Map<String, Integer>> byTopic) {

  /**
   * Reads TREC's form: {@code topic 0 document grade}, parted by blanks. Topics without any
   * relevant document are left out, since no ranking can answer them.
   *
   * @throws IOException naming the line that is not of this form
   */
  public static Judgements read(Path file) throws IOException {
    Map<String, Map<String, Integer>> byTopic = new LinkedHashMap<>();
    Columns.read(
        file,
        "topic 0 document grade",
        4,
        columns ->
            byTopic
                .computeIfAbsent(columns[0], topic -> new LinkedHashMap<>())
                .put(columns[2], Integer.valueOf(columns[3])));
    byTopic.values().removeIf(judged -> judged.values().stream().noneMatch(grade -> grade > 0));
    return new Judgements(byTopic);
  }
}
