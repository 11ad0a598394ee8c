package cuttings.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cuttings.article.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a file may take in all, by a clock that is set. */
final class UsageTest {
  private static final long SECOND = 1_000_000_000;
  private static final long MOST = Limits.MAX_TIME.toNanos();
  private static final long PER_ENTRY = Limits.TIME_PER_ENTRY.toNanos();

  private long now = 17 * SECOND;
  private final Usage usage = new Usage(Limits.DEFAULT, new Source("/folder", "a.zip"), () -> now);

  @Test
  void aFileHasTimeForEachOfItsEntries() {
    for (int i = 0; i < 10; i++) {
      usage.entry();
    }
    now += MOST + 10 * PER_ENTRY;
    usage.entry();
    now += PER_ENTRY + 1;
    assertThrows(Usage.LimitException.class, usage::entry);
  }

  @Test
  void aFileHasTimeForWhatIsReadOfIt() throws IOException {
    InputStream in = usage.limited(new ByteArrayInputStream(new byte[1 << 20]));
    in.readAllBytes();
    now += MOST + (1 << 20) / Limits.BYTES_PER_SECOND * SECOND;
    usage.entry();
    now += PER_ENTRY + 1;
    assertThrows(Usage.LimitException.class, usage::entry);
  }

  @Test
  void aStreamOfRecordsEndsAmidItsBytes() throws IOException {
    InputStream in = usage.counted(new ByteArrayInputStream(new byte[3 << 20]));
    in.readNBytes(1 << 20);
    for (int i = 0; i < 4; i++) {
      now += MOST / 2;
      usage.found();
    }
    assertThrows(Usage.LimitException.class, () -> in.readNBytes(1 << 20));
  }

  @Test
  void whatIsDoneWithWhatWasFoundIsNotTheFilesTime() throws IOException {
    long since = usage.telling();
    now += 2 * MOST;
    usage.told(since);
    now += MOST;
    usage.entry();
    now += PER_ENTRY + 1;
    assertThrows(Usage.LimitException.class, usage::entry);
  }

  @Test
  void theLargestFileHasDaysNotYears() {
    assertEquals(
        Duration.ofSeconds(120 + (64L << 30 >> 15) + 100_000),
        Limits.DEFAULT.total(Limits.MAX_BYTES, Limits.MAX_ENTRIES));
  }

  @Test
  void anEntryThatIsPassedOverHasTimeForItsSizeAndNotForHours() {
    assertEquals(Duration.ofSeconds(0), Usage.passingTime(0));
    assertEquals(Duration.ofSeconds(2), Usage.passingTime(2 * Usage.PASSED_BYTES_PER_SECOND));
    long most = Usage.MAX_PASSING_TIME.toSeconds() * Usage.PASSED_BYTES_PER_SECOND;
    assertEquals(
        Usage.MAX_PASSING_TIME.minusSeconds(1),
        Usage.passingTime(most - Usage.PASSED_BYTES_PER_SECOND));
    assertEquals(Usage.MAX_PASSING_TIME, Usage.passingTime(most));
    assertEquals(Usage.MAX_PASSING_TIME, Usage.passingTime(Limits.MAX_BYTES));
  }
}
