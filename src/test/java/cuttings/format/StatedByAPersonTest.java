package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.article.Block;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markdown, front matter, and lines marked with their kinds. */
final class StatedByAPersonTest {

  @Test
  void markdownBecomesKindsByItsHeadingsPicturesAndItalics() throws IOException {
    Article article = Told.fixture("markdown/duck.md").article();
    assertEquals(
        """
        headline: Duck stands: again
        standfirst: It has not said why
        byline: By Una Pell and Saul Wick, staff
        caption: The duck, undated.
        paragraph: The duck filed at noon. It signed nothing, but was accepted.
        caption: a print in ink
        caption: The duck at the desk.
        caption: The clerk, right, with the form. (Ned Marl)
        subheading: Form
        paragraph: It was wet.
        paragraph: One
        paragraph: Two
        paragraph: a | b
        caption: Raw HTML.
        paragraph: code
        """,
        Told.blocks(article));
    assertEquals("en | Una Pell; Saul Wick | null | 2019-10-11", Told.facts(article));
  }

  @Test
  void aRowOfAMarkdownTableIsAParagraph() throws IOException {
    String text =
        """
        # Tides at Port Ellis

        The harbour master gave out the tides of Monday, as he does every week of the year.

        | Day    | High water |
        |--------|-----------:|
        | Monday | 06:12      |
        """;
    assertEquals(
        """
        headline: Tides at Port Ellis
        paragraph: The harbour master gave out the tides of Monday, as he does every week of the year.
        paragraph: Day | High water
        paragraph: Monday | 06:12
        """,
        Told.blocks(Told.of("a.md", text.getBytes(StandardCharsets.UTF_8), null).article()));
  }

  @Test
  void markdownNestedWithoutEndIsReadOrRefusedButNeverFatal() throws IOException {
    for (String nest : List.of("> ", "- ", "*a **b ", "[", "![", "`", "<b>")) {
      Told told = Told.of("deep.md", nest.repeat(50_000).getBytes(UTF_8), null);
      assertEquals(1, told.readings.size() + told.failures.size(), nest);
    }
  }

  @Test
  void frontMatterSaysWhatTheTextIs() throws IOException {
    Told told =
        text(
            """
            ---
            headline: "The pier"
            date: 2015-04-09
            place: Hallgarth
            language: en
            caption: A gull on the pier
            section: Coast
            ---
            By Una Pell

            The pier was shut on Monday after a plank was found to be missing.

            A gull on the pier on Monday.

            It opens again when there is another plank.
            """);
    assertEquals(
        """
        headline: The pier
        byline: By Una Pell
        paragraph: The pier was shut on Monday after a plank was found to be missing.
        caption: A gull on the pier on Monday.
        paragraph: It opens again when there is another plank.
        """,
        Told.blocks(told.article()));
    assertEquals("en | Una Pell | Hallgarth | 2015-04-09", Told.facts(told.article()));
    assertEquals(1, told.article().blocks().get(3).confidence());
    assertEquals(13, told.article().blocks().get(3).line());
  }

