package cuttings.structure;

import static cuttings.structure.Words.isDigit;

import java.util.Arrays;
import java.util.List;

/**
 * Reads the signs of lines: first of each line by itself, then of lines beside one another. Not for
 * use by many threads; the time is linear in the text's length.
 */
final class Signs {
  /** Of a line that is longer than both together, its beginning and its end are looked at. */
  static final int HEAD_CHARS = 420;

  static final int TAIL_CHARS = 180;

  private static final int COUNT = Sign.values().length;
  private static final int NAME_TABLE = 1 << 14;
  private static final int SHINGLE_TABLE = 1 << 15;

  /** Lines of fewer say nothing again: a subheading is made of words that come up. */
  private static final int MIN_SHINGLES = 5;

  /** How far apart lines may be that say the same. */
  private static final int ECHO_LINES = 150;

  /** The stretch above and below a line, in lines, whose words are compared. */
  private static final int BEFORE_LINES = 15;

  private static final int AFTER_LINES = 6;
  private static final int NEAR_BEFORE_LINES = 5;
  private static final int NEAR_AFTER_LINES = 3;

  /** Longer lines are no captions of what is pictured, in words. */
  private static final int CAPTION_WORDS = 45;

  /** How far down the head of a story is looked for. */
  private static final int HEAD_LINES = 8;

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

  /** The signs of each unit, by the ordinals of {@link Sign}. */
  byte[][] read(List<Unit> units) {
    int n = units.size();
    byte[][] signs = new byte[n][COUNT];
    int[][] shingles = new int[n][];
    int[][] names = new int[n][];
    int[][] content = new int[n][];
    for (int i = 0; i < n; i++) {
      String text = seen(units.get(i).text());
      words.read(text);
      readLine(text, signs[i]);
      set(signs[i], Sign.CHARS, bucket(CHARS, units.get(i).text().length()));
      shingles[i] = shingles();
      names[i] = names();
      content[i] = content();
    }
    readEchoes(signs, shingles);
    readNames(signs, names);
    readNeighbours(signs, content);
    double[] cohesion = cohesion(content, BEFORE_LINES, AFTER_LINES);
    double[] nameCohesion = cohesion(names, BEFORE_LINES, AFTER_LINES);
    readCohesion(signs, Sign.NEAR_COHESION, cohesion(content, NEAR_BEFORE_LINES, NEAR_AFTER_LINES));
    readCohesion(signs, Sign.COHESION, cohesion);
    readCohesion(signs, Sign.NAME_COHESION, nameCohesion);
    readDips(signs, cohesion, nameCohesion);
    readLengths(units, signs);
    readTenses(signs);
    readPlaces(units, signs);
    return signs;
  }

  private static String seen(String text) {
    return text.length() <= HEAD_CHARS + TAIL_CHARS
        ? text
        : text.substring(0, HEAD_CHARS) + " " + text.substring(text.length() - TAIL_CHARS);
  }

  // ---- a line by itself

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
    int colon = text.indexOf(": ");
    set(sign, Sign.COLON, colon < 0 ? 0 : colon < 25 ? 1 : 2);
    boolean bar = text.indexOf('|') >= 0 || text.indexOf('•') > 0 || text.indexOf('·') > 0;
    boolean address = text.contains("http") || text.contains("www.") || text.indexOf('@') >= 0;
    boolean dash = text.contains(" - ") || text.contains(" — ") || text.contains(" – ");
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

  // ---- lines beside one another

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

  private static void readEchoes(byte[][] signs, int[][] shingles) {
    int[] keys = new int[SHINGLE_TABLE];
    int[] lines = new int[SHINGLE_TABLE];
    int[] votes = new int[signs.length + 1];
    int[] best = new int[signs.length];
    for (int pass = 0; pass < 2; pass++) {
      Arrays.fill(lines, -1);
      for (int k = 0; k < signs.length; k++) {
        int i = pass == 0 ? k : signs.length - 1 - k;
        int met = 0;
        int most = -1;
        int own = 0;
        for (int shingle : shingles[i]) {
          int slot = (shingle ^ (shingle >>> 15)) & (SHINGLE_TABLE - 1);
          if (lines[slot] >= 0
              && keys[slot] == shingle
              && lines[slot] != i
              && Math.abs(i - lines[slot]) <= ECHO_LINES) {
            met++;
            if (++votes[lines[slot]] > (most < 0 ? 0 : votes[most])) {
              most = lines[slot];
            }
          } else {
            own += lines[slot] == i && keys[slot] == shingle ? 1 : 0;
            keys[slot] = shingle;
            lines[slot] = i;
          }
        }
        set(signs[i], Sign.DOUBLED, own > 4 && own * 4 > shingles[i].length ? 1 : 0);
        for (int shingle : shingles[i]) {
          int slot = (shingle ^ (shingle >>> 15)) & (SHINGLE_TABLE - 1);
          if (lines[slot] >= 0) {
            votes[lines[slot]] = 0;
          }
        }
        double share = shingles[i].length < MIN_SHINGLES ? 0 : (double) met / shingles[i].length;
        int value =
            met == 0 || share < 0.1 ? 0 : share < 0.3 ? 1 : share < 0.5 ? 2 : share < 0.8 ? 3 : 4;
        set(signs[i], pass == 0 ? Sign.SAID_BEFORE : Sign.SAID_AFTER, value);
        if (pass == 0) {
          best[i] = value >= 2 ? most : -1;
        }
      }
    }
    for (int i = 0; i < signs.length; i++) {
      int of = best[i];
      boolean picture =
          of >= 0 && (get(signs[of], Sign.PHOTO) > 0 || get(signs[of], Sign.CREDIT) > 0);
      boolean cued = get(signs[i], Sign.CUE) > 0;
      set(signs[i], Sign.ECHO, of < 0 ? 0 : picture && !cued ? 1 : 2);
    }
  }

