package cuttings.query;

import cuttings.article.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, as a tree that says nothing of how it is found. Sealed: an engine translates it in
 * one switch without default, so a new form stops the compiler there.
 *
 * <p>Text in the leaves is as typed (quotes and escapes removed): analysing it is the engine's.
 */
public sealed interface Query {

  /** Every article: the empty query. Within {@link In} every article with a block of that kind. */
  record Everything() implements Query {}

  /** A plain word, in any of its forms. May hold several tokens ({@code US-led}): then a phrase. */
  record Word(String text) implements Query {}

  /** A word exactly as written, but for case and accents: a one-word quotation. */
  record Exact(String text) implements Query {}

  /** Any word that begins so. Without the {@code *}. Of several tokens the last is the prefix. */
  record Prefix(String text) implements Query {}

  /**
   * A pattern: {@code *} any run, {@code ?} one character; {@code \} before one of the three takes
   * it as itself. Never begins with a wildcard.
   */
  record Wildcard(String pattern) implements Query {}

  /**
   * A word within that many edits.
   *
   * @param edits 1 or 2
   */
  record Fuzzy(String text, int edits) implements Query {
    public Fuzzy {
      if (edits < 1 || edits > 2) {
        throw new IllegalArgumentException("edits must be 1 or 2, got " + edits);
      }
    }
  }

  /**
   * Parts in this order, unstemmed, or, with a slop, in any order near each other.
   *
   * @param parts two or more of {@link Exact}, {@link Prefix}, {@link Wildcard}, {@link Fuzzy},
   *     {@link Phrase} or an {@link Or} of those; from {@code a w/5 b}, which quotes nothing, also
   *     {@link Word}: in any of its forms
   * @param slop 0: adjacent and in order; above: so many other words may stand between, any order
   */
  record Phrase(List<Query> parts, int slop) implements Query {
    public Phrase {
      parts = List.copyOf(parts);
      if (parts.size() < 2) {
        throw new IllegalArgumentException("a phrase has two parts or more, got " + parts);
      }
      if (slop < 0) {
        throw new IllegalArgumentException("slop must be >= 0, got " + slop);
      }
    }
  }

  /**
   * Only in blocks of these kinds. Says where words are found, not that they stand together: {@code
   * In(CAPTION, a AND b)} has a caption with a and one with b, {@code In(CAPTION, NOT a)} no
   * caption with a. Of an {@code In} or {@link Lead} within another the innermost alone counts;
   * {@link Dates}, {@link Author}, {@link From}, {@link Language} and {@link Similar} are of the
   * article wherever they stand.
   */
  record In(Set<Kind> kinds, Query inner) implements Query {
    public In {
      kinds = Set.copyOf(kinds);
    }
  }

  /** Only in the headline, the standfirst or the first paragraph. */
  record Lead(Query inner) implements Query {}

  /**
   * All of it within one block. Holds words, phrases, {@link In}, {@link Lead}, {@code Same} and
   * {@link Sentence}, joined and negated; nothing that is of the whole article.
   */
  record Same(Query inner) implements Query {}

  /** All of it within one sentence. Holds what {@link Same} holds. */
  record Sentence(Query inner) implements Query {}

  /**
   * At least so many mentions in the article, over all its blocks. Of clauses joined by AND or side
   * by side each, of clauses joined by OR all together; of {@link Same} and {@link Sentence} the
   * blocks and sentences are counted. Holds what {@link Same} holds, but no {@link Not}.
   */
  record AtLeast(int count, Query inner) implements Query {
    public AtLeast {
      if (count < 1) {
        throw new IllegalArgumentException("count must be >= 1, got " + count);
      }
    }

    /**
     * Of clauses that are counted each, a count of each, and what is left out as it is; empty where
     * all is counted together.
     */
    public List<Query> each() {
      List<Query> clauses =
          switch (inner) {
            case And and -> and.clauses();
            case Plain plain -> plain.clauses();
            default -> List.of();
          };
      return clauses.stream()
          .map(clause -> clause instanceof Not ? clause : new AtLeast(count, clause))
          .toList();
    }
  }

  /** Every clause: joined by AND. */
  record And(List<Query> clauses) implements Query {
    public And {
      clauses = List.copyOf(clauses);
    }
  }

  /** Any clause: joined by OR. */
  record Or(List<Query> clauses) implements Query {
    public Or {
      clauses = List.copyOf(clauses);
    }
  }

  /**
   * Clauses written side by side: whether all or any must hold is the request's {@code match}; a
   * {@link Not} among them holds always.
   */
  record Plain(List<Query> clauses) implements Query {
    public Plain {
      clauses = List.copyOf(clauses);
    }
  }

  /** None of it. */
  record Not(Query inner) implements Query {}

  /** Weighs {@code factor} times as much; above 0. */
  record Boost(Query inner, float factor) implements Query {
    public Boost {
      if (!(factor > 0 && factor < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("factor must be above 0, got " + factor);
      }
    }
  }

  /** Published within these days, inclusive; null is open, both null is any known date. */
  record Dates(@Nullable LocalDate from, @Nullable LocalDate to) implements Query {
    public Dates {
      if (from != null && to != null && from.isAfter(to)) {
        throw new IllegalArgumentException("from is after to: " + from + ", " + to);
      }
    }
  }

  /** By a person whose name has these words. */
  record Author(String name) implements Query {}

  /**
   * From this file or folder, or one whose path has these words; {@code *} and {@code ?} count, as
   * in {@link Wildcard}, and may begin it.
   */
  record From(String path) implements Query {}

  /** In this language: an ISO 639-1 code, lower case. */
  record Language(String code) implements Query {}

  /**
   * Articles about the same as the one of that id, but neither it nor its versions. Nothing where
   * there is no such article.
   */
  record Similar(String id) implements Query {}
}
