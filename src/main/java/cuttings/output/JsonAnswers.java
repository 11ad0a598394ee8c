package cuttings.output;

import cuttings.engine.Hit;
import cuttings.engine.SearchResult;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A query a line, as JSON: its id, its text, and its hits as the search gives them. */
final class JsonAnswers implements AnswerWriter {
  private final Writer out;
  private boolean open;

  JsonAnswers(Writer out) {
    this.out = out;
  }

  @Override
  public void begin(Batch.Asked asked, SearchResult.Total total, List<String> notes)
      throws IOException {
    Map<String, Object> head = head(asked);
    head.put("total", Json.Total.of(total));
    head.put("notes", notes);
    String object = json(head);
    // The hits follow one by one: there may be more than memory should hold.
    out.append(object, 0, object.length() - 1).append(",\"hits\":[");
    open = true;
  }

  @Override
  public void hit(int rank, Hit hit) throws IOException {
    out.append(rank == 1 ? "" : ",").append(json(Json.SearchHit.of(hit)));
  }

  @Override
  public void end() throws IOException {
    out.append("]}\n");
    open = false;
  }

  @Override
  public void failed(Batch.Asked asked, String reason) throws IOException {
    if (open) {
      out.append("],\"error\":").append(json(reason)).append("}\n");
      open = false;
    } else {
      Map<String, Object> object = head(asked);
      object.put("error", reason);
      out.append(json(object)).append('\n');
    }
  }

  private static Map<String, Object> head(Batch.Asked asked) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("query_id", asked.id());
    head.put("query", asked.text());
    return head;
  }

  private static String json(Object value) {
    return Json.MAPPER.writeValueAsString(value);
  }
}
