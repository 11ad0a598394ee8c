package cuttings.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import cuttings.structure.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;

/**
 * Each limit on both of its sides: what is just within it is read as ever, what is beyond is not.
 */
final class LimitEdgesTest {
  private static final Source SOURCE = new Source("/folder", "a");

  private static final String TEXT =
      "The council of Port Ellis could not agree yesterday on who should own the harbour wall.";

  @Test
  void tags() {
    assertTrue(!Html.hasTooManyTags("<b>".repeat(Html.MAX_TAGS)));
    assertTrue(Html.hasTooManyTags("<b>".repeat(Html.MAX_TAGS + 1)));
  }

  @Test
  void elementsOfAPageInOneAnother() throws Exception {
    for (int beyond : new int[] {0, 5}) {
      // In the body, which is in the page.
      String page = "<div>".repeat(Html.MAX_DEPTH - 2 + beyond) + "x";
      Document read = Html.page(SOURCE, page.getBytes(UTF_8), null);
      int depth = read.select("div").stream().mapToInt(div -> div.parents().size()).max().orElse(0);
      assertEquals(Html.MAX_DEPTH - 1, depth);
      assertEquals("x", read.text());
    }
  }

  @Test
  void elementsOfXmlInOneAnother() throws Exception {
    for (int beyond : new int[] {0, 1, 5}) {
      int deep = Xml.MAX_DEPTH + beyond;
      String xml = "<b>".repeat(deep) + "x" + "</b>".repeat(deep);
      Element root = Xml.whole(SOURCE, xml.getBytes(UTF_8)).root();
      int depth = root.select("b").stream().mapToInt(b -> b.parents().size()).max().orElse(0);
      assertEquals(Xml.MAX_DEPTH - (beyond > 0 ? 0 : 1), depth);
      assertEquals("x", root.text());
    }
  }

  @Test
  void namesAndOtherAttributes() {
    String name = "x".repeat(Html.MAX_NAME_CHARS);
    assertEquals(name, Html.cut("class", name));
    assertEquals(name, Html.cut("class", name + "y"));
    String other = "x".repeat(Html.MAX_ATTRIBUTE_CHARS);
    assertEquals(other, Html.cut("alt", other));
    assertEquals(other, Html.cut("alt", other + "y"));
  }

  @Test
  void whereAPageDeclaresItsCharset() throws Exception {
    String meta = "<meta charset=windows-1251>";
    for (int beyond : new int[] {0, 1}) {
      String padding = " ".repeat(Html.MAX_CHARSET_CHARS - meta.length() + 1 + beyond);
      byte[] page = (padding + meta + "<p>~ shut").getBytes(ISO_8859_1);
      page[page.length - 6] = (byte) 0xff;
      String charset = beyond == 0 ? "windows-1251" : "windows-1252";
      assertEquals(charset, Html.page(SOURCE, page, null).charset().name());
    }
  }

  @Test
  void signsOfAReference() throws Exception {
    int zeros = WellFormed.MAX_REFERENCE_CHARS - "#65;".length();
    for (int beyond : new int[] {0, 1}) {
      String reference = "&#" + "0".repeat(zeros + beyond) + "65;";
      String xml = "<b>" + reference + "</b>";
      assertEquals(
          beyond == 0 ? "A" : reference, Xml.whole(SOURCE, xml.getBytes(UTF_8)).root().text());
    }
  }

  @Test
  void valuesOfJsonInOneAnother() {
    int lists = Json.MAX_DEPTH - 1;
    String json = "{\"a\":" + "[".repeat(lists) + "]".repeat(lists) + "}";
    assertEquals(1, Json.MAPPER.readTree(json).size());
    String deeper = json.replace("[]", "[[]]");
    assertThrows(JacksonException.class, () -> Json.MAPPER.readTree(deeper));
  }

  @Test
  void lengthAndReferencesOfYaml() {
    String comment = "#" + "x".repeat(Yaml.MAX_CODE_POINTS - 10) + "\n";
    assertEquals(1, Yaml.read(comment + "a: 1").orElseThrow().size());
    assertThrows(YamlEngineException.class, () -> Yaml.read("#xxxxxxx" + comment + "a: 1"));
    String list = "a: &a [1]\nb: [" + "*a, ".repeat(Yaml.MAX_ALIASES);
    assertEquals(2, Yaml.read(list + "]").orElseThrow().size());
    assertThrows(YamlEngineException.class, () -> Yaml.read(list + "*a]"));
  }

