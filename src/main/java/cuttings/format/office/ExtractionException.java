package cuttings.format.office;

/** A document whose text cannot be had. */
public final class ExtractionException extends Exception {
  private final String remedy;

  /**
   * @param reason what is wrong with the document
   * @param remedy what a person can do about it
   */
  ExtractionException(String reason, String remedy) {
    super(reason);
    this.remedy = remedy;
  }

  /** What is wrong with the document. */
  public String reason() {
    return getMessage();
  }

  public String remedy() {
    return remedy;
  }
}
