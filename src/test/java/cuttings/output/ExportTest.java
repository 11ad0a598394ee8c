package cuttings.output;

import static cuttings.engine.TestArticles.article;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.engine.Fingerprint;
import cuttings.engine.SearchRequest;
import cuttings.engine.lucene.LuceneEngine;
import cuttings.query.QueryParser;
import de.undercouch.citeproc.bibtex.BibTeXConverter;
import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.csl.CSLType;
import de.undercouch.citeproc.ris.RISConverter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is exported, read back by the programs it is for. */
final class ExportTest {
  private static final String HOSTILE =
      "100% of {Smith & Sons}_ cost $5 #1 ~ \\end{document} ^ \"“Kyiv”\" }} @article{x,";

  private static final Article VOTE =
      article("a courant/vote.txt")
          .headline("Łukasz’s harbour: 21 to 20")
          .standfirst("One vote did it")
          .block(cuttings.article.Kind.BYLINE, "By Ada Finch and Ursula von der Leyen")
          .paragraph("The council voted.")
          .caption("Mayor Calder")
          .paragraph("Then it rained.")
          .by("Ada Finch", "Ursula von der Leyen", "Reuters")
          .published("2024-09-11")
          .make();

  private static final Article HARD =
      article("hard.txt").headline(HOSTILE).paragraph("=1+1").by("Smith and Sons").make();

  private static final Article BARE = article("bare.txt").paragraph("No headline here.").make();

  @TempDir private Path folder;
  private LuceneEngine engine;

  @BeforeEach
  void index() throws IOException {
    engine = LuceneEngine.writing(folder);
    for (Article article : List.of(VOTE, HARD, BARE)) {
      put(article);
    }
    engine.commit();
  }

  private void put(Article article) throws IOException {
    engine.put(article.source(), new Fingerprint(1, 2, "x"), List.of(article));
  }

  @AfterEach
  void close() throws IOException {
    engine.close();
  }

  private String export(Export.Format format, String query) throws Exception {
    StringWriter out = new StringWriter();
    Export.of(engine, request(query)).write(format, out);
    return out.toString();
  }

  private static SearchRequest.Builder request(String query) throws Exception {
    return SearchRequest.of(query, QueryParser.parse(query).query())
        .sort(SearchRequest.Sort.NEWEST)
        .fold(false);
  }

