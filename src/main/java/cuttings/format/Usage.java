package cuttings.format;

import cuttings.article.Source;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What one file has used of its {@link Limits}: bytes, and time of the processor. */
final class Usage {
  /** How many bytes of an entry that is left out are unpacked in a second at least: 8 MiB. */
  static final long PASSED_BYTES_PER_SECOND = 8 << 20;

  /** The most that is allowed for one entry that is left out: a bomb of 64 GiB would have hours. */
  static final Duration MAX_PASSING_TIME = Duration.ofMinutes(20);

  /** Time is looked at with every so many bytes: 1 MiB, as a power of two. */
  private static final int CHECK_BITS = 20;

  private final Limits limits;
  private final Source file;
  private final LongSupplier clock;
  private long packed;
  private long unpacked;
  private int entries;

  /** When its reading began; later by what was done elsewhere since. */
  private long startNanos;

  /** When something was found in it last. */
  private long foundNanos;

  /** What was unpacked when an entry began to be passed over; -1 while none is. */
  private long passedFrom = -1;

  /**
   * @param clock time of the processor, in nanoseconds since whenever
   */
  Usage(Limits limits, Source file, LongSupplier clock) {
    this.limits = limits;
    this.file = file;
    this.clock = clock;
    startNanos = clock.getAsLong();
    foundNanos = startNanos;
  }

  /** Another entry is about to be read. */
  void entry() {
    if (entries == limits.entries()) {
      throw beyond("more than %,d entries".formatted(limits.entries()));
    }
    found();
    checkTotal(foundNanos);
    entries++;
  }

  /** Begins anew to wait for what else is in the file. */
  void found() {
    foundNanos = clock.getAsLong();
    passedFrom = -1;
  }

  /** Somebody is about to be told of what the file holds; returns when, for {@link #told}. */
  long telling() {
    return clock.getAsLong();
  }

  /** Somebody was told: what they did with it is not the file's time. */
  void told(long since) {
    startNanos += clock.getAsLong() - since;
    found();
  }

  /** An entry is left out: what is unpacked from here on to the next is passed over. */
  void passed() {
    passedFrom = unpacked;
  }

  /** The file's own bytes. */
  InputStream counted(InputStream in) {
    return new Counted(in) {
      @Override
      void count(long more) {
        super.count(more);
        packed += more;
      }
    };
  }

  /** A stream that is unpacked. */
  InputStream limited(InputStream unpacking) {
    return new Counted(unpacking) {
      @Override
      void count(long more) {
        super.count(more);
        unpacked += more;
        if (unpacked > limits.bytes()) {
          throw beyond("more than %,d MiB of content".formatted(limits.bytes() >> 20));
        }
        if (unpacked > limits.freeBytes() && unpacked / limits.expansion() > packed) {
          throw beyond("more than %d times its size".formatted(limits.expansion()));
        }
      }
    };
  }

  private void checkTime() {
    long now = clock.getAsLong();
    checkTotal(now);
    Duration most = limits.time();
    if (passedFrom >= 0) {
      most = most.plus(passingTime(unpacked - passedFrom));
    }
    if (now - foundNanos > most.toNanos()) {
      throw late(
          "nothing more was found in it in %,d s of processor time, unpacking counted in"
              .formatted(limits.time().toSeconds()));
    }
  }

  private void checkTotal(long now) {
    Duration most = limits.total(packed + unpacked, entries);
    if (now - startNanos > most.toNanos()) {
      throw late(
          "it took more than the %,d s of processor time that are given to what was read of it"
              .formatted(most.toSeconds()));
    }
  }

  private LimitException late(String what) {
    return new LimitException(
        new UnreadableException(
            file,
            null,
            what + ": the rest of it was not read",
            "Unpack it or split it into smaller files, and index these"));
  }

  /** The time that so many bytes of an entry that is left out may take. */
  static Duration passingTime(long bytes) {
    Duration time = Duration.ofMillis(1000 * bytes / PASSED_BYTES_PER_SECOND);
    return time.compareTo(MAX_PASSING_TIME) < 0 ? time : MAX_PASSING_TIME;
  }

  /** What tells that the file unpacks to more than it may. */
  LimitException beyond(String what) {
    return new LimitException(
        new UnreadableException(
            file,
            null,
            "it unpacks to " + what + ": the rest of it was not read",
            "Unpack it yourself if you trust it, and index the folder"));
  }

  /** Carries a limit that was overrun to the file that overran it, through all its readers. */
  static final class LimitException extends RuntimeException {
    final UnreadableException why;

    LimitException(UnreadableException why) {
      super(why);
      this.why = why;
    }
  }

  /** Counts what is read. */
  private class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    void count(long more) {
      if (count >> CHECK_BITS != (count + more) >> CHECK_BITS) {
        checkTime();
      }
      count += more;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        count(1);
      }
      return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }

    @Override
    public long skip(long n) throws IOException {
      // In steps, so that a limit is met before much is unpacked past it.
      return Math.max(0, read(new byte[(int) Math.min(n, Formats.HEAD_BYTES)]));
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    /** Does nothing: what is around an entry is still to be read. */
    @Override
    public void close() {}
  }
}
