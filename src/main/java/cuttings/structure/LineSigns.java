package cuttings.structure;

import static cuttings.structure.Line.endsSentence;
import static cuttings.structure.Line.isClosing;
import static cuttings.structure.LineWords.isDigit;
import static cuttings.structure.Signs.set;

import cuttings.structure.Sign.AfterName;
import cuttings.structure.Sign.Case;
import cuttings.structure.Sign.Colon;
import cuttings.structure.Sign.End;
import cuttings.structure.Sign.First;
import cuttings.structure.Sign.Fragment;
import cuttings.structure.Sign.Lead;
import cuttings.structure.Sign.Marks;
import cuttings.structure.Sign.Person;
import cuttings.structure.Sign.Quote;
import cuttings.structure.Sign.Second;
import cuttings.structure.Sign.Speech;
import cuttings.structure.Sign.Start;
import cuttings.structure.Sign.Telegraphic;
import cuttings.structure.Sign.Verb;
import java.util.Arrays;

/**
 * Reads the signs of a line by itself: its form, the words it begins and ends with, what it says of
 * pictures, people and dates. Not for use by many threads.
 */
final class LineSigns {
  /** Of a line that is longer than both together, its beginning and its end are looked at. */
  static final int HEAD_CHARS = 420;

  static final int TAIL_CHARS = 180;

  private static final int[] CHARS = {20, 40, 60, 80, 110, 150, 220, 350};

  /** Classes of a first word, in the order in which they are asked and of {@link First}. */
  private static final int[] FIRST_CLASSES = {
    Lexicon.ARTICLE,
    Lexicon.DETERMINER,
    Lexicon.FIRST_PERSON,
    Lexicon.SECOND_PERSON,
    Lexicon.THIRD_PERSON,
    Lexicon.BY,
    Lexicon.QUESTION,
    Lexicon.CONNECTIVE,
    Lexicon.PREPOSITION,
    Lexicon.MONTH | Lexicon.WEEKDAY | Lexicon.DATE_MARK,
    Lexicon.PHOTO,
    Lexicon.DIRECTION,
    Lexicon.MODAL | Lexicon.PRESENT | Lexicon.PAST,
    Lexicon.REPORTING,
    Lexicon.NUMBER,
    Lexicon.ROLE,
  };

  /** Classes of a second word, likewise; in {@link Second} they follow that of a capital. */
  private static final int[] SECOND_CLASSES = {
    Lexicon.ARTICLE | Lexicon.DETERMINER,
    Lexicon.PREPOSITION,
    Lexicon.PAST,
    Lexicon.PRESENT,
    Lexicon.MODAL,
    Lexicon.REPORTING,
    Lexicon.POSE,
  };

  private static final First[] FIRST = First.values();
  private static final Second[] SECOND = Second.values();

  private static final double[] CAPITALS = {0.2, 0.4, 0.6, 0.8, 1};

  /** Words among which the first finite verb is looked for. */
  private static final int VERB_WORDS = 24;

  private static final int[] WORDS = {1, 2, 3, 4, 6, 9, 13, 21, 36};

  private final LineWords words = new LineWords(Lexicon.ENGLISH);
  private final HeadSigns head = new HeadSigns(words);

  /**
   * What is seen of a line.
   *
   * @param signs by the ordinals of {@link Sign}; those of lines beside one another are still 0
   * @param shingles hashes of three words in a row
   * @param names hashes of capitalised words that do not open a sentence; odd after another such
   * @param content hashes of the words that say what it is about
   * @param chars length in UTF-16 units
   */
  record Seen(
      byte[] signs, int[] shingles, int[] names, int[] content, int chars, boolean afterBlank) {}

  Seen read(Unit unit) {
    String text = seen(unit.text());
    words.read(text);
    byte[] signs = new byte[Signs.COUNT];
    readLine(text, signs);
    int chars = unit.text().length();
    set(signs, Sign.CHARS, bucket(CHARS, chars));
    return new Seen(signs, shingles(), names(), content(), chars, unit.afterBlank());
  }

