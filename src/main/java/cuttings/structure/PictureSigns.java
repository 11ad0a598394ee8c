package cuttings.structure;

import static cuttings.structure.Line.endsSentence;
import static cuttings.structure.Line.isClosing;
import static cuttings.structure.LineSigns.isAbbreviation;
import static cuttings.structure.Signs.is;
import static cuttings.structure.Signs.set;

import cuttings.structure.Sign.Credit;
import cuttings.structure.Sign.Cue;
import cuttings.structure.Sign.Direction;
import cuttings.structure.Sign.Photo;

/** What a line says of a picture: whose it is, that it is one, where in it somebody stands. */
final class PictureSigns {
  /** Longer lines are no captions of what is pictured, in words. */
  private static final int CAPTION_WORDS = 45;

  /** Among the first words a picture is named that the line is about. */
  private static final int OPENING_WORDS = 5;

  /** A longer bracket at a line's end holds more than a name, in UTF-16 units. */
  private static final int NAME_CHARS = 60;

  /** Words of a name and an agency at a line's end, at most. */
  private static final int TAIL_WORDS = 6;

  /** Words at a line's end among which an agency says whose the picture is. */
  private static final int AGENCY_WORDS = 4;

  private PictureSigns() {}

  static void read(LineWords words, byte[] sign) {
    set(sign, Sign.CREDIT, credit(words));
    set(sign, Sign.PHOTO, photo(words));
    set(sign, Sign.DIRECTION, direction(words));
    set(sign, Sign.CUE, cue(sign));
  }

  /** Whose the picture is, by the surest way in which the line says it. */
  private static Credit credit(LineWords words) {
    int opening = lastOpening(words.text);
    if (isLabelled(words)) {
      return words.start[label(words)] > opening && opening > 0
          ? Credit.BRACKETED_LABEL
          : Credit.LABELLED;
    }
    if (opening > 0 && words.text.charAt(words.text.length() - 1) != '.') {
      Credit bracketed = bracketed(words, opening);
      if (bracketed != Credit.NONE) {
        return bracketed;
      }
    }
    boolean agency = words.any(Lexicon.AGENCY);
    if (agency && !endsSentence(words.text) && endsWithAgency(words)) {
      return Credit.AGENCY_END;
    }
    Credit tail = tail(words);
    return tail == Credit.NONE && agency && isSlashed(words) ? Credit.AGENCY_INSIDE : tail;
  }

  private static boolean isLabelled(LineWords words) {
    return label(words) >= 0;
  }

  /** The word "photograph" or the like that a name follows; -1 where there is none. */
  private static int label(LineWords words) {
    String text = words.text;
    if (words.is(0, Lexicon.BY | Lexicon.WRITING) && Byline.opens(text)) {
      // "Words by Ann Lee. Photographs by Tom Ray"
      return -1;
    }
    for (int i = 0; i < words.count; i++) {
      if (!words.is(i, Lexicon.PHOTO)) {
        continue;
      }
      int at = words.end[i];
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      boolean colon = at < text.length() && text.charAt(at) == ':';
      boolean by = words.is(i + 1, Lexicon.BY) && words.isCapital(i + 2);
      boolean credited = words.is(i + 1, Lexicon.PHOTO) && words.after(i + 1) == ':';
      if ((colon && i > 0) || by || credited) {
        return i;
      }
    }
    return -1;
  }

  /** What a bracket says that closes at the line's end. */
  private static Credit bracketed(LineWords words, int opening) {
    String text = words.text;
    boolean agency = false;
    boolean capitals = true;
    int count = 0;
    for (int i = 0; i < words.count; i++) {
      if (words.start[i] > opening) {
        count++;
        agency |= words.is(i, Lexicon.AGENCY | Lexicon.PHOTO);
        capitals &=
            words.isCapital(i)
                || words.is(i, Lexicon.SMALL)
                || words.isNumber(i)
                || words.after(i) == '.';
      }
    }
    if (agency) {
      return Credit.BRACKETED_AGENCY;
    }
    // A name, and not a sentence: that has its stop inside.
    boolean stop = text.length() > 1 && text.charAt(text.length() - 2) == '.';
    boolean name = capitals && count > 0 && !stop && text.length() - opening - 2 < NAME_CHARS;
    if (!name || isNumberOnly(words, opening)) {
      return Credit.NONE;
    }
    int at = opening - 1;
    while (at > 0 && Line.isBlank(text.charAt(at))) {
      at--;
    }
    return endsSentence(text.substring(0, at + 1))
        ? Credit.BRACKET_AFTER_STOP
        : Credit.BRACKETED_NAME;
  }

