package cuttings.engine.lucene;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.engine.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.util.BytesRef;

/**
 * What of an article is suggested to who types a query: its authors, the names in its text, the
 * phrases of its headline. Each becomes terms of {@link Schema#PHRASES}, one from each of its words
 * on, so that "gallant" leads to Yoav Gallant by a look into the dictionary alone.
 */
final class Phrases {
  private Phrases() {}

  /** Most names and phrases kept of one article; those after them are not suggested. */
  static final int MAX_PER_ARTICLE = 200;

  /** Longest name or phrase kept, in UTF-16 units. */
  static final int MAX_CHARS = 60;

  /** Most words of a headline's phrase. */
  private static final int MAX_WORDS = 3;

  private static final Suggestion.Kind[] KINDS = Suggestion.Kind.values();

  /** Joins the letters of a word in Hindi and its like. */
  private static final char JOINER = '\u200d';

  private static final char END_OF_KEY = '\t';

  /** Lucene's English list is short; these begin sentences, and no name. */
  private static final Set<String> OPENERS =
      Set.of(
          "after",
          "all",
          "although",
          "among",
          "any",
          "before",
          "both",
          "can",
          "did",
          "do",
          "during",
          "each",
          "even",
          "every",
          "from",
          "had",
          "has",
          "have",
          "he",
          "her",
          "here",
          "his",
          "how",
          "i",
          "its",
          "many",
          "more",
          "most",
          "mr",
          "mrs",
          "ms",
          "my",
          "now",
          "once",
          "one",
          "only",
          "other",
          "our",
          "she",
          "since",
          "so",
          "some",
          "still",
          "than",
          "those",
          "though",
          "two",
          "under",
          "until",
          "we",
          "were",
          "what",
          "when",
          "where",
          "while",
          "who",
          "why",
          "would",
          "yet",
          "you");

  private static final Map<String, CharArraySet> STOP_WORDS =
      Map.of(
          "en", english(),
          "de", GermanAnalyzer.getDefaultStopSet(),
          "fr", FrenchAnalyzer.getDefaultStopSet(),
          "es", SpanishAnalyzer.getDefaultStopSet(),
          "it", ItalianAnalyzer.getDefaultStopSet(),
          "pt", PortugueseAnalyzer.getDefaultStopSet(),
          "nl", DutchAnalyzer.getDefaultStopSet(),
          "sv", SwedishAnalyzer.getDefaultStopSet(),
          "no", NorwegianAnalyzer.getDefaultStopSet(),
          "ru", RussianAnalyzer.getDefaultStopSet());

  /** Lower-case words within a name: Bank of England, Ursula von der Leyen. */
  private static final Set<String> CONNECTORS =
      Set.of(
          "of", "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la",
          "le", "bin", "al", "el", "zu", "y");

  private static CharArraySet english() {
    CharArraySet words = CharArraySet.copy(EnglishAnalyzer.getDefaultStopSet());
    words.addAll(OPENERS);
    return CharArraySet.unmodifiableSet(words);
  }

  /**
   * A name or phrase, as a term of the index holds it.
   *
   * @param text as written; a headline's phrase in lower case
   */
  record Phrase(Suggestion.Kind kind, String text) {

    /** Reads a term. */
    static Phrase of(String term) {
      int end = term.indexOf(END_OF_KEY);
      return new Phrase(KINDS[term.charAt(end + 1) - '0'], term.substring(end + 2));
    }
  }

  /** What a term names. */
  static Suggestion.Kind kind(BytesRef term) {
    int at = term.offset;
    while (term.bytes[at] != END_OF_KEY) {
      at++;
    }
    return KINDS[term.bytes[at + 1] - '0'];
  }

  /** The terms of an article. */
  static Set<String> of(Article article) {
    Set<String> terms = new LinkedHashSet<>();
    for (String author : article.authors()) {
      add(terms, Suggestion.Kind.AUTHOR, author);
    }
    CharArraySet stopWords = STOP_WORDS.getOrDefault(article.language(), CharArraySet.EMPTY_SET);
    for (Block block : article.blocks()) {
      switch (block.kind()) {
        case HEADLINE -> phrases(terms, block.text(), stopWords);
        case STANDFIRST, CAPTION, PARAGRAPH -> names(terms, block.text(), stopWords);
        case SUBHEADING, BYLINE, DATELINE -> {}
      }
      if (terms.size() >= MAX_PER_ARTICLE) {
        break;
      }
    }
    return terms;
  }