  private static String seen(String text) {
    return text.length() <= HEAD_CHARS + TAIL_CHARS
        ? text
        : text.substring(0, HEAD_CHARS) + " " + text.substring(text.length() - TAIL_CHARS);
  }

  private void readLine(String text, byte[] sign) {
    set(sign, Sign.WORDS, bucket(WORDS, words.count));
    set(sign, Sign.SENTENCES, Math.min(3, sentences(text)));
    set(sign, Sign.END, end(text));
    set(sign, Sign.START, start(text));
    set(sign, Sign.CASE, letterCase(text));
    set(sign, Sign.FIRST, first(text));
    set(sign, Sign.SECOND, second());
    set(sign, Sign.AFTER_NAME, afterName());
    PictureSigns.read(words, sign);
    set(sign, Sign.TELEGRAPHIC, telegraphic(text));
    readMarks(text, sign);
    readSpeech(text, sign);
    Verb verb = verb();
    set(sign, Sign.VERB, verb);
    set(sign, Sign.FRAGMENT, fragment(text, verb));
    set(sign, Sign.LEAD, lead(text));
    set(sign, Sign.PAST, Math.min(2, words.count(Lexicon.PAST)));
    set(sign, Sign.PERSON, person());
    head.read(sign);
    readCapitals(sign);
  }

  private Person person() {
    if (words.any(Lexicon.FIRST_PERSON)) {
      return Person.FIRST;
    }
    if (words.any(Lexicon.SECOND_PERSON)) {
      return Person.SECOND;
    }
    return words.any(Lexicon.THIRD_PERSON) ? Person.THIRD : Person.NONE;
  }

  /** Whether it is without a finite verb, and as long as a heading or longer. */
  private Fragment fragment(String text, Verb verb) {
    if (verb != Verb.NONE && verb != Verb.ING) {
      return Fragment.FINITE;
    }
    if (endsSentence(text)) {
      char last = text.charAt(text.length() - 1);
      boolean brief =
          words.count < 9 && Character.isUpperCase(text.charAt(0)) && last != '?' && last != '!';
      return brief ? Fragment.SHORT_WITH_STOP : Fragment.LONG_WITH_STOP;
    }
    return words.count < 7 ? Fragment.SHORT : Fragment.LONG;
  }

  /** Whether it is no sentence, as headings and captions are none. */
  private Telegraphic telegraphic(String text) {
    if (endsSentence(text) && text.charAt(text.length() - 1) != '?') {
      return Telegraphic.SENTENCE;
    }
    if (words.count < 5) {
      return Telegraphic.SHORT;
    }
    boolean article = words.any(Lexicon.ARTICLE | Lexicon.DETERMINER);
    return article ? Telegraphic.WITH_ARTICLE : Telegraphic.WITHOUT_ARTICLE;
  }

  private int sentences(String text) {
    int found = 0;
    for (int i = 0; i + 1 < words.count; i++) {
      found += endsInside(text, i) ? 1 : 0;
    }
    return found + (endsSentence(text) ? 1 : 0);
  }

  /** Whether a sentence ends with a word and another begins with the next. */
  private boolean endsInside(String text, int word) {
    char after = words.after(word);
    if (after != '.' && after != '?' && after != '!') {
      return false;
    }
    int at = words.end[word] + 1;
    while (at < text.length() && isClosing(text.charAt(at))) {
      at++;
    }
    boolean spaced = at < text.length() && Line.isBlank(text.charAt(at));
    boolean initial = words.end[word] - words.start[word] == 1 || isAbbreviation(words, word);
    return spaced && !initial && words.isCapital(word + 1);
  }

  /** What the first sentence is where another follows: "The bins outside a house. They are full" */
  private Lead lead(String text) {
    int last = 0;
    while (last + 1 < words.count && !endsInside(text, last)) {
      last++;
    }
    if (last + 1 >= words.count) {
      return Lead.ALONE;
    }
    for (int i = 0; i <= last && i < VERB_WORDS; i++) {
      if (verb(i) != Verb.NONE) {
        return Lead.FINITE;
      }
    }
    return last < 3 ? Lead.SHORT : last < VERB_WORDS ? Lead.VERBLESS : Lead.FINITE;
  }