  @Test
  void frontMatterInTomlIsReadAsThatInYaml() throws IOException {
    String toml =
        """
        +++
        title = "The pier"
        date = 2015-04-09T08:00:00Z
        author = "Una Pell"
        tags = ["piers", "gulls"]
        [params]
        x = 1
        +++

        The council could not agree on it yesterday.
        """;
    for (String name : new String[] {"a.md", "a.txt"}) {
      Article article = Told.of(name, toml.getBytes(UTF_8), null).article();
      assertEquals(
          "headline: The pier\nbyline: Una Pell\nparagraph: The council could not agree on it"
              + " yesterday.\n",
          Told.blocks(article));
      assertEquals("en | Una Pell | null | 2015-04-09", Told.facts(article));
    }
    String broken = toml.replace("title = ", "title ");
    assertEquals(
        false, Told.blocks(Told.of("a.md", broken.getBytes(UTF_8), null).article()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{< figure src=\"a.jpg\" caption=\"A gull on the pier\" >}}",
        "{{% picture caption='A gull on the pier' src=a %}}",
        "{% include figure.html url=\"a.jpg\" caption=\"A gull on the pier\" %}",
        "![A gull on the pier]({{< ref \"a.jpg\" >}})",
        "<figure><img src=a>\n<figcaption>A gull on the <em>pier</em></figcaption></figure>",
        "![][gull]\n*A gull on the pier*\n\n[gull]: a.jpg"
      })
  void aPictureOfAPublishingSystemHasItsCaption(String picture) throws IOException {
    String text = "# The pier\n\nFirst.\n\n" + picture + "\n\nSecond.\n";
    assertEquals(
        "headline: The pier\nparagraph: First.\ncaption: A gull on the pier\nparagraph: Second.\n",
        Told.blocks(Told.of("a.md", text.getBytes(UTF_8), null).article()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\\"no\\\"", "no \\\\ yes", "'no'"})
  void aCaptionInAShortcodeMayHaveQuotesInIt(String said) throws IOException {
    String text = "# The pier\n\n{{< figure src=a caption=\"Said %s, to it\" >}}\n".formatted(said);
    assertEquals(
        "headline: The pier\ncaption: Said %s, to it\n"
            .formatted(said.replace("\\\"", "\"").replace("\\\\", "\\")),
        Told.blocks(Told.of("a.md", text.getBytes(UTF_8), null).article()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```\n%s\n```",
        "~~~~ html\n~~~\n%s\n~~~~\n",
        "```\n```js\n%s\n```",
        "Write `%s` there.",
        "Write `` ` %s ``."
      })
  void aShortcodeThatIsCodeIsText(String code) throws IOException {
    for (String shortcode : List.of("{{< figure caption=\"x\" >}}", "({{< ref \"a\" >}})")) {
      String text = "# The pier\n\n" + code.formatted(shortcode) + "\n\nSecond.\n";
      String read = Told.blocks(Told.of("a.md", text.getBytes(UTF_8), null).article());
      assertEquals(true, read.contains(shortcode), read);
      assertEquals(false, read.contains("caption: "), read);
    }
    String behind = "```\ncode\n```\n\n{{< figure caption=\"A gull\" >}}\n";
    assertEquals(
        true,
        Told.blocks(Told.of("a.md", behind.getBytes(UTF_8), null).article())
            .contains("caption: A gull\n"));
  }

  @Test
  void everyLineOfFrontMatterIsAccountedFor() throws IOException {
    Reading reading =
        text("---\nheadline: A\ntags: [a, b]\n---\n\nThe text of it is here, and ends.\n")
            .readings
            .getFirst();
    int blocks = reading.articles().getFirst().blocks().stream().mapToInt(Block::lines).sum();
    assertEquals(5, reading.lines());
    assertEquals(2, blocks);
    assertEquals(
        List.of("---", "tags: [a, b]", "---"),
        reading.furniture().stream().map(line -> line.text()).toList());
    assertEquals(2, reading.articles().getFirst().blocks().getFirst().line());
  }

  @Test
  void aColonInAHeadlineNeedsNoQuotationMarks() throws IOException {
    Article article =
        text("---\nheadline: Pier: shut\ncaptions: [A gull, A tern]\n---\nIt is shut.\n").article();
    assertEquals("Pier: shut", article.headline());
    assertTrue(Told.blocks(article).endsWith("caption: A gull\ncaption: A tern\n"));
  }

  @Test
  void hyphensAloneAreNoFrontMatter() throws IOException {
    Told told = text("---\nHe said: no, and left the room.\n\nIt was cold.\n---\nEnds here.\n");
    assertTrue(Told.blocks(told.article()).contains("He said: no"), Told.blocks(told.article()));
  }

  @Test
  void aBombOfYamlIsNoFrontMatterAndTakesNoMemory() throws IOException {
    StringBuilder bomb = new StringBuilder("---\na: &a [x,x]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      char before = (char) (c - 1);
      bomb.append(c + ": &" + c + " [" + ("*" + before + ",").repeat(9) + "*" + before + "]\n");
    }
    Told told = text(bomb + "headline: A\n---\nThe text.\n");
    assertEquals(List.of(), told.failures);
    assertTrue(Told.blocks(told.article()).contains("The text."));
  }

  @Test
  void linesMarkedWithAKindAreOfThatKindAndAHeadlineBeginsAStory() throws IOException {
    Told told = Told.fixture("text/marked.txt");
    assertEquals(2, told.articles().size());
    assertEquals(
        """
        headline: Pier shut
        caption: The pier, left.
        byline: By Una Pell
        paragraph: The pier was shut on Monday after a plank was found to be missing, the council said.
        caption: A gull.
        paragraph: It opens again when there is another plank, the council said.
        """,
        Told.blocks(told.articles().getFirst()));
    assertEquals("Gull found", told.articles().get(1).headline());
    Reading reading = told.readings.getFirst();
    assertEquals(8, reading.lines());
    assertEquals(9, told.articles().getFirst().lastLine() + 1);
  }

  @Test
  void manyMarksTakeLinearTime() throws IOException {
    String lines = "caption: A gull.\nThe pier was shut on Monday, the council said.\n";
    Told told = text("headline: Pier shut\n" + lines.repeat(30_000));
    assertEquals(60_001, told.readings.getFirst().lines());
    assertEquals("caption: A gull.", Told.blocks(told.article()).lines().toList().get(1));
  }

  @Test
  void aColonInOrdinaryTextIsNoMark() throws IOException {
    Told told =
        text("Pier shut\n\nThe sign says what it says\n\ncaption: this is a word, he said.\n");
    assertTrue(
        Told.blocks(told.article()).contains("caption: this is"), Told.blocks(told.article()));
  }

  private static Told text(String text) throws IOException {
    return Told.of("story.txt", text.getBytes(UTF_8), null);
  }
}
