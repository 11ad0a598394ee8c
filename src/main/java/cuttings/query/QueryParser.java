package cuttings.query;

import cuttings.query.Field.Scope;
import cuttings.query.Field.Value;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query language ({@code docs/query-language.md}) into a {@link Query}. Whatever can be
 * read is read, with a {@link Note} where it was mended: a person types half a query many times
 * before the whole one. What is left to {@link QueryException} has a meaning that cannot be run.
 *
 * <p>Recursive descent over {@link Typed}, in time linear in the query. Loosest first:
 *
 * <pre>
 * plain   = or*                                    side by side
 * or      = and   (("OR" | "|" | "||") and)*
 * and     = unary (("AND" | "&amp;&amp;") unary)*
 * unary   = ("NOT" | "-" | "!") unary | field ":" unary | near
 * near    = primary (("w/5" | "/5" | "near/5" | "w/s" | "w/p") primary)*
 * primary = ("(" plain ")" | quotation | word) ("~" number?)? ("^" number)?
 * </pre>
 *
 * <p>A space binds loosest, as in Google and Lexis: {@code storm shadow OR scalp} is storm, and one
 * of the other two.
 */
public final class QueryParser {

  /** Longest query read, in UTF-16 units. */
  public static final int MAX_QUERY_CHARS = 10_000;

  /** How deep brackets, fields and negations may stand in each other. Bounds recursion. */
  public static final int MAX_DEPTH = 50;

  /** Most words, patterns and values in a query. Bounds what an engine has to open. */
  public static final int MAX_CLAUSES = 1_000;

  /** Most words that proximity can leave between two; beyond it is read as this. */
  public static final int MAX_SLOP = 1_000;

  /** Letters from which on a word may differ by two; a shorter one by one. */
  public static final int MIN_LETTERS_OF_TWO_EDITS = 6;

  /** Highest N of {@code atleastN:}. */
  public static final int MAX_MENTIONS = 1_000;

  /** Highest boost; beyond it is read as this. */
  public static final float MAX_BOOST = 100;

  /** Most notes on one query; those after them are left out. */
  static final int MAX_NOTES = 10;

  /** Errors that a suggestion mends before it is given up. */
  private static final int MAX_MENDINGS = 5;

  /** {@code w/5}, {@code near5}, {@code /s}: what stands between words near each other. */
  static final Pattern NEARNESS =
      Pattern.compile("(?i)(?:(?:w|pre|near)?/|near|adj)(?<operand>[0-9]{1,9}|(?<=/)[sp])");

  private static final int MAX_NEARNESS_CHARS = 14;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'’.-]+");

  private final String query;
  private final Typed typed;

  /** Each note once, at the first place it is about. */
  private final Map<String, Note> notes = new LinkedHashMap<>();

  /** The next character to read, and where the brackets around it end. */
  private int at;

  private int end;

  private int depth;
  private int clauses;

  /** The field around {@link #at} that takes values, not words; null outside one. */
  private @Nullable Value value;

  /** As typed, the kind or lead around {@link #at}; null outside one. */
  private @Nullable String place;

  /** As typed, the same, sentence or atleast around {@link #at}; null outside one. */
  private @Nullable String scope;

  private boolean counting;

  private QueryParser(String query) {
    this.query = query;
    this.typed = new Typed(query);
    this.end = typed.length();
  }

  /**
   * The words of a text side by side, where nothing in it is an operator: a question that was not
   * written for this language.
   */
  public static Query words(String text) {
    List<Query> words = new ArrayList<>();
    for (String word : NO_WORD.split(text, -1)) {
      if (!word.isEmpty() && words.size() < MAX_CLAUSES) {
        words.add(new Word(word));
      }
    }
    return words.isEmpty() ? new Everything() : new Plain(words);
  }

  /**
   * Reads {@code query}; blank is {@link Everything}.
   *
   * @throws QueryException where it is too long, too deep, has too many clauses, a wildcard at a
   *     word's start, more than two edits, a bad date, a count of 0 or beyond {@link
   *     #MAX_MENTIONS}, or a field where it has no meaning
   */
  public static ParsedQuery parse(String query) throws QueryException {
    if (query.length() > MAX_QUERY_CHARS) {
      throw new QueryException(
          "The query has "
              + query.length()
              + " characters; "
              + MAX_QUERY_CHARS
              + " are the most. Shorten it, or run parts of it as a batch.",
          MAX_QUERY_CHARS,
          null);
    }
    try {
      return new QueryParser(query).parse();
    } catch (QueryException e) {
      throw new QueryException(e.getMessage(), e.position(), mended(e.suggestion()));
    }
  }

  /** A suggestion mends one error; what is suggested has to run, so the next are mended too. */
  private static @Nullable String mended(@Nullable String suggestion) {
    String mended = suggestion;
    for (int i = 0; i < MAX_MENDINGS && mended != null; i++) {
      try {
        new QueryParser(mended).parse();
        return mended;
      } catch (QueryException e) {
        mended = e.suggestion();
      }
    }
    return null;
  }

