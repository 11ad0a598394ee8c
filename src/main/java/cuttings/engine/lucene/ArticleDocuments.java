package cuttings.engine.lucene;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.article.Article;
import cuttings.article.Kind;
import cuttings.article.Source;
import cuttings.engine.Fingerprint;
import cuttings.engine.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.util.BytesRef;

/** Articles and sources as Lucene documents. Not safe for use by many threads at once. */
final class ArticleDocuments {
  /** Longest keyword Lucene takes, in UTF-8 bytes; a longer name or path is cut to fit. */
  private static final int MAX_KEYWORD_BYTES = 32_000;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private final Analyzers analyzers;
  private final ArticleTokens reused;
  private final Sentences sentences = new Sentences();

  ArticleDocuments(Analyzers analyzers) {
    this.analyzers = analyzers;
    this.reused = new ArticleTokens(analyzers);
  }

  /**
   * The documents of a source: one an article, each to be indexed before the next is made. The
   * first remembers what the source looked like; where it has no article, a document that does
   * nothing else.
   */
  Iterable<Document> of(Source source, Fingerprint fingerprint, List<Article> articles) {
    if (articles.isEmpty()) {
      Document document = new Document();
      document.add(new StringField(Schema.SOURCE, keyword(source.key()), Store.NO));
      addRecord(document, source, fingerprint);
      return List.of(document);
    }
    boolean alone = articles.size() == 1;
    return () ->
        IntStream.range(0, articles.size())
            .mapToObj(
                i -> {
                  Document document = article(articles.get(i), alone);
                  if (i == 0) {
                    addRecord(document, source, fingerprint);
                  }
                  return document;
                })
            .iterator();
  }

  private Document article(Article article, boolean alone) {
    try {
      return made(article, alone);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Document made(Article article, boolean alone) throws IOException {
    int[][] sentenceEnds = new int[article.blocks().size()][];
    byte[] blocks = new byte[Kind.values().length];
    for (int i = 0; i < sentenceEnds.length; i++) {
      sentenceEnds[i] = sentences.ends(article.blocks().get(i).text());
      int kind = article.blocks().get(i).kind().ordinal();
      blocks[kind] = (byte) Math.min(blocks[kind] + 1, Byte.MAX_VALUE);
    }
    // The writer asks for an article's tokens when the next article of its source is made already.
    ArticleTokens tokens = alone ? reused : new ArticleTokens(analyzers);
    tokens.read(article, sentenceEnds);

    Document document = new Document();
    document.add(new StringField(Schema.TYPE, Schema.ARTICLE_TYPE, Store.NO));
    document.add(new StringField(Schema.ID, article.id(), Store.NO));
    document.add(new NumericDocValuesField(Schema.ORDER, order(article)));
    addSource(document, article.source());
    document.add(new KeywordField(Schema.LANGUAGE, keyword(article.language()), Store.NO));
    for (String author : article.authors()) {
      document.add(new KeywordField(Schema.AUTHOR, keyword(author), Store.NO));
      document.add(new Field(Schema.AUTHOR_NAMES, author, Schema.WORDS));
    }
    for (String phrase : Phrases.of(article)) {
      document.add(new StringField(Schema.PHRASES, phrase, Store.NO));
    }
    LocalDate published = article.published();
    if (published != null) {
      document.add(new LongPoint(Schema.PUBLISHED, published.toEpochDay()));
      document.add(new NumericDocValuesField(Schema.PUBLISHED, published.toEpochDay()));
    }
    document.add(new BinaryDocValuesField(Schema.BLOCKS, new BytesRef(blocks)));
    Wording wording = Wording.of(article);
    if (wording.length() > 0) {
      document.add(new BinaryDocValuesField(Schema.SIGNATURE, Signature.of(wording).toBytes()));
    }
    document.add(
        new StoredField(Schema.ARTICLE, new StoredArticle(article, alone, sentenceEnds).toBytes()));
    for (Kind kind : Kind.values()) {
      if (tokens.has(kind)) {
        document.add(new StringField(Schema.TYPE, Schema.field(kind), Store.NO));
        document.add(new Field(Schema.field(kind), tokens.ofKind(kind), Schema.POSITIONS));
      }
    }
    document.add(new Field(Schema.TEXT, tokens.bag(), Schema.FREQUENCIES));
    return document;
  }

  /** {@link Schema#ORDER} of an article: what its id begins with. */
  static long order(Article article) {
    return Long.parseUnsignedLong(article.id().substring(0, 16), 16);
  }

  private static void addRecord(Document document, Source source, Fingerprint fingerprint) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      out.writeString(source.folder());
      out.writeString(source.path());
      out.writeVLong(fingerprint.size());
      out.writeLong(fingerprint.modifiedMs());
      out.writeString(fingerprint.hash());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    document.add(new StringField(Schema.TYPE, Schema.SOURCE_TYPE, Store.NO));
    document.add(new BinaryDocValuesField(Schema.RECORD, new BytesRef(out.toArrayCopy())));
  }

  /** A source and its fingerprint, as {@link #addRecord} wrote them. */
  record Held(Source source, Fingerprint fingerprint) {
    static Held of(BytesRef bytes) throws IOException {
      DataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
      return new Held(
          new Source(in.readString(), in.readString()),
          new Fingerprint(in.readVLong(), in.readLong(), in.readString()));
    }
  }

  /** The folder a source lies in, from the name of the folder indexed: {@code archive/2024/09}. */
  static String folder(Source source) {
    String root = source.folder().substring(source.folder().lastIndexOf('/') + 1);
    int slash = source.path().lastIndexOf('/');
    return slash < 0 ? root : root + "/" + source.path().substring(0, slash);
  }

  private void addSource(Document document, Source source) {
    document.add(new StringField(Schema.SOURCE, keyword(source.key()), Store.NO));
    String folder = folder(source);
    document.add(new KeywordField(Schema.FOLDER, keyword(folder), Store.NO));
    String path = folder + "/" + source.path().substring(source.path().lastIndexOf('/') + 1);
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      document.add(new StringField(Schema.WITHIN, keyword(path.substring(0, slash)), Store.NO));
    }
    document.add(new StringField(Schema.WITHIN, keyword(path), Store.NO));
    document.add(new StringField(Schema.WITHIN, keyword(source.path()), Store.NO));
    document.add(new StringField(Schema.PATH, keyword(path.toLowerCase(Locale.ROOT)), Store.NO));
    document.add(new Field(Schema.PATH_WORDS, words(path), Schema.WORDS));
  }

  /** A path's names as words: a tokenizer would keep {@code harbour.txt} whole. */
  static String words(String path) {
    return NO_WORD.matcher(path).replaceAll(" ");
  }

  /** The term of a keyword, cut at a character's end where it is too long. */
  static BytesRef keyword(String text) {
    BytesRef bytes = new BytesRef(text);
    if (bytes.length <= MAX_KEYWORD_BYTES) {
      return bytes;
    }
    int end = MAX_KEYWORD_BYTES;
    while ((bytes.bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new BytesRef(new String(bytes.bytes, 0, end, UTF_8));
  }
}
