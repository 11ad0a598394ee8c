package cuttings.format;

import cuttings.article.Source;
import java.io.InputStream;

/** Where a {@link ContainerReader} puts what it finds. */
interface Contents {

  /** An entry of any format, containers included; read before this returns. */
  void entry(Source entry, InputStream in);

  /** An entry that is named by an address, whose folders are none of a disk. */
  void address(Source entry, InputStream in);

  /** A source the container reader has read itself. */
  void reading(Source source, Reading reading);

  /** A part that is left out on purpose, with the reason; the rest goes on. */
  void skipped(Source source, String reason);

  /** A part that cannot be read; the rest goes on. */
  void failure(UnreadableException why);

  /**
   * A stream that a container reader has decompressed, held to {@link Limits}: few bytes can hold
   * more than any disk.
   */
  InputStream limited(InputStream unpacked);
}
