package cuttings.format;

import cuttings.article.Source;
import java.io.IOException;

/** Text without markup, whose structure is recovered from its lines. */
final class PlainText implements ArticleReader {

  @Override
  public String format() {
    return "text";
  }

  @Override
  public boolean accepts(Head head) {
    return true;
  }

  @Override
  public Reading read(Source source, byte[] bytes) throws IOException, UnreadableException {
    throw new UnsupportedOperationException();
  }
}
