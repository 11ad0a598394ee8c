package cuttings.engine.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * What our ranking is measured against: Lucene as it comes, each document one flat field under
 * {@code EnglishAnalyzer}, any word of the question, BM25 with k1 1.2 and b 0.75. Not safe for use
 * by many threads at once.
 */
public final class PlainLucene implements Closeable {
  private static final String NAME = "name";
  private static final String TEXT = "text";

  private final Analyzer analyzer = new EnglishAnalyzer();
  private final Directory directory;
  private final IndexWriter writer;

  /**
   * An empty index.
   *
   * @param folder empty or absent
   */
  public PlainLucene(Path folder) throws IOException {
    directory = FSDirectory.open(folder);
    writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
  }

  /** Holds a document; found after {@link #commit}. */
  public void add(String name, String text) throws IOException {
    Document document = new Document();
    document.add(new StoredField(NAME, name));
    document.add(new TextField(TEXT, text, Store.NO));
    writer.addDocument(document);
  }

  /** Makes what was added searchable. */
  public void commit() throws IOException {
    writer.commit();
  }

  /**
   * The names of the documents that answer a question best, best first.
   *
   * @param depth at most so many
   */
  public List<String> search(String question, int depth) throws IOException {
    Query query = new QueryBuilder(analyzer).createBooleanQuery(TEXT, question);
    List<String> names = new ArrayList<>();
    if (query == null) {
      return names;
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
      for (ScoreDoc doc : searcher.search(query, depth).scoreDocs) {
        names.add(searcher.storedFields().document(doc.doc, Set.of(NAME)).get(NAME));
      }
    }
    return names;
  }

  @Override
  public void close() throws IOException {
    writer.close();
    directory.close();
    analyzer.close();
  }
}
