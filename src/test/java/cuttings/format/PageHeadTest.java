package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cuttings.article.Article;
import cuttings.article.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standfirsts, bylines and dates in the many ways that sites set them; in pages of our own. */
final class PageHeadTest {
  private static final String STANDFIRST = "No ship may enter the harbour before the spring.";
  private static final String FIRST =
      "<p>The harbour of Port Ellis was closed on Monday after a crack had been found in its"
          + " wall, and no ship may enter before the spring.</p>";
  private static final String SECOND =
      "<p>Engineers from Wethering came to look at it, and went home without a word to the"
          + " harbour master or to anybody else.</p>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // called by hashes: the byline below says what the line above it is
        "<h1>Harbour wall cracks</h1><p class=x1>%s</p><div class=author>By Una Pell</div>",
        "<h1>Harbour wall cracks</h1><ul><li>%s</li></ul><p class=author-data>By Una Pell</p>",
        "<h1>Harbour wall cracks</h1><p class=lead>%s</p><div class=x2>By Una Pell</div>",
        "<h1>Harbour wall cracks</h1><div class=teaser><p>%s</p></div><p>By Una Pell</p>",
        "<h1>Harbour wall cracks</h1><p class=bajada>%s</p><p rel=author>By Una Pell</p>",
        // beside buttons, in the header, or in an aside of its own
        "<h1>Harbour wall cracks</h1><h2>%s</h2><div class='byline follow-button'><p>By Una"
            + " Pell</p><button>Follow</button></div>",
        "<header><h1>Harbour wall cracks</h1><h2>%s</h2><div class='meta social-comments'>By Una"
            + " Pell <a href=#c>12</a></div></header>",
        "<h1>Harbour wall cracks</h1><h2>%s</h2><aside class=post-author>By Una Pell</aside>",
        "<div class='widget widget-hero'><h1>Harbour wall cracks</h1><h2 class=dek>%s</h2><p class=byline>By"
            + " Una Pell</p></div>",
      })
  void theStandfirstAndTheBylineAreKnownHoweverTheyAreMarked(String markup) throws Exception {
    String page =
        "<article>" + markup.replace("%s", STANDFIRST) + FIRST + SECOND + FIRST + "</article>";
    assertEquals(List.of(STANDFIRST), of(Kind.STANDFIRST, page), markup);
    assertEquals("By Una Pell", of(Kind.BYLINE, page).getFirst().replaceFirst(" 12$", ""), markup);
    assertEquals(List.of("Una Pell"), read(page).authors(), markup);
    assertEquals(3, of(Kind.PARAGRAPH, page).size(), markup);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>By Una Pell <span class=date>September 11, 2024</span></p>",
        "<p>By Una Pell | <time>September 11, 2024</time></p>",
        "<div class=meta>By Una Pell / <time datetime=2024-09-11>September 11, 2024</time></div>",
        "<div class=meta>By Una Pell on <time>September 11, 2024</time></div>",
        "<p class=byline>By Una Pell</p><div class=date><span class=screen-reader-text>Published"
            + " on September 11, 2024</span><span aria-hidden=true>September 11, 2024</span></div>",
        "<p class=byline>By Una Pell</p><div class=share-bar><span class=sharebar-date>September"
            + " 11, 2024</span><button>Save</button></div>",
      })
  void theDateBehindABylineIsALineOfItsOwn(String markup) throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1>" + markup + FIRST + SECOND + FIRST + "</article>";
    assertEquals(List.of("By Una Pell"), of(Kind.BYLINE, page), markup);
    assertEquals(List.of("September 11, 2024"), of(Kind.DATELINE, page), markup);
    assertEquals(List.of("Una Pell"), read(page).authors(), markup);
  }

  @Test
  void aTimeGoesWithTheDayAboveIt() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><p class=date>September 11, 2024</p><p>7:43"
            + " p.m.</p>"
            + FIRST
            + SECOND
            + "</article>";
    assertEquals(List.of("September 11, 2024 7:43 p.m."), of(Kind.DATELINE, page));
  }

  @Test
  void howLongAFilmIsOrATextTakesIsNoDate() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><p class=byline>By Una Pell</p><p>2:32 | Harbour</p>"
            + "<div class=byline>4 min read</div>"
            + FIRST
            + SECOND
            + "</article>";
    assertEquals(List.of(), of(Kind.DATELINE, page));
    assertEquals(List.of("By Una Pell"), of(Kind.BYLINE, page));
  }

  @Test
  void aNameBeforeADateMakesALineAByline() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><div class=byline>Una Pell | Coast desk | Updated:"
            + " Sep 11, 2024, 11:05</div>"
            + FIRST
            + SECOND
            + "</article>";
    assertEquals(1, of(Kind.BYLINE, page).size());
    String dated = page.replace("Una Pell | Coast desk | Updated", "Last updated");
    assertEquals(List.of(), of(Kind.BYLINE, dated));
    assertEquals(1, of(Kind.DATELINE, dated).size());
  }

  @Test
  void aStoryMayBeSignedAtItsEnd() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1>"
            + FIRST
            + SECOND
            + "<div class=autoren>Von Una Pell</div></article>";
    assertEquals(List.of("Von Una Pell"), of(Kind.BYLINE, page));
    assertEquals(List.of("Una Pell"), read(page).authors());
  }

  @Test
  void aParagraphBelowWhichAnotherStorysWriterIsNamedStaysOne() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><p class=byline>By Una Pell</p>"
            + FIRST
            + "<div class=related><p class=byline>By Kit Pike</p></div>"
            + SECOND
            + "</article>";
    assertEquals(List.of(), of(Kind.STANDFIRST, page));
    assertEquals(List.of("By Una Pell"), of(Kind.BYLINE, page));
    assertEquals(2, of(Kind.PARAGRAPH, page).size());
  }

  @Test
  void whatFollowsAWriterIsNoByline() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><div class=author><p>By Una Pell</p><p>Follow on"
            + " Twitter</p><p>More from Una</p><p>View author archive</p><p>Get author RSS"
            + " feed</p></div>"
            + FIRST
            + SECOND
            + "</article>";
    assertEquals(List.of("By Una Pell"), of(Kind.BYLINE, page));
  }

  @Test
  void aNumberBehindANameIsNoPartOfIt() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><div class=byline>By Una Pell<span>22 Dec 2016</span>"
            + "</div><p>The wall is 40 km<span>2</span> of stone, says the harbour master.</p>"
            + SECOND
            + "</article>";
    assertEquals("By Una Pell 22 Dec 2016", of(Kind.BYLINE, page).getFirst());
    assertEquals(
        "The wall is 40 km2 of stone, says the harbour master.",
        of(Kind.PARAGRAPH, page).getFirst());
  }

  @Test
  void newsThatStandBesideAStoryAreNoPartOfIt() throws Exception {
    String news =
        "<div class=box><h3>Ferry runs again</h3><p>The ferry to Hallgarth runs again from the"
            + " first of May, says its owner, who has bought a second ship.</p></div>";
    String page =
        "<div class=column><div class=story><h1>Harbour wall cracks</h1><div>"
            + (FIRST + SECOND).repeat(4)
            + "</div></div><div class=wire>"
            + news
            + news.replace("May", "June")
            + "</div></div>";
    assertEquals(8, of(Kind.PARAGRAPH, page).size());
    assertEquals(List.of(), of(Kind.SUBHEADING, page));
  }

  @Test
  void whatHasALeadByItsNameIsNoStandfirst() throws Exception {
    String first = FIRST.replace("<p>", "<p class=has-dropcap__lead>");
    String page =
        "<article><h1>Harbour wall cracks</h1><p class=byline>By Una Pell</p>"
            + first
            + SECOND
            + "</article>";
    assertEquals(List.of(), of(Kind.STANDFIRST, page));
    assertEquals(2, of(Kind.PARAGRAPH, page).size());
  }

  @Test
  void whatStandsAboveAHeadlineIsNoneOfItsText() throws Exception {
    String page =
        "<main><p>We go on asking after a story has been printed, and print what we are told.</p>"
            + "<h1>Harbour wall cracks</h1>"
            + FIRST
            + SECOND
            + "</main>";
    assertEquals(2, of(Kind.PARAGRAPH, page).size());
  }

  @Test
  void aParagraphThatStandsForSmallScreensTooIsReadOnce() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><div class=wide>"
            + FIRST
            + SECOND
            + "</div><div class=narrow>"
            + FIRST
            + SECOND
            + "</div><div><p>Nobody was hurt when the wall fell in.</p></div></article>";
    assertEquals(3, of(Kind.PARAGRAPH, page).size());
    // A writer may say a thing twice.
    assertEquals(
        3, of(Kind.PARAGRAPH, "<h1>Harbour wall cracks</h1>" + FIRST + SECOND + FIRST).size());
  }

  @Test
  void anotherStoryOnAPageIsNoPartOfTheFirst() throws Exception {
    String other =
        "<p>The ferry to Hallgarth runs again from the first of May, says its owner.</p>";
    String page =
        "<main><article><header><h1>Harbour wall cracks</h1></header><div>"
            + (FIRST + SECOND).repeat(3)
            + "</div></article><article><header><h2>Ferry runs again</h2></header><div>"
            + other.repeat(4)
            + "</div></article></main>";
    assertEquals(List.of("Harbour wall cracks"), of(Kind.HEADLINE, page));
    assertEquals(List.of(), of(Kind.SUBHEADING, page));
    assertEquals(6, of(Kind.PARAGRAPH, page).size());
  }

  private static List<String> of(Kind kind, String body) throws Exception {
    return read(body).blocks().stream()
        .filter(block -> block.kind() == kind)
        .map(block -> block.text())
        .toList();
  }

  private static Article read(String body) throws Exception {
    byte[] page = ("<!doctype html><html><body>" + body + "</body></html>").getBytes(UTF_8);
    return Told.of("a.html", page, null).article();
  }
}
