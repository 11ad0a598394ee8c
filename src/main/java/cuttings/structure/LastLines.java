package cuttings.structure;

/**
 * The line at which each of many hashes was met last: a table of a fixed number of slots, where a
 * hash may lie in a few. A look-up never takes longer, whatever is put in: of too many hashes that
 * want the same slots, the one in the first is forgotten.
 */
final class LastLines {
  /** Slots that are looked at for one hash. */
  static final int PROBES = 8;

  static final int NEVER = -1;

  /** Odd, so that no two hashes become one. */
  static final int SPREAD = 0x9e3779b9;

  private final int[] keys;

  /** One more than the line; 0 where a slot is free. */
  private final int[] lines;

  private final int mask;

  /**
   * @param most hashes that may be put in, each of which finds a place then unless many collide
   */
  LastLines(int most) {
    int slots = Integer.highestOneBit(Math.max(8, most)) * 4;
    keys = new int[slots];
    lines = new int[slots];
    mask = slots - 1;
  }

  /** The line of a hash; {@link #NEVER} where there is none. */
  int get(int key) {
    int slot = slot(key);
    return keys[slot] == key ? lines[slot] - 1 : NEVER;
  }

  void put(int key, int line) {
    int slot = slot(key);
    keys[slot] = key;
    lines[slot] = line + 1;
  }

  /** The slot of a hash, else a free one, else the first that it might have. */
  private int slot(int key) {
    int first = ((key * SPREAD) >>> 7) & mask;
    for (int i = 0; i < PROBES; i++) {
      int slot = (first + i) & mask;
      if (lines[slot] == 0 || keys[slot] == key) {
        return slot;
      }
    }
    return first;
  }
}
