package cuttings.query;

import cuttings.article.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a name before a colon stands for. */
sealed interface Field {

  /** Names, for a note that has to list them. */
  List<String> NAMES =
      List.of(
          "headline",
          "standfirst",
          "subheading",
          "byline",
          "dateline",
          "caption",
          "paragraph",
          "lead",
          "same",
          "sentence",
          "atleastN",
          "date",
          "author",
          "source",
          "language",
          "similar");

  /** {@code caption:}, or {@code headline,caption:} as the {@code in} parameter has it. */
  record Kinds(Set<Kind> kinds) implements Field {}

  /** Where in the article the words stand, or how near each other. */
  enum Scope implements Field {
    LEAD,
    SAME,
    SENTENCE
  }

  /**
   * {@code atleast3:}
   *
   * @param count as typed, so 0 or beyond the limit too
   */
  record Mentions(int count) implements Field {}

  /** What the article is, not what its blocks say. */
  enum Value implements Field {
    DATE,
    AUTHOR,
    SOURCE,
    LANGUAGE,
    SIMILAR
  }

  /** The field of that name, in any case; null where there is none. */
  static @Nullable Field of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "lead" -> Scope.LEAD;
      case "same" -> Scope.SAME;
      case "sentence" -> Scope.SENTENCE;
      case "date" -> Value.DATE;
      case "author" -> Value.AUTHOR;
      case "source" -> Value.SOURCE;
      case "language" -> Value.LANGUAGE;
      case "similar" -> Value.SIMILAR;
      default -> lower.startsWith("atleast") ? mentions(lower.substring(7)) : kinds(lower);
    };
  }

  private static @Nullable Field mentions(String digits) {
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    // More digits than an int has are beyond the limit whatever they say.
    return new Mentions(digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits));
  }

  private static @Nullable Field kinds(String names) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String name : names.split(",", -1)) {
      Kind kind = Kind.of(name).orElse(null);
      if (kind == null) {
        return null;
      }
      kinds.add(kind);
    }
    return new Kinds(kinds);
  }

  /** The field whose name differs from {@code name} by two letters at most; null for none. */
  static @Nullable String nearest(String name) {
    String typed = name.toLowerCase(Locale.ROOT);
    String nearest = null;
    int fewest = Math.min(3, typed.length() / 2);
    for (String field : NAMES) {
      // Names whose lengths differ by three cannot be near; typed text can be very long.
      int edits = Math.abs(field.length() - typed.length()) < 3 ? edits(typed, field) : 3;
      if (edits < fewest) {
        nearest = field;
        fewest = edits;
      }
    }
    return nearest;
  }

  /** Levenshtein's distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