  private static void readNames(byte[][] signs, int[][] names) {
    int[] met = new int[NAME_TABLE];
    int[] last = new int[NAME_TABLE];
    Arrays.fill(last, Integer.MIN_VALUE / 2);
    for (int i = 0; i < signs.length; i++) {
      int known = 0;
      boolean full = false;
      boolean fullKnown = false;
      for (int name : names[i]) {
        int key = name | 1;
        int slot = (key >>> 3) & (NAME_TABLE - 1);
        boolean isKnown = met[slot] == key && i - last[slot] <= ECHO_LINES && last[slot] < i;
        known += isKnown ? 1 : 0;
        if ((name & 1) == 1) {
          full = true;
          fullKnown |= isKnown;
        }
      }
      for (int name : names[i]) {
        int slot = ((name | 1) >>> 3) & (NAME_TABLE - 1);
        met[slot] = name | 1;
        last[slot] = i;
      }
      int n = names[i].length;
      set(signs[i], Sign.NAMES, n == 0 ? 0 : known == 0 ? 1 : known < n ? 2 : 3);
      set(signs[i], Sign.FULL_NAME, !full ? 0 : fullKnown ? 2 : 1);
    }
  }

  private static void readNeighbours(byte[][] signs, int[][] content) {
    for (int i = 0; i < signs.length; i++) {
      int above = i == 0 ? -1 : get(signs[i - 1], Sign.END);
      boolean bullet = i > 0 && get(signs[i - 1], Sign.START) == 5;
      set(signs[i], Sign.LISTED, above == 6 ? 1 : above == 12 || above == 13 ? 2 : bullet ? 3 : 0);
      int title = i == 0 ? 0 : common(content[i], content[0]);
      set(signs[i], Sign.TITLE_WORDS, Math.min(3, title));
      int next = i + 1 < signs.length ? common(content[i], content[i + 1]) : 0;
      set(signs[i], Sign.NEXT_WORDS, Math.min(3, next));
    }
  }

  /** How long each is, by the mean of the one above and the one below. */
  private static void readLengths(List<Unit> units, byte[][] signs) {
    int n = signs.length;
    for (int i = 0; i < n; i++) {
      double above = length(units, i == 0 ? 1 : i - 1);
      double below = length(units, i + 1 == n ? n - 2 : i + 1);
      double share = 2 * length(units, i) / Math.max(1, above + below);
      double least = length(units, i) / Math.max(1, Math.min(above, below));
      set(
          signs[i],
          Sign.BESIDE,
          share < 0.2
              ? 0
              : share < 0.4 ? 1 : share < 0.6 ? 2 : share < 0.9 ? 3 : share < 1.5 ? 4 : 5);
      set(
          signs[i],
          Sign.LEAST,
          least < 0.3 ? 0 : least < 0.5 ? 1 : least < 0.8 ? 2 : least < 1.2 ? 3 : 4);
    }
  }

  private static double length(List<Unit> units, int i) {
    return i < 0 || i >= units.size() ? 0 : Math.min(1000, units.get(i).text().length());
  }

  /** Of a text that tells what was, a line that tells what is. */
  private static void readTenses(byte[][] signs) {
    int past = 0;
    int present = 0;
    for (byte[] sign : signs) {
      past += isPast(sign) ? 1 : 0;
      present += isPresent(sign) ? 1 : 0;
    }
    int most = past > 2 * present ? 1 : present > 2 * past ? 2 : 0;
    for (byte[] sign : signs) {
      int own = isPast(sign) ? 1 : isPresent(sign) ? 2 : 0;
      set(sign, Sign.TENSE, most * 3 + own);
    }
  }

