package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.article.Source;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What XML can do to a machine, and what is read of it nevertheless. */
final class XmlTest {
  private static final String STORY =
      "<nitf><body><body.head><hedline><hl1>Bus on time</hl1></hedline></body.head>"
          + "<body.content><p>%s</p></body.content></body></nitf>";

  @Test
  void noFileIsReadThroughAnEntity(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "the password is kipper");
    Told told =
        read(
            "<!DOCTYPE nitf [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]>"
                + STORY.formatted("It said &x; and left."));
    assertEquals(
        "headline: Bus on time\nparagraph: It said and left.\n", Told.blocks(told.article()));
  }

  @Test
  void aDoctypeIsPassedOverAndNothingIsFetched() throws IOException {
    try (ServerSocket server = new ServerSocket(0)) {
      server.setSoTimeout(1);
      String dtd = "http://localhost:" + server.getLocalPort() + "/nitf.dtd";
      Told told =
          read(
              "<!DOCTYPE nitf PUBLIC \"-//IPTC//DTD NITF 3.2//EN\" \""
                  + dtd
                  + "\" ["
                  + "<!ENTITY % all SYSTEM \""
                  + dtd
                  + "\"> %all;]>"
                  + STORY.formatted("It left at nine."));
      assertEquals("Bus on time", told.article().headline());
      assertThrows(SocketTimeoutException.class, server::accept, "something asked for the DTD");
    }
  }

  @Test
  void aBombOfEntitiesIsNotExpanded() throws IOException {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE nitf [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 40; i++) {
      bomb.append("<!ENTITY a").append(i).append(" \"");
      bomb.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    Told told = read(bomb + "]>" + STORY.formatted("Ha &a39; ha."));
    assertEquals("headline: Bus on time\nparagraph: Ha ha.\n", Told.blocks(told.article()));
  }

  @Test
  void elementsNestedAHundredThousandDeepLoseNoText() throws IOException {
    int deep = 100_000;
    String nested = "<b>".repeat(deep) + "at the bottom" + "</b>".repeat(deep) + " and up again";
    Article article = read(STORY.formatted(nested)).article();
    assertEquals("Bus on time", article.headline());
    assertTrue(Told.blocks(article).contains("at the bottom"), Told.blocks(article));
    assertTrue(Told.blocks(article).contains("and up again"), Told.blocks(article));
  }

  @Test
  void xmlOfNoKnownKindIsRefusedWhetherItSaysThatItIsXmlOrItsNameDoes() throws IOException {
    String bill = "<bill><sum>12</sum></bill>";
    String refused = "XML of no known kind: <bill>. Leave it out, or name its format with --format";
    assertEquals(refused, Told.of("bill.xml", bill.getBytes(UTF_8), null).failure());
    byte[] declared = ("<?xml version=\"1.0\"?>" + bill).getBytes(UTF_8);
    assertEquals(refused, Told.of("bill.txt", declared, null).failure());
  }

  @Test
  void aHugeAttributeIsNoText() throws IOException {
    String huge = "x".repeat(20_000_000);
    Told told = read(STORY.formatted("Before <a href=\"" + huge + "\">the link</a>."));
    assertEquals(
        "paragraph: Before the link.\n",
        Told.blocks(told.article()).lines().skip(1).findFirst().orElseThrow() + "\n");
  }

  @Test
  void charactersThatXmlForbidsBecomeSpaces() throws IOException {
    Told told = read("\n\n<?xml version=\"1.0\"?>" + STORY.formatted("A\u0000b\u001ac \uFFFF d"));
    assertEquals("headline: Bus on time\nparagraph: A b c d\n", Told.blocks(told.article()));
  }

  @Test
  void anAmpersandThatIsWrittenAsItselfIsOne() throws IOException {
    for (String padding : new String[] {"", "x".repeat(8187), "x".repeat(8190), "y".repeat(4000)}) {
      String said = "AT&T & its R&D at &#9731; &amp; caf&#xe9;s &lt;&";
      Told told = read(STORY.formatted(said + "<!--" + padding + "--> <![CDATA[a & b]]> &x ;"));
      assertEquals(
          "paragraph: AT&T & its R&D at ☃ & cafés <& a & b &x ;",
          Told.blocks(told.article()).lines().toList().get(1));
      told = read(STORY.formatted(padding + " Hallgarth & Sons"));
      assertTrue(Told.blocks(told.article()).endsWith("Hallgarth & Sons\n"));
    }
  }

  @Test
  void aReferenceIsOneHoweverSlowlyItsBytesCome() throws Exception {
    String head = "<rss><!--" + "x".repeat(1 << 18) + "-->";
    byte[] feed = (head + "<item>Pell &amp; Pike & Co</item></rss>").getBytes(UTF_8);
    InputStream slow =
        new FilterInputStream(new ByteArrayInputStream(feed)) {
          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            return super.read(into, offset, Math.min(1, length));
          }

          @Override
          public int available() {
            return 0;
          }
        };
    Xml xml = Xml.records(new Source("/folder", "a.xml"), new BufferedInputStream(slow, 1));
    assertEquals("Pell & Pike & Co", xml.next(Set.of("item")).wholeText());
  }

  @Test
  void whatADocumentIsMadeOfIsCountedWhicheverItIs() throws IOException {
    String most = "more than 1,000,000 elements, attributes and texts in one article";
    String attributes = "<p a='' b='' c='' d='' e='' f='' g=''/>";
    for (String made : List.of("<p/>", "x<p/>", attributes)) {
      Told told = read(STORY.formatted(made.repeat(Xml.MAX_NODES)));
      assertTrue(told.failure().contains(most), told.failure());
    }
    Told told = read(STORY.formatted("x<?a?>".repeat(Xml.MAX_NODES + 1)));
    assertEquals("paragraph: " + "x".repeat(Xml.MAX_NODES + 1), lastLine(told));
  }

  @Test
  void whatStandsBetweenRecordsIsCountedAllTogether() throws IOException {
    String item = "<item><title>A</title></item>";
    String between = item + "<x/>".repeat(Xml.MAX_NODES / 4);
    Told told = feed(between.repeat(5));
    assertTrue(told.failure().contains("more than 1,000,000"), told.failure());
    assertEquals(4, told.readings.size());
    int records = Xml.MAX_NODES / 2;
    Told many = feed("<item><title>A</title></item>\n".repeat(records));
    assertEquals(records, many.readings.size());
    assertEquals(List.of(), many.failures);
  }

  private static Told feed(String items) throws IOException {
    byte[] feed = ("<rss><channel>" + items + "</channel></rss>").getBytes(UTF_8);
    return Told.of("a.xml", feed, "rss");
  }

  private static String lastLine(Told told) {
    return Told.blocks(told.article()).lines().toList().getLast();
  }

  @Test
  void theLineOfABreakCountsWhatStoodBeforeTheDeclaration() throws IOException {
    Told told = read("\n\n<?xml version=\"1.0\"?>\n<nitf>\n<p>\n</nitf>");
    assertTrue(told.failure().startsWith("6: its XML is broken: "), told.failure());
  }

  @Test
  void bytesCountForMoreThanTheDeclaredEncoding() throws IOException {
    String text = STORY.formatted("Déjà vu in Łódź");
    String declared = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + text;
    assertEquals(
        "paragraph: Déjà vu in Łódź",
        Told.blocks(read(declared.getBytes(UTF_8)).article()).lines().toList().get(1));
    assertEquals(
        "paragraph: Déjà vu in Łódź",
        Told.blocks(read(declared.getBytes(UTF_16LE)).article()).lines().toList().get(1));
    String polish = "<?xml version=\"1.0\" encoding=\"iso-8859-2\"?>" + text.replace("à", "a");
    assertEquals(
        "paragraph: Déja vu in Łódź",
        Told.blocks(read(polish.getBytes(Charset.forName("ISO-8859-2"))).article())
            .lines()
            .toList()
            .get(1));
  }

  private static Told read(String xml) throws IOException {
    return read(xml.getBytes(UTF_8));
  }

  private static Told read(byte[] xml) throws IOException {
    return Told.of("story.xml", xml, "nitf");
  }
}