  private ParsedQuery parse() throws QueryException {
    if (typed.strayQuote() >= 0) {
      note(
          "A quotation mark has no partner, so the words are searched without it",
          typed.strayQuote());
    }
    if (typed.strayBracket() >= 0) {
      note("A bracket has no partner, so the words are searched without it", typed.strayBracket());
    }
    Query read = plain();
    if (read == null) {
      if (!query.chars().allMatch(c -> Typed.isSpace((char) c))) {
        note("There is nothing to search for in it, so this is everything", 0);
      }
      read = new Everything();
    }
    return new ParsedQuery(read, List.copyOf(notes.values()));
  }

  // The grammar, loosest first. Each answers null where there is nothing to search for.

  private @Nullable Query plain() throws QueryException {
    List<Query> read = new ArrayList<>();
    skip();
    while (at < end) {
      add(read, or());
      skip();
    }
    if (read.size() > 1) {
      // "* strikes": beside words the asterisk is a bullet point, not everything.
      read.removeIf(clause -> clause instanceof Everything);
      if (read.isEmpty()) {
        return new Everything();
      }
    }
    return read.size() > 1 ? new Plain(read) : single(read);
  }

  private @Nullable Query or() throws QueryException {
    List<Query> read = new ArrayList<>();
    boolean left = add(read, and());
    skip();
    for (int operator = at; takeOr(); operator = at) {
      boolean right = add(read, and());
      noteMissing(left, right, operator);
      left = right;
      skip();
    }
    return read.size() > 1 ? new Or(read) : single(read);
  }

  private @Nullable Query and() throws QueryException {
    List<Query> read = new ArrayList<>();
    boolean left = add(read, unary());
    skip();
    for (int operator = at; takeAnd(); operator = at) {
      boolean right = add(read, unary());
      noteMissing(left, right, operator);
      left = right;
      skip();
    }
    return read.size() > 1 ? new And(read) : single(read);
  }

  private @Nullable Query unary() throws QueryException {
    skip();
    int not = notLength();
    if (not > 0) {
      return not(not);
    }
    int name = nameEnd();
    if (name < 0) {
      return near();
    }
    String label = typed.text(at, name);
    Field field = Field.of(label);
    if (field != null) {
      return within(field, label, name);
    }
    return isUnknownField(name) ? unknown(label, name) : near();
  }

  private @Nullable Query not(int length) throws QueryException {
    int start = at;
    enter(start);
    at += length;
    Query inner = unary();
    depth--;
    if (inner == null) {
      note(quote(start, start + length) + " has nothing after it to leave out", start);
      return null;
    }
    return new Not(inner);
  }

  private @Nullable Query within(Field field, String label, int name) throws QueryException {
    int start = at;
    enter(start);
    at = typed.is(name, ':') ? name + 1 : name;
    Query read =
        switch (field) {
          case Field.Kinds kinds -> {
            Query inner = placed(label, start);
            yield inner == null ? null : new In(kinds.kinds(), inner);
          }
          case Scope kind -> scope(kind, label, start);
          case Field.Mentions mentions -> {
            checkCount(mentions.count(), label, start);
            Query inner = counted(label, start);
            yield inner == null ? null : new AtLeast(mentions.count(), inner);
          }
          case Value kind -> valued(kind, label, start);
        };
    depth--;
    if (read == null) {
      note("“" + label + ":” has nothing after it to search for", start);
    }
    return read;
  }

  private @Nullable Query scope(Scope kind, String label, int start) throws QueryException {
    Query inner = kind == Scope.LEAD ? placed(label, start) : scoped(label);
    if (inner == null) {
      return null;
    }
    return switch (kind) {
      case LEAD -> new Lead(inner);
      case SAME -> new Same(inner);
      case SENTENCE -> new Sentence(inner);
    };
  }

  private @Nullable Query placed(String label, int start) throws QueryException {
    String outer = place;
    Value outerValue = value;
    if (outer != null) {
      note("“" + label + ":” within “" + outer + ":”: the inner one alone counts", start);
    }
    place = label;
    value = null;
    Query inner = unary();
    place = outer;
    value = outerValue;
    return inner;
  }

  private @Nullable Query scoped(String label) throws QueryException {
    String outer = scope;
    Value outerValue = value;
    scope = label;
    value = null;
    Query inner = unary();
    scope = outer;
    value = outerValue;
    return inner;
  }

  private @Nullable Query counted(String label, int start) throws QueryException {
    boolean outer = counting;
    counting = true;
    Query inner = scoped(label);
    counting = outer;
    if (inner != null && !isCountable(inner)) {
      throw fail("“" + label + ":” counts mentions, and what is left out has none", start);
    }
    return inner;
  }

  /** Whether it has mentions: a negation has none, though one may stand beside what has. */
  private static boolean isCountable(Query query) {
    return switch (query) {
      case Not not -> false;
      case Everything everything -> false;
      case Or or -> or.clauses().stream().allMatch(QueryParser::isCountable);
      case And and -> and.clauses().stream().anyMatch(QueryParser::isCountable);
      case Plain plain -> plain.clauses().stream().anyMatch(QueryParser::isCountable);
      case In in -> isCountable(in.inner());
      case Lead lead -> isCountable(lead.inner());
      case Boost boost -> isCountable(boost.inner());
      default -> true;
    };
  }

  private @Nullable Query valued(Value kind, String label, int start) throws QueryException {
    checkScope(label, start);
    Value outer = value;
    value = kind;
    Query inner = unary();
    value = outer;
    return inner;
  }

