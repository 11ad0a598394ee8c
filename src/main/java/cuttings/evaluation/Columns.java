package cuttings.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Lines of columns parted by blanks, as TREC's files are. */
final class Columns {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Columns() {}

  /** What is done with the columns of a line. */
  interface Row {
    /** Takes them; a {@link NumberFormatException} says that a column is no number. */
    void read(String[] columns);
  }

  /**
   * Reads a file line by line.
   *
   * @param form the columns' names, for the message
   * @throws IOException naming the file, the line and the form, where a line is not of it
   */
  static void read(Path file, String form, int count, Row row) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        String[] columns = BLANKS.split(line.strip(), -1);
        try {
          if (columns.length < count) {
            throw new NumberFormatException();
          }
          row.read(columns);
        } catch (NumberFormatException e) {
          throw new IOException("%s:%d: not \"%s\"".formatted(file, number, form), e);
        }
      }
    }
  }
}
