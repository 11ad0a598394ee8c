package cuttings.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import cuttings.article.Block;
import cuttings.article.Source;
import cuttings.structure.Attribution;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
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

  /** The longest list of an element's names, in UTF-16 units: they are asked again and again. */
  static final int MAX_NAME_CHARS = 500;

  /** The longest value of any other attribute, in UTF-16 units: of longer ones the beginning. */
  static final int MAX_ATTRIBUTE_CHARS = 2000;

  private static final Set<String> NAMES = Set.of("class", "id", "rel", "itemprop", "style");

  /** Where a page declares its charset, if anywhere, in UTF-16 units. */
  static final int MAX_CHARSET_CHARS = 16 << 10;

  private static final Pattern CHARSET =
      Pattern.compile(
          "(?:<meta\\b[^<>]{0,300}?charset\\s*=|\\A\\s*<\\?xml[^<>]{0,200}?encoding\\s*=)\\s*[\"']?\\s*"
              + "([\\w.:-]{1,40})",
          Pattern.CASE_INSENSITIVE);

  /** Share of a page's text that is the source of another, where it shows that and no more. */
  static final double MIN_SOURCE_SHARE = 0.8;

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
    return read(source, bytes, null, format());
  }

  /**
   * Reads a page.
   *
   * @param charset what somebody said it is in; null where the page itself is to be asked
   * @param format that it was found in
   */
  static Reading read(Source source, byte[] bytes, @Nullable String charset, String format)
      throws IOException, UnreadableException {
    Document page = page(source, bytes, charset);
    String viewed = viewedSource(page);
    if (viewed != null) {
      page = page(source, viewed.getBytes(UTF_8), UTF_8.name());
    }
    PageFacts facts = PageFacts.of(page);
    List<Block> blocks = PageStory.of(PageBlock.of(page.body()), facts);
    // An organisation is the author where neither the page's facts nor its bylines name a person.
    Attribution stated =
        new Attribution(facts.authors(), null, facts.published())
            .or(Attribution.of(blocks))
            .or(new Attribution(facts.organisations(), null, null));
    return Reading.of(format, page.charset().name(), source, stated, facts.language(), blocks);
  }

  /**
   * The page whose source a browser showed when it was saved: Firefox writes it into an element of
   * its own, Chrome into a table of lines. Null where it is no such page.
   */
  private static @Nullable String viewedSource(Document page) {
    Element body = page.body();
    boolean isFirefox = body.id().equals("viewsource");
    if (!isFirefox && page.selectFirst("body > .line-gutter-backdrop") == null) {
      return null;
    }
    String lines = isFirefox ? "pre" : "td.line-number + td.line-content";
    String source = page.select(lines).stream().map(Element::wholeText).collect(joining("\n"));
    // A page may list a program so amid its story.
    long shown = signs(source);
    boolean isAll = shown > 0 && shown >= MIN_SOURCE_SHARE * signs(body.wholeText());
    return isAll && source.contains("<") ? source : null;
  }

  private static long signs(String text) {
    return text.chars().filter(c -> c > ' ').count();
  }

  /**
   * The elements of a page.
   *
   * @param charset what somebody said it is in; null where the page itself is to be asked
   */
  static Document page(Source source, byte[] bytes, @Nullable String charset)
      throws IOException, UnreadableException {
    // In every charset that a page is in these are the bytes of its tags.
    String markup = new String(bytes, ISO_8859_1);
    if (hasTooManyTags(markup)) {
      throw new UnreadableException(
          source, null, "more than %,d tags".formatted(MAX_TAGS), "Split it into smaller files");
    }
    Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
    String declared = charset == null ? declared(markup) : charset;
    String used = Encoding.charset(bytes, declared).name();
    Document page = Jsoup.parse(new ByteArrayInputStream(bytes), used, "", parser);
    cutAttributes(page);
    return page;
  }

  private static @Nullable String declared(String markup) {
    Matcher charset = CHARSET.matcher(markup);
    charset.region(0, Math.min(markup.length(), MAX_CHARSET_CHARS));
    return charset.find() ? charset.group(1) : null;
  }

  /** The body of HTML that is part of another format; of one with too many tags its text alone. */
  static Element fragment(String html) {
    if (hasTooManyTags(html)) {
      return new Element("body").text(withoutTags(html));
    }
    Element body = Jsoup.parseBodyFragment(html).body();
    cutAttributes(body);
    return body;
  }

  private static void cutAttributes(Element root) {
    root.traverse(
        (node, depth) -> {
          if (node instanceof Element element && element.attributesSize() > 0) {
            for (Attribute attribute : element.attributes()) {
              String value = attribute.getValue();
              if (value.length() > MAX_NAME_CHARS) {
                attribute.setValue(cut(attribute.getKey(), value));
              }
            }
          }
        });
  }

  /** As much of an attribute's value as is looked at. */
  static String cut(String key, String value) {
    int most = NAMES.contains(key) ? MAX_NAME_CHARS : MAX_ATTRIBUTE_CHARS;
    return BlockText.beginning(value, most);
  }

  static boolean hasTooManyTags(String markup) {
    int tags = 0;
    for (int at = markup.indexOf('<');
        at >= 0 && tags <= MAX_TAGS;
        at = markup.indexOf('<', at + 1)) {
      tags++;
    }
    return tags > MAX_TAGS;
  }

  /** The text between tags, which nothing is made of. */
  static String withoutTags(String markup) {
    return Parser.unescapeEntities(TAG.matcher(markup).replaceAll(" "), false);
  }
}