  @Test
  void linesOfFrontMatter() {
    for (int beyond : new int[] {0, 1}) {
      int more = FrontMatter.MAX_LINES - 3 + beyond;
      List<Line> lines = Line.split("---\na: 1\n" + "\n".repeat(more) + "---\n");
      assertEquals(beyond == 0, FrontMatter.of(lines).isPresent());
    }
  }

  @Test
  void textsThatAPersonStates() throws IOException {
    for (int beyond : new int[] {0, 1}) {
      StringBuilder yaml = new StringBuilder("---\ncaptions:\n");
      for (int i = 1; i < Correction.MAX_MARKS + beyond; i++) {
        yaml.append("- A gull ").append(i).append('\n');
      }
      yaml.append("- ").append(TEXT).append("\n---\n\nHarbour vote tied\n\n").append(TEXT);
      // Front matter has fewer lines than that: a sidecar has not.
      String sidecar = yaml.substring(4, yaml.indexOf("---\n\n"));
      Told told = new Told();
      Readings corrected =
          Sidecar.correcting(
              SOURCE, new Source("/folder", "a.yaml"), sidecar.getBytes(UTF_8), told);
      Formats.all().read(SOURCE, stream("Harbour vote tied\n\n" + TEXT + "\n"), null, corrected);
      assertEquals(beyond == 0 ? Kind.CAPTION : Kind.PARAGRAPH, kindOf(told.article(), TEXT));
    }
  }

  @Test
  void quotesInOneAnother() throws IOException {
    for (int beyond : new int[] {0, 1}) {
      int deep = Markdown.MAX_DEPTH + beyond;
      Article article = read("a.md", "# A\n\n" + ">".repeat(deep) + " " + TEXT);
      assertEquals((beyond == 0 ? "" : "> ") + TEXT, article.blocks().getLast().text());
    }
  }

  @Test
  void lengthOfMarkdown() throws IOException {
    String text = "# A\n\n" + TEXT + "\n";
    String most = text + " ".repeat(Markdown.MAX_BYTES - text.length());
    assertEquals(2, read("a.md", most).blocks().size());
    Told told = Told.of("a.md", (most + " ").getBytes(UTF_8), null);
    assertTrue(told.failure().startsWith("larger than 2 MiB of Markdown"), told.failure());
  }

  @Test
  void wordsOfAByline() throws IOException {
    for (int beyond : new int[] {0, 1}) {
      String byline =
          "By" + " Una Pell,".repeat((Markdown.MAX_BYLINE_WORDS - 1) / 2) + " Kit".repeat(beyond);
      Article article = read("a.md", "# A pier\n\n" + byline + "\n\n" + TEXT);
      assertEquals(beyond == 0 ? Kind.BYLINE : Kind.PARAGRAPH, kindOf(article, byline));
    }
  }

  @Test
  void wordsOfALineInBold() {
    for (int beyond : new int[] {0, 1}) {
      String line = "pier ".repeat(Markup.MAX_BOLD_WORDS + beyond).strip();
      String html = "<p>" + TEXT + "</p><p><b>" + line + "</b></p><p>" + TEXT + "</p>";
      Kind kind = Markup.blocks(Html.fragment(html)).get(1).kind();
      assertEquals(beyond == 0 ? Kind.SUBHEADING : Kind.PARAGRAPH, kind);
    }
  }

  @Test
  void whoTookAPicture() throws IOException {
    for (int beyond : new int[] {0, 1}) {
      String producers = "";
      for (int i = 1; i <= Nitf.MAX_PRODUCERS + beyond; i++) {
        producers += "<media-producer>Kit " + i + "</media-producer>";
      }
      String nitf =
          "<nitf><body><body.content><p>%s</p><media><media-caption>A gull</media-caption>%s</media>"
                  .formatted(TEXT, producers)
              + "</body.content></body></nitf>";
      String caption = read("a.xml", nitf).blocks().getLast().text();
      assertTrue(caption.endsWith(" Kit " + Nitf.MAX_PRODUCERS), caption);
    }
  }

