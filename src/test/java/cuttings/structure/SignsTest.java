package cuttings.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignsTest {
  private static final String LONG =
      "Engineers found the crack on Friday, when the span was swung for a dredger. It runs across"
          + " the main bearing, and the council says that a new one has to be cast.";

  /** The names of a sign's values, line by line. */
  private static List<String> of(Sign sign, String... texts) {
    LineSigns reader = new LineSigns();
    LineSigns.Seen[] lines = new LineSigns.Seen[texts.length];
    for (int i = 0; i < texts.length; i++) {
      Line line = new Line(i + 1, texts[i]);
      lines[i] = reader.read(new Unit(line.text(), List.of(line), false));
    }
    byte[][] signs = Signs.of(lines);
    return IntStream.range(0, texts.length)
        .mapToObj(i -> sign.name(Signs.get(signs[i], sign)))
        .toList();
  }

  private static List<Kind> kinds(String... lines) {
    return new StructureRecovery()
        .recover(Line.split(String.join("\n", lines))).stories().stream()
            .flatMap(story -> story.blocks().stream())
            .map(Block::kind)
            .toList();
  }

  @Test
  void sentencesAboveALongParagraphSumUp() {
    assertEquals(
        List.of("no", "no", "two", "two", "no"),
        of(
            Sign.SUMMARY,
            "Swing bridge shut for a month",
            "By Ann Lee",
            "A crack was found in the main bearing of the bridge.",
            "Drivers are sent round by the ferry road until May.",
            LONG));
  }

  private static final String BODY = LONG + " " + LONG;

  @Test
  void threeSentencesThatNameNoDayAreKeyPoints() {
    String[] page = {
      "Swing bridge shut for a month",
      "By Ann Lee",
      "A crack was found in the main bearing of the bridge.",
      "Drivers are sent round by the ferry road until May.",
      "The council has no money left for another bearing.",
      BODY
    };
    assertEquals("key points", of(Sign.SUMMARY, page).get(3));
    page[2] = "A crack was found in the main bearing of the bridge on Monday.";
    assertEquals("three or four", of(Sign.SUMMARY, page).get(3), "says when, as news does");
    page[2] = "A crack was found in the main bearing, the council said.";
    assertEquals("three or four", of(Sign.SUMMARY, page).get(3), "says who said it");
    page[2] = "ANNET (AP) — A crack was found in the main bearing of the bridge.";
    assertEquals("no", of(Sign.SUMMARY, page).get(2), "an agency's report begins there");
  }

  @Test
  void aSummaryIsNeitherShortNorLong() {
    for (int chars :
        new int[] {
          Signs.MIN_SUMMARY_CHARS - 1,
          Signs.MIN_SUMMARY_CHARS,
          Signs.MAX_SUMMARY_CHARS,
          Signs.MAX_SUMMARY_CHARS + 1
        }) {
      String line = "The bridge is shut" + " and shut".repeat(30).substring(0, chars - 19) + ".";
      boolean fits = chars >= Signs.MIN_SUMMARY_CHARS && chars <= Signs.MAX_SUMMARY_CHARS;
      assertEquals(
          fits ? "one" : "no",
          of(Sign.SUMMARY, "Bridge shut", line, BODY).get(1),
          line.length() + " characters");
    }
  }

  /** Between a summary and the first paragraph a picture stands, and who wrote it. */
  @Test
  void picturesAreNoFirstParagraph() {
    String summary = "A crack was found in the main bearing of the bridge.";
    String picture =
        "The bridge on Monday. It was shut all day, and all the night. Photo: Tom Ray.";
    assertEquals("one", of(Sign.SUMMARY, "Bridge shut", summary, picture, "Ann Lee", BODY).get(1));
    assertEquals(
        "no",
        of(Sign.SUMMARY, "Bridge shut", summary, picture, "Ann Lee", "Annet", BODY).get(1),
        "too far above");
  }

  @Test
  void whatAParagraphSaysAgainSumsUp() {
    String quote =
        "\"We have looked everywhere for another bearing,\" says Ann Lee of the council.";
    String longer = quote + " She wants the money by May, and has written to the county for it.";
    assertEquals("whole", of(Sign.RESTATED, "Bridge shut", quote, LONG, longer).get(1));
    assertEquals(
        "no", of(Sign.RESTATED, "Bridge shut", quote, LONG, quote).get(1), "as captions repeat");
    assertEquals("no", of(Sign.RESTATED, "Bridge shut", LONG, quote, longer).get(2), "of the text");
  }

  /** Where pictures are credited, what credits nobody below them is of no picture. */
  @Test
  void aLineWithoutACreditBelowACreditedPictureIsAHeading() {
    String picture = "Ann Lee at the bridge (Image: Getty)";
    String heading = "Council turns down a second plan for the bridge";
    assertEquals(
        List.of("no", "no", "uncredited", "no"),
        of(Sign.BELOW_PICTURE, "Bridge shut", picture, heading, LONG));
    String another = "Bob Kay on the other bank (Image: Reuters)";
    assertNotEquals(
        "uncredited",
        of(Sign.BELOW_PICTURE, "Bridge shut", picture, heading, another, LONG).get(2),
        "one more of a gallery");
    List<String> blog = new ArrayList<>(Collections.nCopies(8, LONG));
    for (int post = 0; post < 3; post++) {
      blog.addAll(List.of(picture, heading, LONG));
    }
    assertEquals(
        "as others on the page", of(Sign.BELOW_PICTURE, blog.toArray(String[]::new)).get(9));
  }

  /** Captions stand in a block where pictures do: the last may say nothing of a picture. */
  @Test
  void aLineBelowTwoCaptionsIsInABlockOfThem() {
    assertEquals(
        List.of("no", "no", "sentence", "in a block", "no"),
        of(
            Sign.BELOW_PICTURE,
            LONG,
            "Ann Lee (pictured) at the bridge on Monday.",
            "The bridge, left, and the ferry that takes its place.",
            "At least one car has gone into the harbour at Annet",
            LONG));
  }

  /** "Updated" between two paragraphs makes no head of what stands above it. */
  @Test
  void paragraphsAboveADateAreNoHead() {
    String first = "The harbour bridge will stay shut until spring, the council said on Monday.";
    String second = "Drivers have been told to go round by the ferry road, which adds four miles.";
    String last = "The mayor, Ines Calder, asked them all for patience.";
    String[] page = {
      "Harbour bridge shut for repairs",
      "By Ann Lee",
      first,
      second,
      "Updated 3 May 2024",
      LONG,
      last
    };
    assertEquals("below byline", of(Sign.HEADED, page).get(2));
    assertEquals(
        List.of(
            Kind.HEADLINE,
            Kind.BYLINE,
            Kind.PARAGRAPH,
            Kind.PARAGRAPH,
            Kind.DATELINE,
            Kind.PARAGRAPH,
            Kind.PARAGRAPH),
        kinds(page));
  }

  @Test
  void whatSomebodyPostedStandsAboveTheirName() {
    assertEquals(
        List.of("none", "none", "above signature", "above signature", "signature"),
        of(
            Sign.MARKS,
            "Bridge shut",
            LONG,
            "The bridge is shut #annet",
            "And it stays shut",
            "— Ann Lee (@annlee) 3 May 2024"));
  }

  @Test
  void aPostHasNoMoreLinesThanItMay() {
    List<String> page = new ArrayList<>(List.of("Bridge shut", LONG));
    page.addAll(Collections.nCopies(Signs.POST_LINES + 1, "The bridge is shut #annet"));
    page.add("— Ann Lee (@annlee) 3 May 2024");
    List<String> marks = of(Sign.MARKS, page.toArray(String[]::new));
    assertEquals("none", marks.get(2));
    assertEquals(
        Collections.nCopies(Signs.POST_LINES, "above signature"),
        marks.subList(3, 3 + Signs.POST_LINES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          04.09.16 in Rowing   | opens with date
          2018-04-07           | whole line
          Today 11:45 PM       | whole line
          3.14.15.92 in all    | none
          3.4.5 is out         | none
          99.99.99 in Rowing | none
          Dec. 3, 2018 4:10 p.m. | whole line
          Updated 3 May 2024   | marked line
          The Courant, 27 February 2025  | whole line
          Courant Business, 5 March 2012 | whole line
          Ann Lee, 5 March 2012 | year in full date
          4 May                | opens with date
          """)
  void aDateIsTold(String line, String date) {
    assertEquals(date, of(Sign.DATE, line).getFirst());
  }

  @Test
  void whatOpensAnAgencysReportMayStandAlone() {
    assertEquals(
        List.of("whole line", "whole line", "whole line", "no", "no"),
        of(
            Sign.WIRE,
            "CARROW, 17 Feb (Northgate) -",
            "LONDON (Reuters)",
            "Berlin, 28 Aug (AP) -",
            "The bridge (pictured)",
            "COUNCIL SHUTS BRIDGE (UPDATED)"));
  }

  /** A caption may be no more than a place, a day and whose the picture is. */
  @ParameterizedTest
  @ValueSource(strings = {"Berlin, 28 Aug (AP)", "Manchester (Getty)", "Paris, Thursday (Reuters)"})
  void aPlaceAndACreditAreNoAgencysDateline(String caption) {
    String[] page = {"Bridge shut for a month", LONG, caption, LONG};
    assertEquals("no", of(Sign.WIRE, page).get(2));
    assertEquals(Kind.CAPTION, kinds(page).get(2));
  }

  private static final String[] TIMELINE = {
    "How the bridge came to be shut",
    "By Ann Lee",
    "12 June 2021",
    LONG,
    "31 August 2015",
    "The county asks for plans of a bridge over the harbour that opens for tall ships.",
    "16 October 2015",
    "The plans are chosen, and no money is found that would pay for what they show.",
    "Monday, 7 June 2021",
    LONG
  };

  @Test
  void datesAboveTheParagraphsOfATimelineAreHeadings() {
    assertEquals(
        List.of("in a timeline", "in a timeline", "in a timeline"),
        IntStream.of(4, 6, 8).mapToObj(of(Sign.DATE, TIMELINE)::get).toList());
    assertEquals("whole line", of(Sign.DATE, TIMELINE).get(2), "of the head");
    List<Kind> kinds = kinds(TIMELINE);
    assertEquals(Kind.DATELINE, kinds.get(2));
    assertEquals(
        List.of(Kind.SUBHEADING, Kind.SUBHEADING, Kind.SUBHEADING),
        List.of(kinds.get(4), kinds.get(6), kinds.get(8)));
  }

  @Test
  void twoDatesMakeNoTimeline() {
    List<String> dates = of(Sign.DATE, Arrays.copyOf(TIMELINE, TIMELINE.length - 2));
    assertEquals("whole line", dates.get(4));
    assertEquals("whole line", dates.get(6));
  }

  /** Stories whose standfirst is a sentence, above the date. */
  @Test
  void datesOfTheStoriesOfAPageAreNoTimeline() {
    List<String> page = new ArrayList<>();
    for (int story = 0; story < Signs.TIMELINE_DATES; story++) {
      page.addAll(List.of("Bridge shut", "A crack was found in it.", "12 June 2021", LONG, LONG));
    }
    assertEquals("whole line", of(Sign.DATE, page.toArray(String[]::new)).get(7));
  }

  @Test
  void paragraphsOfOneSentenceSumUpNothing() {
    String sentence = "The bridge at Annet is shut for a month, the council said on Monday.";
    assertEquals(
        List.of("no", "no", "no", "no"),
        of(Sign.SUMMARY, "Swing bridge shut for a month", "By Ann Lee", sentence, sentence));
  }

  @Test
  void aNameIsMetAgainInFull() {
    assertEquals(
        List.of("in next line", "not again", "none"),
        of(
            Sign.FULL_AGAIN,
            "The old organist Percival Stroud has died",
            "It was Percival Stroud who played at the Regal.",
            "He was ninety."));
  }

  /** A caption repeats the paragraph beside it; a quotation is pulled out of a longer one. */
  @Test
  void aWholeLineSaidAgainIsNoPartOfOne() {
    String sentence = "It runs across the main bearing, and the council says that it has to go.";
    assertEquals(
        List.of("none", "none", "whole line nearby"),
        of(Sign.SAID_BEFORE, "Bridge shut", sentence, sentence));
    assertEquals(
        List.of("none", "none", ".8 and more"),
        of(Sign.SAID_BEFORE, "Bridge shut", LONG + " " + sentence, sentence));
  }

  /** On a page of headings above pictures, the name above the first picture is who wrote it. */
  @Test
  void headingsOfPicturesBeginBelowTheFirstSentence() {
    assertEquals(
        "no",
        of(
                Sign.HEADS_PICTURE,
                "Ten bridges you have to see",
                "Ann Lee",
                "A bridge in the rain. Photo: Tom Ray",
                LONG)
            .get(1));
    assertEquals(
        "above a picture",
        of(
                Sign.HEADS_PICTURE,
                "Ten bridges you have to see",
                LONG,
                "Annet",
                "A bridge in the rain. Photo: Tom Ray")
            .get(2));
  }

  @Test
  void whatSomebodyIsWhoWroteBelongsToTheByline() {
    for (String role : List.of("Chief Reporter", "Political Editor", "Science Correspondent")) {
      assertEquals(
          List.of(Kind.HEADLINE, Kind.BYLINE, Kind.BYLINE, Kind.PARAGRAPH, Kind.PARAGRAPH),
          kinds(
              "Harbour bridge shut for repairs until spring",
              "By Ann Lee",
              role,
              "The harbour bridge will stay shut until spring, the council said on Monday.",
              "Drivers have been told to go round by the ferry road, which adds four miles."),
          role);
    }
  }
}
