package cuttings.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AttributionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          By Harriet Line                                    | Harriet Line
          By Harriet Line and Natalie Lisbona in Tel Aviv    | Harriet Line; Natalie Lisbona
          By Nell Garrity, Harbour Correspondent             | Nell Garrity
          By Ann Lee, Tom Ray and Jo Carr                    | Ann Lee; Tom Ray; Jo Carr
          By Ann Lee, Political Editor, and Tom Ray          | Ann Lee; Tom Ray
          BY BEATRIX LUND                                    | Beatrix Lund
          Compiled by Bronwen Fisk. 26 September 2026        | Bronwen Fisk
          Por Ignacio Belmar                                 | Ignacio Belmar
          SPECIAL REPORT by Bronwen Fisk                     | Bronwen Fisk
          Words and pictures by Ann Lee                      | Ann Lee
          By Ann Lee with additional reporting by Tom Ray    | Ann Lee; Tom Ray
          By Ann Lee in New York, Tom Ray in London and Jo Carr in Paris | Ann Lee; Tom Ray; Jo Carr
          By Ann Lee Published: 3 May 2024                   | Ann Lee
          By Ann Lee September 11, 2024                      | Ann Lee
          By Ann Lee, Wednesday, Sept. 11, 2024              | Ann Lee
          By Theresa May 3 min read                          | Theresa May
          By Li Sun 3 May 2024                               | Li Sun
          By Ann Lee/The Courant                             | Ann Lee
          Un texte de Frédéric Larose                        | Frédéric Larose
          By the Rev. John Smith                             | Rev. John Smith
          Ann Lee reports from Kyiv                          | Ann Lee
          By Ludwig van Beethoven in Vienna                  | Ludwig van Beethoven
          By Ann Lee and Gianna d'Urbino                     | Ann Lee; Gianna d'Urbino
          By José Ortega y Gasset                            | José Ortega y Gasset
          Tim HanlonNews Reporter                            | Tim Hanlon
          Interview: Tom Askwith. Published: 12 June 2026    | Tom Askwith
          By Una Pell, March 5, 2024                         | Una Pell
          By Una Pell Tuesday, March 5, 2024                 | Una Pell
          By Theresa May 5 March 2024                        | Theresa May
          By Ruby Sunday and Ann Lee, Sept. 5                | Ruby Sunday; Ann Lee
          """)
  void aBylineNamesItsPeople(String line, String people) {
    assertEquals(Arrays.asList(people.split("; ", -1)), Byline.parse(line).authors());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          TEL AVIV, Israel (AP) — The ministry said so.                       | Tel Aviv, Israel | -
          London, 11 September 2024 - The vote was held.                      | London | 2024-09-11
          In Tel Aviv on 5 October 2023 – two days before – nobody knew.      | -      | -
          The vote of 3 May 2024 – the fifth count – was hers.                | -      | -
          On 11 September 2024 - a Wednesday - the town sold its harbour.     | -      | -
          """)
  void onlyAnAgencysOpeningOfAParagraphIsADateline(String text, String place, LocalDate date) {
    Dateline dateline = Dateline.opening(text);
    assertEquals(place, dateline.place());
    assertEquals(date, dateline.date());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Compiled by Bronwen Fisk. 26 September 2026        | -        | 2026-09-26
          Last updated on 3 May 2024                         | -        | 2024-05-03
          Santiago, 4 March 2025                             | Santiago | 2025-03-04
          Strasbourg, 10 juil 2024 (AFP)                     | Strasbourg | -
          Published 1 May 2024, updated 3 May 2024           | -        | 2024-05-01
          04/05/2024                                         | -        | -
          """)
  void aDatelineSaysWhereAndWhen(String text, String place, LocalDate date) {
    Dateline dateline = Dateline.parse(text);
    assertEquals(place, dateline.place());
    assertEquals(date, dateline.date());
  }

  @Test
  void aDateInsideAParagraphIsNotThatOfPublication() {
    Attribution attribution =
        Attribution.of(
            List.of(
                block(Kind.HEADLINE, "Bridge shut", 1),
                block(Kind.PARAGRAPH, "It opened on 3 May 1931, and shut on 4 May 1932.", 1)));
    assertNull(attribution.published());
    assertNull(attribution.place());
  }

  private static Block block(Kind kind, String text, double confidence) {
    return new Block(kind, text, 1, 1, confidence, null);
  }

  @Test
  void aBylineThatKeepsTheNameGivesThePlace() {
    Byline byline = Byline.parse("From our own reporter, Hallowby");
    assertEquals(List.of(), byline.authors());
    assertEquals("Hallowby", byline.place());
  }

  @Test
  void aDeskWithoutANameIsNobody() {
    assertEquals(List.of(), Byline.parse("By Our Foreign Staff").authors());
    assertEquals(List.of(), Byline.parse("By staff reporters").authors());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          By Harriet Line and Natalie Lisbona in Tel Aviv                | Tel Aviv
          By Ann Lee and Tom Ray in Tel Aviv and Washington              | Tel Aviv and Washington
          By Ann Lee in New York, Tom Ray in London and Jo Carr in Paris | New York
          BY ANN LEE IN TEL AVIV                                         | Tel Aviv
          By Ann Lee for The Courant                                     | -
          """)
  void aBylineSaysWhereItWasFiled(String line, String place) {
    assertEquals(place, Byline.parse(line).place());
  }

  @Test
  void aLineThatIsNoSureBylineNamesNoAuthor() {
    Block score = bylineOf("Port Ellis Rovers 2 Kingsmarsh City 1", 0.9);
    assertEquals(
        List.of("Tom Askwith"), authors(score, bylineOf("By Tom Askwith at Quay Lane", 1)));
    assertEquals(List.of(), authors(bylineOf("Sixty-Three Boats", 0.44)));
    assertEquals(List.of("Bronwen Fisk"), authors(bylineOf("Bronwen Fisk", 0.88)));
  }

  @Test
  void whomTheStoryIsAboutDidNotWriteIt() {
    Block about = block(Kind.PARAGRAPH, "Desmond Pike, who has died aged 81, was a fisherman.", 1);
    Block tail = block(Kind.PARAGRAPH, "He is survived by two sons.", 1);
    assertEquals(List.of(), authors(bylineOf("Desmond Pike", 0.95), about, tail));
    assertEquals(
        List.of("Ann Lee"),
        authors(
            bylineOf("Ann Lee", 0.95), about, block(Kind.PARAGRAPH, "Ann Lee is a critic.", 1)));
    assertEquals(List.of("Desmond Pike"), authors(bylineOf("By Desmond Pike", 0.95), about, tail));
  }

  @Test
  void aPlaceAfterANameIsWhereTheStoryWasFiled() {
    Block story = block(Kind.PARAGRAPH, "Am Morgen ist es in Port Ellis still.", 1);
    Attribution attribution =
        Attribution.of(List.of(bylineOf("Von Henrike Paulsen, Port Ellis", 0.9), story));
    assertEquals(List.of("Henrike Paulsen"), attribution.authors());
    assertEquals("Port Ellis", attribution.place());
    assertEquals(
        List.of("Ann Lee", "Tom Ray"), authors(bylineOf("By Ann Lee, Tom Ray", 0.9), story));
  }

  @Test
  void theScorersOfAMatchAreNoPlace() {
    assertNull(Dateline.parse("Çelik 34, 89; Obuya 61").place());
    assertEquals("London", Dateline.parse("London, Tuesday 10.30").place());
  }

  private static List<String> authors(Block... blocks) {
    return Attribution.of(List.of(blocks)).authors();
  }

  private static Block bylineOf(String text, double confidence) {
    return new Block(Kind.BYLINE, text, 1, 1, confidence, null);
  }
}
