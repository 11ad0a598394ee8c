package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What files may take of memory, held to by programs of a small heap. */
final class MemoryTest {

  @Test
  void anArchiveOfManyLargeEntriesTakesTheMemoryOfOne() throws Exception {
    String said = run(LargeArchive.class, LargeArchive.HEAP_MIB);
    assertTrue(said.endsWith("larger than 64 MiB: 8, read: 1\n"), said);
  }

  @Test
  void aFileOfWhichAParserMakesManyTimesItsBytesIsRefusedBeforeItIsParsed() throws Exception {
    assertEquals(
        """
        tags.html: more than 250,000 tags
        tags.xml: more than 1,000,000 elements, attributes and texts in one article
        tags.sgm: a record is longer than 16 Mi characters, or does not end
        tags.rss: more than 1,000,000 elements, attributes and texts in one article
        values.json: a record is longer than 16 Mi characters, or does not end
        marks.md: larger than 2 MiB of Markdown
        most.html: read
        open.html: read
        most.xml: read
        most.md: read
        most.json: read
        read
        """,
        run(LargeSources.class, LargeSources.HEAP_MIB));
  }

  /** What a program says that is to do with so much memory. */
  private static String run(Class<?> program, int heapMib)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMib + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, child.waitFor(), said);
    return said;
  }
}
