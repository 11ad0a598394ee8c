package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Source;
import cuttings.structure.Attribution;
import cuttings.structure.Line;
import cuttings.structure.Recovery;
import cuttings.structure.Story;
import cuttings.structure.StructureRecovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text without markup, whose structure is recovered from its lines, if no person states it. */
final class PlainText implements ArticleReader {
  /** Lines of a file. What is kept of each is told at once, in memory. */
  static final int MAX_LINES = 1_000_000;

  private final StructureRecovery recovery = new StructureRecovery();

  @Override
  public String format() {
    return "text";
  }

  @Override
  public boolean accepts(Head head) {
    return !head.isXml();
  }

  @Override
  public Reading read(Source source, byte[] bytes) throws UnreadableException {
    Encoding decoded = Encoding.decode(source, bytes);
    String charset = decoded.charset().name();
    List<Line> lines = Line.split(limited(source, decoded.text()));
    MarkedText marked = MarkedText.of(lines);
    if (marked != null) {
      return marked.reading(source, charset, recovery);
    }
    Recovery recovered = recovery.recover(lines);
    List<Article> articles = new ArrayList<>();
    for (Story story : recovered.stories()) {
      articles.add(article(source, articles.size() + 1, story.blocks()));
    }
    return new Reading(format(), charset, articles, recovered.lines(), recovered.furniture());
  }

  /**
   * A text whose lines may be told apart.
   *
   * @throws UnreadableException where they are more than {@link #MAX_LINES}
   */
  static String limited(Source source, String text) throws UnreadableException {
    if (Line.count(text) <= MAX_LINES) {
      return text;
    }
    throw new UnreadableException(
        source,
        MAX_LINES + 1,
        String.format(Locale.ROOT, "more lines than the %,d that are read of one file", MAX_LINES),
        "Divide it into several");
  }

  static Article article(Source source, int number, List<Block> blocks) {
    return Attribution.of(blocks)
        .or(Attribution.ofPath(source))
        .article(source, number, Article.UNKNOWN_LANGUAGE, blocks);
  }
}
