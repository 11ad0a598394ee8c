package cuttings.query;

import java.util.List;

/** A query as read, with what was mended on the way (an unbalanced bracket, a missing operand). */
public record ParsedQuery(Query query, List<Note> notes) {
  public ParsedQuery {
    notes = List.copyOf(notes);
  }
}
