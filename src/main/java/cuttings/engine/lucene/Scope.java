package cuttings.engine.lucene;

import cuttings.article.Kind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where in an article a part of a query may match.
 *
 * @param limit the kinds that the whole request is limited to
 * @param kinds of those, the kinds that count here
 * @param onlyLead whether, of the paragraphs, only the first counts
 */
record Scope(Set<Kind> limit, Set<Kind> kinds, boolean onlyLead) {
  private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);
  private static final Set<Kind> LEAD = EnumSet.of(Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH);

  /**
   * @param limit empty for every kind
   */
  static Scope of(Set<Kind> limit) {
    Set<Kind> kinds = limit.isEmpty() ? ALL : limit;
    return new Scope(kinds, kinds, false);
  }

  boolean isEverywhere() {
    return kinds.equals(ALL) && !onlyLead;
  }

  /** In these kinds, whatever kinds were asked for around it. */
  Scope in(Set<Kind> only) {
    return new Scope(limit, both(limit, only), false);
  }

  Scope lead() {
    return new Scope(limit, both(limit, LEAD), true);
  }

  /** Whether of that kind only the first block counts. */
  boolean onlyFirst(Kind kind) {
    return onlyLead && kind == Kind.PARAGRAPH;
  }

  private static Set<Kind> both(Set<Kind> some, Set<Kind> others) {
    Set<Kind> both = EnumSet.noneOf(Kind.class);
    both.addAll(some);
    both.retainAll(others);
    return both;
  }
}
