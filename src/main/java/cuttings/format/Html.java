package cuttings.format;

import cuttings.article.Block;
import cuttings.article.Source;
import cuttings.structure.Attribution;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** A page saved from a news site: its story without what surrounds it. */
final class Html implements ArticleReader {

  /** How deep elements are nested at most; deeper ones become siblings, and no text is lost. */
  static final int MAX_DEPTH = 512;

  @Override
  public String format() {
    return "html";
  }

  @Override
  public boolean accepts(Head head) {
    String text = head.text();
    if (text.startsWith("<?xml")) {
      return text.contains("<html");
    }
    return text.startsWith("<")
        ? text.startsWith("<!doctype html")
            || text.contains("<html")
            || text.contains("<body")
            || head.named(".html", ".htm", ".xhtml")
        : head.named(".html", ".htm", ".xhtml") && text.contains("<p");
  }

  @Override
  public Reading read(Source source, byte[] bytes) throws IOException, UnreadableException {
    Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
    Document page = Jsoup.parse(new ByteArrayInputStream(bytes), null, "", parser);
    PageFacts facts = PageFacts.of(page);
    List<Block> blocks = PageStory.of(PageBlock.of(page.body()), facts);
    Attribution stated = new Attribution(facts.authors(), null, facts.published());
    return Reading.of(format(), page.charset().name(), source, stated, facts.language(), blocks);
  }
}
