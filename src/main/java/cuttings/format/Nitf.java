package cuttings.format;

import cuttings.article.Source;
import java.io.IOException;
import java.util.List;
import java.util.StringJoiner;
import org.jsoup.nodes.Element;

/** NITF, the IPTC's markup of articles, in all its versions. */
final class Nitf implements ArticleReader {
  /** Who is named at most to have made a picture. */
  static final int MAX_PRODUCERS = 20;

  @Override
  public String format() {
    return "nitf";
  }

  @Override
  public boolean accepts(Head head) {
    return head.root().equals("nitf");
  }

  @Override
  public Reading read(Source source, byte[] bytes) throws IOException, UnreadableException {
    Xml xml = Xml.whole(source, bytes);
    Draft draft = new Draft();
    if (xml.root() != null) {
      read(xml.root(), draft);
    }
    return xml.checked(draft.reading(format(), xml.charset().name(), source));
  }

  /** Adds what a {@code nitf} element holds; its tree is changed. */
  static void read(Element nitf, Draft draft) {
    draft.language(nitf.attr("xml:lang")).language(nitf.attr("baselang"));
    facts(nitf, draft);
    Element head = nitf.selectFirst("body\\.head");
    if (head != null) {
      head(head, draft);
    }
    for (Element content : Xml.outermost(nitf, "body\\.content")) {
      if (content.closest("note") == null) {
        String text = content.childrenSize() == 0 ? content.wholeText() : "";
        // Some write its paragraphs as text.
        boolean isEscaped = FreeText.isHtml(text);
        draft.add(Markup.blocks(isEscaped ? Html.fragment(text) : asHtml(content)));
      }
    }
    for (Element end : Xml.outermost(nitf, "body\\.end")) {
      draft.add(Markup.blocks(end));
    }
    Element title = nitf.selectFirst("head > title");
    if (!draft.hasHeadline() && title != null) {
      draft.headline(title.text());
    }
  }

  private static void facts(Element nitf, Draft draft) {
    for (Element pubdata : nitf.select("pubdata")) {
      draft.published(pubdata.attr("date.publication"));
    }
    for (String element : List.of("date\\.release", "date\\.issue", "story\\.date")) {
      for (Element date : nitf.select(element)) {
        draft.published(date.attr("norm"));
      }
    }
  }

  private static void head(Element head, Draft draft) {
    for (Element headline : Xml.outermost(head, "hl1")) {
      draft.headline(headline.text());
    }
    for (Element second : Xml.outermost(head, "hl2")) {
      draft.standfirst(second.text());
    }
    for (Element standfirst : Xml.outermost(head, "abstract")) {
      Markup.blocks(asHtml(standfirst)).forEach(block -> draft.standfirst(block.text()));
    }
    for (Element note : Xml.outermost(head, "note")) {
      // npa: an advisory that is not to be published.
      if (!note.attr("type").equals("npa")) {
        Markup.blocks(asHtml(note)).forEach(block -> draft.paragraph(block.text()));
      }
    }
    for (Element byline : Xml.outermost(head, "byline")) {
      byline(byline, draft);
    }
    for (Element dateline : Xml.outermost(head, "dateline")) {
      dateline(dateline, draft);
    }
  }

  private static void byline(Element byline, Draft draft) {
    Xml.outermost(byline, "person").forEach(person -> draft.author(person.text()));
    StringJoiner titles = new StringJoiner(", ");
    for (Element title : Xml.outermost(byline, "byttl")) {
      titles.add(title.text());
      title.remove();
    }
    String names = byline.text().strip();
    draft.byline(names.isEmpty() || titles.length() == 0 ? names + titles : names + ", " + titles);
  }

  private static void dateline(Element dateline, Draft draft) {
    for (Element date : Xml.outermost(dateline, "story\\.date")) {
      // Some repeat the machine's date as text, which says nothing to a reader.
      boolean words = date.text().chars().filter(Character::isLetter).count() > 2;
      if (!words) {
        date.remove();
      }
    }
    draft.dateline(dateline.text());
    Element location = dateline.selectFirst("location");
    if (location != null) {
      draft.desk(location.text());
    }
  }

  /** NITF is HTML by other names. */
  private static Element asHtml(Element content) {
    content.select("hl1").tagName("h1");
    content.select("hl2").tagName("h2");
    content.select("bq").tagName("blockquote");
    content.select("block, fn, note, datasource").tagName("div");
    for (Element media : Xml.outermost(content, "media")) {
      StringJoiner said = new StringJoiner(" ");
      for (Element part : Xml.outermost(media, "media-caption")) {
        if (!part.text().isBlank()) {
          said.add(part.text().strip());
        }
      }
      String caption = said.toString();
      for (Element producer :
          Xml.outermost(media, "media-producer").stream().limit(MAX_PRODUCERS).toList()) {
        caption = Draft.credited(caption, producer.text().strip());
      }
      media.empty().tagName("figure");
      media.appendElement("figcaption").text(caption);
    }
    return content;
  }
}
