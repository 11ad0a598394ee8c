package cuttings.query;

import org.jspecify.annotations.Nullable;

/**
 * Something the asker should know of how the query was read or answered; plain text.
 *
 * @param position UTF-16 offset in the query of what it speaks of; null where it is about the whole
 */
public record Note(String text, @Nullable Integer position) {
  public Note(String text) {
    this(text, null);
  }
}
