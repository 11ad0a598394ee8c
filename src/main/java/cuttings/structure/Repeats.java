package cuttings.structure;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.List;

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
    LineWords words = new LineWords(Lexicon.ENGLISH);
    int[][] shingles = new int[blocks.size()][];
    int total = 0;
    for (int i = 0; i < shingles.length; i++) {
      shingles[i] = shingles(words, blocks.get(i).text());
      total += shingles[i].length;
    }
    LastLines first = new LastLines(total);
    int[] votes = new int[shingles.length];
    List<Block> linked = new ArrayList<>(blocks);
    // Paragraphs first, so that whatever echoes one finds it, above or below.
    for (boolean paragraphs : new boolean[] {true, false}) {
      for (int i = 0; i < shingles.length; i++) {
        if ((blocks.get(i).kind() == Kind.PARAGRAPH) == paragraphs) {
          int of = repeated(shingles[i], first, votes);
          if (of >= 0) {
            linked.set(i, repeating(blocks.get(i), of));
          } else {
            for (int shingle : shingles[i]) {
              if (first.get(shingle) == LastLines.NEVER) {
                first.put(shingle, i);
              }
            }
          }
        }
      }
    }
    return linked;
  }

  /**
   * The block that holds enough of the shingles; -1 where none does.
   *
   * @param votes by block; all are 0, and are left so
   */
  private static int repeated(int[] shingles, LastLines first, int[] votes) {
    if (shingles.length < MIN_SHINGLES) {
      return -1;
    }
    int found = -1;
    for (int shingle : shingles) {
      int block = first.get(shingle);
      if (block != LastLines.NEVER && ++votes[block] >= SHARE * shingles.length) {
        found = block;
        break;
      }
    }
    for (int shingle : shingles) {
      int block = first.get(shingle);
      if (block != LastLines.NEVER) {
        votes[block] = 0;
      }
    }
    return found;
  }

  private static Block repeating(Block block, int of) {
    return new Block(
        block.kind(), block.text(), block.line(), block.lines(), block.confidence(), of);
  }

  private static int[] shingles(LineWords words, String text) {
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
