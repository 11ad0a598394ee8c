package cuttings.engine.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of the dictionary is what it says. */
final class FrequentTermsTest {
  private static final String FIELD = "words";

  private static final String OTHERS = "others";

  /** So many terms that beginnings are worth remembering. */
  private static final int TERMS = 4 * FrequentTerms.CROWDED;

  private final FrequentTerms frequent = remembering(Runnable::run);
  private final FrequentTerms forgetful = remembering(walk -> {});
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

  private static FrequentTerms remembering(Executor walking) {
    return new FrequentTerms(List.of(FIELD, OTHERS), walking);
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

  private void add(String field, List<String> terms) throws IOException {
    Document document = new Document();
    terms.forEach(each -> document.add(new StringField(field, each, Field.Store.NO)));
    writer.addDocument(document);
    writer.commit();
  }

  private List<FrequentTerms.Counted> beginning(String prefix) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      // The first question is answered while dictionaries are walked, the second from memory.
      List<FrequentTerms.Counted> sought = forgetful.beginning(searcher, FIELD, prefix);
      List<FrequentTerms.Counted> first = frequent.beginning(searcher, FIELD, prefix);
      assertEquals(sought, first);
      assertEquals(sought, frequent.beginning(searcher, FIELD, prefix));
      return first;
    }
  }

  @Test
  void theMostFrequentComesFirst() throws IOException {
    FrequentTerms.Counted first = beginning("w").getFirst();
    assertEquals(term(TERMS - 1), first.term().utf8ToString());
    assertEquals(2, first.articles());
  }

  @Test
  void crowdedBeginningsAreRememberedAndNoOthers() throws IOException {
    beginning("x");
    // w, w0 and w1: of w00 on there are a hundred each.
    assertEquals(3, frequent.remembered());
    assertEquals(10, beginning("w000").size());
    assertEquals(3, frequent.remembered());
    assertEquals(0, forgetful.remembered());
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
    assertEquals(3, frequent.remembered());
    writer.deleteAll();
    writer.commit();
    assertEquals(0, frequent.remembered());
    assertEquals(List.of(), beginning("w"));
  }

  @Test
  void aFieldIsNotAnsweredForAnother() throws IOException {
    add(OTHERS, IntStream.range(0, TERMS).mapToObj(i -> "w" + term(i)).toList());
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (int times = 0; times < 2; times++) {
        assertTrue(
            frequent.beginning(searcher, OTHERS, "w").stream()
                .allMatch(each -> each.term().utf8ToString().startsWith("ww")));
        assertTrue(
            frequent.beginning(searcher, FIELD, "w").stream()
                .noneMatch(each -> each.term().utf8ToString().startsWith("ww")));
      }
    }
  }

  /** No one types half a letter. */
  @Test
  void aBeginningEndsWithAWholeLetter() throws IOException {
    int before = remembered();
    // All begin with one byte, and none of the letters is crowded.
    add(
        FIELD,
        IntStream.range(0, FrequentTerms.CROWDED)
            .mapToObj(i -> "абвг".charAt(i % 4) + term(i))
            .toList());
    assertEquals(before, remembered());
    add(FIELD, IntStream.range(0, FrequentTerms.CROWDED).mapToObj(i -> "й" + term(i)).toList());
    // й, йw and йw0
    assertEquals(before + 3, remembered());
    assertEquals("йw0000", beginning("й").getFirst().term().utf8ToString());
  }

  private int remembered() throws IOException {
    beginning("w");
    return frequent.remembered();
  }

  @Test
  void aLongBeginningIsSoughtEachTime() throws IOException {
    String longest = "a".repeat(FrequentTerms.MAX_REMEMBERED_BYTES);
    int before = remembered();
    add(FIELD, IntStream.range(0, FrequentTerms.CROWDED).mapToObj(i -> longest + term(i)).toList());
    assertEquals(before + FrequentTerms.MAX_REMEMBERED_BYTES, remembered());
    assertEquals(beginning(longest), beginning(longest + "w"));
  }

  @Test
  void nearlyTheSameBeginningsAreAnsweredFromMemoryToo() throws IOException {
    add(FIELD, List.of("v1", "w0000", "x1x", "x2"));
    CompiledAutomaton some =
        new CompiledAutomaton(
            Operations.determinize(
                Operations.concatenate(
                    List.of(
                        Automata.makeStringUnion(
                            List.of(new BytesRef("v"), new BytesRef("w0"), new BytesRef("x1"))),
                        Automata.makeAnyString())),
                Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      List<FrequentTerms.Counted> sought = forgetful.accepted(searcher, FIELD, some);
      assertEquals("w0000", sought.getFirst().term().utf8ToString());
      assertEquals(sought, frequent.accepted(searcher, FIELD, some));
      assertEquals(sought, frequent.accepted(searcher, FIELD, some));
      List<String> terms = sought.stream().map(each -> each.term().utf8ToString()).toList();
      assertTrue(terms.containsAll(List.of("v1", "x1x")), terms::toString);
      assertFalse(terms.contains("x2"));
    }
  }

  @Test
  void nothingIsWalkedOnceItIsClosed() throws IOException {
    frequent.close();
    beginning("w");
    assertEquals(0, frequent.remembered());
  }

  /** Who still asks while the engine is being closed is answered. */
  @Test
  void anAnswerNeedsNoWalk() throws IOException {
    FrequentTerms refused =
        remembering(
            walk -> {
              throw new RejectedExecutionException();
            });
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      assertEquals(beginning("w"), refused.beginning(searcher, FIELD, "w"));
    }
  }
}
