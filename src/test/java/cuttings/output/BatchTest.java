package cuttings.output;

import static cuttings.engine.TestArticles.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.engine.Fingerprint;
import cuttings.engine.SearchRequest;
import cuttings.engine.SearchRequest.Matching;
import cuttings.engine.lucene.LuceneEngine;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Lists of queries, and what their answers look like. */
final class BatchTest {
  @TempDir private Path folder;
  private LuceneEngine engine;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void index() throws IOException {
    engine = LuceneEngine.writing(folder);
    put(article("a/harbour vote.txt").headline("Harbour vote").paragraph("A vote.").make());
    put(article("b/storm.txt").paragraph("A storm over the harbour.").by("Ada Finch").make());
    Article first = article("two.txt").number(1).paragraph("Tide tables.").make();
    Article second = article("two.txt").number(2).paragraph("A ferry at high tide.").make();
    engine.put(first.source(), new Fingerprint(1, 2, "x"), List.of(first, second));
    engine.commit();
  }

  private void put(Article article) throws IOException {
    engine.put(article.source(), new Fingerprint(1, 2, "x"), List.of(article));
  }

  @AfterEach
  void close() throws IOException {
    engine.close();
  }

  private String run(Batch.Format format, int limit, String... lines) throws IOException {
    StringWriter out = new StringWriter();
    Batch batch =
        new Batch(
            engine,
            (text, parsed) -> SearchRequest.of(text, parsed.query()).matching(Matching.ANY),
            limit,
            1,
            format,
            "my run",
            out,
            (asked, reason) -> told.add(asked.line() + ": " + reason));
    for (int i = 0; i < lines.length; i++) {
      batch.run(Batch.Asked.ofLine(i + 1, lines[i]));
    }
    return out.toString();
  }

  @Test
  void aRunIsAsTrecEvalReadsIt() throws IOException {
    List<String> lines =
        run(Batch.Format.TREC, 10, "q 1\tharbour vote", "q2\ttide").lines().toList();
    assertTrue(
        lines.getFirst().matches("q_1 Q0 harbour_vote 1 \\d+\\.\\d+ my_run"), lines.toString());
    assertTrue(lines.get(1).startsWith("q_1 Q0 storm 2 "), lines.toString());
    assertEquals(4, lines.size());
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("q2 Q0 two#1 ")), lines.toString());
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("q2 Q0 two#2 ")), lines.toString());
  }

  @Test
  void aRunHoldsADocumentOnceThoughTwoFilesHaveItsName() throws IOException {
    put(article("c/storm.txt").paragraph("Another storm over the harbour.").make());
    engine.commit();
    List<String> lines = run(Batch.Format.TREC, 10, "storm").lines().toList();
    assertEquals(1, lines.size(), lines.toString());
  }

  @Test
  void aQueryThatFindsNothingHasARowOfItsOwn() throws IOException {
    String csv = run(Batch.Format.CSV, 1, "zeppelin", "x\tharbour", "=cmd");
    List<CSVRecord> rows =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(csv))
            .getRecords();
    assertEquals("zeppelin", rows.get(0).get("query"));
    assertEquals("0", rows.get(0).get("total"));
    assertEquals("", rows.get(0).get("rank"));
    assertEquals("x", rows.get(1).get("query_id"));
    assertEquals("2", rows.get(1).get("total"));
    assertEquals("1", rows.get(1).get("rank"));
    assertTrue(rows.get(1).get("passage").toLowerCase(java.util.Locale.ROOT).contains("harbour"));
    assertEquals("'=cmd", rows.get(2).get("query"));
    assertEquals(3, rows.size(), csv);
  }

  @Test
  void aQueryThatCannotBeReadIsNamedAndTheRestGoesOn() throws IOException {
    String lines = run(Batch.Format.JSONL, 10, "a\t" + "x".repeat(10_001), "b\t", "c\ttide");
    assertEquals(2, told.size(), told.toString());
    assertTrue(told.get(0).startsWith("1: at character 10001: "), told.toString());
    assertTrue(told.get(1).startsWith("2: "), told.toString());
    List<JsonNode> answers = lines.lines().map(line -> Json.MAPPER.readTree(line)).toList();
    assertTrue(answers.get(0).get("error").asString().contains("10000"));
    assertEquals("c", answers.get(2).get("query_id").asString());
    assertEquals(2, answers.get(2).at("/total/value").asInt());
    assertEquals(2, answers.get(2).get("hits").size());
    assertEquals("paragraph", answers.get(2).at("/hits/0/passages/0/kind").asString());
  }

  @Test
  void moreHitsThanAPageHoldsComeInOrderAndNoMoreThanTheLimit() throws IOException {
    for (int i = 0; i < 1_100; i++) {
      put(article("many/" + i + ".txt").paragraph("buoy ".repeat(1 + i % 7) + i).make());
    }
    engine.commit();
    JsonNode answer = Json.MAPPER.readTree(run(Batch.Format.JSONL, 1_003, "buoy"));
    assertEquals(1_100, answer.at("/total/value").asInt());
    assertEquals(1_003, answer.get("hits").size());
    float score = Float.MAX_VALUE;
    for (JsonNode hit : answer.get("hits")) {
      assertTrue(hit.get("score").floatValue() <= score);
      score = hit.get("score").floatValue();
    }
  }
}
