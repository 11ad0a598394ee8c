package cuttings.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Source;
import cuttings.output.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in a file, it is read or refused with its reason; and what was read is read again
 * from what is written of it. {@code -Dtests.seed=} replays a failure.
 */
final class ReadingPropertyTest {
  private static final long SEED = Long.getLong("tests.seed", System.nanoTime());

  private static final int MUTANTS = 6;

  /** One for all files, so that one child process reads the documents among them. */
  private static final Formats FORMATS = Formats.all();

  private static final List<String> HOSTILE =
      List.of(
          "<",
          ">",
          "&",
          "&#0;",
          "&#x110000;",
          "]]>",
          "<![CDATA[",
          "<!--",
          "<?",
          "<!DOCTYPE a [",
          "\"",
          "'",
          "{",
          "}",
          "[",
          "]",
          "\\u",
          "\\ud800",
          ",",
          ":",
          "\n",
          "\r",
          "\t",
          "\0",
          "---\n",
          "headline: ",
          "*",
          "![",
          "](",
          "\uFEFF",
          "\u202E",
          "</REUTERS>",
          "<REUTERS>",
          "1e999999",
          "<p>",
          "</p>",
          "<figure>",
          "xmlns:a=\"b\"",
          "\u00e9",
          "\ud83d\ude00");

  @Test
  void whatIsReadIsReadAgainFromWhatIsWritten() throws IOException {
    for (Path file : files()) {
      checkRoundTrip(file.toString(), Files.readAllBytes(file));
    }
    for (Map.Entry<String, byte[]> made : made().entrySet()) {
      checkRoundTrip(made.getKey(), made.getValue());
    }
  }

  /** Each format is there, so that none is left out of the tests of this class unseen. */
  @Test
  void everyFormatIsAmongTheFiles() throws IOException {
    Set<String> seen = new TreeSet<>();
    Map<String, byte[]> all = new LinkedHashMap<>(made());
    for (Path file : files()) {
      all.put(file.toString(), Files.readAllBytes(file));
    }
    for (Map.Entry<String, byte[]> file : all.entrySet()) {
      Told told = new Told();
      InputStream in = new ByteArrayInputStream(file.getValue());
      FORMATS.read(new Source("/folder", file.getKey()), in, null, told);
      told.readings.forEach(reading -> seen.add(reading.format()));
      // A container is seen by its entries.
      told.sources.stream()
          .filter(source -> source.path().contains(Source.ENTRY))
          .forEach(source -> seen.add(source.outermost().path().replaceFirst(".*\\.", "")));
    }
    Set<String> missing = new TreeSet<>(FORMATS.names());
    missing.removeAll(seen);
    assertEquals(Set.of(), missing, "not among the files");
  }

  @Test
  void noContainerLetterOrDocumentHoweverBrokenThrows() throws IOException {
    Random random = new Random(SEED);
    for (Map.Entry<String, byte[]> made : made().entrySet()) {
      for (int i = 0; i < MUTANTS; i++) {
        checkMutant(made.getKey(), mutate(made.getValue(), random));
      }
    }
  }

