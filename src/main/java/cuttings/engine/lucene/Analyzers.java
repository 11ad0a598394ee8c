package cuttings.engine.lucene;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.article.Article;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fa.PersianCharFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.ConditionalTokenFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;

/**
 * The analyzer of each language. All tokenise by Unicode's rules, fold case and accents, and give
 * each token twice at one position: as written, and as the language's light stem, in the forms of
 * {@link Schema#EXACT}. No stop words: phrases need them, and ranking weighs them down.
 */
final class Analyzers implements Closeable {

  /**
   * How a language is analysed.
   *
   * @param characters what its text goes through before it is divided into words
   * @param normalise what all its tokens go through before any stemming, in both forms
   * @param stem leaves tokens marked as keywords alone, as Lucene's stemmers do
   * @param functionWords words that hold a sentence together and say nothing ("the", "of"), in
   *     lower case
   */
  private record Rules(
      UnaryOperator<Reader> characters,
      UnaryOperator<TokenStream> normalise,
      UnaryOperator<TokenStream> stem,
      Supplier<CharArraySet> functionWords) {

    static Rules of(UnaryOperator<TokenStream> stem, Supplier<CharArraySet> functionWords) {
      return of(UnaryOperator.identity(), stem, functionWords);
    }

    static Rules of(
        UnaryOperator<TokenStream> normalise,
        UnaryOperator<TokenStream> stem,
        Supplier<CharArraySet> functionWords) {
      return new Rules(UnaryOperator.identity(), normalise, stem, functionWords);
    }
  }

  private static final Rules UNKNOWN =
      Rules.of(UnaryOperator.identity(), () -> CharArraySet.EMPTY_SET);

  private static final Rules BIGRAMS =
      Rules.of(
          tokens -> new CJKBigramFilter(new CJKWidthFilter(tokens)),
          UnaryOperator.identity(),
          () -> CharArraySet.EMPTY_SET);

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
          Map.entry(
              "en",
              Rules.of(
                  EnglishPossessiveFilter::new,
                  tokens -> new SnowballStems(tokens, new EnglishStemmer()),
                  Analyzers::englishFunctionWords)),
          Map.entry("de", Rules.of(Analyzers::germanStem, GermanAnalyzer::getDefaultStopSet)),
          Map.entry(
              "fr",
              Rules.of(
                  tokens -> new ElisionFilter(tokens, FrenchAnalyzer.DEFAULT_ARTICLES),
                  FrenchLightStemFilter::new,
                  FrenchAnalyzer::getDefaultStopSet)),
          Map.entry(
              "es", Rules.of(SpanishLightStemFilter::new, SpanishAnalyzer::getDefaultStopSet)),
          Map.entry(
              "it",
              Rules.of(
                  tokens -> new ElisionFilter(tokens, ITALIAN_ARTICLES),
                  ItalianLightStemFilter::new,
                  ItalianAnalyzer::getDefaultStopSet)),
          Map.entry(
              "pt",
              Rules.of(PortugueseLightStemFilter::new, PortugueseAnalyzer::getDefaultStopSet)),
          Map.entry(
              "nl",
              Rules.of(
                  tokens -> new SnowballStems(tokens, new DutchStemmer()),
                  DutchAnalyzer::getDefaultStopSet)),
          Map.entry(
              "sv",
              // The light one takes "höst" for a form of "hos", and not for one of "hösten".
              Rules.of(
                  tokens -> new SnowballStems(tokens, new SwedishStemmer()),
                  SwedishAnalyzer::getDefaultStopSet)),
          Map.entry(
              "no", Rules.of(NorwegianLightStemFilter::new, NorwegianAnalyzer::getDefaultStopSet)),
          Map.entry(
              "fi", Rules.of(FinnishLightStemFilter::new, FinnishAnalyzer::getDefaultStopSet)),
          Map.entry(
              "ru", Rules.of(RussianLightStemFilter::new, RussianAnalyzer::getDefaultStopSet)),
          Map.entry(
              "uk",
              new Rules(
                  Ukrainian::characters,
                  UnaryOperator.identity(),
                  Ukrainian::new,
                  () -> CharArraySet.EMPTY_SET)),
          Map.entry(
              "ar",
              Rules.of(
                  tokens -> new ArabicNormalizationFilter(new DecimalDigitFilter(tokens)),
                  ArabicStemFilter::new,
                  ArabicAnalyzer::getDefaultStopSet)),
          Map.entry(
              "fa",
              new Rules(
                  // A zero-width non-joiner parts what are two words to a reader.
                  PersianCharFilter::new,
                  tokens ->
                      new PersianNormalizationFilter(
                          new ArabicNormalizationFilter(new DecimalDigitFilter(tokens))),
                  PersianStemFilter::new,
                  PersianAnalyzer::getDefaultStopSet)),
          Map.entry(
              "hi",
              Rules.of(
                  tokens ->
                      new HindiNormalizationFilter(
                          new IndicNormalizationFilter(new DecimalDigitFilter(tokens))),
                  HindiStemFilter::new,
                  HindiAnalyzer::getDefaultStopSet)),
          Map.entry("zh", BIGRAMS),
          Map.entry("ja", BIGRAMS),
          Map.entry("ko", BIGRAMS));

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

  /**
   * The analyzer of that language, which normalises half a word or a pattern as it does the whole,
   * to the exact form without its mark; where a rule reads two letters, as in Hindi, the half may
   * differ. For one without rules, words as they are written. A text of unknown language is
   * analysed as English: too short to be told, it is still to be found, and most of such are.
   * English rules leave other scripts alone.
   */
  Analyzer of(String language) {
    return analyzers.getOrDefault(known(language), unknown);
  }

  /** Words that hold a sentence of that language together and say nothing; in lower case. */
  static CharArraySet functionWords(String language) {
    return LANGUAGES.getOrDefault(known(language), UNKNOWN).functionWords.get();
  }

  private static String known(String language) {
    return language.equals(Article.UNKNOWN_LANGUAGE) ? "en" : language;
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
    return known(language).equals("en") || !LANGUAGES.containsKey(language)
        ? ""
        : language + Schema.EXACT;
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
      protected Reader initReader(String field, Reader text) {
        return rules.characters.apply(text);
      }

      @Override
      protected Reader initReaderForNormalization(String field, Reader text) {
        return rules.characters.apply(text);
      }

      @Override
      protected TokenStream normalize(String field, TokenStream word) {
        return new ASCIIFoldingFilter(rules.normalise.apply(new LowerCaseFilter(word)));
      }

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

  /**
   * German spells its umlauts out where the keyboard has none: "Haefen". Only stems are so free.
   */
  private static TokenStream germanStem(TokenStream tokens) {
    return new GermanLightStemFilter(
        new ConditionalTokenFilter(tokens, GermanNormalizationFilter::new) {
          private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

          @Override
          protected boolean shouldFilter() {
            return !keyword.isKeyword();
          }
        });
  }

  /** Snowball's list, in its file: the short one that {@code EnglishAnalyzer} has lacks most. */
  private static CharArraySet englishFunctionWords() {
    return English.FUNCTION_WORDS;
  }

  private static final class English {
    static final CharArraySet FUNCTION_WORDS = read();

    private static CharArraySet read() {
      try (Reader words =
          new InputStreamReader(
              SnowballFilter.class.getResourceAsStream("english_stop.txt"), UTF_8)) {
        return CharArraySet.unmodifiableSet(WordlistLoader.getSnowballWordSet(words));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
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
