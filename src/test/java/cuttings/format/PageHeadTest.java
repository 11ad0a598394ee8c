package cuttings.format;

import static cuttings.format.HarbourPage.FIRST;
import static cuttings.format.HarbourPage.SECOND;
import static cuttings.format.HarbourPage.read;
import static cuttings.format.HarbourPage.story;
import static cuttings.format.HarbourPage.textsOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cuttings.article.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standfirsts, bylines and dates in the many ways that sites set them; in pages of our own. */
final class PageHeadTest {
  private static final String STANDFIRST = "No ship may enter the harbour before the spring.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // called by hashes: the byline below says what the line above it is
        "<h1>Harbour wall cracks</h1><p class=x1>%s</p><div class=author>By Una Pell</div>",
        "<h1>Harbour wall cracks</h1><ul><li>%s</li></ul><p class=author-data>By Una Pell</p>",
        "<h1>Harbour wall cracks</h1><p class=lead>%s</p><div class=x2>By Una Pell</div>",
        "<h1>Harbour wall cracks</h1><div class=teaser><p>%s</p></div><p>By Una Pell</p>",
        "<h1>Harbour wall cracks</h1><p class=bajada>%s</p><p rel=author>By Una Pell</p>",
        "<meta name=description content='%s'><header><h1>Harbour wall cracks</h1><p>%s</p></header>"
            + "<p>By Una Pell</p>",
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
    assertEquals(List.of(STANDFIRST), textsOf(Kind.STANDFIRST, page), markup);
    assertEquals(
        "By Una Pell", textsOf(Kind.BYLINE, page).getFirst().replaceFirst(" 12$", ""), markup);
    assertEquals(List.of("Una Pell"), read(page).authors(), markup);
    assertEquals(3, textsOf(Kind.PARAGRAPH, page).size(), markup);
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
    assertEquals(List.of("By Una Pell"), textsOf(Kind.BYLINE, page), markup);
    assertEquals(List.of("September 11, 2024"), textsOf(Kind.DATELINE, page), markup);
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
    assertEquals(List.of("September 11, 2024 7:43 p.m."), textsOf(Kind.DATELINE, page));
  }

  @Test
  void howLongAFilmIsOrATextTakesIsNoDate() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><p class=byline>By Una Pell</p><p>2:32 | Harbour</p>"
            + "<div class=byline>4 min read</div>"
            + FIRST
            + SECOND
            + "</article>";
    assertEquals(List.of(), textsOf(Kind.DATELINE, page));
    assertEquals(List.of("By Una Pell"), textsOf(Kind.BYLINE, page));
  }

  @Test
  void aNameBeforeADateMakesALineAByline() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><div class=byline>Una Pell | Coast desk | Updated:"
            + " Sep 11, 2024, 11:05</div>"
            + FIRST
            + SECOND
            + "</article>";
    assertEquals(1, textsOf(Kind.BYLINE, page).size());
    String dated = page.replace("Una Pell | Coast desk | Updated", "Last updated");
    assertEquals(List.of(), textsOf(Kind.BYLINE, dated));
    assertEquals(1, textsOf(Kind.DATELINE, dated).size());
  }

  @Test
  void aStoryMayBeSignedAtItsEnd() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1>"
            + FIRST
            + SECOND
            + "<div class=autoren>Von Una Pell</div></article>";
    assertEquals(List.of("Von Una Pell"), textsOf(Kind.BYLINE, page));
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
    assertEquals(List.of(), textsOf(Kind.STANDFIRST, page));
    assertEquals(List.of("By Una Pell"), textsOf(Kind.BYLINE, page));
    assertEquals(2, textsOf(Kind.PARAGRAPH, page).size());
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
    assertEquals(List.of("By Una Pell"), textsOf(Kind.BYLINE, page));
  }

  @Test
  void whatHasALeadByItsNameIsNoStandfirst() throws Exception {
    String first = FIRST.replace("<p>", "<p class=has-dropcap__lead>");
    String page =
        "<article><h1>Harbour wall cracks</h1><p class=byline>By Una Pell</p>"
            + first
            + SECOND
            + "</article>";
    assertEquals(List.of(), textsOf(Kind.STANDFIRST, page));
    assertEquals(2, textsOf(Kind.PARAGRAPH, page).size());
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
    assertEquals(3, textsOf(Kind.PARAGRAPH, page).size());
    // A writer may say a thing twice.
    assertEquals(
        3, textsOf(Kind.PARAGRAPH, "<h1>Harbour wall cracks</h1>" + FIRST + SECOND + FIRST).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<li>The public meeting is on <time>3 May 2024</time> in the town hall, and the doors open"
            + " at seven.</li>",
        "<p>It ends on <time>9 May 2024</time>, said the harbour master.</p>",
        "<p>It ends on <b><time>9 May 2024</time></b>, said the harbour master.</p>",
        "<div>The survey begins on <time>3 May 2024</time> and is to last until <time>9 May"
            + " 2024</time>, the harbour master said.</div>",
        "<p>The feast is in the hall of the harbour, and all are welcome. <time>12 May 2024,"
            + " 14:00</time></p>",
        "<li>The first stone was laid by the mayor of the town, of which this is a list –"
            + " <time>12 May 1834</time></li>",
        "<blockquote>We shall know more of what the wall needs and of its price by <span class=date>3 May 2024</span></blockquote>",
      })
  void aDateAmidASentenceStaysThere(String line) throws Exception {
    String page = "<article><h1>Harbour wall cracks</h1>" + FIRST + line + SECOND + "</article>";
    String text = org.jsoup.Jsoup.parse(line).text();
    assertEquals(1, textsOf(Kind.PARAGRAPH, page).stream().filter(text::equals).count(), line);
    assertEquals(List.of(), textsOf(Kind.DATELINE, page), line);
  }

  @Test
  void aHeadlineAndASubheadingKeepTheirDates() throws Exception {
    String page =
        "<article><h1>Wall to be built again after <time>3 May 2024</time> storm</h1>"
            + FIRST
            + "<h2><time>14:05</time> Mayor speaks</h2>"
            + SECOND
            + "</article>";
    assertEquals(
        List.of("Wall to be built again after 3 May 2024 storm"), textsOf(Kind.HEADLINE, page));
    assertEquals(List.of("14:05 Mayor speaks"), textsOf(Kind.SUBHEADING, page));
    assertEquals(List.of(), textsOf(Kind.DATELINE, page));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p><b>By Train</b></p>",
        "<blockquote>It fell.<p class=quote-author>Una Pell</p></blockquote>",
        "<p class=book-author>Una Pell</p>",
        "<p class=letter-author>Una Pell, Hallgarth</p>",
        "<div class=author-box><p>Una Pell</p></div>",
        "<div class=pullquote><p>We are glad</p><p class=author>Una Pell</p></div>",
        "<div class=zitat><p class=zitat-autor>Una Pell</p></div>",
        "<p><b>By The Numbers</b></p>",
        "<p><strong>By Una Pell End</strong></p>",
        "<p>Photos: Una Pell</p>",
        "<span class=event-date>3 May 2024, 19:30</span>",
        "<h2>14:05 Mayor speaks</h2><p class=author>Una Pell</p>",
      })
  void whatNamesAnotherBelowTheFirstParagraphsIsNoByline(String line) throws Exception {
    String page = "<article><h1>Harbour wall cracks</h1>" + FIRST + line + SECOND + "</article>";
    assertEquals(List.of(), textsOf(Kind.BYLINE, page), line);
    assertEquals(List.of(), textsOf(Kind.STANDFIRST, page), line);
    assertEquals(FIRST.replaceAll("</?p>", ""), textsOf(Kind.PARAGRAPH, page).getFirst(), line);
  }

  @Test
  void aShortStoryThatIsSignedHasParagraphs() throws Exception {
    for (String byline : List.of("<p class=author>By Una Pell</p>", "<p>By Una Pell</p>")) {
      String page =
          "<article><h1>Harbour wall cracks</h1>" + FIRST + SECOND + byline + "</article>";
      assertEquals(2, textsOf(Kind.PARAGRAPH, page).size());
      assertEquals(List.of(), textsOf(Kind.STANDFIRST, page));
    }
    String brief =
        "<article><h1>Harbour wall cracks</h1><div class=lead-text>"
            + FIRST
            + SECOND
            + "</div></article>";
    assertEquals(2, textsOf(Kind.PARAGRAPH, brief).size());
  }

  @Test
  void aQuestionThatIsPutTwiceIsReadTwice() throws Exception {
    String question =
        "<p>What would you do first about the wall, and who is to pay for it in the end?</p>";
    String page =
        "<article><h1>Two candidates</h1><div>"
            + question
            + FIRST
            + "</div><div>"
            + question
            + SECOND
            + "</div></article>";
    assertEquals(4, textsOf(Kind.PARAGRAPH, page).size());
  }

  @Test
  void aTasteOfTheStoryJustAboveItIsReadOnce() throws Exception {
    String page =
        "<section><header><h1>Harbour wall cracks</h1><div>"
            + FIRST
            + "</div></header><article>"
            + FIRST
            + SECOND
            + "</article></section>";
    assertEquals(2, textsOf(Kind.PARAGRAPH, page).size());
  }

  @Test
  void theEntriesOfALivePageAndOfAListAreKept() throws Exception {
    String entry = "<article><h2>14:05 Mayor speaks</h2>" + SECOND + "</article>";
    String page =
        "<main><article><h1>Harbour wall cracks</h1>"
            + FIRST.repeat(4)
            + "</article>"
            + entry
            + entry.replace("Engineers", "Divers").replace("14:05", "15:10")
            + "</main>";
    assertEquals(6, textsOf(Kind.PARAGRAPH, page).size());
    assertEquals(2, textsOf(Kind.SUBHEADING, page).size());
  }

  @Test
  void whatStandsAboveALineThatIsLikeTheHeadlineIsKeptIfItIsTheStory() throws Exception {
    String page =
        "<meta property=og:title content='Harbour wall cracks'><article>"
            + (FIRST + SECOND).repeat(3)
            + "<h3>Print edition: Harbour wall cracks</h3><p>It stood on page four of the Harnby"
            + " Courant on Tuesday.</p></article>";
    assertEquals(7, textsOf(Kind.PARAGRAPH, page).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class=author-meta>New York, 3 May 2024</div>",
        "<p>Zuletzt aktualisiert am 3. Mai 2024 um 14:05 Uhr</p>",
        "<p>Publié le 3 mai 2024 à 14:05, modifié à 16:20</p>",
        "<div>3. Mai 2024, aktualisiert 4. Mai 2024, 15:43 Uhr | Quelle: Coast Courant der Stadt"
            + " Hallgarth an der See</div>",
      })
  void aDateIsReadAbroad(String line) throws Exception {
    String page = "<article><h1>Harbour wall cracks</h1>" + line + FIRST + SECOND + "</article>";
    assertEquals(1, textsOf(Kind.DATELINE, page).size(), line);
    assertEquals(List.of(), textsOf(Kind.BYLINE, page), line);
  }

  @Test
  void aBylineOfManyDashesIsReadAsAnyOther() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><p class=byline>By Una Pell %sx</p>"
                .formatted("-".repeat(5000))
            + FIRST
            + SECOND
            + "</article>";
    assertEquals(1, textsOf(Kind.BYLINE, page).size());
  }

  @Test
  void theNameThatAPageStatesIsOneLine() throws Exception {
    String stated =
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":"
            + "\"Person\",\"name\":\"Una\\n Pell\"}}</script>";
    assertEquals(List.of("Una Pell"), read(stated + story(FIRST + SECOND)).authors());
    String meta = "<meta name=author content='Una\n Pell'>";
    assertEquals(List.of("Una Pell"), read(meta + story(FIRST + SECOND)).authors());
  }

  @Test
  void aBylineOfAnotherStoryInTheHeaderIsNone() throws Exception {
    String page =
        "<article><header><h1>Harbour wall cracks</h1><aside class=related><p>By Kit Pike on the"
            + " budget</p><p>12 April 2024</p></aside></header><aside class=author-newsletter><p>By"
            + " Kit Pike</p></aside>"
            + FIRST
            + SECOND
            + "</article>";
    assertEquals(List.of(), textsOf(Kind.BYLINE, page));
    assertEquals(List.of(), textsOf(Kind.DATELINE, page));
  }

  @Test
  void aBylineWithAPortraitIsOne() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><div class=byline-with-image>Una Pell, Hallgarth</div>"
            + FIRST
            + SECOND
            + "</article>";
    assertEquals(List.of("Una Pell, Hallgarth"), textsOf(Kind.BYLINE, page));
  }

  @Test
  void linksWithinAWordLeaveItOne() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><p>After all these months of waiting in vain, the <a href=/1>re</a><a href=/2>port</a> on"
            + " <a href=/3>Hallgarth</a><a href=/4>’s</a> wall is out today, by <a href=/5>Una"
            + " Pell</a><a href=mailto:u@example.org>u@example.org</a>.</p>"
            + SECOND
            + "</article>";
    assertEquals(
        "After all these months of waiting in vain, the report on Hallgarth’s wall is out today, by Una Pell u@example.org.",
        textsOf(Kind.PARAGRAPH, page).getFirst());
  }

  @Test
  void aStoryInTwoBoxesIsReadToItsEnd() throws Exception {
    String page =
        "<main><div class=start><h1>Harbour wall cracks</h1>"
            + (FIRST + SECOND).repeat(3)
            + "</div><div class=rest>"
            + FIRST.replace("Monday", "Tuesday")
            + "<h2>What is next</h2>"
            + SECOND.replace("Engineers", "Divers")
            + "</div></main>";
    assertEquals(8, textsOf(Kind.PARAGRAPH, page).size());
    assertEquals(List.of("What is next"), textsOf(Kind.SUBHEADING, page));
  }

  @Test
  void aStandfirstAboveItsHeadlineIsKept() throws Exception {
    String page =
        "<article><p class=vorspann>No ship may enter the harbour before the spring, says its"
            + " master.</p><h1>Harbour wall cracks</h1>"
            + FIRST
            + SECOND
            + "</article>";
    assertEquals(3, textsOf(Kind.PARAGRAPH, page).size() + textsOf(Kind.STANDFIRST, page).size());
  }

  @Test
  void aWordInCapitalsIsNoAuthor() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><div class=byline><p>OPINION</p><p>Una Pell</p>"
            + "<p>FOLLOW</p></div>"
            + FIRST
            + SECOND
            + "</article>";
    assertEquals(List.of("Una Pell"), read(page).authors());
    String agency = page.replace("OPINION", "AFP").replace("<p>Una Pell</p>", "");
    assertEquals(List.of("AFP"), read(agency).authors());
  }

  @Test
  void aHeadingBelowTheBylineThatFollowsAStandfirstIsASubheading() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><p>%s</p><p class=byline>By Una Pell</p><h2>How the"
                .formatted(STANDFIRST)
            + " wall came down</h2>"
            + FIRST
            + SECOND
            + "</article>";
    assertEquals(List.of(STANDFIRST), textsOf(Kind.STANDFIRST, page));
    assertEquals(List.of("How the wall came down"), textsOf(Kind.SUBHEADING, page));
  }

  @Test
  void howLongAFilmIsDoesNotGoWithTheDayAboveIt() throws Exception {
    String page =
        "<article><h1>Harbour wall cracks</h1><p class=date>September 11, 2024</p><div"
            + " class=len>04:30</div>"
            + FIRST
            + SECOND
            + "</article>";
    assertEquals(List.of("September 11, 2024"), textsOf(Kind.DATELINE, page));
  }

  @Test
  void aStandfirstThatNothingNamesIsShort() throws Exception {
    for (int chars : new int[] {PageOpening.MAX_CHARS, PageOpening.MAX_CHARS + 1}) {
      String text = "The wall fell. ".repeat(100).substring(0, chars - 1) + ".";
      String page =
          "<article><h1>Harbour wall cracks</h1><p>%s</p><p class=author>By Una Pell</p>"
                  .formatted(text)
              + (FIRST + SECOND).repeat(4)
              + "</article>";
      assertEquals(chars <= PageOpening.MAX_CHARS ? 1 : 0, textsOf(Kind.STANDFIRST, page).size());
    }
  }

  @Test
  void aShortParagraphMayStandTwice() throws Exception {
    for (int chars : new int[] {PageCopies.MIN_CHARS - 1, PageCopies.MIN_CHARS}) {
      String text = "<p>" + "It fell and fell. ".repeat(5).substring(0, chars - 1) + ".</p>";
      String page =
          "<article><h1>Harbour wall cracks</h1>%s<div class=wide>%s</div><div class=narrow>%s</div>"
                  .formatted(FIRST, text, text)
              + SECOND
              + "</article>";
      assertEquals(chars < PageCopies.MIN_CHARS ? 4 : 3, textsOf(Kind.PARAGRAPH, page).size());
    }
    String said = "It fell and fell, and then the sea took what was left of it.</p>";
    assertEquals(
        2,
        textsOf(
                Kind.PARAGRAPH,
                "<h1>Harbour wall cracks</h1>%s<p class=mobile-only>%s<p class=desktop-only>%s"
                    .formatted(FIRST, said, said))
            .size());
  }
}
