package cuttings.engine.lucene;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/**
 * Ukrainian words as their dictionary form. The work of Lucene's {@code
 * UkrainianMorfologikAnalyzer} with the dictionary it reads; its module is not published for every
 * version of Lucene, and versions do not mix. Of a form of several words, the first in the
 * dictionary's order counts. A word that the dictionary lacks stays as it is.
 */
final class Ukrainian extends TokenFilter {

  /** Apostrophes alike, no stress marks, and ґ as г, which the dictionary does not tell apart. */
  private static final NormalizeCharMap CHARACTERS = characters();

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
  private final DictionaryLookup forms = new DictionaryLookup(Forms.DICTIONARY);

  Ukrainian(TokenStream tokens) {
    super(tokens);
  }

  /** What a text goes through before it is divided into words. */
  static Reader characters(Reader text) {
    return new MappingCharFilter(CHARACTERS, text);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (!keyword.isKeyword()) {
      List<WordData> words = forms.lookup(term);
      if (!words.isEmpty()) {
        // Names have their capital in the dictionary.
        String word = words.getFirst().getStem().toString().toLowerCase(Locale.ROOT);
        term.setEmpty().append(word);
      }
    }
    return true;
  }

  private static NormalizeCharMap characters() {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    map.add("’", "'");
    map.add("‘", "'");
    map.add("ʼ", "'");
    map.add("`", "'");
    map.add("´", "'");
    map.add("\u0301", "");
    map.add("\u00ad", "");
    map.add("ґ", "г");
    map.add("Ґ", "Г");
    return map.build();
  }

  /** Read when the first Ukrainian text is. */
  private static final class Forms {
    static final Dictionary DICTIONARY = read();

    private static Dictionary read() {
      try {
        return Dictionary.read(Dictionary.class.getResource("/ua/net/nlp/ukrainian.dict"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
