package cuttings.cli;

import static cuttings.cli.Run.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cuttings.output.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class EvaluateRankingCommandTest {
  private static final Path COLLECTIONS = Path.of("..", "shared", "data", "ranking");

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void aCollectionIsIndexedSearchedAndJudged() throws IOException {
    String docs =
        file(
            "docs.jsonl",
            """
            {"id":"1","title":"Harbour vote","text":"The council voted to widen the harbour."}
            {"id":"2","title":"","text":"Storms closed the coast road.\\n\\nThe harbour stayed open."}
            {"id":"3","title":"Empty","text":""}
            {"id":"4.b","title":"Nothing","text":"Of note."}
            """);
    String queries = file("queries.tsv", "q1\twhat did the harbour vote (decide\nq2\t?notes\n");
    String qrels = file("qrels.txt", "q1 0 1 1\nq2 0 4.b 1\nq3 0 1 1\n");
    Run run =
        run(
            "evaluate",
            "ranking",
            "--docs",
            docs,
            "--queries",
            queries,
            "--qrels",
            qrels,
            "--baseline",
            "--per-query",
            "--json");
    assertEquals(Cuttings.DONE, run.exitCode(), run.err());
    JsonNode json = Json.MAPPER.readTree(run.out());
    // q3 is judged but not asked: it counts nothing, as under trec_eval -c.
    assertEquals(3, json.path("topics").asInt());
    assertEquals(2 / 3.0, json.path("measures").path("map").asDouble(), 1e-9);
    assertEquals(1, json.path("p").path("map").asDouble(), 1e-9);
    assertEquals("q1", json.path("per_query").path(0).path("topic").asString());
    assertEquals(1, json.path("per_query").path(0).path("recip_rank").asDouble(), 1e-9);
  }

  @Test
  void wrongUsageIsToldWithExitCodeTwo() {
    Run run = run("evaluate", "ranking");
    assertEquals(Cuttings.USAGE, run.exitCode());
    assertTrue(run.err().contains("--queries"), run.err());
  }

  /** What plain Lucene reaches, at its better setting, and how far above it is asked. */
  @ParameterizedTest
  @CsvSource({"med, 0.5264, 0.6895", "cisi, 0.2183, 0.3844"})
  void longQuestionsAreAnsweredBetterThanByPlainLucene(String name, double map, double ndcg)
      throws IOException {
    Path collection = COLLECTIONS.resolve(name);
    assumeTrue(Files.isDirectory(collection), "no test collections in " + COLLECTIONS);
    Run run =
        run(
            "evaluate",
            "ranking",
            "--docs",
            collection.resolve("docs.jsonl").toString(),
            "--queries",
            collection.resolve("queries.tsv").toString(),
            "--qrels",
            collection.resolve("qrels.txt").toString(),
            "--json");
    assertEquals(Cuttings.DONE, run.exitCode(), run.err());
    JsonNode measures = Json.MAPPER.readTree(run.out()).path("measures");
    assertTrue(measures.path("map").asDouble() > 1.05 * map, measures.toString());
    assertTrue(measures.path("ndcg_cut_10").asDouble() > 1.05 * ndcg, measures.toString());
  }
}
