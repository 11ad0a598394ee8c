package cuttings.format;

import cuttings.article.Source;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.jspecify.annotations.Nullable;

/**
 * A page that a browser saved with its pictures in one file (RFC 2557). It is written as a letter,
 * and is none: its subject is the page's title, its day that of saving.
 */
final class Mhtml implements ArticleReader {
  @Override
  public String format() {
    return "mhtml";
  }

  @Override
  public boolean accepts(Head head) {
    String text = head.text();
    boolean isSaved =
        text.contains("\nsnapshot-content-location:")
            || text.matches("(?s)(?:.*\\n)?from: *[\"<]*saved by .*");
    return Mail.isMessage(head) && (isSaved || head.named(".mht", ".mhtml"));
  }

  @Override
  public Reading read(Source source, byte[] bytes) throws IOException, UnreadableException {
    Message message = Mime.message(source, bytes);
    try {
      List<Entity> pages = new ArrayList<>();
      collect(message, pages, 0);
      putFirst(Mime.parameter(message, "start"), pages);
      Reading first = null;
      for (Entity page : pages) {
        Charset stated = Mime.charset(page);
        byte[] html = Mime.bytes((SingleBody) page.getBody());
        Reading reading = Html.read(source, html, stated == null ? null : stated.name(), format());
        if (!reading.articles().isEmpty()) {
          return reading;
        }
        // A page of frames says nothing itself.
        first = first == null ? reading : first;
      }
      if (first == null) {
        throw new UnreadableException(
            source, null, "no page in it", "Save the page anew, as HTML perhaps");
      }
      return first;
    } finally {
      message.dispose();
    }
  }

  private static void collect(Entity part, List<Entity> pages, int depth) {
    if (part.getBody() instanceof Multipart multipart && depth < Mime.MAX_PART_DEPTH) {
      multipart.getBodyParts().forEach(inner -> collect(inner, pages, depth + 1));
    } else if (part.getBody() instanceof SingleBody) {
      String type = part.getMimeType();
      if (type.equalsIgnoreCase("text/html") || type.equalsIgnoreCase("application/xhtml+xml")) {
        pages.add(part);
      }
    }
  }

  /**
   * @param start the id of the page that the others are shown in; null where it is the first
   */
  private static void putFirst(@Nullable String start, List<Entity> pages) {
    for (int i = 0; start != null && i < pages.size(); i++) {
      var id = pages.get(i).getHeader().getField("Content-ID");
      if (id != null && id.getBody().strip().equals(start.strip())) {
        pages.addFirst(pages.remove(i));
        return;
      }
    }
  }
}
