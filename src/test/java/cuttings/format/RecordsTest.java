package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.article.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles as records: JSON, JSON Lines, tables. */
final class RecordsTest {

  @Test
  void aListWithinAnAnswerIsReadRecordByRecord() throws IOException {
    Told told = Told.fixture("json/answer.json");
    assertEquals(List.of(), told.failures);
    assertEquals(List.of("answer.json!/beech-17", "answer.json!/18"), paths(told));
    assertEquals(
        """
        headline: Beech tree elected & sworn in
        standfirst: Ward has no other candidate
        byline: Ann Lee, Tom Ray
        caption: The beech, right, at the count.
        paragraph: The beech polled 61.
        subheading: Roots
        paragraph: It will not sit.
        """,
        Told.blocks(told.articles().getFirst()));
    assertEquals(
        "en | Ann Lee; Tom Ray | null | 2021-05-06", Told.facts(told.articles().getFirst()));
    assertEquals(
        """
        headline: Recount of leaves
        byline: Una Pell, Saul Wick and Ivo Lund
        paragraph: They counted again.
        paragraph: There were more.
        """,
        Told.blocks(told.articles().get(1)));
    assertEquals(
        "en | Una Pell; Saul Wick; Ivo Lund | Hallgarth | 2021-05-07",
        Told.facts(told.articles().get(1)));
  }

  @Test
  void eachLineIsASourceNamedByItsIdElseByItsNumber() throws IOException {
    Told told = Told.fixture("json/export.jsonl");
    assertEquals(
        List.of("export.jsonl!/a_1", "export.jsonl!/7.2", "export.jsonl!/7.2~2", "export.jsonl!/6"),
        paths(told));
    assertEquals("7.2", told.sources.get(1).stem());
    assertEquals(
        """
        headline: Second
        caption: A pier.
        caption: A gull.
        subheading: Tide
        paragraph: The pier is shut.
        paragraph: The gull is not.
        """,
        Told.blocks(told.articles().get(1)));
  }

  @Test
  void aBrokenLineCostsThatLineAndIsNamed() throws IOException {
    Told told = Told.fixture("json/export.jsonl");
    assertEquals(List.of(5, 6, 8), told.failures.stream().map(UnreadableException::line).toList());
    assertTrue(told.failures.get(0).reason().startsWith("its JSON is broken: "));
    assertEquals("not an object", told.failures.get(1).reason());
    assertEquals(
        "a record with neither headline nor text (its fields: weather, wind)",
        told.failures.get(2).reason());
  }

  @Test
  void aTableIsReadByTheNamesOfItsColumns() throws IOException {
    Told told = Told.fixture("csv/table.csv");
    assertEquals(List.of("table.csv!/k1", "table.csv!/k2"), paths(told));
    assertEquals(
        """
        headline: Kite stuck; council told
        byline: Una Pell
        caption: The kite, left.
        paragraph: It is on the spire.
        paragraph: A "ladder" is sought.
        """,
        Told.blocks(told.articles().getFirst()));
    // 11/09 may be in September or November.
    assertEquals("en | Una Pell | null | null", Told.facts(told.articles().getFirst()));
    assertEquals("2009-09-12", String.valueOf(told.articles().get(1).published()));
  }

  @Test
  void rowsThatDoNotFitAreNamedAndWhatCameBeforeIsKept() throws IOException {
    Told told = Told.fixture("csv/table.csv");
    assertEquals(
        List.of(
            "table.csv:7: 7 fields where the line that names the columns has 6."
                + " Put fields that hold a delimiter in quotation marks",
            "table.csv:8: the row that begins here does not end: a quotation mark is missing."
                + " Close the field with a quotation mark"),
        told.failures.stream().map(Throwable::getMessage).toList());
  }

  @Test
  void aFieldMayBeginWithAQuotationInATableWithoutQuoting() throws IOException {
    Told told = Told.fixture("csv/quotes.tsv");
    assertEquals("T-1", told.sources.getFirst().stem());
    assertEquals("headline: Flood\nparagraph: We swam, she said.\n", Told.blocks(told.article()));
  }