  /** "Mr.", "Nov.", "Calif.": a capitalised short word before a full stop. */
  static boolean isAbbreviation(LineWords words, int word) {
    int length = words.end[word] - words.start[word];
    return words.isCapital(word)
        && (words.is(word, Lexicon.MONTH | Lexicon.WEEKDAY) || length <= 3)
        && words.after(word) == '.';
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '“' || c == '”' || c == '‘' || c == '’' || c == '\'' || c == '«';
  }

  /** How it ends. */
  private End end(String text) {
    char c = text.charAt(text.length() - 1);
    End sign =
        switch (c) {
          case '.', '…' -> End.STOP;
          case '?' -> End.QUESTION;
          case '!' -> End.EXCLAMATION;
          case ':' -> End.COLON;
          case ')', ']' -> End.BRACKET;
          case ';' -> End.SEMICOLON;
          default -> isDigit(c) ? End.DIGIT : End.OTHER;
        };
    if (sign != End.OTHER) {
      return sign;
    }
    if (c == '"' || c == '”' || c == '’' || c == '\'' || c == '»') {
      boolean comma = text.length() > 1 && text.charAt(text.length() - 2) == ',';
      return endsSentence(text) || comma ? End.QUOTED_STOP : End.QUOTE;
    }
    if (words.count > 2 && isConjunction(words.count - 1)) {
      return End.CONJUNCTION;
    }
    if (c == ',' || c == '-' || c == '—' || c == '–') {
      return End.COMMA;
    }
    if (Character.isLetter(c)) {
      return words.count > 0 && words.isCapital(words.count - 1) ? End.NAME : End.LETTER;
    }
    return End.OTHER;
  }

  /** "and" or "or" at the line's end: an item of a list goes on in the next. */
  private boolean isConjunction(int word) {
    return words.end[word] == words.text.length()
        && !words.isCapital(word)
        && (words.equal(word, "and") || words.equal(word, "or"));
  }

  /** How it begins. */
  private static Start start(String text) {
    char c = text.charAt(0);
    if (isDigit(c)) {
      return isNumbered(text) ? Start.NUMBERED : Start.DIGIT;
    }
    if (Character.isUpperCase(c)) {
      return Start.CAPITAL;
    }
    if (Character.isLetter(c)) {
      return Start.SMALL;
    }
    if (isQuote(c)) {
      return Start.QUOTE;
    }
    if (c == '(' || c == '[') {
      return Start.BRACKET;
    }
    return "-–—•*·▪●■►▶>✓".indexOf(c) >= 0 ? Start.BULLET : Start.OTHER;
  }

  /** "1. Make a plan". */
  private static boolean isNumbered(String text) {
    int i = 1;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i <= 2
        && i + 1 < text.length()
        && ".):".indexOf(text.charAt(i)) >= 0
        && Line.isBlank(text.charAt(i + 1));
  }

