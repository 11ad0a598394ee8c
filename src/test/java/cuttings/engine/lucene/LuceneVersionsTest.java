package cuttings.engine.lucene;

import cuttings.engine.Engine;
import cuttings.engine.VersionsContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class LuceneVersionsTest extends VersionsContract {
  @TempDir Path folder;
  private int opened;

  @Override
  protected Engine open() throws IOException {
    return LuceneEngine.writing(folder.resolve("index" + opened++));
  }

  @Override
  protected Engine reopen() throws IOException {
    return LuceneEngine.writing(folder.resolve("index0"));
  }
}
