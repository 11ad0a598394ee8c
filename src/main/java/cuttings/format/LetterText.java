package cuttings.format;

import cuttings.article.Source;
import cuttings.structure.Line;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.SingleBody;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a letter says, in lines: that of its parts which is plain, of the others what can be seen.
 *
 * @param text without its signature
 * @param signature the lines from two dashes on, blank ones left out
 * @param charset of the first part that was read; null where it states none, or none was
 */
record LetterText(Forwarded text, List<Line> signature, @Nullable String charset) {
  /** The longest text of a letter, in bytes of its parts and, once decoded, characters. */
  static final int MAX_BYTES = 16 << 20;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** Parts that say the same, plain and as a page; or of which there is but one. */
  record Alternatives(List<Entity> plain, List<Entity> pages) {
    Alternatives() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** The text of parts that stand one after the other. */
  static LetterText of(Source source, List<Alternatives> parts)
      throws IOException, UnreadableException {
    StringBuilder text = new StringBuilder();
    String charset = null;
    for (Alternatives part : parts) {
      StringBuilder said = new StringBuilder();
      String used = null;
      for (Entity plain : part.plain()) {
        Charset stated = Mime.charset(plain);
        byte[] bytes = bytes(source, plain, text.length() + said.length());
        said.append(plain(source, plain, bytes, stated)).append('\n');
        used = used == null && stated != null ? stated.name() : used;
      }
      if (said.toString().isBlank()) {
        for (Entity html : part.pages()) {
          Charset stated = Mime.charset(html);
          byte[] bytes = bytes(source, html, text.length() + said.length());
          Document page = Html.page(source, bytes, stated == null ? null : stated.name());
          said.append(visible(source, page)).append('\n');
          used = used == null ? page.charset().name() : used;
        }
      }
      text.append(said);
      charset = charset == null ? used : charset;
    }
    List<Line> lines = new ArrayList<>();
    List<Line> signature = new ArrayList<>();
    boolean isSigned = false;
    for (Line line : Line.split(PlainText.limited(source, text.toString()))) {
      isSigned |= line.text().stripTrailing().equals("--");
      // Below it may stand the letter that is forwarded.
      isSigned &= !Forwarded.isMark(line);
      if (!isSigned) {
        lines.add(line);
      } else if (!line.isBlank()) {
        signature.add(line);
      }
    }
    return new LetterText(Forwarded.of(lines), signature, charset);
  }

  /**
   * @param before characters that were read before it
   */
  private static byte[] bytes(Source source, Entity part, int before)
      throws IOException, UnreadableException {
    byte[] bytes = Mime.bytes((SingleBody) part.getBody());
    if (bytes.length > MAX_BYTES - before) {
      throw new UnreadableException(
          source,
          null,
          "a letter of more than " + (MAX_BYTES >> 20) + " MiB of text",
          "Save its text as a file");
    }
    return bytes;
  }

  private static String plain(Source source, Entity part, byte[] bytes, @Nullable Charset stated)
      throws UnreadableException {
    boolean isStated = stated != null && !stated.equals(StandardCharsets.US_ASCII);
    String text =
        (isStated ? new String(bytes, stated) : EntryName.decode(bytes, WINDOWS_1252))
            .replace('\0', ' ');
    boolean isFlowed = "flowed".equalsIgnoreCase(Mime.parameter(part, "format"));
    return isFlowed ? unflowed(PlainText.limited(source, text)) : text;
  }

  /** Lines that end with a space go on in the next (RFC 3676). */
  static String unflowed(String text) {
    StringBuilder joined = new StringBuilder();
    boolean flows = false;
    for (Line line : Line.split(text)) {
      String stuffed = line.text().startsWith(" ") ? line.text().substring(1) : line.text();
      if (!flows && !joined.isEmpty()) {
        joined.append('\n');
      }
      joined.append(stuffed);
      flows = stuffed.endsWith(" ") && !stuffed.equals("-- ");
    }
    return joined.toString();
  }

  /** Puts bars between the cells of a table's row, if it is one and does not lay out the letter. */
  private static void divide(Element row) {
    List<Element> cells = row.children().stream().filter(Element::hasText).toList();
    boolean isOfTable =
        cells.stream()
            .allMatch(c -> c.selectFirst("p, div, table, br, img, ul, h1, h2, h3") == null);
    for (int i = 1; isOfTable && i < cells.size(); i++) {
      cells.get(i).prepend(" | ");
    }
  }

  /** The visible text of a letter in HTML, a line a block. */
  private static String visible(Source source, Document page) throws UnreadableException {
    page.select("script, style, head, [hidden], [style~=(?i)display\\s*:\\s*none]").remove();
    page.select("tr").forEach(LetterText::divide);
    page.select("br").append("\n");
    page.select("p, div, h1, h2, h3, h4, h5, h6, li, tr, blockquote").prepend("\n\n");
    StringBuilder lines = new StringBuilder();
    for (Line line : Line.split(PlainText.limited(source, page.wholeText()))) {
      lines.append(line.text().strip()).append('\n');
    }
    return lines.toString();
  }
}
