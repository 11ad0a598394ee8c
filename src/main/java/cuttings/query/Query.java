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

  /** Every article: the empty query. */
  record Everything() implements Query {}

  /** A plain word, in any of its forms. May hold several tokens ({@code US-led}): then a phrase. */
  record Word(String text) implements Query {}

  /** A word exactly as written, but for case and accents: a one-word quotation. */
  record Exact(String text) implements Query {}

  /** Any word that begins so. Without the {@code *}. */
  record Prefix(String text) implements Query {}

  /** A pattern: {@code *} any run, {@code ?} one character. */
  record Wildcard(String pattern) implements Query {}

  /**
   * A word within that many edits.
   *
   * @param edits 1 or 2
   */
  record Fuzzy(String text, int edits) implements Query {}

  /**
   * Parts in this order, unstemmed, or, with a slop, in any order near each other.
   *
   * @param parts two or more of {@link Exact}, {@link Prefix}, {@link Wildcard}, {@link Fuzzy},
   *     {@link Phrase} or an {@link Or} of those
   * @param slop 0: adjacent and in order; above: so many other words may stand between, any order
   */
  record Phrase(List<Query> parts, int slop) implements Query {
    public Phrase {
      parts = List.copyOf(parts);
    }
  }

  /** Only in blocks of these kinds. */
  record In(Set<Kind> kinds, Query inner) implements Query {
    public In {
      kinds = Set.copyOf(kinds);
    }
  }

  /** Only in the headline, the standfirst or the first paragraph. */
  record Lead(Query inner) implements Query {}

  /** All of it within one block. */
  record Same(Query inner) implements Query {}

  /** All of it within one sentence. */
  record Sentence(Query inner) implements Query {}

  /** At least so many mentions in the article, over all its blocks. */
  record AtLeast(int count, Query inner) implements Query {}

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

  /** Clauses written side by side: whether all or any must hold is the request's {@code match}. */
  record Plain(List<Query> clauses) implements Query {
    public Plain {
      clauses = List.copyOf(clauses);
    }
  }

  /** None of it. */
  record Not(Query inner) implements Query {}

  /** Weighs {@code factor} times as much; above 0. */
  record Boost(Query inner, float factor) implements Query {}

  /** Published within these days, inclusive; null is open. */
  record Dates(@Nullable LocalDate from, @Nullable LocalDate to) implements Query {}

  /** By a person whose name has these words. */
  record Author(String name) implements Query {}

  /** From this file or folder, or one whose path has these words; {@code *} and {@code ?} count. */
  record From(String path) implements Query {}

  /** In this language: an ISO 639-1 code. */
  record Language(String code) implements Query {}
}
