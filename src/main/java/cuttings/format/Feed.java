package cuttings.format;

import cuttings.article.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** RSS in its versions, and Atom: each item an article with a source of its own, by its guid. */
final class Feed implements ContainerReader {
  private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf");
  private static final Set<String> ITEMS = Set.of("item", "entry");

  @Override
  public String format() {
    return "rss";
  }

  @Override
  public boolean accepts(Head head) {
    return ROOTS.contains(head.root());
  }

  @Override
  public void read(Source source, InputStream in, Contents contents)
      throws IOException, UnreadableException {
    Xml xml = Xml.records(source, in);
    Records records = new Records(source, format(), xml.charset().name(), contents);
    String language = null;
    for (Element item = xml.next(ITEMS); item != null; item = xml.next(ITEMS)) {
      language = language == null ? language(xml.root()) : language;
      records.add(draft(item).language(language), id(item));
    }
  }

  /** The language of all items, stated before them. */
  private static String language(@Nullable Element feed) {
    if (feed == null || !feed.attr("xml:lang").isEmpty()) {
      return feed == null ? "" : feed.attr("xml:lang");
    }
    Element channel = child(feed, "channel");
    String language = text(feed, "language", "dc:language");
    return language.isEmpty() && channel != null
        ? text(channel, "language", "dc:language")
        : language;
  }

  private static Draft draft(Element item) {
    Draft draft = new Draft();
    draft.headline(FreeText.unmarked(text(item, "title", "dc:title")));
    draft.byline(byline(item));
    for (String name : List.of("pubdate", "published", "dc:date", "issued", "updated")) {
      draft.published(text(item, name));
    }
    draft.language(text(item, "dc:language")).language(item.attr("xml:lang"));
    item.children().forEach(Feed::withoutFooter);
    Element summary = child(item, "description", "summary");
    Element content = child(item, "content:encoded", "content", "xhtml:body");
    if (content == null) {
      body(summary, draft);
    } else {
      if (summary != null && !isBeginning(summary, content)) {
        draft.standfirst(FreeText.unmarked(summary.wholeText()));
      }
      body(content, draft);
    }
    Map<Element, String> credits = new HashMap<>();
    for (Element caption : Xml.outermost(item, "media|description")) {
      String credit =
          credits.computeIfAbsent(caption.parent(), media -> text(media, "media:credit"));
      draft.caption(Draft.credited(FreeText.unmarked(caption.wholeText()).strip(), credit));
    }
    return draft;
  }

  /** Takes out what WordPress adds below each text of its feeds. */
  private static void withoutFooter(Element part) {
    if (part.childrenSize() > 0) {
      return;
    }
    String text = part.wholeText();
    for (Footer footer : FOOTERS) {
      int middle = text.lastIndexOf(footer.middle);
      int start = middle < 0 ? -1 : text.lastIndexOf(footer.start, middle);
      if (start >= 0
          && middle - start < MAX_FOOTER_CHARS
          && text.length() - middle < MAX_FOOTER_CHARS
          && END.matcher(text.substring(middle + footer.middle.length())).matches()) {
        part.text(text.substring(0, start));
      }
    }
  }

  /** What a text's footer says before the text's title and behind it, both of which are linked. */
  private record Footer(String start, String middle) {
    static Footer of(String start, String middle) {
      return new Footer(start + "<a", "</a>" + middle + "<a");
    }
  }

  /** The rest of the link to the site, and the end of the text. */
  private static final Pattern END =
      Pattern.compile("[^<>]*>[^<>]*</a>\\s*\\.?(?:\\s|&nbsp;|<[^<>]*>)*");

  private static final List<Footer> FOOTERS =
      List.of(
          Footer.of("The post ", " appeared first on "),
          Footer.of("Der Beitrag ", " erschien zuerst auf "),
          Footer.of("L’article ", " est apparu en premier sur "),
          Footer.of("La entrada ", " se publicó primero en "));

  /** Longest part of such a footer, with its addresses, in UTF-16 units. */
  static final int MAX_FOOTER_CHARS = 2000;

  private static String byline(Element item) {
    Element author = child(item, "author");
    String name = author == null ? "" : text(author, "name");
    String creator = text(item, "dc:creator");
    if (!creator.isEmpty()) {
      return creator;
    }
    // RSS asks for an address here, and feeds put the name in brackets behind it.
    String said = author == null || !name.isEmpty() ? name : author.text();
    int bracket = said.indexOf('(');
    return said.contains("@")
        ? bracket < 0 ? "" : said.substring(bracket + 1).replace(")", "")
        : said;
  }

  /** Adds a text that is an element's content, or is HTML written as its text. */
  private static void body(@Nullable Element content, Draft draft) {
    if (content == null) {
      return;
    }
    String text = content.wholeText();
    if (content.childrenSize() > 0) {
      draft.add(Markup.blocks(content));
    } else if (FreeText.isHtml(text)) {
      draft.add(Markup.blocks(Html.fragment(text)));
    } else {
      text.lines().forEach(draft::paragraph);
    }
  }

  /** Whether a summary is but the text's first words, cut off. */
  private static boolean isBeginning(Element summary, Element content) {
    String words = Words.join(FreeText.unmarked(summary.wholeText()));
    return Words.join(FreeText.unmarked(content.wholeText())).startsWith(words.stripTrailing());
  }

  private static String id(Element item) {
    String id = text(item, "guid", "id");
    String about = id.isEmpty() ? item.attr("rdf:about") : id;
    return about.isEmpty() ? text(item, "link") : about;
  }

  private static String text(Element element, String... names) {
    Element child = child(element, names);
    return child == null ? "" : child.text().strip();
  }

  private static @Nullable Element child(Element element, String... names) {
    for (String name : names) {
      for (Element child : element.children()) {
        if (child.normalName().equals(name) && !child.wholeText().isBlank()) {
          return child;
        }
      }
    }
    return null;
  }
}
