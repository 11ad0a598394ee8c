package cuttings.engine.lucene;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * An article as the index keeps it: with the sentence boundaries found when it was indexed, so that
 * no text is cut into sentences at query time. The bytes are of {@link Schema#VERSION}.
 *
 * @param alone whether its source holds no other article
 * @param sentenceEnds for each block, as {@link Sentences#ends} gives them
 */
record StoredArticle(Article article, boolean alone, int[][] sentenceEnds) {
  private static final Kind[] KINDS = Kind.values();

  /** Confidence is kept in 255ths. */
  private static final int CERTAIN = 255;

  BytesRef toBytes() throws IOException {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    out.writeString(article.source().folder());
    out.writeString(article.source().path());
    out.writeVInt(article.number());
    out.writeByte((byte) (alone ? 1 : 0));
    out.writeString(article.language());
    out.writeVInt(article.authors().size());
    for (String author : article.authors()) {
      out.writeString(author);
    }
    writeOptional(out, article.place());
    LocalDate published = article.published();
    writeOptional(out, published == null ? null : published.toString());
    out.writeVInt(article.blocks().size());
    for (int i = 0; i < article.blocks().size(); i++) {
      write(out, article.blocks().get(i), sentenceEnds[i]);
    }
    return new BytesRef(out.toArrayCopy());
  }

  /** The article of a document. */
  static StoredArticle read(IndexSearcher searcher, int doc) throws IOException {
    return of(
        searcher
            .storedFields()
            .document(doc, Set.of(Schema.ARTICLE))
            .getBinaryValue(Schema.ARTICLE));
  }

  static StoredArticle of(BytesRef bytes) throws IOException {
    DataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    Source source = new Source(in.readString(), in.readString());
    int number = in.readVInt();
    boolean alone = in.readByte() == 1;
    String language = in.readString();
    List<String> authors = new ArrayList<>();
    for (int left = in.readVInt(); left > 0; left--) {
      authors.add(in.readString());
    }
    String place = readOptional(in);
    String published = readOptional(in);
    int count = in.readVInt();
    List<Block> blocks = new ArrayList<>(count);
    int[][] sentenceEnds = new int[count][];
    for (int i = 0; i < count; i++) {
      Kind kind = KINDS[in.readByte()];
      String text = in.readString();
      int line = in.readVInt();
      int lines = in.readVInt();
      double confidence = (in.readByte() & 0xff) / (double) CERTAIN;
      int repeats = in.readVInt();
      blocks.add(
          new Block(
              kind,
              text,
              line == 0 ? null : line,
              lines,
              confidence,
              repeats == 0 ? null : repeats - 1));
      sentenceEnds[i] = new int[in.readVInt()];
      int end = 0;
      for (int s = 0; s < sentenceEnds[i].length; s++) {
        end += in.readVInt();
        sentenceEnds[i][s] = end;
      }
    }
    return new StoredArticle(
        new Article(
            source,
            number,
            language,
            authors,
            place,
            published == null ? null : LocalDate.parse(published),
            blocks),
        alone,
        sentenceEnds);
  }

  private static void write(DataOutput out, Block block, int[] ends) throws IOException {
    out.writeByte((byte) block.kind().ordinal());
    out.writeString(block.text());
    Integer line = block.line();
    out.writeVInt(line == null ? 0 : line);
    out.writeVInt(block.lines());
    out.writeByte((byte) Math.round(block.confidence() * CERTAIN));
    Integer repeats = block.repeats();
    out.writeVInt(repeats == null ? 0 : repeats + 1);
    out.writeVInt(ends.length);
    int before = 0;
    for (int end : ends) {
      out.writeVInt(end - before);
      before = end;
    }
  }

  private static void writeOptional(DataOutput out, @Nullable String text) throws IOException {
    out.writeString(text == null ? "" : text);
  }

  private static @Nullable String readOptional(DataInput in) throws IOException {
    String text = in.readString();
    return text.isEmpty() ? null : text;
  }
}