  private void checkCount(int count, String label, int start) throws QueryException {
    if (counting) {
      throw fail("“" + label + ":” counts within another count; write them side by side", start);
    }
    if (count < 1) {
      throw fail(
          "Every article has at least 0 mentions; count from 1",
          start,
          start + label.length(),
          "atleast1");
    }
    if (count > MAX_MENTIONS) {
      throw fail(
          "At most " + MAX_MENTIONS + " mentions can be asked for",
          start,
          start + label.length(),
          "atleast" + MAX_MENTIONS);
    }
  }

  private void checkScope(String label, int start) throws QueryException {
    if (scope != null) {
      throw fail(
          "“"
              + label
              + ":” is about the whole article, so it cannot stand within “"
              + scope
              + ":”; write it beside",
          start);
    }
  }

  /** {@code foo:bar} with no such field: foo and bar, as typed. */
  private @Nullable Query unknown(String label, int name) throws QueryException {
    String meant = Field.nearest(label);
    note(
        "“"
            + label
            + ":” is no field, so it is searched as text; "
            + (meant == null
                ? "fields are " + String.join(", ", Field.NAMES)
                : "did you mean “" + meant + ":”?"),
        at);
    count(at);
    Query word = new Word(label);
    at = name + 1;
    Query rest = primary();
    return rest == null || rest instanceof Everything ? word : new Plain(List.of(word, rest));
  }

  private @Nullable Query near() throws QueryException {
    Query left = primary();
    int links = 0;
    for (Nearness nearness = nearness(); left != null && nearness != null; nearness = nearness()) {
      int operator = at;
      enter(operator);
      links++;
      at = nearness.end;
      skip();
      Query right = notLength() > 0 || fieldFollows() ? unary() : primary();
      if (right == null) {
        note(quote(operator, nearness.end) + " has nothing after it", operator);
      } else {
        left = joined(left, right, nearness, operator);
      }
    }
    depth -= links;
    return left;
  }

  private Query joined(Query left, Query right, Nearness nearness, int operator) {
    if (!isNearable(left) || !isNearable(right)) {
      note(
          quote(operator, nearness.end)
              + " joins words and phrases, or brackets of them with OR; here it is read as AND",
          operator);
      return new And(List.of(left, right));
    }
    return switch (nearness.unit) {
      case 's' -> new Sentence(new And(List.of(left, right)));
      case 'p' -> new Same(new And(List.of(left, right)));
      default -> {
        if (nearness.ordered) {
          note(
              quote(operator, nearness.end)
                  + " is read in either order; only a phrase has an order",
              operator);
        }
        yield new Phrase(List.of(left, right), slop(nearness.slop, operator));
      }
    };
  }

  private static boolean isNearable(Query query) {
    return switch (query) {
      case Word w -> true;
      case Exact e -> true;
      case Prefix p -> true;
      case Wildcard w -> true;
      case Fuzzy f -> true;
      case Phrase p -> true;
      case Or or -> or.clauses().stream().allMatch(QueryParser::isNearable);
      default -> false;
    };
  }

  private @Nullable Query primary() throws QueryException {
    skip();
    if (at >= end || isOperator()) {
      return null;
    }
    if (value == Value.DATE && (typed.is(at, '[') || typed.is(at, '{'))) {
      return range();
    }
    if (typed.close(at) < 0) {
      return word();
    }
    return typed.is(at, '(') ? group() : quotation();
  }

  private @Nullable Query group() throws QueryException {
    int open = at;
    int outer = end;
    enter(open);
    at = open + 1;
    end = typed.close(open);
    Query inner = plain();
    at = end + 1;
    end = outer;
    depth--;
    Suffix suffix = takeSuffix();
    if (suffix.tilde != null) {
      note("“~” belongs to a word or a phrase; after a bracket it is left out", suffix.start);
    }
    if (inner == null) {
      note("There is nothing between the brackets", open);
      return null;
    }
    return boosted(inner, suffix);
  }

  private @Nullable Query quotation() throws QueryException {
    int open = at;
    int close = typed.close(open);
    at = close + 1;
    Suffix suffix = takeSuffix();
    Query read =
        value == null ? phrase(open, close, suffix) : value(value, open + 1, close, suffix);
    return read == null ? null : boosted(read, suffix);
  }

  private @Nullable Query word() throws QueryException {
    int start = at;
    int stop = runEnd(start, end, false);
    if (value == Value.DATE && isSign(typed.text(start, stop), stop - start)) {
      at = stop;
      skip();
      stop = runEnd(at, end, false);
    }
    Suffix suffix = suffixWithin(start + 1, stop, true);
    at = stop;
    Query read =
        value == null
            ? leaf(start, suffix.start, suffix, false)
            : value(value, start, suffix.start, suffix);
    if (read == null) {
      noteHalfTyped(start, stop);
      return null;
    }
    return boosted(read, suffix);
  }

  // Within quotation marks.

