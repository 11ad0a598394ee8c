package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as browsers save them: each is the page it shows. */
final class SavedPageTest {
  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="en"><head><title>Harbour shut | Port Ellis Gazette</title></head>
      <body><nav><a href="/">Home</a></nav><article><h1>Harbour shut until spring</h1>
      <p class="byline">By Una Pell</p>
      <figure><img src="a.jpg"><figcaption>The crack in the wall. Photograph: Kit Pike</figcaption>
      </figure>
      <p>The harbour of Port Ellis was closed on Monday after a crack had been found in its wall.</p>
      <p>“We’ll wait,” said Una Orme, who has run the ferry since 1998 and will again.</p>
      </article></body></html>
      """;

  private static final String BLOCKS =
      """
      headline: Harbour shut until spring
      byline: By Una Pell
      caption: The crack in the wall. Photograph: Kit Pike
      paragraph: The harbour of Port Ellis was closed on Monday after a crack had been found in its wall.
      paragraph: “We’ll wait,” said Una Orme, who has run the ferry since 1998 and will again.
      """;

  private static final String FRAME =
      """
      --x
      Content-Type: text/html
      Content-ID: <frame-2@mhtml.blink>

      <p>Buy boats at half the price this week only, all of you who read this.</p>
      """;

  private static final String BESIDE =
      """
      --x
      Content-Type: text/css
      Content-Location: cid:css-1@mhtml.blink

      p { color: red }
      --x
      Content-Type: image/png
      Content-Transfer-Encoding: base64
      Content-Location: https://gazette.example/a.jpg

      iVBORw0KGgo=
      --x--
      """;

  private static final String STORY =
      """
      --x
      Content-Type: text/html; charset=utf-8
      Content-ID: <frame-1@mhtml.blink>
      Content-Transfer-Encoding: quoted-printable
      Content-Location: https://gazette.example/harbour

