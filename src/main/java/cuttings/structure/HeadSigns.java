package cuttings.structure;

import static cuttings.structure.Line.endsSentence;
import static cuttings.structure.Signs.is;
import static cuttings.structure.Signs.set;

import cuttings.structure.Sign.BylineForm;
import cuttings.structure.Sign.Date;

/** What a line says of who wrote a story and when: what stands at its head. */
final class HeadSigns {
  /** A longer line without "By" names no author, in UTF-16 units. */
  private static final int BYLINE_CHARS = 160;

  /** Words of names alone, and of a line that has "by" inside, at most. */
  private static final int NAME_WORDS = 8;

  private static final int BY_WORDS = 11;

  /** The share of words of a date where a line is a date. */
  private static final double WHOLE = 0.6;

  private static final int DATES =
      Lexicon.MONTH | Lexicon.WEEKDAY | Lexicon.CLOCK | Lexicon.DATE_MARK | Lexicon.AGO;

  private final LineWords words;

  HeadSigns(LineWords words) {
    this.words = words;
  }

  void read(byte[] sign) {
    readDate(sign);
    BylineForm byline = byline();
    set(sign, Sign.BYLINE, byline);
    boolean full =
        is(sign, Sign.DATE, Date.YEAR_IN_FULL_DATE) && Signs.get(sign, Sign.DATE_SHARE) == 3;
    if (full && byline == BylineForm.NONE) {
      // "The Courant, 27 February 2025"
      set(sign, Sign.DATE, Date.WHOLE_LINE);
    }
    boolean wire = Dateline.opening(words.text).place() != null;
    set(sign, Sign.WIRE, wire ? 1 : isDateline(sign) ? 2 : 0);
  }

