package cuttings.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files as agencies really send them. They are not ours to copy; without them nothing is tested.
 */
final class AgencySamplesTest {
  private static final Path SAMPLES = Path.of("../shared/data/formats");

  @BeforeEach
  void theSamplesAreThere() {
    assumeTrue(Files.isDirectory(SAMPLES), "no samples at " + SAMPLES.toAbsolutePath());
  }

  /** What each file says, read by eye. Of texts their first words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          ninjs/1.4_ninjsExMediumText1.json  | en  | 2013-07-09 | Grossetto, Italy | Paulo Santalucia;Frances d'Emilio | Captain of wrecked cruise ship on trial | GROSSETO, Italy (AP) -- The trial
          ninjs/2.1_dpa_text.json            | de  | 2019-05-10 | -                | -                 | Faktencheck Derby-Elfmeter: Hat          | Für Lucien Favre war es «der größte
          ninjs/3.0_ap_image.json            | en  | 2019-11-15 | -                | -                 | Turkey Islamic State                     | -
          ninjs/3.0_ntb_text.json            | nb  | 2019-08-09 | -                | -                 | Google har kjøpt giganttomt i Skien      | -
          ninjs/superdesk_ninjs1.json        | fr  | 2017-08-24 | Milton Keynes    | Peter;Jane        | headline                                 | The story so far.
          nitf/iptc_NTB_nitf_sample.xml      | nb  | 2021-05-16 | Unnao            | -                 | Pandemien herjer på den legeløse indiske | Koronapandemien herjer også i landsbyer
          nitf/superdesk_aap-1.xml           | und | 2013-10-20 | Sydney           | John Doe          | F1 Test                                  | Bogus
          nitf/superdesk_ap-nitf.xml         | en  | 2015-12-10 | New York         | Bernard Condon    | Can trading pollution like stocks help   | NEW YORK (AP) — The gas produced by hog
          nitf/superdesk_efe_nitf.xml        | en  | 2017-01-02 | -                | -                 | Honduran president announces Cabinet     | Tegucigalpa, Jan 2 (EFE).- Test body.
          nitf/superdesk_nitf-fishing.xml    | en  | 2002-02-26 | Newport News, VA | Alan Karben       | Weather and Tide Updates for Norfolk     | The weather was superb today in Norfolk
          nitf/superdesk_pa1.xml             | en  | 2015-10-14 | -                | -                 | PA SPORT TRIVIA (OCTOBER 14)             | ON THIS DAY IN SPORT
          newsml-1.2/iptc_afp.xml            | en  | 2021-05-16 | Gaza City, Palestinian Territories | Adel Zaanoun;Guillaume Lavallee | Israel strikes key Hamas targets as UN Security Council to meet | Israel's army said Sunday it had bombed
          newsml-1.2/superdesk_dpa.xml       | de  | 2022-10-11 | London           | -                 | Eintracht in London: Hintereggers Tränen | London (dpa) - 2019 gab es bittere Tränen
          newsml-g2/businesswire_20130515006361.xml | en | 2013-05-16 | Round Rock, Texas | -         | Dell Redefines Workstation Computing     | Dell today announced an expanded
          newsml-g2/iptc_LISTING_1_A_NewsML-G2_News_Item.xml | en | 2016-10-18 | Berlin | Meredith Jameson | Fed to halt QE to avert "bubble"   | -
          newsml-g2/iptc_LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml | en  | - | - | - | Arizona Diamondbacks (29-23) at Philadelphia Phillies (26-24), 7:05p.m. | (Sports Network) - With the Philadelphia
          newsml-g2/iptc_LISTING_3_Photo_in_NewsML-G2.xml | en | 2010-10-20 | -      | Spencer Platt     | Variety Of Recessionary Forces Leave Las Vegas Economy Scarred | -
          newsml-g2/superdesk_afp20.xml      | fr  | 2024-07-10 | Strasbourg       | -                 | Décès de Naomi Musenga: l'opératrice     | L'opératrice du Samu condamnée pour
          newsml-g2/superdesk_stt_newsml_test.xml | fi | 2017-12-19 | Helsinki     | -                 | Parliament passed the Alcohol Act and    | *** DISCLAIMER: THIS IS AN AUTOMATED
          newsml-g2/superdesk_tag_reuters.com_2014_newsml_KBN0FL0NM_version_10.xml | en | 2014-07-16 | Bangalore | Marwan Makdisi | Confident Assad launches new term in stronger position | Syria's Assad says foreign states
          """)
  void aSampleIsReadAsAPersonWouldReadIt(
      String file,
      String language,
      String published,
      String place,
      String authors,
      String headline,
      String opening)
      throws IOException {
    Article article = read(file);
    assertEquals(language, article.language());
    assertEquals(published, article.published() == null ? null : article.published().toString());
    assertEquals(place, article.place());
    if (authors != null) {
      assertEquals(List.of(authors.split(";", -1)), article.authors());
    }
    assertTrue(String.valueOf(article.headline()).startsWith(headline), article.headline());
    List<String> paragraphs = texts(article, Kind.PARAGRAPH);
    assertEquals(opening == null, paragraphs.isEmpty());
    if (opening != null) {
      assertTrue(paragraphs.getFirst().startsWith(opening), paragraphs.getFirst());
    }
  }

  @Test
  void captionsCarryTheirCredits() throws IOException {
    assertEquals(
        List.of("The tides, captured on film late yesterday. Karben"),
        texts(read("nitf/superdesk_nitf-fishing.xml"), Kind.CAPTION));
    assertEquals(
        List.of(
            "Kremasjonsbål for koronaofre brenner i Indias hovedstad New Delhi. "
                + "Foto: Amit Sharma / AP / NTB"),
        texts(read("nitf/iptc_NTB_nitf_sample.xml"), Kind.CAPTION));
    assertTrue(
        texts(read("newsml-g2/iptc_LISTING_3_Photo_in_NewsML-G2.xml"), Kind.CAPTION)
            .getFirst()
            .endsWith("(Photo by Spencer Platt/Getty Images)"));
    assertEquals(2, texts(read("newsml-g2/businesswire_20130515006361.xml"), Kind.CAPTION).size());
  }

  @Test
  void headingsWithinTheTextAreSubheadings() throws IOException {
    assertEquals(
        List.of("The Tides are High", "Local Nooks"),
        texts(read("nitf/superdesk_nitf-fishing.xml"), Kind.SUBHEADING));
    assertEquals(
        List.of(
            "- Media offices destroyed -",
            "- 'Grave concern' -",
            "- 'They're striking our children' -"),
        texts(read("newsml-1.2/iptc_afp.xml"), Kind.SUBHEADING));
  }

  @Test
  void noSampleIsTakenForTextOrLost() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Told told = Told.file(file);
        assertEquals(List.of(), told.failures, file.toString());
        assertTrue(
            told.readings.stream().noneMatch(reading -> reading.format().equals("text")),
            file.toString());
        for (Article article : told.articles()) {
          for (Block block : article.blocks()) {
            assertTrue(!block.text().contains("</"), () -> file + ": " + block.text());
          }
        }
      }
    }
  }

  private static Article read(String file) throws IOException {
    return Told.file(SAMPLES.resolve(file)).article();
  }

  private static List<String> texts(Article article, Kind kind) {
    return article.blocks().stream()
        .filter(block -> block.kind() == kind)
        .map(Block::text)
        .toList();
  }
}
