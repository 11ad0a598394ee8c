package cuttings.structure;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Links blocks of a story that say the same words again: a caption that echoes a paragraph, a
 * paragraph that was pasted twice. Linear in the story's length.
 */
final class Repeats {
  /** Words in a row that are compared. */
  private static final int SHINGLE = 3;

  /** The share of a block's shingles that must stand in the other. */
  static final double SHARE = 0.8;

  /** Shorter blocks repeat nothing, in shingles: "He said so." is no echo. */
  static final int MIN_SHINGLES = 5;

  private Repeats() {}

  /**
   * The blocks, each that repeats linked to the one whose words it repeats. Of a paragraph and a
   * caption the caption repeats, wherever it stands; else the later one.
   */
  static List<Block> link(List<Block> blocks) {
    List<int[]> shingles = blocks.stream().map(block -> shingles(block.text())).toList();
    Map<Integer, Integer> first = new HashMap<>();
    List<Block> linked = new ArrayList<>(blocks);
    // Paragraphs first, so that whatever echoes one finds it, above or below.
    for (boolean paragraphs : new boolean[] {true, false}) {
      for (int i = 0; i < blocks.size(); i++) {
        if ((blocks.get(i).kind() == Kind.PARAGRAPH) == paragraphs) {
          int of = repeated(shingles.get(i), first);
          if (of >= 0) {
            linked.set(i, repeating(blocks.get(i), of));
          } else {
            for (int shingle : shingles.get(i)) {
              first.putIfAbsent(shingle, i);
            }
          }
        }
      }
    }
    return linked;
  }

  /** The block that holds most of the shingles, where it holds enough; else -1. */
  private static int repeated(int[] shingles, Map<Integer, Integer> first) {
    if (shingles.length < MIN_SHINGLES) {
      return -1;
    }
    Map<Integer, Integer> votes = new HashMap<>();
    for (int shingle : shingles) {
      Integer block = first.get(shingle);
      if (block != null && votes.merge(block, 1, Integer::sum) >= SHARE * shingles.length) {
        return block;
      }
    }
    return -1;
  }

  private static Block repeating(Block block, int of) {
    return new Block(
        block.kind(), block.text(), block.line(), block.lines(), block.confidence(), of);
  }

  private static int[] shingles(String text) {
    Words words = new Words(Lexicon.ENGLISH);
    words.read(text);
    int[] shingles = new int[Math.max(0, words.count - SHINGLE + 1)];
    for (int i = 0; i < shingles.length; i++) {
      for (int k = 0; k < SHINGLE; k++) {
        shingles[i] = shingles[i] * 31 + words.hash[i + k];
      }
    }
    return shingles;
  }
}
