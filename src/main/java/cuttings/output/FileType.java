package cuttings.output;

/** What programs know a download by. */
public enum FileType {
  BIBTEX("application/x-bibtex", "bib"),
  CSV("text/csv", "csv"),
  JSON_LINES("application/x-ndjson", "jsonl"),
  RIS("application/x-research-info-systems", "ris"),
  TREC_RUN("text/plain", "run");

  private final String mediaType;
  private final String extension;

  FileType(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** Without the charset, which is UTF-8. */
  public String mediaType() {
    return mediaType;
  }

  /** Of a file's name, without the dot. */
  public String extension() {
    return extension;
  }
}
