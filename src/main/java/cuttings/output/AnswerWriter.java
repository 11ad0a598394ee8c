package cuttings.output;

import cuttings.engine.Hit;
import cuttings.engine.SearchResult;
import java.io.IOException;
import java.util.List;

/** Writes the answers to a list of queries, hit by hit, and holds none of them. */
interface AnswerWriter {

  void begin(Batch.Asked asked, SearchResult.Total total, List<String> notes) throws IOException;

  /**
   * The next hit.
   *
   * @param rank from 1
   */
  void hit(int rank, Hit hit) throws IOException;

  /** The query begun has no more hits. */
  void end() throws IOException;

  /** A query that cannot be answered; none was begun for it, or its hits end here. */
  void failed(Batch.Asked asked, String reason) throws IOException;
}
