package cuttings.format;

import cuttings.article.Source;
import cuttings.structure.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table, an article a row. Its first line names the columns, or a later one below what programs
 * write above a table. Of any length.
 */
final class Csv implements ContainerReader {
  private static final String DELIMITERS = ",;\t|";

  /** Most rows that may stand above the one that names the columns. */
  static final int MAX_ROWS_BEFORE = 20;

  /** Most cells of such a row that say something. */
  static final int MAX_CELLS_BEFORE = 2;

  private static final int MAX_NAME_CHARS = 30;

  @Override
  public String format() {
    return "csv";
  }

  /** A table is known by its column names, whatever the file is called. */
  @Override
  public boolean accepts(Head head) {
    if (head.named(".csv", ".tsv", ".tab")) {
      return delimiter(heading(head.text())) != 0;
    }
    List<String> names = names(head.text().lines().findFirst().orElse(""));
    return names.size() > 1
        && names.stream().anyMatch(RecordFields::saysHeadline)
        && names.stream().anyMatch(RecordFields::saysText)
        && names.stream().allMatch(name -> name.length() < MAX_NAME_CHARS);
  }

  @Override
  public void read(Source source, InputStream in, Contents contents)
      throws IOException, UnreadableException {
    byte[] head = Encoding.head(in);
    Charset charset = Encoding.charset(head, null);
    char delimiter = delimiter(heading(new String(head, charset)));
    RecordReader reader =
        RecordReader.ofTable(
            Encoding.reader(in, charset),
            RecordReader.MAX_RECORD_CHARS,
            delimiter == 0 ? ',' : delimiter);
    Records records = new Records(source, format(), charset.name(), contents);
    CSVFormat format =
        CSVFormat.Builder.create()
            .setDelimiter(delimiter == 0 ? ',' : delimiter)
            .setQuote('"')
            // A field that begins with a quotation and goes on after it, in tables without quoting.
            .setTrailingData(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get()) {
      read(source, parser, reader, records);
    } catch (RecordReader.TooLargeException e) {
      throw e.of(source);
    }
  }

  private static void read(Source source, CSVParser parser, RecordReader reader, Records records)
      throws IOException, UnreadableException {
    Iterator<CSVRecord> rows = parser.iterator();
    List<String> first = List.of();
    List<Line> above = new ArrayList<>();
    long most = 0;
    List<String> names = List.of();
    int line = 1;
    try {
      while (rows.hasNext()) {
        CSVRecord row = rows.next();
        reader.next();
        if (names.isEmpty()) {
          List<String> cells = new ArrayList<>();
          row.forEach(cell -> cells.add(cell.replace("\uFEFF", "").strip()));
          first = above.isEmpty() ? cells : first;
          if (above.isEmpty() ? saysSomething(cells) : areNamesBelow(most, cells)) {
            names = cells;
            records.above(above.stream().filter(said -> !said.isBlank()).toList());
          } else if (above.size() == MAX_ROWS_BEFORE) {
            throw unnamed(source, first);
          } else {
            most = Math.max(most, filled(cells));
            above.add(new Line(line, String.join(" ", cells).strip()));
          }
        } else if (row.stream().anyMatch(cell -> !cell.isBlank())) {
          add(row, names, (int) parser.getCurrentLineNumber(), records);
        }
        line = (int) parser.getCurrentLineNumber() + 1;
      }
      if (names.isEmpty() && !above.isEmpty()) {
        throw unnamed(source, first);
      }
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof RecordReader.TooLargeException large) {
        throw large;
      }
      throw new UnreadableException(
          source,
          line,
          "the row that begins here does not end: a quotation mark is missing",
          "Close the field with a quotation mark");
    }
  }

  private static boolean saysSomething(List<String> names) {
    return names.stream()
        .anyMatch(name -> RecordFields.saysText(name) || RecordFields.saysHeadline(name));
  }

  /**
   * Whether cells name columns below what programs write above a table, a cell or two a row: rows
   * as long as theirs are of the table, and have cells that are called so by chance.
   *
   * @param most cells of a row above that say something
   */
  private static boolean areNamesBelow(long most, List<String> cells) {
    return most <= Math.min(MAX_CELLS_BEFORE, filled(cells) - 1)
        && cells.stream().allMatch(cell -> cell.length() < MAX_NAME_CHARS)
        && saysAll(cells);
  }

  private static long filled(List<String> cells) {
    return cells.stream().filter(cell -> !cell.isEmpty()).count();
  }

  private static boolean saysAll(List<String> names) {
    return names.stream().anyMatch(RecordFields::saysHeadline)
        && names.stream().anyMatch(RecordFields::saysText);
  }

  private static UnreadableException unnamed(Source source, List<String> names) {
    String found = String.join(", ", names);
    return new UnreadableException(
        source,
        1,
        "no column is called headline or text (but "
            + (found.length() > 200 ? found.substring(0, 200) + "…" : found)
            + ")",
        "Name the columns in a line above the others as docs/formats.md says");
  }

  private static void add(CSVRecord row, List<String> names, int line, Records records)
      throws UnreadableException {
    if (row.size() > names.size()) {
      records.broken(
          line,
          row.size() + " fields where the line that names the columns has " + names.size(),
          "Put fields that hold a delimiter in quotation marks");
      return;
    }
    ObjectNode record = Json.MAPPER.createObjectNode();
    for (int i = 0; i < row.size(); i++) {
      JsonNode before = record.get(names.get(i));
      if (before == null || (!before.isArray() && before.asString("").isBlank())) {
        record.put(names.get(i), row.get(i));
      } else if (!row.get(i).isBlank()) {
        // A column that is there twice says two things.
        ArrayNode both = before instanceof ArrayNode list ? list : record.arrayNode().add(before);
        record.set(names.get(i), both.add(row.get(i)));
      }
    }
    records.add(record, line);
  }

  /** The line that names the columns, if the beginning of a table has one; else its first. */
  private static String heading(String text) {
    String first = "";
    long most = 0;
    boolean isQuoted = false;
    for (String line : text.lines().limit(MAX_ROWS_BEFORE + 1).toList()) {
      List<String> names = names(line);
      if (!isQuoted && (first.isEmpty() ? saysAll(names) : areNamesBelow(most, names))) {
        return line;
      }
      first = first.isEmpty() ? line : first;
      most = Math.max(most, filled(names));
      isQuoted ^= line.chars().filter(c -> c == '"').count() % 2 == 1;
    }
    return first;
  }

  /** What stands between the columns' names; 0 where there is but one. */
  private static char delimiter(String line) {
    char best = 0;
    int most = 0;
    for (int d = 0; d < DELIMITERS.length(); d++) {
      char delimiter = DELIMITERS.charAt(d);
      int count = 0;
      boolean quoted = false;
      for (int i = 0; i < line.length(); i++) {
        quoted ^= line.charAt(i) == '"';
        count += !quoted && line.charAt(i) == delimiter ? 1 : 0;
      }
      if (count > most) {
        best = delimiter;
        most = count;
      }
    }
    return best;
  }

  private static List<String> names(String line) {
    char delimiter = delimiter(line);
    List<String> names = new ArrayList<>();
    if (delimiter != 0) {
      for (String name : line.split(Pattern.quote("" + delimiter), -1)) {
        names.add(name.replace("\"", "").strip());
      }
    }
    return names;
  }
}
