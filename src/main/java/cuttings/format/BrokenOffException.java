package cuttings.format;

/** A source that breaks amid its text: what was read of it before counts. */
final class BrokenOffException extends UnreadableException {
  private final transient Reading before;

  BrokenOffException(UnreadableException why, Reading before) {
    super(why.source(), why.line(), why.reason(), why.remedy());
    this.before = before;
  }

  Reading before() {
    return before;
  }
}