  private Case letterCase(String text) {
    int upper = 0;
    int lower = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isUpperCase(c)) {
        upper++;
      } else if (Character.isLetter(c)) {
        lower++;
      }
    }
    if (upper + lower == 0) {
      return Case.NO_LETTERS;
    }
    if (lower == 0 && upper > 1) {
      return words.count < 4 ? Case.CAPITALS : Case.LINE_OF_CAPITALS;
    }
    if (isTitleCase()) {
      return Case.TITLE;
    }
    boolean longWord = words.count > 0 && words.end[0] - words.start[0] > 3;
    if (words.count > 4 && words.isUpper(0) && (words.isUpper(1) || longWord)) {
      return Case.CAPITAL_OPENING;
    }
    return words.isCapital(0) || !Character.isLetter(text.charAt(0)) ? Case.SENTENCE : Case.SMALL;
  }

  /** Whether all words are capitalised but those that titles leave small. */
  private boolean isTitleCase() {
    int big = 0;
    int counted = 0;
    for (int i = 0; i < words.count; i++) {
      if (!words.is(i, Lexicon.SMALL) && !words.isNumber(i)) {
        counted++;
        big += words.isCapital(i) ? 1 : 0;
      }
    }
    return counted >= 2 && big == counted;
  }

  private First first(String text) {
    if (words.count == 0) {
      return First.OTHER;
    }
    if (isQuote(text.charAt(0))) {
      return First.QUOTED;
    }
    for (int i = 0; i < FIRST_CLASSES.length; i++) {
      if (words.is(0, FIRST_CLASSES[i])) {
        return FIRST[First.ARTICLE.ordinal() + i];
      }
    }
    if (words.isNumber(0)) {
      return First.NUMBER;
    }
    if (words.endsWith(0, "ing")) {
      return First.ING;
    }
    return words.isCapital(0) && words.isCapital(1) ? First.NAME : First.OTHER;
  }

  private Second second() {
    if (words.count < 2) {
      return Second.NONE;
    }
    if (words.is(1, Lexicon.PHOTO)) {
      return Second.PHOTO;
    }
    if (words.isCapital(1)) {
      return Second.CAPITAL;
    }
    for (int i = 0; i < SECOND_CLASSES.length; i++) {
      if (words.is(1, SECOND_CLASSES[i])) {
        return SECOND[Second.ARTICLE.ordinal() + i];
      }
    }
    if (words.isNumber(1)) {
      return Second.NUMBER;
    }
    if (words.endsWith(1, "ing")) {
      return Second.ING;
    }
    if (words.endsWith(1, "ed")) {
      return Second.ED;
    }
    return isPlural(1) ? Second.S : Second.OTHER;
  }

  /** Whether a word ends as plurals do, and verbs after a name. */
  private boolean isPlural(int word) {
    return words.endsWith(word, "s") && !words.endsWith(word, "ss");
  }

  /** What follows the capitalised words that the line opens with. */
  private AfterName afterName() {
    int last = words.is(0, Lexicon.ARTICLE | Lexicon.DETERMINER) && words.isCapital(1) ? 1 : 0;
    if (!words.isCapital(last)) {
      return AfterName.NO_NAME;
    }
    while (nameGoesOn(last)) {
      last++;
    }
    int next = last + 1;
    if (next >= words.count) {
      return AfterName.NOTHING;
    }
    return switch (words.after(last)) {
      case ',' -> AfterName.COMMA;
      case '(' -> AfterName.BRACKET;
      case ':' -> AfterName.COLON;
      case '.', '?', '!' -> AfterName.STOP;
      default -> words.before(next) == '(' ? AfterName.BRACKET : afterName(next);
    };
  }

  /** "Ann Lee", "Ann Lee and Tom Ray", but not "Ann Lee in Leeds". */
  private boolean nameGoesOn(int word) {
    boolean joined =
        words.is(word + 1, Lexicon.SMALL)
            && !words.is(word + 1, Lexicon.PREPOSITION)
            && words.after(word + 1) == ' '
            && words.isCapital(word + 2);
    return word + 1 < words.count
        && words.after(word) == ' '
        && (words.isCapital(word + 1) || joined);
  }

  private AfterName afterName(int next) {
    if (words.is(next, Lexicon.PREPOSITION)) {
      return AfterName.PREPOSITION;
    }
    if (words.is(next, Lexicon.POSE) && !words.endsWith(next, "ing")) {
      return AfterName.POSE;
    }
    if (words.is(next, Lexicon.REPORTING)) {
      return AfterName.REPORTING;
    }
    if (words.is(next, Lexicon.PAST | Lexicon.IRREGULAR)) {
      return AfterName.PAST;
    }
    if (words.is(next, Lexicon.PRESENT | Lexicon.MODAL)) {
      return AfterName.IS;
    }
    if (words.endsWith(next, "ing")) {
      return AfterName.ING;
    }
    if (words.endsWith(next, "ed")) {
      return AfterName.ED;
    }
    return isPlural(next) ? AfterName.S : AfterName.OTHER;
  }

  /** Colons, bars, dashes and addresses, in one go over the line. */
  private static void readMarks(String text, byte[] sign) {
    int colon = -1;
    boolean bar = false;
    boolean address = false;
    boolean handle = false;
    boolean dash = false;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case ':' -> colon = colon < 0 && text.startsWith(": ", i) ? i : colon;
        case '|' -> bar = true;
        case '•', '·' -> bar |= i > 0;
        case '@' -> {
          address = true;
          handle |= i > 0 && text.charAt(i - 1) == '(';
        }
        case 'h' -> address |= text.startsWith("http", i);
        case 'w' -> address |= text.startsWith("www.", i);
        case '-', '—', '–' ->
            dash |= i > 0 && text.charAt(i - 1) == ' ' && text.startsWith(" ", i + 1);
        default -> {}
      }
    }
    set(sign, Sign.COLON, colon < 0 ? Colon.NONE : colon < 25 ? Colon.EARLY : Colon.LATER);
    Marks marks = address ? Marks.ADDRESS : bar ? Marks.BAR : dash ? Marks.DASH : Marks.NONE;
    // "— Ann Lee (@annlee)": whoever wrote what stands above.
    boolean signed = handle && "-–—".indexOf(text.charAt(0)) >= 0;
    set(sign, Sign.MARKS, signed ? Marks.SIGNATURE : marks);
  }

  private void readSpeech(String text, byte[] sign) {
    int quotes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean single =
          (c == '‘' || c == '\'')
              && (i == 0 || text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '(');
      if (c == '"' || c == '“' || c == '«' || single) {
        quotes++;
      }
    }
    char first = text.charAt(0);
    boolean opens = isQuote(first);
    boolean closes = text.length() > 1 && isQuote(text.charAt(text.length() - 1));
    int inner =
        text.length() > 2 ? text.indexOf(first == '“' ? '”' : first == '‘' ? '’' : first, 1) : -1;
    Quote quote = opens ? Quote.OPENS : Quote.INSIDE;
    if (quotes == 0) {
      quote = Quote.NONE;
    } else if (opens && closes && inner >= text.length() - 1) {
      quote = Quote.WHOLE;
    } else if (opens && first == '“' && text.indexOf('”') < 0) {
      quote = Quote.UNCLOSED;
    }
    set(sign, Sign.QUOTE, quote);
    boolean said = words.any(Lexicon.REPORTING);
    Speech quoted = said ? Speech.QUOTED_AND_SAID : Speech.QUOTED;
    set(sign, Sign.SPEECH, quotes > 0 ? quoted : said ? Speech.SAID : Speech.NONE);
  }

  /** The first finite verb, as far as its form tells. */
  private Verb verb() {
    boolean ing = false;
    for (int i = 0; i < words.count && i < VERB_WORDS; i++) {
      Verb verb = verb(i);
      if (verb != Verb.NONE) {
        return verb;
      }
      ing |= i < 8 && words.endsWith(i, "ing");
    }
    return ing ? Verb.ING : Verb.NONE;
  }

  /** What verb a word is; none where it is none. */
  private Verb verb(int i) {
    boolean small = !words.isCapital(i);
    boolean inner = small && i > 0;
    if (small && words.is(i, Lexicon.REPORTING)) {
      return Verb.REPORTING;
    }
    if (words.is(i, Lexicon.PAST) || (inner && words.is(i, Lexicon.IRREGULAR))) {
      return Verb.PAST;
    }
    if (words.is(i, Lexicon.PRESENT)) {
      return Verb.PRESENT;
    }
    if ((small && words.is(i, Lexicon.MODAL)) || isContracted(i)) {
      return Verb.MODAL;
    }
    if (inner && words.is(i, Lexicon.POSE)) {
      return Verb.POSE;
    }
    if (inner && !words.is(i, Lexicon.SMALL | Lexicon.AGO)) {
      if (isPlural(i) && words.isCapital(i - 1) && words.after(i - 1) == ' ') {
        return Verb.S_AFTER_NAME;
      }
      if (words.endsWith(i, "ed") && !words.is(i - 1, Lexicon.ARTICLE | Lexicon.DETERMINER)) {
        return Verb.ED;
      }
    }
    return Verb.NONE;
  }

  /** "didn't", "we're", "I'll", "I'm". */
  private boolean isContracted(int word) {
    String text = words.text;
    int end = words.end[word];
    if (end - words.start[word] < 3) {
      return false;
    }
    char last = text.charAt(end - 1);
    char before = text.charAt(end - 2);
    if (before == '\'' || before == '’') {
      return last == 'm' || (last == 't' && text.charAt(end - 3) == 'n');
    }
    char mark = text.charAt(end - 3);
    return (mark == '\'' || mark == '’')
        && ((last == 'e' && (before == 'r' || before == 'v')) || (last == 'l' && before == 'l'));
  }

  private void readCapitals(byte[] sign) {
    int capitals = 0;
    int digits = 0;
    for (int i = 1; i < words.count; i++) {
      capitals += words.isCapital(i) ? 1 : 0;
    }
    for (int i = 0; i < words.count; i++) {
      digits += words.isNumber(i) ? 1 : 0;
    }
    double share = words.count < 2 ? 0 : (double) capitals / (words.count - 1);
    set(sign, Sign.CAPITALS, share == 0 ? 0 : 1 + bucket(CAPITALS, share));
    set(sign, Sign.DIGITS, digits == 0 ? 0 : digits * 4 < words.count ? 1 : 2);
  }

  /** Hashes of three words in a row. */
  private int[] shingles() {
    int n = Math.max(0, words.count - 2);
    int[] shingles = new int[n];
    for (int i = 0; i < n; i++) {
      shingles[i] = (words.hash[i] * 31 + words.hash[i + 1]) * 31 + words.hash[i + 2];
    }
    return shingles;
  }

  /** Hashes of capitalised words that do not open a sentence; those after another have a mark. */
  private int[] names() {
    int[] found = new int[words.count];
    int n = 0;
    for (int i = 0; i < words.count; i++) {
      boolean name =
          words.isCapital(i)
              && !words.is(
                  i,
                  Lexicon.SMALL
                      | Lexicon.MONTH
                      | Lexicon.WEEKDAY
                      | Lexicon.THIRD_PERSON
                      | Lexicon.FIRST_PERSON
                      | Lexicon.CONNECTIVE
                      | Lexicon.PREPOSITION
                      | Lexicon.QUESTION
                      | Lexicon.DETERMINER
                      | Lexicon.PHOTO
                      | Lexicon.AGENCY
                      | Lexicon.SECOND_PERSON);
      if (!name || (i == 0 && !words.isCapital(1))) {
        continue;
      }
      boolean follows = i > 0 && words.isCapital(i - 1) && words.after(i - 1) == ' ';
      found[n++] = follows ? words.hash[i] | 1 : words.hash[i] & ~1;
    }
    return Arrays.copyOf(found, n);
  }

  private int[] content() {
    int[] found = new int[words.count];
    int n = 0;
    for (int i = 0; i < words.count; i++) {
      if (words.end[i] - words.start[i] >= 4
          && (words.classes[i] & ~(Lexicon.ROLE | Lexicon.POSE)) == 0) {
        found[n++] = words.hash[i];
      }
    }
    return Arrays.copyOf(found, n);
  }

  static int bucket(double[] limits, double value) {
    int i = 0;
    while (i < limits.length && value >= limits[i]) {
      i++;
    }
    return i;
  }

  private static int bucket(int[] limits, int value) {
    int i = 0;
    while (i < limits.length && value >= limits[i]) {
      i++;
    }
    return i;
  }
}
