package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.article.Source;
import cuttings.format.Documents.Pdf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.sax.BodyContentHandler;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How fast files become articles, beside the bare library that parses the same bytes, on one
 * thread, in one run. {@code mvn -Pbenchmark-formats verify -DskipTests}; the argument is the
 * seconds that each of the two is given a format, after half as many to warm up, and after it the
 * formats, if not all.
 */
final class FormatBenchmark {
  private static final String[] WORDS =
      ("the harbour of port ellis was closed on monday after a crack had been found in its wall"
              + " and the council met to hear what engineers from wethering thought of it but none"
              + " would say whether ships could come in before spring")
          .split(" ", -1);

  /** How many records a file of several has. */
  private static final int RECORDS = 20;

  private interface Library {
    void parse(byte[] bytes) throws Exception;
  }

  private final Formats formats = Formats.all();
  private final double seconds;
  private final Random random = new Random(7);

  private final Set<String> only;

  private FormatBenchmark(double seconds, Set<String> only) {
    this.seconds = seconds;
    this.only = only;
  }

  public static void main(String[] args) throws Exception {
    double seconds = args.length == 0 ? 1 : Double.parseDouble(args[0]);
    new FormatBenchmark(seconds, Arrays.stream(args).skip(1).collect(Collectors.toSet())).run();
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
    compare("nitf", "a.xml", nitf(), "JDK StAX", FormatBenchmark::stax);
    compare("newsml", "a.xml", newsMl(), "JDK StAX", FormatBenchmark::stax);
    compare("rss", "a.rss", rss(), "JDK StAX", FormatBenchmark::stax);
    compare("reuters", "a.sgm", reuters(), "jsoup (XML)", FormatBenchmark::sgml);
    compare("ninjs", "a.json", ninjs(json), "Jackson", json::readTree);
    compare("jsonl", "a.jsonl", jsonLines(json), "Jackson", b -> trees(json, b));
    compare("json", "a.json", jsonList(json), "Jackson", json::readTree);
    compare("csv", "a.csv", csv(), "commons-csv", FormatBenchmark::table);
    compare("markdown", "a.md", markdown(), "commonmark", FormatBenchmark::markdown);
    compare("eml", "a.eml", mail(story), "mime4j", FormatBenchmark::mime);
    compare("mbox", "a.mbox", mbox(), "mime4j", FormatBenchmark::mailbox);
    String[] paragraphs = story.split("\n\n", -1);
    paragraphs[0] = "Title|" + paragraphs[0];
    compare("docx", "a.docx", Documents.docx(paragraphs), "Tika", b -> tika(new OOXMLParser(), b));
    paragraphs[0] = paragraphs[0].replace("Title|", "1|");
    compare(
        "odt", "a.odt", Documents.odt(paragraphs), "Tika", b -> tika(new OpenDocumentParser(), b));
    paragraphs[0] = paragraphs[0].replace("1|", "");
    compare("doc", "a.doc", Documents.doc(paragraphs), "Tika", b -> tika(new OfficeParser(), b));
    compare("rtf", "a.rtf", Documents.rtf(paragraphs), "Tika", b -> tika(new RTFParser(), b));
    compare("pdf", "a.pdf", pdf(paragraphs), "PDFBox", FormatBenchmark::pdfBox);
    byte[] page = html();
    compare("epub", "a.epub", epub(page), "zip, jsoup", FormatBenchmark::book);
    compare("warc", "a.warc", warc(page), "jwarc", FormatBenchmark::web);
    compare("zip", "a.zip", zip(), "commons-compress", FormatBenchmark::unzip);
    compare("tar", "a.tar", tar(), "commons-compress", FormatBenchmark::untar);
    byte[] text = story.getBytes(UTF_8);
    compare(
        "gz",
        "a.txt.gz",
        Documents.gz(text),
        "commons-compress",
        b -> unpack(new GzipCompressorInputStream(new ByteArrayInputStream(b))));
    compare(
        "bz2",
        "a.txt.bz2",
        Documents.bz2(text),
        "commons-compress",
        b -> unpack(new BZip2CompressorInputStream(new ByteArrayInputStream(b))));
    compare(
        "xz",
        "a.txt.xz",
        Documents.xz(text),
        "commons-compress",
        b -> unpack(new XZCompressorInputStream(new ByteArrayInputStream(b))));
  }

