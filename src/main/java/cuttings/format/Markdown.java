package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Source;
import cuttings.structure.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Element;

/** Markdown, with front matter or without. It becomes HTML first, whose rules are known here. */
final class Markdown implements ArticleReader {
  /** How deep quotes and lists, or emphasis and links, are nested at most. */
  static final int MAX_DEPTH = 50;

  /** The largest source, in bytes: 2 MiB. Its marks take many times the memory of its text. */
  static final int MAX_BYTES = 2 << 20;

  /** Most pictures that are captioned by what their writer says they show. */
  static final int MAX_PICTURES = 10_000;

  static final int MAX_BYLINE_WORDS = 15;

  /** A picture's caption in quotes, which may have quotes in it; or an address; or code. */
  private static final Pattern SHORTCODE =
      Pattern.compile(
          "(?<code>(?<!`)(`{1,10})(?!`).{1,5000}?(?<!`)\\2(?!`))"
              + "|\\{(?:\\{[<%]|%) *\\w[^{}\\n]{0,1000}?\\bcaption *= *"
              + "(?:\"(?<double>[^\"\\\\\\n]{0,2000}+(?:\\\\.[^\"\\\\\\n]{0,2000}+){0,100}+)\""
              + "|'(?<single>[^'\\n]{1,2000})')[^{}\\n]{0,1000}\\}{1,2}"
              + "|(?<address>\\(\\{\\{[<%][^{}\\n]{0,500}[>%]\\}\\}\\))");

  /** What opens lines of code, and closes them. */
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}(?=[^`]*$)|~{3,}).*");

  private static final List<Extension> TABLES = List.of(TablesExtension.create());

  private static final Parser PARSER =
      Parser.builder()
          .extensions(TABLES)
          .maxOpenBlockParsers(MAX_DEPTH)
          .maxInlineNesting(MAX_DEPTH)
          .build();

  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(TABLES).build();

  @Override
  public String format() {
    return "markdown";
  }

  /** By its name alone: any text could be Markdown. */
  @Override
  public boolean accepts(Head head) {
    return head.named(".md", ".markdown", ".mdown", ".mkd");
  }

  @Override
  public Reading read(Source source, byte[] bytes) throws UnreadableException {
    if (bytes.length > MAX_BYTES) {
      throw new UnreadableException(
          source,
          null,
          "larger than " + (MAX_BYTES >> 20) + " MiB of Markdown",
          "Split it into smaller files, or read it with --format text");
    }
    Encoding decoded = Encoding.decode(source, bytes);
    List<Line> lines = Line.split(decoded.text());
    Optional<FrontMatter> front = FrontMatter.of(lines);
    Draft draft = new Draft().language(Article.UNKNOWN_LANGUAGE);
    front.ifPresent(matter -> RecordFields.of(matter.fields()).state(draft));
    int from = front.map(matter -> matter.lines().size()).orElse(0);
    String text =
        lines.subList(from, lines.size()).stream()
            .map(Line::text)
            .collect(Collectors.joining("\n"));
    Element body = Html.fragment(RENDERER.render(PARSER.parse(withoutShortcodes(text))));
    pictures(body);
    head(body);
    draft.add(Markup.blocks(body));
    return draft.reading(format(), decoded.charset().name(), source);
  }

  /**
   * A text without what its publishing system (Hugo, Jekyll) would have put something else for: a
   * picture with its caption, an address.
   */
  private static String withoutShortcodes(String text) {
    if (!text.contains("{{") && !text.contains("{%")) {
      return text;
    }
    StringBuilder without = new StringBuilder(text.length());
    String open = "";
    for (String line : text.split("\n", -1)) {
      Matcher fence = FENCE.matcher(line);
      boolean isFence =
          fence.matches()
              && (open.isEmpty()
                  || (fence.group(1).startsWith(open) && line.strip().equals(fence.group(1))));
      if (isFence) {
        open = open.isEmpty() ? fence.group(1) : "";
        without.append(line);
      } else {
        without.append(open.isEmpty() ? SHORTCODE.matcher(line).replaceAll(Markdown::shown) : line);
      }
      without.append('\n');
    }
    return without.toString();
  }

  private static String shown(MatchResult found) {
    if (found.group("code") != null) {
      return Matcher.quoteReplacement(found.group());
    }
    if (found.group("address") != null) {
      return "(x)";
    }
    String quoted = found.group("double");
    return figure(quoted == null ? found.group("single") : quoted.replaceAll("\\\\(.)", "$1"));
  }

  private static String figure(String caption) {
    String figure = "\n\n<figure><figcaption>" + caption + "</figcaption></figure>\n\n";
    return Matcher.quoteReplacement(figure);
  }

  /** A picture's caption is the line in italics under it, else its title, else what it shows. */
  private static void pictures(Element body) {
    Set<Element> lines = new HashSet<>();
    for (Element picture : body.select("img").stream().limit(MAX_PICTURES).toList()) {
      Element line = picture.closest("p, li, h1, h2, h3, h4, h5, h6");
      if (line == null) {
        continue;
      }
      // What stands under a line of pictures is the caption of the first.
      boolean first = lines.add(line);
      String shows = picture.attr("title").isBlank() ? picture.attr("alt") : picture.attr("title");
      String caption = "";
      Element below = line.nextElementSibling();
      if (first && isItalic(line)) {
        caption = line.text();
        line.empty();
      } else if (first
          && line.text().isBlank()
          && below != null
          && isItalic(below)
          && below.selectFirst("img") == null) {
        caption = below.text();
        below.remove();
      }
      picture.remove();
      Element last = line;
      boolean said = Words.join(caption).contains(Words.join(shows).strip());
      for (String text : said ? List.of(caption) : List.of(caption, shows)) {
        if (!text.isBlank()) {
          Element figure = new Element("figure");
          figure.appendElement("figcaption").text(text);
          last.after(figure);
          last = figure;
        }
      }
    }
  }

  /** Between the headline and the first paragraph: the standfirst in italics, and who wrote it. */
  private static void head(Element body) {
    for (Element element : body.children()) {
      if (!element.normalName().equals("p")) {
        continue;
      }
      String text = element.text();
      if (text.toLowerCase(Locale.ROOT).startsWith("by ")
          && text.split(" ", -1).length <= MAX_BYLINE_WORDS) {
        element.addClass("byline");
      } else if (isItalic(element)) {
        element.addClass(RecordFields.day(text) == null ? "standfirst" : "dateline");
      } else if (!text.isBlank()) {
        return;
      }
    }
  }

  private static boolean isItalic(Element line) {
    String italic = line.select("> em").text();
    return !italic.isBlank() && italic.equals(line.text().strip());
  }
}