  /** "CARROW, 17 Feb (Northgate) -": what opens an agency's report, on a line of its own. */
  private boolean isDateline(byte[] sign) {
    String text = words.text;
    int end = text.length();
    while (end > 0 && " -–—".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    // "Berlin, 28 Aug (AP)" may be a caption: it has neither capitals nor a dash.
    return end > 0
        && (end < text.length() || words.isUpper(0))
        && text.charAt(end - 1) == ')'
        && (!is(sign, Sign.DATE, Date.NONE) || words.is(words.count - 1, Lexicon.AGENCY))
        && Dateline.opening(text.substring(0, end) + " — ").place() != null;
  }

  private void readDate(byte[] sign) {
    int share = 0;
    boolean time = false;
    boolean month = false;
    boolean year = false;
    boolean weekday = false;
    boolean ago = false;
    boolean day = false;
    boolean marked = false;
    for (int i = 0; i < words.count; i++) {
      boolean number = words.isNumber(i);
      boolean isMonth = words.is(i, Lexicon.MONTH) && (words.isCapital(i) || words.isNumber(i - 1));
      month |= isMonth && (words.isNumber(i - 1) || words.isNumber(i + 1));
      weekday |= words.is(i, Lexicon.WEEKDAY) && words.isCapital(i);
      day |= words.is(i, Lexicon.AGO);
      ago |= words.is(i, Lexicon.AGO) && (words.isNumber(i - 1) || words.count < 4);
      marked |= words.is(i, Lexicon.DATE_MARK) && i < 3;
      boolean whole = number && isDate(i);
      month |= whole;
      year |=
          whole
              || (number
                  && (isYear(i) || (isDivided(i, '/') && words.end[i] - words.start[i] >= 2)));
      time |= number && (isDivided(i, ':') || (i > 0 && words.is(i, Lexicon.CLOCK)));
      share += (number || isMonth || words.is(i, DATES & ~Lexicon.MONTH)) ? 1 : 0;
    }
    double part = words.count == 0 ? 0 : (double) share / words.count;
    boolean opens =
        words.is(0, Lexicon.MONTH | Lexicon.WEEKDAY | Lexicon.DATE_MARK) || words.isNumber(0);
    // A year alone is a heading of a timeline.
    boolean dated = month || (year && part > 0.5 && words.count > 1);
    Date date = Date.NONE;
    if (marked && (month || ago || year)) {
      date = part >= WHOLE ? Date.MARKED_LINE : Date.MARKED;
    } else if (opens && dated) {
      boolean all = part >= WHOLE && (year || time);
      date = all ? Date.WHOLE_LINE : Date.OPENS_WITH_DATE;
    } else if (month && year) {
      date = Date.YEAR_IN_FULL_DATE;
    } else if (part > 0.9 && (weekday || day) && (ago || time)) {
      date = Date.WHOLE_LINE;
    } else if (ago && part > 0.5) {
      date = Date.AGO;
    } else if (month) {
      date = Date.MONTH;
    } else if (weekday) {
      date = Date.WEEKDAY;
    }
    set(sign, Sign.DATE, date);
    set(sign, Sign.DATE_SHARE, part == 0 ? 0 : part < 0.3 ? 1 : part < 0.6 ? 2 : 3);
    set(sign, Sign.TIME, time ? 1 : 0);
  }

  /** "04.09.16", "2018-04-07T19": day, month and year in figures, in whichever order. */
  private boolean isDate(int word) {
    int[] figures = new int[3];
    int[] digits = new int[3];
    int at = 0;
    for (int i = words.start[word]; i < words.end[word]; i++) {
      char c = words.text.charAt(i);
      if (LineWords.isDigit(c)) {
        figures[at] = figures[at] * 10 + c - '0';
        digits[at]++;
      } else if (at == 2) {
        if (c != 'T') {
          return false;
        }
        break;
      } else if (c == '.' || c == '-') {
        at++;
      } else {
        return false;
      }
      if (digits[at] > 4) {
        return false;
      }
    }
    boolean yearFirst = digits[0] == 4 && digits[1] == 2 && digits[2] == 2;
    boolean yearLast = digits[0] <= 2 && digits[1] <= 2 && (digits[2] == 2 || digits[2] == 4);
    int day = yearFirst ? figures[2] : figures[0];
    return at == 2 && (yearFirst || yearLast) && isDayAndMonth(day, figures[1]);
  }

  private static boolean isDayAndMonth(int one, int other) {
    return Math.min(one, other) >= 1 && Math.min(one, other) <= 12 && Math.max(one, other) <= 31;
  }

  private boolean isYear(int word) {
    char first = words.text.charAt(words.start[word]);
    return words.end[word] - words.start[word] == 4 && (first == '1' || first == '2');
  }

  /** Whether a number stands before it, and that sign between. */
  private boolean isDivided(int word, char sign) {
    return words.isNumber(word - 1) && words.after(word - 1) == sign;
  }

  /** Who the line says wrote a story, by its form. */
  private BylineForm byline() {
    String text = words.text;
    if (words.count == 0 || text.length() > BYLINE_CHARS) {
      return BylineForm.NONE;
    }
    boolean written = words.is(0, Lexicon.WRITING) && words.equal(1, "by") && words.isCapital(2);
    if (written && !endsSentence(text)) {
      return BylineForm.BY_NAME;
    }
    if (text.charAt(0) == '@' && text.indexOf(' ') < 0) {
      return BylineForm.NAME_AND_DATE;
    }
    if (words.is(0, Lexicon.BY)) {
      int next = words.is(1, Lexicon.BY) ? 2 : 1;
      boolean named = words.isCapital(next) || words.isNumber(next);
      return named ? BylineForm.BY_NAME : BylineForm.BY_SMALL;
    }
    return withoutBy(text);
  }

  private BylineForm withoutBy(String text) {
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
      joined |= i > 0 && isBy(i);
      role |= isRole && i > 0;
      desk |= words.is(i, Lexicon.DESK | Lexicon.AGENCY);
      if (words.isNumber(i)) {
        numbers++;
      } else if (words.is(i, DATES & ~Lexicon.DATE_MARK)) {
        dates++;
      } else if (words.isCapital(i)) {
        capitals++;
      } else if (!isRole && !words.is(i, Lexicon.SMALL)) {
        small++;
      }
    }
    if (small > (handle ? 1 : 0) || capitals == 0 || endsSentence(text)) {
      return joined ? BylineForm.BY_INSIDE : BylineForm.NONE;
    }
    if (numbers + dates > 0) {
      return dates > 0 && opensWithName() ? BylineForm.NAME_AND_DATE : BylineForm.NONE;
    }
    if (handle) {
      return BylineForm.NAME_AND_DATE;
    }
    if (role) {
      return BylineForm.NAME_AND_ROLE;
    }
    if (desk) {
      return BylineForm.NAME_AND_DESK;
    }
    return words.count >= 2 && words.count <= NAME_WORDS ? BylineForm.NAMES : BylineForm.NONE;
  }

  private boolean isBy(int word) {
    return words.is(word, Lexicon.BY) && words.isCapital(word + 1) && words.count <= BY_WORDS;
  }

  /**
   * Whether what stands before the date is a paper, or a part of one: "Courant Business, 5 March".
   */
  private boolean isPaper() {
    for (int i = 0; i < words.count && words.isCapital(i) && !words.is(i, DATES); i++) {
      if (Kicker.isPaperWord(words.text.substring(words.start[i], words.end[i]))) {
        return true;
      }
    }
    return false;
  }

  private boolean opensWithName() {
    return words.isCapital(0)
        && words.isCapital(1)
        && !words.is(0, DATES | Lexicon.AGENCY | Lexicon.DETERMINER)
        && !isPaper()
        && !words.is(1, DATES);
  }
}
