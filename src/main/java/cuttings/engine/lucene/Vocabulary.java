package cuttings.engine.lucene;

import cuttings.query.Query;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Words that a search takes for each other: the news vocabulary that is shipped, and a user's own
 * synonyms. In Solr's format, a group a line: {@code Kyiv, Kiev} stand for each other; {@code tank
 * => armour} looks for armour too where tank is asked, at a lower weight, not the other way round.
 *
 * <p>An entry with a capital letter is a name, found as it is written; one of a few capitals alone
 * an acronym, found in English articles only ("UN" would be every "un" of the French); any other a
 * word, found in all its forms.
 *
 * <p>Immutable.
 */
final class Vocabulary {

  /** Most words of an entry; a line with a longer one is left out. */
  static final int MAX_WORDS = 8;

  /** Most entries that one entry stands for; a line with more is left out. */
  static final int MAX_VARIANTS = 50;

  /** Longest line, in UTF-16 units; a longer one is left out. */
  static final int MAX_LINE_CHARS = 10_000;

  private static final int MAX_ACRONYM_CHARS = 5;
  private static final String SHIPPED = "/news-vocabulary.txt";

  /** How an entry is found. */
  enum Form {
    NAME,
    ACRONYM,
    WORD
  }

  /**
   * What is looked for beside what was asked.
   *
   * @param looser whether it is no other spelling, but merely goes with it
   */
  record Variant(String text, Form form, boolean looser) {}

  /** A line that could not be read, from 1, and why. */
  record Broken(int line, String why) {}

  /** By their words as written, folded; and, of entries that are words, by their English stems. */
  private final Map<String, Set<Variant>> asWritten = new HashMap<>();

  private final Map<String, Set<Variant>> byStem = new HashMap<>();
  private final List<Broken> broken = new ArrayList<>();
  private final Analyzers analyzers;
  private int longest = 1;

  /** Of a user's own synonyms: their hash; empty without any. */
  private String version = "";

  private Vocabulary(Analyzers analyzers) {
    this.analyzers = analyzers;
  }

  /** The news vocabulary alone. */
  static Vocabulary shipped(Analyzers analyzers) {
    Vocabulary vocabulary = new Vocabulary(analyzers);
    try (InputStream in = Vocabulary.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException(SHIPPED + " is not in the jar");
      }
      vocabulary.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return vocabulary;
  }

  /** This and a user's own synonyms; those of its lines that are {@link #broken} are left out. */
  Vocabulary with(String synonyms) {
    Vocabulary both = new Vocabulary(analyzers);
    asWritten.forEach((key, variants) -> both.asWritten.put(key, new LinkedHashSet<>(variants)));
    byStem.forEach((key, variants) -> both.byStem.put(key, new LinkedHashSet<>(variants)));
    both.longest = longest;
    both.read(synonyms);
    both.version = "-" + Integer.toHexString(synonyms.hashCode());
    return both;
  }

  /** Differs where a user's own synonyms differ; the same for the same ones, in every run. */
  String version() {
    return version;
  }

  /** The lines that could not be read, in order. */
  List<Broken> broken() {
    return broken;
  }

  /** What else to look for where {@code text}, a word or several, is asked; never itself. */
  Set<Variant> of(String text) {
    Set<Variant> written = asWritten.getOrDefault(key(text, true), Set.of());
    Set<Variant> stemmed = byStem.getOrDefault(key(text, false), Set.of());
    if (written.isEmpty() || stemmed.isEmpty()) {
      return written.isEmpty() ? stemmed : written;
    }
    Set<Variant> both = new LinkedHashSet<>(written);
    both.addAll(stemmed);
    return both;
  }

  /**
   * A query in which words side by side that together have variants ({@code united nations}) may
   * also be one word of several parts. What a word stands for is its leaf's matter.
   */
  Query expanded(Query query) {
    return switch (query) {
      case Query.Plain plain -> new Query.Plain(joined(plain.clauses()));
      case Query.And and -> new Query.And(joined(and.clauses()));
      case Query.Or or -> new Query.Or(or.clauses().stream().map(this::expanded).toList());
      case Query.In in -> new Query.In(in.kinds(), expanded(in.inner()));
      case Query.Lead lead -> new Query.Lead(expanded(lead.inner()));
      case Query.Same same -> new Query.Same(expanded(same.inner()));
      case Query.Sentence sentence -> new Query.Sentence(expanded(sentence.inner()));
      case Query.Not not -> new Query.Not(expanded(not.inner()));
      case Query.Boost boost -> new Query.Boost(expanded(boost.inner()), boost.factor());
      // Mentions of each word are counted, and those of two words are not those of one.
      case Query.AtLeast atLeast -> atLeast;
      default -> query;
    };
  }

