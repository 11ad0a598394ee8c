package cuttings.format.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes the text out of documents, each in a child process of limited memory and time. A child
 * serves one document after the other and ends when it is idle for long, or when this process does.
 * Safe for use by many threads: as many children run as threads are in {@link #extract}.
 */
public final class Extractor {
  /** How much processor time a document may take, so that a busy machine refuses no document. */
  public static final Duration MAX_TIME = Duration.ofSeconds(30);

  /** How many times that it may take by the clock. */
  private static final int MAX_WAIT = 10;

  /** How often a child's time is looked at. */
  private static final Duration TICK = Duration.ofMillis(250);

  /** Memory for Java objects of a child, in MiB. */
  public static final int MAX_HEAP_MIB = 512;

  /** What the JVM exits with under {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  private final Duration maxTime;
  private final int maxHeapMib;
  private final ConcurrentLinkedDeque<Child> idle = new ConcurrentLinkedDeque<>();
  private final ThreadLocal<Duration> spent = ThreadLocal.withInitial(() -> Duration.ZERO);

  public Extractor() {
    this(MAX_TIME, MAX_HEAP_MIB);
  }

  Extractor(Duration maxTime, int maxHeapMib) {
    this.maxTime = maxTime;
    this.maxHeapMib = maxHeapMib;
  }

  /**
   * The text of a document.
   *
   * @param format {@code pdf}, {@code docx}, {@code doc}, {@code odt} or {@code rtf}
   * @throws IOException where no child can be started
   */
  public Extraction extract(String format, byte[] document)
      throws ExtractionException, IOException {
    while (true) {
      Child child = idle.pollFirst();
      boolean reused = child != null;
      if (child == null) {
        child = new Child();
      }
      try {
        Extraction extraction = child.extract(format, document);
        idle.addFirst(child);
        return extraction;
      } catch (Refused e) {
        idle.addFirst(child);
        throw new ExtractionException(e.getMessage(), e.remedy);
      } catch (IOException e) {
        ExtractionException why = child.end();
        // One that had nothing to do for long has ended by itself.
        if (!reused || child.timedOut.get() || child.answered) {
          throw why;
        }
      }
    }
  }

  /**
   * Processor time that children have spent on what the calling thread asked of them, in
   * nanoseconds.
   */
  public long processorNanos() {
    return spent.get().toNanos();
  }

  /** A process that extracts; used by one thread at a time. */
  private final class Child {
    private final Path folder = Files.createTempDirectory("cuttings-");
    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final AtomicBoolean timedOut = new AtomicBoolean();
    private boolean answered;

    Child() throws IOException {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx" + maxHeapMib + "m",
                  "-XX:+ExitOnOutOfMemoryError",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Djava.awt.headless=true",
                  "-Djava.io.tmpdir=" + folder,
                  "-cp",
                  System.getProperty("java.class.path"),
                  ExtractorProcess.class.getName())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
      in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    Extraction extract(String format, byte[] document) throws IOException, Refused {
      answered = false;
      long startNanos = System.nanoTime();
      Duration before = processorTime();
      Runnable limit =
          () -> {
            if (processorTime().minus(before).compareTo(maxTime) > 0
                || since(startNanos).compareTo(maxTime.multipliedBy(MAX_WAIT)) > 0) {
              timedOut.set(true);
              process.destroyForcibly();
            }
          };
      ScheduledFuture<?> watch =
          CLOCK.scheduleAtFixedRate(limit, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
      try {
        out.writeUTF(format);
        out.writeInt(document.length);
        out.write(document);
        out.flush();
        int status = in.readUnsignedByte();
        answered = true;
        if (status == ExtractorProcess.REFUSED) {
          throw new Refused(text(), text());
        }
        return Extraction.read(in);
      } finally {
        watch.cancel(false);
        spent.set(spent.get().plus(took(before, startNanos)));
      }
    }

    /** What a document took; of a child that is gone only the clock tells. */
    private Duration took(Duration before, long startNanos) {
      Duration waited = since(startNanos);
      return process
          .info()
          .totalCpuDuration()
          .map(now -> now.minus(before))
          .orElse(timedOut.get() || waited.compareTo(maxTime) > 0 ? maxTime : waited);
    }

    /** Zero where the system does not tell: then the clock alone decides. */
    private Duration processorTime() {
      return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private String text() throws IOException {
      byte[] text = in.readNBytes(in.readUnsignedShort());
      return new String(text, UTF_8);
    }

    /** Ends the process, whatever it does, and says why it had to be. */
    ExtractionException end() {
      try {
        if (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
          process.destroyForcibly().waitFor();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
      ExtractorProcess.delete(folder);
      if (timedOut.get()) {
        return new ExtractionException(
            "it takes more than " + maxTime.toSeconds() + " s of processor time to read",
            "Save it anew from the program it was made with, or as text");
      }
      if (!process.isAlive() && process.exitValue() == OUT_OF_MEMORY) {
        return new ExtractionException(
            "it takes more than " + maxHeapMib + " MiB of memory to read",
            "Split it, or save it as text");
      }
      return new ExtractionException(
          "the program that reads it broke down over it", "Save it as text");
    }
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** What a child said against a document. */
  private static final class Refused extends Exception {
    private final String remedy;

    Refused(String reason, String remedy) {
      super(reason);
      this.remedy = remedy;
    }
  }

  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("cuttings-extractor-clock").factory());
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }
}
