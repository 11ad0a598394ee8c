package cuttings.engine.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.tartarus.snowball.SnowballStemmer;

/**
 * What Lucene's {@code SnowballFilter} does, with a memory: the words of news are few and come
 * again.
 */
final class SnowballStems extends TokenFilter {
  /** Most words remembered; then all are forgotten. Bounds memory to a few megabytes a thread. */
  private static final int MAX_WORDS = 20_000;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
  private final CharArrayMap<char[]> stems = new CharArrayMap<>(1_024, false);
  private final SnowballStemmer stemmer;

  SnowballStems(TokenStream tokens, SnowballStemmer stemmer) {
    super(tokens);
    this.stemmer = stemmer;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (!keyword.isKeyword()) {
      char[] stem = stems.get(term.buffer(), 0, term.length());
      if (stem == null) {
        stem = stem();
      }
      term.copyBuffer(stem, 0, stem.length);
    }
    return true;
  }

  private char[] stem() {
    char[] word = Arrays.copyOf(term.buffer(), term.length());
    stemmer.setCurrent(word, word.length);
    stemmer.stem();
    char[] stem = Arrays.copyOf(stemmer.getCurrentBuffer(), stemmer.getCurrentBufferLength());
    if (stems.size() >= MAX_WORDS) {
      stems.clear();
    }
    stems.put(Arrays.copyOf(word, word.length), stem);
    return stem;
  }
}
