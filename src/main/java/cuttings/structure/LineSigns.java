package cuttings.structure;

import static cuttings.structure.Signs.get;
import static cuttings.structure.Signs.set;
import static cuttings.structure.Words.isDigit;

import java.util.Arrays;

/**
 * Reads the signs of a line by itself: its form, the words it begins and ends with, what it says of
 * pictures, people and dates. Not for use by many threads.
 */
final class LineSigns {
  /** Of a line that is longer than both together, its beginning and its end are looked at. */
  static final int HEAD_CHARS = 420;

  static final int TAIL_CHARS = 180;

  /** Longer lines are no captions of what is pictured, in words. */
  private static final int CAPTION_WORDS = 45;

  private static final int[] CHARS = {20, 40, 60, 80, 110, 150, 220, 350};

  /** Classes of a first word, in the order in which they are asked and of the sign's values. */
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

  private static final int FIRST_NAME = Sign.FIRST.value("name");
  private static final int FIRST_NUMBER = Sign.FIRST.value("number");
  private static final int FIRST_QUOTED = Sign.FIRST.value("quoted");
  private static final int FIRST_ING = Sign.FIRST.value("-ing");

  /** Classes of a second word, likewise; their values follow that of a capital. */
  private static final int[] SECOND_CLASSES = {
    Lexicon.ARTICLE | Lexicon.DETERMINER,
    Lexicon.PREPOSITION,
    Lexicon.PAST,
    Lexicon.PRESENT,
    Lexicon.MODAL,
    Lexicon.REPORTING,
    Lexicon.POSE,
  };

  private static final int SECOND_NONE = Sign.SECOND.value("none");
  private static final int SECOND_PHOTO = Sign.SECOND.value("photo");
  private static final int SECOND_CAPITAL = Sign.SECOND.value("capital");

  private static final int DATES =
      Lexicon.MONTH | Lexicon.WEEKDAY | Lexicon.CLOCK | Lexicon.DATE_MARK | Lexicon.AGO;

  private static final int[] WORDS = {1, 2, 3, 4, 6, 9, 13, 21, 36};

