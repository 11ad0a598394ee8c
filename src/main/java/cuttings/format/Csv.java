package cuttings.format;

import cuttings.article.Source;
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
import tools.jackson.databind.node.ObjectNode;

/** A table, an article a row: its first line names the columns. Of any length. */
final class Csv implements ContainerReader {
  private static final String DELIMITERS = ",;\t|";

  @Override
  public String format() {
    return "csv";
  }

  /** A table is known by its column names, whatever the file is called. */
  @Override
  public boolean accepts(Head head) {
    String line = head.text().lines().findFirst().orElse("");
    if (head.named(".csv", ".tsv", ".tab")) {
      return delimiter(line) != 0;
    }
    List<String> names = names(line);
    return names.size() > 1
        && names.stream().anyMatch(RecordFields::saysHeadline)
        && names.stream().anyMatch(RecordFields::saysText)
        && names.stream().allMatch(name -> name.length() < 30);
  }

  @Override
  public void read(Source source, InputStream in, Contents contents)
      throws IOException, UnreadableException {
    byte[] head = Encoding.head(in);
    Charset charset = Encoding.charset(head, null);
    String first = new String(head, charset).lines().findFirst().orElse("");
    char delimiter = delimiter(first);
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
    List<String> names = List.of();
    int line = 1;
    try {
      while (rows.hasNext()) {
        CSVRecord row = rows.next();
        reader.next();
        if (names.isEmpty()) {
          names = columns(source, row);
        } else {
          add(row, names, (int) parser.getCurrentLineNumber(), records);
        }
        line = (int) parser.getCurrentLineNumber() + 1;
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

  private static List<String> columns(Source source, CSVRecord row) throws UnreadableException {
    List<String> names = new ArrayList<>();
    row.forEach(name -> names.add(name.strip()));
    if (names.stream()
        .noneMatch(name -> RecordFields.saysText(name) || RecordFields.saysHeadline(name))) {
      String found = String.join(", ", names);
      throw new UnreadableException(
          source,
          1,
          "no column is called headline or text (but "
              + (found.length() > 200 ? found.substring(0, 200) + "…" : found)
              + ")",
          "Name the columns in the first line as docs/formats.md says");
    }
    return names;
  }

  private static void add(CSVRecord row, List<String> names, int line, Records records)
      throws UnreadableException {
    if (row.size() > names.size()) {
      records.broken(
          line,
          row.size() + " fields where the first line has " + names.size(),
          "Put fields that hold a delimiter in quotation marks");
      return;
    }
    ObjectNode record = Json.MAPPER.createObjectNode();
    for (int i = 0; i < row.size(); i++) {
      record.put(names.get(i), row.get(i));
    }
    records.add(record, line);
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
