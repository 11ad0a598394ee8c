package cuttings.format;

import cuttings.article.Source;
import java.io.IOException;
import java.util.List;
import java.util.StringJoiner;
import org.jsoup.nodes.Element;

/** NITF, the IPTC's markup of articles, in all its versions. */
final class Nitf implements ArticleReader {

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
    return draft.reading(format(), xml.charset().name(), source);
  }

  /** Adds what a {@code nitf} element holds; its tree is changed. */
  static void read(Element nitf, Draft draft) {
    draft.language(nitf.attr("xml:lang")).language(nitf.attr("baselang"));
    facts(nitf, draft);
    Element head = nitf.selectFirst("body\\.head");
    if (head != null) {
      head(head, draft);
    }
    for (Element content : nitf.select("body\\.content")) {
      if (content.closest("note") == null) {
        draft.add(Markup.blocks(asHtml(content)));
      }
    }
    for (Element end : nitf.select("body\\.end")) {
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
    for (Element headline : head.select("hl1")) {
      draft.headline(headline.text());
    }
    for (Element second : head.select("hl2")) {
      draft.standfirst(second.text());
    }
    for (Element standfirst : head.select("abstract")) {
      Markup.blocks(asHtml(standfirst)).forEach(block -> draft.standfirst(block.text()));
    }
    for (Element note : head.select("note")) {
      // npa: an advisory that is not to be published.
      if (!note.attr("type").equals("npa")) {
        Markup.blocks(asHtml(note)).forEach(block -> draft.paragraph(block.text()));
      }
    }
    for (Element byline : head.select("byline")) {
      byline(byline, draft);
    }
    for (Element dateline : head.select("dateline")) {
      dateline(dateline, draft);
    }
  }

  private static void byline(Element byline, Draft draft) {
    byline.select("person").forEach(person -> draft.author(person.text()));
    StringJoiner titles = new StringJoiner(", ");
    for (Element title : byline.select("byttl")) {
      titles.add(title.text());
      title.remove();
    }
    String names = byline.text().strip();
    draft.byline(names.isEmpty() || titles.length() == 0 ? names + titles : names + ", " + titles);
  }

  private static void dateline(Element dateline, Draft draft) {
    for (Element date : dateline.select("story\\.date")) {
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
    for (Element media : content.select("media")) {
      StringJoiner caption = new StringJoiner(" ");
      for (Element part : media.select("media-caption")) {
        if (!part.text().isBlank()) {
          caption.add(part.text().strip());
        }
      }
      for (Element producer : media.select("media-producer")) {
        String credit = producer.text().strip();
        if (caption.length() > 0 && !caption.toString().contains(credit)) {
          caption.add(credit);
        }
      }
      media.empty().tagName("figure");
      media.appendElement("figcaption").text(caption.toString());
    }
    return content;
  }
}
