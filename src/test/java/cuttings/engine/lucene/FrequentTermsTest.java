package cuttings.engine.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of the dictionary is what it says. */
final class FrequentTermsTest {
  private static final String FIELD = "words";

  /** So many terms that beginnings are worth remembering. */
  private static final int TERMS = 2_000;

  private static final int LIMIT = 2;

  private final FrequentTerms frequent = new FrequentTerms(LIMIT);
  private Directory directory;
  private IndexWriter writer;

  @BeforeEach
  void hold() throws IOException {
    directory = new ByteBuffersDirectory();
    writer = new IndexWriter(directory, new IndexWriterConfig());
    add(TERMS);
  }

  @AfterEach
  void close() throws IOException {
    writer.close();
    directory.close();
  }

  /** A segment of two articles: one has terms w0000 on, the other the last of them alone. */
  private void add(int terms) throws IOException {
    Document document = new Document();
    for (int i = 0; i < terms; i++) {
      document.add(new StringField(FIELD, term(i), Field.Store.NO));
    }
    writer.addDocument(document);
    Document last = new Document();
    last.add(new StringField(FIELD, term(terms - 1), Field.Store.NO));
    writer.addDocument(last);
    writer.commit();
  }

  private static String term(int i) {
    return String.format(Locale.ROOT, "w%04d", i);
  }

  private List<FrequentTerms.Counted> beginning(String prefix) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      return frequent.beginning(new IndexSearcher(reader), FIELD, prefix);
    }
  }

  @Test
  void theMostFrequentComesFirstAndIsRemembered() throws IOException {
    FrequentTerms.Counted first = beginning("w").getFirst();
    assertEquals(term(TERMS - 1), first.term().utf8ToString());
    assertEquals(2, first.articles());
    assertEquals(1, frequent.remembered());
    assertEquals(first, beginning("w").getFirst());
    assertEquals(1, frequent.remembered());
  }

  @Test
  void whatIsAddedCountsBesideWhatIsRemembered() throws IOException {
    beginning("w");
    for (int i = 0; i < 4; i++) {
      add(1);
    }
    // Two articles of each new segment, where the first has two with another word.
    assertEquals(term(0), beginning("w").getFirst().term().utf8ToString());
  }

  @Test
  void whatIsRememberedOfASegmentGoesWithIt() throws IOException {
    beginning("w");
    assertEquals(1, frequent.remembered());
    writer.deleteAll();
    writer.commit();
    assertEquals(0, frequent.remembered());
    assertEquals(List.of(), beginning("w"));
  }

  @Test
  void aFieldIsNotAnsweredForAnother() throws IOException {
    Document document = new Document();
    for (int i = 0; i < TERMS; i++) {
      document.add(new StringField("others", "w" + term(i), Field.Store.NO));
    }
    writer.addDocument(document);
    writer.commit();
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      assertTrue(
          frequent.beginning(searcher, "others", "w").stream()
              .allMatch(each -> each.term().utf8ToString().startsWith("ww")));
      assertTrue(
          frequent.beginning(searcher, FIELD, "w").stream()
              .noneMatch(each -> each.term().utf8ToString().startsWith("ww")));
    }
  }

  @Test
  void whatIsQuickToFindIsNotRemembered() throws IOException {
    assertEquals(10, beginning("w000").size());
    assertEquals(List.of(), beginning("x"));
    assertEquals(0, frequent.remembered());
  }

  @Test
  void noMoreThanTheLimitIsRemembered() throws IOException {
    for (String prefix : List.of("w", "w0", "w1", "w")) {
      assertEquals(
          term(TERMS - 1).startsWith(prefix), beginning(prefix).getFirst().articles() == 2);
      assertTrue(frequent.remembered() <= LIMIT);
    }
    assertEquals(LIMIT, frequent.remembered());
  }
}