  private static boolean isPast(byte[] sign) {
    int verb = get(sign, Sign.VERB);
    return verb == 1 || verb == 6 || verb == 8;
  }

  private static boolean isPresent(byte[] sign) {
    int verb = get(sign, Sign.VERB);
    return verb == 2 || verb == 4 || verb == 9;
  }

  /** How many of the words are among the others, as far as 24 of each tell. */
  private static int common(int[] words, int[] others) {
    int found = 0;
    for (int i = 0; i < words.length && i < 24; i++) {
      for (int j = 0; j < others.length && j < 24; j++) {
        if (words[i] == others[j]) {
          found++;
          break;
        }
      }
    }
    return found;
  }

  /**
   * How much the lines from each on speak of what the lines above it spoke of: the share of their
   * words, other than those that came up since, that were met shortly before, by the document's
   * mean.
   */
  private static double[] cohesion(int[][] words, int beforeLines, int afterLines) {
    int n = words.length;
    double[] linked = new double[n + 1];
    double[] all = new double[n + 1];
    int[] keys = new int[NAME_TABLE];
    int[] last = new int[NAME_TABLE];
    Arrays.fill(last, -1);
    for (int line = 0; line < n; line++) {
      for (int word : words[line]) {
        int key = word | 1;
        int slot = (key >>> 3) & (NAME_TABLE - 1);
        boolean known = keys[slot] == key && last[slot] >= 0;
        if (known && last[slot] == line) {
          continue;
        }
        int above = known ? last[slot] : -1;
        int from = Math.max(above + 1, line - afterLines + 1);
        if (from <= line) {
          all[Math.max(0, from)]++;
          all[line + 1]--;
          int to = Math.min(line, above + beforeLines);
          if (known && from <= to) {
            linked[from]++;
            linked[to + 1]--;
          }
        }
        keys[slot] = key;
        last[slot] = line;
      }
    }
    double sum = 0;
    double linkedHere = 0;
    double allHere = 0;
    double[] cohesion = new double[n];
    for (int i = 0; i < n; i++) {
      linkedHere += linked[i];
      allHere += all[i];
      cohesion[i] = allHere == 0 ? 0 : linkedHere / allHere;
      sum += i == 0 ? 0 : cohesion[i];
    }
    double mean = n < 2 || sum == 0 ? 1 : sum / (n - 1);
    for (int i = 0; i < n; i++) {
      cohesion[i] /= mean;
    }
    return cohesion;
  }

  private static void readCohesion(byte[][] signs, Sign sign, double[] cohesion) {
    for (int i = 0; i < signs.length; i++) {
      double c = cohesion[i];
      set(
          signs[i],
          sign,
          c == 0 ? 0 : c < 0.25 ? 1 : c < 0.5 ? 2 : c < 0.75 ? 3 : c < 1 ? 4 : c < 1.5 ? 5 : 6);
    }
  }

  private static void readDips(byte[][] signs, double[] words, double[] names) {
    for (int i = 0; i < signs.length; i++) {
      double here = words[i] + names[i];
      int around = 0;
      for (int d = 1; d <= 5; d++) {
        boolean above = i - d < 1 || words[i - d] + names[i - d] > here;
        boolean below = i + d >= signs.length || words[i + d] + names[i + d] > here;
        if (!above || !below) {
          break;
        }
        around = d;
      }
      set(signs[i], Sign.DIP, around >= 5 ? 2 : around >= 2 ? 1 : 0);
    }
  }

