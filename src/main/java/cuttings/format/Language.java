package cuttings.format;

import static cuttings.article.Article.UNKNOWN_LANGUAGE;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * The language of an article whose source does not state it. Plain English and the scripts of one
 * language are told by looking; the rest by a statistical model, which takes longer than indexing
 * the article does and a second to load. Where it is in doubt, the language stays unknown.
 */
final class Language {
  private Language() {}

  /** How much of an article is looked at, UTF-16 units. */
  static final int SAMPLE_CHARS = 400;

  /** Texts with fewer letters are told by their script or not at all. */
  static final int MIN_LETTERS = 20;

  /** How much likelier than the next the likeliest language has to be. */
  private static final double CERTAINTY = 1.5;

  /** Fewest English function words, and their least share of all words, in a text in English. */
  private static final int MIN_ENGLISH = 4;

  private static final double ENGLISH_SHARE = 0.12;

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

  /** Frequent, and few of them are words of another language. */
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "and", "that", "for", "with", "from", "by", "at", "his", "her", "their",
          "were", "been", "which", "who", "said", "this", "has", "have", "had", "would", "to");

  /** The model's codes of the languages that it may answer, with ours (ISO 639-1). */
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("ara", "ar"),
          Map.entry("bul", "bg"),
          Map.entry("cat", "ca"),
          Map.entry("ces", "cs"),
          Map.entry("dan", "da"),
          Map.entry("deu", "de"),
          Map.entry("ell", "el"),
          Map.entry("eng", "en"),
          Map.entry("spa", "es"),
          Map.entry("ekk", "et"),
          Map.entry("fas", "fa"),
          Map.entry("pes", "fa"),
          Map.entry("fin", "fi"),
          Map.entry("fra", "fr"),
          Map.entry("heb", "he"),
          Map.entry("hin", "hi"),
          Map.entry("hrv", "hr"),
          Map.entry("hun", "hu"),
          Map.entry("ind", "id"),
          Map.entry("isl", "is"),
          Map.entry("ita", "it"),
          Map.entry("lit", "lt"),
          Map.entry("lvs", "lv"),
          Map.entry("nld", "nl"),
          Map.entry("nno", "no"),
          Map.entry("nob", "no"),
          Map.entry("pol", "pl"),
          Map.entry("por", "pt"),
          Map.entry("ron", "ro"),
          Map.entry("rus", "ru"),
          Map.entry("slk", "sk"),
          Map.entry("slv", "sl"),
          Map.entry("srp", "sr"),
          Map.entry("swe", "sv"),
          Map.entry("tur", "tr"),
          Map.entry("ukr", "uk"),
          Map.entry("urd", "ur"),
          Map.entry("vie", "vi"));

  /** The reading, with the language of each article that does not state it. */
  static Reading told(Reading reading) {
    List<Article> articles = reading.articles().stream().map(Language::told).toList();
    return articles.equals(reading.articles())
        ? reading
        : new Reading(
            reading.format(), reading.charset(), articles, reading.lines(), reading.furniture());
  }

  private static Article told(Article article) {
    if (!article.language().equals(UNKNOWN_LANGUAGE)) {
      return article;
    }
    String language = of(sample(article));
    return language.equals(UNKNOWN_LANGUAGE)
        ? article
        : new Article(
            article.source(),
            article.number(),
            language,
            article.authors(),
            article.place(),
            article.published(),
            article.blocks());
  }

  /** Running text first: headlines lack function words, and captions are full of names. */
  private static String sample(Article article) {
    StringBuilder sample = new StringBuilder();
    for (boolean running : new boolean[] {true, false}) {
      for (Block block : article.blocks()) {
        if ((block.kind() == Kind.PARAGRAPH) == running && sample.length() < SAMPLE_CHARS) {
          sample.append(block.text()).append('\n');
        }
      }
    }
    return sample.substring(0, Math.min(SAMPLE_CHARS, sample.length()));
  }

  /** ISO 639-1 code of a text's language; {@code und} where it is in doubt. */
  static String of(String text) {
    String script = byScript(text);
    if (!script.equals(UNKNOWN_LANGUAGE)) {
      return script;
    }
    String[] words = NO_LETTERS.split(text, -1);
    int english = 0;
    int letters = 0;
    for (String word : words) {
      letters += word.length();
      if (ENGLISH.contains(word.toLowerCase(Locale.ROOT))) {
        english++;
      }
    }
    if (letters < MIN_LETTERS) {
      return UNKNOWN_LANGUAGE;
    }
    return english >= MIN_ENGLISH && english >= ENGLISH_SHARE * words.length ? "en" : byModel(text);
  }

  /** The language of a script that is but one language's, where it is most of the text. */
  private static String byScript(String text) {
    int han = 0;
    int kana = 0;
    int hangul = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        switch (Character.UnicodeScript.of(c)) {
          case HAN -> han++;
          case HIRAGANA, KATAKANA -> kana++;
          case HANGUL -> hangul++;
          default -> {}
        }
      }
    }
    if (2 * (han + kana + hangul) <= letters) {
      return UNKNOWN_LANGUAGE;
    }
    if (hangul > han + kana) {
      return "ko";
    }
    // Every Japanese sentence has kana; a Chinese one may quote some.
    return 10 * kana > han ? "ja" : "zh";
  }

  private static String byModel(String text) {
    Map<String, Double> likelihoods = new HashMap<>();
    for (opennlp.tools.langdetect.Language each :
        new LanguageDetectorME(Model.MODEL).predictLanguages(text)) {
      String code = CODES.get(each.getLang());
      if (code != null) {
        likelihoods.merge(code, each.getConfidence(), Math::max);
      }
    }
    String best = UNKNOWN_LANGUAGE;
    double most = 0;
    double next = 0;
    for (Map.Entry<String, Double> each : likelihoods.entrySet()) {
      if (each.getValue() > most) {
        next = most;
        most = each.getValue();
        best = each.getKey();
      } else {
        next = Math.max(next, each.getValue());
      }
    }
    return most >= CERTAINTY * next ? best : UNKNOWN_LANGUAGE;
  }

  /** Read when the first text needs it. */
  private static final class Model {
    static final LanguageDetectorModel MODEL = read();

    private static LanguageDetectorModel read() {
      try {
        return new LanguageDetectorModel(
            LanguageDetectorME.class.getResource("/langdetect-183.bin"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
