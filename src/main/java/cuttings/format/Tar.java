package cuttings.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import cuttings.article.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** A tape archive. */
final class Tar implements ContainerReader {
  /** How many bytes tell one. */
  static final int HEAD_BYTES = 512;

  private static final Charset OLD_NAMES = Charset.forName("windows-1252");

  @Override
  public String format() {
    return "tar";
  }

  @Override
  public boolean accepts(Head head) {
    return head.has(257, "ustar") || (head.named(".tar") && head.has(100, "0"));
  }

  @Override
  public void read(Source source, InputStream in, Contents contents) throws IOException {
    // Its names have no charset: read as bytes here.
    TarArchiveInputStream tar = new TarArchiveInputStream(in, ISO_8859_1.name());
    // Of a sparse file few bytes can make many.
    InputStream data = contents.limited(tar);
    TarArchiveEntry entry;
    while ((entry = tar.getNextEntry()) != null) {
      if (entry.isDirectory()) {
        continue;
      }
      Source inside = EntryName.source(source, name(entry), leftOut(entry), contents);
      if (inside != null) {
        contents.entry(inside, data);
      }
    }
  }

  private static @Nullable String leftOut(TarArchiveEntry entry) {
    if (entry.isSymbolicLink() || entry.isLink()) {
      return "a link, not followed";
    }
    return entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()
        ? "not a file: a pipe or device"
        : null;
  }

  private static String name(TarArchiveEntry entry) {
    String name = entry.getName();
    // A name from an extended header is decoded already, and may be beyond one byte a character.
    return name.chars().allMatch(c -> c < 0x100)
        ? EntryName.decode(name.getBytes(ISO_8859_1), OLD_NAMES)
        : name;
  }
}