  @Test
  void noFileHoweverBrokenThrowsOrLosesLines() throws IOException {
    Random random = new Random(SEED);
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < MUTANTS; i++) {
        checkMutant(file.getFileName().toString(), mutate(bytes, random));
      }
    }
  }

  private static void checkMutant(String name, byte[] mutant) throws IOException {
    try {
      checkRoundTrip(name, mutant);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      Path kept = Files.createTempFile("mutant-", "-" + name);
      Files.write(kept, mutant);
      throw new AssertionError("-Dtests.seed=" + SEED + ", the file is " + kept, e);
    }
  }

  @Test
  void noBytesAreFatalToAReaderThatIsTold() throws IOException {
    Random random = new Random(SEED);
    for (String format : List.of("nitf", "newsml", "html", "markdown", "text")) {
      for (int i = 0; i < 10; i++) {
        Told told = told(format, random);
        assertEquals(
            1, told.readings.size() + told.failures.size(), "-Dtests.seed=" + SEED + " " + format);
      }
    }
    // Of records there may be none.
    for (String format : List.of("rss", "reuters", "jsonl", "json", "csv")) {
      for (int i = 0; i < 10; i++) {
        for (UnreadableException why : told(format, random).failures) {
          assertTrue(!why.remedy().isBlank() && !why.reason().isBlank(), why.getMessage());
        }
      }
    }
  }

  private static Told told(String format, Random random) throws IOException {
    byte[] bytes = new byte[1 + random.nextInt(3000)];
    random.nextBytes(bytes);
    return Told.of("x", bytes, format);
  }

  private static void checkRoundTrip(String name, byte[] bytes) throws IOException {
    Told told = new Told();
    FORMATS.read(new Source("/folder", name), new ByteArrayInputStream(bytes), null, told);
    for (Reading reading : told.readings) {
      checkLines(reading);
      String line = Json.MAPPER.writeValueAsString(Json.Parsed.of(name, reading));
      Told again = Told.of("again.jsonl", line.getBytes(StandardCharsets.UTF_8), "jsonl");
      if (!reading.articles().isEmpty()) {
        assertEquals(List.of(), again.failures, line);
        assertEquals(
            reading.articles().stream().map(ReadingPropertyTest::said).toList(),
            again.articles().stream().map(ReadingPropertyTest::said).toList());
      }
    }
  }

  private static void checkLines(Reading reading) {
    if (reading.lines() > 0) {
      int lines = reading.furniture().size();
      for (Article article : reading.articles()) {
        lines += article.blocks().stream().mapToInt(Block::lines).sum();
      }
      assertEquals(reading.lines(), lines);
    }
  }

  /** What an article says: its blocks, and what is known of it. */
  private static List<String> said(Article article) {
    return List.of(Told.blocks(article), Told.facts(article));
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int changes = 1 + random.nextInt(4);
    int at = 0;
    for (int i = 0; i < changes; i++) {
      int next = at + random.nextInt(Math.max(1, bytes.length - at));
      out.write(bytes, at, next - at);
      at = next;
      switch (random.nextInt(5)) {
        case 0 ->
            out.writeBytes(
                HOSTILE.get(random.nextInt(HOSTILE.size())).getBytes(StandardCharsets.UTF_8));
        case 1 -> at = Math.min(bytes.length, at + random.nextInt(200));
        case 2 -> out.write(random.nextInt(256));
        case 3 -> out.write(bytes, at, Math.min(bytes.length - at, random.nextInt(300)));
        default -> {
          if (random.nextInt(4) == 0) {
            return out.toByteArray();
          }
        }
      }
    }
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }

  /** Files of formats that no person writes, by their names. */
  private static Map<String, byte[]> made() throws IOException {
    String text = "The council of Port Ellis could not agree yesterday on who owns the harbour.";
    byte[] story =
        ("Harbour vote tied\n\nBy Kit Pike\n\n" + text + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] page =
        ("<!doctype html><html><body><h1>Harbour vote tied</h1><p>" + text + "</p></body></html>")
            .getBytes(StandardCharsets.UTF_8);
    byte[] letter =
        ("From: Kit Pike <kit@gazette.example>\nSubject: Harbour vote tied\nMessage-ID: <1@x>\n\n"
                + text
                + "\n")
            .getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> made = new LinkedHashMap<>();
    made.put("a.html", page);
    made.put("a.eml", letter);
    made.put("a.mbox", Documents.mbox(letter, letter));
    made.put("a.zip", Documents.zip("2024/a.txt", story, "b.html", page));
    made.put("a.tar", Documents.tar("2024/a.txt", story, "b.html", page));
    made.put("a.txt.gz", Documents.gz(story));
    made.put("a.txt.bz2", Documents.bz2(story));
    made.put("a.txt.xz", Documents.xz(story));
    made.put("a.warc", Documents.warc(page, page));
    made.put(
        "a.epub",
        Documents.zip(
            "mimetype",
            "application/epub+zip".getBytes(StandardCharsets.UTF_8),
            "OEBPS/a.xhtml",
            page));
    made.put("a.docx", Documents.docx("Title|Harbour vote tied", text));
    made.put("a.doc", Documents.doc("Harbour vote tied", text));
    made.put("a.odt", Documents.odt("1|Harbour vote tied", text));
    made.put("a.rtf", Documents.rtf("Harbour vote tied", text));
    try (Documents.Pdf pdf = new Documents.Pdf()) {
      pdf.paragraph(Documents.Pdf.BOLD, 24, "Harbour vote tied");
      made.put("a.pdf", pdf.paragraph(Documents.Pdf.ROMAN, 10, text).bytes());
    }
    return made;
  }

  private static List<Path> files() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String format :
        List.of(
            "html",
            "mhtml",
            "nitf",
            "newsml",
            "rss",
            "reuters",
            "json",
            "ninjs",
            "csv",
            "markdown",
            "text")) {
      try (Stream<Path> files = Files.walk(Told.FIXTURES.resolve(format))) {
        all.addAll(files.filter(Files::isRegularFile).sorted().toList());
      }
    }
    for (String folder : List.of("exports", "meridian-wire", "saved-pages", "port-ellis-gazette")) {
      try (Stream<Path> files = Files.walk(Path.of("data").resolve(folder))) {
        all.addAll(files.filter(Files::isRegularFile).sorted().toList());
      }
    }
    return all;
  }
}
