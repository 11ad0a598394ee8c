package cuttings.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.format.Documents.Pdf;
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
}
