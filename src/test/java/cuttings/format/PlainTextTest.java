package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class PlainTextTest {
  @Test
  void moreLinesThanAreKeptInMemoryAreRefused() throws IOException {
    byte[] text = "\n".repeat(PlainText.MAX_LINES + 1).getBytes(UTF_8);
    assertEquals(
        "1000001: more lines than the 1,000,000 that are read of one file. Divide it into several",
        Told.of("lines.txt", text, null).failure());
  }
}
