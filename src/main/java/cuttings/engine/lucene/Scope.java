package cuttings.engine.lucene;

import cuttings.article.Kind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where in an article a part of a query may match.
 *
 * @param onlyLead whether, of the paragraphs, only the first counts
 */
record Scope(Set<Kind> kinds, boolean onlyLead) {
  static final Scope EVERYWHERE = new Scope(EnumSet.allOf(Kind.class), false);

  private static final Set<Kind> LEAD = EnumSet.of(Kind.HEADLINE, Kind.STANDFIRST, Kind.PARAGRAPH);

  boolean isEverywhere() {
    return equals(EVERYWHERE);
  }

  Scope in(Set<Kind> only) {
    Set<Kind> both = EnumSet.noneOf(Kind.class);
    both.addAll(kinds);
    both.retainAll(only);
    return new Scope(both, onlyLead);
  }

  Scope lead() {
    return new Scope(in(LEAD).kinds, true);
  }

  /** Whether of that kind only the first block counts. */
  boolean onlyFirst(Kind kind) {
    return onlyLead && kind == Kind.PARAGRAPH;
  }
}
