package cuttings.engine;

/** A range of the text beside it: {@code start} inclusive, {@code end} exclusive, UTF-16 units. */
public record Match(int start, int end) {
  public Match {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("not a range: " + start + " to " + end);
    }
  }

  @Override
  public String toString() {
    return "{" + start + "-" + end + "}";
  }
}
