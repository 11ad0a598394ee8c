package cuttings.query;

import cuttings.article.Kind;
import cuttings.query.Query.And;
import cuttings.query.Query.AtLeast;
import cuttings.query.Query.Author;
import cuttings.query.Query.Boost;
import cuttings.query.Query.Dates;
import cuttings.query.Query.Everything;
import cuttings.query.Query.Exact;
import cuttings.query.Query.From;
import cuttings.query.Query.Fuzzy;
import cuttings.query.Query.In;
import cuttings.query.Query.Language;
import cuttings.query.Query.Lead;
import cuttings.query.Query.Not;
import cuttings.query.Query.Or;
import cuttings.query.Query.Phrase;
import cuttings.query.Query.Plain;
import cuttings.query.Query.Prefix;
import cuttings.query.Query.Same;
import cuttings.query.Query.Sentence;
import cuttings.query.Query.Similar;
import cuttings.query.Query.Wildcard;
import cuttings.query.Query.Word;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Query} as a person would type it. What {@link QueryParser} makes of the text is an equal
 * tree, for every tree that it made.
 */
public final class QueryPrinter {

  /** How tightly a form binds; it stands bare where at least as much is asked. */
  private enum Binding {
    SPACE,
    OR,
    AND,
    UNARY,
    NEAR,
    PRIMARY
  }

  private final StringBuilder out = new StringBuilder();

  private QueryPrinter() {}

  /** The canonical text of {@code query}. */
  public static String print(Query query) {
    QueryPrinter printer = new QueryPrinter();
    printer.print(query, Binding.SPACE);
    return printer.out.toString();
  }

  private void print(Query query, Binding least) {
    boolean bare = binding(query).compareTo(least) >= 0;
    if (!bare) {
      out.append('(');
    }
    switch (query) {
      case Everything everything -> out.append('*');
      case Word word -> word(word.text());
      case Exact exact -> quoted(List.of(exact), 0);
      case Prefix prefix -> pattern(prefix, false);
      case Wildcard wildcard -> pattern(wildcard, false);
      case Fuzzy fuzzy -> pattern(fuzzy, false);
      case Phrase phrase -> phrase(phrase);
      case In in -> field(kinds(in), in.inner());
      case Lead lead -> field("lead", lead.inner());
      case Same same -> field("same", same.inner());
      case Sentence sentence -> field("sentence", sentence.inner());
      case AtLeast atLeast -> field("atleast" + atLeast.count(), atLeast.inner());
      case And and -> joined(and.clauses(), " AND ", Binding.UNARY);
      case Or or -> joined(or.clauses(), " OR ", Binding.AND);
      case Plain plain -> joined(plain.clauses(), " ", Binding.OR);
      case Not not -> {
        out.append('-');
        print(not.inner(), Binding.PRIMARY);
      }
      case Boost boost -> boost(boost);
      case Dates dates -> out.append("date:").append(dates(dates.from(), dates.to()));
      case Author author -> value("author:", author.name(), false);
      case From from -> value("source:", from.path(), true);
      case Language language -> value("language:", language.code(), true);
      case Similar similar -> value("similar:", similar.id(), true);
    }
    if (!bare) {
      out.append(')');
    }
  }

  private static Binding binding(Query query) {
    return switch (query) {
      case Plain plain -> Binding.SPACE;
      case Or or -> Binding.OR;
      case And and -> Binding.AND;
      case Not not -> Binding.UNARY;
      case In in -> Binding.UNARY;
      case Lead lead -> Binding.UNARY;
      case Same same -> Binding.UNARY;
      case Sentence sentence -> Binding.UNARY;
      case AtLeast atLeast -> Binding.UNARY;
      case Dates dates -> Binding.UNARY;
      case Author author -> Binding.UNARY;
      case From from -> Binding.UNARY;
      case Language language -> Binding.UNARY;
      case Similar similar -> Binding.UNARY;
      case Phrase phrase -> isQuotable(phrase) ? Binding.PRIMARY : Binding.NEAR;
      default -> Binding.PRIMARY;
    };
  }

  private void joined(List<Query> clauses, String operator, Binding least) {
    for (int i = 0; i < clauses.size(); i++) {
      if (i > 0) {
        out.append(operator);
      }
      print(clauses.get(i), least);
    }
  }

  private void field(String name, Query inner) {
    out.append(name).append(':');
    print(inner, Binding.PRIMARY);
  }

  private static String kinds(In in) {
    return in.kinds().stream().sorted().map(Kind::label).collect(Collectors.joining(","));
  }

  private void boost(Boost boost) {
    // "a^2^3" would boost the word "a^2".
    boolean bare = !(boost.inner() instanceof Boost);
    out.append(bare ? "" : "(");
    print(boost.inner(), Binding.PRIMARY);
    out.append(bare ? "" : ")").append('^');
    out.append(new BigDecimal(Float.toString(boost.factor())).stripTrailingZeros().toPlainString());
  }

  // Phrases: within quotation marks, or, where a part may have any form, "a w/5 b".

  private void phrase(Phrase phrase) {
    if (isQuotable(phrase)) {
      quoted(phrase.parts(), phrase.slop());
    } else {
      joined(phrase.parts(), " w/" + phrase.slop() + " ", Binding.PRIMARY);
    }
  }

  private static boolean isQuotable(Phrase phrase) {
    return phrase.parts().stream().allMatch(QueryPrinter::isQuotablePart);
  }

  private static boolean isQuotablePart(Query part) {
    return switch (part) {
      case Or or -> or.clauses().stream().allMatch(QueryPrinter::isQuotableAlternative);
      case Phrase inner -> inner.parts().stream().allMatch(QueryPrinter::isPattern);
      default -> isPattern(part);
    };
  }

