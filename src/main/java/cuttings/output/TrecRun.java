package cuttings.output;

import cuttings.engine.Hit;
import cuttings.engine.SearchResult;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A run as {@code trec_eval} reads it: {@code qid Q0 docid rank score runid}. A document is called
 * by its file's name without the extension, with {@code #n} where the file holds several; blanks,
 * which would part it, become underscores.
 */
final class TrecRun implements AnswerWriter {
  private final Writer out;
  private final String run;
  private final Set<String> written = new HashSet<>();
  private String id = "";
  private int rank;

  TrecRun(Writer out, String run) {
    this.out = out;
    this.run = word(run);
  }

  @Override
  public void begin(Batch.Asked asked, SearchResult.Total total, List<String> notes) {
    id = word(asked.id());
    written.clear();
    rank = 0;
  }

  @Override
  public void hit(int place, Hit hit) throws IOException {
    String document = document(hit);
    // Files of one name in two folders: trec_eval refuses a document that comes twice.
    if (written.add(document)) {
      rank++;
      out.append(id).append(" Q0 ").append(document).append(' ').append(String.valueOf(rank));
      out.append(' ').append(String.valueOf(hit.score())).append(' ').append(run).append('\n');
    }
  }

  @Override
  public void end() {}

  @Override
  public void failed(Batch.Asked asked, String reason) {
    // A run has no place for it; whoever runs the batch is told.
  }

  static String document(Hit hit) {
    String stem = word(hit.source().stem());
    return hit.alone() ? stem : stem + "#" + hit.number();
  }

  private static String word(String text) {
    return text.isBlank() ? "_" : text.strip().replaceAll("\\s+", "_");
  }
}