  private List<Query> joined(List<Query> clauses) {
    List<Query> joined = new ArrayList<>();
    for (int at = 0; at < clauses.size(); ) {
      int words = run(clauses, at);
      Set<Variant> variants = Set.of();
      while (words > 1 && variants.isEmpty()) {
        variants = of(text(clauses.subList(at, at + words)));
        words -= variants.isEmpty() ? 1 : 0;
      }
      if (variants.isEmpty()) {
        joined.add(expanded(clauses.get(at)));
        at++;
      } else {
        List<Query> side = clauses.subList(at, at + words);
        joined.add(new Query.Or(List.of(new Query.And(side), new Query.Word(text(side)))));
        at += words;
      }
    }
    return joined;
  }

  /** How many plain words stand side by side from there on, up to the longest entry's. */
  private int run(List<Query> clauses, int from) {
    int to = from;
    while (to < clauses.size() && to - from < longest && clauses.get(to) instanceof Query.Word) {
      to++;
    }
    return to - from;
  }

  private static String text(List<Query> words) {
    StringBuilder text = new StringBuilder();
    for (Query word : words) {
      text.append(text.isEmpty() ? "" : " ").append(((Query.Word) word).text());
    }
    return text.toString();
  }

  // Reading.

  private void read(String text) {
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      String bare = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (!bare.isBlank() && bare.charAt(0) != '#') {
        String why = readLine(bare);
        if (why != null) {
          broken.add(new Broken(number, why));
        }
      }
    }
  }

  /** Adds a line's group; says why where it cannot. */
  private @Nullable String readLine(String line) {
    if (line.length() > MAX_LINE_CHARS) {
      return "it has more than " + MAX_LINE_CHARS + " characters";
    }
    List<String> sides = split(line, "=>");
    if (sides.size() > 2) {
      return "it has more than one =>";
    }
    List<List<String>> entries = new ArrayList<>();
    for (String side : sides) {
      List<String> some = new ArrayList<>();
      for (String entry : split(side, ",")) {
        String plain = entry.replaceAll("\\\\(.)", "$1").strip();
        int words = tokens(plain, true).size();
        if (words == 0) {
          return "between two commas, or beside =>, is no word";
        }
        if (words > MAX_WORDS) {
          return "“" + plain + "” has more than " + MAX_WORDS + " words";
        }
        longest = Math.max(longest, words);
        some.add(plain);
      }
      if (some.size() > MAX_VARIANTS) {
        return "it has more than " + MAX_VARIANTS + " entries";
      }
      entries.add(some);
    }
    if (entries.size() == 1 && entries.getFirst().size() == 1) {
      return "it has one entry only; write a, b or a => b";
    }
    for (String from : entries.getFirst()) {
      for (String to : entries.getLast()) {
        if (!to.equals(from)) {
          add(from, new Variant(to, form(to), entries.size() == 2));
        }
      }
    }
    return null;
  }

  /** At each {@code separator} that no backslash stands before. */
  private static List<String> split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.startsWith(separator, i)) {
        parts.add(text.substring(start, i));
        start = i + separator.length();
        i = start - 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private void add(String from, Variant variant) {
    asWritten.computeIfAbsent(key(from, true), key -> new LinkedHashSet<>()).add(variant);
    if (form(from) == Form.WORD) {
      byStem.computeIfAbsent(key(from, false), key -> new LinkedHashSet<>()).add(variant);
    }
  }

  private static Form form(String entry) {
    boolean capital = entry.chars().anyMatch(Character::isUpperCase);
    boolean small = entry.chars().anyMatch(Character::isLowerCase);
    if (!capital) {
      return Form.WORD;
    }
    return small || entry.length() > MAX_ACRONYM_CHARS ? Form.NAME : Form.ACRONYM;
  }

  private String key(String text, boolean exact) {
    StringBuilder key = new StringBuilder();
    for (BytesRef token : tokens(text, exact)) {
      key.append(key.isEmpty() ? "" : " ").append(token.utf8ToString());
    }
    return key.toString();
  }

  private List<BytesRef> tokens(String text, boolean exact) {
    try {
      return Leaf.Expansion.analyse(analyzers.of("en"), text, exact);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
