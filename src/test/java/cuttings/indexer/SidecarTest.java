package cuttings.indexer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Source;
import cuttings.engine.Hit;
import cuttings.engine.SearchRequest;
import cuttings.engine.lucene.LuceneEngine;
import cuttings.format.Formats;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People correct the machine: a file in YAML beside a story. */
final class SidecarTest {
  private static final String STORY =
      """
      Crowds at the pier

      By Una Pell

      The mayor, left, with the plank in question

      The pier was shut on Monday after a plank was found to be missing, the council said.

      It opens again when there is another plank, the council said on Tuesday.
      """;

  @TempDir Path scratch;
  private Path folder;
  private LuceneEngine engine;
  private Indexer indexer;

  @BeforeEach
  void aFolderIsIndexed() throws IOException {
    folder = Files.createDirectory(scratch.resolve("archive")).toRealPath();
    engine = LuceneEngine.writing(scratch.resolve("index"));
    indexer =
        new Indexer(
            engine, Formats.all(), new Indexer.Options(2, false, null, FileFilter.ALL, Set.of()));
    write("story.txt", STORY);
    sync();
  }

  @AfterEach
  void close() throws IOException {
    engine.close();
  }

  @Test
  void aSidecarOverridesTheGuessAndIsNoArticle() throws Exception {
    write(
        "story.yaml",
        """
        headline: "Pier: shut"
        standfirst: A plank is missing
        caption: The mayor, left
        authors: [Saul Wick]
        date: 2003-04-05
        place: Hallgarth
        language: en
        """);
    Summary summary = sync();
    assertEquals(List.of(), summary.failed());
    assertEquals(1, summary.updated());
    assertEquals(1, summary.seen());
    assertEquals(summary.lines(), summary.blockLines() + summary.furniture());
    Article article = article();
    assertEquals("Pier: shut", article.headline());
    assertEquals("Saul Wick", String.join(";", article.authors()));
    assertEquals("Hallgarth", article.place());
    assertEquals("en", article.language());
    assertEquals("2003-04-05", String.valueOf(article.published()));
    assertEquals(List.of("The mayor, left, with the plank in question"), texts(article, "caption"));
    assertEquals(List.of("A plank is missing"), texts(article, "standfirst"));
    assertEquals(List.of("Crowds at the pier"), texts(article, "subheading"));
    Block caption =
        article.blocks().stream()
            .filter(block -> block.kind().label().equals("caption"))
            .findFirst()
            .orElseThrow();
    assertEquals(1, caption.confidence());
    assertEquals(5, caption.line());
  }

  @Test
  void aChangeOfTheSidecarAloneIsFollowed() throws Exception {
    write("story.txt.yml", "headline: One\n");
    sync();
    assertEquals("One", article().headline());
    assertEquals(1, sync().unchanged());
    // Of the same length, and only a second newer.
    Path sidecar = write("story.txt.yml", "headline: Two\n");
    Files.setLastModifiedTime(sidecar, FileTime.from(Instant.now().plusSeconds(1)));
    follow(sidecar);
    assertEquals("Two", article().headline());
    Files.delete(sidecar);
    follow(sidecar);
    assertEquals("Crowds at the pier", article().headline());
  }

  @Test
  void aBrokenSidecarIsNamedEachTimeAndTheStoryIsReadAsItStands() throws Exception {
    write("story.yaml", "headline: [unclosed\n");
    for (int run = 0; run < 2; run++) {
      Summary summary = sync();
      assertEquals(1, summary.failed().size());
      assertTrue(summary.failed().getFirst().path().endsWith("/story.yaml"));
      assertTrue(
          summary.failed().getFirst().reason().contains("its YAML is broken"),
          summary.failed().getFirst().reason());
      assertTrue(
          summary
              .failed()
              .getFirst()
              .reason()
              .endsWith("Correct it; its file is read as it stands"));
      assertEquals("Crowds at the pier", article().headline());
    }
    write("story.yaml", "headline: Mended\n");
    assertEquals(List.of(), sync().failed());
    assertEquals("Mended", article().headline());
  }

  @Test
  void yamlBesideNothingIsAFileLikeAnyOther() throws Exception {
    write("alone.yaml", "The harbour was quiet and nobody came.\n");
    assertEquals(2, sync().seen());
    Files.createDirectory(folder.resolve("2003"));
    write("2003.yaml", "The harbour was quiet and nobody came.\n");
    assertEquals(3, sync().seen());
  }

  @Test
  void aListCorrectsTheArticlesOneByOneWhereItHasAsMany() throws Exception {
    write("story.yaml", "- headline: A\n- headline: B\n");
    Summary summary = sync();
    assertTrue(
        summary
            .failed()
            .getFirst()
            .reason()
            .startsWith("it states 2 articles where the file has 1"),
        summary.failed().toString());
    write("story.yaml", "- headline: A\n  date: 2001-02-03\n");
    assertEquals(List.of(), sync().failed());
    assertEquals("A", article().headline());
    assertEquals("2001-02-03", String.valueOf(article().published()));
  }

  @Test
  void theNamesOfASidecar() {
    TreeSet<String> names =
        new TreeSet<>(
            List.of("a.txt", "a.txt.yaml", "a.yaml", "a.html", "b.yml", "b-2.txt", "c.yaml", "c"));
    assertEquals("a.txt.yaml", cuttings.format.Sidecar.of("a.txt", names).orElseThrow());
    assertEquals("a.yaml", cuttings.format.Sidecar.of("a.html", names).orElseThrow());
    assertEquals(List.of("a.html"), cuttings.format.Sidecar.owners("a.yaml", names));
    assertEquals(List.of(), cuttings.format.Sidecar.owners("b.yml", names));
    assertEquals(List.of("c"), cuttings.format.Sidecar.owners("c.yaml", names));
    assertTrue(cuttings.format.Sidecar.of("a.yaml", names).isEmpty());
  }

  private Path write(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(UTF_8));
  }

  private Summary sync() throws IOException {
    return indexer.sync(List.of(folder), Indexer.Progress.NONE);
  }

  private void follow(Path changed) throws IOException {
    indexer.follow(folder, List.of(changed));
  }

  private Article article() throws Exception {
    engine.commit();
    List<Hit> hits =
        engine.search(SearchRequest.of("plank", QueryParser.parse("plank").query()).build()).hits();
    assertEquals(1, hits.size());
    Source source = hits.getFirst().source();
    assertEquals("story.txt", source.path());
    return engine.article(hits.getFirst().id(), null).orElseThrow().article();
  }

  private static List<String> texts(Article article, String kind) {
    return article.blocks().stream()
        .filter(block -> block.kind().label().equals(kind))
        .map(Block::text)
        .toList();
  }
}