  /** Folded as the words of the index are: lower case, no accents. */
  static String folded(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    char[] folded = new char[4 * lower.length()];
    int length = ASCIIFoldingFilter.foldToASCII(lower.toCharArray(), 0, folded, 0, lower.length());
    return new String(folded, 0, length);
  }

  private static void add(Set<String> terms, Suggestion.Kind kind, String text) {
    if (text.length() > MAX_CHARS || text.indexOf(END_OF_KEY) >= 0) {
      return;
    }
    String key = folded(text);
    String rest = "" + END_OF_KEY + (char) ('0' + kind.ordinal()) + text;
    for (int at = 0; at >= 0; at = key.indexOf(' ', at) + 1) {
      terms.add(key.substring(at) + rest);
      if (kind == Suggestion.Kind.PHRASE || key.indexOf(' ', at) < 0) {
        break;
      }
    }
  }

  /** Two or three words of a headline that neither begin nor end with a stop word. */
  private static void phrases(Set<String> terms, String headline, CharArraySet stopWords) {
    List<int[]> words = words(headline);
    for (int first = 0; first < words.size(); first++) {
      if (isStopWord(headline, words.get(first), stopWords)) {
        continue;
      }
      for (int last = first + 1; last < Math.min(words.size(), first + MAX_WORDS); last++) {
        if (!adjacent(headline, words.get(last - 1), words.get(last))) {
          break;
        }
        if (!isStopWord(headline, words.get(last), stopWords)) {
          String phrase = headline.substring(words.get(first)[0], words.get(last)[1]);
          add(terms, Suggestion.Kind.PHRASE, phrase.toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  /** Two or more capitalised words in a row. */
  private static void names(Set<String> terms, String text, CharArraySet stopWords) {
    int start = -1;
    int end = -1;
    int capitals = 0;
    int[] before = {0, 0};
    for (int[] word : words(text)) {
      boolean capital = Character.isUpperCase(text.codePointAt(word[0]));
      boolean follows = start >= 0 && adjacent(text, before, word);
      boolean connects = !capital && CONNECTORS.contains(text.substring(word[0], word[1]));
      if (start >= 0 && !(follows && (capital || connects))) {
        addName(terms, text, start, end, capitals);
        start = -1;
      }
      if (capital && (start >= 0 || !isStopWord(text, word, stopWords))) {
        start = start < 0 ? word[0] : start;
        capitals = start == word[0] ? 1 : capitals + 1;
        int bare = withoutPossessive(text, word);
        end = bare;
        if (bare < word[1]) {
          addName(terms, text, start, end, capitals);
          start = -1;
        }
      }
      before = word;
    }
    if (start >= 0) {
      addName(terms, text, start, end, capitals);
    }
  }

  private static void addName(Set<String> terms, String text, int start, int end, int capitals) {
    if (capitals >= 2 && terms.size() < MAX_PER_ARTICLE) {
      add(terms, Suggestion.Kind.NAME, text.substring(start, end));
    }
  }

  private static int withoutPossessive(String text, int[] word) {
    int mark = word[1] - 2;
    boolean possessive =
        mark > word[0]
            && text.charAt(word[1] - 1) == 's'
            && (text.charAt(mark) == '\'' || text.charAt(mark) == '’');
    return possessive ? mark : word[1];
  }

  private static boolean isStopWord(String text, int[] word, CharArraySet stopWords) {
    return stopWords.contains(text.substring(word[0], word[1]).toLowerCase(Locale.ROOT));
  }

  /** One space between them; or after an initial, a full stop and a space. */
  private static boolean adjacent(String text, int[] before, int[] word) {
    int gap = word[0] - before[1];
    boolean initial = before[1] - before[0] == 1 && gap == 2 && text.charAt(before[1]) == '.';
    return (gap == 1 || initial) && text.charAt(word[0] - 1) == ' ';
  }

  /** Start and end of each run of letters and digits, with hyphens and apostrophes within. */
  static List<int[]> words(String text) {
    List<int[]> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = isLetter(c);
      boolean within =
          start >= 0
              && (c == '-' || c == '\'' || c == '’')
              && i + 1 < text.length()
              && isLetter(text.charAt(i + 1));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && !within && start >= 0) {
        words.add(new int[] {start, i});
        start = -1;
      }
    }
    if (start >= 0) {
      words.add(new int[] {start, text.length()});
    }
    return words;
  }

  private static boolean isLetter(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isMark(c);
  }

  /** A sign that belongs to the letter before it: an accent, a vowel of Hindi, a joiner. */
  static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || codePoint == JOINER;
  }
}
