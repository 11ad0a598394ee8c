package cuttings.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** The days that a date, a month ({@code 2024-09}) or a year ({@code 2024}) stands for. */
record Days(LocalDate first, LocalDate last) {

  /** Reads {@code 2024}, {@code 2024-09} or {@code 2024-09-11}; null where {@code text} is none. */
  static @Nullable Days of(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length > 3 || parts[0].length() != 4) {
      return null;
    }
    int[] numbers = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = number(parts[i]);
      if (numbers[i] < 1) {
        return null;
      }
    }
    try {
      return switch (numbers.length) {
        case 1 -> new Days(LocalDate.of(numbers[0], 1, 1), LocalDate.of(numbers[0], 12, 31));
        case 2 -> of(YearMonth.of(numbers[0], numbers[1]));
        default -> of(LocalDate.of(numbers[0], numbers[1], numbers[2]));
      };
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Days of(YearMonth month) {
    return new Days(month.atDay(1), month.atEndOfMonth());
  }

  private static Days of(LocalDate day) {
    return new Days(day, day);
  }

  /** -1 where {@code digits} is no number of one to four ASCII digits. */
  private static int number(String digits) {
    boolean read =
        !digits.isEmpty()
            && digits.length() <= 4
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return read ? Integer.parseInt(digits) : -1;
  }
}
