package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** NewsML, the IPTC's envelope of agencies' items: NewsML-G2 and the older NewsML 1. */
final class NewsMl implements ArticleReader {
  private static final Set<String> ROOTS =
      Set.of(
          "newsml",
          "newsmessage",
          "newsitem",
          "packageitem",
          "contentset",
          "conceptitem",
          "knowledgeitem",
          "planningitem",
          "catalogitem");

  @Override
  public String format() {
    return "newsml";
  }

  @Override
  public boolean accepts(Head head) {
    return ROOTS.contains(head.root());
  }

  @Override
  public Reading read(Source source, byte[] bytes) throws IOException, UnreadableException {
    Xml xml = Xml.whole(source, bytes);
    List<Article> articles = new ArrayList<>();
    if (xml.root() != null) {
      List<Element> items = xml.root().select("newsitem, packageitem");
      // A component may hold items, and they are no part of the one that it is in.
      for (Element item : items) {
        if (item.parent() != null) {
          item.replaceWith(new TextNode(""));
        }
      }
      for (Element item : items.isEmpty() ? List.of(xml.root()) : items) {
        Draft draft = new Draft();
        if (item.selectFirst("newscomponent") != null) {
          NewsMl1.read(item, draft);
        } else {
          readG2(item, draft);
        }
        draft.article(source, articles.size() + 1, items.size() == 1).ifPresent(articles::add);
      }
    }
    return xml.checked(new Reading(format(), xml.charset().name(), articles, 0, List.of()));
  }

  private static void readG2(Element item, Draft draft) {
    boolean picture = isPicture(item);
    Element meta = item.selectFirst("contentmeta");
    draft
        .published(text(item, "itemmeta > firstcreated"))
        .published(text(item, "itemmeta > versioncreated"));
    if (meta != null) {
      meta(meta, picture, draft);
    }
    draft.language(item.attr("xml:lang"));
    for (Element content : Xml.outermost(item, "inlinexml, inlinedata")) {
      content(content, draft);
    }
    for (Element part : Xml.outermost(item, "groupset itemref")) {
      reference(part, draft);
    }
  }

  private static void meta(Element meta, boolean picture, Draft draft) {
    draft.published(text(meta, "> contentcreated"));
    meta.select("> language").forEach(language -> draft.language(language.attr("tag")));
    List<Element> headlines = meta.select("> headline");
    // What is said for other places is a headline where nothing else is.
    boolean hasMain = headlines.stream().anyMatch(headline -> !saysAgain(headline));
    for (Element headline : headlines) {
      if (!hasMain || !saysAgain(headline)) {
        draft.headline(headline.text());
      }
    }
    meta.select("> by").forEach(by -> draft.byline(by.text()));
    meta.select("> dateline").forEach(dateline -> draft.dateline(dateline.text()));
    meta.select("> located").forEach(located -> draft.desk(text(located, "> name")));
    if (!draft.hasByline()) {
      for (Element creator : meta.select("> creator > name")) {
        // Others have a login or a desk there.
        if (creator.text().strip().matches("\\p{Lu}\\S* (?:\\S+ ){0,3}\\p{Lu}[^\\d.]+")) {
          draft.byline(creator.text());
        }
      }
    }
    String headline = meta.select("> headline").text().strip();
    for (Element description : meta.select("> description")) {
      String words = description.text().strip();
      // A slug before the headline is how some describe a package.
      if (!headline.isEmpty() && words.endsWith(headline)) {
        continue;
      }
      boolean caption = description.attr("role").toLowerCase(Locale.ROOT).endsWith("caption");
      if (picture || caption) {
        draft.caption(picture ? Draft.credited(words, text(meta, "> creditline")) : words);
      } else {
        draft.standfirst(words);
      }
    }
  }

  /** Whether a headline is for other places, where the main one does not fit. */
  private static boolean saysAgain(Element headline) {
    String role = headline.attr("role").toLowerCase(Locale.ROOT);
    return Ninjs.OTHER_HEADLINES.contains(role.substring(role.indexOf(':') + 1));
  }

  /** Adds the text of an item, in whatever markup it is. */
  static void content(Element content, Draft draft) {
    Element nitf = content.selectFirst("nitf");
    if (nitf != null) {
      Nitf.read(nitf, draft);
      return;
    }
    Element html = content.selectFirst("body");
    Element story = html == null ? content : html;
    String text = story.wholeText();
    if (story.childrenSize() > 0) {
      draft.add(Markup.blocks(story));
    } else if (text.contains("</")) {
      draft.add(Markup.blocks(Html.fragment(text)));
    } else {
      // Plain text: a blank line between paragraphs, else a line each.
      String between = text.strip().contains("\n\n") ? "\n\\s*\n" : "\n";
      for (String paragraph : text.split(between, -1)) {
        draft.paragraph(paragraph);
      }
    }
  }

  /** What a package says of an item that is elsewhere: of a picture, its caption. */
  private static void reference(Element part, Draft draft) {
    String headline = text(part, "> headline");
    String title = headline.isEmpty() ? text(part, "> title") : headline;
    if (isPicture(part)) {
      draft.caption(title);
    } else if (!draft.hasHeadline()) {
      draft.headline(title);
    } else if (!draft.isHeadline(title)) {
      draft.paragraph(title);
    }
  }

  private static boolean isPicture(Element item) {
    Element itemClass = item.selectFirst("itemclass");
    String name = itemClass == null ? "" : itemClass.attr("qcode");
    return name.endsWith(":picture")
        || name.endsWith(":photo")
        || name.endsWith(":graphic")
        || name.endsWith(":video");
  }

  static String text(Element element, String query) {
    Element found = element.selectFirst(query);
    return found == null ? "" : found.text().strip();
  }
}
