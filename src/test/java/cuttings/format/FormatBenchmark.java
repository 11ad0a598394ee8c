package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.article.Source;
import cuttings.format.Documents.Pdf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.sax.BodyContentHandler;
import org.jsoup.Jsoup;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast files become articles, beside the bare library that parses the same bytes, on one
 * thread, in one run. {@code mvn -Pbenchmark-formats verify -DskipTests}; the argument is the
 * seconds that each of the two is given a format, after as many to warm up.
 */
final class FormatBenchmark {
  private static final String[] WORDS =
      ("the harbour of port ellis was closed on monday after a crack had been found in its wall"
              + " and the council met to hear what engineers from wethering thought of it but none"
              + " would say whether ships could come in before spring")
          .split(" ", -1);

  private interface Library {
    void parse(byte[] bytes) throws Exception;
  }

  private final Formats formats = Formats.all();
  private final double seconds;
  private final Random random = new Random(7);

  private FormatBenchmark(double seconds) {
    this.seconds = seconds;
  }

  public static void main(String[] args) throws Exception {
    new FormatBenchmark(args.length == 0 ? 3 : Double.parseDouble(args[0])).run();
    System.exit(0);
  }

  private void run() throws Exception {
    System.out.printf(
        "%-8s %8s %12s %10s %12s %10s %7s  %s%n",
        "format", "KB/file", "files/s", "MB/s", "library f/s", "MB/s", "share", "library");
    String story = story("\n\n");
    compare("text", "a.txt", story.getBytes(UTF_8), "decode, split", b -> lines(b));
    compare("html", "a.html", html(), "jsoup", b -> Jsoup.parse(new String(b, UTF_8)).text());
    JsonMapper json = new JsonMapper();
    compare("jsonl", "a.jsonl", jsonLines(json), "Jackson", b -> trees(json, b));
    compare("eml", "a.eml", mail(story), "mime4j", FormatBenchmark::mime);
    String[] paragraphs = story.split("\n\n", -1);
    paragraphs[0] = "Title|" + paragraphs[0];
    compare("docx", "a.docx", Documents.docx(paragraphs), "Tika", b -> tika(new OOXMLParser(), b));
    paragraphs[0] = paragraphs[0].replace("Title|", "1|");
    compare(
        "odt", "a.odt", Documents.odt(paragraphs), "Tika", b -> tika(new OpenDocumentParser(), b));
    paragraphs[0] = paragraphs[0].replace("1|", "");
    compare("rtf", "a.rtf", Documents.rtf(paragraphs), "Tika", b -> tika(new RTFParser(), b));
    compare("pdf", "a.pdf", pdf(paragraphs), "PDFBox", FormatBenchmark::pdfBox);
    compare("zip", "a.zip", zip(), "commons-compress", FormatBenchmark::unzip);
    compare("gz", "a.txt.gz", gz(story), "commons-compress", FormatBenchmark::gunzip);
  }

  private void compare(String format, String name, byte[] bytes, String library, Library peer)
      throws Exception {
    Nothing nothing = new Nothing();
    Source source = new Source("/folder", name);
    Library ours = b -> formats.read(source, new ByteArrayInputStream(b), null, nothing);
    // Turn by turn, so that a busy machine is as busy for both.
    double[] rates = {0, 0};
    rate(ours, bytes, seconds / 2);
    rate(peer, bytes, seconds / 2);
    for (int i = 0; i < 2; i++) {
      rates[0] += rate(ours, bytes, seconds / 2) / 2;
      rates[1] += rate(peer, bytes, seconds / 2) / 2;
    }
    if (nothing.failed > 0 || nothing.articles == 0) {
      throw new IllegalStateException(format + ": " + nothing.failed + " failed");
    }
    System.out.printf(
        Locale.ROOT,
        "%-8s %8.1f %12.0f %10.1f %12.0f %10.1f %6.0f%%  %s%n",
        format,
        bytes.length / 1e3,
        rates[0],
        rates[0] * bytes.length / 1e6,
        rates[1],
        rates[1] * bytes.length / 1e6,
        100 * rates[0] / rates[1],
        library);
  }

