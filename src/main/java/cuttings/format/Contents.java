package cuttings.format;

import cuttings.article.Source;
import java.io.InputStream;

/** Where a {@link ContainerReader} puts what it finds. */
interface Contents {

  /** An entry of any format, containers included; read before this returns. */
  void entry(Source entry, InputStream in);

  /** A source the container reader has read itself. */
  void reading(Source source, Reading reading);

  /** A part that cannot be read; the rest goes on. */
  void failure(UnreadableException why);
}
