package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.article.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads, one after the other, files of which a reader makes many times their bytes, or asks one
 * thing about another again and again; and then a story. Run with a heap of {@link #HEAP_MIB}. Says
 * of each how it was read; with an argument also in what time of the processor and whether that was
 * more than {@link Limits#MAX_TIME}, with more arguments of the files they name alone.
 */
final class LargeSources {
  /** What any file may take, as {@code docs/formats.md} states it. */
  static final int HEAP_MIB = 768;

  private static final int MANY = 10_000_000;

  private static final String PAGE = "<!doctype html><html><body>";

  private static final String STORY =
      "Harbour vote tied\n\nThe council could not agree on it yesterday.\n";

  private LargeSources() {}

  /** By their names. */
  private static Map<String, InputStream> files() {
    Map<String, InputStream> files = new LinkedHashMap<>();
    // Beyond a limit.
    files.put("tags.html", of(PAGE, 1, "<b>x", MANY));
    files.put("tags.xml", of("<nitf><body>", 1, "<p>x</p>", 8_000_000));
    files.put("tags.sgm", of("<REUTERS><TEXT><BODY>", 1, "<b>x", MANY));
    files.put("tags.rss", of("<rss><channel><item><title>A</title>", 1, "<b>x</b>", 8_000_000));
    files.put("values.json", of("{\"headline\":\"A\",\"text\":\"B\",\"x\":[", 1, "[],", MANY));
    files.put("marks.md", of("# A\n\n", 1, "*a* ", MANY));
    files.put("more.txt", of("a\n", PlainText.MAX_LINES + 1));
    files.put("more.eml", of("Message-ID: <a>\n\n", 1, "a\n", PlainText.MAX_LINES + 1));
    files.put("long.eml", of("Message-ID: <a>\n\n", 1, "a ", Formats.MAX_SOURCE_BYTES / 2 - 20));
    files.put("fields.csv", of("headline,text\n", 1, "a,", 8_000_000, "\n", 1));
    // Just below the limits.
    files.put("most.html", of(PAGE, 1, "<b>x", 197_500));
    // A parser makes all that is open anew in each block.
    String open = "<div><b><i><u><s><em><strong><small><big><tt><code><strike><nobr></div>";
    files.put("open.html", of(PAGE + open, 1, "<div>x</div>", 99_000));
    files.put(
        "most.xml",
        of(
            "<nitf><body><body.content>",
            1,
            "<p>x</p>",
            475_000,
            "</body.content></body></nitf>",
            1));
    files.put("most.md", of("# A\n\n", 1, "*a* ", 524_000));
    files.put("most.json", of("{\"text\":\"B\",\"x\":[[]", 1, ",[]", 5_000_000, "]}", 1));
    files.put("most.csv", of("headline,text\n", 1, "a,", 900_000, "\n", 1));
    files.put("line.txt", of("a ", Formats.MAX_SOURCE_BYTES / 2));
    files.put(
        "long.txt", of("A line of sixty characters and some that is long for a line.\n", 990_000));
    files.put(
        "lines.jsonl", of("{\"headline\":\"A\",\"text\":\"", 1, "a\\n", 5_000_000, "\"}\n", 1));
    files.put(
        "paragraphs.jsonl",
        of("{\"headline\":\"A\",\"paragraphs\":[\"a\"", 1, ",\"a\"", 4_000_000, "]}\n", 1));
    // What might be asked of everything about everything: small enough for a test, and out of
    // memory
    // or time if it were.
    String names = "<span class='" + "a caption-of ".repeat(4_000_000) + "'>";
    files.put("names.html", of(PAGE + names, 1, "<br><br>x y", 5_000));
    String stated =
        "{\"@type\":\"NewsArticle\",\"articleBody\":\"" + "a ".repeat(2_000_000) + "b\"}";
    files.put(
        "stated.html",
        of(
            "<html><script type=application/ld+json>" + stated + "</script>",
            1,
            "<p>" + "a ".repeat(300) + "b",
            25_000));
    String title = "<title>" + "a ".repeat(10_000_000) + "</title>";
    files.put("title.html", of("<html>" + title, 1, "<h2>a a a a a</h2>", 25_000));
    files.put(
        "capitals.html",
        of(
            PAGE,
            1,
            "<figure><img src=a><figcaption>photo " + "A".repeat(700) + " b</figcaption></figure>",
            10_000));
    files.put(
        "deep.html", of(PAGE, 1, "<div class='a b-c'>", 100_000, "<p>The harbour is shut.", 5_000));
    files.put(
        "listeners.html",
        of(PAGE, 1, "<span class=sr-only>", 500, "The harbour is shut. ", 200_000));
    files.put(
        "deep.xml",
        of(
            "<nitf><body>",
            1,
            "<body.content>",
            500,
            "<p class='a b-c'>x</p>",
            20_000,
            "</body.content>",
            500,
            "</body></nitf>",
            1));
    files.put(
        "bylines.xml",
        of(
            "<nitf><body><body.head>",
            1,
            "<byline>By Ann Lee</byline>",
            150_000,
            "</body.head></body></nitf>",
            1));
    files.put(
        "components.xml",
        of(
            "<NewsML><NewsItem>",
            1,
            "<NewsComponent><Role FormalName='a'/>",
            500,
            "<NewsComponent/>",
            400_000,
            "</NewsComponent>",
            500,
            "</NewsItem></NewsML>",
            1));
    files.put(
        "items.xml",
        of(
            "<newsMessage>",
            1,
            "<newsItem><contentMeta><headline>a</headline></contentMeta>",
            170,
            "<itemRef/>",
            100_000,
            "</newsItem>",
            170,
            "</newsMessage>",
            1));
    files.put(
        "credits.rss",
        of(
            "<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><item><title>A</title>",
            1,
            "<media:description>a</media:description>",
            380_000,
            "</item></channel></rss>",
            1));
    files.put("pictures.md", of("# A\n\n", 1, "![a](b)", 200_000));
    files.put("code.md", of("# A\n\n", 1, "` `` ``` ```` ````` `````` ", 60_000));
    files.put("brackets.md", of("# A\n\n", 1, "[", 500_000, "![", 500_000));
    files.put("subject.eml", of("Message-ID: <a>\nSubject: ", 1, "re: ", 250_000, "\n\nb\n", 1));
    files.put(
        "date.eml", of("Message-ID: <a>\nSubject: a\nDate: ", 1, "(", 1_000_000, "\n\nb\n", 1));
    return files;
  }

  public static void main(String[] args) throws IOException {
    Formats formats = Formats.all();
    for (Map.Entry<String, InputStream> file : files().entrySet()) {
      if (args.length > 1 && !List.of(args).contains(file.getKey())) {
        continue;
      }
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      String how = read(formats, file.getKey(), file.getValue());
      Duration took =
          Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
      String late = took.compareTo(Limits.MAX_TIME) > 0 ? ": too long" : "";
      System.out.println(
          file.getKey() + ": " + how + (args.length > 0 ? ", in " + took + late : ""));
    }
    System.out.println(read(formats, "story.txt", of(STORY, 1)));
  }

  private static String read(Formats formats, String name, InputStream in) throws IOException {
    StringBuilder how = new StringBuilder();
    try {
      formats.read(
          new Source("/folder", name),
          in,
          null,
          new Readings() {
            @Override
            public void read(Source source, Reading reading) {
              how.append("read");
            }

            @Override
            public void skipped(Source source, String reason) {
              how.append(reason);
            }

            @Override
            public void failed(UnreadableException why) {
              how.append(why.reason());
            }
          });
    } catch (OutOfMemoryError e) {
      how.append("out of memory");
    }
    return how.toString();
  }

  /** Texts, each followed by how often it stands there. */
  private static InputStream of(Object... textsAndTimes) {
    List<InputStream> parts = new ArrayList<>();
    for (int i = 0; i < textsAndTimes.length; i += 2) {
      parts.add(new Repeated((String) textsAndTimes[i], (int) textsAndTimes[i + 1]));
    }
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  /** A text again and again. */
  private static final class Repeated extends InputStream {
    private final byte[] text;
    private long left;

    Repeated(String text, int times) {
      this.text = text.getBytes(UTF_8);
      this.left = (long) this.text.length * times;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int done = (int) Math.min(left, length);
      int at = (int) ((text.length - left % text.length) % text.length);
      for (int i = 0; i < done; i++) {
        into[offset + i] = text[at];
        at = at + 1 == text.length ? 0 : at + 1;
      }
      left -= done;
      return done;
    }
  }
}
