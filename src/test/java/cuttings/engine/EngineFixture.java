package cuttings.engine;

import cuttings.article.Article;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of an engine, a new one for each. */
public abstract class EngineFixture {
  /** What the file of every article looked like. */
  protected static final Fingerprint PRINT = new Fingerprint(10, 20, "abc");

  protected Engine engine;

  /** An engine that holds nothing yet. */
  protected abstract Engine open() throws IOException;

  @BeforeEach
  final void openEngine() throws IOException {
    engine = open();
  }

  @AfterEach
  final void closeEngine() throws IOException {
    engine.close();
  }

  /** To be found after the next commit. */
  protected final void put(Article article) throws IOException {
    engine.put(article.source(), PRINT, List.of(article));
  }

  /** To be found now. */
  protected final void hold(Article... articles) throws IOException {
    for (Article article : articles) {
      put(article);
    }
    engine.commit();
  }
}
