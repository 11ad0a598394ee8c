package cuttings.format.office;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A document that hangs or exhausts its reader costs itself only. */
@Timeout(600)
final class ExtractorTest {

  private static final byte[] GOOD = rtf("Harbour vote tied");

  @Test
  void aPdfThatLoopsIsStoppedAndTheNextDocumentIsRead() throws Exception {
    Extractor extractor = new Extractor(Duration.ofSeconds(4), Extractor.MAX_HEAP_MIB);
    ExtractionException why =
        assertThrows(ExtractionException.class, () -> extractor.extract("pdf", loopingPdf()));
    assertEquals("it takes more than 4 s of processor time to read", why.reason());
    assertTrue(extractor.processorNanos() >= 4_000_000_000L, extractor.processorNanos() + " ns");
    assertEquals("Harbour vote tied", text(extractor.extract("rtf", GOOD)));
  }

  @Test
  void aPdfWhosePagesAreTheirOwnParentsEnds() throws Exception {
    byte[] pdf =
        pdf(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 /Parent 2 0 R >>");
    assertTrue(new Extractor().extract("pdf", pdf).isBlank());
  }

  @Test
  void aDocumentThatNeedsTooMuchMemoryIsStoppedAndTheNextIsRead() throws Exception {
    Extractor extractor = new Extractor(Extractor.MAX_TIME, 24);
    byte[] large = rtf("harbour ".repeat(4 << 20));
    ExtractionException why =
        assertThrows(ExtractionException.class, () -> extractor.extract("rtf", large));
    assertEquals("it takes more than 24 MiB of memory to read", why.reason());
    assertEquals("Harbour vote tied", text(extractor.extract("rtf", GOOD)));
  }

  @Test
  void aDocumentOfTooMuchTextIsRefused() {
    byte[] large = rtf("harbour ".repeat((Extraction.MAX_CHARS >> 3) + 1));
    ExtractionException why =
        assertThrows(ExtractionException.class, () -> new Extractor().extract("rtf", large));
    assertEquals("more than 16 million characters of text", why.reason());
  }

  @Test
  void ofAChildNoMoreParagraphsAreTakenThanThereMayBe() {
    for (int beyond : new int[] {0, 1}) {
      byte[] count = ByteBuffer.allocate(4).putInt(Extraction.MAX_PARAGRAPHS + beyond).array();
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(count));
      IOException why = assertThrows(IOException.class, () -> Extraction.read(in));
      // Those that were promised are then read, if there are any.
      assertEquals(beyond == 0, why instanceof EOFException);
    }
  }

  @Test
  void theTimeOfAChildIsTheTimeOfWhoAsked() throws Exception {
    Extractor extractor = new Extractor();
    assertEquals(0, extractor.processorNanos());
    extractor.extract("rtf", GOOD);
    // It started a Java of its own for it.
    assertTrue(extractor.processorNanos() > 0);
    AtomicLong others = new AtomicLong(-1);
    Thread other = new Thread(() -> others.set(extractor.processorNanos()));
    other.start();
    other.join();
    assertEquals(0, others.get());
  }

  @Test
  void oneProcessServesManyDocuments() throws Exception {
    Extractor extractor = new Extractor();
    List<Long> before = children();
    extractor.extract("rtf", GOOD);
    List<Long> first = children();
    for (int i = 0; i < 20; i++) {
      assertEquals("Harbour vote tied", text(extractor.extract("rtf", GOOD)));
    }
    assertEquals(first, children());
    assertEquals(before.size() + 1, first.size());
  }

  @Test
  void aChildThatIsGoneIsReplaced() throws Exception {
    Extractor extractor = new Extractor();
    List<Long> before = children();
    extractor.extract("rtf", GOOD);
    for (Long pid : children()) {
      if (!before.contains(pid)) {
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
        child.destroyForcibly();
        child.onExit().join();
      }
    }
    assertEquals("Harbour vote tied", text(extractor.extract("rtf", GOOD)));
  }

  private static List<Long> children() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .sorted()
        .toList();
  }

  private static String text(Extraction extraction) {
    StringBuilder text = new StringBuilder();
    extraction.paragraphs().forEach(paragraph -> text.append(paragraph.text()));
    return text.toString().strip();
  }

  private static byte[] rtf(String text) {
    return ("{\\rtf1\\ansi\\pard " + text + "\\par}").getBytes(US_ASCII);
  }

  /**
   * A page that draws a form twice, which draws another twice, and so on: each is shown once, and
   * all of them two to the power of forty times.
   */
  private static byte[] loopingPdf() throws IOException {
    int depth = 40;
    String[] objects = new String[3 + depth];
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>";
    objects[1] = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    objects[2] =
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R"
            + " /Resources << /XObject << /F 4 0 R >> >> >>";
    for (int i = 0; i < depth; i++) {
      int number = 4 + i;
      String next = i + 1 < depth ? " /XObject << /F " + (number + 1) + " 0 R >>" : "";
      String content = i + 1 < depth ? "/F Do /F Do" : "q Q";
      objects[3 + i] =
          "<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources <<"
              + next
              + " >> /Length "
              + content.length()
              + " >>\nstream\n"
              + content
              + "\nendstream";
    }
    return pdf(objects);
  }

  /** A file of these objects, numbered from 1; the first is the catalog. */
  private static byte[] pdf(String... objects) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("%PDF-1.4\n".getBytes(ISO_8859_1));
    int[] offsets = new int[objects.length];
    for (int i = 0; i < objects.length; i++) {
      offsets[i] = bytes.size();
      bytes.write(((i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n").getBytes(ISO_8859_1));
    }
    int start = bytes.size();
    StringBuilder end = new StringBuilder("xref\n0 " + (objects.length + 1) + "\n");
    end.append("0000000000 65535 f \n");
    for (int offset : offsets) {
      end.append("%010d 00000 n \n".formatted(offset));
    }
    end.append("trailer\n<< /Root 1 0 R /Size " + (objects.length + 1) + " >>\n");
    end.append("startxref\n" + start + "\n%%EOF\n");
    bytes.write(end.toString().getBytes(ISO_8859_1));
    return bytes.toByteArray();
  }
}
