package cuttings.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cuttings.article.Kind;
import cuttings.structure.LabelledText;
import cuttings.structure.Line;
import cuttings.structure.StructureModel;
import cuttings.structure.StructureTraining;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The model that ships, on texts of our own that it has not learnt from. */
final class StructureScoresTest {
  private static LabelledFolder own;
  private static final StructureScores ARTICLES = new StructureScores();
  private static final StructureScores PAGES = new StructureScores();

  @BeforeAll
  static void tryOwnTexts() throws IOException {
    own = LabelledFolder.read(List.of(Path.of("src/test/resources/articles/structure")));
    own.articles().forEach(text -> ARTICLES.add(text, StructureModel.shipped()));
    own.pages().forEach(text -> PAGES.add(text, StructureModel.shipped()));
  }

  @ParameterizedTest
  @CsvSource({
    "HEADLINE, 0.90",
    "STANDFIRST, 0.80",
    "SUBHEADING, 0.75",
    "BYLINE, 0.90",
    "DATELINE, 0.80",
    "CAPTION, 0.75",
    "PARAGRAPH, 0.95",
  })
  void theLinesOfOwnTextsAreTold(Kind kind, double atLeast) {
    double f1 = ARTICLES.of(kind).f1();
    assertTrue(f1 >= atLeast, kind + " has F1 " + f1);
  }

  @Test
  void noStoryOfOwnTextsIsCutInTwo() {
    assertEquals(1, ARTICLES.beginnings().precision());
  }

  @Test
  void storiesOnOnePageAreToldApart() {
    double f1 = PAGES.beginnings().f1();
    assertTrue(f1 >= 0.80, "beginnings have F1 " + f1);
  }

  /** The text the project began with; no model learns from it. */
  @Test
  void theFirstTextComesOutWithoutAnError() throws IOException {
    Path folder = Path.of("../shared/data/seed");
    assumeTrue(Files.isDirectory(folder), folder + " is not there");
    StructureScores scores = new StructureScores();
    LabelledFolder.read(List.of(folder))
        .pages()
        .forEach(text -> scores.add(text, StructureModel.shipped()));
    assertEquals(List.of(), scores.mistakes());
    assertEquals(1, scores.beginnings().f1());
  }

  @Test
  void aScoreCountsWhatIsWrong() {
    StructureScores scores = new StructureScores();
    String text = "Bridge shut for week\nBy Ann Lee\nThe bridge is shut, the council said.";
    Map<Integer, Kind> gold = Map.of(1, Kind.HEADLINE, 2, Kind.CAPTION, 3, Kind.PARAGRAPH);
    LabelledText labelled = new LabelledText("x", Set.of("x"), Line.split(text), gold, Set.of(1));
    scores.add(labelled, StructureModel.shipped());
    assertEquals(1, scores.confused(Kind.CAPTION, Kind.BYLINE));
    assertEquals(1, scores.of(Kind.HEADLINE).f1());
    assertEquals(0, scores.of(Kind.CAPTION).f1());
    assertEquals(2, scores.mistakes().getFirst().line());
  }

  @Test
  void theSameTextsTeachTheSameModel() throws IOException {
    byte[] once = written(StructureTraining.train(own.articles().subList(0, 3)));
    byte[] again = written(StructureTraining.train(own.articles().subList(0, 3)));
    assertArrayEquals(once, again);
    byte[] read = written(StructureModel.read(new ByteArrayInputStream(once)));
    assertArrayEquals(once, read);
  }

  private static byte[] written(StructureModel model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    model.write(bytes);
    return bytes.toByteArray();
  }
}
