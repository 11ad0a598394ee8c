package cuttings.format;

import java.time.Duration;

/**
 * What a file may unpack to, and in what time. A container beyond a limit is told as a failure;
 * what was read of it before stays.
 *
 * @param depth how deep containers may stand in one another; one in a folder is at 1
 * @param entries sources in a file, those of inner containers counted in
 * @param bytes unpacked from a file, over all its containers
 * @param expansion how many times a file's bytes it may unpack to, once that is more than {@code
 *     freeBytes}. Prose shrinks to a third, logs to a hundredth
 * @param freeBytes a file may unpack to whatever its size is
 * @param time of the processor that may pass until a file is told of, and then from each of its
 *     sources that is read to the next, unpacking counted in. What is held whole cannot be stopped
 *     amid its reading: it is short by the limits of its size and parts. The same time is given to
 *     a file as a whole, and more for what it holds: see {@link #total}
 */
record Limits(int depth, int entries, long bytes, int expansion, long freeBytes, Duration time) {
  static final int MAX_DEPTH = 5;
  static final int MAX_ENTRIES = 1_000_000;
  static final long MAX_BYTES = 64L << 30;
  static final int MAX_EXPANSION = 200;
  static final long FREE_BYTES = 256L << 20;
  static final Duration MAX_TIME = Duration.ofMinutes(2);

  /** So much of a file, packed or unpacked, is read in a second at least: 32 KiB. */
  static final long BYTES_PER_SECOND = 32 << 10;

  /** What a file is given for each entry: small documents take as long as their opening takes. */
  static final Duration TIME_PER_ENTRY = Duration.ofMillis(100);

  static final Limits DEFAULT =
      new Limits(MAX_DEPTH, MAX_ENTRIES, MAX_BYTES, MAX_EXPANSION, FREE_BYTES, MAX_TIME);

  /**
   * The processor time that a file may take as a whole, child processes counted in: without it, a
   * million entries might each take the {@link #time} of one.
   *
   * @param bytes read of it, and unpacked
   */
  Duration total(long bytes, int entries) {
    return time.plusMillis(1000 * bytes / BYTES_PER_SECOND)
        .plus(TIME_PER_ENTRY.multipliedBy(entries));
  }
}
