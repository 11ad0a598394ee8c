package cuttings.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import cuttings.output.Json;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The program as a process: what it prints, how it ends, and what survives it. */
final class CuttingsIT {
  private static final String STORY =
      """
      Harbour vote splits the council
      By Ada Finch

      The council voted on Tuesday to widen the harbour, though the ferry company had asked for
      the old quay to stay as it was until the new year at least.
      """;

  /** So many that a process can be met in the middle of them. */
  private static final int MANY = 1_500;

  private static final Pattern UNDER_WAY = Pattern.compile("[1-9]\\d*/" + (MANY + 1));
  private static final Pattern FOLLOWING = Pattern.compile("Following changes");
  private static final Pattern ADDRESS = Pattern.compile("http://\\S+:(\\d+)\\S*");

  @TempDir private Path folder;
  private Program.Setting cuttings;

  @BeforeEach
  void aStoryInAFolder() throws IOException {
    cuttings = Program.Setting.in(folder);
    file("harbour.txt", STORY);
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve("archive").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Program.Ended index(String... options) throws IOException, InterruptedException {
    String[] words = new String[options.length + 2];
    words[0] = "index";
    words[1] = "archive";
    System.arraycopy(options, 0, words, 2, options.length);
    return cuttings.run(words);
  }

  private static JsonNode json(Program.Ended ended) {
    JsonNode summary = Json.MAPPER.readTree(ended.out());
    if (summary.has("seen")) {
      assertEquals(
          summary.get("seen").asInt(),
          summary.get("unchanged").asInt()
              + summary.get("indexed").asInt()
              + summary.get("failed").size()
              + summary.get("skipped").size(),
          ended.out());
      assertEquals(
          summary.get("lines").asInt(),
          summary.get("block_lines").asInt() + summary.get("furniture").asInt(),
          ended.out());
    }
    return summary;
  }

  private void assertHarbourIsFound() throws IOException, InterruptedException {
    Program.Ended found = cuttings.run("search", "harbour");
    assertEquals(Cuttings.DONE, found.exitCode(), found.err());
    assertTrue(found.out().contains("Harbour vote splits the council"), found.out());
    assertTrue(found.out().contains("harbour.txt:1 headline"), found.out());
  }

  @Test
  void whatIsNoArticleIsNamedAndTheRestIsIndexed() throws Exception {
    file("empty.txt", "");
    Files.write(folder.resolve("archive/logo.bin"), new byte[5_000]);
    Path huge = file("huge.txt", STORY);
    try (FileChannel channel = FileChannel.open(huge, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}), 200_000_000); // sparse: costs no disk
    }
    Program.Ended ended = index("--json");
    assertEquals(Cuttings.SOME_UNREADABLE, ended.exitCode(), ended.err());
    JsonNode summary = json(ended);
    assertEquals(4, summary.get("seen").asInt());
    assertEquals(1, summary.get("added").asInt());
    Path archive = folder.resolve("archive").toRealPath();
    assertEquals(
        "{\"path\":\"%s\",\"reason\":\"empty\"}".formatted(archive.resolve("empty.txt")),
        summary.at("/skipped/0").toString());
    assertTrue(
        ended
            .err()
            .contains(
                "failed %s: larger than 64 MiB. Split it into smaller files"
                    .formatted(archive.resolve("huge.txt"))),
        ended.err());
    assertTrue(
        ended.err().contains("failed %s: binary content".formatted(archive.resolve("logo.bin"))),
        ended.err());
    assertHarbourIsFound();
  }

  @Test
  void aFileThatMayNotBeReadIsNamedAndTheRestIsIndexed() throws Exception {
    Path secret = file("secret.txt", STORY);
    assertTrue(secret.toFile().setReadable(false, false));
    assumeFalse(Files.isReadable(secret), "this user may read everything");
    Program.Ended ended = index();
    assertEquals(Cuttings.SOME_UNREADABLE, ended.exitCode(), ended.err());
    assertTrue(ended.err().contains("secret.txt: permission denied"), ended.err());
    assertHarbourIsFound();
  }

  @Test
  void anEmptyFolderMakesAnEmptyIndex() throws Exception {
    Files.createDirectory(folder.resolve("empty"));
    Program.Ended ended = cuttings.run("index", "empty");
    assertEquals(Cuttings.DONE, ended.exitCode(), ended.err());
    assertTrue(ended.err().contains("0 files seen"), ended.err());
    Program.Ended search = cuttings.run("search", "harbour");
    assertEquals(Cuttings.DONE, search.exitCode(), search.err());
    assertTrue(search.err().contains("0 articles"), search.err());
    assertEquals("", search.out());
  }

  @Test
  void aFolderThatIsNotThereChangesNothing() throws Exception {
    index("--quiet");
    Program.Ended ended = cuttings.run("index", "archive", "archvie");
    assertEquals(Cuttings.USAGE, ended.exitCode(), ended.err());
    assertTrue(ended.err().startsWith("cuttings: archvie: no such folder."), ended.err());
    assertEquals(Cuttings.USAGE, cuttings.run("serve", "archvie").exitCode());
    assertHarbourIsFound();
  }

  @Test
  void whereThereIsNoIndexTheCommandThatMakesOneIsTold() throws Exception {
    for (String command : new String[] {"search", "serve"}) {
      Program.Ended ended = cuttings.run(command);
      assertEquals(Cuttings.FAILED, ended.exitCode(), ended.err());
      assertTrue(ended.err().contains("There is no index in index."), ended.err());
      assertTrue(ended.err().contains("cuttings index FOLDER"), ended.err());
    }
    assertFalse(Files.exists(folder.resolve("index")));
  }

  @Test
  void anUnknownOptionIsRefusedWithTheOneThatWasMeant() throws Exception {
    Program.Ended ended = index("--rebiuld");
    assertEquals(Cuttings.USAGE, ended.exitCode());
    assertTrue(ended.err().contains("'--rebiuld'"), ended.err());
    assertTrue(ended.err().contains("--rebuild"), ended.err());
    assertTrue(ended.err().contains("cuttings index --help"), ended.err());
    assertFalse(Files.exists(folder.resolve("index")));
  }

  @Test
  void aLongQueryIsAnsweredUpToTheLimit() throws Exception {
    index("--quiet");
    String start = "harbour OR ";
    String longest = start + "x".repeat(QueryParser.MAX_QUERY_CHARS - start.length());
    Program.Ended answered = cuttings.run("search", longest);
    assertEquals(Cuttings.DONE, answered.exitCode(), answered.err());
    assertTrue(answered.out().contains("Harbour vote"), answered.err());
    Program.Ended refused = cuttings.run("search", longest + "x");
    assertEquals(Cuttings.USAGE, refused.exitCode());
    assertTrue(
        refused.err().contains("The query has 10001 characters; 10000 are the most"),
        refused.err());
  }

  @Test
  void unbalancedBracketsAreAnsweredWithANote() throws Exception {
    index("--quiet");
    Program.Ended ended = cuttings.run("search", "((harbour vote");
    assertEquals(Cuttings.DONE, ended.exitCode(), ended.err());
    assertTrue(ended.out().contains("Harbour vote"), ended.out());
    assertTrue(ended.err().contains("A bracket has no partner"), ended.err());
  }

  @Test
  void aSecondRunTouchesOnlyWhatChanged() throws Exception {
    file("same.txt", STORY.replace("Harbour", "Ferry"));
    Path gone = file("gone.txt", STORY.replace("Harbour", "Quay"));
    JsonNode first = json(index("--json"));
    assertEquals(3, first.get("added").asInt());
    assertEquals(3, first.get("articles").asInt());
    assertEquals(3, first.at("/blocks/headline").asInt());
    file("harbour.txt", STORY.replace("Tuesday", "Wednesday, to nobody's surprise,"));
    file("new.txt", STORY.replace("Harbour", "Lighthouse"));
    Files.delete(gone);
    JsonNode second = json(index("--json"));
    assertEquals(3, second.get("seen").asInt());
    assertEquals(1, second.get("unchanged").asInt());
    assertEquals(1, second.get("added").asInt());
    assertEquals(1, second.get("updated").asInt());
    assertEquals(1, second.get("removed").asInt());
    JsonNode third = json(index("--json"));
    assertEquals(3, third.get("unchanged").asInt());
    assertEquals(0, third.get("bytes").asInt());
    Program.Ended removed = cuttings.run("search", "--no-fold", "quay", "headline:quay");
    assertFalse(removed.out().contains("Quay vote"), removed.out());
  }

  @Test
  void quietSaysNothingButWhatFailed() throws Exception {
    Program.Ended well = index("--quiet");
    assertEquals(new Program.Ended(Cuttings.DONE, "", ""), well);
    Files.write(folder.resolve("archive/logo.bin"), new byte[5_000]);
    Program.Ended ill = index("--quiet");
    assertEquals(Cuttings.SOME_UNREADABLE, ill.exitCode());
    assertEquals("", ill.out());
    assertEquals(1, ill.err().lines().count(), ill.err());
    assertTrue(ill.err().contains("logo.bin"), ill.err());
  }

  @Test
  void aDryRunWritesNothing() throws Exception {
    Program.Ended dry = index("--dry-run");
    assertEquals(Cuttings.DONE, dry.exitCode(), dry.err());
    assertTrue(dry.err().contains("1 added, 0 updated, 0 removed"), dry.err());
    assertTrue(dry.err().contains("nothing was written"), dry.err());
    assertFalse(Files.exists(folder.resolve("index")));
    index("--quiet");
    file("new.txt", "Zeppelin over the quay\n\nIt came at noon and nobody had been told of it.\n");
    assertEquals(1, json(index("--dry-run", "--json")).get("added").asInt());
    assertEquals("", cuttings.run("search", "zeppelin").out());
  }

  @Test
  void coloursAndProgressAreForTerminals() throws Exception {
    Program.Ended plain = index();
    assertFalse(plain.err().contains("\r"), plain.err());
    assertFalse(plain.err().contains("Indexing"), plain.err());
    assertFalse(cuttings.run("search", "harbour").out().contains("\u001b"));
    Program.Setting terminal = cuttings.onTerminal("out,err");
    assertTrue(terminal.run("search", "harbour").out().contains("\u001b[1m"));
    Program.Ended uncoloured = terminal.with("NO_COLOR").run("search", "harbour");
    assertTrue(uncoloured.out().contains("Harbour vote"), uncoloured.out());
    assertFalse(uncoloured.out().contains("\u001b"), uncoloured.out());
  }

  private void many() throws IOException {
    for (int i = 0; i < MANY; i++) {
      file("many/%04d.txt".formatted(i), "Ferry number " + i + " is late\n\n" + STORY);
    }
  }

  /** A process in the middle of indexing many files. */
  private Program underWay(String... options) throws IOException, InterruptedException {
    Program program = cuttings.onTerminal("err").start(options);
    try {
      program.awaitOutput(UNDER_WAY);
    } catch (AssertionError e) {
      program.close();
      throw e;
    }
    return program;
  }

  @Test
  void killedWhileIndexingItLeavesTheLastCommitAndTheNextRunCompletes() throws Exception {
    index("--quiet");
    many();
    try (Program program = underWay("index", "archive", "--jobs", "1")) {
      program.kill();
      assertNotEquals(Cuttings.DONE, program.ended().exitCode(), "it was killed too late");
    }
    assertHarbourIsFound();
    Program.Ended next = index("--json");
    assertEquals(Cuttings.DONE, next.exitCode(), next.err());
    JsonNode summary = json(next);
    assertEquals(MANY + 1, summary.get("seen").asInt());
    assertEquals(MANY + 1, summary.get("unchanged").asInt() + summary.get("added").asInt());
    Program.Ended check = cuttings.run("check");
    assertEquals(Cuttings.DONE, check.exitCode(), check.err());
    String last = "Ferry number " + (MANY - 1);
    assertTrue(cuttings.run("search", '"' + last + '"').out().contains(last));
  }

  @Test
  void killedInItsFirstRunItCanRunAgain() throws Exception {
    many();
    try (Program program = underWay("index", "archive", "--jobs", "1")) {
      program.kill();
      assertNotEquals(Cuttings.DONE, program.ended().exitCode(), "it was killed too late");
    }
    Program.Ended next = index();
    assertEquals(Cuttings.DONE, next.exitCode(), next.err());
    assertHarbourIsFound();
  }

  @Test
  void aFileThatWasOnlyTouchedIsUnchangedAndNotReadEveryTime() throws Exception {
    index("--quiet");
    Files.setLastModifiedTime(
        folder.resolve("archive/harbour.txt"), FileTime.from(Instant.now().minusSeconds(60)));
    assertEquals(1, json(index("--json")).get("unchanged").asInt());
    Program.Ended check = cuttings.run("check");
    assertEquals(Cuttings.DONE, check.exitCode(), check.err());
    JsonNode second = json(index("--json"));
    assertEquals(1, second.get("unchanged").asInt());
    assertEquals(0, second.get("bytes").asInt());
  }

  @Test
  void terminatedWhileIndexingItKeepsWhatItDid() throws Exception {
    many();
    JsonNode stopped;
    try (Program program = underWay("index", "archive", "--json", "--jobs", "1")) {
      program.terminate();
      Program.Ended ended = program.ended();
      assertNotEquals(Cuttings.DONE, ended.exitCode(), "it was terminated too late");
      stopped = json(ended);
    }
    assertTrue(stopped.get("interrupted").asBoolean());
    int kept = stopped.get("added").asInt();
    assertTrue(kept > 0 && kept < MANY + 1, "kept " + kept);
    JsonNode rest = json(index("--json"));
    assertEquals(kept, rest.get("unchanged").asInt());
    assertEquals(MANY + 1 - kept, rest.get("added").asInt());
  }

  @Test
  void whileOneProcessWritesAnotherIsRefusedAndSearchGoesOn() throws Exception {
    try (Program writer = cuttings.start("index", "archive", "--watch")) {
      writer.awaitOutput(FOLLOWING);
      Program.Ended second = index();
      assertEquals(Cuttings.FAILED, second.exitCode(), second.err());
      assertTrue(
          second.err().contains("Another process is writing to the index in index."), second.err());
      assertHarbourIsFound();
      writer.terminate();
      writer.ended();
    }
    assertEquals(1, json(index("--json")).get("unchanged").asInt());
  }

  @Test
  void servingFollowsTheFolderAndAnswersAsTheCommandDoes() throws Exception {
    try (Program server = cuttings.start("serve", "archive", "--port", "0");
        HttpClient client = HttpClient.newHttpClient()) {
      String port = server.awaitOutput(ADDRESS).group(1);
      String endpoint = "http://localhost:" + port + "/api/search?q=";
      file("new.txt", "Zeppelin over the quay\n\nIt came at noon, as the harbour was full.\n");
      await(client, endpoint + "zeppelin", 1);
      Program.Ended taken = cuttings.run("serve", "--port", port);
      assertEquals(Cuttings.FAILED, taken.exitCode(), taken.err());
      assertTrue(taken.err().contains("port " + port + ": the port is taken"), taken.err());
      assertTrue(taken.err().contains("--port"), taken.err());
      JsonNode served = await(client, endpoint + "harbour%20OR%20zeppelin", 2);
      JsonNode printed =
          Json.MAPPER.readTree(cuttings.run("search", "--json", "harbour OR zeppelin").out());
      assertTrue(printed.has("took_ms"));
      assertEquals(untimed(served), untimed(printed));
    }
  }

  /** The endpoint's answer as soon as it finds so many. */
  private static JsonNode await(HttpClient client, String address, int hits)
      throws IOException, InterruptedException {
    Instant latest = Instant.now().plus(Duration.ofMinutes(1));
    while (true) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode answer = Json.MAPPER.readTree(response.body());
      if (answer.at("/total/value").asInt() == hits) {
        return answer;
      }
      assertTrue(Instant.now().isBefore(latest), response.body());
      Thread.sleep(50);
    }
  }

  private static JsonNode untimed(JsonNode answer) {
    ((ObjectNode) answer).remove("took_ms");
    return answer;
  }
}
