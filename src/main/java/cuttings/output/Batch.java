package cuttings.output;

import cuttings.engine.Engine;
import cuttings.engine.Hit;
import cuttings.engine.SearchRequest;
import cuttings.engine.SearchResult;
import cuttings.engine.UnsearchableException;
import cuttings.query.ParsedQuery;
import cuttings.query.QueryException;
import cuttings.query.QueryParser;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** Runs a list of queries, one after the other, and writes what they find while it goes. */
public final class Batch {

  /** Most hits a query. */
  public static final int MAX_LIMIT = 10_000;

  /** What the answers are written as. */
  public enum Format {
    /** A row a hit; a row of its own for a query that has none. */
    CSV(FileType.CSV),
    /** A query a line, with its hits. */
    JSONL(FileType.JSON_LINES),
    /** What {@code trec_eval} reads. */
    TREC(FileType.TREC_RUN);

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
  }

  /**
   * One query of the list.
   *
   * @param line 1-based line of the list where it stands
   * @param id what its answers are told apart by
   */
  public record Asked(int line, String id, String text) {

    /** A line of a list: {@code id<TAB>query}, or a query alone, whose id is its line's number. */
    public static Asked ofLine(int number, String line) {
      int tab = line.indexOf('\t');
      return tab < 0
          ? new Asked(number, String.valueOf(number), line.strip())
          : new Asked(number, line.substring(0, tab).strip(), line.substring(tab + 1).strip());
    }
  }

  /** Told of each query that cannot be answered. */
  public interface Failures {
    void failed(Asked asked, String reason);
  }

  private final Engine engine;
  private final BiFunction<String, ParsedQuery, SearchRequest.Builder> requests;
  private final int limit;
  private final Format format;
  private final int passages;
  private final Failures failures;
  private final Writer out;
  private final AnswerWriter answers;

  /**
   * A batch that has run no query yet.
   *
   * @param requests the request for a query: its filters, its order
   * @param limit most hits a query, to {@link #MAX_LIMIT}
   * @param passages a hit, for the formats that have room for more than one
   * @param runId what a TREC run calls itself
   */
  public Batch(
      Engine engine,
      BiFunction<String, ParsedQuery, SearchRequest.Builder> requests,
      int limit,
      int passages,
      Format format,
      String runId,
      Writer out,
      Failures failures)
      throws IOException {
    this.engine = engine;
    this.requests = requests;
    this.limit = limit;
    this.format = format;
    this.failures = failures;
    this.out = out;
    this.passages =
        switch (format) {
          case CSV -> 1;
          case JSONL -> passages;
          case TREC -> 0;
        };
    this.answers =
        switch (format) {
          case CSV -> new Csv.Answers(out);
          case JSONL -> new JsonAnswers(out);
          case TREC -> new TrecRun(out, runId);
        };
  }

  /**
   * Answers one query, and flushes; one that cannot be answered is told, and the rest can go on.
   */
  public void run(Asked asked) throws IOException {
    try {
      if (asked.text().isEmpty()) {
        throw new UnsearchableException("there is no query after the id");
      }
      ParsedQuery parsed = parsed(asked);
      Answer answer = new Answer(asked, parsed);
      Pages.of(
          engine,
          requests.apply(asked.text(), parsed).passages(passages).matches(format != Format.TREC),
          limit,
          answer::page);
      answers.end();
    } catch (QueryException e) {
      fail(asked, "at character " + (e.position() + 1) + ": " + e.getMessage());
    } catch (UnsearchableException e) {
      fail(asked, String.valueOf(e.getMessage()));
    }
    out.flush();
  }

  /** The questions of a test collection are no queries: of a run none is left out for its form. */
  private ParsedQuery parsed(Asked asked) throws QueryException {
    try {
      return QueryParser.parse(asked.text());
    } catch (QueryException e) {
      if (format != Format.TREC) {
        throw e;
      }
      failures.failed(
          asked,
          "at character "
              + (e.position() + 1)
              + ": "
              + e.getMessage()
              + ". Searched for its words");
      return new ParsedQuery(QueryParser.words(asked.text()), List.of());
    }
  }

  private void fail(Asked asked, String reason) throws IOException {
    answers.failed(asked, reason);
    failures.failed(asked, reason);
  }

  private final class Answer {
    private final Asked asked;
    private final ParsedQuery parsed;
    private int rank;

    Answer(Asked asked, ParsedQuery parsed) {
      this.asked = asked;
      this.parsed = parsed;
    }

    void page(SearchResult page) throws IOException {
      if (rank == 0) {
        List<String> notes = new ArrayList<>();
        parsed.notes().forEach(note -> notes.add(note.text()));
        page.notes().forEach(note -> notes.add(note.text()));
        answers.begin(asked, page.total(), notes);
      }
      for (Hit hit : page.hits()) {
        answers.hit(++rank, hit);
      }
    }
  }
}
