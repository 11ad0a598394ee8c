package cuttings.query;

import org.jspecify.annotations.Nullable;

/** A query that cannot run; its message is for the person who typed it. */
public final class QueryException extends Exception {
  private final int position;
  private final @Nullable String suggestion;

  /**
   * @param position UTF-16 offset in the query where it goes wrong
   * @param suggestion a query that would run; null where none is known
   */
  public QueryException(String message, int position, @Nullable String suggestion) {
    super(message);
    this.position = position;
    this.suggestion = suggestion;
  }

  public int position() {
    return position;
  }

  public @Nullable String suggestion() {
    return suggestion;
  }
}
