package cuttings;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The direction of the packages, and who may know which library. */
final class ArchitectureTest {
  private static final JavaClasses CUTTINGS =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("cuttings");

  @Test
  void dependenciesPointDownwardsOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("cuttings..")
        .layer("cli")
        .definedBy("cuttings.cli..")
        .layer("server")
        .definedBy("cuttings.server..")
        .layer("output")
        .definedBy("cuttings.output..")
        .layer("indexer")
        .definedBy("cuttings.indexer..")
        .layer("engine.lucene")
        .definedBy("cuttings.engine.lucene..")
        .layer("engine")
        .definedBy("cuttings.engine")
        .layer("query")
        .definedBy("cuttings.query..")
        .layer("format")
        .definedBy("cuttings.format..")
        .layer("structure")
        .definedBy("cuttings.structure..")
        .layer("article")
        .definedBy("cuttings.article..")
        .optionalLayer("evaluation")
        .definedBy("cuttings.evaluation..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("server")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("evaluation")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("output")
        .mayOnlyBeAccessedByLayers("cli", "server")
        .whereLayer("indexer")
        .mayOnlyBeAccessedByLayers("cli", "server", "output")
        .whereLayer("engine.lucene")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("cli", "server", "output", "indexer", "engine.lucene")
        .whereLayer("query")
        .mayOnlyBeAccessedByLayers("cli", "server", "output", "engine.lucene", "engine")
        .whereLayer("format")
        .mayOnlyBeAccessedByLayers("cli", "indexer", "output", "evaluation")
        .whereLayer("structure")
        .mayOnlyBeAccessedByLayers("cli", "indexer", "output", "format", "evaluation")
        .check(CUTTINGS);
  }

  @Test
  void noPackagesGoRoundInACircle() {
    slices().matching("cuttings.(**)").should().beFreeOfCycles().check(CUTTINGS);
  }

  @Test
  void onlyTheLuceneEngineKnowsLucene() {
    onlyIn("cuttings.engine.lucene", "org.apache.lucene..");
  }

  @Test
  void onlyTheChildProcessKnowsTheParsersOfDocuments() {
    noClasses()
        .that()
        .haveNameNotMatching("cuttings\\.format\\.office\\.(PdfText|OfficeText|NoFonts).*")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.tika..", "org.apache.pdfbox..", "org.apache.poi..")
        .check(CUTTINGS);
    noClasses()
        .that()
        .haveNameNotMatching(
            "cuttings\\.format\\.office\\.(ExtractorProcess|PdfText|OfficeText|NoFonts).*")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("cuttings\\.format\\.office\\.(PdfText|OfficeText|NoFonts).*")
        .check(CUTTINGS);
  }

  @Test
  void onlyTheServerKnowsJavalin() {
    onlyIn("cuttings.server", "io.javalin..");
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    onlyIn("cuttings.cli", "picocli..");
  }

  @Test
  void whatIsKeptAndFoundKnowsNoJson() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "cuttings.article..", "cuttings.query..", "cuttings.structure..", "cuttings.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tools.jackson..")
        .check(CUTTINGS);
  }

  @Test
  void anArticleIsPlainData() {
    classes()
        .that()
        .resideInAPackage("cuttings.article..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("cuttings.article..", "java..", "org.jspecify..")
        .check(CUTTINGS);
  }

  @Test
  void noTypeIsCalledAfterNothing() {
    noClasses().should().haveNameMatching(".*(Util|Utils|Manager|Helper|Impl)").check(CUTTINGS);
  }

  @Test
  void thePageOfTheArchitectureNamesOnlyWhatThereIs() throws IOException {
    List<String> missing = new ArrayList<>();
    Matcher named =
        Pattern.compile("`(cuttings(?:\\.[a-z]+)+(?:\\.[A-Z]\\w+)?)`")
            .matcher(Files.readString(Path.of("ARCHITECTURE.md")));
    int count = 0;
    while (named.find()) {
      count++;
      String path = "src/main/java/" + named.group(1).replace('.', '/');
      if (!Files.exists(Path.of(path)) && !Files.exists(Path.of(path + ".java"))) {
        missing.add(named.group(1));
      }
    }
    assertTrue(missing.isEmpty(), "ARCHITECTURE.md names what is not there: " + missing);
    assertTrue(count > 10, "ARCHITECTURE.md names only " + count + " packages and types");
  }

  private static void onlyIn(String home, String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(home + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CUTTINGS);
  }
}