  @Test
  void lengthOfACreditThatIsSoughtInItsCaption() {
    String credit = "x".repeat(Draft.MAX_SOUGHT_CREDIT_CHARS);
    assertEquals("A gull " + credit, Draft.credited("A gull " + credit, credit));
    String longer = credit + "y";
    assertEquals("A gull " + longer + " " + longer, Draft.credited("A gull " + longer, longer));
  }

  @Test
  void bylinesThatAreComparedWithOneAnother() {
    for (int beyond : new int[] {0, 1}) {
      Draft draft =
          new Draft().headline("A pier").byline("By Una Pell in Hallgarth").byline("By Una Pell");
      for (int i = 3; i <= Draft.MAX_COMPARED + beyond; i++) {
        draft.byline("By Kit Orme" + i);
      }
      boolean left = draft.blocks().stream().noneMatch(block -> block.text().equals("By Una Pell"));
      assertEquals(beyond == 0, left);
    }
  }

  @Test
  void headlinesThatAreComparedWithWhatRepeatsThem() {
    Draft draft = new Draft();
    for (int i = 1; i <= Draft.MAX_COMPARED + 1; i++) {
      draft.headline("Pier " + i);
    }
    assertTrue(draft.isHeadline("Pier " + Draft.MAX_COMPARED));
    assertTrue(!draft.isHeadline("Pier " + (Draft.MAX_COMPARED + 1)));
  }

  @Test
  void textsInListsInOneAnother() throws IOException {
    for (int beyond : new int[] {0, 1}) {
      int deep = RecordFields.MAX_DEPTH + beyond;
      String json =
          "{\"headline\":\"A pier\",\"text\":\""
              + TEXT
              + "\",\"captions\":"
              + "[".repeat(deep)
              + "\"A gull\"";
      long captions =
          read("a.json", json + "]".repeat(deep) + "}").blocks().stream()
              .filter(block -> block.kind() == Kind.CAPTION)
              .count();
      assertEquals(1 - beyond, captions);
    }
  }

  @Test
  void recordsThatCannotBeRead() throws IOException {
    String good = "{\"id\":\"b\",\"headline\":\"A pier\",\"text\":\"" + TEXT + "\"}\n";
    for (int beyond : new int[] {0, 1}) {
      String bad = "{\"a\":1}\n".repeat(Records.MAX_FAILURES - 1 + beyond);
      Told told = Told.of("a.jsonl", (good + bad + good).getBytes(UTF_8), null);
      assertEquals(2 - beyond, told.sources.size());
    }
  }

  @Test
  void lengthOfAnId() throws IOException {
    for (int beyond : new int[] {0, 1}) {
      String id = "x".repeat(Records.MAX_ID_CHARS + beyond);
      String record = "{\"id\":\"%s\",\"headline\":\"A\",\"text\":\"B\"}\n".formatted(id);
      Told told = Told.of("a.jsonl", record.repeat(2).getBytes(UTF_8), null);
      assertEquals("a.jsonl!/" + (beyond == 0 ? id : "1"), told.sources.getFirst().path());
    }
  }

  @Test
  void lengthOfARecord() throws IOException {
    RecordReader reader = new RecordReader(new StringReader("x".repeat(21)), 10);
    char[] ten = new char[10];
    assertEquals(10, reader.read(ten, 0, 10));
    reader.next();
    assertEquals(10, reader.read(ten, 0, 10));
    assertThrows(RecordReader.TooLargeException.class, reader::read);
    String row = "a,b" + "x".repeat(9);
    int counted = row.length() + RecordReader.DELIMITER_CHARS - 1;
    char[] some = new char[100];
    RecordReader table = RecordReader.ofTable(new StringReader(row), counted, ',');
    assertEquals(row.length(), table.read(some, 0, 100));
    RecordReader less = RecordReader.ofTable(new StringReader(row), counted - 1, ',');
    assertThrows(RecordReader.TooLargeException.class, () -> less.read(some, 0, 100));
  }

  @Test
  void linesOfAText() throws Exception {
    String most = "\n".repeat(PlainText.MAX_LINES - 1) + "x";
    assertEquals(most, PlainText.limited(SOURCE, most));
    assertThrows(UnreadableException.class, () -> PlainText.limited(SOURCE, most + "\nx"));
  }

