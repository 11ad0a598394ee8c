package cuttings.structure;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a dateline says, whether it stands on its own line or opens a paragraph.
 *
 * @param place where the story was filed; null where it does not say
 * @param date when; null where it does not say in full
 */
public record Dateline(@Nullable String place, @Nullable LocalDate date) {

  /** How far into a paragraph its dateline is looked for, in UTF-16 units. */
  static final int MAX_CHARS = 100;

  /** Shorter names in capitals may be abbreviations: "NASA - which ...". */
  private static final int MIN_CAPITALS = 5;

  private static final Set<String> NOT_PLACES =
      Set.of(
          "published",
          "posted",
          "updated",
          "update",
          "modified",
          "last",
          "first",
          "original",
          "today",
          "yesterday",
          "by",
          "on",
          "at",
          "am",
          "pm",
          "gmt",
          "bst",
          "utc",
          "exclusive",
          "breaking",
          "live",
          "image",
          "photo",
          "reuters",
          "ap",
          "afp",
          "date",
          "time",
          "the",
          "edited",
          "filed",
          "sir",
          "madam",
          "dear");

  /** Small words inside the names of places, and before a date. */
  private static final Set<String> PARTICLES =
      Set.of("de", "del", "la", "le", "les", "upon", "on", "of", "and", "am", "el", "the");

  /** What a line that is a dateline says. Never fails. */
  public static Dateline parse(String line) {
    String text = Line.strip(line);
    if (text.length() > Byline.MAX_CHARS) {
      text = text.substring(0, Byline.MAX_CHARS);
    }
    LocalDate date = Dates.published(text);
    boolean figures = date == null && !Dates.isDated(text) && hasDigit(text) && !hasYear(text);
    // "Ann Lee 34, 89": a name with figures that are no date is of a match, not of the story. With
    // a year they are a date in words that nobody here knows: "Strasbourg, 10 juil 2024".
    return new Dateline(figures ? null : placeBefore(text, text.length()), date);
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  /** Four figures in a row, no more. */
  private static boolean hasYear(String text) {
    int run = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && Character.isDigit(text.charAt(i))) {
        run++;
      } else if (run == 4) {
        return true;
      } else {
        run = 0;
      }
    }
    return false;
  }

  /**
   * The dateline that opens a paragraph, as agencies write it: {@code TEL AVIV, Israel (AP) — ...},
   * {@code London, 11 September 2024 - ...}. Both parts are null where there is none.
   */
  public static Dateline opening(String paragraph) {
    int dash = dash(paragraph);
    if (dash < 0) {
      return new Dateline(null, null);
    }
    String opening = paragraph.substring(0, dash);
    boolean agency = opening.indexOf('(') > 0;
    LocalDate date = Dates.published(opening);
    String place = placeBefore(opening, opening.length());
    String town = firstName(opening);
    boolean capitals = place != null && town.length() >= MIN_CAPITALS && isUpper(town);
    // Capitals, an agency or a date: without one of them a dash only divides a sentence.
    if (place == null || !(agency || date != null || capitals) || saysMore(opening)) {
      return new Dateline(null, null);
    }
    return new Dateline(place, date);
  }

  /** Whether there is a word that is of no place, date or agency: the dash is in a sentence. */
  private static boolean saysMore(String opening) {
    int bracket = opening.indexOf('(');
    String outside = bracket < 0 ? opening : opening.substring(0, bracket);
    for (String word : outside.split(" ", -1)) {
      if (!word.isEmpty() && Character.isLowerCase(word.charAt(0)) && !word.equals("de")) {
        return true;
      }
    }
    return false;
  }

  /** Where the dash stands that ends an opening dateline; -1 where there is none near. */
  private static int dash(String paragraph) {
    int end = Math.min(paragraph.length() - 1, MAX_CHARS);
    for (int i = 2; i < end; i++) {
      char c = paragraph.charAt(i);
      if (c == '—' || c == '–') {
        return i;
      }
      boolean spaced = paragraph.charAt(i - 1) == ' ' && paragraph.charAt(i + 1) == ' ';
      boolean afterAgency = paragraph.charAt(i - 1) == ')';
      if (c == '-' && (spaced || afterAgency)) {
        return i;
      }
    }
    return -1;
  }

  /** Capitalised words that a line begins with, up to a date, a bracket or a bar. */
  private static @Nullable String placeBefore(String text, int end) {
    StringBuilder place = new StringBuilder();
    for (String word : text.substring(0, end).split(" ", -1)) {
      String bare = word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
      if (!bare.isEmpty() && Character.isLowerCase(bare.charAt(0)) && !PARTICLES.contains(bare)) {
        // "Compiled by", "Last updated": what goes on in small letters was no place.
        return null;
      }
      String lower = bare.toLowerCase(Locale.ROOT);
      String letters = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
      if (bare.isEmpty()
          || !Character.isUpperCase(bare.charAt(0))
          || !isWord(bare)
          || Dates.MONTHS.containsKey(letters)
          || NOT_PLACES.contains(letters)
          || Dates.DAYS.contains(letters)) {
        break;
      }
      place.append(place.isEmpty() ? "" : " ").append(word);
    }
    String found = Line.strip(place.toString());
    if (found.isEmpty() || found.length() == text.strip().length()) {
      return found.isEmpty() || found.length() > 40 ? null : named(found);
    }
    return named(found);
  }

  /** The town of "TEL AVIV, Israel", cased as it is written elsewhere, and what follows it. */
  private static String named(String place) {
    String whole = place.endsWith(",") ? place.substring(0, place.length() - 1) : place;
    int comma = whole.indexOf(',');
    return comma < 0
        ? Byline.titleCase(whole)
        : Byline.titleCase(whole.substring(0, comma)) + whole.substring(comma);
  }

  private static String firstName(String opening) {
    int comma = opening.indexOf(',');
    return Line.strip(comma < 0 ? opening : opening.substring(0, comma));
  }

  private static boolean isWord(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!Character.isLetter(c) && "-'’.".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUpper(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLowerCase(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