  /** The names under which others keep the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"Title": "A", "Body": "b"}                                      | headline: A, paragraph: b
          {"hed": "A", "dek": "s", "body_text": "b"}                       | headline: A, standfirst: s, paragraph: b
          {"title": {"rendered": "A"}, "content": {"rendered": "<p>b</p>"}}| headline: A, paragraph: b
          {"_id": "x", "_source": {"headline": "A", "text": "b"}}          | headline: A, paragraph: b
          {"headline": "A", "dateline": "PERTH", "text": "b"}              | headline: A, dateline: PERTH, paragraph: b
          {"headline": "A", "by": "By C D", "text": "b"}                   | headline: A, byline: By C D, paragraph: b
          {"webTitle": "A", "fields": {"bodyText": "b", "trailText": "s"}} | headline: A, standfirst: s, paragraph: b
          {"title": "A", "paragraphs": "b\\nc"}                            | headline: A, paragraph: b, paragraph: c
          {"headline": "A", "summary": "b", "text": "b"}                   | headline: A, paragraph: b
          {"text": "b <3 c", "headline": ""}                               | paragraph: b <3 c
          {"title": "A<br>B", "text": "c"}                                 | headline: A B, paragraph: c
          {"title": ["A", "B"], "text": ["c", "<p>d</p><h2>E</h2>", "f"]}  | headline: A, standfirst: B, paragraph: c, paragraph: d, subheading: E, paragraph: f
          {"headline": "A", "author": 3, "text": "b"}                      | headline: A, paragraph: b
          {"headline": "A", "multimedia": [{"caption": "c", "credit": "D"}], "text": "b"} | headline: A, caption: c D, paragraph: b
          """)
  void theSameIsReadUnderOtherNames(String record, String blocks) throws IOException {
    assertEquals(blocks.replace(", ", "\n") + "\n", Told.blocks(jsonl(record).article()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          "2024-09-11"                       | 2024-09-11
          "2024-09-11T23:59:00+02:00"        | 2024-09-11
          "Wed, 11 Sep 2024 06:00:00 +0100"  | 2024-09-11
          "September 11, 2024"               | 2024-09-11
          "20240911"                         | 2024-09-11
          20240911                           | 2024-09-11
          1726012800                         | 2024-09-11
          1726012800000                      | 2024-09-11
          "2024-09"                          | -
          "2024"                             | -
          2024                               | -
          "04/05/2024"                       | -
          "yesterday"                        | -
          null                               | -
          """)
  void aDayIsReadWhereItIsStatedInFull(String value, String day) throws IOException {
    Article article = jsonl("{\"headline\": \"A\", \"published\": " + value + "}").article();
    assertEquals(day, article.published() == null ? null : article.published().toString());
  }

  @Test
  void aPathsDateIsNotThatOfItsRecords() throws IOException {
    Told told = Told.of("2024-09-11/export.jsonl", "{\"headline\":\"A\"}\n".getBytes(UTF_8), null);
    assertEquals(null, told.article().published());
  }

  @Test
  void whatAnExportOfOursSaysIsReadAsItWas() throws IOException {
    Told told =
        jsonl(
            """
            {"headline":"A","byline":["Ann Lee"],"published":"2020-01-02","language":"fr","blocks":[\
            {"kind":"caption","line":1,"text":"Same","confidence":0.5},{"kind":"headline","text":"A"},\
            {"kind":"caption","text":"Same"},{"kind":"paragraph","text":"A"}]}
            """);
    assertEquals(
        "caption: Same\nheadline: A\ncaption: Same\nparagraph: A\n", Told.blocks(told.article()));
    assertEquals(0.5, told.article().blocks().getFirst().confidence());
    assertEquals("fr | Ann Lee | null | 2020-01-02", Told.facts(told.article()));
  }

  @Test
  void textOfSeveralLinesIsRecoveredBelowTheHeadlineThatIsStated() throws IOException {
    Told told =
        jsonl(
            "{\"headline\":\"Pier shut\",\"text\":\"By Una Pell\\n\\nThe pier was shut on Monday after"
                + " a plank was found to be missing.\\n\\nIt opens again when there is another.\"}");
    assertEquals(
        """
        headline: Pier shut
        byline: By Una Pell
        paragraph: The pier was shut on Monday after a plank was found to be missing.
        paragraph: It opens again when there is another.
        """,
        Told.blocks(told.article()));
    assertTrue(told.article().blocks().getLast().confidence() < 1);
  }

  @Test
  void anObjectAloneIsItsFile() throws IOException {
    Told told =
        Told.of("2019-03-04.json", "{\"headline\":\"A\",\"text\":\"b\"}".getBytes(UTF_8), null);
    assertEquals(List.of("2019-03-04.json"), paths(told));
    assertEquals("2019-03-04", told.article().published().toString());
  }

  @Test
  void jsonThatIsNoArticleIsNamedWithItsFields() throws IOException {
    Told told = Told.of("package.json", "{\"name\":\"x\",\"version\":1}".getBytes(UTF_8), null);
    assertEquals(
        "no article in it (its fields: name, version). Name its fields as docs/formats.md says",
        told.failure());
  }

  @Test
  void anEmptyObjectOrListIsNoText() throws IOException {
    for (String empty : List.of("{}", "[]", " { } ")) {
      assertEquals(List.of(), Told.of("a.json", empty.getBytes(UTF_8), null).articles(), empty);
    }
  }

  @Test
  void whatCameBeforeABreakIsKept() throws IOException {
    Told told =
        Told.of(
            "list.json",
            "[{\"headline\":\"A\"},\n{\"headline\":\"B\"},\n{\"headline\": oops".getBytes(UTF_8),
            null);
    assertEquals(List.of("list.json!/1", "list.json!/2"), paths(told));
    assertTrue(told.failure().startsWith("3: its JSON is broken: "), told.failure());
  }

  @Test
  void nestingWithoutEndIsRefused() throws IOException {
    Told told = Told.of("deep.json", ("{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8), null);
    assertTrue(told.failure().contains("nesting depth"), told.failure());
    told = jsonl("{\"headline\":\"A\",\"text\":" + "[".repeat(100_000));
    assertTrue(told.failure().contains("nesting depth"), told.failure());
  }

  @Test
  void aFileWithNothingButBrokenLinesIsLeftAfterAHundred() throws IOException {
    Told told = Told.of("x.jsonl", "{\"a\":1}\n".repeat(10_000).getBytes(UTF_8), "jsonl");
    assertEquals(Records.MAX_FAILURES + 1, told.failures.size());
    assertEquals(
        "more than 100 records cannot be read; it is read no further",
        told.failures.getLast().reason());
  }

  @Test
  void aRecordThatDoesNotEndIsNotHeldInMemory() throws IOException {
    for (String format : List.of("jsonl", "json", "csv")) {
      String start = format.equals("csv") ? "headline,text\nA,\"" : "{\"text\":\"";
      Told told = Told.of("endless." + format, endless(start), format);
      assertEquals(
          "a record is longer than 16 Mi characters, or does not end",
          told.failures.getLast().reason(),
          format);
    }
  }

  @Test
  void aFileLongerThanMemoryIsReadAsAStream() throws IOException {
    // 96 MiB of records, more than any source that is read whole may have.
    String record = "{\"headline\":\"A\",\"text\":\"" + "word ".repeat(200_000) + "\"}\n";
    byte[] bytes = record.getBytes(UTF_8);
    int count = (96 << 20) / bytes.length;
    InputStream in =
        new SequenceInputStream(
            Collections.enumeration(
                IntStream.range(0, count)
                    .mapToObj(i -> (InputStream) new ByteArrayInputStream(bytes))
                    .toList()));
    int[] articles = new int[1];
    Formats.all()
        .read(
            new Source("/folder", "big.jsonl"),
            in,
            null,
            new Readings() {
              @Override
              public void read(Source source, Reading reading) {
                articles[0] += reading.articles().size();
              }

              @Override
              public void skipped(Source source, String reason) {
                throw new AssertionError(source + ": " + reason);
              }

              @Override
              public void failed(UnreadableException why) {
                throw new AssertionError(why);
              }
            });
    assertEquals(count, articles[0]);
  }

  @Test
  void tagsThatDoNotEndTakeLinearTime() throws IOException {
    Told told = jsonl("{\"headline\":\"A\",\"text\":\"" + "<p ".repeat(1_000_000) + "\"}");
    assertEquals("A", told.article().headline());
  }

  /** In each half, alone, doubled, the wrong way round and at an end; a whole one stays whole. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A \\ud800 B             | A ? B
          A \\udc00 B             | A ? B
          A\\ud800                | A?
          \\udc00A                | ?A
          A \\udc00\\ud800 B       | A ?? B
          A \\ud83d\\ud83d\\ude00 B | A ?\ud83d\ude00 B
          """)
  void halfACharacterDoesNotGetIn(String written, String read) throws IOException {
    String clean = read.replace('?', '\uFFFD');
    Article article =
        jsonl(
                "{\"headline\":\"%1$s\",\"byline\":\"Pike %1$s\",\"captions\":[\"Pier\",\"Sea %1$s\"],\"text\":\"Sand %1$s\"}"
                    .formatted(written))
            .article();
    assertEquals(
        "headline: %1$s\nbyline: Pike %1$s\ncaption: Pier\ncaption: Sea %1$s\nparagraph: Sand %1$s\n"
            .formatted(clean),
        Told.blocks(article));
    assertEquals(
        "caption: " + clean + "\n",
        Told.blocks(
            jsonl("{\"blocks\":[{\"kind\":\"caption\",\"text\":\"%s\"}]}".formatted(written))
                .article()));
  }

  @Test
  void aTableOfAnotherCharsetIsReadByItsBytes() throws IOException {
    Told told =
        Told.of(
            "t.csv",
            "headline,text\nCafé shut,“No tea”\n".getBytes(Charset.forName("windows-1252")),
            null);
    assertEquals("headline: Café shut\nparagraph: “No tea”\n", Told.blocks(told.article()));
  }

  @Test
  void aTableIsKnownByItsColumnsWhateverItIsCalled() throws IOException {
    Told told = Told.of("export.txt", "id\ttitle\tbody\n1\tA\tb\n".getBytes(UTF_8), null);
    assertEquals("csv", told.readings.getFirst().format());
    Told prose =
        Told.of(
            "a.txt",
            "Title, text and body of the law\n\nIt has, he said, all.".getBytes(UTF_8),
            null);
    assertEquals("text", prose.readings.getFirst().format());
  }

  @Test
  void aTableWithoutAKnownColumnSaysWhatItHas() throws IOException {
    assertEquals(
        "1: no column is called headline or text (but name, price)."
            + " Name the columns in a line above the others as docs/formats.md says",
        Told.of("p.csv", "name,price\nx,1\n".getBytes(UTF_8), null).failure());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sep=;\r\n",
        "\ufeffArchive;;\r\nMade on 1 April 2024;;\r\n\r\n",
        "The archive of the Gazette\n"
      })
  void whatStandsAboveTheColumnsNamesIsPassedOver(String above) throws IOException {
    String table = above + "headline;text;date\r\nA;\"b; c\";2024-03-05\r\n;;\r\nD;e;\r\n";
    Told told = Told.of("a.csv", table.getBytes(UTF_8), null);
    assertEquals(List.of(), told.failures);
    assertEquals(List.of("a.csv!/1", "a.csv!/2"), paths(told));
    assertEquals("headline: A\nparagraph: b; c\n", Told.blocks(told.articles().getFirst()));
  }

  @Test
  void columnsNamesAreSoughtInSoManyRows() throws IOException {
    for (int beyond : new int[] {0, 1}) {
      String table = "x,\n".repeat(Csv.MAX_ROWS_BEFORE + beyond) + "title,text\nA,b\n";
      Told told = Told.of("a.csv", table.getBytes(UTF_8), null);
      assertEquals(1 - beyond, told.sources.size());
      assertEquals(beyond, told.failures.size());
    }
  }

  @Test
  void aColumnThatIsThereTwiceSaysTwoThings() throws IOException {
    String table = "title,text,text,author,author\nA,b,c,Ann Lee,Tom Ray\nD,,e,,Kit Orme\n";
    Told told = Told.of("a.csv", table.getBytes(UTF_8), null);
    assertEquals(
        "headline: A\nbyline: Ann Lee and Tom Ray\nparagraph: b\nparagraph: c\n",
        Told.blocks(told.articles().getFirst()));
    assertEquals(
        "headline: D\nbyline: Kit Orme\nparagraph: e\n", Told.blocks(told.articles().get(1)));
  }

  @Test
  void objectsOfSeveralLinesAreReadWhateverTheirFileIsCalled() throws IOException {
    String objects = "{\n \"headline\": \"A\",\n \"text\": \"b\"\n}\n";
    Told told = Told.of("a.jsonl", objects.repeat(2).getBytes(UTF_8), null);
    assertEquals(List.of(), told.failures);
    assertEquals(List.of("a.jsonl!/1", "a.jsonl!/2"), paths(told));
  }

  private static Told jsonl(String line) throws IOException {
    return Told.of("x.jsonl", line.getBytes(UTF_8), "jsonl");
  }

  private static List<String> paths(Told told) {
    return told.sources.stream().map(Source::path).toList();
  }

  private static InputStream endless(String start) {
    byte[] more = "lorem ipsum ".repeat(1000).getBytes(UTF_8);
    return new SequenceInputStream(
        Collections.enumeration(
            Stream.concat(
                    Stream.of(start.getBytes(UTF_8)), IntStream.range(0, 3_000).mapToObj(i -> more))
                .map(bytes -> (InputStream) new ByteArrayInputStream(bytes))
                .toList()));
  }

  @Test
  void whatStandsAboveTheColumnsNamesIsTold() throws IOException {
    String table = "Archive;;\r\nMade by;Kit Orme;\r\n;;\r\nheadline;text;date\r\nA;b;\r\nC;d;\r\n";
    Told told = Told.of("a.csv", table.getBytes(UTF_8), null);
    assertEquals(
        List.of("Archive", "Made by Kit Orme"),
        told.readings.getFirst().furniture().stream().map(line -> line.text()).toList());
    assertEquals(List.of(), told.readings.get(1).furniture());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-05-07;It hums.;Jane\n2024-05-08;Story;Title;x\n2024-05-08;It tied.;Ann\n",
        "id,name\n1,x\nTitle,Text\n3,z\n"
      })
  void aRowOfATableNamesNoColumns(String table) throws IOException {
    Told told = Told.of("a.csv", table.getBytes(UTF_8), null);
    assertEquals(List.of(), told.sources);
    assertTrue(
        told.failure().startsWith("1: no column is called headline or text"), told.failure());
  }

  @Test
  void aRowAboveTheColumnsNamesHasSoManyCells() throws IOException {
    for (int beyond : new int[] {0, 1}) {
      String above = String.join(",", Collections.nCopies(Csv.MAX_CELLS_BEFORE + beyond, "x"));
      String table = above + "\ntitle,text,date,place\nA,b,,\n";
      assertEquals(1 - beyond, Told.of("a.csv", table.getBytes(UTF_8), null).sources.size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Stories of the week\nheadline,text\nHarbour shut,\"Nobody knows.\"\n",
        "Stories of the week\nHarbour,bridge,pier\nheadline,text\nA,b\n"
      })
  void whatBecomesNoTableIsText(String text) throws IOException {
    Told told = Told.of("a.csv", text.getBytes(UTF_8), null);
    assertEquals(List.of(), told.failures);
    assertEquals("text", told.readings.getFirst().format());
  }
}
