package cuttings.engine.lucene;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;

/**
 * The tokens of one article, analysed once and given out twice: in order to the fields of the
 * kinds, with marks where blocks and sentences begin and end, and as a weighted bag to {@link
 * Schema#TEXT}. Reused from article to article; not safe for use by many threads at once.
 */
final class ArticleTokens {
  private static final BytesRef BLOCK_START = new BytesRef(Schema.BLOCK_START);
  private static final BytesRef FIRST_PARAGRAPH = new BytesRef(Schema.FIRST_PARAGRAPH);
  private static final BytesRef BLOCK_END = new BytesRef(Schema.BLOCK_END);
  private static final BytesRef SENTENCE_OF_ONE = new BytesRef(Schema.SENTENCE_OF_ONE);
  private static final BytesRef SENTENCE_START = new BytesRef(Schema.SENTENCE_START);
  private static final BytesRef SENTENCE_END = new BytesRef(Schema.SENTENCE_END);

  private final Analyzers analyzers;
  private final BytesRefHash terms = new BytesRefHash();
  private int[] weights = new int[256];
  private final Tokens[] byKind = new Tokens[Kind.values().length];
  private final Tokens block = new Tokens();

  ArticleTokens(Analyzers analyzers) {
    this.analyzers = analyzers;
    for (Kind kind : Kind.values()) {
      byKind[kind.ordinal()] = new Tokens();
    }
  }

  /**
   * Analyses an article in place of the one before.
   *
   * @param sentenceEnds for each block, as {@link Sentences#ends} gives them
   */
  void read(Article article, int[][] sentenceEnds) throws IOException {
    terms.clear();
    terms.reinit();
    Arrays.fill(weights, 0);
    for (Tokens tokens : byKind) {
      tokens.clear();
    }
    boolean firstParagraph = true;
    for (int i = 0; i < article.blocks().size(); i++) {
      Block next = article.blocks().get(i);
      analyse(article.language(), next.text(), Ranking.weight(next.kind()));
      Tokens tokens = byKind[next.kind().ordinal()];
      append(tokens, sentenceEnds[i], firstParagraph && next.kind() == Kind.PARAGRAPH);
      tokens.base += next.text().length() + Schema.OFFSET_GAP;
      firstParagraph &= next.kind() != Kind.PARAGRAPH;
    }
  }

  /** Whether a field of that kind has any token. */
  boolean has(Kind kind) {
    return byKind[kind.ordinal()].count > 0;
  }

  /** The tokens of a kind in order, for its field; valid until the next {@link #read}. */
  TokenStream ofKind(Kind kind) {
    return new InOrder(terms, byKind[kind.ordinal()]);
  }

  /** Every term once with its weighted frequency; valid until the next {@link #read}. */
  TokenStream bag() {
    return new Bag(terms, weights);
  }

  private void analyse(String language, String text, int weight) throws IOException {
    block.clear();
    try (TokenStream stream = analyzers.of(language).tokenStream("", text)) {
      TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
      OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        int id = id(term.getBytesRef());
        weights[id] += weight;
        block.add(id, step.getPositionIncrement(), offset.startOffset(), offset.endOffset());
      }
      stream.end();
    }
  }

  private int id(BytesRef term) {
    int id = terms.add(term);
    if (id < 0) {
      return -id - 1;
    }
    if (id >= weights.length) {
      weights = Arrays.copyOf(weights, id * 2);
    }
    return id;
  }

  /** Moves the analysed block to the end of its kind's tokens, and marks its boundaries. */
  private void append(Tokens to, int[] sentenceEnds, boolean isFirstParagraph) {
    int sentence = 0;
    boolean opened = false;
    for (int at = 0; at < block.count; ) {
      int next = at + 1;
      while (next < block.count && block.steps[next] == 0) {
        next++;
      }
      int start = to.base + block.starts[at];
      int end = to.base + block.ends[at];
      for (int i = at; i < next; i++) {
        int step = i > 0 || to.count == 0 ? block.steps[i] : Schema.BLOCK_GAP;
        to.add(block.ids[i], step, to.base + block.starts[i], to.base + block.ends[i]);
      }
      while (block.starts[at] >= sentenceEnds[sentence]) {
        sentence++;
        opened = false;
      }
      boolean closes = next == block.count || block.starts[next] >= sentenceEnds[sentence];
      if (at == 0) {
        to.add(id(BLOCK_START), 0, start, end);
        if (isFirstParagraph) {
          to.add(id(FIRST_PARAGRAPH), 0, start, end);
        }
      }
      if (!opened && closes) {
        to.add(id(SENTENCE_OF_ONE), 0, start, end);
      } else if (!opened) {
        to.add(id(SENTENCE_START), 0, start, end);
      } else if (closes) {
        to.add(id(SENTENCE_END), 0, start, end);
      }
      opened = true;
      at = next;
    }
    if (block.count > 0) {
      int end = to.ends[to.count - 1];
      to.add(id(BLOCK_END), 1, end, end);
    }
  }

  /** Parallel arrays, a token a place: term id, position step, offsets. */
  private static final class Tokens {
    int count;
    int base;
    int[] ids = new int[64];
    int[] steps = new int[64];
    int[] starts = new int[64];
    int[] ends = new int[64];

    void clear() {
      count = 0;
      base = 0;
    }

    void add(int id, int step, int start, int end) {
      if (count == ids.length) {
        int larger = count * 2;
        ids = Arrays.copyOf(ids, larger);
        steps = Arrays.copyOf(steps, larger);
        starts = Arrays.copyOf(starts, larger);
        ends = Arrays.copyOf(ends, larger);
      }
      ids[count] = id;
      steps[count] = step;
      starts[count] = start;
      ends[count] = end;
      count++;
    }
  }

  /** Tokens as they stand. */
  private static final class InOrder extends TokenStream {
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final BytesRef bytes = new BytesRef();
    private final BytesRefHash terms;
    private final Tokens tokens;
    private int at;

    InOrder(BytesRefHash terms, Tokens tokens) {
      this.terms = terms;
      this.tokens = tokens;
    }

    @Override
    public boolean incrementToken() {
      if (at == tokens.count) {
        return false;
      }
      clearAttributes();
      term.setBytesRef(terms.get(tokens.ids[at], bytes));
      step.setPositionIncrement(tokens.steps[at]);
      offset.setOffset(tokens.starts[at], tokens.ends[at]);
      at++;
      return true;
    }

    @Override
    public void reset() {
      at = 0;
    }
  }

  /** Each term with a weight, once. */
  private static final class Bag extends TokenStream {
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final BytesRef bytes = new BytesRef();
    private final BytesRefHash terms;
    private final int[] weights;
    private int at;

    Bag(BytesRefHash terms, int[] weights) {
      this.terms = terms;
      this.weights = weights;
    }

    @Override
    public boolean incrementToken() {
      while (at < terms.size() && weights[at] == 0) {
        at++; // a mark
      }
      if (at == terms.size()) {
        return false;
      }
      clearAttributes();
      term.setBytesRef(terms.get(at, bytes));
      frequency.setTermFrequency(weights[at]);
      at++;
      return true;
    }

    @Override
    public void reset() {
      at = 0;
    }
  }
}
