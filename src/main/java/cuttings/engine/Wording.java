package cuttings.engine;

import cuttings.article.Article;
import cuttings.article.Block;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * The words of an article's body in order, to tell whether another is a version of it. The body is
 * all but headline, byline and dateline, which change from paper to paper; paragraphing, case and
 * punctuation do not count. In scripts that write without spaces a character is a word.
 *
 * <p>Two articles are versions of one story where their shingles (runs of {@link #SHINGLE} words)
 * overlap: the shared ones are at least {@link #OF_SHORTER} of the one with fewer, and at least
 * {@link #OF_LONGER} of the other. The first finds a cut tail and changed words; the second lets
 * agency copy sit in a piece of about three times its length, but no brief pull in every page that
 * quotes it. {@code docs/versions.md} has what was measured.
 */
public final class Wording {

  /** Words in a row that are compared as one. */
  static final int SHINGLE = 4;

  /** The least share of the shorter body that the other must hold. */
  static final double OF_SHORTER = 0.45;

  /** The least share of the longer body that the other must hold. */
  static final double OF_LONGER = 0.25;

  /**
   * Words below which a body is too little to tell ("Photograph: Reuters"): such articles are
   * versions only where headline and body are the same, word for word.
   */
  static final int FEWEST_WORDS = 16;

  /** Words of a body that are compared; what follows is not. */
  static final int MAX_WORDS = 20_000;

  private final int[] words;
  private final int[] shingles;

  private Wording(int[] words, int[] shingles) {
    this.words = words;
    this.shingles = shingles;
  }

  /** The wording of an article. */
  public static Wording of(Article article) {
    Words body = new Words();
    for (Block block : article.blocks()) {
      if (isBody(block)) {
        body.add(block.text());
      }
    }
    if (body.count >= FEWEST_WORDS) {
      return new Wording(body.toArray(), shingles(body));
    }
    Words all = new Words();
    String headline = article.headline();
    if (headline != null) {
      all.add(headline);
    }
    all.add(body);
    return new Wording(
        all.toArray(), all.count == 0 ? new int[0] : new int[] {hash(all.hashes, 0, all.count)});
  }

  private static boolean isBody(Block block) {
    // A caption that repeats a paragraph says nothing more.
    return block.repeats() == null
        && switch (block.kind()) {
          case HEADLINE, BYLINE, DATELINE -> false;
          case STANDFIRST, SUBHEADING, CAPTION, PARAGRAPH -> true;
        };
  }

  /** Hashes of the words of a text, for {@link #similarity(int[], int[])}. */
  static int[] sortedWords(String text) {
    Words words = new Words();
    words.add(text);
    return sorted(words.toArray());
  }

  /** How many words it has. */
  public int length() {
    return words.length;
  }

  /** A hash for each shingle, in order, repeats among them; not to be changed. Empty: no words. */
  public int[] shingles() {
    return shingles;
  }

  /** Whether the two are versions of one story. */
  public boolean isVersionOf(Wording other) {
    int[] mine = distinct(shingles);
    int[] its = distinct(other.shingles);
    int shared = shared(mine, its);
    return shared > 0
        && shared >= OF_SHORTER * Math.min(mine.length, its.length)
        && shared >= OF_LONGER * Math.max(mine.length, its.length);
  }

  /** Of the words of both, the share that both have, each as often as it stands: 0 to 1. */
  public double similarity(Wording other) {
    return similarity(sorted(words), sorted(other.words));
  }

  static double similarity(int[] sorted, int[] others) {
    int shared = shared(sorted, others);
    int all = sorted.length + others.length - shared;
    return all == 0 ? 1 : shared / (double) all;
  }

  private static int[] sorted(int[] hashes) {
    int[] sorted = hashes.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static int[] distinct(int[] hashes) {
    int[] sorted = sorted(hashes);
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  private static int shared(int[] sorted, int[] others) {
    int shared = 0;
    for (int i = 0, j = 0; i < sorted.length && j < others.length; ) {
      if (sorted[i] == others[j]) {
        shared++;
        i++;
        j++;
      } else if (sorted[i] < others[j]) {
        i++;
      } else {
        j++;
      }
    }
    return shared;
  }

  private static int[] shingles(Words words) {
    int[] shingles = new int[words.count - SHINGLE + 1];
    for (int i = 0; i < shingles.length; i++) {
      shingles[i] = hash(words.hashes, i, i + SHINGLE);
    }
    return shingles;
  }

  private static int hash(int[] words, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 0x01000193 + words[i];
    }
    return mixed(hash);
  }

  /** Spreads a hash over all its bits (the finish of MurmurHash3). */
  private static int mixed(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }

  /** Collects words as hashes. */
  private static final class Words {
    private int[] hashes = new int[512];
    private int count;

    void add(String raw) {
      String text =
          Normalizer.isNormalized(raw, Normalizer.Form.NFC)
              ? raw
              : Normalizer.normalize(raw, Normalizer.Form.NFC);
      int hash = 0;
      boolean inside = false;
      for (int at = 0; at < text.length(); ) {
        int character = text.codePointAt(at);
        at += Character.charCount(character);
        boolean whole = character >= FIRST_WITHOUT_SPACES && isWord(character);
        if (inside && (whole || !isPart(character))) {
          add(hash);
          inside = false;
        }
        if (whole) {
          add(character);
        } else if (isPart(character)) {
          hash = (inside ? hash : 0) * 31 + Character.toLowerCase(character);
          inside = true;
        }
      }
      if (inside) {
        add(hash);
      }
    }

    void add(Words others) {
      for (int i = 0; i < others.count; i++) {
        put(others.hashes[i]);
      }
    }

    private void add(int hash) {
      put(mixed(hash));
    }

    private void put(int hash) {
      if (count == MAX_WORDS) {
        return;
      }
      if (count == hashes.length) {
        hashes = Arrays.copyOf(hashes, count * 2);
      }
      hashes[count++] = hash;
    }

    int[] toArray() {
      return Arrays.copyOf(hashes, count);
    }

    /** Thai is the first script in Unicode's order that is written without spaces. */
    private static final int FIRST_WITHOUT_SPACES = 0x0E00;

    private static boolean isWord(int character) {
      return Character.isLetter(character)
          && switch (UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
          };
    }

    private static boolean isPart(int character) {
      if (character < 0x80) {
        return ((character | 0x20) >= 'a' && (character | 0x20) <= 'z')
            || (character >= '0' && character <= '9');
      }
      return switch (Character.getType(character)) {
        case Character.UPPERCASE_LETTER,
            Character.LOWERCASE_LETTER,
            Character.TITLECASE_LETTER,
            Character.MODIFIER_LETTER,
            Character.OTHER_LETTER,
            Character.DECIMAL_DIGIT_NUMBER,
            Character.NON_SPACING_MARK,
            Character.COMBINING_SPACING_MARK ->
            true;
        default -> false;
      };
    }
  }

  /** As {@code Wording[412 words]}. */
  @Override
  public String toString() {
    return "Wording[" + words.length + " words]";
  }
}