  /** What stands from the mark at {@code open} to that at {@code close}; null for nothing. */
  private @Nullable Query phrase(int open, int close, Suffix suffix) throws QueryException {
    List<Query> parts = parts(open + 1, close);
    if (parts.size() < 2) {
      if (parts.isEmpty()) {
        note("There is nothing between the quotation marks", open);
      } else if (suffix.tilde != null) {
        note("“~” after a quotation needs two words in it; it is left out", suffix.start);
      }
      return single(parts);
    }
    if (suffix.tilde == null) {
      return phrase(parts, 0);
    }
    if (suffix.tilde.isEmpty()) {
      note("“~” has no number after it, so the phrase is searched as it stands", suffix.start);
      return phrase(parts, 0);
    }
    return phrase(parts, slop(Double.parseDouble(suffix.tilde), suffix.start));
  }

  private static Query phrase(List<Query> parts, int slop) {
    if (slop > 0) {
      return new Phrase(parts, slop);
    }
    List<Query> flat = new ArrayList<>();
    for (Query part : parts) {
      if (part instanceof Phrase inner && inner.slop() == 0) {
        flat.addAll(inner.parts());
      } else {
        flat.add(part);
      }
    }
    return new Phrase(flat, 0);
  }

  /** The words, inner phrases and bracketed alternatives of a phrase, one after another. */
  private List<Query> parts(int from, int to) throws QueryException {
    List<Query> parts = new ArrayList<>();
    int i = from;
    while (i < to) {
      int close = typed.close(i);
      if (close >= 0 && typed.is(i, '(')) {
        parts.addAll(alternatives(i, close));
        i = close + 1;
      } else if (close >= 0) {
        int stop = runEnd(close + 1, to, true);
        Suffix suffix = suffixAt(close + 1, stop, false);
        add(parts, phrase(i, close, suffix == null ? Suffix.none(stop) : suffix));
        i = suffix == null ? close + 1 : stop;
      } else if (isGap(i)) {
        i++;
      } else {
        int stop = runEnd(i, to, true);
        Suffix suffix = suffixWithin(i + 1, stop, false);
        add(parts, leaf(i, suffix.start, suffix, true));
        i = stop;
      }
    }
    return parts;
  }

  /**
   * A bracket within a phrase: its alternatives as one part, {@code (lammy OR blinken)}, or,
   * without an OR, its words, since captions are full of brackets: {@code "Gallant (pictured)
   * spoke"}.
   */
  private List<Query> alternatives(int open, int close) throws QueryException {
    enter(open);
    List<List<Query>> read = new ArrayList<>();
    int start = open + 1;
    int i = start;
    while (i < close) {
      int or = typed.is(i, '|') ? 1 : isOrWithin(i, open, close) ? 2 : 0;
      if (or > 0) {
        read.add(parts(start, i));
        start = i + or;
        i = start;
      } else {
        i = Math.max(i, typed.close(i)) + 1;
      }
    }
    read.add(parts(start, close));
    depth--;
    read.removeIf(List::isEmpty);
    if (read.size() < 2) {
      return read.isEmpty() ? List.of() : read.getFirst();
    }
    List<Query> alternatives = new ArrayList<>();
    for (List<Query> words : read) {
      alternatives.add(words.size() == 1 ? words.getFirst() : phrase(words, 0));
    }
    return List.of(new Or(alternatives));
  }

  private boolean isOrWithin(int i, int open, int close) {
    return typed.is(i, 'O')
        && typed.is(i + 1, 'R')
        && (i == open + 1 || isBoundary(i - 1))
        && (i + 2 == close || isBoundary(i + 2));
  }

  // Words and what hangs on them.

  /**
   * The word from {@code start} to {@code stop}; null where nothing in it can be searched for.
   *
   * @param exact whether it stands within quotation marks
   */
  private @Nullable Query leaf(int start, int stop, Suffix suffix, boolean exact)
      throws QueryException {
    int first = stop;
    int last = -1;
    boolean letters = false;
    for (int i = start; i < stop; i += Character.charCount(typed.codePoint(i))) {
      boolean searchable = Typed.isSearchable(typed.codePoint(i));
      letters |= searchable;
      if (searchable || typed.is(i, '*') || typed.is(i, '?')) {
        first = Math.min(first, i);
      }
      // A question mark at the end is punctuation: "who knew?".
      if (searchable || typed.is(i, '*')) {
        last = i + Character.charCount(typed.codePoint(i));
      }
    }
    if (!letters) {
      return asterisk(start, stop, exact);
    }
    count(start);
    if (!hasWildcard(first, last)) {
      String text = typed.text(start, stop);
      Query word = exact ? new Exact(text) : new Word(text);
      return suffix.tilde == null ? word : fuzzy(word, typed.text(first, last), suffix);
    }
    if (typed.is(first, '*') || typed.is(first, '?')) {
      int word = first;
      while (typed.is(word, '*') || typed.is(word, '?')) {
        word++;
      }
      throw fail("A word cannot begin with * or ?; begin it with a letter", first, word, "");
    }
    if (suffix.tilde != null) {
      note("“~” is left out after a word with wildcards", suffix.start);
    }
    return pattern(first, last);
  }

  private boolean hasWildcard(int from, int to) {
    for (int i = from; i < to; i++) {
      if (typed.is(i, '*') || typed.is(i, '?')) {
        return true;
      }
    }
    return false;
  }

