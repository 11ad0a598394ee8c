package cuttings.format;

import cuttings.article.Block;
import cuttings.article.Source;
import cuttings.structure.Attribution;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** A page saved from a news site: its story without what surrounds it. */
final class Html implements ArticleReader {

  /** How deep elements are nested at most; deeper ones become siblings, and no text is lost. */
  static final int MAX_DEPTH = 512;

  /**
   * Most tags that become elements. These take twenty times the memory of the text they tag, and up
   * to a dozen that are left open are made again in each block.
   */
  static final int MAX_TAGS = 250_000;

  private static final Pattern TAG = Pattern.compile("<[^<>]{0,1000}>");

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
    Document page = page(source, bytes, null);
    PageFacts facts = PageFacts.of(page);
    List<Block> blocks = PageStory.of(PageBlock.of(page.body()), facts);
    Attribution stated = new Attribution(facts.authors(), null, facts.published());
    return Reading.of(format(), page.charset().name(), source, stated, facts.language(), blocks);
  }

  /**
   * The elements of a page.
   *
   * @param charset what somebody said it is in; null where the page itself is to be asked
   */
  static Document page(Source source, byte[] bytes, @Nullable String charset)
      throws IOException, UnreadableException {
    int tags = 0;
    for (byte b : bytes) {
      tags += b == '<' ? 1 : 0;
    }
    if (tags > MAX_TAGS) {
      throw new UnreadableException(
          source, null, "more than %,d tags".formatted(MAX_TAGS), "Split it into smaller files");
    }
    Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
    // Whatever a page says of itself: in other charsets letters are hardly so by chance, if they
    // are more than a few.
    String used = charset == null && Encoding.isLettersOfUtf8(bytes) ? "UTF-8" : charset;
    return Jsoup.parse(new ByteArrayInputStream(bytes), used, "", parser);
  }

  /** The body of HTML that is part of another format; of one with too many tags its text alone. */
  static Element fragment(String html) {
    return hasTooManyTags(html)
        ? new Element("body").text(withoutTags(html))
        : Jsoup.parseBodyFragment(html).body();
  }

  static boolean hasTooManyTags(String markup) {
    return markup.chars().filter(c -> c == '<').count() > MAX_TAGS;
  }

  /** The text between tags, which nothing is made of. */
  static String withoutTags(String markup) {
    return Parser.unescapeEntities(TAG.matcher(markup).replaceAll(" "), false);
  }
}
