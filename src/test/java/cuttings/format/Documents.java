package cuttings.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.util.Matrix;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

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
    Object[] entries = new Object[namesAndTexts.length];
    for (int i = 0; i < entries.length; i += 2) {
      entries[i] = namesAndTexts[i];
      entries[i + 1] = namesAndTexts[i + 1].getBytes(UTF_8);
    }
    return zip(entries);
  }

  /** An archive of names and contents by turns. */
  static byte[] zip(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        byte[] content = (byte[]) namesAndContents[i + 1];
        ZipEntry entry = new ZipEntry((String) namesAndContents[i]);
        if (entry.getName().equals("mimetype")) {
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

  /** An archive of names and contents by turns. */
  static byte[] tar(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, "UTF-8")) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        byte[] content = (byte[]) namesAndContents[i + 1];
        TarArchiveEntry entry = new TarArchiveEntry((String) namesAndContents[i]);
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  static byte[] gz(byte[] content) throws IOException {
    return compressed(content, GZIPOutputStream::new);
  }

  static byte[] bz2(byte[] content) throws IOException {
    return compressed(content, BZip2CompressorOutputStream::new);
  }

  static byte[] xz(byte[] content) throws IOException {
    return compressed(content, XZCompressorOutputStream::new);
  }

  private interface Compressor {
    OutputStream compress(OutputStream out) throws IOException;
  }

  private static byte[] compressed(byte[] content, Compressor compressor) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = compressor.compress(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  static byte[] mbox(byte[]... letters) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] letter : letters) {
      bytes.writeBytes("From kit@gazette.example Wed Sep 11 08:00:00 2024\n".getBytes(UTF_8));
      bytes.writeBytes(letter);
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  /** A web archive of pages at {@code https://e.example/0} and so on. */
  static byte[] warc(byte[]... pages) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < pages.length; i++) {
      String http =
          "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
              .formatted(pages[i].length);
      String head =
          """
          WARC/1.0\r
          WARC-Type: response\r
          WARC-Record-ID: <urn:uuid:0f2e91d2-3f4c-4e14-9b3a-2d8f0a6d9c11>\r
          WARC-Date: 2024-09-11T08:00:00Z\r
          WARC-Target-URI: https://e.example/%d\r
          Content-Type: application/http;msgtype=response\r
          Content-Length: %d\r
          \r
          """
              .formatted(i, http.length() + pages[i].length);
      bytes.writeBytes((head + http).getBytes(UTF_8));
      bytes.writeBytes(pages[i]);
      bytes.writeBytes("\r\n\r\n".getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  /** A file of Word 97, as [MS-DOC] has it and no more than it must. */
  static byte[] doc(String... paragraphs) throws IOException {
    byte[] text = (String.join("\r", paragraphs) + "\r").getBytes(Charset.forName("windows-1252"));
    int textAt = 0x600;
    ByteBuffer word = ByteBuffer.allocate(0x2000 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    word.putShort(0, (short) 0xa5ec).putShort(2, (short) 0xc1);
    word.putShort(0x0a, (short) 0x0200); // its tables are in "1Table"
    word.putInt(0x18, textAt).putInt(0x1c, textAt + text.length);
    word.putShort(0x20, (short) 14).putShort(0x3e, (short) 22).putShort(0x98, (short) 93);
    word.putInt(0x40, word.capacity()).putInt(0x4c, text.length);
    word.put(textAt, text);
    // One run of type over all of the text, in the page of runs at 2 * 512.
    word.putInt(0x400, textAt).putInt(0x404, textAt + text.length).put(0x5ff, (byte) 1);
    ByteBuffer table = ByteBuffer.allocate(0x2000).order(ByteOrder.LITTLE_ENDIAN);
    // Where the parts are: styles, sections, runs, paragraphs, fonts, properties, pieces.
    part(word, 1, 0x000, 20);
    part(word, 6, 0x100, 4);
    part(word, 12, 0x200, 12);
    part(word, 13, 0x300, 4);
    part(word, 15, 0x400, 4);
    part(word, 31, 0x500, 0x300);
    part(word, 33, 0xa00, 21);
    table.putShort(0, (short) 18);
    table.putInt(0x200, textAt).putInt(0x204, textAt + text.length).putInt(0x208, 2);
    // One piece: all of the text, a byte a character.
    table.put(0xa00, (byte) 2).putInt(0xa01, 16).putInt(0xa05, 0).putInt(0xa09, text.length);
    table.putInt(0xa0f, (textAt * 2) | 0x40000000);
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      file.createDocument(new ByteArrayInputStream(word.array()), "WordDocument");
      file.createDocument(new ByteArrayInputStream(table.array()), "1Table");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      file.writeFilesystem(bytes);
      return bytes.toByteArray();
    }
  }

  private static void part(ByteBuffer word, int index, int at, int length) {
    word.putInt(0x9a + 8 * index, at).putInt(0x9e + 8 * index, length);
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

    /** A line that turns away from the others, by so many degrees. */
    Pdf turned(PDFont font, float size, double degrees, String text) throws IOException {
      page.beginText();
      page.setFont(font, size);
      page.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(degrees), 300, 300));
      page.showText(text);
      page.endText();
      return this;
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
