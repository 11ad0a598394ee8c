package cuttings.format;

import java.time.Duration;

/**
 * What a file may unpack to. A container beyond a limit is told as a failure; what was read of it
 * before stays.
 *
 * @param depth how deep containers may stand in one another; one in a folder is at 1
 * @param entries sources in a file, those of inner containers counted in
 * @param bytes unpacked from a file, over all its containers
 * @param expansion how many times a file's bytes it may unpack to, once that is more than {@code
 *     freeBytes}. Prose shrinks to a third, logs to a hundredth
 * @param freeBytes a file may unpack to whatever its size is
 * @param time of the processor that may pass until a file is told of, and then from each of its
 *     sources that is read to the next, unpacking counted in. What is held whole cannot be stopped
 *     amid its reading: it is short by the limits of its size and parts
 */
record Limits(int depth, int entries, long bytes, int expansion, long freeBytes, Duration time) {
  static final int MAX_DEPTH = 5;
  static final int MAX_ENTRIES = 1_000_000;
  static final long MAX_BYTES = 64L << 30;
  static final int MAX_EXPANSION = 200;
  static final long FREE_BYTES = 256L << 20;
  static final Duration MAX_TIME = Duration.ofMinutes(2);

  static final Limits DEFAULT =
      new Limits(MAX_DEPTH, MAX_ENTRIES, MAX_BYTES, MAX_EXPANSION, FREE_BYTES, MAX_TIME);
}
