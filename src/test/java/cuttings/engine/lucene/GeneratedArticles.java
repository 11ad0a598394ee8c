package cuttings.engine.lucene;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Articles made of invented words that are as frequent as real ones are (Zipf's law), shaped like
 * news stories: about 400 words, a headline, captions. The same seed and number give the same
 * article.
 */
public final class GeneratedArticles {
  private static final int WORDS = 100_000;
  private static final String[] ONSETS = {
    "b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl",
    "r", "s", "sh", "st", "t", "tr", "v", "w"
  };
  private static final String[] RIMES = {
    "a", "an", "ar", "e", "el", "en", "er", "i", "in", "is", "o", "on", "or", "u", "um", "ay"
  };

  private final long seed;
  private final String[] words = new String[WORDS];

  public GeneratedArticles(long seed) {
    this.seed = seed;
    Random random = new Random(seed);
    Set<String> known = new HashSet<>();
    for (int i = 0; i < WORDS; ) {
      StringBuilder word = new StringBuilder();
      for (int syllables = 1 + random.nextInt(i < 200 ? 2 : 4); syllables > 0; syllables--) {
        word.append(ONSETS[random.nextInt(ONSETS.length)])
            .append(RIMES[random.nextInt(RIMES.length)]);
      }
      if (known.add(word.toString())) {
        words[i++] = word.toString();
      }
    }
  }

  /** The word of that rank: 0 is the most frequent. */
  public String word(int rank) {
    return words[rank];
  }

  public Article article(int number) {
    Random random = new Random(seed * 1_000_003 + number);
    List<Block> blocks = new ArrayList<>();
    add(blocks, Kind.HEADLINE, random, 6 + random.nextInt(6));
    if (random.nextInt(5) < 3) {
      add(blocks, Kind.STANDFIRST, random, 15 + random.nextInt(10));
    }
    add(blocks, Kind.BYLINE, random, 2);
    int paragraphs = 8 + random.nextInt(7);
    for (int i = 0; i < paragraphs; i++) {
      add(blocks, Kind.PARAGRAPH, random, 20 + random.nextInt(25));
      if (random.nextInt(6) == 0) {
        add(blocks, Kind.CAPTION, random, 10 + random.nextInt(15));
      }
    }
    return new Article(
        new Source("/generated", number / 1_000 + "/" + number + ".txt"),
        1,
        "en",
        List.of(words[1_000 + random.nextInt(300)] + " " + words[2_000 + random.nextInt(300)]),
        null,
        LocalDate.ofEpochDay(10_000 + random.nextInt(10_000)),
        blocks);
  }

  private void add(List<Block> blocks, Kind kind, Random random, int length) {
    StringBuilder text = new StringBuilder();
    boolean first = true;
    for (int i = 0; i < length; i++) {
      String word = words[rank(random)];
      if (!first) {
        text.append(' ');
      }
      text.append(first ? Character.toUpperCase(word.charAt(0)) : word.charAt(0))
          .append(word, 1, word.length());
      first = false;
      if (i % 15 == 14 && i < length - 1) {
        text.append('.');
      }
    }
    blocks.add(Block.of(kind, text.append('.').toString(), blocks.size() + 1));
  }

  /** Zipf's law with exponent 1: the logarithm of the rank is spread evenly. */
  private static int rank(Random random) {
    return (int) Math.exp(random.nextDouble() * Math.log(WORDS)) - 1;
  }
}
