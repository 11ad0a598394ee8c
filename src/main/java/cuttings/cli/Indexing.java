package cuttings.cli;

import cuttings.engine.Engine;
import cuttings.format.Formats;
import cuttings.indexer.Indexer;
import cuttings.indexer.Summary;
import cuttings.indexer.Watcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * An index being made, for a person who may press Ctrl-C: then what is being read is finished and
 * committed before the program ends.
 */
final class Indexing implements AutoCloseable {

  /** How long Ctrl-C waits for the files that are being read. */
  private static final int LONGEST_STOP_SECONDS = 20;

  private final Console console;
  private final Indexer indexer;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread onInterrupt = new Thread(this::stop, "cuttings-interrupt");
  private volatile @Nullable Watcher watcher;

  Indexing(Console console, @Nullable Engine engine, Indexer.Options options) throws IOException {
    this.console = console;
    this.indexer = new Indexer(engine, Formats.all(), options);
    Runtime.getRuntime().addShutdownHook(onInterrupt);
  }

  /** Makes the index hold what the folders hold; a progress bar shows on a terminal. */
  Summary sync(List<Path> folders) throws IOException {
    if (!console.showsProgress()) {
      return indexer.sync(folders, Indexer.Progress.NONE);
    }
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Indexing")
            .setUnit(" files", 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .clearDisplayOnFinish()
            .build()) {
      return indexer.sync(
          folders,
          (done, total) -> {
            bar.maxHint(total);
            bar.stepTo(done);
          });
    }
  }

  /** Follows the folders' changes until the program is interrupted. */
  void follow(List<Path> folders) throws IOException, InterruptedException {
    try (Watcher following = new Watcher(indexer, folders, new Told())) {
      watcher = following;
      following.run();
    }
  }

  private void stop() {
    indexer.stop();
    try {
      Watcher following = watcher;
      if (following != null) {
        following.close();
      }
      if (ended.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        console.err().flush();
      }
    } catch (IOException | InterruptedException e) {
      console.warn("cuttings: while stopping: " + Failures.explain(e));
    }
  }

  /** Call after the engine is closed. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException e) {
      // The program is ending: the hook runs already.
    }
  }

  private final class Told implements Watcher.Listener {
    @Override
    public void followed(Summary summary) {
      summary.failed().forEach(file -> console.warn(SummaryText.line("failed", file)));
      console.say(SummaryText.change(summary));
    }

    @Override
    public void polling(String reason) {
      console.say("Looking for changes every second (" + reason + ")");
    }

    @Override
    public void failed(IOException reason) {
      console.warn("cuttings: " + Failures.explain(reason));
    }
  }
}