  private final Words words = new Words(Lexicon.ENGLISH);

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
    set(sign, Sign.CREDIT, credit(text));
    set(sign, Sign.PHOTO, photo());
    set(sign, Sign.DIRECTION, direction());
    readCues(text, sign);
    readSpeech(text, sign);
    int verb = verb();
    set(sign, Sign.VERB, verb);
    boolean fragment = verb == 0 || verb == 7;
    boolean stop = endsSentence(text);
    set(
        sign,
        Sign.FRAGMENT,
        !fragment
            ? 0
            : stop
                ? (words.count < 9 && !isQuote(text.charAt(0)) ? 1 : 2)
                : words.count < 7 ? 3 : 4);
    set(sign, Sign.PAST, Math.min(2, words.count(Lexicon.PAST)));
    set(
        sign,
        Sign.PERSON,
        words.any(Lexicon.FIRST_PERSON)
            ? 1
            : words.any(Lexicon.SECOND_PERSON) ? 2 : words.any(Lexicon.THIRD_PERSON) ? 3 : 0);
    readDate(text, sign);
    set(sign, Sign.BYLINE, byline(text));
    readCapitals(sign);
  }

  private int sentences(String text) {
    int found = 0;
    for (int i = 0; i + 1 < words.count; i++) {
      char after = words.after(i);
      if (after != '.' && after != '?' && after != '!') {
        continue;
      }
      int at = words.end[i] + 1;
      while (at < text.length() && isClosing(text.charAt(at))) {
        at++;
      }
      boolean spaced = at < text.length() && Line.isBlank(text.charAt(at));
      boolean initial = words.end[i] - words.start[i] == 1 || isAbbreviation(i);
      if (spaced && !initial && words.isCapital(i + 1)) {
        found++;
      }
    }
    return found + (endsSentence(text) ? 1 : 0);
  }

  /** "Mr.", "Nov.", "Calif.": a capitalised short word before a full stop. */
  private boolean isAbbreviation(int word) {
    int length = words.end[word] - words.start[word];
    return words.isCapital(word)
        && (words.is(word, Lexicon.MONTH | Lexicon.WEEKDAY) || length <= 3)
        && words.after(word) == '.';
  }

  static boolean endsSentence(String text) {
    int end = text.length();
    while (end > 0 && isClosing(text.charAt(end - 1))) {
      end--;
    }
    return end > 0 && ".!?…".indexOf(text.charAt(end - 1)) >= 0;
  }

  private static boolean isClosing(char c) {
    return c == '"' || c == '\'' || c == '”' || c == '’' || c == ')' || c == '»' || c == ']';
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '“' || c == '”' || c == '‘' || c == '’' || c == '\'' || c == '«';
  }

  private int end(String text) {
    char c = text.charAt(text.length() - 1);
    if (c == '.' || c == '…') {
      return 2;
    }
    if (c == '?') {
      return 4;
    }
    if (c == '!') {
      return 5;
    }
    if (c == ':') {
      return 6;
    }
    if (c == ')' || c == ']') {
      return 7;
    }
    if (c == '"' || c == '”' || c == '’' || c == '\'' || c == '»') {
      return endsSentence(text) || (text.length() > 1 && text.charAt(text.length() - 2) == ',')
          ? 3
          : 8;
    }
    if (isDigit(c)) {
      return 9;
    }
    if (c == ';') {
      return 12;
    }
    if (words.count > 2 && isConjunction(words.count - 1)) {
      return 13;
    }
    if (c == ',' || c == '-' || c == '—' || c == '–') {
      return 10;
    }
    if (Character.isLetter(c)) {
      return words.count > 0 && words.isCapital(words.count - 1) ? 1 : 0;
    }
    return 11;
  }

  /** "and" or "or" at the line's end: an item of a list goes on in the next. */
  private boolean isConjunction(int word) {
    return words.end[word] == words.text.length()
        && !words.isCapital(word)
        && (words.equal(word, "and") || words.equal(word, "or"));
  }

  private static int start(String text) {
    char c = text.charAt(0);
    if (isDigit(c)) {
      int i = 1;
      while (i < text.length() && isDigit(text.charAt(i))) {
        i++;
      }
      boolean numbered =
          i <= 2
              && i + 1 < text.length()
              && ".):".indexOf(text.charAt(i)) >= 0
              && Line.isBlank(text.charAt(i + 1));
      return numbered ? 6 : 2;
    }
    if (Character.isUpperCase(c)) {
      return 0;
    }
    if (Character.isLetter(c)) {
      return 1;
    }
    if (isQuote(c)) {
      return 3;
    }
    if (c == '(' || c == '[') {
      return 4;
    }
    if ("-–—•*·▪●■►▶>✓".indexOf(c) >= 0) {
      return 5;
    }
    return 7;
  }

  private int letterCase(String text) {
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
      return 0;
    }
    if (lower == 0 && upper > 1) {
      return 1;
    }
    int big = 0;
    int counted = 0;
    for (int i = 0; i < words.count; i++) {
      if (!words.is(i, Lexicon.SMALL) && !words.isNumber(i)) {
        counted++;
        big += words.isCapital(i) ? 1 : 0;
      }
    }
    if (counted >= 2 && big == counted) {
      return 2;
    }
    if (words.count > 4
        && words.isUpper(0)
        && (words.isUpper(1) || words.end[0] - words.start[0] > 3)) {
      return 3;
    }
    return words.isCapital(0) || !Character.isLetter(text.charAt(0)) ? 4 : 5;
  }

  private int first(String text) {
    if (words.count == 0) {
      return 0;
    }
    if (isQuote(text.charAt(0))) {
      return FIRST_QUOTED;
    }
    for (int i = 0; i < FIRST_CLASSES.length; i++) {
      if (words.is(0, FIRST_CLASSES[i])) {
        return 2 + i;
      }
    }
    if (words.isNumber(0)) {
      return FIRST_NUMBER;
    }
    if (words.endsWith(0, "ing")) {
      return FIRST_ING;
    }
    return words.isCapital(0) && words.isCapital(1) ? FIRST_NAME : 0;
  }

  private int second() {
    if (words.count < 2) {
      return SECOND_NONE;
    }
    if (words.is(1, Lexicon.PHOTO)) {
      return SECOND_PHOTO;
    }
    if (words.isCapital(1)) {
      return SECOND_CAPITAL;
    }
    for (int i = 0; i < SECOND_CLASSES.length; i++) {
      if (words.is(1, SECOND_CLASSES[i])) {
        return SECOND_CAPITAL + 1 + i;
      }
    }
    if (words.isNumber(1)) {
      return Sign.SECOND.value("number");
    }
    if (words.endsWith(1, "ing")) {
      return Sign.SECOND.value("-ing");
    }
    if (words.endsWith(1, "ed")) {
      return Sign.SECOND.value("-ed");
    }
    boolean s = words.endsWith(1, "s") && !words.endsWith(1, "ss");
    return Sign.SECOND.value(s ? "-s" : "other");
  }

  private int credit(String text) {
    int length = text.length();
    for (int i = 0; i < words.count; i++) {
      if (!words.is(i, Lexicon.PHOTO)) {
        continue;
      }
      int at = words.end[i];
      while (at < length && text.charAt(at) == ' ') {
        at++;
      }
      boolean colon = at < length && text.charAt(at) == ':';
      boolean by = words.is(i + 1, Lexicon.BY) && words.isCapital(i + 2);
      boolean credited = words.is(i + 1, Lexicon.PHOTO) && words.after(i + 1) == ':';
      if ((colon && i > 0) || by || credited) {
        return lastOpening(text) > 0 && words.start[i] > lastOpening(text) ? 2 : 1;
      }
    }
    boolean agency = words.any(Lexicon.AGENCY);
    int opening = lastOpening(text);
    boolean closed = text.charAt(length - 1) != '.';
    if (opening > 0 && closed) {
      int inside = length - opening - 2;
      boolean agencyInside = false;
      boolean capitals = true;
      int count = 0;
      for (int i = 0; i < words.count; i++) {
        if (words.start[i] > opening) {
          count++;
          agencyInside |= words.is(i, Lexicon.AGENCY | Lexicon.PHOTO);
          capitals &=
              words.isCapital(i)
                  || words.is(i, Lexicon.SMALL)
                  || words.isNumber(i)
                  || words.after(i) == '.';
        }
      }
      if (agencyInside) {
        return 3;
      }
      if (capitals && count > 0 && inside < 60 && !isNumberOnly(opening)) {
        int at = opening - 1;
        while (at > 0 && Line.isBlank(text.charAt(at))) {
          at--;
        }
        return endsSentence(text.substring(0, at + 1)) ? 9 : 4;
      }
    }
    if (agency && !endsSentence(text)) {
      for (int i = Math.max(0, words.count - 4); i < words.count; i++) {
        if (words.is(i, Lexicon.AGENCY) && words.isCapital(i)) {
          return 5;
        }
      }
    }
    int tail = tail(text);
    if (tail >= 0) {
      return tail;
    }
    if (agency) {
      for (int i = 0; i < words.count; i++) {
        if (words.is(i, Lexicon.AGENCY) && (words.before(i) == '/' || words.after(i) == '/')) {
          return 8;
        }
      }
    }
    return 0;
  }

  private boolean isNumberOnly(int opening) {
    for (int i = 0; i < words.count; i++) {
      if (words.start[i] > opening && !words.isNumber(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where the bracket opens that closes at the line's end; -1 where none does. */
  private static int lastOpening(String text) {
    int end = text.length() - 1;
    if (end > 0 && text.charAt(end) == '.') {
      end--;
    }
    if (end < 2 || (text.charAt(end) != ')' && text.charAt(end) != ']')) {
      return -1;
    }
    return Math.max(text.lastIndexOf('(', end), text.lastIndexOf('[', end));
  }

  /** Capitalised words after the last sentence, without a stop: whose picture it is. */
  private int tail(String text) {
    if (endsSentence(text) || words.count < 2) {
      return -1;
    }
    int i = words.count - 1;
    int capitals = 0;
    boolean slash = false;
    while (i >= 0 && (words.isCapital(i) || words.is(i, Lexicon.SMALL)) && capitals <= 6) {
      char before = words.before(i);
      slash |= before == '/';
      capitals++;
      if (i > 0) {
        char above = words.after(i - 1);
        if ((above == '.' || above == '?' || above == '!' || isClosing(above))
            && words.start[i] - words.end[i - 1] >= 2
            && !isAbbreviation(i - 1)
            && words.end[i - 1] - words.start[i - 1] > 1
            && words.isCapital(i)) {
          return slash ? 7 : 6;
        }
      }
      i--;
    }
    return slash && capitals >= 2 && i > 3 ? 7 : -1;
  }

  private int photo() {
    // In a long line, or after "was", somebody was pictured elsewhere.
    for (int i = 0; i < words.count && words.count < CAPTION_WORDS; i++) {
      if (words.is(i, Lexicon.PHOTO)
          && words.ends(i, "pictured")
          && !words.is(i - 1, Lexicon.PAST)) {
        return 1;
      }
    }
    // "Above: a street", "Left, the mayor".
    char after = words.count > 1 ? words.after(0) : ' ';
    if (words.is(0, Lexicon.DIRECTION) && (after == ':' || after == ',')) {
      return 2;
    }
    for (int i = 0; i < words.count; i++) {
      if (!words.is(i, Lexicon.PHOTO)) {
        continue;
      }
      boolean shows =
          words.is(i + 1, Lexicon.SHOWING | Lexicon.PHOTO)
              || words.is(i + 2, Lexicon.SHOWING & ~Lexicon.PREPOSITION)
              || words.after(i) == ':';
      boolean opens = words.is(0, Lexicon.ARTICLE | Lexicon.DETERMINER | Lexicon.PHOTO);
      if (i < 5 && shows && (opens || words.after(i) == ':')) {
        return 2;
      }
      if (words.is(i - 1, Lexicon.DETERMINER) && words.is(i + 1, Lexicon.SHOWING)) {
        return 4;
      }
    }
    return words.any(Lexicon.PHOTO) ? 3 : 0;
  }

  private int direction() {
    int found = 0;
    for (int i = 0; i < words.count; i++) {
      if (!words.is(i, Lexicon.DIRECTION)) {
        continue;
      }
      char after = words.after(i);
      if (after == ')' || after == ']' || words.before(i) == '(') {
        return 1;
      }
      if (i > 0 && words.after(i - 1) == ',' && (after == ',' || i == words.count - 1)) {
        return 2;
      }
      if (words.after(i) == ',' && i > 0) {
        found = Math.max(found, 2);
      }
      found = Math.max(found, 3);
    }
    return found == 0 ? 0 : found == 2 ? 2 : 3;
  }

  /** What speaks for a caption, whichever way a paper says it, in one sign. */
  private void readCues(String text, byte[] sign) {
    int credit = get(sign, Sign.CREDIT);
    int photo = get(sign, Sign.PHOTO);
    int direction = get(sign, Sign.DIRECTION);
    int strong = 0;
    int weak = 0;
    if (credit == 1 || credit == 2 || credit == 3 || credit == 5 || credit == 7 || credit == 9) {
      strong++;
    } else if (credit > 0) {
      weak++;
    }
    if (photo == 1 || photo == 2 || photo == 4) {
      strong++;
    } else if (photo == 3 && credit != 1 && credit != 2 && credit != 3) {
      weak++;
    }
    if (direction == 1 || direction == 2) {
      strong++;
    } else if (direction == 3) {
      weak++;
    }
    set(sign, Sign.CUE, strong + weak > 1 && strong > 0 ? 4 : strong > 0 ? 3 : Math.min(2, weak));
    boolean article = words.any(Lexicon.ARTICLE | Lexicon.DETERMINER);
    set(
        sign,
        Sign.TELEGRAPHIC,
        endsSentence(text) && get(sign, Sign.END) != 4 ? 0 : words.count < 5 ? 1 : article ? 2 : 3);
    readMarks(text, sign);
  }

  /** Colons, bars, dashes and addresses, in one go over the line. */
  private static void readMarks(String text, byte[] sign) {
    int colon = -1;
    boolean bar = false;
    boolean address = false;
    boolean dash = false;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case ':' -> colon = colon < 0 && text.startsWith(": ", i) ? i : colon;
        case '|' -> bar = true;
        case '•', '·' -> bar |= i > 0;
        case '@' -> address = true;
        case 'h' -> address |= text.startsWith("http", i);
        case 'w' -> address |= text.startsWith("www.", i);
        case '-', '—', '–' ->
            dash |= i > 0 && text.charAt(i - 1) == ' ' && text.startsWith(" ", i + 1);
        default -> {}
      }
    }
    set(sign, Sign.COLON, colon < 0 ? 0 : colon < 25 ? 1 : 2);
    set(sign, Sign.MARKS, address ? 3 : bar ? 1 : dash ? 2 : 0);
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
    int quote;
    if (quotes == 0) {
      quote = 0;
    } else if (opens && closes && inner >= text.length() - 1) {
      quote = 1;
    } else if (opens && first == '“' && text.indexOf('”') < 0) {
      quote = 4;
    } else {
      quote = opens ? 2 : 3;
    }
    set(sign, Sign.QUOTE, quote);
    boolean said = words.any(Lexicon.REPORTING);
    set(sign, Sign.SPEECH, quotes > 0 ? (said ? 4 : 3) : said ? 2 : 0);
  }

  /** The first finite verb, as far as its form tells. */
  private int verb() {
    boolean ing = false;
    for (int i = 0; i < words.count && i < 24; i++) {
      int c = words.classes[i];
      if ((c & Lexicon.REPORTING) != 0 && !words.isCapital(i)) {
        return 8;
      }
      if ((c & Lexicon.PAST) != 0
          || ((c & Lexicon.IRREGULAR) != 0 && !words.isCapital(i) && i > 0)) {
        return 1;
      }
      if ((c & Lexicon.PRESENT) != 0) {
        return 2;
      }
      if ((c & Lexicon.MODAL) != 0 && !words.isCapital(i)) {
        return 3;
      }
      if ((c & Lexicon.POSE) != 0 && !words.isCapital(i) && i > 0) {
        return 9;
      }
      if (i > 0 && !words.isCapital(i) && !words.is(i, Lexicon.SMALL | Lexicon.AGO)) {
        if (words.endsWith(i, "s")
            && !words.endsWith(i, "ss")
            && words.isCapital(i - 1)
            && words.after(i - 1) == ' ') {
          return 4;
        }
        if (words.endsWith(i, "ed") && !words.is(i - 1, Lexicon.ARTICLE | Lexicon.DETERMINER)) {
          return 6;
        }
      }
      ing |= i < 8 && words.endsWith(i, "ing");
    }
    return ing ? 7 : 0;
  }

  private void readDate(String text, byte[] sign) {
    int date = 0;
    int share = 0;
    boolean time = false;
    boolean month = false;
    boolean year = false;
    boolean weekday = false;
    boolean ago = false;
    boolean marked = false;
    for (int i = 0; i < words.count; i++) {
      int c = words.classes[i];
      boolean number = words.isNumber(i);
      boolean isMonth = (c & Lexicon.MONTH) != 0 && (words.isCapital(i) || words.isNumber(i - 1));
      month |= isMonth && (words.isNumber(i - 1) || words.isNumber(i + 1));
      weekday |= (c & Lexicon.WEEKDAY) != 0 && words.isCapital(i);
      ago |= (c & Lexicon.AGO) != 0 && (words.isNumber(i - 1) || words.count < 4);
      marked |= (c & Lexicon.DATE_MARK) != 0 && i < 3;
      int length = words.end[i] - words.start[i];
      if (number
          && length == 4
          && (text.charAt(words.start[i]) == '1' || text.charAt(words.start[i]) == '2')) {
        year = true;
      }
      if (number
          && i > 0
          && words.isNumber(i - 1)
          && (words.after(i - 1) == ':' || words.after(i - 1) == '/')) {
        time |= words.after(i - 1) == ':';
        year |= words.after(i - 1) == '/' && length >= 2;
      }
      if (number && i > 0 && (c & Lexicon.CLOCK) != 0) {
        time = true;
      }
      if (number
          || (c & (Lexicon.WEEKDAY | Lexicon.CLOCK | Lexicon.DATE_MARK | Lexicon.AGO)) != 0
          || isMonth) {
        share++;
      }
    }
    double part = words.count == 0 ? 0 : (double) share / words.count;
    boolean opens =
        words.count > 0
            && (words.is(0, Lexicon.MONTH | Lexicon.WEEKDAY | Lexicon.DATE_MARK)
                || words.isNumber(0));
    if (marked && (month || ago || year)) {
      date = 6;
    } else if (opens && (month || (year && part > 0.5))) {
      date = 3;
    } else if (month && year) {
      date = 2;
    } else if (ago && part > 0.5) {
      date = 5;
    } else if (month) {
      date = 1;
    } else if (weekday) {
      date = 4;
    }
    set(sign, Sign.DATE, date);
    set(sign, Sign.DATE_SHARE, part == 0 ? 0 : part < 0.3 ? 1 : part < 0.6 ? 2 : 3);
    set(sign, Sign.TIME, time ? 1 : 0);
  }

  private int byline(String text) {
    if (words.count == 0 || text.length() > 160) {
      return 0;
    }
    boolean by = words.is(0, Lexicon.BY);
    if (by) {
      int next = words.is(1, Lexicon.BY) ? 2 : 1;
      return words.isCapital(next) || words.isNumber(next) ? 1 : 2;
    }
    int capitals = 0;
    int small = 0;
    boolean role = false;
    boolean desk = false;
    boolean joined = false;
    boolean handle = text.indexOf('@') >= 0;
    int numbers = 0;
    int dates = 0;
    for (int i = 0; i < words.count; i++) {
      boolean isRole = words.is(i, Lexicon.ROLE);
      if (words.is(i, Lexicon.BY) && i > 0 && words.isCapital(i + 1) && words.count < 12) {
        joined = true;
      }
      role |= isRole && i > 0;
      desk |= words.is(i, Lexicon.DESK | Lexicon.AGENCY);
      if (words.isNumber(i)) {
        numbers++;
      } else if (words.is(i, Lexicon.MONTH | Lexicon.WEEKDAY | Lexicon.AGO | Lexicon.CLOCK)) {
        dates++;
      } else if (words.isCapital(i)) {
        capitals++;
      } else if (!isRole && !words.is(i, Lexicon.SMALL)) {
        small++;
      }
    }
    if (small > 0 || capitals == 0 || endsSentence(text)) {
      return joined ? 7 : 0;
    }
    if (numbers + dates > 0) {
      boolean named =
          words.isCapital(0)
              && words.isCapital(1)
              && !words.is(0, DATES)
              && !words.is(1, DATES)
              && !words.is(0, Lexicon.AGENCY);
      return named && dates > 0 ? 6 : 0;
    }
    if (handle) {
      return 6;
    }
    if (role) {
      return 4;
    }
    if (desk) {
      return 5;
    }
    return words.count >= 2 && words.count <= 8 ? 3 : 0;
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
    set(
        sign,
        Sign.CAPITALS,
        share == 0
            ? 0
            : share < 0.2
                ? 1
                : share < 0.4 ? 2 : share < 0.6 ? 3 : share < 0.8 ? 4 : share < 1 ? 5 : 6);
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

  private static int bucket(int[] limits, int value) {
    int i = 0;
    while (i < limits.length && value >= limits[i]) {
      i++;
    }
    return i;
  }
}