  @Test
  void partsOfALetterInOneAnother() throws IOException {
    for (int beyond : new int[] {0, 1}) {
      StringBuilder mail = new StringBuilder("Subject: Deep\nMessage-ID: <1@p.example>\n");
      for (int i = 0; i < Mime.MAX_PART_DEPTH + beyond; i++) {
        mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
        mail.append(i).append('\n');
      }
      mail.append("Content-Type: text/plain\n\n").append(TEXT).append('\n');
      boolean isRead = Told.blocks(read("a.eml", mail.toString())).contains(TEXT);
      assertEquals(beyond == 0, isRead);
    }
  }

  @Test
  void headersOfALetter() throws IOException {
    for (int beyond : new int[] {0, 1}) {
      String mail =
          "Subject: Tied\nMessage-ID: <1@p.example>\n"
              + "X-A: b\n".repeat(Mime.MAX_HEADERS - 2 + beyond)
              + "\n"
              + TEXT
              + "\n";
      Told told = Told.of("a.eml", mail.getBytes(UTF_8), null);
      assertEquals(beyond, told.failures.size());
    }
  }

  @Test
  void lengthOfALettersText() throws IOException {
    String head = "Subject: Tied\nMessage-ID: <1@p.example>\n\n";
    for (int beyond : new int[] {0, 1}) {
      String text = " ".repeat(LetterText.MAX_BYTES - TEXT.length() + beyond) + TEXT;
      Told told = Told.of("a.eml", (head + text).getBytes(UTF_8), null);
      assertEquals(beyond, told.failures.size());
    }
  }

  @Test
  void sidecarsOfAnArchive() throws IOException {
    int sidecars = Entries.MAX_SIDECAR_BYTES / Sidecar.MAX_BYTES;
    List<Object> entries = new ArrayList<>();
    String yaml = "headline: Stated\n#";
    for (int i = 0; i <= sidecars; i++) {
      entries.add(i + ".yaml");
      entries.add((yaml + "x".repeat(Sidecar.MAX_BYTES - yaml.length())).getBytes(UTF_8));
      entries.add(i + ".txt");
      entries.add(("Harbour vote tied\n\n" + TEXT + "\n").getBytes(UTF_8));
    }
    Unpacked told = Unpacked.of("a.zip", Documents.zip(entries.toArray()));
    for (int i = 0; i < sidecars; i++) {
      assertEquals("Stated", headline(told, "a.zip!/" + i + ".txt"));
    }
    assertEquals("Harbour vote tied", headline(told, "a.zip!/" + sidecars + ".txt"));
    assertTrue(told.read.containsKey("a.zip!/" + sidecars + ".yaml"), "it is read as a file");
  }

  @Test
  void memoryToUnpackXz() throws IOException {
    // Sizes of a dictionary are powers of two and halves between: 64 MiB and 96.
    Unpacked told = Unpacked.of("a.txt.xz", xz(28));
    assertEquals("", told.failures());
    assertEquals(1, told.read.size());
    told = Unpacked.of("a.txt.xz", xz(29));
    assertTrue(told.failures().contains("memory"), told.failures());
  }

  /** A text packed so that it wants a dictionary of a size to be unpacked. */
  private static byte[] xz(int dictionary) throws IOException {
    byte[] packed = Documents.xz(("Harbour vote tied\n\n" + TEXT + "\n").getBytes(UTF_8));
    // The stream's header of 12 bytes; then the block's: its size, flags, filter, size, properties.
    int size = (packed[12] + 1) * 4;
    packed[16] = (byte) dictionary;
    CRC32 check = new CRC32();
    check.update(packed, 12, size - 4);
    ByteBuffer.wrap(packed)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(12 + size - 4, (int) check.getValue());
    return packed;
  }

