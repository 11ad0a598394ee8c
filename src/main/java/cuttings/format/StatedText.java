package cuttings.format;

import java.util.HashSet;
import java.util.Set;

/**
 * A whole text that a page states of its article to machines, which confirms what stands on the
 * page. It is known by its runs of words, so that asking takes the time of the question alone.
 */
final class StatedText {
  /** Words of a run; a text of fewer is not confirmed. */
  private static final int RUN = 5;

  /** Fewest runs of a text that is more than a summary: about 400 characters. */
  private static final int MIN_RUNS = 60;

  private final Set<Integer> runs = new HashSet<>();

  StatedText(String text) {
    for (int run : runs(text)) {
      runs.add(run);
    }
  }

  /** Whether it is long enough to be the article, and no summary of it. */
  boolean isWhole() {
    return runs.size() >= MIN_RUNS;
  }

  /** Whether it holds all runs of words of another text; false where that has none. */
  boolean says(String text) {
    if (runs.isEmpty()) {
      return false;
    }
    int[] asked = runs(text);
    for (int run : asked) {
      if (!runs.contains(run)) {
        return false;
      }
    }
    return asked.length > 0;
  }

  /** A number for each run of words, one beginning at every word. */
  private static int[] runs(String text) {
    String[] words = Words.join(text).strip().split(" ", -1);
    int[] runs = new int[Math.max(0, words.length - RUN + 1)];
    for (int i = 0; i < runs.length; i++) {
      for (int j = i; j < i + RUN; j++) {
        runs[i] = 31 * runs[i] + words[j].hashCode();
      }
    }
    return runs;
  }
}
