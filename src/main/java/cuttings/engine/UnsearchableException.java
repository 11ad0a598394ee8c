package cuttings.engine;

/**
 * A request that cannot be run: a stale cursor, too many expansions. Its message is for the asker.
 */
public final class UnsearchableException extends Exception {
  public UnsearchableException(String message) {
    super(message);
  }
}