  private static CSLItemData titled(Collection<CSLItemData> items, String start) {
    return items.stream()
        .filter(item -> item.getTitle() != null && item.getTitle().startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aReferenceManagerImportsTheRis() throws Exception {
    RISConverter converter = new RISConverter();
    String ris = export(Export.Format.RIS, "");
    Collection<CSLItemData> items =
        converter
            .toItemData(converter.loadLibrary(new ByteArrayInputStream(ris.getBytes(UTF_8))))
            .values();
    assertEquals(3, items.size());
    CSLItemData vote = titled(items, "Łukasz");
    assertEquals(CSLType.ARTICLE_NEWSPAPER, vote.getType());
    assertEquals("Łukasz’s harbour: 21 to 20", vote.getTitle());
    assertEquals("Finch", vote.getAuthor()[0].getFamily());
    assertEquals("Ada", vote.getAuthor()[0].getGiven());
    assertEquals(3, vote.getAuthor().length);
    assertEquals("2024/09/11/", vote.getIssued().getRaw());
    assertEquals("One vote did it", vote.getAbstrct());
    assertEquals(HOSTILE, titled(items, "100%").getTitle());
  }

  @Test
  void aReferenceManagerImportsTheBibTex() throws Exception {
    BibTeXConverter converter = new BibTeXConverter();
    String bibtex = export(Export.Format.BIBTEX, "");
    Collection<CSLItemData> items =
        converter
            .toItemData(converter.loadDatabase(new ByteArrayInputStream(bibtex.getBytes(UTF_8))))
            .values();
    assertEquals(3, items.size(), bibtex);
    CSLItemData vote = titled(items, "Łukasz");
    assertEquals("Łukasz’s harbour: 21 to 20", vote.getTitle());
    assertEquals("Finch", vote.getAuthor()[0].getFamily());
    assertEquals("Leyen", vote.getAuthor()[1].getFamily());
    assertEquals(3, vote.getAuthor().length);
    assertEquals("2024-09-11", vote.getIssued().getRaw());
    CSLItemData hard = titled(items, "100%");
    assertTrue(hard.getTitle().contains("{Smith & Sons}_ cost $5 #1"), hard.getTitle());
    assertTrue(hard.getTitle().endsWith("@article{x,"), hard.getTitle());
    assertEquals(1, hard.getAuthor().length, "one firm, not two people");
  }

  @Test
  void aSpreadsheetRunsNothingOfTheCsv() throws Exception {
    List<CSVRecord> rows = rows(export(Export.Format.CSV, ""));
    assertEquals(3, rows.size());
    CSVRecord vote = rows.getFirst();
    assertEquals(VOTE.headline(), vote.get("headline"));
    assertEquals("Ada Finch; Ursula von der Leyen; Reuters", vote.get("byline"));
    assertEquals("2024-09-11", vote.get("published"));
    assertEquals("The council voted.\n\nThen it rained.", vote.get("text"));
    assertEquals("Mayor Calder", vote.get("captions"));
    CSVRecord hard =
        rows.stream().filter(row -> row.get("source").equals("hard.txt")).findFirst().orElseThrow();
    assertEquals(HOSTILE, hard.get("headline"));
    assertEquals("'=1+1", hard.get("text"));
  }

  private static List<CSVRecord> rows(String csv) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(csv))
        .getRecords();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=SUM(A1)", "+44 20", "-5C at dawn", "@home", "\t=1", "\r=1"})
  void aTextThatBeginsAsAFormulaIsMarkedAsText(String text) {
    assertEquals("'" + text, Csv.text(text));
    assertEquals("a " + text, Csv.text("a " + text));
  }

  @Test
  void jsonLinesHoldTheWholeArticle() throws Exception {
    String lines = export(Export.Format.JSONL, "council");
    assertEquals(1, lines.lines().count());
    JsonNode vote = Json.MAPPER.readTree(lines);
    assertEquals(VOTE.id(), vote.get("id").asString());
    assertEquals("a courant/vote.txt", vote.at("/source/path").asString());
    assertEquals(VOTE.blocks().size(), vote.get("blocks").size());
    assertEquals("standfirst", vote.at("/blocks/1/kind").asString());
    assertEquals(VOTE.blocks().getLast().text(), vote.at("/blocks/5/text").asString());
    assertNull(BARE.headline());
    assertTrue(export(Export.Format.JSONL, "here").contains("\"headline\":null"));
  }

  @ParameterizedTest
  @EnumSource(Export.Format.class)
  void whatFindsNothingExportsNothing(Export.Format format) throws Exception {
    String all = export(format, "zeppelin");
    assertEquals(format == Export.Format.CSV ? 1 : 0, all.lines().count(), all);
  }

  @Test
  void everythingIsExportedOnceThoughItIsManyPagesAndTheIndexChangesMeanwhile() throws Exception {
    Set<String> before = new HashSet<>();
    for (int i = 0; i < 1_234; i++) {
      Article article = article("many/" + i + ".txt").paragraph("tide " + i).make();
      put(article);
      before.add(article.id());
    }
    engine.commit();
    StringWriter all = new StringWriter();
    Writer changing =
        new java.io.FilterWriter(all) {
          private int flushes;

          @Override
          public void flush() throws IOException {
            put(
                article("new/" + flushes++ + ".txt")
                    .paragraph("tide")
                    .published("2020-01-01")
                    .make());
            engine.commit();
          }
        };
    Export.of(engine, request("tide")).write(Export.Format.JSONL, changing);
    Set<String> exported = new HashSet<>();
    for (String line : all.toString().lines().toList()) {
      assertTrue(exported.add(Json.MAPPER.readTree(line).get("id").asString()), "twice: " + line);
    }
    assertTrue(exported.containsAll(before));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ada Finch                | Finch, Ada
          Ada M. Finch             | Finch, Ada M.
          Ursula von der Leyen     | von der Leyen, Ursula
          Reuters                  | Reuters
          Finch, Ada               | Finch, Ada
          John Smith Jr            | Smith, John, Jr
          José Luis de la Peña     | de la Peña, José Luis
          """)
  void aNameGoesIntoRisFamilyFirst(String name, String turned) {
    assertEquals(turned, Ris.familyFirst(name));
  }
}
