package cuttings.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryPrinterTest {
  private static final long SEED = Long.getLong("tests.seed", 20_240_911);

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          drone   NOT moscow                   => drone -moscow
          a AND (b OR c)                       => a AND (b OR c)
          (a AND b) OR c                       => a AND b OR c
          (a OR b) c                           => a OR b c
          “storm shadow”                       => "storm shadow"
          lammy w/5 "blinken"                  => lammy w/5 "blinken"
          "lammy" w/5 "blinken"                => "lammy blinken"~5
          CAPTION:( gallant )                  => caption:gallant
          caption,headline:x                   => headline,caption:x
          kiev~                                => kiev~1
          date:[2024-09-01 TO 2024-09-30]      => date:2024-09
          date:[2024-01-01 TO 2024-12-31]      => date:2024
          date:[2024-09-11 TO 2024-09-11]      => date:2024-09-11
          date:[2024-09-11 TO *]               => date:>=2024-09-11
          date:{* TO 2024}                     => date:<=2023-12-31
          date:[2024-09-11 TO 2024-10]         => date:[2024-09-11 TO 2024-10-31]
          author:("Harriet Line" OR lisbona)   => author:"Harriet Line" OR author:lisbona
          gallant w/s biden                    => sentence:(gallant AND biden)
          a\\ b \\OR \\-c caption\\:d w/5\\ x  => a\\ b \\OR \\-c caption\\:d w/5\\ x
          """)
  void aQueryPrintsInOneForm(String typed, String printed) throws QueryException {
    assertEquals(printed, QueryPrinter.print(QueryParser.parse(typed).query()));
  }

  @Test
  void whatIsPrintedReadsBackAsTheSameTree() throws QueryException {
    for (long seed = SEED; seed < SEED + 20_000; seed++) {
      Query tree = new RandomQueries(seed).tree();
      assertReadsBack(tree, "seed " + seed);
    }
  }

  @Test
  void whateverIsReadPrintsAsTextThatReadsBack() throws QueryException {
    int read = 0;
    for (long seed = SEED; seed < SEED + 50_000; seed++) {
      String typed = new RandomQueries(seed).text();
      Query tree;
      try {
        tree = QueryParser.parse(typed).query();
      } catch (QueryException e) {
        continue;
      }
      read++;
      assertEquals(
          tree,
          QueryParser.parse(QueryPrinter.print(tree)).query(),
          () -> "typed: " + typed + "\nprinted: " + QueryPrinter.print(tree));
    }
    assertEquals(true, read > 20_000, "too few could be read to say anything: " + read);
  }

  private static void assertReadsBack(Query tree, String message) throws QueryException {
    String printed = QueryPrinter.print(tree);
    ParsedQuery read;
    try {
      read = QueryParser.parse(printed);
    } catch (QueryException e) {
      throw new AssertionError(message + ": " + printed + " for " + tree, e);
    }
    assertEquals(tree, read.query(), () -> message + ": " + printed);
    assertEquals(List.of(), read.notes(), () -> message + ": " + printed);
  }
}
