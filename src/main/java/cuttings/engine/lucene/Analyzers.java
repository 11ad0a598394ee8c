package cuttings.engine.lucene;

import cuttings.article.Article;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.DutchStemmer;

/**
 * The analyzer of each language. All tokenise by Unicode's rules, fold case and accents, and give
 * each token twice at one position: as written, and as the language's light stem, in the forms of
 * {@link Schema#EXACT}. No stop words: phrases need them, and ranking weighs them down.
 */
final class Analyzers implements Closeable {

  /**
   * How a language is analysed.
   *
   * @param normalise what all its tokens go through before any stemming, in both forms
   * @param stem leaves tokens marked as keywords alone, as Lucene's stemmers do
   */
  private record Rules(UnaryOperator<TokenStream> normalise, UnaryOperator<TokenStream> stem) {}

  private static final Rules UNKNOWN =
      new Rules(UnaryOperator.identity(), UnaryOperator.identity());

  // As in Lucene's ItalianAnalyzer, which keeps its own to itself.
  private static final CharArraySet ITALIAN_ARTICLES =
      CharArraySet.unmodifiableSet(
          new CharArraySet(
              List.of(
                  "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl",
                  "dagl", "degl", "negl", "sugl", "un", "m", "t", "s", "v", "d"),
              true));

  private static final Map<String, Rules> LANGUAGES =
      Map.ofEntries(
          Map.entry("en", new Rules(EnglishPossessiveFilter::new, KStemFilter::new)),
          Map.entry("de", new Rules(UnaryOperator.identity(), GermanLightStemFilter::new)),
          Map.entry(
              "fr",
              new Rules(
                  tokens -> new ElisionFilter(tokens, FrenchAnalyzer.DEFAULT_ARTICLES),
                  FrenchLightStemFilter::new)),
          Map.entry("es", new Rules(UnaryOperator.identity(), SpanishLightStemFilter::new)),
          Map.entry(
              "it",
              new Rules(
                  tokens -> new ElisionFilter(tokens, ITALIAN_ARTICLES),
                  ItalianLightStemFilter::new)),
          Map.entry("pt", new Rules(UnaryOperator.identity(), PortugueseLightStemFilter::new)),
          Map.entry(
              "nl",
              new Rules(
                  UnaryOperator.identity(),
                  tokens -> new SnowballFilter(tokens, new DutchStemmer()))),
          Map.entry("sv", new Rules(UnaryOperator.identity(), SwedishLightStemFilter::new)),
          Map.entry("no", new Rules(UnaryOperator.identity(), NorwegianLightStemFilter::new)),
          Map.entry("fi", new Rules(UnaryOperator.identity(), FinnishLightStemFilter::new)),
          Map.entry("ru", new Rules(UnaryOperator.identity(), RussianLightStemFilter::new)),
          Map.entry(
              "ar",
              new Rules(
                  tokens -> new ArabicNormalizationFilter(new DecimalDigitFilter(tokens)),
                  ArabicStemFilter::new)),
          Map.entry(
              "fa",
              new Rules(
                  tokens ->
                      new PersianNormalizationFilter(
                          new ArabicNormalizationFilter(new DecimalDigitFilter(tokens))),
                  PersianStemFilter::new)),
          Map.entry(
              "hi",
              new Rules(
                  tokens ->
                      new HindiNormalizationFilter(
                          new IndicNormalizationFilter(new DecimalDigitFilter(tokens))),
                  HindiStemFilter::new)),
          Map.entry("zh", new Rules(Analyzers::bigrams, UnaryOperator.identity())),
          Map.entry("ja", new Rules(Analyzers::bigrams, UnaryOperator.identity())),
          Map.entry("ko", new Rules(Analyzers::bigrams, UnaryOperator.identity())));

  private final Map<String, Analyzer> analyzers = new LinkedHashMap<>();
  private final Analyzer names =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          Tokenizer words = new StandardTokenizer();
          return new TokenStreamComponents(words, normalize(field, words));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream tokens) {
          return new ASCIIFoldingFilter(new LowerCaseFilter(tokens));
        }
      };
  private final Analyzer unknown = analyzer(Article.UNKNOWN_LANGUAGE, UNKNOWN);

  Analyzers() {
    LANGUAGES.forEach((language, rules) -> analyzers.put(language, analyzer(language, rules)));
  }

  /** The analyzer of that language; for one without rules, words as they are written. */
  Analyzer of(String language) {
    return analyzers.getOrDefault(language, unknown);
  }

  /** Words of names and paths, folded, each once. */
  Analyzer names() {
    return names;
  }

  /** The languages that have rules of their own. */
  static Set<String> languages() {
    return LANGUAGES.keySet();
  }

  /** What stems of that language begin with. */
  static String mark(String language) {
    return language.equals("en") || !LANGUAGES.containsKey(language) ? "" : language + Schema.EXACT;
  }

  @Override
  public void close() {
    analyzers.values().forEach(Analyzer::close);
    unknown.close();
    names.close();
  }

  private static Analyzer analyzer(String language, Rules rules) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream tokens = rules.normalise.apply(new LowerCaseFilter(words));
        tokens = rules.stem.apply(new KeywordRepeatFilter(tokens));
        // Folding comes last: some stemmers read the accents.
        return new TokenStreamComponents(
            words, new FormFilter(new ASCIIFoldingFilter(tokens), mark(language)));
      }
    };
  }

  private static TokenStream bigrams(TokenStream tokens) {
    return new CJKBigramFilter(new CJKWidthFilter(tokens));
  }

  /** Marks each token's form: the exact one, or the stem of a language. */
  private static final class FormFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
    private final String exact = String.valueOf(Schema.EXACT);
    private final String stem;

    FormFilter(TokenStream tokens, String stem) {
      super(tokens);
      this.stem = stem;
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      String mark = keyword.isKeyword() ? exact : stem;
      if (!mark.isEmpty()) {
        int length = term.length();
        char[] buffer = term.resizeBuffer(length + mark.length());
        System.arraycopy(buffer, 0, buffer, mark.length(), length);
        mark.getChars(0, mark.length(), buffer, 0);
        term.setLength(length + mark.length());
      }
      return true;
    }
  }
}
