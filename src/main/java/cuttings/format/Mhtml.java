package cuttings.format;

import cuttings.article.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.jspecify.annotations.Nullable;

/**
 * A page that a browser saved with its pictures in one file (RFC 2557). It is written as a letter,
 * and is none: its subject is the page's title, its day that of saving.
 */
final class Mhtml implements ContainerReader {
  private static final Pattern SAVED =
      Pattern.compile("(?m)^(?:snapshot-content-location:|from: *[\"<]*saved by )");

  private static final Pattern FROM = Pattern.compile("(?m)^from:");

  private static final Pattern END_OF_HEADERS = Pattern.compile("\\n\\r?\\n");

  private final Mail mail = new Mail();

  @Override
  public String format() {
    return "mhtml";
  }

  @Override
  public boolean accepts(Head head) {
    if (!Mail.isMessage(head)) {
      return false;
    }
    String headers = END_OF_HEADERS.split(head.text(), 2)[0];
    // Mail programs save letters under such names, too, which are from somebody.
    boolean isNamed = head.named(".mht", ".mhtml") && !FROM.matcher(headers).find();
    return isNamed || SAVED.matcher(headers).find();
  }

  @Override
  public void read(Source source, InputStream in, Contents contents)
      throws IOException, UnreadableException {
    byte[] bytes = Mime.whole(source, in);
    Message message = Mime.message(source, bytes, contents::failure);
    try {
      List<Entity> pages = new ArrayList<>();
      boolean hasText = collect(message, pages);
      putFirst(Mime.parameter(message, "start"), pages);
      if (!pages.isEmpty()) {
        contents.reading(source, reading(source, pages));
      } else if (hasText) {
        mail.read(source, message, contents);
      } else {
        throw new UnreadableException(
            source, null, "no page in it", "Save the page anew, as HTML perhaps");
      }
    } finally {
      message.dispose();
    }
  }

  /** The first page that says something: one of frames says nothing itself. */
  private Reading reading(Source source, List<Entity> pages)
      throws IOException, UnreadableException {
    Reading first = null;
    for (Entity page : pages) {
      Charset stated = Mime.charset(page);
      byte[] html = Mime.bytes((SingleBody) page.getBody());
      Reading reading = Html.read(source, html, stated == null ? null : stated.name(), format());
      if (!reading.articles().isEmpty()) {
        return reading;
      }
      first = first == null ? reading : first;
    }
    return Objects.requireNonNull(first);
  }

  /** Collects the pages, and says whether there is plain text. */
  private static boolean collect(Entity part, List<Entity> pages) {
    boolean hasText = false;
    if (part.getBody() instanceof Multipart multipart) {
      for (Entity inner : multipart.getBodyParts()) {
        hasText |= collect(inner, pages);
      }
    } else if (part.getBody() instanceof SingleBody) {
      String type = part.getMimeType();
      hasText = type.equalsIgnoreCase("text/plain");
      if (type.equalsIgnoreCase("text/html") || type.equalsIgnoreCase("application/xhtml+xml")) {
        pages.add(part);
      }
    }
    return hasText;
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
