package cuttings.engine;

import static java.util.Objects.requireNonNull;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of an article part by part, in reading order.
 *
 * @param first which was published first; null where a date is unknown or both have the same
 * @param similarity as {@link Wording#similarity}
 * @param cut which of the two ends early: the other goes on after the last block that both have;
 *     null where neither does
 */
public record Comparison(
    @Nullable Side first, double similarity, @Nullable Side cut, List<Part> parts) {

  /**
   * Most pairs of blocks that are compared by their words between two blocks that are the same:
   * beyond it, what stands there is told as only in one, not as changed.
   */
  static final int MAX_PAIRS = 40_000;

  /** The least share of words in common that makes two blocks one block, changed. */
  private static final double CHANGED = 0.3;

  public Comparison {
    parts = List.copyOf(parts);
  }

  /** One of the two articles. */
  public enum Side {
    LEFT,
    RIGHT
  }

  /** What became of a block. */
  public enum Change {
    /** The same words, in order, but for white space. */
    SAME,
    CHANGED,
    /** The same words at another place; told where it stands in the left article. */
    MOVED,
    ONLY_LEFT,
    ONLY_RIGHT
  }

  /**
   * A block of either article, or of both.
   *
   * @param left null where the left article has none
   * @param leftBlock its place in the left article, from 0; null where it has none
   */
  public record Part(
      Change change,
      @Nullable Block left,
      @Nullable Block right,
      @Nullable Integer leftBlock,
      @Nullable Integer rightBlock) {

    /** The kind of the block, in the left article where it is in both. */
    public Kind kind() {
      return left != null ? left.kind() : requireNonNull(right).kind();
    }
  }

  /** Compares two articles. */
  public static Comparison of(Article left, Article right) {
    List<Part> parts = new Alignment(left.blocks(), right.blocks()).parts();
    return new Comparison(
        first(left, right), Wording.of(left).similarity(Wording.of(right)), cut(parts), parts);
  }

  private static @Nullable Side first(Article left, Article right) {
    if (left.published() == null || right.published() == null) {
      return null;
    }
    int order = left.published().compareTo(right.published());
    return order == 0 ? null : order < 0 ? Side.LEFT : Side.RIGHT;
  }

  private static @Nullable Side cut(List<Part> parts) {
    Side cut = null;
    for (Part part : parts.reversed()) {
      Side without =
          switch (part.change) {
            case ONLY_LEFT -> Side.RIGHT;
            case ONLY_RIGHT -> Side.LEFT;
            case SAME, CHANGED, MOVED -> null;
          };
      if (without == null) {
        return cut;
      }
      if (cut != null && cut != without) {
        return null;
      }
      cut = without;
    }
    return null; // they have nothing in common
  }

  /** Which block of one article is which of the other. */
  private static final class Alignment {
    private final List<Block> left;
    private final List<Block> right;

    /** For each left block its right one; -1 for none. */
    private final int[] rightOf;

    private final boolean[] taken;
    private final Change[] changes;

    Alignment(List<Block> left, List<Block> right) {
      this.left = left;
      this.right = right;
      this.rightOf = new int[left.size()];
      this.taken = new boolean[right.size()];
      this.changes = new Change[left.size()];
      Arrays.fill(rightOf, -1);
      Arrays.fill(changes, Change.ONLY_LEFT);
      List<int[]> same = pairSame();
      pairChangedBetween(same);
    }

    /** Pairs blocks of the same words; returns those pairs that are in order in both. */
    private List<int[]> pairSame() {
      Map<String, Deque<Integer>> places = new HashMap<>();
      for (int j = 0; j < right.size(); j++) {
        places.computeIfAbsent(words(right.get(j)), words -> new ArrayDeque<>()).add(j);
      }
      List<int[]> pairs = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        Integer j = places.getOrDefault(words(left.get(i)), new ArrayDeque<>()).poll();
        if (j != null) {
          pairs.add(new int[] {i, j});
          pair(i, j, Change.MOVED);
        }
      }
      List<int[]> inOrder = longestRising(pairs);
      inOrder.forEach(pair -> changes[pair[0]] = Change.SAME);
      return inOrder;
    }

    private static String words(Block block) {
      return block.text().strip().replaceAll("\\s+", " ");
    }

    private void pair(int i, int j, Change change) {
      rightOf[i] = j;
      taken[j] = true;
      changes[i] = change;
    }

    /** The most pairs whose right places rise as their left ones do. */
    private static List<int[]> longestRising(List<int[]> pairs) {
      int[] tails = new int[pairs.size()];
      int[] before = new int[pairs.size()];
      int length = 0;
      for (int at = 0; at < pairs.size(); at++) {
        int low = 0;
        for (int high = length; low < high; ) {
          int middle = (low + high) >>> 1;
          if (pairs.get(tails[middle])[1] < pairs.get(at)[1]) {
            low = middle + 1;
          } else {
            high = middle;
          }
        }
        before[at] = low == 0 ? -1 : tails[low - 1];
        tails[low] = at;
        length = Math.max(length, low + 1);
      }
      ArrayDeque<int[]> rising = new ArrayDeque<>();
      for (int at = length == 0 ? -1 : tails[length - 1]; at >= 0; at = before[at]) {
        rising.addFirst(pairs.get(at));
      }
      return new ArrayList<>(rising);
    }

    private void pairChangedBetween(List<int[]> same) {
      int i = 0;
      int j = 0;
      for (int[] pair : same) {
        pairChanged(i, pair[0], j, pair[1]);
        i = pair[0] + 1;
        j = pair[1] + 1;
      }
      pairChanged(i, left.size(), j, right.size());
    }

    /** Pairs what is left of two stretches, in order, so that the most words are in common. */
    private void pairChanged(int leftFrom, int leftTo, int rightFrom, int rightTo) {
      int[] lefts = IntStream.range(leftFrom, leftTo).filter(i -> rightOf[i] < 0).toArray();
      int[] rights = IntStream.range(rightFrom, rightTo).filter(j -> !taken[j]).toArray();
      if ((long) lefts.length * rights.length > MAX_PAIRS) {
        return;
      }
      double[][] likeness = likeness(lefts, rights);
      double[][] best = new double[lefts.length + 1][rights.length + 1];
      for (int i = lefts.length - 1; i >= 0; i--) {
        for (int j = rights.length - 1; j >= 0; j--) {
          best[i][j] =
              Math.max(
                  likeness[i][j] + best[i + 1][j + 1], Math.max(best[i + 1][j], best[i][j + 1]));
        }
      }
      for (int i = 0, j = 0; i < lefts.length && j < rights.length; ) {
        if (likeness[i][j] > 0 && best[i][j] == likeness[i][j] + best[i + 1][j + 1]) {
          pair(lefts[i++], rights[j++], Change.CHANGED);
        } else if (best[i][j] == best[i + 1][j]) {
          i++;
        } else {
          j++;
        }
      }
    }

    /** How alike the blocks are; 0 where they are not one block, changed. */
    private double[][] likeness(int[] lefts, int[] rights) {
      int[][] words = new int[rights.length][];
      Arrays.setAll(words, j -> Wording.sortedWords(right.get(rights[j]).text()));
      double[][] likeness = new double[lefts.length][rights.length];
      for (int i = 0; i < lefts.length; i++) {
        Block block = left.get(lefts[i]);
        int[] its = Wording.sortedWords(block.text());
        for (int j = 0; j < rights.length; j++) {
          double alike = Wording.similarity(its, words[j]);
          // An article has one headline: another in its place is that one, changed.
          boolean headlines =
              block.kind() == Kind.HEADLINE && right.get(rights[j]).kind() == Kind.HEADLINE;
          likeness[i][j] = headlines ? Math.max(alike, CHANGED) : alike < CHANGED ? 0 : alike;
        }
      }
      return likeness;
    }

    /** Left blocks in order, each right block before the left one that follows its neighbour. */
    List<Part> parts() {
      List<Part> parts = new ArrayList<>();
      int next = 0;
      for (int i = 0; i < left.size(); i++) {
        int j = rightOf[i];
        if (changes[i] == Change.SAME || changes[i] == Change.CHANGED) {
          addOnlyRight(parts, next, j);
          next = j + 1;
        }
        parts.add(
            new Part(changes[i], left.get(i), j < 0 ? null : right.get(j), i, j < 0 ? null : j));
      }
      addOnlyRight(parts, next, right.size());
      return parts;
    }

    private void addOnlyRight(List<Part> parts, int from, int to) {
      for (int j = from; j < to; j++) {
        if (!taken[j]) {
          parts.add(new Part(Change.ONLY_RIGHT, null, right.get(j), null, j));
        }
      }
    }
  }

  /** As {@code same paragraph 3 4}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(part.change.name().toLowerCase(Locale.ROOT))
          .append(' ')
          .append(part.kind().label())
          .append(' ')
          .append(part.leftBlock)
          .append(' ')
          .append(part.rightBlock)
          .append('\n');
    }
    return text.toString();
  }
}