  private static boolean isQuotableAlternative(Query alternative) {
    return (alternative instanceof Phrase words && words.slop() == 0)
        ? isQuotable(words)
        : isQuotablePart(alternative);
  }

  private static boolean isPattern(Query part) {
    return part instanceof Exact
        || part instanceof Prefix
        || part instanceof Wildcard
        || part instanceof Fuzzy;
  }

  private void quoted(List<Query> parts, int slop) {
    out.append('"');
    parts(parts);
    out.append('"');
    if (slop > 0) {
      out.append('~').append(slop);
    }
  }

  private void parts(List<Query> parts) {
    String space = "";
    for (Query part : parts) {
      out.append(space);
      space = " ";
      switch (part) {
        case Or or -> alternatives(or);
        case Phrase inner -> {
          out.append('\'');
          parts(inner.parts());
          out.append('\'');
          if (inner.slop() > 0) {
            out.append('~').append(inner.slop());
          }
        }
        default -> pattern(part, true);
      }
    }
  }

  private void alternatives(Or or) {
    String before = "(";
    for (Query alternative : or.clauses()) {
      out.append(before);
      before = " OR ";
      boolean words = alternative instanceof Phrase phrase && phrase.slop() == 0;
      parts(words ? ((Phrase) alternative).parts() : List.of(alternative));
    }
    out.append(')');
  }

  // Words.

  /** Escaped wherever it stands. */
  private static final String ALWAYS = "()|*~\\";

  private void pattern(Query word, boolean quoted) {
    switch (word) {
      case Exact exact -> text(exact.text(), quoted, false);
      case Prefix prefix -> {
        text(prefix.text(), quoted, true);
        out.append('*');
      }
      case Wildcard wildcard -> wildcard(wildcard.pattern(), quoted);
      case Fuzzy fuzzy -> {
        text(fuzzy.text(), quoted, false);
        out.append('~').append(fuzzy.edits());
      }
      default -> throw new IllegalArgumentException("no word within a phrase: " + word);
    }
  }

  private void word(String text) {
    boolean operator =
        text.equals("AND")
            || text.equals("OR")
            || text.equals("NOT")
            || QueryParser.NEARNESS.matcher(text).matches();
    // Of what text() escapes at the start, no operator has anything.
    out.append(operator ? "\\" : "");
    text(text, false, false);
  }

  /**
   * @param more whether a wildcard follows
   */
  private void text(String text, boolean quoted, boolean more) {
    if (quoted && text.equals("OR")) {
      out.append('\\');
    }
    // A question mark at the end of a word is no wildcard.
    int last = more ? text.length() : lastSearchable(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean wildcard = c == '?' && i < last;
      out.append(wildcard || isEscaped(text, i, quoted) ? "\\" : "").append(c);
    }
  }

  private static int lastSearchable(String text) {
    int i = text.length();
    while (i > 0 && !Typed.isSearchable(text.codePointBefore(i))) {
      i -= Character.charCount(text.codePointBefore(i));
    }
    return i;
  }

  private void wildcard(String pattern, boolean quoted) {
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
        out.append(c).append(pattern.charAt(i));
      } else {
        boolean wildcard = c == '*' || c == '?';
        out.append(!wildcard && isEscaped(pattern, i, quoted) ? "\\" : "").append(c);
      }
    }
  }

  private static boolean isEscaped(String text, int i, boolean quoted) {
    char c = text.charAt(i);
    if (ALWAYS.indexOf(c) >= 0 || Typed.isQuote(c) || Typed.isSpace(c)) {
      return true;
    }
    if (quoted) {
      return Typed.isApostrophe(c) && !isWithinWord(text, i);
    }
    return switch (c) {
      case '^' -> true;
      case '-', '!', '+' -> i == 0;
      case '&' -> text.startsWith("&", i + 1);
      case ':' -> looksLikeField(text, i);
      default -> false;
    };
  }

  /** An apostrophe between letters opens and closes nothing. */
  private static boolean isWithinWord(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(i - 1))
        && Character.isLetterOrDigit(text.charAt(i + 1));
  }

  private static boolean looksLikeField(String text, int colon) {
    if (text.indexOf(':') < colon) {
      return false;
    }
    String name = text.substring(0, colon);
    boolean letters = name.chars().allMatch(c -> Character.isLetter(c) || c == '_');
    return Field.of(name) != null || (letters && !text.startsWith("/", colon + 1));
  }

  // Values.

  private void value(String field, String text, boolean wildcards) {
    out.append(field);
    if (isSimple(text, wildcards)) {
      out.append(text);
      return;
    }
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean special = c == '\\' || c == '*' || c == '?';
      out.append(Typed.isQuote(c) || (special && !wildcards) ? "\\" : "").append(c);
    }
    out.append('"');
  }

  private static boolean isSimple(String text, boolean wildcards) {
    String others = wildcards ? "._/-*" : "._-";
    return Character.isLetterOrDigit(text.charAt(0))
        && !text.equals("AND")
        && !text.equals("OR")
        && !text.equals("NOT")
        && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || others.indexOf(c) >= 0);
  }

  private static String dates(@Nullable LocalDate from, @Nullable LocalDate to) {
    if (from == null) {
      return to == null ? "*" : "<=" + to;
    }
    if (to == null) {
      return ">=" + from;
    }
    for (int end : new int[] {4, 7, 10}) {
      String whole = from.toString().substring(0, end);
      if (new Days(from, to).equals(Days.of(whole))) {
        return whole;
      }
    }
    return "[" + from + " TO " + to + "]";
  }
}