  private static boolean isNumberOnly(LineWords words, int opening) {
    for (int i = 0; i < words.count; i++) {
      // "(9News)" is no number.
      if (words.start[i] > opening && !words.isFigures(i)) {
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

  private static boolean endsWithAgency(LineWords words) {
    for (int i = Math.max(0, words.count - AGENCY_WORDS); i < words.count; i++) {
      if (words.is(i, Lexicon.AGENCY) && words.isCapital(i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSlashed(LineWords words) {
    for (int i = 0; i < words.count; i++) {
      if (words.is(i, Lexicon.AGENCY) && (words.before(i) == '/' || words.after(i) == '/')) {
        return true;
      }
    }
    return false;
  }

  /** Capitalised words after the last sentence, without a stop: whose picture it is. */
  private static Credit tail(LineWords words) {
    if (endsSentence(words.text) || words.count < 2) {
      return Credit.NONE;
    }
    int i = words.count - 1;
    int capitals = 0;
    boolean slash = false;
    while (i >= 0 && (words.isCapital(i) || words.is(i, Lexicon.SMALL)) && capitals <= TAIL_WORDS) {
      slash |= words.before(i) == '/';
      capitals++;
      if (i > 0 && words.isCapital(i) && isLastOfSentence(words, i - 1)) {
        return slash ? Credit.SLASHED : Credit.NAME_AFTER_STOP;
      }
      i--;
    }
    return slash && capitals >= 2 && i > 3 ? Credit.SLASHED : Credit.NONE;
  }

  /** Whether a sentence ends with a word: a stop and a blank, after no abbreviation or initial. */
  private static boolean isLastOfSentence(LineWords words, int word) {
    char after = words.after(word);
    return (after == '.' || after == '?' || after == '!' || isClosing(after))
        && words.start[word + 1] - words.end[word] >= 2
        && !isAbbreviation(words, word)
        && words.end[word] - words.start[word] > 1;
  }

  /** How the line says that it is of a picture. */
  private static Photo photo(LineWords words) {
    // In a long line, or after "was", somebody was pictured elsewhere.
    for (int i = 0; i < words.count && words.count < CAPTION_WORDS; i++) {
      if (words.is(i, Lexicon.PHOTO)
          && words.ends(i, "pictured")
          && !words.is(i - 1, Lexicon.PAST)) {
        return Photo.PICTURED;
      }
    }
    // "Above: a street", "Left, the mayor".
    char after = words.count > 1 ? words.after(0) : ' ';
    if (words.is(0, Lexicon.DIRECTION) && (after == ':' || after == ',')) {
      return Photo.OPENS;
    }
    for (int i = 0; i < words.count; i++) {
      if (!words.is(i, Lexicon.PHOTO) || isDrawn(words, i)) {
        continue;
      }
      if (i < OPENING_WORDS && opens(words, i)) {
        return Photo.OPENS;
      }
      if (words.is(i - 1, Lexicon.DETERMINER) && words.is(i + 1, Lexicon.SHOWING)) {
        return Photo.IN_THIS_PICTURE;
      }
    }
    return words.any(Lexicon.PHOTO) ? Photo.INSIDE : Photo.NONE;
  }

  /** Whether the line is about what a word for a picture shows. */
  private static boolean opens(LineWords words, int photo) {
    boolean colon = words.after(photo) == ':';
    boolean shows =
        words.is(photo + 1, Lexicon.SHOWING | Lexicon.PHOTO)
            || words.is(photo + 2, Lexicon.SHOWING & ~Lexicon.PREPOSITION);
    boolean opens = words.is(0, Lexicon.ARTICLE | Lexicon.DETERMINER | Lexicon.PHOTO);
    return colon || (shows && opens);
  }

  /** "The first map of Titan", "the concept of home": what a story may be about. */
  private static boolean isDrawn(LineWords words, int photo) {
    return words.after(photo) != ':'
        && (words.ends(photo, "map")
            || words.ends(photo, "portrait")
            || words.ends(photo, "concept"));
  }

  /** Where in a picture somebody is said to be, by the surest way. */
  private static Direction direction(LineWords words) {
    Direction found = Direction.NONE;
    for (int i = 0; i < words.count; i++) {
      if (!words.is(i, Lexicon.DIRECTION)) {
        continue;
      }
      char after = words.after(i);
      if (after == ')' || after == ']' || words.before(i) == '(') {
        return Direction.BRACKETED;
      }
      boolean below = i > 0 && words.after(i - 1) == ',';
      if (below && (after == ',' || i == words.count - 1)) {
        return Direction.BETWEEN_COMMAS;
      }
      found = Direction.BARE;
    }
    return found;
  }

  /** What speaks for a caption, whichever way a paper says it, in one sign. */
  private static Cue cue(byte[] sign) {
    int strong = 0;
    int weak = 0;
    boolean named =
        is(sign, Sign.CREDIT, Credit.LABELLED)
            || is(sign, Sign.CREDIT, Credit.BRACKETED_LABEL)
            || is(sign, Sign.CREDIT, Credit.BRACKETED_AGENCY);
    if (named
        || is(sign, Sign.CREDIT, Credit.AGENCY_END)
        || is(sign, Sign.CREDIT, Credit.SLASHED)
        || is(sign, Sign.CREDIT, Credit.BRACKET_AFTER_STOP)) {
      strong++;
    } else if (!is(sign, Sign.CREDIT, Credit.NONE)) {
      weak++;
    }
    if (is(sign, Sign.PHOTO, Photo.INSIDE)) {
      // The word for a picture in its credit is the credit's.
      weak += named ? 0 : 1;
    } else if (!is(sign, Sign.PHOTO, Photo.NONE)) {
      strong++;
    }
    if (is(sign, Sign.DIRECTION, Direction.BARE)) {
      weak++;
    } else if (!is(sign, Sign.DIRECTION, Direction.NONE)) {
      strong++;
    }
    if (strong > 0) {
      return strong + weak > 1 ? Cue.TWO : Cue.STRONG;
    }
    return weak == 0 ? Cue.NONE : weak == 1 ? Cue.WEAK : Cue.TWO_WEAK;
  }
}
