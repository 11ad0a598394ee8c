package cuttings.cli;

import static cuttings.cli.Run.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.output.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Commands within this process: what they print, and where. {@code CuttingsIT} starts programs. */
final class CommandLineTest {
  private static final String STORY =
      """
      Harbour vote splits the council
      By Ada Finch

      The council voted on Tuesday to widen the harbour, though the ferry
      company had asked for the old quay to stay as it was until the new
      year at least, and though the mayor herself had said in the spring
      that nothing would be built before the tides had been measured for
      a whole winter.

      Advertisement

      Mayor Ines Calder (pictured) at the old quay
      """;

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void parsingShowsKindAndLineOfEachBlockAndTheFurniture() throws IOException {
    Run run = run("parse", file("story.txt", STORY).toString());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("     1  headline    Harbour vote"), run.out());
    assertTrue(run.out().contains("    12  caption     Mayor Ines"), run.out());
    assertTrue(run.out().contains("furniture\n    10              Advertisement"), run.out());
    assertTrue(run.out().contains("Ada Finch"), run.out());
  }

  @Test
  void parsingExplainsWhyAStoryBeginsAndWhatItsLinesAre() throws IOException {
    String page =
        STORY
            + """

            Owls are back in the church

            By Tom Ray

            A pair of barn owls has nested in the tower for the first time.
            """;
    Run run = run("parse", "--explain", file("page.txt", page).toString());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("begins here · first line of the text (+9.2)"), run.out());
    assertTrue(
        run.out()
            .matches(
                "(?s).*begins here · head of 2 lines, \\d+ % sure \\(.*is signed \\(\\+2\\.0\\).*"),
        run.out());
    assertTrue(run.out().matches("(?s).*headline +Owls are back in the church\\R +\\d+ % · .*"));
  }

  @Test
  void parsingAsJsonPrintsAnObjectAFileAsTheContractHasIt() throws IOException {
    Path story = file("story.txt", STORY);
    Run run = run("parse", "--json", story.toString(), story.toString());
    assertEquals(2, run.out().lines().count(), run.out());
    JsonNode object = Json.MAPPER.readTree(run.out().lines().findFirst().orElseThrow());
    assertEquals(story.toString(), object.get("source").asString());
    assertEquals("text", object.get("format").asString());
    assertEquals("UTF-8", object.get("charset").asString());
    JsonNode article = object.at("/articles/0");
    assertEquals("Harbour vote splits the council", article.get("headline").asString());
    assertEquals("Ada Finch", article.at("/byline/0").asString());
    assertTrue(article.has("published") && article.get("published").isNull());
    assertEquals(
        "{\"kind\":\"headline\",\"line\":1,\"text\":\"Harbour vote splits the council\"}",
        article.at("/blocks/0").toString());
    JsonNode joined = article.at("/blocks/2");
    assertEquals(4, joined.get("line").asInt());
    assertEquals(5, joined.get("lines").asInt());
    assertEquals("Advertisement", object.at("/furniture/0/text").asString());
  }

  @Test
  void whatCannotBeParsedIsNamedAndTheRestGoesOn() throws IOException {
    Path binary = folder.resolve("logo.bin");
    Files.write(binary, new byte[5_000]);
    Path story = file("story.txt", STORY);
    Path missing = folder.resolve("missing.txt");
    Run run =
        run("parse", binary.toString(), missing.toString(), folder.toString(), story.toString());
    assertEquals(Cuttings.SOME_UNREADABLE, run.exitCode());
    List<String> told = run.err().lines().toList();
    assertEquals(3, told.size(), run.err());
    assertTrue(told.get(0).startsWith(binary + ": binary content"), run.err());
    assertEquals(missing + ": no such file", told.get(1));
    assertTrue(told.get(2).startsWith(folder + ": a folder. Name files"), run.err());
    assertTrue(run.out().contains("Harbour vote"), run.out());
  }

  @Test
  void aDayThatIsNoneIsWrongUsageInPlainWords() {
    Run run = run("search", "--from", "yesterday", "harbour");
    assertEquals(Cuttings.USAGE, run.exitCode());
    assertTrue(run.err().contains("must be a date such as 2024-09-30, got 'yesterday'"), run.err());
    assertFalse(run.err().contains("java."), run.err());
  }

  @Test
  void aNumberThatIsNoneIsWrongUsageInPlainWords() {
    Run run = run("search", "--limit", "many", "harbour");
    assertEquals(Cuttings.USAGE, run.exitCode());
    assertTrue(run.err().contains("must be a whole number, got 'many'"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch", "check", "evaluate", "export", "index", "parse", "search"})
  void helpIsOnlyHelp(String command) {
    Run run = run(command, "--help");
    assertEquals(Cuttings.DONE, run.exitCode(), run.err());
    assertTrue(run.out().startsWith("Usage: cuttings " + command), run.out());
    assertEquals("", run.err());
  }

  @Test
  void anEmptyFileHoldsNoArticle() throws IOException {
    Run run = run("parse", "--json", file("empty.txt", "").toString());
    assertEquals(0, run.exitCode());
    assertEquals(0, Json.MAPPER.readTree(run.out()).get("articles").size());
  }

  @Test
  void whatAFileHoldsCannotCommandTheTerminal() throws IOException {
    Run run = run("parse", file("story.txt", "A \u001b[2Jheadline\u202e here\n").toString());
    assertFalse(run.out().contains("\u001b"), run.out());
    assertFalse(run.out().contains("\u202e"), run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"parse", "index"})
  void aFormatThatIsNoneIsRefusedWithThoseThereAre(String command) {
    Run run = run(command, "--format", "wordstar", "x");
    assertEquals(Cuttings.USAGE, run.exitCode());
    assertTrue(run.err().contains("must be one of"), run.err());
    assertTrue(run.err().contains("'wordstar'"), run.err());
  }

  private Path archive() throws IOException {
    file("archive/a.txt", STORY);
    file("archive/b.txt", STORY.replace("Harbour", "Ferry"));
    return folder.resolve("archive");
  }

  private Run check(String... options) {
    List<String> words = new ArrayList<>(List.of("check", "--index", folder + "/index"));
    words.addAll(List.of(options));
    return run(words.toArray(String[]::new));
  }

  @Test
  void checkingTellsWhatChangedSinceItWasRead() throws IOException {
    Path archive = archive();
    assertEquals(0, run("index", "--index", folder + "/index", archive.toString()).exitCode());
    Run well = check();
    assertEquals(0, well.exitCode(), well.err());
    assertTrue(well.out().contains("as they were written"), well.out());
    file("archive/a.txt", "Another story altogether.\n");
    Files.delete(archive.resolve("b.txt"));
    Run changed = check();
    assertEquals(Cuttings.SOME_UNREADABLE, changed.exitCode());
    assertTrue(changed.out().contains("changed " + archive.toRealPath().resolve("a.txt")));
    assertTrue(changed.out().contains("gone " + archive.toRealPath().resolve("b.txt")));
    assertTrue(changed.out().contains("cuttings index " + archive.toRealPath()), changed.out());
  }

  @Test
  void aDamagedPartIsFoundDroppedAndReadAgain() throws IOException {
    Path archive = archive();
    String index = folder + "/index";
    run("index", "--index", index, archive.toString());
    file("archive/c.txt", "Zeppelin over the harbour.\n");
    run("index", "--index", index, archive.toString());
    damageOldestPart();
    Run damaged = check();
    assertEquals(Cuttings.FAILED, damaged.exitCode(), damaged.out());
    assertTrue(damaged.err().contains("cuttings check --repair"), damaged.err());
    Run repaired = check("--repair");
    assertEquals(Cuttings.SOME_UNREADABLE, repaired.exitCode(), repaired.err());
    assertTrue(repaired.out().contains("it is dropped"), repaired.out());
    Run again = run("index", "--index", index, archive.toString());
    assertTrue(again.err().contains("3 files seen"), again.err());
    assertFalse(again.err().contains(" 0 indexed"), again.err());
    assertEquals(0, check().exitCode());
    for (String word : List.of("harbour", "ferry", "zeppelin")) {
      assertFalse(run("search", "--index", index, word).out().isEmpty(), word);
    }
  }

  /** Flips bytes in the middle of the biggest data file of the first segment. */
  private void damageOldestPart() throws IOException {
    Path biggest = null;
    try (var files = Files.list(folder.resolve("index"))) {
      for (Path file : files.toList()) {
        boolean data =
            file.getFileName().toString().matches("_0\\.(cfs|fdt|doc|pos).*|_0_.*\\.(doc|pos)");
        if (data && (biggest == null || Files.size(file) > Files.size(biggest))) {
          biggest = file;
        }
      }
    }
    try (var channel =
        java.nio.channels.FileChannel.open(biggest, java.nio.file.StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(new byte[64]), Files.size(biggest) / 2);
    }
  }

  @Test
  void checkingWhatIsNotThereSaysHowToMakeIt() {
    Run run = check();
    assertEquals(Cuttings.FAILED, run.exitCode());
    assertTrue(run.err().contains("cuttings index FOLDER"), run.err());
  }
}
