package cuttings.structure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StructureRecoveryTest {
  private static final StructureRecovery RECOVERY = new StructureRecovery();

  static Stream<Path> samples() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("data", "src/test/resources/articles")) {
      try (Stream<Path> walk = Files.walk(Path.of(folder))) {
        files.addAll(walk.filter(file -> file.toString().endsWith(".txt")).toList());
      }
    }
    return files.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noLineOfASampleIsLost(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertAllLinesAreKept(new String(bytes, UTF_8), file.toString());
  }

  static IntStream seeds() {
    Integer seed = Integer.getInteger("tests.seed");
    return seed == null ? IntStream.range(0, 300) : IntStream.of(seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noLineOfAnythingIsLost(int seed) {
    assertAllLinesAreKept(anything(new Random(seed)), "-Dtests.seed=" + seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsNoBylineNamesSomebodyOrNobody(int seed) {
    String text = anything(new Random(seed));
    for (String start : List.of("", "By ", "Interview by Ann Lee in ", "LONDON (AP) - ")) {
      Byline.parse(start + text);
      Dateline.parse(start + text);
      Dateline.opening(start + text);
    }
  }

  @Test
  void noLineIsLostWhereStretchesMeet() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2 * LineLabeller.STRETCH + 7; i++) {
      text.append("Line ").append(i).append(" of the council's minutes was read out.\n");
    }
    assertAllLinesAreKept(text.toString(), "a long text");
  }

  @Test
  void whatIsLookedAtInPartsLosesNoLineAndNoStoryIsCut() {
    String story =
        """
        Harbour vote tied

        By Kit Pike

        The council could not agree on it yesterday.
        Share

        It will try again in the spring, said the mayor of the town.

        """;
    int stories = 2 * StructureRecovery.MAX_LINES_AT_ONCE / 9 + 1000;
    String text = story.repeat(stories);
    assertAllLinesAreKept(text, "stories");
    Recovery recovered = RECOVERY.recover(Line.split(text));
    assertEquals(stories, recovered.stories().size());
    assertAllLinesAreKept("a b\n".repeat(2 * StructureRecovery.MAX_LINES_AT_ONCE), "no stories");
  }

  private static final String HARP =
      """
      Harp left on train is claimed by four people
      By Ottilie Fenn
      Lost-property staff at Carrow Central are to hold auditions after four people laid claim to a concert harp.
      Each has described it accurately. It is large, they say, and gold, and was left on the morning train.
      “Whoever can play it can have it,” the supervisor, Winston Achebe, said.
      """;

  private static final String SWING_BRIDGE =
      """
      Bridge stuck open for third day
      Engineers wait for part from Italy
      By Moira Gillanders
      The swing bridge that joins the two halves of Port Annet remained open yesterday, and the two halves apart.
      It jammed at 6.40 on Monday when a bearing failed. A new one must come from Turin, where it is a holiday.
      """;

  @Test
  void itSaysWhyAStoryBegins() {
    Recovery recovered = RECOVERY.recover(Line.split(HARP + SWING_BRIDGE));
    List<List<Evidence>> why =
        RECOVERY.explainBeginnings(recovered.stories().stream().map(Story::blocks).toList());
    assertEquals(2, why.size());
    assertEquals("first line of the text", why.getFirst().getFirst().feature());
    List<String> second = why.getLast().stream().map(Evidence::feature).toList();
    assertTrue(second.getFirst().matches("head of \\d lines, \\d+ % sure"), second.toString());
    assertEquals("is signed", second.get(1));
    assertTrue(second.stream().anyMatch(sign -> sign.contains("byline")), second.toString());
  }

  @Test
  void itSaysNothingOfABeginningThatItDoesNotSee() {
    List<Block> blocks = RECOVERY.recover(Line.split(HARP)).stories().getFirst().blocks();
    List<Evidence> why =
        RECOVERY
            .explainBeginnings(List.of(blocks.subList(0, 3), blocks.subList(3, blocks.size())))
            .getLast();
    assertEquals(
        List.of(new Evidence("seen only with the text's furniture, or in parts of a long text", 0)),
        why);
  }

  @Test
  void itSaysThatAHeadingOfABriefBeginsAStory() {
    String briefs =
        """
        World in brief

        Ferry fares to rise

        The fares of the ferry rise again in May, the council said on Monday.

        Owls are back

        A pair of barn owls has nested in the church for the first time in years.
        """;
    Recovery recovered = RECOVERY.recover(Line.split(briefs));
    assertEquals(
        List.of("first line of the text", "heading of a brief, on a page of them"),
        RECOVERY
            .explainBeginnings(recovered.stories().stream().map(Story::blocks).toList())
            .stream()
            .map(evidence -> evidence.getFirst().feature())
            .toList());
  }

  /** A caption that credits nobody belongs to the story that has its words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The gold concert harp in the office, where the four people will play it in the morning | 7
          The swing bridge at Port Annet, which jammed on Monday morning and has not been shut   | 6
          """)
  void aCaptionBetweenTwoStoriesDoesNotHideTheSecond(String caption, int begins) {
    assertEquals(
        List.of(1, begins),
        RECOVERY.recover(Line.split(HARP + caption + "\n" + SWING_BRIDGE)).stories().stream()
            .map(story -> story.blocks().getFirst().line())
            .toList());
  }

  @Test
  void briefsUnderOneHeadingAreDividedWhereverTheTextIsCut() {
    String brief =
        """
        Ferry fares to rise

        The fares of the ferry rise again in May, the council said on Monday.

        """;
    int briefs = StructureRecovery.MAX_LINES_AT_ONCE / 4 + 100;
    String text = "World in brief\n\n" + brief.repeat(briefs);
    assertEquals(briefs, RECOVERY.recover(Line.split(text)).stories().size());
  }

  @Test
  void aStoryTooLongToBeLookedAtTogetherIsDividedBetweenParagraphs() {
    String paragraph =
        """
        The council of Annet met on Monday, as it had met on every Monday since the
        bridge was built, and the members read the minutes of the Monday before.

        """;
    String text =
        "Minutes of the council\n\n" + paragraph.repeat(StructureRecovery.MAX_LINES_AT_ONCE / 2);
    assertAllLinesAreKept(text, "a long story");
    List<Story> stories = RECOVERY.recover(Line.split(text)).stories();
    assertEquals(2, stories.size());
    assertEquals(
        List.of(stories.getFirst().blocks().getLast().text().length()),
        stories.getLast().blocks().stream()
            .map(Block::text)
            .map(String::length)
            .distinct()
            .toList(),
        "no paragraph is cut");
  }

  private static final String BRIDGE =
      """
      Swing bridge at Annet shut for a month

      By Ann Lee

      The swing bridge at Annet will stay shut for at least a month after engineers found a crack in its main bearing, the county council said on Monday.

      Drivers are being sent round by the ferry road, which adds four miles to the journey. Shopkeepers on the quay said trade had fallen by half.

      """;

  private static final String OWLS =
      """
      Barn owls return to Holm church

      By Jack Moss

      A barn owl looks out of the tower of Holm church on Sunday. Photo: Jack Moss

      """;

  private static final String LIBRARY =
      """
      Library to open on Sundays

      By Sue Park

      The library in Holm will open on Sundays from May, the town council has decided. It will close on Wednesdays instead.

      Readers had asked for it for years. The staff will be paid time and a half.
      """;

  @Test
  void aSignedStoryOfAPictureAloneIsAStory() {
    assertEquals(List.of(1, 9), begins(BRIDGE + OWLS));
    assertEquals(List.of(1, 9, 15), begins(BRIDGE + OWLS + LIBRARY));
  }

  @Test
  void twoDatedAndSignedStoriesOfOneEventAreTwo() {
    String head = "Published %d March 2025, 10:12\nUpdated %d March 2025, 11:14\n%s\n\n";
    String text =
        "Bridge at Annet shut for a month\n\n"
            + head.formatted(3, 3, "Ann Lee\nTransport reporter")
            + """
            The swing bridge at Annet will stay shut for at least a month after engineers found a crack in its main bearing, the county council said on Monday.

            Drivers are being sent round by the ferry road, which adds four miles to the journey.

            "We cannot go on like this until spring," said Tom Ray, who runs the chandlery.

            Annet traders count the cost of bridge closure

            """
            + head.formatted(4, 4, "Jack Moss\nBusiness reporter")
            + """
            Shopkeepers on the quay at Annet say the closure of the swing bridge has cut their trade by half, and that the county council has told them nothing.

            Tom Ray, who runs the chandlery, said drivers sent round by the ferry road did not stop. "Nobody comes," he said.

            The council said engineers would cast a new main bearing within a month.
            """;
    assertEquals(List.of(1, 14), begins(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"By Jack Moss", "3 March 2025"})
  void whoOrWhenBelowAStoryMakesNoStandfirstOfIt(String below) {
    String text =
        """
        Man charged over bakery break-in

        A 34-year-old man has been charged with burglary after a break-in at a bakery in Mill Street, Holm, police said on Tuesday.

        Nothing was taken, but the front window and a till were damaged.

        He is due to appear before magistrates in Annet on Thursday.

        """
            + below;
    List<Block> blocks = RECOVERY.recover(Line.split(text)).stories().getFirst().blocks();
    assertEquals(
        List.of(3, 5, 7),
        blocks.stream().filter(block -> block.kind() == Kind.PARAGRAPH).map(Block::line).toList());
  }

  /** The first lines of the stories. */
  private static List<Integer> begins(String text) {
    return RECOVERY.recover(Line.split(text)).stories().stream()
        .map(story -> story.blocks().getFirst().line())
        .toList();
  }

  @Test
  void aPageMayBeOneVeryLongLine() {
    String word = "word ";
    assertAllLinesAreKept(word.repeat(200_000), "a line of a million");
  }

  @Test
  void blocksKeepTheWordsOfTheirLines() {
    Recovery recovery =
        RECOVERY.recover(Line.split("Bridge shut for week\nBy Ann Lee\nThe bridge is shut."));
    List<Block> blocks = recovery.stories().getFirst().blocks();
    assertAll(
        () -> assertEquals(1, recovery.stories().size()),
        () ->
            assertEquals(
                List.of(Kind.HEADLINE, Kind.BYLINE, Kind.PARAGRAPH),
                blocks.stream().map(Block::kind).toList()),
        () -> assertEquals("By Ann Lee", blocks.get(1).text()),
        () -> assertEquals(2, blocks.get(1).line()));
  }

  private static void assertAllLinesAreKept(String text, String what) {
    List<Line> lines = Line.split(text);
    Recovery recovery = RECOVERY.recover(lines);
    int[] seen = new int[lines.size() + 1];
    recovery.furniture().forEach(line -> seen[line.number()]++);
    int last = 0;
    for (Story story : recovery.stories()) {
      for (Block block : story.blocks()) {
        assertTrue(block.line() > last, what + ": blocks are out of order at " + block);
        last = block.lastLine();
        for (int line = block.line(); line <= last; line++) {
          seen[line]++;
        }
        assertTrue(
            block.text().contains(Line.strip(lines.get(block.line() - 1).text())),
            what + ": line " + block.line() + " is not in its block");
      }
    }
    for (Line line : lines) {
      assertEquals(line.isBlank() ? 0 : 1, seen[line.number()], what + ": line " + line.number());
    }
    assertEquals(lines.stream().filter(line -> !line.isBlank()).count(), recovery.lines(), what);
  }

  /** Bytes, words, brackets and line ends in any order and of any length. */
  private static String anything(Random random) {
    String[] parts = {
      "By ",
      "Ann",
      " Lee",
      "(",
      ")",
      "(pictured)",
      "\n",
      "\n",
      "\n\n",
      "\r\n",
      "\r",
      " ",
      "\t",
      ".",
      "“",
      "”",
      "‘",
      "Photo:",
      "Getty",
      "/",
      "Share",
      "Advertisement",
      "11 Sept 2024",
      "12:30",
      "-",
      "—",
      "\u00a0",
      "\u200b",
      "\u2028",
      "\ud800",
      "𝔘",
      "é",
      "漢字",
      "WHY?",
      "said",
      "|",
      "• ",
      "1. ",
      "...",
      "AND",
      "ago",
      "\u0000",
      "\ufeff",
      ":",
      ";"
    };
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(400);
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(12);
      if (kind == 0) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        text.append(new String(bytes, ISO_8859_1));
      } else if (kind == 1) {
        text.append("x".repeat(random.nextInt(random.nextInt(20) == 0 ? 5000 : 60)));
      } else {
        text.append(parts[random.nextInt(parts.length)]);
      }
    }
    return text.toString();
  }
}
