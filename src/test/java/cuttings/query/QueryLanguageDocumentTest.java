package cuttings.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/query-language.md} to what the parser does: every row of every table. */
class QueryLanguageDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/query-language.md");

  /** A row: its cells, with the section they stand in. */
  record Row(String section, List<String> cells) {

    /** The query in that cell; null where there is none. */
    @Nullable String query(int cell) {
      String text = cells.get(cell);
      int start = text.indexOf('`');
      return start < 0 ? null : text.substring(start + 1, text.indexOf('`', start + 1));
    }

    String typed() {
      String query = query(0);
      assertNotNull(query, () -> "no query in " + this);
      return query;
    }
  }

  @ParameterizedTest
  @MethodSource
  void aQueryMeansWhatItIsSaidToBeTheSameAs(Row row) throws QueryException {
    ParsedQuery read = QueryParser.parse(row.typed());
    assertEquals(List.of(), read.notes());
    String same = row.query(2);
    if (same != null) {
      assertEquals(read, QueryParser.parse(same));
    }
  }

  static Stream<Row> aQueryMeansWhatItIsSaidToBeTheSameAs() throws IOException {
    List<String> others = List.of("What is mended", "What cannot run", "Limits");
    return rows().filter(row -> !others.contains(row.section()));
  }

  @ParameterizedTest
  @MethodSource
  void whatIsMendedIsReadAsItSaysAndNoted(Row row) throws QueryException {
    ParsedQuery read = QueryParser.parse(row.typed());
    String as = row.query(1);
    assertNotNull(as);
    assertEquals(QueryParser.parse(as), new ParsedQuery(read.query(), List.of()));
    assertFalse(read.notes().isEmpty());
  }

  static Stream<Row> whatIsMendedIsReadAsItSaysAndNoted() throws IOException {
    return rows().filter(row -> row.section().equals("What is mended"));
  }

  @ParameterizedTest
  @MethodSource
  void whatCannotRunIsRefusedWithItsSuggestion(Row row) throws QueryException {
    QueryException refusal =
        assertThrows(QueryException.class, () -> QueryParser.parse(row.typed()));
    assertEquals(row.query(2), refusal.suggestion());
    if (refusal.suggestion() != null) {
      QueryParser.parse(refusal.suggestion());
    }
  }

  static Stream<Row> whatCannotRunIsRefusedWithItsSuggestion() throws IOException {
    return rows().filter(row -> row.section().equals("What cannot run"));
  }

  @Test
  void theLimitsAreTheParsers() throws IOException {
    List<String> most =
        rows()
            .filter(row -> row.section().equals("Limits"))
            .map(row -> row.cells().get(1).replace(",", ""))
            .toList();
    assertEquals(
        List.of(
            "" + QueryParser.MAX_QUERY_CHARS,
            "" + QueryParser.MAX_CLAUSES,
            "" + QueryParser.MAX_DEPTH,
            "" + QueryParser.MAX_MENTIONS,
            "" + QueryParser.MAX_SLOP,
            "" + (int) QueryParser.MAX_BOOST),
        most);
  }

  @Test
  void everySectionHasRows() throws IOException {
    assertEquals(9, rows().map(Row::section).distinct().count());
    assertTrue(rows().count() > 100);
  }

  private static Stream<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    String section = "";
    for (String line : Files.readAllLines(DOCUMENT)) {
      if (line.startsWith("## ")) {
        section = line.substring(3);
      } else if (line.startsWith("|")) {
        rows.add(new Row(section, cells(line)));
      }
    }
    // A table's head and the line below it.
    rows.removeIf(row -> row.cells().get(0).matches("Type|Limit|-+"));
    return rows.stream();
  }

  /** A bar within a cell is written {@code \|}. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split("(?<!\\\\)\\|", -1)) {
      cells.add(cell.strip().replace("\\|", "|"));
    }
    return cells.subList(1, cells.size() - 1);
  }
}
