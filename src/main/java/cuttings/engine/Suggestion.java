package cuttings.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a query that is being typed could go on. It comes from what is held, so that it finds
 * something.
 *
 * @param text what to show, plain text
 * @param query the whole query to run, in the query language
 * @param id the article of that headline; null for the other kinds
 */
public record Suggestion(Kind kind, String text, String query, @Nullable String id) {

  /** What is suggested. */
  public enum Kind {
    /** A word that begins so. */
    TERM,
    /** Words that stand together in several headlines. */
    PHRASE,
    /** A person, a body or a place that several articles name. */
    NAME,
    /** Who wrote articles. */
    AUTHOR,
    /** One article's headline. */
    HEADLINE;

    /** The name that the outside knows it by. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
