package cuttings.indexer;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import cuttings.engine.Engine;
import cuttings.engine.Fingerprint;
import cuttings.format.Formats;
import cuttings.format.Reading;
import cuttings.format.Readings;
import cuttings.format.Sidecar;
import cuttings.format.UnreadableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes an engine hold exactly what folders hold. A file whose size and time are those of its last
 * reading is not opened; one whose content is the same is not read as an article again.
 *
 * <p>What could not be read for a reason outside the file (permission, a failing disk) keeps what
 * was indexed of it; what can be read but is no article any more loses it. One run at a time;
 * {@link #stop} may be called from any thread.
 */
public final class Indexer {

  /** A crash loses at most the work of so long. */
  static final Duration COMMIT_EVERY = Duration.ofSeconds(5);

  /** Files held in memory at one time by all threads together, in bytes. */
  static final long MAX_BYTES_IN_FLIGHT = 2L * Formats.MAX_SOURCE_BYTES;

  /** How often a file that changes under the reader's hands is begun again. */
  static final int ATTEMPTS = 3;

  /** Stands for the hash of a container of which a part could not be read. */
  private static final String INCOMPLETE = "";

  /**
   * How an index is made.
   *
   * @param jobs threads that read
   * @param dryRun whether everything is read but nothing written
   * @param format a name of {@link Formats#names} that every file is read as; null to look at each
   * @param indexes folders that hold an index, left out wherever they are met
   */
  public record Options(
      int jobs, boolean dryRun, @Nullable String format, FileFilter filter, Set<Path> indexes) {
    public Options {
      if (jobs < 1) {
        throw new IllegalArgumentException("jobs must be >= 1, got " + jobs);
      }
      indexes = Set.copyOf(indexes);
    }
  }

  /** Told, by any thread, how far a run is. */
  public interface Progress {
    /** Tells nobody. */
    Progress NONE = (done, total) -> {};

    void at(int done, int total);
  }

  private final @Nullable Engine engine;
  private final Formats formats;
  private final Options options;
  private final NavigableMap<Source, Fingerprint> held = new ConcurrentSkipListMap<>();
  private volatile boolean stopped;

  /**
   * @param engine null where there is none yet and, in a dry run, none is to be made
   * @throws IOException where the engine cannot say what it holds
   */
  public Indexer(@Nullable Engine engine, Formats formats, Options options) throws IOException {
    if (engine == null && !options.dryRun()) {
      throw new IllegalArgumentException("no engine to write to");
    }
    this.engine = engine;
    this.formats = formats;
    this.options = options;
    if (engine != null) {
      held.putAll(engine.sources());
    }
  }

  /**
   * Makes the engine hold exactly what these folders hold: what it has of other folders goes.
   *
   * @param folders existing folders; one inside another is read once
   * @throws IOException where the engine cannot be written; what it committed before is intact
   */
  public Summary sync(List<Path> folders, Progress progress) throws IOException {
    Set<Path> roots = roots(folders);
    List<FolderScan> scans = new ArrayList<>();
    for (Path root : roots) {
      scans.add(new FolderScan(root, options.filter(), options.indexes()).whole());
    }
    return new Run(progress).over(scans, List.of(held.keySet()));
  }

  /**
   * Makes the engine hold what is now at these paths and below them, and leaves the rest as it is.
   *
   * @param root the folder they are in
   * @param changed absolute paths of files or folders, there or not
   */
  public Summary follow(Path root, Collection<Path> changed) throws IOException {
    Path real = root.toRealPath();
    FolderScan scan = new FolderScan(real, options.filter(), options.indexes());
    List<Collection<Source>> scope = new ArrayList<>();
    for (Path path : roots(changed, root)) {
      if (path.equals(root)) {
        scan.whole();
        scope.add(folderOf(real));
      } else {
        scan.below(real.resolve(root.relativize(path)));
        scope.add(at(Source.ofFile(FolderScan.folder(real), slashed(root.relativize(path)))));
      }
    }
    return new Run(Progress.NONE).over(List.of(scan), scope);
  }

  /** Ends a run soon and in order: files that are being read are finished, and all is committed. */
  public void stop() {
    stopped = true;
  }

  /** Real paths, those inside another left out. */
  private static Set<Path> roots(List<Path> folders) throws IOException {
    Set<Path> real = new HashSet<>();
    for (Path folder : folders) {
      real.add(folder.toRealPath());
    }
    return outermost(real);
  }

  private static Set<Path> roots(Collection<Path> changed, Path root) {
    Set<Path> inside = new HashSet<>();
    for (Path path : changed) {
      if (path.startsWith(root)) {
        inside.add(path);
      }
    }
    return outermost(inside);
  }

  private static Set<Path> outermost(Set<Path> paths) {
    Set<Path> outermost = new HashSet<>();
    for (Path path : paths) {
      boolean inside = false;
      for (Path up = path.getParent(); up != null && !inside; up = up.getParent()) {
        inside = paths.contains(up);
      }
      if (!inside) {
        outermost.add(path);
      }
    }
    return outermost;
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  /** What is held of a whole folder. */
  private Collection<Source> folderOf(Path root) {
    String folder = FolderScan.folder(root);
    // '\0' cannot be part of a path, so this is before the first one.
    return held.subMap(new Source(folder, "\0"), new Source(folder + "\0", "\0")).keySet();
  }

  /** What is held of a file or its entries, or of what is below a folder. */
  private Collection<Source> at(Source source) {
    List<Source> sources = new ArrayList<>(heldOf(source).keySet());
    sources.addAll(below(source, "/"));
    return sources;
  }

  private Map<Source, Fingerprint> heldOf(Source file) {
    Map<Source, Fingerprint> found = new HashMap<>();
    Fingerprint itself = held.get(file);
    if (itself != null) {
      found.put(file, itself);
    }
    for (Source entry : below(file, Source.ENTRY)) {
      Fingerprint fingerprint = held.get(entry);
      if (fingerprint != null && entry.outermost().equals(file)) {
        found.put(entry, fingerprint);
      }
    }
    return found;
  }

  private Collection<Source> below(Source source, String separator) {
    // '0' follows '/', so this range is all that begins with the separator.
    String prefix = source.path() + separator;
    String after = prefix.substring(0, prefix.length() - 1) + '0';
    return held.subMap(new Source(source.folder(), prefix), new Source(source.folder(), after))
        .keySet();
  }

  /** One pass over files found. */
  private final class Run {
    private final Summary.Counter counter = new Summary.Counter();
    private final Semaphore bytesInFlight = new Semaphore((int) MAX_BYTES_IN_FLIGHT, true);
    private final Progress progress;

    Run(Progress progress) {
      this.progress = progress;
    }

    /**
     * @param scope what is held of the paths that were scanned: of it, what was not found goes
     */
    Summary over(List<FolderScan> scans, List<? extends Collection<Source>> scope)
        throws IOException {
      List<FolderScan.Found> files = new ArrayList<>();
      for (FolderScan scan : scans) {
        files.addAll(scan.files());
        scan.outcomes().forEach(counter::count);
      }
      read(files);
      if (!stopped) {
        // Last, so that what moved is not missing in between.
        removeAllBut(files, scans, scope);
      }
      if (engine != null && !options.dryRun()) {
        engine.commit();
      }
      return counter.summary(stopped);
    }

    private void read(List<FolderScan.Found> files) throws IOException {
      if (files.isEmpty()) {
        return;
      }
      AtomicInteger next = new AtomicInteger();
      AtomicInteger done = new AtomicInteger();
      int threads = Math.min(options.jobs(), files.size());
      try (ExecutorService readers =
          Executors.newFixedThreadPool(
              threads, Thread.ofPlatform().daemon().name("cuttings-read-", 1).factory())) {
        List<Future<@Nullable Void>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          running.add(
              readers.submit(
                  () -> {
                    int at;
                    while (!stopped && (at = next.getAndIncrement()) < files.size()) {
                      read(files.get(at));
                      progress.at(done.incrementAndGet(), files.size());
                    }
                    return null;
                  }));
        }
        try {
          for (Future<@Nullable Void> reader : running) {
            await(reader);
          }
        } catch (IOException | RuntimeException | Error e) {
          next.set(files.size());
          throw e;
        }
      }
    }

    /** Waits for a reader; commits from time to time meanwhile. */
    private void await(Future<@Nullable Void> reader) throws IOException {
      while (true) {
        try {
          reader.get(COMMIT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
          return;
        } catch (TimeoutException e) {
          if (engine != null && !options.dryRun()) {
            engine.commit();
          }
        } catch (InterruptedException e) {
          stop();
        } catch (ExecutionException e) {
          switch (e.getCause()) {
            case IOException io -> throw io;
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalStateException(e.getCause());
          }
        }
      }
    }

    private void read(FolderScan.Found file) throws IOException, InterruptedException {
      Map<Source, Fingerprint> before = heldOf(file.source());
      if (isAsRead(before.values(), file.stamp())) {
        counter.count(new Outcome.Unchanged(before.size()));
        return;
      }
      int permits = (int) Math.min(file.stamp().size(), Formats.MAX_SOURCE_BYTES);
      bytesInFlight.acquire(permits);
      try {
        for (int attempt = 1; ; attempt++) {
          try {
            readNow(file, before);
            return;
          } catch (ChangedException e) {
            if (attempt == ATTEMPTS) {
              fail(file.source(), "it changes while it is read. Run again when it is finished");
              return;
            }
          }
        }
      } finally {
        bytesInFlight.release(permits);
      }
    }

    private static boolean isAsRead(Collection<Fingerprint> fingerprints, FolderScan.Stamp stamp) {
      return !fingerprints.isEmpty()
          && fingerprints.stream()
              .allMatch(
                  f ->
                      f.size() == stamp.size()
                          && f.modifiedMs() == stamp.modifiedMs()
                          && !f.hash().equals(INCOMPLETE));
    }

    private void readNow(FolderScan.Found file, Map<Source, Fingerprint> before)
        throws IOException, ChangedException {
      Source source = file.source();
      Fingerprint now;
      try {
        now = fingerprint(file);
      } catch (NoSuchFileException e) {
        removeAll(before.keySet(), Set.of());
        counter.count(new Outcome.Skipped(named(source, "it vanished before it was read")));
        return;
      } catch (IOException e) {
        fail(source, FolderScan.reason(e));
        return;
      }
      // Read again all the same, to remember its new time: else it would be looked into every time.
      boolean touched =
          !before.isEmpty() && before.values().stream().allMatch(f -> f.hash().equals(now.hash()));
      try (WatchedInput in = new WatchedInput(Files.newInputStream(source.file()))) {
        Told told = new Told(file, now, before.keySet(), touched, in);
        formats.read(source, in, options.format(), corrected(file, told));
        told.finish();
      } catch (NoSuchFileException e) {
        throw new ChangedException(e);
      } catch (OutOfMemoryError e) {
        fail(source, "it needs more memory than Java was given. Set JAVA_TOOL_OPTIONS=-Xmx4g");
      }
    }

    /** Told of a file as its sidecar says it is. */
    private Readings corrected(FolderScan.Found file, Told told) throws IOException {
      Path sidecar = file.sidecar();
      if (sidecar == null) {
        return told;
      }
      Path folder = Path.of(file.source().folder() + "/");
      String path = slashed(folder.relativize(sidecar));
      try (InputStream in = Files.newInputStream(sidecar)) {
        return Sidecar.correcting(
            file.source(),
            new Source(file.source().folder(), path),
            in.readNBytes(Sidecar.MAX_BYTES + 1),
            told);
      }
    }

    private Fingerprint fingerprint(FolderScan.Found file) throws IOException {
      FolderScan.Stamp stamp = FolderScan.Stamp.of(file.source().file(), file.sidecar());
      MessageDigest digest = sha256();
      digest(file.source().file(), digest);
      if (file.sidecar() != null) {
        digest(file.sidecar(), digest);
      }
      return new Fingerprint(
          stamp.size(), stamp.modifiedMs(), HexFormat.of().formatHex(digest.digest()));
    }

    private void digest(Path file, MessageDigest digest) throws IOException {
      try (InputStream in = Files.newInputStream(file);
          DigestInputStream digesting = new DigestInputStream(in, digest)) {
        counter.countBytes(digesting.transferTo(OutputStream.nullOutputStream()));
      }
    }

    private void fail(Source source, String reason) {
      counter.count(new Outcome.Failed(named(source, reason)));
    }

    private static Summary.Named named(Source source, String reason) {
      return new Summary.Named(source.key(), reason);
    }

    private void put(Source source, Fingerprint fingerprint, List<Article> articles)
        throws IOException {
      if (engine != null && !options.dryRun()) {
        engine.put(source, fingerprint, articles);
      }
      held.put(source, fingerprint);
    }

    private void removeAll(Collection<Source> sources, Set<Source> but) throws IOException {
      for (Source source : List.copyOf(sources)) {
        if (!but.contains(source)) {
          if (engine != null && !options.dryRun()) {
            engine.remove(source);
          }
          Fingerprint last = held.remove(source);
          if (last != null && !last.hash().equals(INCOMPLETE)) {
            counter.countRemoved();
          }
        }
      }
    }

    private void removeAllBut(
        List<FolderScan.Found> files,
        List<FolderScan> scans,
        List<? extends Collection<Source>> scope)
        throws IOException {
      Set<Source> found = new HashSet<>();
      files.forEach(file -> found.add(file.source()));
      List<Source> unknown = scans.stream().flatMap(scan -> scan.unknown().stream()).toList();
      for (Collection<Source> sources : scope) {
        List<Source> gone = new ArrayList<>();
        for (Source source : sources) {
          if (!found.contains(source.outermost())
              && unknown.stream().noneMatch(u -> has(u, source))) {
            gone.add(source);
          }
        }
        removeAll(gone, Set.of());
      }
    }

    /** Whether a source is this file or folder, or in it. */
    private static boolean has(Source place, Source source) {
      return place.folder().equals(source.folder())
          && (place.path().equals("/")
              || source.outermost().equals(place)
              || source.path().startsWith(place.path() + "/"));
    }

    /** Puts what one file holds into the engine as it is read. */
    private final class Told implements Readings {
      private final FolderScan.Found found;
      private final Source file;
      private final Fingerprint now;
      private final Set<Source> before;
      private final boolean touched;
      private final WatchedInput input;
      private final Set<Source> kept = new HashSet<>();
      // Counted at the end: a file that changed meanwhile is begun again.
      private final List<Outcome> outcomes = new ArrayList<>();
      private boolean whole = true;

      /**
       * @param touched whether its bytes are what they were
       */
      Told(
          FolderScan.Found found,
          Fingerprint now,
          Set<Source> before,
          boolean touched,
          WatchedInput input) {
        this.found = found;
        this.file = found.source();
        this.now = now;
        this.before = before;
        this.touched = touched;
        this.input = input;
      }

      @Override
      public void read(Source source, Reading reading) throws IOException {
        checkSame();
        if (reading.articles().isEmpty()) {
          outcomes.add(new Outcome.Skipped(named(source, "it holds no article")));
          return;
        }
        put(source, whole || !source.equals(file) ? now : incomplete(), reading.articles());
        kept.add(source);
        outcomes.add(indexed(reading, !before.contains(source)));
      }

      @Override
      public void skipped(Source source, String reason) {
        outcomes.add(new Outcome.Skipped(named(source, reason)));
      }

      private void checkSame() throws ChangedException {
        FolderScan.Stamp stamp;
        try {
          stamp = FolderScan.Stamp.of(file.file(), found.sidecar());
        } catch (IOException e) {
          throw new ChangedException(e);
        }
        if (stamp.size() != now.size() || stamp.modifiedMs() != now.modifiedMs()) {
          throw new ChangedException(null);
        }
      }

      @Override
      public void failed(UnreadableException why) {
        whole = false;
        String reason;
        if (input.failure != null) {
          // The disk failed, not the file: what was indexed of it stays.
          kept.addAll(before);
          reason = FolderScan.reason(input.failure);
        } else {
          String place = why.line() == null ? "" : "line " + why.line() + ": ";
          reason = place + why.reason() + ". " + why.remedy();
        }
        outcomes.add(new Outcome.Failed(named(why.source(), reason)));
      }

      private Fingerprint incomplete() {
        return new Fingerprint(now.size(), now.modifiedMs(), INCOMPLETE);
      }

      void finish() throws IOException {
        if (!whole && !kept.isEmpty() && !kept.contains(file)) {
          // Read again the next time, so that what is missing is named again.
          put(file, incomplete(), List.of());
          kept.add(file);
        }
        removeAll(before, kept);
        if (touched
            && kept.equals(before)
            && outcomes.stream().allMatch(Outcome.Indexed.class::isInstance)) {
          counter.count(new Outcome.Unchanged(kept.size()));
        } else {
          outcomes.forEach(counter::count);
        }
      }
    }
  }

  private static Outcome.Indexed indexed(Reading reading, boolean isNew) {
    Map<Kind, Integer> blocks = new EnumMap<>(Kind.class);
    int blockLines = 0;
    for (Article article : reading.articles()) {
      for (Block block : article.blocks()) {
        blocks.merge(block.kind(), 1, Integer::sum);
        blockLines += reading.lines() == 0 ? 0 : block.lines();
      }
    }
    return new Outcome.Indexed(
        isNew,
        reading.articles().size(),
        blocks,
        reading.lines(),
        blockLines,
        reading.lines() == 0 ? 0 : reading.furniture().size());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** The file is not what it was when its fingerprint was taken. */
  private static final class ChangedException extends IOException {
    ChangedException(@Nullable Throwable cause) {
      super(cause);
    }
  }

  /** Remembers that the disk failed, which a reader of a format cannot tell from a bad file. */
  private static final class WatchedInput extends FilterInputStream {
    private @Nullable IOException failure;

    WatchedInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
