package cuttings.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.format.Documents.Pdf;
import cuttings.structure.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Word processors' files and PDFs become articles; bad ones are told for what they are. */
@Timeout(300)
final class OfficeTest {
  private static final String FIRST =
      "The council of Port Ellis could not agree yesterday on who should own the harbour, after a"
          + " debate of five hours that ended in a tie and in the rain.";
  private static final String THIRD =
      "The mayor, who had the casting vote and did not use it, told reporters on the quay that the"
          + " council would meet again in October, and that nobody should read anything into the rain.";

  private static final String SECOND =
      "Brackwater Ports, which had offered forty million pounds, said that it would wait. “We are"
          + " used to tides,” said its chairman, Gregor Lant, on the steps of the town hall.";

  @Test
  void aWordFilesStylesSayWhatItsParagraphsAre() throws IOException {
    byte[] docx =
        Documents.docx(
            "Title|Harbour vote tied",
            "Subtitle|Five hours of debate, and nobody is the owner",
            "By Kit Pike",
            FIRST,
            "Caption|Councillors leave the town hall in the rain",
            "Heading2|What happens now",
            SECOND);
    assertEquals(
        """
        headline: Harbour vote tied
        standfirst: Five hours of debate, and nobody is the owner
        byline: By Kit Pike
        paragraph: %s
        caption: Councillors leave the town hall in the rain
        subheading: What happens now
        paragraph: %s
        """
            .formatted(FIRST, SECOND),
        blocks("a.docx", docx));
    assertEquals(List.of("Kit Pike"), article("a.docx", docx).authors());
    assertEquals("docx", Unpacked.of("a", docx).read.get("a").format());
  }

  @Test
  void aFileOfAnOlderWordIsReadByItsParagraphs() throws IOException {
    assertEquals(
        "headline: Harbour vote tied\nbyline: By Kit Pike\nparagraph: " + FIRST + "\n",
        blocks("a.doc", Documents.doc("Harbour vote tied", "By Kit Pike", FIRST)));
  }

  @Test
  void anOpenDocumentIsReadTheSame() throws IOException {
    byte[] odt =
        Documents.odt("1|Harbour vote tied", "By Kit Pike", FIRST, "2|What happens now", SECOND);
    assertEquals(
        """
        headline: Harbour vote tied
        byline: By Kit Pike
        paragraph: %s
        subheading: What happens now
        paragraph: %s
        """
            .formatted(FIRST, SECOND),
        blocks("a.odt", odt));
  }

  @Test
  void richTextKeepsItsQuotesAndAccents() throws IOException {
    byte[] rtf = Documents.rtf("Harbour vote tied", "By Emre Çelik", FIRST, SECOND);
    assertEquals(
        """
        headline: Harbour vote tied
        byline: By Emre Çelik
        paragraph: %s
        paragraph: %s
        """
            .formatted(FIRST, SECOND),
        blocks("a.rtf", rtf));
  }

  @Test
  void aPdfsParagraphsAreFoundAgain() throws IOException {
    byte[] bytes;
    try (Pdf pdf = new Pdf()) {
      pdf.paragraph(Pdf.BOLD, 24, "Harbour vote tied")
          .paragraph(Pdf.ROMAN, 10, "By Kit Pike")
          .paragraph(Pdf.ROMAN, 10, FIRST)
          .paragraph(Pdf.BOLD, 10, "What happens now")
          .paragraph(Pdf.ROMAN, 10, SECOND)
          .page()
          .paragraph(Pdf.ROMAN, 10, THIRD);
      bytes = pdf.bytes();
    }
    assertEquals(
        """
        headline: Harbour vote tied
        byline: By Kit Pike
        paragraph: %s
        subheading: What happens now
        paragraph: %s
        paragraph: %s
        """
            .formatted(FIRST, SECOND, THIRD),
        blocks("a.pdf", bytes));
    assertEquals(
        Set.of("PORT ELLIS GAZETTE", "Page 1", "Page 2"),
        Set.copyOf(
            Unpacked.of("a.pdf", bytes).read.get("a.pdf").furniture().stream()
                .map(line -> line.text())
                .toList()));
  }

