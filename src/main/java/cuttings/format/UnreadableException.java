package cuttings.format;

import cuttings.article.Source;
import org.jspecify.annotations.Nullable;

/** A source that cannot be read: which, where, why and what to do. The run goes on. */
public sealed class UnreadableException extends Exception permits BrokenOffException {
  private final Source source;
  private final @Nullable Integer line;
  private final String reason;
  private final String remedy;

  /**
   * @param line 1-based line where it goes wrong; null where that has no meaning
   * @param reason what is wrong, without the file's name
   * @param remedy what a person can do about it
   */
  public UnreadableException(Source source, @Nullable Integer line, String reason, String remedy) {
    super(source.path() + (line == null ? "" : ":" + line) + ": " + reason + ". " + remedy);
    this.source = source;
    this.line = line;
    this.reason = reason;
    this.remedy = remedy;
  }

  public Source source() {
    return source;
  }

  public @Nullable Integer line() {
    return line;
  }

  public String reason() {
    return reason;
  }

  public String remedy() {
    return remedy;
  }
}
