package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.article.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * Reads an archive of eight entries of a line of 65 MiB each, and a story behind them, as it would
 * come from a disk: none of it is held here. Run with a heap of {@link #HEAP_MIB}.
 */
final class LargeArchive {
  /**
   * Twice the largest source, which is held while its bytes are put together, and what Java needs.
   */
  static final int HEAP_MIB = 256;

  private static final int ENTRIES = 8;
  private static final long ENTRY_BYTES = 65L << 20;
  private static final int BLOCK_BYTES = 512;

  private LargeArchive() {}

  public static void main(String[] args) throws IOException {
    List<InputStream> archive = new ArrayList<>();
    for (int i = 0; i < ENTRIES; i++) {
      archive.add(header("large-" + i + ".txt", ENTRY_BYTES));
      archive.add(new OneLine(ENTRY_BYTES));
    }
    byte[] story =
        "Harbour vote tied\n\nThe council could not agree on it yesterday.\n".getBytes(UTF_8);
    archive.add(header("story.txt", story.length));
    archive.add(new ByteArrayInputStream(story));
    archive.add(new ByteArrayInputStream(new byte[BLOCK_BYTES - story.length + 2 * BLOCK_BYTES]));
    int[] counts = new int[2];
    Formats.all()
        .read(
            new Source("/folder", "a.tar"),
            new SequenceInputStream(Collections.enumeration(archive)),
            null,
            new Readings() {
              @Override
              public void read(Source source, Reading reading) {
                counts[0]++;
              }

              @Override
              public void skipped(Source source, String reason) {}

              @Override
              public void failed(UnreadableException why) {
                counts[1] += why.reason().equals("larger than 64 MiB") ? 1 : 0;
              }
            });
    System.out.println("larger than 64 MiB: " + counts[1] + ", read: " + counts[0]);
  }

  private static InputStream header(String name, long size) {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(size);
    byte[] header = new byte[BLOCK_BYTES];
    entry.writeEntryHeader(header);
    return new ByteArrayInputStream(header);
  }

  /** The letter x, so many times. */
  private static final class OneLine extends InputStream {
    private long left;

    OneLine(long bytes) {
      left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      java.util.Arrays.fill(into, offset, offset + count, (byte) 'x');
      left -= count;
      return count;
    }
  }
}
