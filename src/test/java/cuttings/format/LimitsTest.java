package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is beyond a limit of a part: nothing of the story is lost by it. */
final class LimitsTest {
  private static final String TEXT =
      "The council of Port Ellis could not agree yesterday on who should own the harbour wall.";

  @Test
  void blocksBeyondTheMostThatAreKeptApartAreOneParagraph() throws IOException {
    String json =
        "{\"headline\":\"Harbour vote tied\",\"paragraphs\":[\"first\""
            + ",\"p\"".repeat(Draft.MAX_BLOCKS)
            + ",\"last\"]}";
    List<Block> blocks = read("a.json", json).blocks();
    assertEquals(Draft.MAX_BLOCKS + 1, blocks.size());
    assertEquals("p p last", blocks.getLast().text());
  }

  @Test
  void linesOfARecordBeyondTheMostAreOneParagraph() throws IOException {
    String json =
        "{\"headline\":\"Harbour vote tied\",\"text\":\"" + "a\\n".repeat(PlainText.MAX_LINES + 1);
    assertEquals(2, read("a.json", json + "\"}").blocks().size());
  }

  @Test
  void anAttributeAfterTheMostIsPassedOver() throws IOException {
    for (int before : new int[] {Xml.MAX_ATTRIBUTES - 1, Xml.MAX_ATTRIBUTES}) {
      StringBuilder many = new StringBuilder();
      for (int i = 0; i < before; i++) {
        many.append(" a").append(i).append("=''");
      }
      String nitf =
          "<nitf><head><docdata><date.issue"
              + many
              + " norm='20240911'/></docdata></head><body><body.content><p>"
              + TEXT
              + "</p></body.content></body></nitf>";
      Article article = read("a.xml", nitf);
      assertEquals(before < Xml.MAX_ATTRIBUTES, article.published() != null);
    }
  }

  @Test
  void aNameIsAskedAsFarAsNamesAreLong() throws IOException {
    String caption = "Gulls on the pier of Hallgarth, lost last winter.";
    for (int before : new int[] {Html.MAX_NAME_CHARS - 8, Html.MAX_NAME_CHARS}) {
      String page =
          "<html><body><article><h1>Harbour vote tied</h1><p>"
              + TEXT
              + ("</p><div class='" + "x".repeat(before) + " caption'>" + caption + "</div><p>")
              + (TEXT + " Again.</p></article></body></html>");
      Kind kind =
          read("a.html", page).blocks().stream()
              .filter(block -> block.text().equals(caption))
              .map(Block::kind)
              .findFirst()
              .orElseThrow();
      assertEquals(before < Html.MAX_NAME_CHARS ? Kind.CAPTION : Kind.PARAGRAPH, kind);
    }
  }

  @Test
  void ofAStatedHeadlineAsMuchIsKeptAsAnyHeadlineHas() throws IOException {
    String title = "Harbour vote tied ".repeat(PageFacts.MAX_FACT_CHARS);
    String page = "<html><title>" + title + "</title><body><p>" + TEXT + "</p></body></html>";
    String headline = read("a.html", page).headline();
    assertTrue(headline.length() <= PageFacts.MAX_FACT_CHARS, headline.length() + " characters");
  }

  @Test
  void whatIsCutEndsWithAWholeCharacter() throws IOException {
    String title = "a".repeat(PageFacts.MAX_FACT_CHARS - 1) + "\ud83d\ude00";
    for (String head :
        List.of("<title>" + title + "</title>", "<meta property=og:title content=" + title + ">")) {
      String page = "<html>" + head + "<body><p>" + TEXT + "</p></body></html>";
      assertEquals(title.substring(0, title.length() - 2), read("a.html", page).headline());
    }
  }

  @Test
  void picturesOfAMarkdownTextAreCaptionedUpToTheMost() throws IOException {
    String text =
        "# A pier\n\n" + TEXT + "\n\n" + "![gull](b)\n\n".repeat(Markdown.MAX_PICTURES + 1);
    long captions =
        read("a.md", text.replaceFirst("gull", "the first gull")).blocks().stream()
            .filter(block -> block.kind() == Kind.CAPTION)
            .count();
    assertEquals(2, captions, "one of each wording");
    String alone = "# A pier\n\n" + TEXT + "\n\n" + "![](b)\n\n".repeat(Markdown.MAX_PICTURES);
    assertEquals(2, read("a.md", alone + "![gull](b)\n").blocks().size());
  }

  @Test
  void aLetterTooLongToReadStillGivesWhatIsAttached() throws IOException {
    String letter =
        """
        From: kit@example.org
        Subject: Tied
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=x

        --x
        Content-Type: text/plain

        %s
        --x
        Content-Type: text/plain
        Content-Disposition: attachment; filename=a.txt

        %s
        --x--
        """
            .formatted("a ".repeat(LetterText.MAX_BYTES / 2 + 1), TEXT);
    Told told = Told.of("a.eml", letter.getBytes(UTF_8), null);
    assertEquals("a letter of more than 16 MiB of text. Save its text as a file", told.failure());
    assertEquals("a.eml!/a.txt", told.sources.getFirst().path());
  }

  private static Article read(String name, String text) throws IOException {
    return Told.of(name, text.getBytes(UTF_8), null).article();
  }
}
