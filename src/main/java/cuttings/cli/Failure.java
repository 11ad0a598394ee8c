package cuttings.cli;

/** What was asked cannot be done at all: exit code 3. The message says why and what to do. */
final class Failure extends RuntimeException {
  Failure(String message) {
    super(message);
  }

  Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
