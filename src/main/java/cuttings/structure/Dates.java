package cuttings.structure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds dates that a text states in full. What leaves day, month or year open is no date. */
public final class Dates {
  /** The months, whole and cut short, in small letters, with their numbers from 1. */
  public static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("january", 1),
          Map.entry("jan", 1),
          Map.entry("february", 2),
          Map.entry("feb", 2),
          Map.entry("march", 3),
          Map.entry("mar", 3),
          Map.entry("april", 4),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("june", 6),
          Map.entry("jun", 6),
          Map.entry("july", 7),
          Map.entry("jul", 7),
          Map.entry("august", 8),
          Map.entry("aug", 8),
          Map.entry("september", 9),
          Map.entry("sept", 9),
          Map.entry("sep", 9),
          Map.entry("october", 10),
          Map.entry("oct", 10),
          Map.entry("november", 11),
          Map.entry("nov", 11),
          Map.entry("december", 12),
          Map.entry("dec", 12));

  /** The days of the week, whole and cut short, in small letters. */
  static final Set<String> DAYS =
      Set.of(
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "mon",
          "tue",
          "tues",
          "wed",
          "thu",
          "thur",
          "thurs",
          "fri",
          "sat",
          "sun");

  /** What follows these words is when a text was changed, not when it came out. */
  private static final Set<String> CHANGED =
      Set.of("updated", "update", "modified", "edited", "revised", "amended");

  private static final Set<String> FIRST =
      Set.of("published", "posted", "original", "first", "created", "filed");

  /** Zones of countries that write the month first. */
  private static final Set<String> MONTH_FIRST =
      Set.of("est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "ct", "mt", "pt");

  private static final Set<String> ORDINAL = Set.of("st", "nd", "rd", "th");

  private static final int EARLIEST_YEAR = 1600;
  private static final int LATEST_YEAR = 2200;

  private Dates() {}

  /**
   * The date a line of dates states as that of publication: the one after "published" or "posted",
   * else the first that is not of an update, else the first. Null where there is none.
   */
  static @Nullable LocalDate published(String text) {
    List<String> words = words(text);
    LocalDate first = null;
    LocalDate updated = null;
    boolean isUpdate = false;
    boolean isFirst = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (CHANGED.contains(word)) {
        isUpdate = true;
        isFirst = false;
        continue;
      }
      if (FIRST.contains(word)) {
        isFirst = true;
        isUpdate = false;
        continue;
      }
      LocalDate date = at(words, i);
      if (date == null) {
        continue;
      }
      if (isFirst) {
        return date;
      }
      if (isUpdate) {
        updated = updated == null ? date : updated;
      } else {
        first = first == null ? date : first;
      }
      i += 2;
    }
    return first == null ? updated : first;
  }

  /** Whether there is a word of a date in it: a month, a day of the week. */
  static boolean isDated(String text) {
    return words(text).stream().anyMatch(word -> MONTHS.containsKey(word) || DAYS.contains(word));
  }

  /** The date that three words from here on make; null where they make none. */
  private static @Nullable LocalDate at(List<String> words, int i) {
    if (i + 2 >= words.size()) {
      return null;
    }
    String a = words.get(i);
    String b = words.get(i + 1);
    String c = words.get(i + 2);
    if (MONTHS.containsKey(a)) {
      return date(year(c), MONTHS.get(a), number(b));
    }
    if (MONTHS.containsKey(b)) {
      return a.length() == 4
          ? date(year(a), MONTHS.get(b), number(c))
          : date(year(c), MONTHS.get(b), number(a));
    }
    int first = number(a);
    int second = number(b);
    if (first < 0 || second < 0 || number(c) < 0) {
      return null;
    }
    if (a.length() == 4) {
      return date(year(a), second, number(c));
    }
    int year = year(c);
    if (first > 12) {
      return date(year, second, first);
    }
    // 04/05/2024 is two dates: only a zone that writes the month first tells which.
    boolean monthFirst =
        second > 12 || first == second || words.stream().anyMatch(MONTH_FIRST::contains);
    return monthFirst ? date(year, first, second) : null;
  }

  private static @Nullable LocalDate date(int year, int month, int day) {
    if (year < EARLIEST_YEAR || year > LATEST_YEAR || month < 1 || day < 1) {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int year(String word) {
    return word.length() == 4 ? number(word) : -1;
  }

  /** The number a word of at most four digits is; -1 where it is none. */
  static int number(String word) {
    if (word.isEmpty() || word.length() > 4) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }

  /** Runs of letters and runs of digits, in lower case; ordinal endings and "of" left out. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = i + 1;
      if (Character.isLetter(c)) {
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
          end++;
        }
        String word = text.substring(i, end).toLowerCase(Locale.ROOT);
        boolean afterDigit = i > 0 && Character.isDigit(text.charAt(i - 1));
        boolean timeMark = afterDigit && (word.equals("t") || word.equals("z"));
        if (!(afterDigit && ORDINAL.contains(word)) && !word.equals("of") && !timeMark) {
          words.add(word);
        }
      } else if (c >= '0' && c <= '9') {
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
          end++;
        }
        words.add(text.substring(i, end));
      }
      i = end;
    }
    return words;
  }
}
