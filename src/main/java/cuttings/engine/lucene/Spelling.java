package cuttings.engine.lucene;

import cuttings.query.Query;
import cuttings.query.QueryParser;
import cuttings.query.QueryPrinter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What the asker of a query that finds little may have meant: the same query with words of the
 * index in place of those that are in none or hardly any article, words divided or joined. Only
 * what finds more is proposed.
 */
final class Spelling {

  /** A query with more hits than this is taken as meant. */
  static final int FEW_HITS = 3;

  /** A word that is in the index must be rarer by so much to be taken for a slip. */
  private static final int TIMES_RARER = 10;

  /** Corrections tried of one query: each is a search. */
  private static final int MAX_TRIES = 10;

  /** Words corrected of one query. */
  private static final int MAX_WORDS = 10;

  /** Corrections considered of one word. */
  private static final int MAX_CORRECTIONS = 3;

  private static final int MIN_PART_CHARS = 3;

  /** How many articles a query finds under the request's filters. */
  interface Counting {
    long of(Query query) throws IOException;
  }

  private final IndexReader reader;
  private final Leaves leaves;
  private final DirectSpellChecker words = checker(1, 2);
  private final DirectSpellChecker shortWords = checker(1, 1);
  private final DirectSpellChecker names = checker(0, 2);

  Spelling(IndexReader reader, Leaves leaves) {
    this.reader = reader;
    this.leaves = leaves;
  }

  /**
   * @param prefix letters that are no part of the word
   * @param edits most letters that a correction may differ by
   */
  private static DirectSpellChecker checker(int prefix, int edits) {
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMaxEdits(edits);
    checker.setMinPrefix(prefix);
    checker.setMinQueryLength(MIN_PART_CHARS + prefix);
    checker.setMaxQueryFrequency(FEW_HITS);
    return checker;
  }

  /**
   * A query near this one that finds more, as text; null where there is none.
   *
   * @param hits how many articles {@code query} finds, at most {@link #FEW_HITS}
   */
  @Nullable String corrected(Query query, long hits, Counting counting) throws IOException {
    for (Query candidate : candidates(query)) {
      if (!candidate.equals(query) && counting.of(candidate) > hits) {
        return QueryPrinter.print(candidate);
      }
    }
    return null;
  }

  private List<Query> candidates(Query query) throws IOException {
    Map<Query, List<Query>> corrections = new LinkedHashMap<>();
    correct(query, corrections);
    List<Query> candidates = new ArrayList<>();
    Map<Query, Query> best = new HashMap<>();
    corrections.forEach((word, some) -> best.put(word, some.getFirst()));
    if (!best.isEmpty()) {
      candidates.add(replaced(query, best));
    }
    joined(query, candidates);
    for (Map.Entry<Query, List<Query>> word : corrections.entrySet()) {
      for (Query other : word.getValue()) {
        Map<Query, Query> others = new HashMap<>(best);
        others.put(word.getKey(), other);
        candidates.add(replaced(query, others));
        candidates.add(replaced(query, Map.of(word.getKey(), other)));
      }
    }
    return candidates.stream().distinct().limit(MAX_TRIES).toList();
  }

  /** Collects the corrections of the words that are wanted, best first. */
  private void correct(Query query, Map<Query, List<Query>> corrections) throws IOException {
    if (corrections.size() >= MAX_WORDS) {
      return;
    }
    List<Query> some =
        switch (query) {
          case Query.Word word -> ofWord(word, word.text());
          case Query.Exact word -> ofWord(word, word.text());
          case Query.Author author -> ofAuthor(author);
          default -> List.of();
        };
    if (!some.isEmpty()) {
      corrections.put(query, some);
    }
    for (Query part : parts(query)) {
      correct(part, corrections);
    }
  }

  private List<Query> ofWord(Query word, String text) throws IOException {
    String folded = Phrases.folded(text);
    if (folded.length() < MIN_PART_CHARS || !folded.chars().allMatch(Character::isLetter)) {
      return List.of();
    }
    int held = held(word);
    List<Query> corrections = new ArrayList<>();
    SuggestMode mode =
        held == 0 ? SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX : SuggestMode.SUGGEST_MORE_POPULAR;
    if (held <= FEW_HITS) {
      Term term = new Term(Schema.TEXT, Schema.EXACT + folded);
      // Half of a short word changed is another word: "kit" is not what "kyiv" was to be.
      DirectSpellChecker checker =
          folded.length() < QueryParser.MIN_LETTERS_OF_TWO_EDITS ? shortWords : words;
      for (SuggestWord near : checker.suggestSimilar(term, MAX_CORRECTIONS, reader, mode)) {
        if (near.freq >= TIMES_RARER * held) {
          corrections.add(like(word, cased(near.string.substring(1), text)));
        }
      }
    }
    if (held == 0) {
      Query divided = divided(folded);
      if (divided != null) {
        corrections.add(divided);
      }
    }
    return corrections;
  }

  /** Articles with the word in any form that it is sought in. */
  private int held(Query word) throws IOException {
    int most = 0;
    for (BytesRef term : leaves.of(word).terms().keySet()) {
      most = Math.max(most, reader.docFreq(new Term(Schema.TEXT, term)));
    }
    return most;
  }

