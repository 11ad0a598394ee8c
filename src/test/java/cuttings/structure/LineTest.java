package cuttings.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a\n", "a\nb", "a\r\nb\r\n", "\r\r\n\n", "\n\r", "a\r\n\nb\rc"})
  void asManyLinesAreCountedAsThereAre(String text) {
    assertEquals(Line.split(text).size(), Line.count(text));
  }
}
