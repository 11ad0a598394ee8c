package cuttings.format;

import static cuttings.format.HarbourPage.FIRST;
import static cuttings.format.HarbourPage.SECOND;
import static cuttings.format.HarbourPage.story;
import static cuttings.format.HarbourPage.textsOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cuttings.article.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captions in the many ways that sites mark them, or do not; in pages of our own. */
final class PageCaptionsTest {
  private static final String CAPTION = "Gulls on the pier of Hallgarth, lost last winter.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<figure><img src=a><figcaption>%s</figcaption></figure>",
        // said to those who do not see, or by a program
        "<figure><div><img src=a><span class=visually-hidden>Image source, </span><span>Getty"
            + " Images</span></div><figcaption><span class=visually-hidden>Image caption,"
            + " </span>%s</figcaption></figure>",
        "<figure aria-label=media><div><span>Image</span></div><img src=a><figcaption><span>%s"
            + "</span></figcaption></figure>",
        "<figure><img src=a><figcaption><span class=count>1<span>of</span>4</span><span"
            + " class=caption>%s</span></figcaption></figure>",
        "<figure><button>Open image in gallery</button><img src=a><figcaption>%s</figcaption>"
            + "</figure>",
        "<div class=credit-caption><div class=caption><p>%s <b class=hide-caption><b>hide"
            + " caption</b></b></p></div><b class=toggle-caption><b>toggle caption</b></b></div>",
        // shown by a style sheet
        "<figure><img src=a><figcaption data-c-caption='%s'></figcaption></figure>",
        // a figure that names no part of it its caption
        "<figure><img src=a><p>%s</p></figure>",
        "<figure><picture><img src=a></picture><div class=x1>%s</div></figure>",
        "<figure class=player-photo><img src=a><figcaption>%s</figcaption></figure>",
        "<div role=figure><img src=a><p>%s</p></div>",
        "<div itemscope itemtype=https://schema.org/ImageObject><img src=a><p>%s</p></div>",
        "<figure><amp-img src=a></amp-img><p>%s</p></figure>",
        // called so in one word or two, here or abroad
        "<div><img src=a><p class=imgcaption>%s</p></div>",
        "<div><img src=a><p class=captiontext>%s</p></div>",
        "<div><img src=a><p class=imageCaption>%s</p></div>",
        "<div class=photo><img src=a><p class=photo-desc>%s</p></div>",
        "<div class=photo><img src=a><p class=figure__text>%s</p></div>",
        "<div><img src=a><p data-testid=image-caption>%s</p></div>",
        "<div><img src=a><p class=bildunterschrift>%s</p></div>",
        "<div><img src=a><p class=legende>%s</p></div>",
        "<div><img src=a><p class='pie-foto'>%s</p></div>",
        // old pages and page builders
        "<dl class=wp-caption><dt><img src=a></dt><dd>%s</dd></dl>",
        "<table class=tr-caption-container><tr><td><img src=a></td></tr><tr><td class=tr-caption>"
            + "%s</td></tr></table>",
        "<div class='elementor-element elementor-widget'><div class=elementor-widget-container>"
            + "<figure><img src=a><figcaption>%s</figcaption></figure></div></div>",
        "<p><img src=a><br><em>%s</em></p>",
        "<p><img src=a></p><p><em>%s</em></p>",
        "<div><img src=a></div><p><small>%s</small></p>",
        "<p style='text-align:center'><img src=a></p><p style='text-align: center'>%s</p>",
        // in what mostly is furniture
        "<aside class=image><img src=a><p class=caption>%s</p></aside>",
        "<button><figure><img src=a><figcaption>%s</figcaption></figure></button>",
        "<div class=carousel><figure><img src=a><figcaption>%s</figcaption></figure></div>",
        "<div class=banner><img src=a><div class=caption>%s</div></div>",
        "<aside class=single-photo><img src=a><p><span>%s</span></p></aside>",
        "<div class='hmedia related-media'><p class=photo><img src=a></p><p class=fn>%s</p></div>",
        "<header class=banner-headline><figure><img src=a><figcaption>%s</figcaption></figure>"
            + "</header>",
        // shown when somebody points at its picture
        "<div><img src=a><div class=large-image-caption style='display: none'>%s</div></div>",
        // of a film
        "<div class=inline-video><video></video><div class=inline-video-caption><span>%s</span>"
            + "</div></div>",
        "<div><video></video></div><p class=video-desc>%s</p>",
        // with a button within its line, or its beginning once more
        "<div><img src=a><div class='caption close-this'>%s <span class=close-button>Close</span>"
            + "</div></div>",
        "<figure><img src=a><figcaption>%s <a href=/1>more ></a></figcaption></figure>",
        "<figure><img src=a><figcaption><div class=full>%s</div><div class=cut>Gulls on the pier"
            + " of ... <a href=#>more</a></div></figcaption></figure>",
        "<figure><img src=a><figcaption><div class=cut>Gulls on the pier of… more</div><div"
            + " class=full>%s</div></figcaption></figure>",
        "<div class=image><div><a href=#>[+] Enlarge<img src=a></a><div>%s</div></div></div>",
        "<figure><img src=a><figcaption>Main image: %s</figcaption></figure>",
        "<figure><img src=a><figcaption>%s<span style='clip:rect(0 0 0 0)'>, opens new tab</span>"
            + "</figcaption></figure>",
        // with what programs that read aloud are told, in plain text
        "<div><img src=a><div class=caption>Image caption %s</div></div>",
        // in the link that shows its picture in large
        "<div class=photo><a href=/large><img src=a alt='%s'><div class=photo__desc>%s</div></a>"
            + "</div>",
        // in a box of the picture's text, or of its credit
        "<div class=picture><img src=a></div><div class=picture-desc>%s</div>",
        "<div><img src=a><div class=figure-caption><div class=credit-media><span class=epi><p>%s"
            + "</p></span></div></div></div>",
        "<div><img src=a><p><span class=img_cptn>%s</span></p></div>",
        // amid what is called after other stories
        "<aside class=embed><div class=embed_media><img src=a><div class=embed_related><div"
            + " class=embed_related_caption><p>%s</p></div></div></div></aside>",
        // all but what its picture says
        "<figure><img alt='Gulls on the pier of Hallgarth, lost in the winter.' src=a></figure>"
            + "<ul><li><p>%s</p></li></ul>",
      })
  void aCaptionIsKnownHoweverItIsMarked(String markup) throws Exception {
    String page = story(FIRST + markup.replace("%s", CAPTION) + SECOND);
    assertEquals(List.of(CAPTION), captions(page), markup);
    assertEquals(2, textsOf(Kind.PARAGRAPH, page).size(), markup);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<figure><img src=a><figcaption>%s <span>Una Pell/AP</span></figcaption></figure>",
        "<figure><img src=a><figcaption>%s</figcaption><cite>Una Pell/AP</cite></figure>",
        "<figure><img src=a><figcaption data-caption='%s' data-credit='Una Pell/AP'></figcaption>"
            + "</figure>",
        "<div class=credit-caption><div class=caption><p>%s <b>Una Pell/AP</b></p></div><span"
            + " class=credit>Una Pell/AP</span></div>",
        "<figure><img src=a><p>%s</p><small>Una Pell/AP</small></figure>",
        "<div><img src=a><p class=image-caption>%s</p><span class=image-credit>Una Pell/AP</span>"
            + "</div>",
        // which alone says what it is the credit of
        "<div><img src=a><p class=x1>%s</p><p class=x2>Photo by: Una Pell</p></div>",
        "<section class=entity-promo><img src=a><p>%s</p><p>Photo by: Una Pell</p></section>",
        "<div class=caption>%s</div><image-credits>Foto: Una Pell</image-credits>",
        // beside it, in a box of its own
        "<div><div><img src=a alt='%s'></div><div><div class=x1>%s</div><div class=x2>Una Pell/AP"
            + "</div></div></div>",
        "<header><img src=a><h2>What the harbour master says of it, and what he did not say to anybody before the wall was seen to lean</h2><div class=image-desc>%s"
            + "</div><div class=image-author>Una Pell/AP</div></header>",
        // for each size of screen, the last of them whole
        "<aside class=embed><img src=a><div class=caption><p>Una Pell/AP</p><p>%s</p><p>%s"
            + " Una Pell/AP</p></div></aside>",
      })
  void aCreditStaysWithItsCaptionAndIsSaidOnce(String markup) throws Exception {
    String credit =
        markup.contains("Photo by:")
            ? "Photo by: Una Pell"
            : markup.contains("Foto:") ? "Foto: Una Pell" : "Una Pell/AP";
    assertEquals(
        List.of(CAPTION + " " + credit),
        captions(story(FIRST + markup.replace("%s", CAPTION) + SECOND)),
        markup);
  }

  @Test
  void theParagraphsOfASlideAreTextAndItsCaptionIsOne() throws Exception {
    String sentence = "The wall was built of what the sea had left of the old one. ";
    for (int chars : new int[] {300, PageCaptions.MAX_CHARS_OF_PARAGRAPHS + 60}) {
      String half = sentence.repeat(chars / 2 / sentence.length()).strip();
      String other = half.replace("sea", "storm");
      String slide =
          "<figure><img src=a><figcaption><h3>Stone</h3><p>%s</p><p>%s</p></figcaption></figure>"
              .formatted(half, other);
      boolean caption = chars <= PageCaptions.MAX_CHARS_OF_PARAGRAPHS;
      String page = story(FIRST + slide + SECOND);
      assertEquals(caption ? 1 : 0, captions(page).size());
      assertEquals(caption ? 2 : 4, textsOf(Kind.PARAGRAPH, page).size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h2>Picture Perfect Quay</h2>",
        "<h2>Chart Toppers Sing On The Pier</h2>",
        "<p>(To be continued on Sunday.)</p>",
        "<div class=author-photo>Una Pell</div>",
        "<p class=firma>Una Pell</p>",
        "<p class=byline>By Una Pell, Reuters</p>",
        "<div class=author>Una Pell, PA</div>",
      })
  void whatStandsBelowACaptionIsNotAlwaysItsCredit(String below) throws Exception {
    String picture = "<div><img src=a></div><p class=caption>" + CAPTION + "</p>";
    assertEquals(
        List.of(CAPTION), captions(story(FIRST + picture + below + SECOND + FIRST)), below);
  }

  @Test
  void whatAGalleryCountsIsACaption() throws Exception {
    String gallery =
        "<ul class=g><li><img src=a><div class=t>The wall [1/2]</div></li><li><img src=b><div"
            + " class=t>What is left of it [2/2]</div></li></ul>";
    assertEquals(
        List.of("The wall [1/2]", "What is left of it [2/2]"),
        captions(story(FIRST + gallery + SECOND)));
  }

  @Test
  void aParagraphBeforeAPictureIsNotItsCaption() throws Exception {
    String said = "<p>\"My life is as it was before the wall fell,\" she says.</p>";
    String picture = "<div><img src=a></div>";
    String credited = "<figure><img src=b><span>© Una Pell</span></figure>";
    assertEquals(List.of(), captions(story(FIRST + picture + SECOND + said + credited + FIRST)));
  }

  @Test
  void aBriefBelowAPictureIsAParagraphWhoeverSignsIt() throws Exception {
    String brief =
        "<article><h1>Harbour wall cracks</h1><p><img src=a></p>%s<p>Una Pell, Reuters</p></article>"
            .formatted(FIRST);
    assertEquals(List.of(), captions(brief));
    assertEquals(1, textsOf(Kind.PARAGRAPH, brief).size());
    String rated = "<p><img src=a></p><p>Una Pell: made two fine saves in the match. (8/10)</p>";
    assertEquals(List.of(), captions(story(FIRST + rated + SECOND)));
  }

  @Test
  void twoNamesAndAStrokeMayBeACaption() throws Exception {
    String figure =
        "<figure><img src=a><figcaption>Harnby Old Quay / Harnby New Quay</figcaption></figure>";
    assertEquals(1, captions(story(FIRST + figure + SECOND)).size());
  }

  @Test
  void aCreditIsShort() throws Exception {
    for (int chars : new int[] {PagePhrases.MAX_CREDIT_CHARS, PagePhrases.MAX_CREDIT_CHARS + 1}) {
      String credit = "Photo: " + "U".repeat(chars - 7);
      String figure = "<figure><img src=a><figcaption>" + credit + " </figcaption></figure>";
      assertEquals(
          chars <= PagePhrases.MAX_CREDIT_CHARS,
          captions(story(FIRST + figure + SECOND)).isEmpty());
    }
  }

  @Test
  void whatSharesAPictureIsNoPartOfItsCaption() throws Exception {
    String figure =
        "<figure><img src=a><figcaption>%s</figcaption><div class=share>Share this picture with"
                .formatted(CAPTION)
            + " friends on all networks</div></figure>";
    assertEquals(List.of(CAPTION), captions(story(FIRST + figure + SECOND)));
  }

  @Test
  void aPictureAboveAStoryThatLeadsToAnotherHasNoCaptionInIt() throws Exception {
    String teaser =
        "<div class=top><div><a href=/q><img src=a></a><p class=caption>%s</p></div></div>"
            .formatted(CAPTION);
    assertEquals(List.of(), captions(teaser + "<div>" + story(FIRST + SECOND) + "</div>"));
  }

  @Test
  void aNameBeforeACreditIsACaption() throws Exception {
    String figure =
        "<div itemscope itemtype=http://schema.org/ImageObject><img src=a><div class=attribution>"
            + "<span class=caption>Una Pell.</span><cite class=credit>Photo: Kit Pike/COAST</cite>"
            + "</div></div>";
    assertEquals(
        List.of("Una Pell. Photo: Kit Pike/COAST"), captions(story(FIRST + figure + SECOND)));
    // Two names alone are a credit.
    String credit = figure.replace("Una Pell.", "").replace("Photo: ", "");
    assertEquals(List.of(), captions(story(FIRST + credit + SECOND)));
  }

  @Test
  void aLineThatEndsWithAnAgencyAndANameInBracketsIsACaption() throws Exception {
    String caption = "The wall of Port Ellis on Monday (Getty/Una Pell)";
    assertEquals(
        List.of(caption),
        captions(
            "<main><b>"
                + caption
                + "</b><h1>Harbour wall cracks</h1>"
                + FIRST
                + SECOND
                + "</main>"));
    // An agency in brackets may end a paragraph.
    String paragraph = "<p>The wall had stood for two hundred years until Monday. (Reuters)</p>";
    assertEquals(List.of(), captions(story(FIRST + paragraph + SECOND)));
  }

  @Test
  void theCaptionOfThePictureThatFillsThePageAboveItsStoryIsKept() throws Exception {
    String lead =
        "<section class=splash><h2>Two hundred years, and then a crack</h2><p>By Una Pell</p><div"
            + " class=lead-image><img src=a><p class=caption>%s</p></div></section>"
                .formatted(CAPTION);
    assertEquals(
        List.of(CAPTION),
        captions("<div>" + lead + "<main>" + story(FIRST + SECOND) + "</main></div>"));
    // Below it another story stands first.
    String other = "<section><h2>Ferry runs again</h2></section>";
    assertEquals(
        List.of(),
        captions("<div>" + lead + other + "<main>" + story(FIRST + SECOND) + "</main></div>"));
  }

  @Test
  void theWordThatOpensACreditIsKept() throws Exception {
    String markup =
        "<figure><img src=a><figcaption><span>%s</span><span> (<div>Image:</div>Una Pell)</span>"
            + "</figcaption></figure>";
    String caption = captions(story(FIRST + markup.replace("%s", CAPTION) + SECOND)).getFirst();
    assertEquals(CAPTION + " (Image: Una Pell)", caption.replace("( ", "("));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<figure><div class=video-player><video></video></div><figcaption>Waves break over the"
            + " wall of Port Ellis</figcaption></figure>",
        "<div><video></video></div><div class=video-caption>Watch in full: waves break over the"
            + " wall</div>",
        "<aside class=related><figure><a href=/1><img src=a></a><figcaption><a href=/1>Ten piers"
            + " of the coast that a person should see before the next winter</a></figcaption>"
            + "</figure></aside>",
        "<div class=carousel><figure><img src=a><figcaption><h3><a href=/1>Ten piers of the"
            + " coast</a></h3></figcaption></figure></div>",
        "<figure><img src=a><figcaption><a href=/s>Get a subscription of our sister</a><a"
            + " href=/s><em> paper</em></a><em>, for the latest of news from the coast.</em>"
            + "</figcaption></figure>",
        "<figure><img src=a><figcaption>Una Pell/AP</figcaption></figure>",
        "<figure><img src=a><figcaption>Una Pell / AFP / Getty Images</figcaption></figure>",
        "<figure><img src=a><figcaption>Top photo by Una Pell</figcaption></figure>",
        "<figure><img src=a><figcaption><span class=firma>Hallgarth Mail</span></figcaption>"
            + "</figure>",
        "<div class=item><h2>Gulls leave the pier after a winter of storms</h2><div><img alt='Gulls"
            + " leave the pier after a winter of storms' src=a></div></div>",
        "<div class='item no_caption'><p>It was a long winter for all of the coast.</p></div>",
        "<div class=photo><img src=a></div><div class=box><img src=a><p>She was brought right out"
            + " of the room by two of them.</p></div>",
        "<div class=author-bio><img src=a><div>Kit Pike has written on the coast for ten years."
            + "</div></div>",
        "<div class=tweet><img src=a><div class=tweet-body>Kit Pike @kitpike the wall is shut"
            + "</div></div>",
        "<div class=post_byline><img src=a><span class=caption>By Kit Pike</span></div>",
        "<div class=photo><img src=a><span>View 6 Images</span></div>",
        "<div class=photo><img src=a><span>Teaser image:</span></div>",
        "<div class=photo><img src=a><span>Photo gallery</span></div>",
        "<div class=photo><img src=a><span>No image available</span></div>",
        "<figure><img src=a><figcaption>Graphic: Una Pell, staff</figcaption></figure>",
        "<figure><img src=a><figcaption>Chart: Una Pell, source: Harbour Board</figcaption></figure>",
        "<div class=photo><img src=a><div>Video: Waves break over the wall</div></div>",
        "<figure><img src=a><figcaption>Video Not Available</figcaption></figure>",
        "<div class=closed-captions><span>captions settings, opens a dialog</span></div>",
        "<p><img src=a></p><p><em>Kit Pike is a reporter at the Hallgarth Mail.</em></p>",
        "<div class=pie-chart><span>Ships of the year, by their flags</span></div>",
        // what the picture above says, which says nothing itself
        "<figure><img alt='Gulls on the pier, lost in winter.' src=a></figure><img src=b><ul><li>"
            + "<p>Gulls on the pier, lost in the winter.</p></li></ul>",
        "<figure><table><tr><td>Ships a year</td><td>four hundred</td></tr></table></figure>",
        "<div class=badge><div>Our sea: the state of it is supported by</div><a href=/><img"
            + " src=a></a></div>",
        // the title of another story, in a link to it, with its picture
        "<figure class=teaser><a href=/2><img src=a><figcaption><h3>Ferry to Hallgarth runs"
            + " again</h3><p>Its owner has bought a second ship, says the harbour master.</p>"
            + "</figcaption></a></figure>",
        // the title of a film, which is a question
        "<div class=player><video></video><div class=video-caption>Hallgarth vs. Ellis: will the"
            + " new wall hold the sea off?</div></div>",
        // a byline with a portrait, and what is sold, in italics below a picture
        "<div><img src=a alt='By Una Pell of Hallgarth'><p>By Una Pell of Hallgarth</p></div>",
        "<p><img src=a></p><p><em>This article contains affiliate links to what we chose.</em></p>",
        // names and sources alone
        "<figure><img src=a><figcaption>Coast Charts for the Courant; sources: the county, the"
            + " harbour office</figcaption></figure>",
        // an appeal, far from a picture
        "<div><h2 class=paypal-caption>Help us to go on, we need your support to report</h2><a"
            + " href=/give>Give here</a></div>",
      })
  void whatOnlyLooksLikeACaptionIsNone(String markup) throws Exception {
    assertEquals(List.of(), captions(story(FIRST + markup + SECOND)), markup);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class=image><img src=a><p class=caption>港口的海鸥。</p></div>|港口的海鸥。",
        "<div class=foto><img alt='Una Pell.' src=a><p>Una Pell.</p></div>|Una Pell.",
        "<div class=articlePhotoR><img src=a><span>박채규 대표</span></div>|박채규 대표",
      })
  void aNameBelowAPictureIsACaption(String markupAndCaption) throws Exception {
    String[] parts = markupAndCaption.split("\\|", -1);
    assertEquals(List.of(parts[1]), captions(story(FIRST + parts[0] + SECOND)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<figcaption><span class=credit>Gulls on the pier of Hallgarth. Photo: Una Pell</span>"
            + "</figcaption>",
        "<figcaption>Foto: Möwen auf der Mole von Hallgarth</figcaption>",
        "<figcaption>Before / After</figcaption>",
      })
  void whatLooksLikeACreditMayTellOfThePicture(String markup) throws Exception {
    String page = story(FIRST + "<figure><img src=a>" + markup + "</figure>" + SECOND);
    assertEquals(1, captions(page).size(), markup);
  }

  @Test
  void aPictureThatLeadsToAnotherStoryHasNoCaption() throws Exception {
    assertEquals(
        List.of(),
        captions(
            story(
                FIRST
                    + "<aside class='promo photo'><a href=/wall><img src=a></a><p>How the wall of"
                    + " Wethering held for a year</p></aside>"
                    + SECOND)));
    assertEquals(
        List.of(CAPTION),
        captions(
            story(
                FIRST
                    + "<aside class='promo photo'><a href=/a.jpg><img src=a></a><p>"
                    + CAPTION
                    + "</p></aside>"
                    + SECOND)));
  }

  @Test
  void aStoryThatIsMarkedAsASummaryAsAWholeHasParagraphs() throws Exception {
    String page =
        "<html><head><meta name=description content=\""
            + FIRST.replaceAll("</?p>", "")
            + "\"></head><body><article><h1>Pier closed at Hallgarth</h1><div"
            + " itemprop=description>"
            + FIRST
            + SECOND
            + FIRST.replace("Monday", "Friday")
            + "</div></article></body></html>";
    assertEquals(3, textsOf(Kind.PARAGRAPH, page).size());
  }

  @Test
  void whatAPictureSaysIsComparedIfItIsNoBook() {
    for (int chars : new int[] {PageBlock.MAX_ALT_CHARS, PageBlock.MAX_ALT_CHARS + 1}) {
      String alt = "x".repeat(chars);
      PageBlock block =
          PageBlock.of(Html.fragment("<img alt=" + alt + " src=a><p>" + CAPTION)).getFirst();
      assertEquals(chars > PageBlock.MAX_ALT_CHARS ? "" : alt, block.alt());
    }
  }

  @Test
  void aParagraphWithAPictureSetIntoItIsNoCaption() throws Exception {
    String page = story(FIRST + SECOND.replace("<p>", "<p><img src=a align=left>") + FIRST);
    assertEquals(List.of(), captions(page));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>%1$s<br><br>%3$s (Picture: Una Pell)<br><br>%2$s</div>",
        "<div><img alt='%3$s' src=a><br>%3$s<br><br>%1$s<br><br>%2$s</div>",
        "<div><img src=a><br><em>%3$s</em><br><br>%1$s<br><br>%2$s</div>",
        "<div><img alt='%3$s' src=a><br>%3$s<br><br>%1$s Write to our newsletter.<br><br>%2$s"
            + "</div>",
      })
  void aCaptionInAStoryOfLinesIsThatLineAlone(String markup) throws Exception {
    String page = story(markup.formatted(FIRST, SECOND, CAPTION).replaceAll("</?p>", ""));
    List<String> captions = captions(page);
    assertEquals(1, captions.size(), captions.toString());
    assertEquals(CAPTION, captions.getFirst().replace(" (Picture: Una Pell)", ""));
    assertEquals(2, textsOf(Kind.PARAGRAPH, page).size(), markup);
  }

  @Test
  void aStoryOfLinesThatIsCentredHasNoCaptionForThat() throws Exception {
    String lines = (FIRST + "<br><br>" + SECOND + "<br><br>" + FIRST).replaceAll("</?p>", "");
    String page = story("<div class=text-center><img src=a><br>" + lines + "</div>");
    assertEquals(List.of(), captions(page));
    assertEquals(3, textsOf(Kind.PARAGRAPH, page).size());
  }

  @Test
  void whatIsSaidOfTheWriterIsNoParagraphAndALifeThatIsTheStoryIs() throws Exception {
    String few = "<div class=author-bio><p>Kit Pike has sailed the coast for ten years.</p></div>";
    assertEquals(2, textsOf(Kind.PARAGRAPH, story(FIRST + SECOND + few)).size());
    String life = "<div class=biography>" + FIRST.repeat(4) + SECOND.repeat(4) + "</div>";
    assertEquals(8, textsOf(Kind.PARAGRAPH, story(life)).size());
  }

  @Test
  void aSentenceOnAPhotographIsNoCredit() throws Exception {
    for (String caption :
        List.of(
            "Photo shows the pier of Hallgarth",
            "Map of the coast near Port Ellis",
            "Map: The ways of ships around the wall",
            "The Hallgarth Gap")) {
      String page =
          story(FIRST + "<figure><figcaption>" + caption + "</figcaption></figure>" + SECOND);
      assertEquals(List.of(caption), captions(page));
    }
  }

  @Test
  void thePictureAboveTheHeadlineHasItsCaption() throws Exception {
    String lead = "<figure><img src=a><figcaption>" + CAPTION + "</figcaption></figure>";
    assertEquals(
        List.of(CAPTION),
        captions(
            "<main><div class=hero>"
                + lead
                + "</div><div><article>"
                + "<h1>Harbour wall cracks</h1>"
                + FIRST
                + SECOND
                + "</article></div></main>"));
  }

  @Test
  void theCaptionThatAPageStatesOfItsPictureIsKnownInItsText() throws Exception {
    String stated =
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"image\":{\"@type\":"
            + "\"ImageObject\",\"caption\":\""
            + CAPTION
            + "\"}}</script>";
    assertEquals(
        List.of(CAPTION),
        captions(stated + story(FIRST + "<div><p>" + CAPTION + "</p></div>" + SECOND)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // French and Spanish words that stand before credits, and are words
        "Quelle foule sur la jetée de Hallgarth",
        "Fonte des neiges dans les Alpes",
        "Fuente de agua en la plaza de Port Ellis",
        "Credit Maritime headquarters on the pier",
        // what players of films say, and is said of players
        "Kit Pike, the only player unavailable on Saturday, watches from the stand.",
        // a picture of two
        "Top photo: Gulls on the pier in winter. Bottom photo: terns on the wall in spring.",
      })
  void aCaptionThatOpensWithAWordOfCreditsOrPlayersIsOne(String caption) throws Exception {
    String figure = "<figure><img src=a><figcaption>" + caption + "</figcaption></figure>";
    assertEquals(List.of(caption), captions(story(FIRST + figure + SECOND)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "By Monday evening the water stood a metre high in the streets of Hallgarth.",
        "Di Marlo of Port Ellis heads the ball over the wall",
        "Door County has sent its divers to the harbour",
        "Von Miller of Hallgarth lifts the cup on the pier",
      })
  void aCaptionThatOpensAsABylineDoesIsOne(String caption) throws Exception {
    String figure = "<figure><img src=a><p>" + caption + "</p></figure>";
    assertEquals(List.of(caption), captions(story(FIRST + figure + SECOND)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Door County braces for a storm that may close its harbour",
        "Di Marlo scores twice as Port Ellis win the cup",
        "Par Excellence wins the race around the wall",
        "Door County Board-backed plan for the wall is lost",
        "Door County Jail, shut since the storm, opens its gates"
      })
  void aStandfirstThatOpensAsABylineAbroadDoesIsNone(String standfirst) throws Exception {
    String page = story("<h2>" + standfirst + "</h2>" + FIRST + SECOND);
    assertEquals(List.of(), textsOf(Kind.BYLINE, page));
    assertEquals(List.of(standfirst), textsOf(Kind.STANDFIRST, page));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Von Jette Morgenroth",
        "Por Ana Ruiz y Luis de la Peña, Sevilla",
        "Par Anne-Marie d'Or et Luc Petit",
        "Di Marta Rossi",
        "By Kit Pike, staff writer",
      })
  void aBylineIsReadAbroad(String byline) throws Exception {
    assertEquals(
        List.of(byline), textsOf(Kind.BYLINE, story("<p>" + byline + "</p>" + FIRST + SECOND)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class='post with-image'><img src=a><p>The wall was shut at noon, the council said in"
            + " a statement.</p></div>",
        "<div class=image-and-text><img src=a><p>The wall was shut at noon, the council said in"
            + " a statement.</p></div>",
      })
  void aParagraphInABoxThatHasAPictureIsNoCaption(String box) throws Exception {
    String page = story(FIRST + box + SECOND);
    assertEquals(List.of(), captions(page));
    assertEquals(3, textsOf(Kind.PARAGRAPH, page).size());
  }

  @Test
  void theTextOfAPageAroundAFilmIsItsText() throws Exception {
    String text = (FIRST + SECOND).repeat(2);
    for (String story :
        List.of(
            "<video></video><div class=video-description>"
                + text.replace("</p><p>", "<br><br>").replaceAll("</?p>", "")
                + "</div>",
            "<video></video>" + text.replace("<p>", "<p class=video-text>"))) {
      assertEquals(List.of(), captions(story(story)));
      assertEquals(4, textsOf(Kind.PARAGRAPH, story(story)).size());
    }
  }

  @Test
  void aStoryThatIsFiledUnderASiteOfTalkHasItsCaptions() throws Exception {
    for (String filed : List.of("post tag-twitter", "post category-bio")) {
      String page =
          "<div class='"
              + filed
              + "'><h1>Harbour wall cracks</h1>"
              + (FIRST + SECOND).repeat(4)
              + "<p><img src=a></p><p><em>"
              + CAPTION
              + "</em></p>"
              + SECOND
              + "</div>";
      assertEquals(List.of(CAPTION), captions(page), filed);
    }
  }

  @Test
  void aWordWithASpanInItStaysOne() throws Exception {
    String words =
        "The Mc<span>Donald</span> and You<span>Tube</span> ships paid 100<span>K</span>";
    String page = story(FIRST.replace("The harbour", words + ": the harbour") + SECOND);
    String first = textsOf(Kind.PARAGRAPH, page).getFirst();
    assertEquals(
        "The McDonald and YouTube ships paid 100K", first.substring(0, first.indexOf(':')));
  }

  @Test
  void aCaptionOfSpansKeepsALinkWithinItsLine() throws Exception {
    String caption =
        "Ships need <a href=/1>more</a> room behind the wall, as <a href=/2>12</a> do.";
    String figure = "<figure><img src=a><figcaption>" + caption + "</figcaption></figure>";
    assertEquals(
        List.of("Ships need more room behind the wall, as 12 do."),
        captions(story(FIRST + figure + SECOND)));
  }

  @Test
  void whatIsCalledAHeaderOfFurnitureIsNoText() throws Exception {
    String header = "<header class=newsletter-signup>" + SECOND + "</header>";
    assertEquals(3, textsOf(Kind.PARAGRAPH, story(FIRST + SECOND + FIRST)).size());
    assertEquals(
        3,
        textsOf(Kind.PARAGRAPH, story(FIRST + header + SECOND.replace("home", "away") + FIRST))
            .size());
  }

  @Test
  void whatIsCalledACreditIsOneIfItIsShort() throws Exception {
    for (int words : new int[] {PageCaptions.MAX_CREDIT_WORDS, PageCaptions.MAX_CREDIT_WORDS + 1}) {
      String credit = "pier ".repeat(words).strip();
      String figure =
          "<figure><img src=a><figcaption><span class=credit>"
              + credit
              + "</span></figcaption></figure>";
      List<String> expected = words > PageCaptions.MAX_CREDIT_WORDS ? List.of(credit) : List.of();
      assertEquals(expected, captions(story(FIRST + figure + SECOND)));
    }
  }

  @Test
  void whatIsCalledAPictureAmidFurnitureIsOneIfItsTextIsShort() throws Exception {
    for (int chars : new int[] {PageLayout.MAX_PICTURE_CHARS, PageLayout.MAX_PICTURE_CHARS + 1}) {
      String text =
          CAPTION
              + " "
              + "Gulls on it. ".repeat(40).substring(0, chars - CAPTION.length() - 2)
              + ".";
      String aside = "<aside class=photo><img src=a><p>" + text + "</p></aside>";
      List<String> expected = chars > PageLayout.MAX_PICTURE_CHARS ? List.of() : List.of(text);
      assertEquals(expected, captions(story(FIRST + aside + SECOND)));
    }
  }

  private static List<String> captions(String body) throws Exception {
    return textsOf(Kind.CAPTION, body);
  }
}
