package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is read in the charset it was written in, whether or not that is declared. */
final class EncodingTest {
  /** A headline and a sentence in each charset. */
  private static final String TEXTS =
      """
      GBK       | 港口关闭   | 港口在星期一关闭，因为堤坝上发现了一道裂缝，春天之前船只不能进入。
      GB18030   | 渡轮回来了 | 渡轮将在星期五再次驶往哈尔加斯，船主说时刻表不会改变。
      Big5      | 港口關閉   | 港口在星期一關閉，因為堤壩上發現了一道裂縫，春天之前船隻不能進入。
      EUC-JP    | 港が閉まる | 港は月曜日に閉鎖された。壁にひびが見つかり、春まで船は入ることができない。
      Shift_JIS | 船が戻る   | 船は金曜日にまた島へ渡る。持ち主は時刻表は変わらないと話している。
      EUC-KR    | 항구 폐쇄  | 방파제에서 균열이 발견되어 항구가 월요일에 폐쇄되었고 봄까지 배가 들어올 수 없다.
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = TEXTS)
  void aPageIsReadInTheCharsetItDeclares(String charset, String headline, String sentence)
      throws IOException {
    for (int times : new int[] {1, 30}) {
      for (String meta :
          List.of(
              "<meta charset=" + charset + ">",
              "<meta http-equiv=Content-Type content=\"text/html; charset=" + charset + "\">")) {
        String page = page(meta, headline, sentence.repeat(times));
        Told told = Told.of("a.html", page.getBytes(Charset.forName(charset)), null);
        assertEquals(blocks(headline, sentence.repeat(times)), Told.blocks(told.article()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = TEXTS)
  void xmlIsReadInTheCharsetItDeclares(String charset, String headline, String sentence)
      throws IOException {
    for (int times : new int[] {1, 30}) {
      String xml =
          "<?xml version=\"1.0\" encoding=\""
              + charset
              + "\"?><nitf><body><body.head><hedline><hl1>"
              + headline
              + "</hl1></hedline></body.head><body.content><p>"
              + sentence.repeat(times)
              + "</p></body.content></body></nitf>";
      Told told = Told.of("a.xml", xml.getBytes(Charset.forName(charset)), null);
      assertEquals(blocks(headline, sentence.repeat(times)), Told.blocks(told.article()));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = TEXTS)
  void aStoryOfSomeLinesIsReadWithoutADeclaration(String charset, String headline, String sentence)
      throws IOException {
    for (int times : new int[] {1, 30}) {
      byte[] page = page("", headline, sentence.repeat(times)).getBytes(Charset.forName(charset));
      assertEquals(
          blocks(headline, sentence.repeat(times)),
          Told.blocks(Told.of("a.html", page, null).article()));
      String text = headline + "\n\n" + sentence.repeat(times);
      Told told = Told.of("a.txt", text.getBytes(Charset.forName(charset)), null);
      assertTrue(Told.blocks(told.article()).contains(sentence.repeat(times)));
    }
  }

  /** In GBK these are bytes of UTF-8 too: marks and signs. */
  @Test
  void fewLettersThatMayBeUtf8AreWhatThePageDeclares() throws IOException {
    String twoWays = "芦鹿路陆";
    byte[] bytes =
        page("<meta charset=gbk>", twoWays, "Ships 1 to 9.").getBytes(Charset.forName("GBK"));
    assertTrue(!new String(bytes, UTF_8).contains("\ufffd"), "not both");
    assertEquals(twoWays, Told.of("a.html", bytes, null).article().headline());
    byte[] xml =
        ("<?xml version='1.0' encoding='gbk'?><nitf><body><body.head><hedline><hl1>"
                + twoWays
                + "</hl1></hedline></body.head></body></nitf>")
            .getBytes(Charset.forName("GBK"));
    assertEquals(twoWays, Told.of("a.xml", xml, null).article().headline());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gbk", "big5", "euc-kr", "shift_jis", "euc-jp", "iso-8859-1"})
  void utf8IsReadAsSuchWhateverIsDeclared(String declared) throws IOException {
    for (String headline : List.of("港口关闭", "It’s “shut”", "Déjà vu à l’été de l’été")) {
      byte[] page = page("<meta charset=" + declared + ">", headline, "No.").getBytes(UTF_8);
      assertEquals(headline, Told.of("a.html", page, null).article().headline(), declared);
    }
  }

  @Test
  void aFewBrokenBytesDoNotMakeATextOfUtf8AnotherOne() throws IOException {
    String sentence = "Der Hafen wurde am Montag geschlossen, weil die Mauer einen Riß hätte. ";
    byte[] bytes = ("Größe der Schäden\n\n" + sentence.repeat(20) + "~").getBytes(UTF_8);
    bytes[bytes.length - 1] = (byte) 0xe4;
    for (String name : List.of("a.txt", "a.html")) {
      byte[] file =
          name.equals("a.txt")
              ? bytes
              : page("", "Größe", sentence.repeat(20) + "~").getBytes(UTF_8);
      for (int i = 0; i < file.length; i++) {
        file[i] = file[i] == '~' ? (byte) 0xe4 : file[i];
      }
      assertTrue(Told.blocks(Told.of(name, file, null).article()).contains(sentence.strip()), name);
    }
  }

  @Test
  void aPageInAWesternCharsetNeedNotDeclareIt() throws IOException {
    String page = page("", "Déjà vu à Calais", "La ville n’a plus d’été, écrit le maire à Genève.");
    Told told = Told.of("a.html", page.getBytes(Charset.forName("windows-1252")), null);
    assertEquals("Déjà vu à Calais", told.article().headline());
  }

  @Test
  void anAccentThatIsTheLastByteIsRead() throws IOException {
    String text = "Harbour vote tied\n\nThe council met in the café";
    Told told = Told.of("a.txt", text.getBytes(Charset.forName("windows-1252")), null);
    assertTrue(Told.blocks(told.article()).contains("in the café"), Told.blocks(told.article()));
  }

  @ParameterizedTest
  @CsvSource({"é’s wall, 1", "Größe, 1", "港口 closed, 1", "港口 closed, 2"})
  void utf8ThatIsCutOffAmidALetterIsRead(String letters, int bytesLeft) throws IOException {
    String text = "Harbour vote tied\n\nThe council met in the café " + letters + " and went.";
    byte[] whole = (text + " 港").getBytes(UTF_8);
    byte[] cut = Arrays.copyOf(whole, whole.length - 3 + bytesLeft);
    String blocks = Told.blocks(Told.of("a.txt", cut, null).article());
    assertTrue(blocks.contains("café " + letters + " and went."), blocks);
  }

  @ParameterizedTest
  @CsvSource({"We met at the café", "café", "Le vote a été reporté"})
  void westernTextThatEndsWithALetterLikeACutOffOneIsRead(String text) throws IOException {
    byte[] bytes =
        ("Harbour vote tied\n\nThe council met, and went. " + text)
            .getBytes(Charset.forName("windows-1252"));
    String blocks = Told.blocks(Told.of("a.txt", bytes, null).article());
    assertTrue(blocks.contains(text), blocks);
  }

  @Test
  void aSignThatOpensNoTagHidesNothingFromTheGuess() throws IOException {
    String sentence = "Гавань закрыли в понедельник, потому что в стене нашли трещину. ";
    String text = "Гавань\n\n-----8<-----\n\n" + sentence.repeat(20);
    Told told = Told.of("a.txt", text.getBytes(Charset.forName("KOI8-R")), null);
    assertTrue(Told.blocks(told.article()).contains(sentence.strip()), Told.blocks(told.article()));
  }

  private static String page(String meta, String headline, String text) {
    return "<html><head>"
        + meta
        + "</head><body><article><h1>"
        + headline
        + "</h1><p>"
        + text
        + "</p></article></body></html>";
  }

  private static String blocks(String headline, String text) {
    return "headline: " + headline + "\nparagraph: " + text + "\n";
  }
}
