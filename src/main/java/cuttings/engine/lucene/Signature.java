package cuttings.engine.lucene;

import cuttings.engine.Wording;
import java.util.Arrays;
import java.util.Random;
import org.apache.lucene.util.BytesRef;

/**
 * A MinHash signature of an article's wording: the share of hashes that two signatures have in
 * common estimates their resemblance (Broder, 1997). Pairs of neighbouring hashes are the bands of
 * locality-sensitive hashing: two articles that share one are worth comparing.
 *
 * @param words how many words the wording has
 * @param hashes the least value of each hash function over the shingles, mixed and cut to 16 bits
 */
record Signature(int words, short[] hashes) {
  /**
   * Hash functions. With 64 of them and bands of two, versions that share a third of all their
   * shingles share a band in 97 of 100 cases, half of them always; of unrelated news articles 13 in
   * a million do ({@code docs/versions.md}).
   */
  private static final int HASHES = 64;

  static final int BANDS = HASHES / 2;

  private static final int BYTES = Integer.BYTES + HASHES * Short.BYTES;

  private static final int[] FACTORS = new int[HASHES];
  private static final int[] SUMMANDS = new int[HASHES];

  static {
    Random random = new Random(1997);
    for (int i = 0; i < HASHES; i++) {
      FACTORS[i] = random.nextInt() | 1;
      SUMMANDS[i] = random.nextInt();
    }
  }

  /** The signature of a wording that has shingles. */
  static Signature of(Wording wording) {
    int[] least = new int[HASHES];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (int shingle : wording.shingles()) {
      for (int i = 0; i < HASHES; i++) {
        least[i] = Math.min(least[i], shingle * FACTORS[i] + SUMMANDS[i]);
      }
    }
    short[] hashes = new short[HASHES];
    for (int i = 0; i < HASHES; i++) {
      // The least values of long texts all begin alike.
      hashes[i] = (short) ((least[i] * 0x9E3779B9) >>> 16);
    }
    return new Signature(wording.length(), hashes);
  }

  BytesRef toBytes() {
    byte[] bytes = new byte[BYTES];
    for (int shift = 0; shift < Integer.BYTES; shift++) {
      bytes[shift] = (byte) (words >>> (8 * shift));
    }
    for (int i = 0, at = Integer.BYTES; i < HASHES; i++) {
      bytes[at++] = (byte) hashes[i];
      bytes[at++] = (byte) (hashes[i] >>> 8);
    }
    return new BytesRef(bytes);
  }

  static Signature of(BytesRef bytes) {
    short[] hashes = new short[HASHES];
    for (int i = 0; i < HASHES; i++) {
      hashes[i] = hash(bytes, i);
    }
    int words = 0;
    for (int shift = 0; shift < Integer.BYTES; shift++) {
      words |= (bytes.bytes[bytes.offset + shift] & 0xff) << (8 * shift);
    }
    return new Signature(words, hashes);
  }

  private static short hash(BytesRef bytes, int i) {
    int at = bytes.offset + Integer.BYTES + i * Short.BYTES;
    return (short) ((bytes.bytes[at] & 0xff) | bytes.bytes[at + 1] << 8);
  }

  /** A key of a band, that no other band is likely to have. */
  int band(int band) {
    return band(band, hashes[2 * band], hashes[2 * band + 1]);
  }

  /** As {@link #band(int)}, of the signature in these bytes. */
  static int band(BytesRef bytes, int band) {
    return band(band, hash(bytes, 2 * band), hash(bytes, 2 * band + 1));
  }

  private static int band(int band, short first, short second) {
    int key = ((first & 0xffff) | second << 16) + band * 0x9E3779B9;
    return (key ^ (key >>> 15)) * 0x2c1b3c6d;
  }

  /** Of the shingles of both, about the share that both have. */
  double resemblance(Signature other) {
    int equal = 0;
    for (int i = 0; i < HASHES; i++) {
      if (hashes[i] == other.hashes[i]) {
        equal++;
      }
    }
    return equal / (double) HASHES;
  }
}