  @Test
  void aParagraphGoesOnInTheNextColumnAndLosesTheTypesettersHyphens() throws IOException {
    byte[] bytes;
    try (Pdf pdf = new Pdf()) {
      pdf.paragraph(Pdf.BOLD, 24, "Harbour vote tied")
          .column(60, 220, 700)
          .line(Pdf.ROMAN, 10, "The council of Port Ellis could not agree yester-")
          .line(Pdf.ROMAN, 10, "day on who should own the harbour, after a well-")
          .line(Pdf.ROMAN, 10, "attended debate of five hours and a long-range")
          .line(Pdf.ROMAN, 10, "forecast of rain. The well-attended gallery")
          .column(310, 220, 700)
          .line(Pdf.ROMAN, 10, "laughed at that.")
          .line(Pdf.ROMAN, 10, "    Nobody else did.")
          .column(60, 475, 500)
          .line(Pdf.ROMAN, 10, "12 April 2019")
          .line(Pdf.ROMAN, 10, FIRST.substring(0, 80));
      bytes = pdf.bytes();
    }
    String text = Unpacked.of("a.pdf", bytes).text("a.pdf");
    assertTrue(
        text.contains(
            "The council of Port Ellis could not agree yesterday on who should own the harbour,"
                + " after a well-attended debate of five hours and a long-range forecast of rain."
                + " The well-attended gallery laughed at that.\n"),
        text);
    assertTrue(text.contains("\n12 April 2019\nThe council"), text);
    // Of one page only: small type alone in the margin is no headline.
    assertTrue(text.startsWith("Harbour vote tied\n"), text);
  }

  @Test
  void encryptedFilesAreNamedAsThat() throws IOException {
    try (Pdf pdf = new Pdf()) {
      byte[] bytes = pdf.paragraph(Pdf.ROMAN, 10, FIRST).encrypted("secret");
      assertEquals(
          "a.pdf: encrypted. Save it without a password\n", Unpacked.of("a.pdf", bytes).failures());
    }
  }

  @Test
  void aPdfOfPicturesIsNamedAsThat() throws IOException {
    try (var scan = new org.apache.pdfbox.pdmodel.PDDocument()) {
      scan.addPage(new org.apache.pdfbox.pdmodel.PDPage());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      scan.save(bytes);
      assertEquals(
          "a.pdf: no text in it (a scan?). Have its text recognised (OCR) first\n",
          Unpacked.of("a.pdf", bytes.toByteArray()).failures());
    }
  }

  @Test
  void brokenFilesAreNamedAndTheNextOneIsRead() throws IOException {
    byte[] pdf = "%PDF-1.7\nthis is none\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    String failure = Unpacked.of("a.pdf", pdf).failures();
    assertTrue(failure.startsWith("a.pdf: not a readable pdf file ("), failure);
    byte[] docx = Documents.docx("Title|Harbour vote tied", FIRST);
    failure = Unpacked.of("a.docx", java.util.Arrays.copyOf(docx, 200)).failures();
    assertTrue(failure.startsWith("a.docx: "), failure);
    assertTrue(blocks("a.docx", docx).startsWith("headline: Harbour vote tied\n"));
  }

