package cuttings.structure;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Trees that each vote on what a line is, by its window of signs alone. A chain adds up what speaks
 * for a kind; a tree sees what only counts together, and many trees that were grown at random do
 * not learn a text by heart. Safe for use by many threads.
 */
final class Forest {
  /** The question of a node without others below it. */
  private static final int LEAF = -1;

  /** What the votes of a tree's leaf come to, about. */
  private static final int WHOLE = 255;

  /** Where each tree's first node is. */
  private final int[] roots;

  /**
   * Two numbers a node. The first is its question, the place in the window times 256 and the
   * highest value for which the answer is in the next node, or {@link #LEAF}. The second is the
   * node that has the answer for higher values; of a leaf, where its votes begin.
   */
  private final int[] nodes;

  /** Votes for each kind, 0 to {@link #WHOLE}, leaf by leaf. */
  private final byte[] votes;

  private Forest(int[] roots, int[] nodes, byte[] votes) {
    this.roots = roots;
    this.nodes = nodes;
    this.votes = votes;
  }

  int trees() {
    return roots.length;
  }

  /** The share of the votes that each kind gets for the line that a window stands at. */
  double[] shares(byte[] window) {
    int[] sums = new int[Chain.KINDS];
    for (int root : roots) {
      int node = root;
      int question = nodes[node];
      while (question != LEAF) {
        node = window[question >> 8] <= (byte) question ? node + 2 : nodes[node + 1];
        question = nodes[node];
      }
      int given = nodes[node + 1];
      for (int kind = 0; kind < sums.length; kind++) {
        sums[kind] += votes[given + kind] & 0xff;
      }
    }
    double all = 0;
    for (int sum : sums) {
      all += sum;
    }
    double[] shares = new double[Chain.KINDS];
    for (int kind = 0; kind < shares.length; kind++) {
      shares[kind] = all == 0 ? 1.0 / Chain.KINDS : sums[kind] / all;
    }
    return shares;
  }

  /**
   * How far the answers at each place of a window moved the votes towards a kind and away from
   * another.
   */
  double[] moved(byte[] window, int kind, int rival) {
    double[] moved = new double[Features.Window.ZERO];
    for (int root : roots) {
      int node = root;
      double lean = lean(node, kind, rival);
      while (nodes[node] != LEAF) {
        int place = nodes[node] >> 8;
        node = window[place] <= (byte) nodes[node] ? node + 2 : nodes[node + 1];
        double next = lean(node, kind, rival);
        moved[place] += next - lean;
        lean = next;
      }
    }
    return moved;
  }

  /** How many more votes a kind has than another below a node, where each answer is as likely. */
  private double lean(int node, int kind, int rival) {
    int given = nodes[node + 1];
    return nodes[node] == LEAF
        ? (votes[given + kind] & 0xff) - (votes[given + rival] & 0xff)
        : (lean(node + 2, kind, rival) + lean(given, kind, rival)) / 2;
  }

  void write(DataOutputStream out) throws IOException {
    for (int[] numbers : new int[][] {roots, nodes}) {
      out.writeInt(numbers.length);
      for (int number : numbers) {
        out.writeInt(number);
      }
    }
    out.writeInt(votes.length);
    out.write(votes);
  }

  static Forest read(DataInputStream in) throws IOException {
    int[] roots = numbers(in);
    int[] nodes = numbers(in);
    byte[] votes = new byte[in.readInt()];
    in.readFully(votes);
    return new Forest(roots, nodes, votes);
  }

  private static int[] numbers(DataInputStream in) throws IOException {
    int[] numbers = new int[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readInt();
    }
    return numbers;
  }

  /** A forest as it grows, each node in the order itself, next, other. */
  static final class Builder {
    private final Numbers roots = new Numbers();
    private final Numbers nodes = new Numbers();
    private final Numbers votes = new Numbers();

    void tree() {
      roots.add(nodes.count);
    }

    /** Adds a node that asks whether a place has at most a value; where it is. */
    int node(int place, int limit) {
      nodes.add(place << 8 | (limit & 0xff));
      nodes.add(0);
      return nodes.count - 2;
    }

    /** The node added next is where higher values go. */
    void otherOf(int node) {
      nodes.values[node + 1] = nodes.count;
    }

    /**
     * Adds a leaf.
     *
     * @param shares of each kind, summing to 1
     */
    void leaf(double[] shares) {
      nodes.add(LEAF);
      nodes.add(votes.count);
      for (double share : shares) {
        votes.add((int) Math.round(share * WHOLE));
      }
    }

    Forest forest() {
      byte[] given = new byte[votes.count];
      for (int i = 0; i < given.length; i++) {
        given[i] = (byte) votes.values[i];
      }
      return new Forest(roots.array(), nodes.array(), given);
    }
  }

  /** Numbers, as many as come. */
  private static final class Numbers {
    private int[] values = new int[1024];
    private int count;

    void add(int value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, count * 2);
      }
      values[count++] = value;
    }

    int[] array() {
      return Arrays.copyOf(values, count);
    }
  }
}
