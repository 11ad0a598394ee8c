package cuttings.engine.lucene;

import cuttings.engine.Suggestion;
import cuttings.query.Query;
import cuttings.query.QueryPrinter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The end of a query that is being typed: the words that stand there, and what to keep before them.
 *
 * @param head everything before the words, as typed
 * @param words the words before the last, as typed
 * @param last the word being typed; empty after a space
 */
record Typing(String head, List<String> words, String last, Place place) {

  /** What the words are part of. */
  enum Place {
    /** Nothing, or brackets. */
    FREE,
    /** A quotation still open. */
    QUOTED,
    /** A field of words. */
    FIELD,
    /** An author's name. */
    AUTHOR
  }

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final Pattern FIELD = Pattern.compile("(?i)(?<name>[\\p{L},0-9]+):\\(?$");
  private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");

  /** Null where nothing can be completed: no word, or the value of a date, a path, a language. */
  static @Nullable Typing of(String typed) {
    int start = typed.length();
    while (start > 0 && isOfWords(typed, start)) {
      start -= Character.charCount(typed.codePointBefore(start));
    }
    List<String> words = new ArrayList<>(Arrays.asList(typed.substring(start).split(" +", -1)));
    String head = typed.substring(0, start);
    if (words.getFirst().isEmpty() && words.size() > 1) {
      words.removeFirst();
      head += " ";
    }
    for (int i = words.size() - 2; i >= 0; i--) {
      if (OPERATORS.contains(words.get(i))) {
        List<String> operators = words.subList(0, i + 1);
        head += String.join(" ", operators) + " ";
        operators.clear();
      }
    }
    boolean quoted = opensQuotation(head);
    Matcher field = FIELD.matcher(quoted ? head.substring(0, head.length() - 1) : head);
    Place place = quoted ? Place.QUOTED : Place.FREE;
    if (field.find()) {
      switch (field.group("name").toLowerCase(Locale.ROOT)) {
        case "author" -> place = Place.AUTHOR;
        case "date", "source", "language" -> {
          if (words.size() < 2 || quoted) {
            return null;
          }
          head += words.removeFirst() + " ";
        }
        default -> place = quoted ? Place.QUOTED : Place.FIELD;
      }
    }
    String last = words.removeLast();
    return last.isEmpty() && words.isEmpty()
        ? null
        : new Typing(head, List.copyOf(words), last, place);
  }

  /** Letters, digits, spaces, and within a word hyphens, apostrophes and full stops. */
  private static boolean isOfWords(String typed, int end) {
    int c = typed.codePointBefore(end);
    if (Character.isLetterOrDigit(c) || Phrases.isMark(c) || c == ' ' || c == '\u00a0') {
      return true;
    }
    boolean within = end > 1 && Character.isLetterOrDigit(typed.codePointBefore(end - 1));
    return within && (c == '-' || c == '\'' || c == '’' || c == '.');
  }

  private static boolean opensQuotation(String head) {
    if (head.endsWith("“") || head.endsWith("„") || head.endsWith("«")) {
      return true;
    }
    return head.endsWith("\"") && head.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  /** Whether there is nothing but words. */
  boolean isPlain() {
    return head.isBlank() && place == Place.FREE;
  }

  /** Whether there is nothing but the word being typed. */
  boolean isOneWord() {
    return isPlain() && words.isEmpty();
  }

  /** The last words as typed: so many before the one being typed, and that. */
  String from(int before) {
    List<String> some = new ArrayList<>(words.subList(words.size() - before, words.size()));
    some.add(last);
    return String.join(" ", some);
  }

  /** The query with its last word completed. */
  Suggestion withTerm(String term) {
    String whole = place == Place.QUOTED ? exact(term) : QueryPrinter.print(new Query.Word(term));
    String query = before(words.size()) + whole + (place == Place.QUOTED ? "\"" : "");
    String text = isPlain() ? before(words.size()).stripLeading() + term : query;
    return new Suggestion(Suggestion.Kind.TERM, text, query, null);
  }

  /** The query with its last words, so many and the one being typed, become a name or phrase. */
  Suggestion withPhrase(int before, Phrases.Phrase phrase) {
    int kept = words.size() - before;
    String text = phrase.text();
    String query =
        switch (phrase.kind()) {
          case AUTHOR ->
              place == Place.AUTHOR
                  ? head.substring(0, head.lastIndexOf(':') + 1) + author(text).substring(7)
                  : before(kept) + author(text);
          default -> before(kept) + (place == Place.QUOTED ? exact(text) + "\"" : quoted(text));
        };
    String shown = isPlain() ? before(kept).stripLeading() + text : query;
    return new Suggestion(phrase.kind(), shown, query, null);
  }

  /** The query of one headline. */
  static String headline(String text) {
    return "headline:" + quoted(text);
  }

  private String before(int kept) {
    StringBuilder before = new StringBuilder(head);
    for (String word : words.subList(0, kept)) {
      before.append(word).append(' ');
    }
    return before.toString();
  }

  private static String author(String name) {
    return QueryPrinter.print(new Query.Author(name));
  }

  /** Within quotation marks of its own. */
  private static String quoted(String text) {
    List<Query> words = new ArrayList<>();
    for (String word : SPACES.split(text, -1)) {
      if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
        words.add(new Query.Exact(word));
      }
    }
    return switch (words.size()) {
      case 0 -> "*";
      case 1 -> QueryPrinter.print(words.getFirst());
      default -> QueryPrinter.print(new Query.Phrase(words, 0));
    };
  }

  /** Within quotation marks that stand there already. */
  private static String exact(String text) {
    String quoted = quoted(text);
    return quoted.substring(1, quoted.length() - 1);
  }
}
