package cuttings.indexer;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an engine up with folders while they change. What is written, moved or removed in them can
 * be found within two seconds where the system tells of changes.
 *
 * <p>The system tells of changes where it can. Where it cannot (too many folders for its limits),
 * and every minute even where it can (network drives tell nothing), the folders are looked through:
 * every second, or less often where that would take more than a tenth of the time.
 */
public final class Watcher implements Closeable {

  /** A burst of changes (a save is several) is over when nothing changed for so long. */
  private static final Duration QUIET = Duration.ofMillis(150);

  /** A burst that does not end is followed at least so often. */
  private static final Duration LONGEST_BURST = Duration.ofMillis(700);

  /** How often the folders are looked through where the system tells of changes. */
  private static final Duration RESCAN = Duration.ofMinutes(1);

  /** How often they are where it does not. */
  private static final Duration POLL = Duration.ofSeconds(1);

  /** Looking through the folders takes at most one part in so many of the time. */
  private static final int SHARE = 10;

  /** Told of what the watcher does, by its thread. */
  public interface Listener {
    /** Something changed, and the engine holds it now. */
    void followed(Summary summary);

    /** The system cannot tell of changes: the folders are looked through instead. */
    void polling(String reason);

    /** The engine cannot be written; the watcher goes on and tries again. */
    void failed(IOException reason);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  private final Indexer indexer;
  private final List<Path> folders;
  private final Listener listener;
  private final Object lock = new Object();
  private final Map<Path, Set<Path>> changed = new LinkedHashMap<>();
  private long lastChangeNanos;
  private boolean closed;
  private boolean polling;
  private final List<DirectoryWatcher> watchers = new ArrayList<>();

  /** For an indexer that has synced these folders. */
  public Watcher(Indexer indexer, List<Path> folders, Listener listener) throws IOException {
    this.indexer = indexer;
    this.listener = listener;
    this.folders = new ArrayList<>();
    for (Path folder : folders) {
      this.folders.add(folder.toRealPath());
    }
  }

  /** Follows changes until the watcher is closed or the thread interrupted. */
  public void run() throws InterruptedException {
    watch();
    long nextScan = System.nanoTime();
    while (!closed()) {
      Map<Path, Set<Path>> burst = nextBurst(nextScan);
      if (burst.isEmpty()) {
        folders.forEach(folder -> burst.put(folder, Set.of(folder)));
        long started = System.nanoTime();
        follow(burst);
        long took = System.nanoTime() - started;
        nextScan =
            System.nanoTime() + Math.max((polling() ? POLL : RESCAN).toNanos(), took * SHARE);
      } else {
        follow(burst);
      }
    }
  }

  private void watch() {
    for (Path folder : folders) {
      try {
        DirectoryWatcher watcher =
            DirectoryWatcher.builder()
                .path(folder)
                .fileHashing(false)
                .logger(LOG)
                .listener(listenerOf(folder))
                .build();
        synchronized (lock) {
          watchers.add(watcher);
        }
        CompletableFuture<Void> ended =
            watcher.watchAsync(
                task -> Thread.ofPlatform().daemon().name("cuttings-watch").start(task));
        // It ends by itself where the folder goes away, and at once where a limit is met.
        var unused =
            ended.whenComplete(
                (nothing, e) -> poll(e == null ? folder + " went away" : rootMessage(e)));
      } catch (IOException e) {
        poll(rootMessage(e));
      }
    }
  }

  private DirectoryChangeListener listenerOf(Path folder) {
    return new DirectoryChangeListener() {
      @Override
      public void onEvent(DirectoryChangeEvent event) {
        note(folder, event);
      }

      @Override
      public void onException(Exception e) {
        poll(rootMessage(e));
      }
    };
  }

  /** From now on the folders are looked through: the system does not tell of everything. */
  private void poll(String reason) {
    synchronized (lock) {
      if (polling || closed) {
        return;
      }
      polling = true;
      lock.notifyAll();
    }
    listener.polling(reason);
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  private void note(Path folder, DirectoryChangeEvent event) {
    Path path = event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW ? null : event.path();
    note(folder, path == null ? folder : path);
  }

  private void note(Path folder, Path path) {
    synchronized (lock) {
      changed.computeIfAbsent(folder, any -> new HashSet<>()).add(path);
      lastChangeNanos = System.nanoTime();
      lock.notifyAll();
    }
  }

  /** What changed, when it is over; nothing when it is time to look through the folders. */
  private Map<Path, Set<Path>> nextBurst(long nextScan) throws InterruptedException {
    synchronized (lock) {
      while (changed.isEmpty() && !closed && nextScan - System.nanoTime() > 0) {
        boolean polled = polling;
        lock.wait(millisUntil(nextScan));
        if (polling != polled) {
          break;
        }
      }
      long latest = System.nanoTime() + LONGEST_BURST.toNanos();
      while (!changed.isEmpty() && !closed) {
        long over = Math.min(latest, lastChangeNanos + QUIET.toNanos());
        if (over - System.nanoTime() <= 0) {
          break;
        }
        lock.wait(millisUntil(over));
      }
      Map<Path, Set<Path>> burst = new LinkedHashMap<>(changed);
      changed.clear();
      return burst;
    }
  }

  private static long millisUntil(long nanos) {
    return Math.max(1, (nanos - System.nanoTime()) / 1_000_000);
  }

  private void follow(Map<Path, Set<Path>> burst) {
    for (Map.Entry<Path, Set<Path>> entry : burst.entrySet()) {
      try {
        Summary summary = indexer.follow(entry.getKey(), entry.getValue());
        if (summary.changedAnything()) {
          listener.followed(summary);
        }
      } catch (NoSuchFileException e) {
        // The folder itself is away, perhaps a drive unplugged: what was indexed of it stays.
        LOG.debug("{} is away", entry.getKey());
      } catch (IOException e) {
        listener.failed(e);
      }
    }
  }

  private boolean polling() {
    synchronized (lock) {
      return polling;
    }
  }

  private boolean closed() {
    synchronized (lock) {
      return closed;
    }
  }

  /** Stops following. */
  @Override
  public void close() throws IOException {
    List<DirectoryWatcher> watching;
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
      watching = List.copyOf(watchers);
    }
    for (DirectoryWatcher watcher : watching) {
      watcher.close();
    }
  }
}
