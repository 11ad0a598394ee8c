package cuttings.format;

import cuttings.article.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** JSON Lines: an object a line. A file of any length is read; a broken line costs that line. */
final class JsonLines implements ContainerReader {

  @Override
  public String format() {
    return "jsonl";
  }

  @Override
  public boolean accepts(Head head) {
    // What is called so and goes on with the next line is a text of objects one after another.
    return head.opensJson()
        && ((head.named(".jsonl", ".ndjson", ".jsonlines") && !head.firstLineGoesOn())
            || head.secondLineOpensJson());
  }

  @Override
  public void read(Source source, InputStream in, Contents contents)
      throws IOException, UnreadableException {
    Charset charset = Encoding.charset(Encoding.head(in), null);
    RecordReader reader =
        new RecordReader(Encoding.reader(in, charset), RecordReader.MAX_RECORD_CHARS);
    BufferedReader lines = new BufferedReader(reader);
    Records records = new Records(source, format(), charset.name(), contents);
    try {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          read(line, number, records);
        }
        reader.next();
      }
    } catch (RecordReader.TooLargeException e) {
      throw e.of(source);
    }
  }

  private static void read(String line, int number, Records records) throws UnreadableException {
    JsonNode record;
    try {
      record = Json.MAPPER.readTree(line);
    } catch (JacksonException e) {
      records.broken(number, Json.reason(e), "Repair that line");
      return;
    }
    if (record.isObject()) {
      records.add(record, number);
    } else {
      records.broken(number, "not an object", "Write each article as {...}");
    }
  }
}
