package cuttings.cli;

import static cuttings.cli.Run.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.output.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Lists of queries and whole exports on the command line, over the samples. */
final class BatchAndExportTest {
  private static final Path SAMPLES = Path.of("data");
  private static final int QUERIES = 1_000;
  private static final int HITS = 5;

  @TempDir private static Path folder;
  private static Path index;

  private static Path index(String name, Path of) {
    Path made = folder.resolve(name);
    Run run = run("index", of.toString(), "--index", made.toString(), "--quiet");
    assertEquals(0, run.exitCode(), run.err());
    return made;
  }

  @BeforeAll
  static void indexSamples() {
    index = index("index", SAMPLES);
  }

  /** A thousand: words, phrases, kinds, some that find nothing, one in a hundred that is none. */
  private static Path queries() throws IOException {
    List<String> forms =
        List.of(
            "harbour",
            "\"the council\"",
            "caption:pictured",
            "ferry OR lease",
            "zzyzx",
            "-harbour");
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= QUERIES; i++) {
      lines.add("q" + i + "\t" + (i % 100 == 0 ? "date:someday" : forms.get(i % forms.size())));
    }
    return Files.write(folder.resolve("queries.tsv"), lines);
  }

  private static Run batch(String format) throws IOException {
    return run(
        "batch",
        queries().toString(),
        "--index",
        index.toString(),
        "--format",
        format,
        "--limit",
        String.valueOf(HITS));
  }

  @Test
  void eachOfAThousandQueriesHasALineOfJson() throws IOException {
    Run run = batch("jsonl");
    assertEquals(Cuttings.SOME_UNREADABLE, run.exitCode(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals(QUERIES, lines.size());
    for (int i = 1; i <= QUERIES; i++) {
      JsonNode line = Json.MAPPER.readTree(lines.get(i - 1));
      assertEquals("q" + i, line.get("query_id").asString());
      assertEquals(i % 100 == 0, line.has("error"), lines.get(i - 1));
      assertTrue(line.path("hits").size() <= HITS);
    }
    assertEquals(10, run.err().lines().filter(line -> line.contains("someday")).count(), run.err());
  }

  @Test
  void aRunOfAThousandQueriesRanksFromOneWithScoresThatOnlyFall() throws IOException {
    String query = "";
    int rank = 0;
    double score = 0;
    Set<String> queries = new HashSet<>();
    for (String line : batch("trec").out().lines().toList()) {
      String[] columns = line.split(" ", -1);
      assertEquals(6, columns.length, line);
      boolean same = columns[0].equals(query);
      rank = same ? rank + 1 : 1;
      assertEquals(rank, Integer.parseInt(columns[3]), line);
      assertTrue(rank <= HITS, line);
      assertTrue(!same || Double.parseDouble(columns[4]) <= score, line);
      query = columns[0];
      score = Double.parseDouble(columns[4]);
      assertTrue(same || queries.add(query), line);
    }
    // Of six forms one finds nothing; a query that is none is searched for its words.
    assertTrue(queries.size() > QUERIES * 4 / 6, () -> queries.size() + " queries with hits");
  }

  @Test
  void whatIsExportedAsJsonLinesIsTheSameArticlesWhenItIsIndexedAgain() throws IOException {
    Run first = run("export", "--index", index.toString(), "--format", "jsonl");
    assertEquals(0, first.exitCode(), first.err());
    Path again = Files.createDirectories(folder.resolve("again"));
    Files.writeString(again.resolve("export.jsonl"), first.out());
    Run second =
        run("export", "--index", index("index-again", again).toString(), "--format", "jsonl");
    assertEquals(articles(first), articles(second));
    assertTrue(articles(first).size() > 80, first.err());
  }

  @Test
  void everyPassageIsAStretchOfItsBlockCutAndMarkedBetweenWords() throws IOException {
    Map<String, JsonNode> articles = new HashMap<>();
    for (String line :
        run("export", "--index", index.toString(), "--format", "jsonl").out().lines().toList()) {
      JsonNode article = Json.MAPPER.readTree(line);
      articles.put(article.get("id").asString(), article);
    }
    List<String> queries =
        List.of(
            "the",
            "harbour lease",
            "\"the council\"",
            "sentence:(sea wall)",
            "same:(port ellis)",
            "har*",
            "counsil~1",
            "\"brackwater lease\"~5",
            "caption:(pictured OR picture)",
            "lead:(vote OR strike)",
            "atleast3:council",
            "по OR der OR للميناء OR 港",
            "a OR s");
    Path list = Files.write(folder.resolve("passages.txt"), queries);
    Run run =
        run(
            "batch",
            list.toString(),
            "--index",
            index.toString(),
            "--format",
            "jsonl",
            "--passages",
            "20",
            "--limit",
            "100");
    int seen = 0;
    for (String line : run.out().lines().toList()) {
      for (JsonNode hit : Json.MAPPER.readTree(line).path("hits")) {
        JsonNode blocks = articles.get(hit.get("id").asString()).get("blocks");
        for (JsonNode passage : hit.get("passages")) {
          JsonNode block = blocks.get(passage.get("block").asInt());
          assertEquals(block.get("kind"), passage.get("kind"));
          assertStretch(block.get("text").asString(), passage);
          seen++;
        }
      }
    }
    assertTrue(seen > 1_000, seen + " passages");
  }

  private static void assertStretch(String block, JsonNode passage) {
    String text = passage.get("text").asString();
    int at = block.indexOf(text);
    assertTrue(at >= 0, () -> "not in its block: " + passage);
    while (!isBetweenWords(block, at) || !isBetweenWords(block, at + text.length())) {
      at = block.indexOf(text, at + 1);
      assertTrue(at >= 0, () -> "cut within a word: " + passage + " of " + block);
    }
    int last = 0;
    for (JsonNode match : passage.get("matches")) {
      int start = match.get("start").asInt();
      int end = match.get("end").asInt();
      assertTrue(last <= start && start < end && end <= text.length(), passage::toString);
      assertTrue(isBetweenWords(text, start) && isBetweenWords(text, end), passage::toString);
      last = end;
    }
  }

  /** Chinese and Japanese write no space between words. */
  private static boolean isBetweenWords(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isLetterOrDigit(text.charAt(at - 1))
        || !Character.isLetterOrDigit(text.charAt(at))
        || Character.isIdeographic(text.codePointAt(at));
  }

  /** What an article says and who wrote it when; not where it lies. */
  private static Set<String> articles(Run export) {
    return export
        .out()
        .lines()
        .map(
            line -> {
              JsonNode article = Json.MAPPER.readTree(line);
              StringBuilder told = new StringBuilder();
              for (String name : List.of("headline", "byline", "published", "language")) {
                told.append(article.get(name)).append('\n');
              }
              for (JsonNode block : article.get("blocks")) {
                told.append(block.get("kind")).append(' ').append(block.get("text")).append('\n');
              }
              return told.toString();
            })
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