  private static double rate(Library library, byte[] bytes, double seconds) throws Exception {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    int count = 0;
    long now;
    do {
      library.parse(bytes);
      count++;
      now = System.nanoTime();
    } while (now < end);
    return count / ((now - start) / 1e9);
  }

  private static final class Nothing implements Readings {
    private long articles;
    private long failed;

    @Override
    public void read(Source source, Reading reading) {
      articles += reading.articles().size();
    }

    @Override
    public void skipped(Source source, String reason) {
      failed++;
    }

    @Override
    public void failed(UnreadableException why) {
      failed++;
    }
  }

  private static void lines(byte[] bytes) {
    new String(bytes, UTF_8).lines().forEach(line -> {});
  }

  private static void trees(JsonMapper json, byte[] bytes) {
    new String(bytes, UTF_8).lines().forEach(json::readTree);
  }

  private static void mime(byte[] bytes) throws IOException {
    new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(bytes)).dispose();
  }

  private static void tika(Parser parser, byte[] bytes) throws Exception {
    parser.parse(
        new ByteArrayInputStream(bytes),
        new BodyContentHandler(-1),
        new Metadata(),
        new ParseContext());
  }

  private static void pdfBox(byte[] bytes) throws IOException {
    try (var pdf = Loader.loadPDF(bytes)) {
      new PDFTextStripper().getText(pdf);
    }
  }

  private static void unzip(byte[] bytes) throws IOException {
    try (var zip = new ZipArchiveInputStream(new ByteArrayInputStream(bytes))) {
      while (zip.getNextEntry() != null) {
        zip.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  private static void gunzip(byte[] bytes) throws IOException {
    try (InputStream in = new GzipCompressorInputStream(new ByteArrayInputStream(bytes))) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private String sentence() {
    StringBuilder sentence = new StringBuilder("The");
    for (int i = 0; i < 15; i++) {
      sentence.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
    }
    return sentence.append('.').toString();
  }

  /** A headline, a byline and twenty paragraphs of three sentences: about 5 KB. */
  private String story(String between) {
    StringBuilder story = new StringBuilder("Harbour wall cracks").append(between);
    story.append("By Kit Pike");
    for (int i = 0; i < 20; i++) {
      story.append(between).append(sentence()).append(' ');
      story.append(sentence()).append(' ').append(sentence());
    }
    return story.toString();
  }

  private byte[] html() {
    return ("<!doctype html><html><head><title>Harbour wall cracks</title></head><body>"
            + "<nav><a href=/>News</a> <a href=/sport>Sport</a></nav><article><h1>"
            + story("</p><p>").replaceFirst("</p><p>", "</h1><p>")
            + "</p></article><footer>All rights reserved</footer></body></html>")
        .getBytes(UTF_8);
  }

  private byte[] jsonLines(JsonMapper json) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      var record = json.createObjectNode();
      record.put("headline", "Harbour wall cracks").put("byline", "Kit Pike");
      record.put("published", "2024-09-11").put("text", story("\n"));
      lines.append(record).append('\n');
    }
    return lines.toString().getBytes(UTF_8);
  }

  private static byte[] mail(String story) {
    return ("From: Kit Pike <kit@gazette.example>\nSubject: Harbour wall\nMessage-ID: <1@x>\n"
            + "Content-Type: text/plain; charset=utf-8\n\n"
            + story
            + "\n")
        .getBytes(UTF_8);
  }

  private static byte[] pdf(String... paragraphs) throws IOException {
    try (Pdf pdf = new Pdf()) {
      pdf.paragraph(Pdf.BOLD, 24, paragraphs[0]);
      for (int i = 1; i < paragraphs.length; i++) {
        pdf.paragraph(Pdf.ROMAN, 10, paragraphs[i]);
      }
      return pdf.bytes();
    }
  }

  private byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 20; i++) {
        out.putNextEntry(new ZipEntry(i + ".txt"));
        out.write(story("\n\n").getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gz(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
