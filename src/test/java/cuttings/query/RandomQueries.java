package cuttings.query;

import cuttings.article.Kind;
import cuttings.query.Query.And;
import cuttings.query.Query.AtLeast;
import cuttings.query.Query.Author;
import cuttings.query.Query.Boost;
import cuttings.query.Query.Dates;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Random trees that a query can say, and random text that is nearly one. */
final class RandomQueries {

  /** Words as they come, and words that look like something else. */
  private static final String[] WORDS = {
    "drone",
    "Moscow",
    "US-led",
    "O'Neill",
    "O’Neill",
    "C++",
    "10:30",
    "https://a.example/b?c=d",
    "AND",
    "OR",
    "NOT",
    "w/5",
    "near5",
    "/s",
    "-minus",
    "--flag",
    "!bang",
    "+plus",
    "caption:x",
    "foo:bar",
    "re:",
    "a&&b",
    "AT&T",
    "who?",
    "wh?o",
    "a*b",
    "a~1",
    "a^2",
    "a b",
    "(a)",
    "\"q\"",
    "“q”",
    "a|b",
    "a\\b",
    "'tis",
    "boys'",
    "½",
    "é",
    "e\u0301",
    "שלום",
    "🚀",
    "a\u0000b",
    "٣",
    "atleast3:",
    "[2024",
    "TO]",
    "*.*x",
    "naïve",
    "x\u00a0y",
    "source",
    "日本語"
  };

  /** What stands between words and changes them. */
  private static final String[] SIGNS = {
    " ",
    " ",
    " ",
    " ",
    "(",
    ")",
    "\"",
    "'",
    "“",
    "”",
    "„",
    "«",
    "»",
    "*",
    "?",
    "~",
    "~1",
    "~2",
    "~5",
    "^",
    "^2",
    "^0.5",
    "-",
    "!",
    "+",
    "|",
    "||",
    "&&",
    " AND ",
    " OR ",
    " NOT ",
    " w/5 ",
    " /s ",
    " w/p ",
    " near3 ",
    "caption:",
    "headline,caption:",
    "lead:",
    "same:",
    "sentence:",
    "atleast2:",
    "author:",
    "source:",
    "language:en",
    "date:2024",
    "date:[2024 TO 2025]",
    "date:",
    "[",
    "]",
    "{",
    "}",
    "\\",
    ":",
    ".",
    ",",
    "\u0000",
    "\uD83D",
    "\uDE80",
    "\u200f",
    "\n",
    "’",
    "–",
    "foo:",
    "TO",
    "2024-0"
  };

  private final Random random;

  RandomQueries(long seed) {
    random = new Random(seed);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.append(random.nextInt(3) == 0 ? pick(WORDS) : pick(SIGNS));
      if (random.nextBoolean()) {
        text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.toString();
  }

  Query tree() {
    return tree(4, false);
  }

  /**
   * @param inside whether it stands in one block, sentence or count, which nothing of the whole
   *     article can
   */
  private Query tree(int depth, boolean inside) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(inside ? 12 : 18)) {
      case 0 -> new And(several(() -> tree(depth - 1, inside)));
      case 1 -> new Or(several(() -> tree(depth - 1, inside)));
      case 2 -> new Plain(several(() -> tree(depth - 1, inside)));
      case 3 -> new Not(tree(depth - 1, inside));
      case 4 -> new Boost(tree(depth - 1, inside), 0.25f * (1 + random.nextInt(3)));
      case 5, 6 -> quotation();
      case 7 -> near(depth);
      case 8, 9, 10, 11 -> leaf();
      case 12 -> new Same(tree(depth - 1, true));
      case 13 -> new Sentence(tree(depth - 1, true));
      case 14 -> new AtLeast(1 + random.nextInt(9), leaf());
      case 15 -> random.nextBoolean() ? new In(kinds(), leaf()) : new Lead(leaf());
      case 16 -> dates();
      default ->
          switch (random.nextInt(4)) {
            case 0 -> new Author(pick(new String[] {"Harriet Line", "O'Neill", "a\"b", "x*y\\"}));
            case 1 -> new From(pick(new String[] {"a/b.txt", "a b/*.txt", "*x?", "OR", "a\\*b"}));
            case 2 -> new Similar(pick(new String[] {"0f823f54d59ac3987a81", "a b", "OR"}));
            default -> new Language(pick(new String[] {"en", "de", "uk"}));
          };
    };
  }

  private Query leaf() {
    return random.nextInt(3) == 0 ? pattern() : new Word(pick(WORDS));
  }

  private Query pattern() {
    return switch (random.nextInt(4)) {
      case 0 -> new Prefix(pick(new String[] {"miss", "US-l", "a?b", "x:y", "w/", "boys'"}));
      case 1 -> new Wildcard(pick(new String[] {"wom?n", "a*b?c", "a\\*b*c", "f:o?o", "m*s*"}));
      case 2 ->
          new Fuzzy(pick(new String[] {"kiev", "O'Neill", "a:b", "OR"}), 1 + random.nextInt(2));
      default -> new Exact(pick(WORDS));
    };
  }

  private Phrase quotation() {
    int slop = random.nextInt(3);
    return new Phrase(several(() -> part(slop)), slop);
  }

  private Query part(int slop) {
    return switch (random.nextInt(6)) {
      case 0 -> new Or(several(() -> random.nextBoolean() ? pattern() : new Phrase(words(), 0)));
      // Of a phrase with no slop an inner one is simply more of its words.
      case 1 -> new Phrase(words(), slop == 0 ? 1 : random.nextInt(3));
      default -> pattern();
    };
  }

  private List<Query> words() {
    return several(this::pattern);
  }

  private Phrase near(int depth) {
    Query left = depth > 1 && random.nextBoolean() ? near(depth - 1) : leaf();
    Query right = random.nextBoolean() ? new Word("minister") : new Or(several(this::leaf));
    return new Phrase(List.of(left, right), 1 + random.nextInt(9));
  }

  private Dates dates() {
    LocalDate from = LocalDate.of(1990 + random.nextInt(40), 1 + random.nextInt(12), 1);
    return switch (random.nextInt(6)) {
      case 0 -> new Dates(from, null);
      case 1 -> new Dates(null, from);
      case 2 -> new Dates(from, from);
      case 3 -> new Dates(from, from.plusMonths(1).minusDays(1));
      case 4 -> new Dates(null, null);
      default -> new Dates(from, from.plusDays(random.nextInt(900)));
    };
  }

  private Set<Kind> kinds() {
    Set<Kind> kinds = EnumSet.of(pick(Kind.values()));
    if (random.nextInt(4) == 0) {
      kinds.add(pick(Kind.values()));
    }
    return kinds;
  }

  private List<Query> several(Supplier<Query> each) {
    List<Query> several = new ArrayList<>();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      several.add(each.get());
    }
    return several;
  }

  private <T> T pick(T[] from) {
    return from[random.nextInt(from.length)];
  }
}
