package cuttings.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Small documents of binary formats, made for tests. */
final class Documents {
  private Documents() {}

  /** A Word file; each paragraph is {@code style|text}, or text alone. */
  static byte[] docx(String... paragraphs) throws IOException {
    StringBuilder body = new StringBuilder();
    for (String paragraph : paragraphs) {
      int bar = paragraph.indexOf('|');
      String style = bar < 0 ? "" : paragraph.substring(0, bar);
      body.append("<w:p>");
      if (!style.isEmpty()) {
        body.append("<w:pPr><w:pStyle w:val=\"").append(style).append("\"/></w:pPr>");
      }
      body.append("<w:r><w:t xml:space=\"preserve\">")
          .append(escaped(paragraph.substring(bar + 1)))
          .append("</w:t></w:r></w:p>");
    }
    String main = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    return zip(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\""
            + main
            + "document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\""
            + main
            + "styles+xml\"/></Types>",
        "_rels/.rels",
        relationships("officeDocument", "word/document.xml"),
        "word/document.xml",
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            + "<w:body>"
            + body
            + "</w:body></w:document>",
        "word/_rels/document.xml.rels",
        relationships("styles", "styles.xml"),
        "word/styles.xml",
        "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            + style("Title", "Title")
            + style("Subtitle", "Subtitle")
            + style("Heading1", "heading 1")
            + style("Heading2", "heading 2")
            + style("Caption", "caption")
            + "</w:styles>");
  }

  private static String style(String id, String name) {
    return "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/></w:style>"
        .formatted(id, name);
  }

  private static String relationships(String type, String target) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + "<Relationship Id=\"r1\" Type=\""
        + "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        + type
        + "\" Target=\""
        + target
        + "\"/></Relationships>";
  }

  /** A LibreOffice file; each paragraph is {@code h|text} for a heading, or text alone. */
  static byte[] odt(String... paragraphs) throws IOException {
    StringBuilder body = new StringBuilder();
    for (String paragraph : paragraphs) {
      int bar = paragraph.indexOf('|');
      body.append(
          bar < 0
              ? "<text:p>" + escaped(paragraph) + "</text:p>"
              : "<text:h text:outline-level=\""
                  + paragraph.substring(0, bar)
                  + "\">"
                  + escaped(paragraph.substring(bar + 1))
                  + "</text:h>");
    }
    return zip(
        "mimetype",
        "application/vnd.oasis.opendocument.text",
        "content.xml",
        "<office:document-content"
            + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            + " office:version=\"1.2\"><office:body><office:text>"
            + body
            + "</office:text></office:body></office:document-content>",
        "META-INF/manifest.xml",
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
            + "<manifest:file-entry manifest:full-path=\"/\""
            + " manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>"
            + "</manifest:manifest>");
  }

  static byte[] rtf(String... paragraphs) {
    StringBuilder rtf = new StringBuilder("{\\rtf1\\ansi\\ansicpg1252\\deff0\n");
    for (String paragraph : paragraphs) {
      rtf.append("\\pard ");
      for (int i = 0; i < paragraph.length(); i++) {
        char c = paragraph.charAt(i);
        if (c > 126) {
          rtf.append("\\u").append((int) c).append('?');
        } else {
          rtf.append(c);
        }
      }
      rtf.append("\\par\n");
    }
    return rtf.append("}").toString().getBytes(US_ASCII);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        byte[] content = namesAndTexts[i + 1].getBytes(UTF_8);
        ZipEntry entry = new ZipEntry(namesAndTexts[i]);
        if (namesAndTexts[i].equals("mimetype")) {
          CRC32 crc = new CRC32();
          crc.update(content);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(content.length);
          entry.setCrc(crc.getValue());
        }
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** A PDF set in columns, as a typesetter would: wrapped, hyphenated, with space between. */
  static final class Pdf implements AutoCloseable {
    static final PDFont ROMAN = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
    static final PDFont BOLD = new PDType1Font(Standard14Fonts.FontName.TIMES_BOLD);

    private static final float TOP = 780;
    private static final float BOTTOM = 80;

    private final PDDocument document = new PDDocument();
    private PDPageContentStream page;
    private float left = 60;
    private float width = 475;
    private float y;

    Pdf() throws IOException {
      page();
    }

    /** Goes on a new page, with a running title and a number. */
    Pdf page() throws IOException {
      if (page != null) {
        page.close();
      }
      PDPage next = new PDPage(PDRectangle.A4);
      document.addPage(next);
      page = new PDPageContentStream(document, next);
      y = TOP;
      show(BOLD, 9, 60, 815, "PORT ELLIS GAZETTE");
      show(ROMAN, 9, 290, 30, "Page " + document.getNumberOfPages());
      return this;
    }

    /** Goes on in a column, below the point where {@link #y} stands at the top. */
    Pdf column(float left, float width, float top) {
      this.left = left;
      this.width = width;
      this.y = top;
      return this;
    }

    Pdf paragraph(PDFont font, float size, String text) throws IOException {
      StringBuilder line = new StringBuilder();
      for (String word : text.split(" ", -1)) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (font.getStringWidth(longer) / 1000 * size > width) {
          line(font, size, line.toString());
          line.setLength(0);
          line.append(word);
        } else {
          line.setLength(0);
          line.append(longer);
        }
      }
      line(font, size, line.toString());
      y -= size * 0.8f;
      return this;
    }

    Pdf line(PDFont font, float size, String text) throws IOException {
      if (y < BOTTOM) {
        page();
      }
      y -= size * 1.2f;
      show(font, size, left, y, text);
      return this;
    }

    private void show(PDFont font, float size, float x, float at, String text) throws IOException {
      page.beginText();
      page.setFont(font, size);
      page.newLineAtOffset(x, at);
      page.showText(text);
      page.endText();
    }

    byte[] bytes() throws IOException {
      page.close();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }

    byte[] encrypted(String password) throws IOException {
      document.protect(
          new StandardProtectionPolicy("owner " + password, password, new AccessPermission()));
      return bytes();
    }

    @Override
    public void close() throws IOException {
      document.close();
    }
  }
}
