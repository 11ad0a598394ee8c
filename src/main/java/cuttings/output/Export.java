package cuttings.output;

import cuttings.engine.Engine;
import cuttings.engine.Hit;
import cuttings.engine.MarkedArticle;
import cuttings.engine.SearchRequest;
import cuttings.engine.UnsearchableException;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that a search finds, in a format that other programs read. However much that is, a
 * page of hits and one article are all that memory holds.
 */
public final class Export {
  /** What articles are exported as. */
  public enum Format {
    /** An article a line, whole: blocks with kind, line and text. Cuttings indexes it again. */
    JSONL("application/x-ndjson", "jsonl"),
    /** A row an article, for spreadsheets. */
    CSV("text/csv", "csv"),
    /** For reference managers. */
    RIS("application/x-research-info-systems", "ris"),
    /** For LaTeX and reference managers. */
    BIBTEX("application/x-bibtex", "bib");

    private final String mediaType;
    private final String extension;

    Format(String mediaType, String extension) {
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

    /** As it is typed: lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    private ArticleWriter to(Writer out) throws IOException {
      return switch (this) {
        case JSONL -> new JsonLines(out);
        case CSV -> new Csv.Articles(out);
        case RIS -> new Ris(out);
        case BIBTEX -> new BibTex(out);
      };
    }
  }

  /** The articles, in the order in which they are written. */
  private interface Articles {
    void forEach(ArticleWriter to, Writer out) throws IOException, UnsearchableException;
  }

  private final Articles articles;

  private Export(Articles articles) {
    this.articles = articles;
  }

  /**
   * Everything that a request finds, in its order.
   *
   * @param request its limit, cursor and passages are not heeded
   */
  public static Export of(Engine engine, SearchRequest.Builder request) {
    return new Export(
        (to, out) ->
            Pages.of(
                engine,
                request.passages(0),
                Integer.MAX_VALUE,
                page -> {
                  for (Hit hit : page.hits()) {
                    // One gone since its page was read is no longer what the search finds.
                    Optional<MarkedArticle> article = engine.article(hit.id(), null);
                    if (article.isPresent()) {
                      to.write(article.get().article());
                    }
                  }
                  out.flush();
                }));
  }

  /** The articles of these ids, in this order; writing fails at the first that there is not. */
  public static Export of(Engine engine, List<String> ids) {
    return new Export(
        (to, out) -> {
          for (String id : ids) {
            to.write(
                engine
                    .article(id, null)
                    .orElseThrow(() -> new UnsearchableException("There is no article " + id))
                    .article());
          }
        });
  }

  /** Writes them, and flushes after each page. */
  public void write(Format format, Writer out) throws IOException, UnsearchableException {
    articles.forEach(format.to(out), out);
    out.flush();
  }
}
