package cuttings.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files may take of memory, held to by programs of a small heap. */
final class MemoryTest {
  /** When a program hangs: many times what it takes anywhere. */
  private static final Duration MAX_TIME = Duration.ofMinutes(20);

  @TempDir private Path folder;

  @Test
  void anArchiveOfManyLargeEntriesTakesTheMemoryOfOne() throws Exception {
    String said = run(LargeArchive.class, LargeArchive.HEAP_MIB);
    assertTrue(said.endsWith("larger than 64 MiB: 8, read: 1\n"), said);
  }

  @Test
  void aFileOfWhichAReaderMakesManyTimesItsBytesTakesNoMoreMemoryThanIsStated() throws Exception {
    assertEquals(
        """
        tags.html: more than 250,000 tags
        tags.xml: more than 1,000,000 elements, attributes and texts in one article
        tags.sgm: a record is longer than 16 Mi characters, or does not end
        tags.rss: more than 1,000,000 elements, attributes and texts in one article
        values.json: a record is longer than 16 Mi characters, or does not end
        marks.md: larger than 2 MiB of Markdown
        more.txt: more lines than the 1,000,000 that are read of one file
        more.eml: more lines than the 1,000,000 that are read of one file
        long.eml: a letter of more than 16 MiB of text
        fields.csv: a record is longer than 16 Mi characters, or does not end
        most.html: read
        open.html: read
        most.xml: read
        most.md: read
        most.json: read
        most.csv: 900001 fields where the line that names the columns has 2
        line.txt: read
        long.txt: read
        lines.jsonl: read
        paragraphs.jsonl: read
        names.html: read
        stated.html: read
        title.html: read
        capitals.html: read
        deep.html: read
        listeners.html: read
        deep.xml: read
        bylines.xml: read
        components.xml: read
        items.xml: read
        credits.rss: read
        pictures.md: read
        code.md: read
        brackets.md: read
        subject.eml: read
        date.eml: read
        read
        """,
        run(LargeSources.class, LargeSources.HEAP_MIB));
  }

  /** What a program says that is to do with so much memory. */
  private String run(Class<?> program, int heapMib) throws IOException, InterruptedException {
    Path out = folder.resolve("said.txt");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMib + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      boolean ended = child.waitFor(MAX_TIME.toSeconds(), TimeUnit.SECONDS);
      String said = Files.readString(out);
      assertTrue(ended, "hangs after:\n" + said);
      assertEquals(0, child.exitValue(), said);
      return said;
    } finally {
      child.destroyForcibly();
    }
  }
}