  private static Query like(Query word, String text) {
    return word instanceof Query.Exact ? new Query.Exact(text) : new Query.Word(text);
  }

  /** With a capital letter where it was typed with one. */
  private static String cased(String correction, String typed) {
    int first = correction.codePointAt(0);
    return Character.isUpperCase(typed.codePointAt(0))
        ? Character.toString(Character.toTitleCase(first))
            + correction.substring(Character.charCount(first))
        : correction;
  }

  /**
   * "footballground" as two words of the index next to each other, the rarer as frequent as can be.
   */
  private @Nullable Query divided(String folded) throws IOException {
    int best = 0;
    Query divided = null;
    for (int at = MIN_PART_CHARS - 1; at <= folded.length() - MIN_PART_CHARS + 1; at++) {
      String left = folded.substring(0, at);
      String right = folded.substring(at);
      int articles = Math.min(articles(left), articles(right));
      if (articles > best) {
        best = articles;
        divided = new Query.Phrase(List.of(new Query.Exact(left), new Query.Exact(right)), 0);
      }
    }
    return divided;
  }

  private int articles(String folded) throws IOException {
    return reader.docFreq(new Term(Schema.TEXT, Schema.EXACT + folded));
  }

  private List<Query> ofAuthor(Query.Author author) throws IOException {
    StringBuilder name = new StringBuilder();
    boolean changed = false;
    for (String typed : author.name().split(" ", -1)) {
      Term term = new Term(Schema.AUTHOR_NAMES, Phrases.folded(typed));
      SuggestWord[] near =
          names.suggestSimilar(term, 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
      changed |= near.length > 0;
      name.append(name.isEmpty() ? "" : " ")
          .append(near.length > 0 ? cased(near[0].string, typed) : typed);
    }
    return changed ? List.of(new Query.Author(name.toString())) : List.of();
  }

  // Trees.

  /** What it is made of and asks for: nothing of what it rules out. */
  private static List<Query> parts(Query query) {
    return switch (query) {
      case Query.Phrase phrase -> phrase.parts();
      case Query.And and -> and.clauses();
      case Query.Or or -> or.clauses();
      case Query.Plain plain -> plain.clauses();
      case Query.In in -> List.of(in.inner());
      case Query.Lead lead -> List.of(lead.inner());
      case Query.Same same -> List.of(same.inner());
      case Query.Sentence sentence -> List.of(sentence.inner());
      case Query.AtLeast atLeast -> List.of(atLeast.inner());
      case Query.Boost boost -> List.of(boost.inner());
      default -> List.of();
    };
  }

  /** The query of other parts. */
  private static Query with(Query query, List<Query> parts) {
    return switch (query) {
      case Query.Phrase phrase -> new Query.Phrase(flat(phrase, parts), phrase.slop());
      case Query.And and -> new Query.And(parts);
      case Query.Or or -> new Query.Or(parts);
      case Query.Plain plain -> new Query.Plain(parts);
      case Query.In in -> new Query.In(in.kinds(), parts.getFirst());
      case Query.Lead lead -> new Query.Lead(parts.getFirst());
      case Query.Same same -> new Query.Same(parts.getFirst());
      case Query.Sentence sentence -> new Query.Sentence(parts.getFirst());
      case Query.AtLeast atLeast -> new Query.AtLeast(atLeast.count(), parts.getFirst());
      case Query.Boost boost -> new Query.Boost(parts.getFirst(), boost.factor());
      default -> query;
    };
  }

  /** In order, a divided word is simply more words. */
  private static List<Query> flat(Query.Phrase phrase, List<Query> parts) {
    List<Query> flat = new ArrayList<>();
    for (Query part : parts) {
      if (phrase.slop() == 0 && part instanceof Query.Phrase inner && inner.slop() == 0) {
        flat.addAll(inner.parts());
      } else {
        flat.add(part);
      }
    }
    return flat;
  }

  private static Query replaced(Query query, Map<Query, Query> by) {
    Query other = by.get(query);
    return other != null
        ? other
        : with(query, parts(query).stream().map(part -> replaced(part, by)).toList());
  }

  /** Adds the query with each two neighbours joined that are one word of the index. */
  private void joined(Query query, List<Query> candidates) throws IOException {
    List<Query> parts = parts(query);
    boolean side = !(query instanceof Query.Or);
    for (int i = 0; i + 1 < parts.size() && side; i++) {
      String left = text(parts.get(i));
      String right = text(parts.get(i + 1));
      if (left != null && right != null && articles(Phrases.folded(left + right)) > 0) {
        List<Query> others = new ArrayList<>(parts.subList(0, i));
        others.add(like(parts.get(i), left + right));
        others.addAll(parts.subList(i + 2, parts.size()));
        candidates.add(others.size() == 1 ? others.getFirst() : with(query, others));
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      List<Query> inner = new ArrayList<>();
      joined(parts.get(i), inner);
      for (Query other : inner) {
        Query[] others = parts.toArray(Query[]::new);
        others[i] = other;
        candidates.add(with(query, Arrays.asList(others)));
      }
    }
  }

  private static @Nullable String text(Query word) {
    return switch (word) {
      case Query.Word plain -> plain.text();
      case Query.Exact exact -> exact.text();
      default -> null;
    };
  }
}
