package cuttings.engine;

import java.io.IOException;

/**
 * An index that cannot be opened: absent, locked, of another version, damaged. The message says
 * what to do about it.
 */
public final class UnusableIndexException extends IOException {
  public UnusableIndexException(String message) {
    super(message);
  }

  public UnusableIndexException(String message, Throwable cause) {
    super(message, cause);
  }
}
