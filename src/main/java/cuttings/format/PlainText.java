package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Source;
import cuttings.structure.Attribution;
import cuttings.structure.Line;
import cuttings.structure.Recovery;
import cuttings.structure.Story;
import cuttings.structure.StructureRecovery;
import java.util.ArrayList;
import java.util.List;

/** Text without markup, whose structure is recovered from its lines. */
final class PlainText implements ArticleReader {
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
    Recovery recovered = recovery.recover(Line.split(decoded.text()));
    List<Article> articles = new ArrayList<>();
    for (Story story : recovered.stories()) {
      articles.add(
          Attribution.of(story.blocks())
              .or(Attribution.ofPath(source))
              .article(source, articles.size() + 1, Article.UNKNOWN_LANGUAGE, story.blocks()));
    }
    return new Reading(
        format(), decoded.charset().name(), articles, recovered.lines(), recovered.furniture());
  }
}