  private Query pattern(int from, int to) {
    int stem = to;
    while (typed.is(stem - 1, '*')) {
      stem--;
    }
    if (stem < to && !hasWildcard(from, stem)) {
      return new Prefix(typed.text(from, stem));
    }
    StringBuilder pattern = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (!typed.is(i, '*') || !typed.is(i - 1, '*')) {
        appendPattern(pattern, i);
      }
    }
    return new Wildcard(pattern.toString());
  }

  /** Appends one character, with a backslash where it is itself, not a wildcard. */
  private void appendPattern(StringBuilder pattern, int i) {
    String c = typed.text(i, i + 1);
    if (typed.isEscaped(i) && "*?\\".contains(c)) {
      pattern.append('\\');
    }
    pattern.append(c);
  }

  /** What has no letter: everything, where it is {@code *} or {@code *:*}; else punctuation. */
  private @Nullable Query asterisk(int start, int stop, boolean exact) throws QueryException {
    if (exact) {
      if (hasWildcard(start, stop) && typed.is(start, '*')) {
        note("“*” between words of a phrase is left out; allow words between with ~2", start);
      }
      return null;
    }
    String text = typed.text(start, stop);
    if (typed.is(start, '*') && (text.equals("*") || text.equals("*:*"))) {
      count(start);
      return new Everything();
    }
    return null;
  }

  private Query fuzzy(Query word, String text, Suffix suffix) throws QueryException {
    String edits = suffix.tilde;
    if (edits == null || edits.isEmpty() || edits.indexOf('.') >= 0) {
      if (edits != null && !edits.isEmpty()) {
        note("“~” takes 1 or 2 edits, no fraction; it is read as “~” alone", suffix.start);
      }
      return automatic(word, text, suffix);
    }
    double number = Double.parseDouble(edits);
    if (number > 2) {
      int digits = suffix.start + 1;
      throw fail("A word can differ by 2 letters at most", digits, digits + edits.length(), "2");
    }
    return number < 1 ? word : new Fuzzy(text, (int) number);
  }

  /** As many edits as the word's length bears: none below 3 letters, then 1, then 2. */
  private Query automatic(Query word, String text, Suffix suffix) {
    int letters = text.codePointCount(0, text.length());
    if (letters < 3) {
      note("“" + text + "” is too short for “~”, so it is searched as it stands", suffix.start);
      return word;
    }
    return new Fuzzy(text, letters < MIN_LETTERS_OF_TWO_EDITS ? 1 : 2);
  }

  private int slop(double words, int position) {
    if (words > MAX_SLOP) {
      note("Words can be " + MAX_SLOP + " apart at most; it is read so", position);
    }
    return (int) Math.min(words, MAX_SLOP);
  }

  private Query boosted(Query inner, Suffix suffix) {
    if (suffix.caret == null) {
      return inner;
    }
    float factor = suffix.caret.isEmpty() ? 0 : Float.parseFloat(suffix.caret);
    if (factor <= 0) {
      note("“^” needs a number above 0 after it; it is left out", suffix.start);
      return inner;
    }
    if (factor > MAX_BOOST) {
      note("“^” goes up to " + (int) MAX_BOOST + "; it is read so", suffix.start);
    }
    return factor == 1 ? inner : new Boost(inner, Math.min(factor, MAX_BOOST));
  }

  // Values of fields.

  private @Nullable Query value(Value kind, int start, int stop, Suffix suffix)
      throws QueryException {
    if (suffix.tilde != null) {
      note("“~” is left out after a field's value", suffix.start);
    }
    count(start);
    return switch (kind) {
      case DATE -> date(start, stop);
      case AUTHOR -> author(start, stop);
      case SOURCE -> {
        String path = spaced(start, stop, true);
        yield path.isEmpty() ? null : new From(path);
      }
      case LANGUAGE -> language(spaced(start, stop, true), start);
      case SIMILAR -> {
        String id = spaced(start, stop, true);
        yield id.isEmpty() ? null : new Similar(id);
      }
    };
  }

  private @Nullable Query author(int start, int stop) {
    String name = spaced(start, stop, false);
    if (hasWildcard(start, stop)) {
      note("author: takes no wildcards, they are left out; byline: takes them", start);
    }
    return name.codePoints().anyMatch(Typed::isSearchable) ? new Author(name) : null;
  }

  /** The text with single spaces, and with its wildcards or without. */
  private String spaced(int start, int stop, boolean wildcards) {
    StringBuilder text = new StringBuilder();
    for (int i = start; i < stop; i++) {
      if (Typed.isSpace(typed.text(i, i + 1).charAt(0))) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
          text.append(' ');
        }
      } else if (wildcards) {
        appendPattern(text, i);
      } else if (!typed.is(i, '*') && !typed.is(i, '?')) {
        text.append(typed.text(i, i + 1));
      }
    }
    return text.toString().strip();
  }

  private @Nullable Query language(String name, int start) {
    if (name.isEmpty()) {
      return null;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    for (String code : Locale.getISOLanguages()) {
      String english = Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
      // en-GB: articles are told apart by language, not by region.
      if (code.equals(lower) || lower.startsWith(code + "-") || english.equalsIgnoreCase(name)) {
        return new Language(code);
      }
    }
    note("“" + name + "” is no language that is known; write its code, such as en or de", start);
    return new Language(lower);
  }

  private @Nullable Query date(int start, int stop) throws QueryException {
    String text = typed.text(start, stop).strip();
    if (text.equals("*")) {
      return new Dates(null, null);
    }
    int sign = text.startsWith(">=") || text.startsWith("<=") ? 2 : isSign(text, 1) ? 1 : 0;
    Days days = days(text.substring(sign).strip(), start, stop);
    if (days == null) {
      return null;
    }
    return switch (text.substring(0, sign)) {
      case ">=" -> new Dates(days.first(), null);
      case ">" -> new Dates(dayAfter(days, start), null);
      case "<=" -> new Dates(null, days.last());
      case "<" -> new Dates(null, dayBefore(days, start));
      default -> new Dates(days.first(), days.last());
    };
  }

  private LocalDate dayAfter(Days days, int start) throws QueryException {
    LocalDate day = days.last().plusDays(1);
    if (day.getYear() > 9999) {
      throw fail("No day lies after the year 9999", start);
    }
    return day;
  }

  private LocalDate dayBefore(Days days, int start) throws QueryException {
    LocalDate day = days.first().minusDays(1);
    if (day.getYear() < 1) {
      throw fail("No day lies before the year 1", start);
    }
    return day;
  }

  /** The days of {@code text}; null where it is still being typed and is no year yet. */
  private @Nullable Days days(String text, int start, int stop) throws QueryException {
    Days days = Days.of(text);
    if (days != null) {
      return days;
    }
    int part = text.lastIndexOf('-');
    String rest = text.substring(part + 1);
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (isLast(stop) && (rest.isEmpty() || rest.equals("0") || (digits && text.length() < 4))) {
      Days whole = part < 0 ? null : Days.of(text.substring(0, part));
      if (whole != null || part < 0) {
        note("The date is not whole yet, so only what is whole of it counts", start);
        return whole;
      }
    }
    String mended = part < 0 ? "" : text.substring(0, part);
    boolean runs = Days.of(mended) != null;
    int from = typed.text(start, stop).indexOf(text) + start;
    throw runs ? fail(noDate(text), from, from + text.length(), mended) : fail(noDate(text), from);
  }

  private static String noDate(String text) {
    return "“" + shortened(text) + "” is no date; write 2024-09-11, 2024-09 or 2024";
  }

  /** Whether {@code text} begins with so many signs of a comparison. */
  private static boolean isSign(String text, int length) {
    return length > 0
        && length < 3
        && text.substring(0, length).chars().allMatch(c -> "<>=".indexOf(c) >= 0);
  }

  /** {@code [2024-09-01 TO 2024-09-30]}; half typed, what there is of it. */
  private @Nullable Query range() throws QueryException {
    int open = at;
    int close = open + 1;
    while (close < end && !typed.isMark(close) && "[]{}".indexOf(typed.charAt(close)) < 0) {
      close++;
    }
    count(open);
    List<int[]> words = words(open + 1, close);
    if (close == end || !(typed.is(close, ']') || typed.is(close, '}'))) {
      note("The range is not closed; what there is of it counts", open);
      return halfRange(open, words);
    }
    at = close + 1;
    if (words.size() != 3 || !text(words.get(1)).equalsIgnoreCase("TO")) {
      throw fail("A range of dates is written date:[2024-09-01 TO 2024-09-30]", open);
    }
    Days from = edge(words.get(0));
    Days to = edge(words.get(2));
    Query dates =
        typed.is(open, '[') && typed.is(close, ']')
            ? between(from, to, open)
            : strictlyBetween(from, to, open, close);
    return boosted(dates, takeSuffix());
  }

  private @Nullable Query halfRange(int open, List<int[]> words) throws QueryException {
    at = open + 1;
    if (words.isEmpty()) {
      return null;
    }
    Days from = edge(words.get(0));
    Days to = null;
    at = words.get(0)[1];
    if (words.size() > 1 && "TO".startsWith(text(words.get(1)).toUpperCase(Locale.ROOT))) {
      at = words.get(1)[1];
      if (words.size() > 2) {
        to = edge(words.get(2));
        at = words.get(2)[1];
      }
    }
    return between(from, to, open);
  }

  /** Start and end of each word. */
  private List<int[]> words(int from, int to) {
    List<int[]> words = new ArrayList<>();
    int i = from;
    while (i < to) {
      int stop = i;
      while (stop < to && !typed.isSpace(stop)) {
        stop++;
      }
      if (stop > i) {
        words.add(new int[] {i, stop});
      }
      i = stop + 1;
    }
    return words;
  }

  private String text(int[] word) {
    return typed.text(word[0], word[1]);
  }

  /** One end of a range; null where it is open. */
  private @Nullable Days edge(int[] word) throws QueryException {
    return text(word).equals("*") ? null : days(text(word), word[0], word[1]);
  }

  private Query between(@Nullable Days from, @Nullable Days to, int open) {
    if (from != null && to != null && from.first().isAfter(to.last())) {
      note("The range ends before it begins, so it is read the other way round", open);
      return new Dates(to.first(), from.last());
    }
    return new Dates(from == null ? null : from.first(), to == null ? null : to.last());
  }

  /** A range with a curly bracket, which leaves out the day, month or year beside it. */
  private Query strictlyBetween(@Nullable Days from, @Nullable Days to, int open, int close)
      throws QueryException {
    LocalDate first =
        from == null ? null : typed.is(open, '{') ? dayAfter(from, open) : from.first();
    LocalDate last = to == null ? null : typed.is(close, '}') ? dayBefore(to, open) : to.last();
    if (first != null && last != null && first.isAfter(last)) {
      throw fail("No day lies in this range: { and } leave out the dates beside them", open);
    }
    return new Dates(first, last);
  }

  // Characters.

  /** Goes on to the next character that means something. {@code +word} is word: it must occur. */
  private void skip() {
    while (at < end && (isStray(at) || typed.isSpace(at) || typed.is(at, '+'))) {
      at++;
    }
  }

  private boolean isStray(int i) {
    return typed.isMark(i) && typed.close(i) < 0;
  }

  private boolean isGap(int i) {
    return typed.isSpace(i) || isStray(i) || typed.is(i, '|');
  }

  private boolean isBoundary(int i) {
    return typed.isSpace(i) || typed.isMark(i) || typed.is(i, '|');
  }

  /** Whether nothing but brackets that close and space follows. */
  private boolean isLast(int stop) {
    int i = stop;
    while (i < typed.length() && isGap(i)) {
      i++;
    }
    return i == typed.length();
  }

  /** Where the characters from {@code from} on that stand together end. */
  private int runEnd(int from, int limit, boolean quoted) {
    int i = from;
    while (i < limit && !isBoundary(i) && (quoted || !typed.is(i, '&') || !typed.is(i + 1, '&'))) {
      i++;
    }
    return i;
  }

  private boolean isOperator() {
    return typed.is(at, '|')
        || (typed.is(at, '&') && typed.is(at + 1, '&'))
        || isKeyword("OR")
        || isKeyword("AND");
  }

  private boolean takeOr() {
    int length = typed.is(at, '|') ? (typed.is(at + 1, '|') ? 2 : 1) : isKeyword("OR") ? 2 : 0;
    at += length;
    return length > 0;
  }

  private boolean takeAnd() {
    int length = typed.is(at, '&') && typed.is(at + 1, '&') ? 2 : isKeyword("AND") ? 3 : 0;
    at += length;
    return length > 0;
  }

  /** Upper case alone: "and" and "or" are words. */
  private boolean isKeyword(String keyword) {
    for (int i = 0; i < keyword.length(); i++) {
      if (!typed.is(at + i, keyword.charAt(i))) {
        return false;
      }
    }
    int after = at + keyword.length();
    return after >= end || isBoundary(after);
  }

  /**
   * The length of the negation that stands here; 0 where none does. A hyphen negates before a word
   * only: "US - Iran", "--" and the hyphen of "US-led" are text.
   */
  private int notLength() {
    if (isKeyword("NOT")) {
      return 3;
    }
    boolean sign =
        (typed.is(at, '-') && !typed.is(at + 1, '-'))
            || (typed.is(at, '!') && !typed.is(at + 1, '!'));
    boolean leads = at + 1 < end && !typed.isSpace(at + 1);
    boolean glued = at > 0 && !isBoundary(at - 1) && ":&-!+".indexOf(typed.charAt(at - 1)) < 0;
    return sign && leads && !glued && !closesBefore() ? 1 : 0;
  }

  /** Whether a quotation or bracket ends right here: {@code "storm"-driven} negates nothing. */
  private boolean closesBefore() {
    return at > 0 && typed.isMark(at - 1) && !typed.is(at - 1, '(');
  }

  /** Where the field's name that starts here ends, at its colon or bracket; -1 for none. */
  private int nameEnd() {
    int i = at;
    while (i < end && isNameCharacter(i)) {
      i++;
    }
    if (i == at || i >= end) {
      return -1;
    }
    // atleast3(missile), as Lexis has it.
    boolean counts =
        typed.is(i, '(')
            && typed.close(i) >= 0
            && Field.of(typed.text(at, i)) instanceof Field.Mentions;
    return typed.is(i, ':') || counts ? i : -1;
  }

  private boolean isNameCharacter(int i) {
    char c = typed.charAt(i);
    return (Character.isLetterOrDigit(c) || c == ',' || c == '_') && !typed.isEscaped(i);
  }

  private boolean fieldFollows() {
    int name = nameEnd();
    return name >= 0 && Field.of(typed.text(at, name)) != null;
  }

  /** Whether a colon here looks like a field's: not that of 10:30, https://, or "re: something". */
  private boolean isUnknownField(int name) {
    if (value != null || name + 1 >= end || typed.is(name + 1, '/') || isStray(name + 1)) {
      return false;
    }
    boolean letters = typed.text(at, name).chars().allMatch(c -> Character.isLetter(c) || c == '_');
    return letters && !typed.isSpace(name + 1);
  }

  /**
   * Proximity between two words.
   *
   * @param unit {@code w} for words, {@code s} for a sentence, {@code p} for a paragraph: a block
   * @param ordered whether it was typed as an operator that keeps the order elsewhere
   */
  private record Nearness(char unit, int slop, boolean ordered, int end) {}

  /** What Lexis and Factiva write between words that stand near each other; null for none here. */
  private @Nullable Nearness nearness() {
    skip();
    if (at == 0 || at >= end || !typed.isSpace(at - 1)) {
      return null;
    }
    int stop = runEnd(at, end, false);
    Matcher matcher = NEARNESS.matcher(typed.text(at, stop));
    if (stop - at > MAX_NEARNESS_CHARS || typed.isEscaped(at) || !matcher.matches()) {
      return null;
    }
    String operand = matcher.group("operand").toLowerCase(Locale.ROOT);
    char first = operand.charAt(0);
    String name = typed.text(at, at + 1).toLowerCase(Locale.ROOT);
    boolean ordered = name.equals("p") || name.equals("a");
    return Character.isDigit(first)
        ? new Nearness('w', Math.max(1, Integer.parseInt(operand)), ordered, stop)
        : new Nearness(first, 0, false, stop);
  }

  /**
   * What hangs on a word, a phrase or a bracket.
   *
   * @param start where it begins; without one, where the word ends
   * @param tilde the number after {@code ~}, empty without one; null where there is no {@code ~}
   * @param caret the number after {@code ^}, likewise
   */
  private record Suffix(int start, @Nullable String tilde, @Nullable String caret) {
    static Suffix none(int stop) {
      return new Suffix(stop, null, null);
    }
  }

  private Suffix takeSuffix() {
    int stop = runEnd(at, end, false);
    Suffix suffix = suffixAt(at, stop, true);
    if (suffix == null) {
      return Suffix.none(at);
    }
    at = stop;
    return suffix;
  }

  private Suffix suffixWithin(int from, int stop, boolean boosts) {
    for (int i = from; i < stop; i++) {
      Suffix suffix = suffixAt(i, stop, boosts);
      if (suffix != null) {
        return suffix;
      }
    }
    return Suffix.none(stop);
  }

  /** The suffix at {@code start}; null where there is none or letters follow it. */
  private @Nullable Suffix suffixAt(int start, int stop, boolean boosts) {
    int i = start;
    String tilde = null;
    String caret = null;
    if (i < stop && typed.is(i, '~')) {
      int number = numberEnd(i + 1, stop);
      tilde = typed.text(i + 1, number);
      i = number;
    }
    if (boosts && i < stop && typed.is(i, '^')) {
      int number = numberEnd(i + 1, stop);
      caret = typed.text(i + 1, number);
      i = number;
    }
    if (i == start) {
      return null;
    }
    for (int rest = i; rest < stop; rest++) {
      if (Typed.isSearchable(typed.codePoint(rest)) || "~^*".indexOf(typed.charAt(rest)) >= 0) {
        return null;
      }
    }
    return new Suffix(start, tilde, caret);
  }

  /** Digits, and a point with digits after it. */
  private int numberEnd(int from, int stop) {
    int i = digitsEnd(from, stop);
    int fraction = i < stop && typed.is(i, '.') ? digitsEnd(i + 1, stop) : i;
    return fraction > i + 1 ? fraction : i;
  }

  private int digitsEnd(int from, int stop) {
    int i = from;
    while (i < stop && typed.charAt(i) >= '0' && typed.charAt(i) <= '9' && !typed.isEscaped(i)) {
      i++;
    }
    return i;
  }

  // Limits, notes and errors.

  private void enter(int position) throws QueryException {
    if (++depth > MAX_DEPTH) {
      throw fail(
          "Brackets, fields and negations stand " + MAX_DEPTH + " deep at most in each other",
          position);
    }
  }

  private void count(int position) throws QueryException {
    if (++clauses > MAX_CLAUSES) {
      throw fail(
          "A query has " + MAX_CLAUSES + " words at most; run parts of it as a batch", position);
    }
  }

  private void note(String text, int position) {
    if (notes.size() < MAX_NOTES) {
      notes.putIfAbsent(text, new Note(text, typed.offset(position)));
    }
  }

  private void noteMissing(boolean left, boolean right, int operator) {
    if (!left || !right) {
      String typedAs = typed.is(operator, '|') ? "|" : typed.is(operator, '&') ? "&&" : null;
      String name = typedAs != null ? typedAs : typed.is(operator, 'O') ? "OR" : "AND";
      note("“" + name + "” has nothing on one side of it, so it is left out", operator);
    }
  }

  /** A sign alone in mid-query is a dash or a slip; at the end its word is still to come. */
  private void noteHalfTyped(int start, int stop) {
    boolean signs = typed.text(start, stop).chars().allMatch(c -> "-!^~".indexOf(c) >= 0);
    if (signs && isLast(stop)) {
      note(quote(start, stop) + " at the end has nothing to act on, so it is left out", start);
    }
  }

  private QueryException fail(String message, int position) {
    return new QueryException(message, typed.offset(position), null);
  }

  /** An error that ends where {@code replacement} stands in place of what was typed. */
  private QueryException fail(String message, int start, int stop, String replacement) {
    String suggestion =
        query.substring(0, typed.offset(start)) + replacement + query.substring(typed.offset(stop));
    return new QueryException(message, typed.offset(start), suggestion);
  }

  private String quote(int start, int stop) {
    return "“" + shortened(typed.text(start, stop)) + "”";
  }

  private static String shortened(String text) {
    int most = 40;
    if (text.length() <= most) {
      return text;
    }
    int cut = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, cut) + "…";
  }

  private static boolean add(List<Query> queries, @Nullable Query query) {
    return query != null && queries.add(query);
  }

  private static @Nullable Query single(List<Query> queries) {
    return queries.isEmpty() ? null : queries.getFirst();
  }
}
