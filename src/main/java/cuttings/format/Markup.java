package cuttings.format;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a story's own markup: XHTML in an agency's XML, HTML in a feed or a JSON field,
 * what Markdown becomes. Unlike a page ({@link PageStory}) it holds nothing but the story, so that
 * all its text is kept.
 */
final class Markup {
  /** A bold line of at most so many words that is no sentence is a subheading. */
  static final int MAX_BOLD_WORDS = 12;

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

  /** What repeats for a machine's reader what the format states of the article. */
  private static final Set<String> AROUND = Set.of("header", "footer", "nav");

  private Markup() {}

  /** An element's blocks in reading order. Rows of its tables are joined in it. */
  static List<Block> blocks(Element body) {
    joinRows(body);
    List<Block> blocks = new ArrayList<>();
    Map<Element, Boolean> quoting = new HashMap<>();
    Element lastCaption = null;
    StringJoiner caption = new StringJoiner(" ");
    boolean prose = false;
    for (PageBlock block : PageBlock.of(body)) {
      String text = BlockText.line(block.text());
      if (Words.join(text).isEmpty()) {
        continue; // a rule drawn with characters
      }
      Element root = caption(block.element(), body, quoting);
      if (lastCaption != null && !lastCaption.equals(root)) {
        blocks.add(Block.of(Kind.CAPTION, caption.toString(), null));
        caption = new StringJoiner(" ");
      }
      lastCaption = root;
      if (root != null) {
        caption.add(text);
        continue;
      }
      Kind kind = kind(block, body, prose);
      if (kind != null) {
        prose |= kind == Kind.PARAGRAPH;
        blocks.add(Block.of(kind, text, null));
      }
    }
    if (lastCaption != null) {
      blocks.add(Block.of(Kind.CAPTION, caption.toString(), null));
    }
    return blocks;
  }

  private static @Nullable Kind kind(PageBlock block, Element body, boolean prose) {
    boolean bold =
        block.boldShare() > 0.9
            && block.words() <= MAX_BOLD_WORDS
            && !PagePhrases.endsSentence(block.text());
    for (Element at = block.element(); at != null && !at.equals(body); at = at.parent()) {
      String name = at.normalName();
      if (HEADINGS.contains(name)) {
        return Kind.SUBHEADING;
      }
      if (AROUND.contains(name)) {
        return null;
      }
      String named = at.className().toLowerCase(Locale.ROOT);
      if (named.equals("byline") || at.attr("rel").equals("author")) {
        return Kind.BYLINE;
      }
      if (named.equals("standfirst")) {
        return Kind.STANDFIRST;
      }
      if (named.equals("dateline")) {
        return Kind.DATELINE;
      }
      bold &= !name.equals("li") && !name.equals("tr");
    }
    return bold && prose ? Kind.SUBHEADING : Kind.PARAGRAPH;
  }

  /** The element whose text is one caption; null where the block is in none. */
  private static @Nullable Element caption(
      Element element, Element body, Map<Element, Boolean> quoting) {
    Element caption = null;
    for (Element at = element; at != null && !at.equals(body); at = at.parent()) {
      String name = at.normalName();
      if (name.equals("figcaption")
          || at.className().toLowerCase(Locale.ROOT).contains("caption")) {
        caption = at;
      } else if (name.equals("figure")) {
        boolean quotes = quoting.computeIfAbsent(at, Markup::quotes);
        return caption != null || quotes ? caption : at;
      }
    }
    return caption;
  }

  /** Whether a figure shows more than a picture, or says itself what of it is the caption. */
  private static boolean quotes(Element figure) {
    return figure.selectFirst("blockquote, table, pre, figcaption") != null;
  }

  /** A row of figures is one block, its cells told apart. */
  private static void joinRows(Element body) {
    for (Element row : body.select("tr")) {
      boolean joined = !PageLayout.within(row, body); // within another row
      if (!joined && row.selectFirst("p, div, table, h1, h2, h3, h4, ul, figure") == null) {
        StringJoiner cells = new StringJoiner(" | ");
        for (Element cell : row.children()) {
          if (!cell.text().isBlank()) {
            cells.add(cell.text());
          }
        }
        row.text(cells.toString());
      }
    }
  }
}
