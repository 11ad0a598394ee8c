package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.article.Source;
import cuttings.format.Documents.Pdf;
import cuttings.format.office.Extractor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Reads archives such as newsrooms have, of what takes longest for its bytes, and says what time of
 * the processor they took beside what {@link Limits#total} gives them, the two minutes that every
 * file has left out.
 */
final class ArchiveTimes {
  private static final String[] SMALL_WORDS =
      "the of to and a in that it is was for on with as by at from but not be have".split(" ", -1);

  private static final String[] SYLLABLES =
      "ba cor del ent fir gal har ing jo ker lis man nor ol port quin ras ter ul ver wen"
          .split(" ", -1);

  private final Extractor extractor = new Extractor();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Formats formats = Formats.all(Limits.DEFAULT, extractor, this::nanos);

  private final Random random = new Random(7);

  private ArchiveTimes() {}

  public static void main(String[] args) throws IOException {
    new ArchiveTimes().run();
    System.exit(0);
  }

  private void run() throws IOException {
    String[] story = new String[8];
    Arrays.setAll(story, i -> paragraph());
    story[0] = "Harbour vote tied";
    String[] report = new String[400];
    Arrays.setAll(report, i -> paragraph());
    byte[] text = String.join("\n\n", story).getBytes(UTF_8);
    byte[] page =
        ("<html><head><title>Harbour vote tied</title></head><body><article><h1>Harbour vote"
                + " tied</h1><p>"
                + String.join("</p><p>", story)
                + "</p></article></body></html>")
            .getBytes(UTF_8);
    byte[] brief = "<html><title>Tied</title><p>The council could not agree.".getBytes(UTF_8);
    byte[][] letters = new byte[500][];
    Arrays.fill(
        letters,
        ("From: kit@example.org\nSubject: Tied\n\n" + text(text) + "\n\n").getBytes(UTF_8));
    byte[][] pages = new byte[500][];
    Arrays.fill(pages, page);

    System.out.printf(
        "%-34s %8s %10s %9s %9s %7s%n", "archive", "entries", "KB", "took s", "given s", "share");
    archive("zip of texts", zip("txt", text, 1000));
    archive("zip of pages", zip("html", page, 1000));
    archive("zip of briefs", zip("html", brief, 3000));
    archive("tar.gz of pages", Documents.gz(tar(page, 1000)));
    archive("warc of pages", Documents.warc(pages));
    archive("mbox of letters", Documents.mbox(letters));
    archive("zip in zip in zip of texts", zip("zip", zip("zip", zip("txt", text, 10), 10), 10));
    archive("zip of docx, 8 paragraphs each", zip("docx", Documents.docx(story), 300));
    archive("zip of docx, 400 paragraphs each", zip("docx", Documents.docx(report), 20));
    archive("zip of odt, 8 paragraphs each", zip("odt", Documents.odt(story), 300));
    archive("zip of doc, 8 paragraphs each", zip("doc", Documents.doc(story), 300));
    archive("zip of rtf, 8 paragraphs each", zip("rtf", Documents.rtf(story), 300));
    archive("zip of pdf, 8 paragraphs each", zip("pdf", pdf(story), 300));
    archive("zip of pdf, 400 paragraphs each", zip("pdf", pdf(report), 20));
    archive("zip of small zips of one text", zip("zip", zip("txt", brief, 1), 2000));
  }

  private void archive(String name, byte[] bytes) throws IOException {
    long[] told = new long[2];
    long start = nanos();
    formats.read(
        new Source("/folder", "a"),
        new ByteArrayInputStream(bytes),
        null,
        new Readings() {
          @Override
          public void read(Source source, Reading reading) {
            told[0]++;
          }

          @Override
          public void skipped(Source source, String reason) {
            told[1]++;
          }

          @Override
          public void failed(UnreadableException why) {
            throw new IllegalStateException(why);
          }
        });
    Duration took = Duration.ofNanos(nanos() - start);
    // It is given more still: what is unpacked counts too.
    Duration given = Limits.DEFAULT.total(bytes.length, (int) told[0]).minus(Limits.MAX_TIME);
    System.out.printf(
        Locale.ROOT,
        "%-34s %8d %10.0f %9.2f %9.2f %6.0f%%%n",
        name,
        told[0],
        bytes.length / 1e3,
        took.toNanos() / 1e9,
        given.toNanos() / 1e9,
        100.0 * took.toNanos() / given.toNanos());
  }

  private long nanos() {
    return threads.getCurrentThreadCpuTime() + extractor.processorNanos();
  }

  /** A hundred words that packing makes as small as prose, to a third. */
  private String paragraph() {
    StringBuilder words = new StringBuilder("The");
    for (int i = 0; i < 50; i++) {
      words.append(' ').append(SMALL_WORDS[random.nextInt(SMALL_WORDS.length)]).append(' ');
      for (int syllables = random.nextInt(3); syllables >= 0; syllables--) {
        words.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
    }
    return words.append('.').toString();
  }

  private static byte[] zip(String ending, byte[] content, int count) throws IOException {
    return Documents.zip(entries(ending, content, count));
  }

  private static byte[] tar(byte[] content, int count) throws IOException {
    return Documents.tar(entries("html", content, count));
  }

  private static Object[] entries(String ending, byte[] content, int count) {
    Object[] entries = new Object[2 * count];
    for (int i = 0; i < count; i++) {
      entries[2 * i] = i + "." + ending;
      entries[2 * i + 1] = content;
    }
    return entries;
  }

  private static byte[] pdf(String[] paragraphs) throws IOException {
    try (Pdf pdf = new Pdf()) {
      for (String paragraph : paragraphs) {
        pdf.paragraph(Pdf.ROMAN, 10, paragraph);
      }
      return pdf.bytes();
    }
  }

  private static String text(byte[] utf8) {
    return new String(utf8, UTF_8);
  }
}