      %s
      """
          .formatted(quotedPrintable(PAGE));

  private static final String HEADERS =
      """
      Subject: Harbour shut | Port Ellis Gazette
      Date: Tue, 5 Mar 2024 10:00:00 -0000
      MIME-Version: 1.0
      """;

  private static final String RELATED =
      HEADERS + "Content-Type: multipart/related; type=\"text/html\"; boundary=x";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://gazette.example/harbour\n",
        "From: \"Saved by Internet Explorer 11\"\n",
        "From: <Saved by WebKit>\n"
      })
  void aPageSavedInOneFileIsThatPage(String from) throws IOException {
    Told told = told("page", from + RELATED + "\n\n" + STORY + FRAME + BESIDE);
    assertEquals(BLOCKS, Told.blocks(told.article()));
    assertEquals("mhtml", told.readings.getFirst().format());
    // The day on which it was saved is not that on which it came out.
    assertEquals("en | Una Pell | null | null", Told.facts(told.article()));
  }

  @Test
  void itsNameTellsItWhereNothingElseDoes() throws IOException {
    String single =
        HEADERS
            + "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n";
    assertEquals(BLOCKS, Told.blocks(told("page.mht", single + quotedPrintable(PAGE)).article()));
  }

  @Test
  void thePageThatHoldsTheOthersIsTheOneThatIsNamedSo() throws IOException {
    String start = RELATED.replace("boundary", "start=\"<frame-1@mhtml.blink>\"; boundary");
    Told told = told("page.mhtml", start + "\n\n" + FRAME + STORY + BESIDE);
    assertEquals(BLOCKS, Told.blocks(told.article()));
  }

  @Test
  void aLetterWithPicturesIsNoPage() throws IOException {
    // Nor is its style sheet attached to it.
    Told told =
        told("a.eml", "From: Kit Pike <kit@example.org>\n" + RELATED + "\n\n" + STORY + BESIDE);
    assertEquals("eml", told.readings.getFirst().format());
  }

  @Test
  void aSaveWithoutAPageSaysSo() throws IOException {
    Told told = told("page.mhtml", "From: <Saved by Blink>\n" + RELATED + "\n\n" + BESIDE);
    assertEquals("no page in it. Save the page anew, as HTML perhaps", told.failure());
  }

  @Test
  void aPageWhoseSourceWasShownIsThatPage() throws IOException {
    StringBuilder firefox = new StringBuilder("<html><body id=viewsource><pre>");
    StringBuilder chrome =
        new StringBuilder("<html><body><div class=line-gutter-backdrop></div><table>");
    for (String line : PAGE.split("\n", -1)) {
      String shown = Entities.escape(line);
      firefox
          .append("<span id=line1></span><span class=start-tag>")
          .append(shown)
          .append("</span>\n");
      chrome
          .append("<tr><td class=line-number value=1></td><td class=line-content>")
          .append(shown)
          .append("</td></tr>");
    }
    assertEquals(BLOCKS, Told.blocks(told("a.html", firefox + "</pre>").article()));
    assertEquals(BLOCKS, Told.blocks(told("a.html", chrome + "</table>").article()));
  }

  @Test
  void anArchiveOfSafariIsNamedWithWhatToDo() throws IOException {
    assertEquals(
        "a property list of Apple, as Safari's web archives are. Open the page in Safari and save it"
            + " as page source",
        told("a.webarchive", "bplist00\u0001\u0002").failure());
  }

  private static String quotedPrintable(String text) {
    StringBuilder quoted = new StringBuilder();
    int length = 0;
    for (byte b : text.getBytes(UTF_8)) {
      if (b == '\n') {
        length = 0;
        quoted.append('\n');
        continue;
      }
      quoted.append(b < ' ' || b == '=' ? "=%02X".formatted(b) : String.valueOf((char) b));
      length++;
      if (length > 60) {
        quoted.append("=\n");
        length = 0;
      }
    }
    return quoted.toString();
  }

  private static Told told(String name, String text) throws IOException {
    Told told = Told.of(name, text.getBytes(UTF_8), null);
    assertTrue(told.sources.size() <= 1, told.sources.toString());
    return told;
  }

  @Test
  void aPageThatListsAProgramIsNoSourceOfAnother() throws IOException {
    String line = "<td class=line-number>1</td><td class=line-content>&lt;p>code</td>";
    for (String page :
        List.of(
            PAGE.replace("</article>", "<table><tr>" + line + "</tr></table></article>"),
            PAGE.replace("<body>", "<body id=viewsource>")
                .replace("</article>", "<pre>&lt;p></pre></article>"),
            PAGE.replace("<body>", "<body><div class=line-gutter-backdrop></div>")
                .replace("</article>", "<table><tr>" + line + "</tr></table></article>"))) {
      String read = Told.blocks(told("a.html", page).article());
      assertTrue(read.startsWith("headline: Harbour shut until spring\n"), read);
    }
  }

  @Test
  void aLetterIsNoPageWhateverItIsCalledOrSays() throws IOException {
    String from = "From: Una Pell <una@example.org>\nSubject: Tied\nMIME-Version: 1.0\n";
    String text = "The harbour of Port Ellis was closed on Monday.\n\n";
    String plain = from + "Content-Type: text/plain\n\n" + text;
    for (String letter :
        List.of(
            plain + "From: Saved by the Bell to Friends\n",
            plain + "Snapshot-Content-Location: here\n")) {
      Told told = told("a.eml", letter);
      assertEquals("eml", told.readings.getFirst().format());
      assertTrue(Told.blocks(told.article()).contains("closed on Monday"), letter);
    }
    assertTrue(Told.blocks(told("a.mht", plain).article()).contains("closed on Monday"));
    String attached =
        from
            + "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>"
            + text
            + "\n--x\nContent-Type: text/plain; name=a.txt\nContent-Disposition: attachment;"
            + " filename=a.txt\n\nHarbour shut\n\n"
            + text
            + "--x--\n";
    assertEquals(2, Told.of("a.mht", attached.getBytes(UTF_8), null).sources.size());
    String saved = "From: <Saved by Blink>\n" + RELATED + "\n\n--x\nContent-Type: text/plain\n\n";
    assertTrue(
        Told.blocks(told("a.mhtml", saved + text + "--x--\n").article())
            .contains("closed on Monday"));
  }
}
