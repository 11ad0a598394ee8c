package cuttings.output;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.engine.Hit;
import cuttings.engine.Passage;
import cuttings.engine.SearchResult;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Rows for spreadsheets, by RFC 4180. A text that a spreadsheet would run as a formula gets an
 * apostrophe before it, as spreadsheets themselves mark text: whoever opens the file need not trust
 * who wrote the articles.
 */
final class Csv {
  private Csv() {}

  /** A row an article. */
  static final class Articles implements ArticleWriter {
    private static final String[] COLUMNS = {
      "id",
      "headline",
      "standfirst",
      "byline",
      "place",
      "published",
      "language",
      "source",
      "line",
      "last_line",
      "text",
      "captions"
    };

    private final CSVPrinter rows;

    Articles(Writer out) throws IOException {
      this.rows = rows(out, COLUMNS);
    }

    @Override
    public void write(Article article) throws IOException {
      rows.printRecord(
          article.id(),
          text(article.headline()),
          text(joined(article, Set.of(Kind.STANDFIRST))),
          text(String.join("; ", article.authors())),
          text(article.place()),
          article.published(),
          text(article.language()),
          text(article.source().path()),
          article.line(),
          article.lastLine(),
          text(joined(article, Set.of(Kind.PARAGRAPH, Kind.SUBHEADING))),
          text(joined(article, Set.of(Kind.CAPTION))));
    }

    private static String joined(Article article, Set<Kind> kinds) {
      List<String> texts = new ArrayList<>();
      for (Block block : article.blocks()) {
        if (kinds.contains(block.kind())) {
          texts.add(block.text());
        }
      }
      return String.join("\n\n", texts);
    }
  }

  /** A row a hit, and one for each query that has none, with the query on each. */
  static final class Answers implements AnswerWriter {
    private static final String[] COLUMNS = {
      "query_id",
      "query",
      "total",
      "rank",
      "score",
      "id",
      "headline",
      "byline",
      "published",
      "language",
      "source",
      "line",
      "kind",
      "passage",
      "note"
    };

    private final CSVPrinter rows;
    private String total = "";
    private String notes = "";
    private List<@Nullable Object> head = List.of();

    Answers(Writer out) throws IOException {
      this.rows = rows(out, COLUMNS);
    }

    @Override
    public void begin(Batch.Asked asked, SearchResult.Total total, List<String> notes)
        throws IOException {
      this.head = Arrays.asList(text(asked.id()), text(asked.text()));
      this.total = total.value() + (total.exact() ? "" : "+");
      this.notes = String.join("; ", notes);
      if (total.value() == 0) {
        row(null, null, this.notes);
      }
    }

    @Override
    public void hit(int rank, Hit hit) throws IOException {
      row(rank, hit, notes);
    }

    @Override
    public void end() {}

    @Override
    public void failed(Batch.Asked asked, String reason) throws IOException {
      head = Arrays.asList(text(asked.id()), text(asked.text()));
      total = "";
      row(null, null, reason);
    }

    private void row(@Nullable Integer rank, @Nullable Hit hit, String note) throws IOException {
      List<@Nullable Object> row = new ArrayList<>(head);
      row.add(total);
      row.add(rank);
      row.addAll(hit == null ? Collections.nCopies(10, null) : cells(hit));
      row.add(text(note));
      rows.printRecord(row);
    }

    private static List<@Nullable Object> cells(Hit hit) {
      Passage best = hit.passages().isEmpty() ? null : hit.passages().getFirst();
      return Arrays.asList(
          hit.score(),
          hit.id(),
          text(hit.headline()),
          text(String.join("; ", hit.byline())),
          hit.published(),
          text(hit.language()),
          text(hit.source().path()),
          best == null ? hit.line() : best.line(),
          best == null ? null : best.kind().label(),
          best == null ? null : text(best.text()));
    }
  }

  private static CSVPrinter rows(Writer out, String... columns) throws IOException {
    return new CSVPrinter(out, CSVFormat.RFC4180.builder().setHeader(columns).get());
  }

  /** A cell that stays text in a spreadsheet. */
  static @Nullable String text(@Nullable String text) {
    boolean runs = text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return runs ? "'" + text : text;
  }
}
