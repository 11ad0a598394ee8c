package cuttings.engine.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.engine.Engine;
import cuttings.engine.EngineContract;
import cuttings.engine.Fingerprint;
import cuttings.engine.SearchRequest;
import cuttings.engine.TestArticles;
import cuttings.engine.UnsearchableException;
import cuttings.engine.UnusableIndexException;
import cuttings.query.Query;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LuceneEngineTest extends EngineContract {
  @TempDir Path folder;

  @Override
  protected Engine open() throws IOException {
    return LuceneEngine.writing(folder.resolve("index"));
  }

  @Test
  void aSecondWriterIsToldThatTheIndexIsLocked() {
    UnusableIndexException e =
        assertThrows(
            UnusableIndexException.class, () -> LuceneEngine.writing(folder.resolve("index")));
    assertTrue(e.getMessage().contains("Another process is writing"), e.getMessage());
  }

  @Test
  void anAbsentIndexIsToldWithTheCommandThatMakesIt() {
    UnusableIndexException e =
        assertThrows(
            UnusableIndexException.class, () -> LuceneEngine.reading(folder.resolve("none")));
    assertTrue(e.getMessage().contains("cuttings index FOLDER"), e.getMessage());
  }

  @Test
  void anIndexOfAnotherVersionIsRefusedWithTheCommandThatRebuildsIt() throws IOException {
    Path other = folder.resolve("other");
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(other), new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of(Schema.VERSION_KEY, "0").entrySet());
      writer.commit();
    }
    for (boolean write : new boolean[] {true, false}) {
      UnusableIndexException e =
          assertThrows(
              UnusableIndexException.class,
              () -> (write ? LuceneEngine.writing(other) : LuceneEngine.reading(other)).close());
      assertTrue(e.getMessage().contains("--rebuild"), e.getMessage());
    }
    LuceneEngine.rebuilding(other).close();
    LuceneEngine.reading(other).close();
  }

  @Test
  void aReaderSeesWhatAnotherProcessCommitsWithinTheStalenessBound() throws Exception {
    engine.commit();
    try (Engine reader = LuceneEngine.reading(folder.resolve("index"))) {
      Article article = TestArticles.article("a.txt").paragraph("Fresh news.").make();
      engine.put(article.source(), new Fingerprint(1, 2, "x"), List.of(article));
      engine.commit();
      Thread.sleep(LuceneEngine.STALENESS.toMillis() + 50);
      assertEquals(
          1, reader.search(SearchRequest.of("", new Query.Everything()).build()).total().value());
    }
  }

  @Test
  void prefixesOfManyWordsCanStandNearEachOtherUpToALimitThatIsTold() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_100; i++) {
      text.append("pre").append(i).append(" suf").append(i).append(' ');
    }
    Article article = TestArticles.article("many.txt").paragraph(text.toString()).make();
    engine.put(article.source(), new Fingerprint(1, 2, "x"), List.of(article));
    engine.commit();
    var found =
        engine.search(SearchRequest.of("", QueryParser.parse("\"pre* suf*\"~1").query()).build());
    assertEquals(1, found.total().value());
    // Each stands for more words than are tried; that is told, once for each.
    assertEquals(2, found.notes().size());
    StringBuilder many = new StringBuilder();
    for (int slop = 1; slop <= 8; slop++) {
      many.append("\"pre* suf*\"~").append(slop).append(' ');
    }
    Query query = QueryParser.parse(many.toString()).query();
    UnsearchableException e =
        assertThrows(
            UnsearchableException.class, () -> engine.search(SearchRequest.of("", query).build()));
    assertTrue(e.getMessage().contains("100,000"), e.getMessage());
  }
}
