package cuttings.output;

import cuttings.engine.Engine;
import cuttings.engine.SearchRequest;
import cuttings.engine.UnsearchableException;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * Everything that a search finds, in a format that other programs read. However much that is, one
 * article is all that memory holds.
 */
public final class Export {
  /** What articles are exported as. */
  public enum Format {
    /** An article a line, whole: blocks with kind, line and text. Cuttings indexes it again. */
    JSONL(FileType.JSON_LINES),
    /** A row an article, for spreadsheets. */
    CSV(FileType.CSV),
    /** For reference managers. */
    RIS(FileType.RIS),
    /** For LaTeX and reference managers. */
    BIBTEX(FileType.BIBTEX);

    private final FileType type;

    Format(FileType type) {
      this.type = type;
    }

    /** What is written. */
    public FileType type() {
      return type;
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

  /** Articles that are looked up at once, by their numbers alone. */
  private static final int LOOKED_UP = 10_000;

  /**
   * Articles after which what was written is flushed, so that it arrives while the rest is made.
   */
  private static final int FLUSHED = 500;

  /** The articles, in the order in which they are written. */
  private interface Articles {
    void each(Engine.Articles to) throws IOException, UnsearchableException;
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
    return new Export(to -> engine.each(request.limit(LOOKED_UP).build(), to));
  }

  /** The articles of these ids, in this order; writing fails at the first that there is not. */
  public static Export of(Engine engine, List<String> ids) {
    return new Export(
        to -> {
          for (String id : ids) {
            to.take(
                engine
                    .article(id, null)
                    .orElseThrow(() -> new UnsearchableException("There is no article " + id))
                    .article());
          }
        });
  }

  /** Writes them, and flushes while it does. */
  public void write(Format format, Writer out) throws IOException, UnsearchableException {
    ArticleWriter writer = format.to(out);
    int[] written = {0};
    articles.each(
        article -> {
          writer.write(article);
          if (++written[0] % FLUSHED == 0) {
            out.flush();
          }
        });
    out.flush();
  }
}