  private static void readPlaces(List<Unit> units, byte[][] signs) {
    int n = signs.length;
    int blanks = 0;
    int shorts = 0;
    int credits = 0;
    long longChars = 0;
    int longs = 0;
    for (int i = 0; i < n; i++) {
      blanks += units.get(i).afterBlank() ? 1 : 0;
      shorts += isShort(signs[i]) ? 1 : 0;
      credits += get(signs[i], Sign.CREDIT) > 0 ? 1 : 0;
      if (get(signs[i], Sign.SENTENCES) > 0) {
        longs++;
        longChars += Math.min(1000, units.get(i).text().length());
      }
    }
    boolean allBlank = blanks >= 0.85 * (n - 1);
    double typical = longs == 0 ? 150 : (double) longChars / longs;
    double shortShare = (double) shorts / Math.max(1, n);
    int since = 1000;
    for (int i = 0; i < n; i++) {
      byte[] sign = signs[i];
      double relative = units.get(i).text().length() / typical;
      set(
          sign,
          Sign.RELATIVE,
          relative < 0.15
              ? 0
              : relative < 0.3
                  ? 1
                  : relative < 0.5 ? 2 : relative < 0.8 ? 3 : relative < 1.3 ? 4 : 5);
      boolean after = units.get(i).afterBlank();
      set(sign, Sign.BLANK, blanks == 0 ? 0 : allBlank ? 1 : after ? 2 : 3);
      set(sign, Sign.PLACE, i < 6 ? i : i < 10 ? 6 : i < 20 ? 7 : 8);
      set(sign, Sign.PLACE_END, Math.min(3, n - 1 - i));
      set(
          sign,
          Sign.SHORTS,
          shorts == 0 ? 0 : shortShare < 0.1 ? 1 : shortShare < 0.2 ? 2 : shortShare < 0.4 ? 3 : 4);
      boolean bare = get(sign, Sign.TELEGRAPHIC) > 0;
      boolean cued = get(sign, Sign.CUE) > 1 || get(sign, Sign.CREDIT) > 0;
      set(sign, Sign.BARE, cued ? 1 : !bare ? 0 : credits == 0 ? 2 : credits == 1 ? 3 : 4);
      boolean picture = i > 0 && get(signs[i - 1], Sign.CUE) >= 3;
      boolean said = get(sign, Sign.WORDS) >= 6;
      set(sign, Sign.BELOW_PICTURE, !picture ? 0 : bare && said ? 2 : 1);
      set(sign, Sign.CREDITED, credits == 0 ? 0 : credits == 1 ? 1 : credits < 5 ? 2 : 3);
      set(sign, Sign.SINCE_HEAD, distance(since));
      since = isHead(sign) ? 1 : since + 1;
      boolean above = i > 0 && isShort(signs[i - 1]);
      boolean below = i + 1 < n && isShort(signs[i + 1]);
      set(sign, Sign.RUN, !isShort(sign) ? 0 : above ? (below ? 3 : 4) : below ? 2 : 1);
    }
    for (int i = 0; i < n; i++) {
      boolean bare =
          get(signs[i], Sign.TELEGRAPHIC) > 0 && get(signs[i], Sign.CUE) < 2 && !isHead(signs[i]);
      // Of a headline and a standfirst, the upper opens; below a byline nothing does.
      bare &=
          i == 0
              || (get(signs[i - 1], Sign.TELEGRAPHIC) == 0 && !isHead(signs[i - 1]))
              || get(signs[i - 1], Sign.CUE) > 1;
      int byline = i + 1 < n ? get(signs[i + 1], Sign.BYLINE) : 0;
      int later = i + 2 < n ? get(signs[i + 2], Sign.BYLINE) : 0;
      boolean dated = i + 1 < n && isHead(signs[i + 1]);
      set(
          signs[i],
          Sign.OPENING,
          !bare ? 0 : byline == 1 ? 1 : later == 1 && byline == 0 ? 2 : dated ? 3 : 0);
    }
    int lastHead = -1;
    int firstHead = -1;
    for (int i = 0; i < n && i < HEAD_LINES; i++) {
      if (isHead(signs[i])) {
        firstHead = firstHead < 0 ? i : firstHead;
        lastHead = i;
      }
    }
    for (int i = 0; i < n && i < HEAD_LINES; i++) {
      boolean below = lastHead >= 0 && i > lastHead;
      set(signs[i], Sign.HEADED, lastHead < 0 || i == 0 ? 0 : below ? 3 : i < firstHead ? 1 : 2);
    }
    int until = 1000;
    for (int i = n - 1; i >= 0; i--) {
      set(signs[i], Sign.UNTIL_HEAD, distance(until));
      until = isHead(signs[i]) ? 1 : until + 1;
    }
  }

  /** Whether it looks like what stands at the head of a story: who wrote it, and when. */
  private static boolean isHead(byte[] sign) {
    int byline = get(sign, Sign.BYLINE);
    int date = get(sign, Sign.DATE);
    boolean dated = get(sign, Sign.DATE_SHARE) >= 2 && (date >= 2 || get(sign, Sign.TIME) > 0);
    return byline == 1 || byline == 4 || byline == 5 || dated;
  }

  private static boolean isShort(byte[] sign) {
    return get(sign, Sign.CHARS) <= 4 && get(sign, Sign.SENTENCES) == 0;
  }

  private static int distance(int lines) {
    return lines >= 1000 ? 6 : lines <= 3 ? lines - 1 : lines <= 5 ? 3 : lines <= 10 ? 4 : 5;
  }

  private static int bucket(int[] limits, int value) {
    int i = 0;
    while (i < limits.length && value >= limits[i]) {
      i++;
    }
    return i;
  }

  static int get(byte[] signs, Sign sign) {
    return signs[sign.ordinal()];
  }

  static void set(byte[] signs, Sign sign, int value) {
    signs[sign.ordinal()] = (byte) value;
  }
}
