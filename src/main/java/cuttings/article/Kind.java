package cuttings.article;

import java.util.Locale;
import java.util.Optional;

/** What a block is to its article. In the order in which a newspaper page reads. */
public enum Kind {
  HEADLINE,
  STANDFIRST,
  SUBHEADING,
  BYLINE,
  /** A line that gives the place or the date of filing, or both. */
  DATELINE,
  CAPTION,
  PARAGRAPH;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The name used outside: in JSON, queries and index fields; lower case. */
  public String label() {
    return label;
  }

  /** The kind of that label; empty where there is none. Case is ignored. */
  public static Optional<Kind> of(String label) {
    for (Kind kind : values()) {
      if (kind.label.equalsIgnoreCase(label)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
