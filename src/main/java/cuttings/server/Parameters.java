package cuttings.server;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of one request; what is wrong with them is collected, and told all at once. */
final class Parameters {
  /** What Javalin reads as nothing at all. */
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

  private final Context context;
  private final List<Problem.Parameter> errors = new ArrayList<>();

  /**
   * @param known every name that the endpoint takes: another one is an error, not a silence
   */
  Parameters(Context context, Set<String> known) {
    this.context = context;
    String raw = context.queryString();
    if (raw != null && BAD_ESCAPE.matcher(raw).find()) {
      errors.add(
          new Problem.Parameter(
              "%", "must be followed by two hexadecimal digits; the sign itself is %25"));
    }
    for (String name : context.queryParamMap().keySet()) {
      if (!known.contains(name)) {
        errors.add(
            new Problem.Parameter(
                name,
                "no such parameter; there "
                    + (known.isEmpty() ? "is none" : "are " + sorted(known))));
      }
    }
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  /** The value; null where it is absent or empty. */
  @Nullable String text(String name) {
    if (context.queryParams(name).size() > 1) {
      wrong(name, "must be given once");
    }
    String value = context.queryParam(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** Every value given. */
  List<String> all(String name) {
    return context.queryParams(name).stream().filter(value -> !value.isEmpty()).toList();
  }

  int number(String name, int least, int most, int otherwise) {
    String value = text(name);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    wrong(name, "must be a number from " + least + " to " + most + ", not \"" + value + "\"");
    return otherwise;
  }

  boolean flag(String name, boolean otherwise) {
    String value = text(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.equals("true") && !value.equals("false")) {
      wrong(name, "must be true or false, not \"" + value + "\"");
    }
    return value.equals("true");
  }

  @Nullable LocalDate date(String name) {
    String value = text(name);
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      wrong(name, "must be a date such as 2024-09-30, not \"" + value + "\"");
      return null;
    }
  }

  <E extends Enum<E>> E choice(String name, E[] choices, E otherwise) {
    String value = text(name);
    if (value == null) {
      return otherwise;
    }
    for (E choice : choices) {
      if (label(choice).equals(value)) {
        return choice;
      }
    }
    wrong(name, "must be one of " + labels(choices) + ", not \"" + value + "\"");
    return otherwise;
  }

  /** Several choices, with commas between. */
  <E extends Enum<E>> Set<E> choices(String name, E[] choices) {
    Set<E> chosen = new LinkedHashSet<>();
    for (String list : all(name)) {
      for (String value : list.split(",", -1)) {
        String label = value.strip();
        boolean known = false;
        for (E choice : choices) {
          if (label(choice).equals(label)) {
            chosen.add(choice);
            known = true;
          }
        }
        if (!known) {
          wrong(name, "must be of " + labels(choices) + ", not \"" + label + "\"");
        }
      }
    }
    return chosen;
  }

  void wrong(String name, String message) {
    errors.add(new Problem.Parameter(name, message));
  }

  /**
   * What {@code make} makes of them.
   *
   * @throws BadParameters where any of them was wrong
   */
  <T> T orFail(Function<Parameters, T> make) throws BadParameters {
    if (errors.isEmpty()) {
      return make.apply(this);
    }
    throw new BadParameters(errors);
  }

  /** Parameters that cannot be answered. */
  static final class BadParameters extends Exception {
    private final transient List<Problem.Parameter> errors;

    BadParameters(List<Problem.Parameter> errors) {
      super(errors.toString());
      this.errors = List.copyOf(errors);
    }

    List<Problem.Parameter> errors() {
      return errors;
    }
  }

  private static <E extends Enum<E>> String labels(E[] choices) {
    List<String> labels = new ArrayList<>();
    for (E choice : choices) {
      labels.add(label(choice));
    }
    return String.join(", ", labels);
  }

  private static String label(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