  private void compare(String format, String name, byte[] bytes, String library, Library peer)
      throws Exception {
    if (!only.isEmpty() && !only.contains(format)) {
      return;
    }
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

  private static void stax(byte[] bytes) throws XMLStreamException {
    XMLStreamReader xml =
        XMLInputFactory.newDefaultFactory().createXMLStreamReader(new ByteArrayInputStream(bytes));
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.CHARACTERS) {
        xml.getText();
      }
    }
  }

  private static void sgml(byte[] bytes) {
    Jsoup.parse(new String(bytes, UTF_8), "", org.jsoup.parser.Parser.xmlParser()).text();
  }

  private static void table(byte[] bytes) throws IOException {
    try (var rows = CSVFormat.DEFAULT.parse(new StringReader(new String(bytes, UTF_8)))) {
      rows.forEach(row -> row.forEach(cell -> {}));
    }
  }

  private static void markdown(byte[] bytes) {
    HtmlRenderer.builder()
        .build()
        .render(org.commonmark.parser.Parser.builder().build().parse(new String(bytes, UTF_8)));
  }

  private static void mailbox(byte[] bytes) throws IOException {
    for (String message : new String(bytes, UTF_8).split("(?m)^From [^\n]*\n", -1)) {
      if (!message.isEmpty()) {
        mime(message.getBytes(UTF_8));
      }
    }
  }

  private static void book(byte[] bytes) throws IOException {
    try (var zip = new ZipArchiveInputStream(new ByteArrayInputStream(bytes))) {
      while (zip.getNextEntry() != null) {
        Jsoup.parse(new String(zip.readAllBytes(), UTF_8)).text();
      }
    }
  }

  private static void web(byte[] bytes) throws IOException {
    try (WarcReader warc = new WarcReader(new ByteArrayInputStream(bytes))) {
      for (WarcRecord record : warc) {
        if (record instanceof WarcResponse response) {
          response.http().body().stream().transferTo(OutputStream.nullOutputStream());
        }
      }
    }
  }

  private static void untar(byte[] bytes) throws IOException {
    try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes))) {
      while (tar.getNextEntry() != null) {
        tar.transferTo(OutputStream.nullOutputStream());
      }
    }
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

  private static void unpack(InputStream packed) throws IOException {
    try (packed) {
      packed.transferTo(OutputStream.nullOutputStream());
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

  /** A story's paragraphs, each between two strings. */
  private String paragraphs(String before, String after) {
    return Arrays.stream(story("\n").split("\n", -1))
        .skip(2)
        .map(paragraph -> before + paragraph + after)
        .collect(Collectors.joining("\n"));
  }

  private byte[] nitf() {
    return ("<nitf><head><docdata><date.issue norm=\"20240911\"/></docdata></head><body><body.head>"
            + "<hedline><hl1>Harbour wall cracks</hl1></hedline><byline>By Kit Pike</byline>"
            + "</body.head><body.content>"
            + paragraphs("<p>", "</p>")
            + "</body.content></body></nitf>")
        .getBytes(UTF_8);
  }

  private byte[] newsMl() {
    return ("<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemMeta><versionCreated>"
            + "2024-09-11T08:00:00Z</versionCreated></itemMeta><contentMeta><headline>Harbour wall"
            + " cracks</headline><by>By Kit Pike</by></contentMeta><contentSet><inlineXML><html"
            + " xmlns=\"http://www.w3.org/1999/xhtml\"><body>"
            + paragraphs("<p>", "</p>")
            + "</body></html></inlineXML></contentSet></newsItem>")
        .getBytes(UTF_8);
  }

  private byte[] rss() {
    StringBuilder items =
        new StringBuilder(
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>");
    for (int i = 0; i < RECORDS; i++) {
      items.append("<item><title>Harbour wall cracks</title><guid>").append(i).append("</guid>");
      items.append("<content:encoded><![CDATA[").append(paragraphs("<p>", "</p>"));
      items.append("]]></content:encoded></item>");
    }
    return items.append("</channel></rss>").toString().getBytes(UTF_8);
  }

  private byte[] reuters() {
    StringBuilder stories = new StringBuilder("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n");
    for (int i = 0; i < RECORDS; i++) {
      stories.append("<REUTERS NEWID=\"").append(i).append("\">\n<DATE>11-SEP-1987</DATE>\n");
      stories.append("<TEXT>\n<TITLE>HARBOUR WALL CRACKS</TITLE>\n<BODY>");
      stories.append(paragraphs("    ", "")).append("\n</BODY></TEXT>\n</REUTERS>\n");
    }
    return stories.toString().getBytes(UTF_8);
  }

  private byte[] ninjs(JsonMapper json) {
    var item = json.createObjectNode();
    item.put("uri", "urn:1").put("type", "text").put("versioncreated", "2024-09-11T08:00:00Z");
    item.put("headline", "Harbour wall cracks").put("byline", "Kit Pike");
    item.put("body_xhtml", "<div>" + paragraphs("<p>", "</p>") + "</div>");
    return item.toString().getBytes(UTF_8);
  }

  private byte[] jsonLines(JsonMapper json) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < RECORDS; i++) {
      lines.append(record(json)).append('\n');
    }
    return lines.toString().getBytes(UTF_8);
  }

  private byte[] jsonList(JsonMapper json) {
    var list = json.createArrayNode();
    for (int i = 0; i < RECORDS; i++) {
      list.add(record(json));
    }
    return list.toString().getBytes(UTF_8);
  }

  private ObjectNode record(JsonMapper json) {
    ObjectNode record = json.createObjectNode();
    record.put("headline", "Harbour wall cracks").put("byline", "Kit Pike");
    return record.put("published", "2024-09-11").put("paragraphs", paragraphs("", ""));
  }

  private byte[] csv() {
    StringBuilder rows = new StringBuilder("headline,byline,published,paragraphs\n");
    for (int i = 0; i < RECORDS; i++) {
      rows.append("Harbour wall cracks,Kit Pike,2024-09-11,\"").append(paragraphs("", ""));
      rows.append("\"\n");
    }
    return rows.toString().getBytes(UTF_8);
  }

  private byte[] markdown() {
    return ("# Harbour wall cracks\n\nBy Kit Pike\n\n" + paragraphs("", "\n")).getBytes(UTF_8);
  }

  private byte[] mbox() {
    StringBuilder box = new StringBuilder();
    for (int i = 0; i < RECORDS; i++) {
      box.append("From kit@gazette.example Wed Sep 11 08:00:00 2024\n");
      box.append(new String(mail(story("\n\n")), UTF_8)).append('\n');
    }
    return box.toString().getBytes(UTF_8);
  }

  private static byte[] epub(byte[] page) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("mimetype"));
      out.write("application/epub+zip".getBytes(UTF_8));
      for (int i = 0; i < RECORDS; i++) {
        out.putNextEntry(new ZipEntry("OEBPS/" + i + ".xhtml"));
        out.write(page);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] warc(byte[] page) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + page.length + "\r\n\r\n";
    for (int i = 0; i < RECORDS; i++) {
      bytes.writeBytes(
          ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID:"
                  + " <urn:uuid:0f2e91d2-3f4c-4e14-9b3a-2d8f0a6d9c11>\r\nWARC-Date:"
                  + " 2024-09-11T08:00:00Z\r\nWARC-Target-URI: https://e.example/"
                  + i
                  + "\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: "
                  + (http.length() + page.length)
                  + "\r\n\r\n"
                  + http)
              .getBytes(UTF_8));
      bytes.writeBytes(page);
      bytes.writeBytes("\r\n\r\n".getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private byte[] tar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
      for (int i = 0; i < RECORDS; i++) {
        byte[] story = story("\n\n").getBytes(UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(i + ".txt");
        entry.setSize(story.length);
        out.putArchiveEntry(entry);
        out.write(story);
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
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
      for (int i = 0; i < RECORDS; i++) {
        out.putNextEntry(new ZipEntry(i + ".txt"));
        out.write(story("\n\n").getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
