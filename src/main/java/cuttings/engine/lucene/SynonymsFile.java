package cuttings.engine.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vocabulary in force: what is shipped and a user's file of synonyms, which is read again when
 * it has changed. A search never waits for that: it goes by the vocabulary before.
 */
final class SynonymsFile {
  private static final Logger LOG = LoggerFactory.getLogger(SynonymsFile.class);

  /** Largest file read, in bytes; a larger one is left unread, with a warning. */
  static final long MAX_BYTES = 10 << 20;

  /** Broken lines named in one warning. */
  private static final int MAX_WARNINGS = 20;

  private final @Nullable Path file;
  private final Vocabulary shipped;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Vocabulary current;
  private volatile long lookedNanos;

  /** What the file looked like when it was last read. */
  private State state = State.ABSENT;

  private record State(long bytes, @Nullable FileTime modified) {
    static final State ABSENT = new State(-1, null);
  }

  /**
   * @param file need not exist, now or ever; null for none
   */
  SynonymsFile(@Nullable Path file, Analyzers analyzers) {
    this.file = file;
    this.shipped = Vocabulary.shipped(analyzers);
    this.current = shipped;
    look();
  }

  /** Not older than {@link LuceneEngine#STALENESS}. */
  Vocabulary vocabulary() {
    if (file != null && System.nanoTime() - lookedNanos > LuceneEngine.STALENESS.toNanos()) {
      look();
    }
    return current;
  }

  private void look() {
    if (file == null || !reading.tryLock()) {
      return;
    }
    try {
      lookedNanos = System.nanoTime();
      State now = state(file);
      if (!now.equals(state)) {
        state = now;
        current = now.equals(State.ABSENT) ? shipped : read(file, now);
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be read ({}). What it said before is still used", file, e.toString());
    } finally {
      reading.unlock();
    }
  }

  private static State state(Path file) throws IOException {
    if (!Files.exists(file)) {
      return State.ABSENT;
    }
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new State(now.size(), now.lastModifiedTime());
  }

  private Vocabulary read(Path file, State now) throws IOException {
    if (now.bytes > MAX_BYTES) {
      throw new IOException("it is larger than " + (MAX_BYTES >> 20) + " MB");
    }
    Vocabulary read;
    try {
      read =
          shipped.with(
              StandardCharsets.UTF_8
                  .newDecoder()
                  .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                  .toString());
    } catch (CharacterCodingException e) {
      throw new IOException("it is not UTF-8; save it as UTF-8", e);
    }
    int warnings = 0;
    for (Vocabulary.Broken broken : read.broken()) {
      if (warnings++ == MAX_WARNINGS) {
        LOG.warn("{}: {} lines are left out in all", file, read.broken().size());
        break;
      }
      LOG.warn("{}:{}: {}. The line is left out", file, broken.line(), broken.why());
    }
    return read;
  }
}