  @Test
  void controlCharactersOfAText() {
    int chars = 5000;
    int most = (int) (chars * Encoding.MAX_CONTROLS);
    for (int beyond : new int[] {0, 1}) {
      String text = "\u0001".repeat(most + beyond) + "x".repeat(chars - most - beyond);
      Told told = new Told();
      try {
        told = Told.of("a.txt", text.getBytes(UTF_8), "text");
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      assertEquals(beyond, told.failures.size());
    }
  }

  @Test
  void lettersThatMayBeUtf8ByChance() {
    Charset gbk = Charset.forName("GBK");
    for (int beyond : new int[] {0, 1}) {
      byte[] bytes = "芦".repeat(Encoding.MAX_BY_CHANCE + beyond).getBytes(gbk);
      assertEquals(beyond == 0 ? gbk : UTF_8, Encoding.charset(bytes, "gbk"));
    }
  }

  @Test
  void brokenBytesAmidLettersOfUtf8() {
    for (int beyond : new int[] {0, 1}) {
      byte[] bytes = ("~ " + "é".repeat(Encoding.PER_ERROR + beyond)).getBytes(UTF_8);
      bytes[0] = (byte) 0xe4;
      assertEquals(beyond == 1, Encoding.charset(bytes, null).equals(UTF_8));
    }
  }

  @Test
  void lengthOfATagThatHidesItsLettersFromTheGuess() {
    byte[] text =
        "Гавань закрыта, потому что в стене нашли трещину. "
            .repeat(10)
            .getBytes(Charset.forName("windows-1251"));
    for (int beyond : new int[] {0, 1}) {
      // Long tags of Latin letters, so many that the text between them is a hundredth of it.
      String tag = "<a " + "x".repeat(Encoding.MAX_TAG_BYTES - 4 + beyond) + ">";
      byte[] page = (tag.repeat(40) + "~").getBytes(ISO_8859_1);
      byte[] bytes = new byte[page.length + text.length];
      System.arraycopy(page, 0, bytes, 0, page.length);
      System.arraycopy(text, 0, bytes, page.length, text.length);
      String charset = Encoding.charset(bytes, null).name();
      assertEquals(beyond == 0 ? "windows-1251" : "windows-1252", charset);
    }
  }

  private static String headline(Unpacked told, String path) {
    return told.read.get(path).articles().getFirst().headline();
  }

  private static Kind kindOf(Article article, String text) {
    return article.blocks().stream()
        .filter(block -> block.text().equals(text))
        .map(Block::kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError(Told.blocks(article)));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static Article read(String name, String text) throws IOException {
    return Told.of(name, text.getBytes(UTF_8), null).article();
  }

  @Test
  void partsOfALetter() throws IOException {
    for (int beyond : new int[] {0, 1}) {
      String mail =
          "Subject: Long\nMessage-ID: <1@p.example>\nContent-Type: multipart/mixed; boundary=b\n\n"
              + "--b\nContent-Type: text/plain\n\n"
              + TEXT
              + "\n"
              + "--b\nContent-Type: image/gif\n\nx\n".repeat(Mime.MAX_PARTS - 1 + beyond)
              + "--b--\n";
      Told told = Told.of("a.eml", mail.getBytes(UTF_8), null);
      assertEquals(beyond, told.failures.size());
      assertTrue(Told.blocks(told.articles().getFirst()).contains(TEXT));
    }
  }

  @Test
  void partsInOneAnotherThatAreParsed() throws Exception {
    StringBuilder mail = new StringBuilder("Subject: Deep\n");
    for (int i = 0; i < 2 * Mime.MAX_PART_DEPTH; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      mail.append(i).append('\n');
    }
    Message message =
        Mime.message(
            SOURCE,
            mail.toString().getBytes(UTF_8),
            why -> {
              throw new AssertionError(why);
            });
    int deep = 0;
    for (Entity part = message;
        part.getBody() instanceof Multipart parts;
        part = parts.getBodyParts().getFirst()) {
      deep++;
    }
    assertEquals(Mime.MAX_PART_DEPTH, deep);
    message.dispose();
  }

  @Test
  void shareOfAPageThatShowsASource() throws IOException {
    String source = "&lt;p>" + "The wall has a crack. ".repeat(20);
    long signs = source.replace("&lt;", "<").chars().filter(c -> c > ' ').count();
    int rest = (int) (signs / Html.MIN_SOURCE_SHARE - signs);
    for (int beyond : new int[] {0, 2}) {
      String page =
          "<html><body id=viewsource><pre>" + source + "</pre>" + "x".repeat(rest + beyond);
      String read = Told.blocks(read("a.html", page));
      assertEquals(beyond > 0, read.contains("<p>"), read);
    }
  }
}
