package cuttings.format;

import cuttings.article.Source;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/** A ZIP archive, read from its beginning, so that one cut short gives what is there. */
final class Zip implements ContainerReader {

  /** "PK\7\8", read as the archive writes numbers. */
  private static final int DESCRIPTOR = 0x08074b50;

  private static final int DESCRIPTOR_BYTES = 16;

  @Override
  public String format() {
    return "zip";
  }

  @Override
  public boolean accepts(Head head) {
    return head.has(0, "PK\3\4") || head.has(0, "PK\5\6");
  }

  @Override
  public void read(Source source, InputStream in, Contents contents)
      throws IOException, UnreadableException {
    byte[] held = in.readNBytes(Formats.MAX_SOURCE_BYTES);
    int next = 0;
    while (next >= 0) {
      InputStream rest = new ByteArrayInputStream(held, next, held.length - next);
      Signatures signatures = new Signatures(new SequenceInputStream(rest, in));
      ZipArchiveEntry unread = entries(source, signatures, contents);
      if (unread == null) {
        if (!signatures.ended) {
          throw new EOFException("no directory at the end of the archive");
        }
        return;
      }
      next = after(next + unread.getDataOffset(), held);
    }
    throw new UnreadableException(
        source,
        null,
        "what follows an encrypted entry was not found",
        "Unpack the archive with its password");
  }

  /**
   * Reads entries one after the other.
   *
   * @return the one that cannot be skipped, being encrypted and of unknown length; null at the end
   */
  private static @Nullable ZipArchiveEntry entries(Source source, InputStream in, Contents contents)
      throws IOException {
    ZipArchiveInputStream zip = new ZipArchiveInputStream(in, "UTF-8", true, true);
    InputStream data = contents.limited(zip);
    ZipArchiveEntry entry;
    while ((entry = zip.getNextEntry()) != null) {
      if (entry.isDirectory()) {
        continue;
      }
      String leftOut = entry.isUnixSymlink() ? "a symbolic link, not followed" : null;
      Source inside = EntryName.source(source, name(entry), leftOut, contents);
      if (inside != null && zip.canReadEntryData(entry)) {
        contents.entry(inside, data);
      } else if (inside != null) {
        contents.failure(unreadable(inside, entry));
      }
      if (zip.canReadEntryData(entry)) {
        // What the entry's reader left, through the limits: skipping would inflate it past them.
        data.transferTo(OutputStream.nullOutputStream());
      } else if (entry.getGeneralPurposeBit().usesDataDescriptor()) {
        return entry;
      }
    }
    return null;
  }

  private static UnreadableException unreadable(Source inside, ZipArchiveEntry entry) {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return new UnreadableException(
          inside, null, "encrypted", "Unpack the archive with its password");
    }
    ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
    String by = method == null ? "method " + entry.getMethod() : method.name();
    return new UnreadableException(inside, null, "compressed by " + by, "Unpack the archive");
  }

  /**
   * Where the record ends that stands behind an entry's data and gives the data's length, by which
   * it is known; -1 where none is found.
   */
  private static int after(long data, byte[] held) {
    ByteBuffer bytes = ByteBuffer.wrap(held).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = (int) Math.min(data, held.length); at + DESCRIPTOR_BYTES <= held.length; at++) {
      if (bytes.getInt(at) == DESCRIPTOR && bytes.getInt(at + 8) == at - data) {
        return at + DESCRIPTOR_BYTES;
      }
    }
    return -1;
  }

  private static String name(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    return entry.getNameSource() == ZipArchiveEntry.NameSource.NAME && raw != null
        ? OldName.decode(raw)
        : entry.getName();
  }

  /**
   * Sees whether an archive's directory came after its last entry: the library takes an archive cut
   * between two entries for a whole one.
   */
  private static final class Signatures extends FilterInputStream {
    private static final int ENTRY = 0x504b0304;
    private static final int END_OF_DIRECTORY = 0x504b0506;

    private int last;
    private boolean ended;

    Signatures(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        see(b);
      }
      return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      for (int i = offset; i < offset + read; i++) {
        see(into[i] & 0xff);
      }
      return read;
    }

    @Override
    public long skip(long n) throws IOException {
      return Math.max(0, read(new byte[(int) Math.min(n, Formats.HEAD_BYTES)]));
    }

    private void see(int b) {
      last = last << 8 | b;
      if (last == END_OF_DIRECTORY) {
        ended = true;
      } else if (last == ENTRY) {
        ended = false;
      }
    }
  }
}
