package cuttings.format;

import cuttings.article.Source;
import cuttings.structure.Line;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.SingleBody;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
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

  /** What stands in cells of a table that lays out a letter, and in no table of figures. */
  private static final String LAID_OUT = "p, div, table, img, ul, h1, h2, h3";

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** Parts that say the same, plain and as a page; or of which there is but one. */
  record Alternatives(List<Entity> plain, List<Entity> pages) {
    Alternatives() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * The text of parts that stand one after the other.
   *
   * @param subject as it stands in the letter's headers; null where it has none
   */
  static LetterText of(Source source, @Nullable String subject, List<Alternatives> parts)
      throws IOException, UnreadableException {
    StringBuilder text = new StringBuilder();
    Set<String> before = new HashSet<>();
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
      // Some programs send the same twice without saying so, plain and as a page.
      if (before.add(Words.join(said.toString()))) {
        text.append(said);
      }
      charset = charset == null ? used : charset;
    }
    List<Line> all = Line.split(PlainText.limited(source, text.toString()));
    List<Line> lines = new ArrayList<>();
    List<Line> signature = new ArrayList<>();
    divide(all, true, lines, signature);
    if (Forwarded.is(subject, lines)) {
      return new LetterText(Forwarded.of(lines), signature, charset);
    }
    lines.clear();
    signature.clear();
    divide(all, false, lines, signature);
    return new LetterText(Forwarded.answered(lines), signature, charset);
  }

  /**
   * Tells a signature from what is above it.
   *
   * @param forwards whether a letter that is forwarded may stand below the signature
   */
  private static void divide(
      List<Line> all, boolean forwards, List<Line> lines, List<Line> signature) {
    boolean isSigned = false;
    for (Line line : all) {
      isSigned |= line.text().stripTrailing().equals("--");
      isSigned &= !(forwards && Forwarded.isMark(line));
      if (!isSigned) {
        lines.add(line);
      } else if (!line.isBlank()) {
        signature.add(line);
      }
    }
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

  /** Puts bars between the cells of a table's rows; where it lays out the letter, empty lines. */
  private static void divide(Element table) {
    List<Element> rows =
        table.children().stream().flatMap(section -> section.children().stream()).toList();
    boolean isLayout =
        rows.stream()
            .flatMap(row -> row.children().stream())
            .anyMatch(cell -> cell.selectFirst(LAID_OUT) != null);
    for (Element row : rows) {
      List<Element> cells = row.children().stream().filter(LetterText::saysSomething).toList();
      for (int i = 1; i < cells.size(); i++) {
        cells.get(i).prepend(isLayout ? "\n\n" : " | ");
      }
    }
  }

  /** Whether more than blanks stands in a cell, which keep it as wide as it is. */
  private static boolean saysSomething(Element cell) {
    return cell.nodeStream(TextNode.class)
        .anyMatch(text -> !text.getWholeText().replace('\u00a0', ' ').isBlank());
  }

  /** The visible text of a letter in HTML, a line a block. */
  private static String visible(Source source, Document page) throws UnreadableException {
    page.select("script, style, head, [hidden], [style~=(?i)display\\s*:\\s*none]").remove();
    page.select("table").forEach(LetterText::divide);
    page.select("br").append("\n");
    page.select("p, div, h1, h2, h3, h4, h5, h6, li, tr, blockquote").prepend("\n\n");
    StringBuilder lines = new StringBuilder();
    for (Line line : Line.split(PlainText.limited(source, page.wholeText()))) {
      lines.append(line.text().strip()).append('\n');
    }
    return lines.toString();
  }
}