  @Test
  void aSpreadsheetIsNotTakenForAnArchiveOfTexts() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("[Content_Types].xml"));
      out.closeEntry();
    }
    assertEquals("a spreadsheet", Unpacked.of("a.xlsx", bytes.toByteArray()).skipped.get("a.xlsx"));
  }

  @Test
  void documentsInAnArchiveAreRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("2024/a.docx"));
      out.write(Documents.docx("Title|Harbour vote tied", FIRST));
    }
    assertEquals(
        Set.of("a.zip!/2024/a.docx"), Unpacked.of("a.zip", bytes.toByteArray()).read.keySet());
  }

  private static Article article(String path, byte[] bytes) {
    Unpacked unpacked = Unpacked.of(path, bytes);
    assertEquals("", unpacked.failures());
    assertEquals(1, unpacked.read.get(path).articles().size(), unpacked.text(path));
    return unpacked.read.get(path).articles().getFirst();
  }

  private static String blocks(String path, byte[] bytes) {
    StringBuilder blocks = new StringBuilder();
    article(path, bytes)
        .blocks()
        .forEach(
            block ->
                blocks.append(block.kind().label()).append(": ").append(block.text()).append('\n'));
    return blocks.toString();
  }

  private static final String WORD =
      "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";

  @Test
  void whatIsDeletedHiddenOrACommentIsNotReadOfAWordFile() throws IOException {
    String run = "<w:r><w:t xml:space='preserve'>%s</w:t></w:r>";
    String body =
        "<w:p>"
            + run.formatted("The wall is ")
            + "<w:del w:id='1'><w:r><w:delText>DELETED </w:delText></w:r></w:del>"
            + "<w:ins w:id='2'>"
            + run.formatted("still ")
            + "</w:ins>"
            + "<w:moveFrom w:id='3'>"
            + run.formatted("MOVED ")
            + "</w:moveFrom>"
            + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>HIDDEN </w:t></w:r>"
            + "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>standing, they said at noon.</w:t></w:r>"
            + "<w:r><w:commentReference w:id='0'/></w:r></w:p>"
            + "<w:tbl><w:tr><w:tc><w:p>"
            + run.formatted("2023")
            + "</w:p></w:tc><w:tc><w:p>"
            + run.formatted("12 ships")
            + "</w:p></w:tc></w:tr></w:tbl>";
    byte[] docx =
        packed(
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default"
                + " Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + override("document", "document.main")
                + override("comments", "comments")
                + override("header1", "header")
                + "</Types>",
            "_rels/.rels",
            relationships("officeDocument", "word/document.xml"),
            "word/_rels/document.xml.rels",
            relationships("comments", "comments.xml", "header", "header1.xml"),
            "word/document.xml",
            "<w:document " + WORD + "><w:body>" + body + "</w:body></w:document>",
            "word/comments.xml",
            "<w:comments "
                + WORD
                + "><w:comment w:id='0' w:author='Kit'><w:p>"
                + run.formatted("COMMENT")
                + "</w:p></w:comment></w:comments>",
            "word/header1.xml",
            "<w:hdr " + WORD + "><w:p>" + run.formatted("HEADER") + "</w:p></w:hdr>");
    assertEquals(
        "The wall is still standing, they said at noon.\n2023 | 12 ships", texts("a.docx", docx));
  }

  private static String texts(String name, byte[] document) {
    return article(name, document).blocks().stream().map(Block::text).collect(joining("\n"));
  }

  private static byte[] packed(String... namesAndTexts) throws IOException {
    Object[] packed = new Object[namesAndTexts.length];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = i % 2 == 0 ? namesAndTexts[i] : namesAndTexts[i].getBytes(UTF_8);
    }
    return Documents.zip(packed);
  }

  private static String override(String part, String type) {
    return "<Override PartName='/word/"
        + part
        + ".xml' ContentType='application/vnd"
        + ".openxmlformats-officedocument.wordprocessingml."
        + type
        + "+xml'/>";
  }

  private static String relationships(String... typesAndTargets) {
    StringBuilder all =
        new StringBuilder(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>");
    for (int i = 0; i < typesAndTargets.length; i += 2) {
      all.append("<Relationship Id='r")
          .append(i)
          .append("' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/")
          .append(typesAndTargets[i])
          .append("' Target='")
          .append(typesAndTargets[i + 1])
          .append("'/>");
    }
    return all + "</Relationships>";
  }

  @Test
  void whatIsDeletedOrACommentIsNotReadOfAnOpenDocumentAndANoteFollowsItsParagraph()
      throws IOException {
    byte[] odt =
        packed(
            "mimetype",
            "application/vnd.oasis.opendocument.text",
            "content.xml",
            "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
                + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'><office:body>"
                + "<office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>"
                + "DELETED</text:p></text:deletion></text:changed-region></text:tracked-changes>"
                + "<text:p>The wall is still standing,<office:annotation><text:p>COMMENT</text:p>"
                + "</office:annotation><text:note><text:note-citation>1</text:note-citation>"
                + "<text:note-body><text:p>The wall dates from 1880, as far as anybody knows.</text:p>"
                + "</text:note-body></text:note> they said at noon.</text:p><table:table>"
                + "<table:table-row><table:table-cell><text:p>2023</text:p></table:table-cell>"
                + "<table:table-cell><text:p>12 ships</text:p></table:table-cell></table:table-row>"
                + "</table:table></office:text></office:body></office:document-content>");
    assertEquals(
        """
        The wall is still standing, they said at noon.
        The wall dates from 1880, as far as anybody knows.
        2023 | 12 ships""",
        texts("a.odt", odt));
  }

  @Test
  void whatIsDeletedHiddenOrACommentIsNotReadOfRichText() throws IOException {
    String rtf =
        "{\\rtf1\\ansi The wall is {\\v HIDDEN \\'e9\\u8220? }{\\deleted DELETED }still"
            + "{\\*\\annotation \\pard COMMENT\\par}\\v  HIDDEN\\v0  standing, they {\\plain said}"
            + " \\u8220?at\\u8221? noon.\\par\\trowd\\cellx1\\cellx2 2023\\cell 12 ships\\cell\\row }";
    assertEquals(
        "The wall is still standing, they said “at” noon.\n2023 | 12 ships",
        texts("a.rtf", rtf.getBytes(US_ASCII)));
  }

  @Test
  void whatStandsAcrossTheLinesOfAPdfIsFurniture() throws IOException {
    String text = "The council of Port Ellis could not agree yesterday on who owns the wall.";
    try (Pdf pdf = new Pdf()) {
      pdf.line(Pdf.BOLD, 24, "Harbour vote tied").paragraph(Pdf.ROMAN, 10, text);
      // A scan leans a little, and is read.
      pdf.turned(Pdf.ROMAN, 10, 3, "Nobody knows whose it was before.");
      pdf.turned(Pdf.ROMAN, 6, 90, "KIT PIKE / GAZETTE").turned(Pdf.BOLD, 60, 45, "DRAFT COPY");
      Told told = Told.of("a.pdf", pdf.bytes(), null);
      String furniture =
          told.readings.getFirst().furniture().stream().map(Line::text).collect(joining("\n"));
      assertTrue(furniture.endsWith("KIT PIKE / GAZETTE\nDRAFT COPY"), furniture);
      String read = Told.blocks(told.article());
      assertTrue(read.contains("before.") && !read.contains("GAZETTE"), read);
      assertTrue(!read.contains("DRAFT"), read);
    }
  }

  @Test
  void whereHiddenTextOfRichTextEndsNoWordIsLost() {
    String rtf =
        "{\\rtf1\\ansi\\pard Harbour vote tied\\par\\v0 By Kit Pike\\par\\b\\v0 12 people came, said the"
            + " mayor\\emdash\\deleted0 alone of all\\emdash\\v0  at noon.\\par\\pard\\plain\\v0 Members of the"
            + " {\\v\\b0 HIDDEN\\v0 public} went home after that.\\par}";
    assertEquals(
        """
        Harbour vote tied
        By Kit Pike
        12 people came, said the mayor—alone of all— at noon.
        Members of the public went home after that.""",
        texts("a.rtf", rtf.getBytes(US_ASCII)));
  }

  @Test
  void aTableThatLaysOutADocumentHasNoRows() throws IOException {
    String cell = "<w:tc>%s</w:tc>";
    String paragraph = "<w:p><w:r><w:t xml:space='preserve'>%s</w:t></w:r></w:p>";
    String title = paragraph.replace("<w:p>", "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr>");
    String row = "<w:tr>%s%s</w:tr>";
    String table =
        "<w:tbl>"
            + row.formatted(
                cell.formatted(title.formatted("Harbour vote tied")), cell.formatted("<w:p/>"))
            + row.formatted("", cell.formatted(paragraph.formatted("By Kit Pike")))
            + row.formatted(
                cell.formatted(paragraph.formatted(FIRST) + paragraph.formatted(SECOND)),
                cell.formatted(paragraph.formatted(" ")))
            + row.formatted(
                cell.formatted(paragraph.formatted("2023") + paragraph.formatted("(all)")),
                cell.formatted(paragraph.formatted("12 ships")))
            + "</w:tbl>";
    assertEquals(
        """
        headline: Harbour vote tied
        byline: By Kit Pike
        paragraph: %s
        paragraph: %s
        paragraph: 2023 (all) | 12 ships
        """
            .formatted(FIRST, SECOND),
        blocks("a.docx", word(table)));
    String rtf =
        "{\\rtf1\\ansi \\pard\\intbl Harbour vote tied\\cell\\row\\pard\\intbl By Kit Pike\\cell\\row\\pard "
            + FIRST.replace("“", "").replace("”", "")
            + "\\par}";
    assertEquals(
        "headline: Harbour vote tied\nbyline: By Kit Pike\nparagraph: " + FIRST + "\n",
        blocks("a.rtf", rtf.getBytes(US_ASCII)));
  }

  /** A Word file of this body. */
  private static byte[] word(String body) throws IOException {
    return packed(
        "[Content_Types].xml",
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default"
            + " Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
            + override("document", "document.main")
            + override("styles", "styles")
            + "</Types>",
        "_rels/.rels",
        relationships("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels",
        relationships("styles", "styles.xml"),
        "word/styles.xml",
        "<w:styles "
            + WORD
            + "><w:style w:type='paragraph' w:styleId='Title'><w:name w:val='Title'/></w:style></w:styles>",
        "word/document.xml",
        "<w:document " + WORD + "><w:body>" + body + "</w:body></w:document>");
  }

  @Test
  void aHyphenAtWhichNoLineBreaksIsRead() throws IOException {
    String body =
        "<w:p><w:r><w:t>The mayor, Jean</w:t></w:r>"
            + "<w:r><w:noBreakHyphen/><w:t>Luc Orme, was there at noon.</w:t></w:r>"
            + "<w:r><w:rPr><w:vanish/></w:rPr><w:noBreakHyphen/></w:r></w:p>";
    assertEquals("The mayor, Jean\u2011Luc Orme, was there at noon.", texts("a.docx", word(body)));
  }

  @Test
  void ofAWordFileCutShortWhatIsThereIsRead() throws IOException {
    byte[] docx = Documents.docx("Title|Harbour vote tied", FIRST);
    // Without the list of its parts, which stands at its end.
    int end = new String(docx, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    assertEquals(
        "Harbour vote tied\n" + FIRST, texts("a.docx", java.util.Arrays.copyOf(docx, end)));
  }
}
