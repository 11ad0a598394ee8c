package cuttings.format;

import cuttings.article.Source;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * One compressed file: gzip, bzip2, xz. An archive in it is read as if it stood there itself, so
 * that {@code a.tar.gz} holds {@code a.tar.gz!/x.txt}.
 */
final class Compressed implements ContainerReader {
  /** Memory that unpacking xz may take, in KiB: enough for {@code xz -9}. */
  static final int MAX_XZ_KIB = 80 * 1024;

  private final String format;
  private final String magic;
  private final Unpacker unpacker;
  private final ContainerReader[] archives = {new Tar(), new Warc()};

  private interface Unpacker {
    InputStream unpack(InputStream in) throws IOException;
  }

  private Compressed(String format, String magic, Unpacker unpacker) {
    this.format = format;
    this.magic = magic;
    this.unpacker = unpacker;
  }

  static Compressed gzip() {
    return new Compressed("gz", "\u001f\u008b", Members::new);
  }

  static Compressed bzip2() {
    return new Compressed("bz2", "BZh", in -> new BZip2CompressorInputStream(in, true));
  }

  static Compressed xz() {
    return new Compressed(
        "xz",
        "\u00fd7zXZ\0",
        in ->
            XZCompressorInputStream.builder()
                .setInputStream(in)
                .setDecompressConcatenated(true)
                .setMemoryLimitKiB(MAX_XZ_KIB)
                .get());
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public boolean accepts(Head head) {
    return head.has(0, magic);
  }

  @Override
  public void read(Source source, InputStream in, Contents contents)
      throws IOException, UnreadableException {
    InputStream unpacking = unpacker.unpack(in);
    read(
        source,
        new BufferedInputStream(contents.limited(unpacking), Formats.HEAD_BYTES * 4),
        contents);
    if (unpacking instanceof Members members && members.hasRest) {
      throw new UnreadableException(
          source,
          null,
          "it goes on with something that is no gzip; what stands before that was read",
          "Make it again, or get a whole copy");
    }
  }

  private void read(Source source, BufferedInputStream unpacked, Contents contents)
      throws IOException, UnreadableException {
    Source inside = source.entry(name(source));
    unpacked.mark(Tar.HEAD_BYTES);
    Head head = new Head(inside, unpacked.readNBytes(Tar.HEAD_BYTES));
    unpacked.reset();
    for (ContainerReader archive : archives) {
      if (archive.accepts(head)) {
        archive.read(source, unpacked, contents);
        return;
      }
    }
    contents.entry(inside, unpacked);
  }

  /** The file's name without the ending that says how it is compressed. */
  private String name(Source source) {
    String name = source.path().substring(source.path().lastIndexOf('/') + 1);
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".tgz")) {
      return name.substring(0, name.length() - 3) + "tar";
    }
    int ending = format.length() + 1;
    return lower.endsWith("." + format) && name.length() > ending
        ? name.substring(0, name.length() - ending)
        : name;
  }

  /** What the members of a gzip file hold, one after the other. */
  private static final class Members extends InputStream {
    private final BufferedInputStream packed;
    private InputStream member;

    /** Whether something stands behind the last member. */
    private boolean hasRest;

    Members(InputStream in) throws IOException {
      packed = new BufferedInputStream(in);
      member = new GzipCompressorInputStream(packed);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = member.read(into, offset, length);
      while (count < 0 && next()) {
        count = member.read(into, offset, length);
      }
      return count;
    }

    /** Whether there is another; zeros up to the end, which a tape or a disk added, are none. */
    private boolean next() throws IOException {
      packed.mark(2);
      boolean is = packed.read() == 0x1f && packed.read() == 0x8b;
      packed.reset();
      if (is) {
        member = new GzipCompressorInputStream(packed);
      } else {
        int rest = packed.read();
        while (rest == 0) {
          rest = packed.read();
        }
        hasRest |= rest > 0;
      }
      return is;
    }
  }
}
