package cuttings.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages of our own writing in the markup of the systems that many sites are published by, with all
 * that such pages have around their story.
 */
final class PublishingSystemsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amp",
        "arc",
        "blogger",
        "blox",
        "brightspot",
        "chorus",
        "coremedia",
        "drupal",
        "escenic",
        "gallery-story",
        "gannett",
        "ghost",
        "hashed-classes",
        "joomla",
        "mediawiki",
        "medium",
        "newspack",
        "press-portal",
        "squarespace",
        "substack",
        "table-layout",
        "typo3",
        "wordpress-blocks",
        "wordpress-classic",
      })
  void theStoryIsReadWithoutWhatSurroundsIt(String system) throws IOException {
    Path expected = Told.FIXTURES.resolve("html").resolve(system + ".expected.txt");
    Told told = Told.fixture("html/" + system + ".html");
    assertEquals(Files.readString(expected), Told.blocks(told.article()));
  }
}
