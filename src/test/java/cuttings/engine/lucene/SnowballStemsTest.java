package cuttings.engine.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.tartarus.snowball.ext.EnglishStemmer;

final class SnowballStemsTest {
  @Test
  void aRememberedStemIsTheOneThatSnowballMakes() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      text.append("missiles running agreed generously universities council's news a ");
    }
    // More words than are remembered, and then the first again.
    for (int i = 0; i < 25_000; i++) {
      text.append("word").append(i).append("ings ");
    }
    text.append("missiles running");
    assertEquals(
        stems(text.toString(), tokens -> new SnowballFilter(tokens, new EnglishStemmer())),
        stems(text.toString(), tokens -> new SnowballStems(tokens, new EnglishStemmer())));
  }

  private static List<String> stems(String text, UnaryOperator<TokenStream> stem)
      throws IOException {
    List<String> stems = new ArrayList<>();
    Tokenizer words = new WhitespaceTokenizer();
    words.setReader(new StringReader(text));
    try (TokenStream tokens = stem.apply(words)) {
      CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        stems.add(term.toString());
      }
      tokens.end();
    }
    return stems;
  }
}
