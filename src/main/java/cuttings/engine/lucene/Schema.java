package cuttings.engine.lucene;

import cuttings.article.Kind;
import cuttings.query.QueryParser;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/**
 * Every field of the index, and every form a term takes. Whoever changes what is written here, or
 * what {@link Analyzers}, {@link ArticleTokens} or {@link StoredArticle} write into it, raises
 * {@link #VERSION}: an index of another version is refused, never misread.
 *
 * <p>One Lucene document holds one article. The first of each source, or where it has none a
 * document of its own, remembers what the source's file looked like, so that an unchanged file is
 * told without being read.
 *
 * <table>
 * <caption>Fields of an article</caption>
 * <tr><td>{@code headline} ... {@code paragraph}</td><td>a field a kind: terms with positions and
 *     offsets, to match phrases and to mark what matched</td></tr>
 * <tr><td>{@link #TEXT}</td><td>all kinds in one, each term's frequency weighted by kind: what plain
 *     words are ranked by (BM25F at the cost of one field)</td></tr>
 * <tr><td>{@link #TYPE}</td><td>keywords: what the document holds</td></tr>
 * <tr><td>{@link #RECORD}</td><td>doc values of the first article of a source: what its file looked
 *     like</td></tr>
 * <tr><td>{@link #ID}</td><td>keyword</td></tr>
 * <tr><td>{@link #SOURCE}</td><td>keyword: {@code Source.key()}, to replace by</td></tr>
 * <tr><td>{@link #WITHIN}</td><td>keywords: the path and every folder above it, to filter by</td></tr>
 * <tr><td>{@link #PATH}</td><td>keyword: the path in lower case, for wildcards</td></tr>
 * <tr><td>{@link #PATH_WORDS}</td><td>the words of the path</td></tr>
 * <tr><td>{@link #FOLDER}</td><td>keyword with doc values: the folder it lies in, a facet</td></tr>
 * <tr><td>{@link #AUTHOR}</td><td>keywords with doc values, a facet</td></tr>
 * <tr><td>{@link #AUTHOR_NAMES}</td><td>the words of the authors' names</td></tr>
 * <tr><td>{@link #PHRASES}</td><td>keywords: what is suggested of it, by {@link Phrases}</td></tr>
 * <tr><td>{@link #LANGUAGE}</td><td>keyword with doc values, a facet</td></tr>
 * <tr><td>{@link #PUBLISHED}</td><td>days since 1970, point and doc values; absent where
 *     unknown</td></tr>
 * <tr><td>{@link #ORDER}</td><td>doc values: a number of its own, which breaks ties the same way in
 *     every run</td></tr>
 * <tr><td>{@link #BLOCKS}</td><td>doc values: how many blocks of each kind, a byte run by
 *     {@code Kind}</td></tr>
 * <tr><td>{@link #SIGNATURE}</td><td>doc values: {@link Signature}; absent where an article has no
 *     words</td></tr>
 * <tr><td>{@link #GROUP}</td><td>doc values: the {@link #ORDER} of the leader of its group of
 *     versions, by {@link Grouping}, brought up to date with every commit; absent where it has no
 *     other version</td></tr>
 * <tr><td>{@link #ARTICLE}</td><td>stored: the article itself, once, by {@link StoredArticle}</td></tr>
 * </table>
 */
final class Schema {
  private Schema() {}

  /** Written into every commit. */
  static final int VERSION = 7;

  /** The key of the version in a commit's user data. */
  static final String VERSION_KEY = "cuttings.schema";

  static final String TEXT = "text";
  static final String ID = "id";
  static final String SOURCE = "source";
  static final String WITHIN = "within";
  static final String PATH = "path";
  static final String PATH_WORDS = "path.words";
  static final String FOLDER = "folder";
  static final String AUTHOR = "author";
  static final String AUTHOR_NAMES = "author.names";
  static final String PHRASES = "phrases";
  static final String LANGUAGE = "language";
  static final String PUBLISHED = "published";
  static final String ORDER = "order";
  static final String BLOCKS = "blocks";
  static final String SIGNATURE = "signature";
  static final String GROUP = "group";
  static final String ARTICLE = "article";

  /** What a document holds: {@link #ARTICLE_TYPE} and its kinds, {@link #SOURCE_TYPE}, or both. */
  static final String TYPE = "type";

  static final String ARTICLE_TYPE = "article";
  static final String SOURCE_TYPE = "source";

  /** Doc values: the source and its fingerprint. */
  static final String RECORD = "record";

  /** The field of a kind. */
  static String field(Kind kind) {
    return kind.label();
  }

  /**
   * Terms come in two forms at one position: the stem, bare in English ({@code missile}) and marked
   * by the language in others ({@code de=rakete}), so that one language's stems never find
   * another's words; and the word as written but for case and accents, behind this mark ({@code
   * =missiles}). No tokenizer leaves an equals sign in a word.
   */
  static final char EXACT = '=';

  // Where blocks and sentences begin and end, as terms of the kind's field, so that "in one block"
  // and "in one sentence" are exact. A sentence of one word has a mark of its own, because its
  // begin and its end would stand at one position.
  static final String BLOCK_START = "=<b";
  static final String FIRST_PARAGRAPH = "=<p";

  /** At a position of its own, after the block's last word. */
  static final String BLOCK_END = "=b>";

  static final String SENTENCE_START = "=<s";
  static final String SENTENCE_END = "=s>";
  static final String SENTENCE_OF_ONE = "=<s>";

  /** Whether an exact form is one of these marks, not a word: no tokenizer leaves {@code <>}. */
  static boolean isMark(String term) {
    return term.startsWith("<", 1) || term.endsWith(">");
  }

  /**
   * Positions between two blocks of a kind: no phrase or proximity reaches across. Above every slop
   * that a query can ask.
   */
  static final int BLOCK_GAP = QueryParser.MAX_SLOP + 1;

  /** Offsets between two blocks of a kind. */
  static final int OFFSET_GAP = 1;

  /**
   * Terms with positions and offsets, from which matches are marked. Without norms: the length that
   * ranks is that of {@link #TEXT}, and looking seven of them up for every term and article was a
   * sixth of the time of indexing.
   */
  static final FieldType POSITIONS =
      indexed(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true);

  /** Terms with frequencies only, which may be weighted. */
  static final FieldType FREQUENCIES = indexed(IndexOptions.DOCS_AND_FREQS, false);

  /** Words of a name or path: in order, never scored. */
  static final FieldType WORDS = indexed(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);

  private static FieldType indexed(IndexOptions options, boolean omitNorms) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.setOmitNorms(omitNorms);
    type.freeze();
    return type;
  }
}
