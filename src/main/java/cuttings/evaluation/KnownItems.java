package cuttings.evaluation;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Searches of people who have seen an article and want it again: what they remember of it is the
 * question, and the article is the one right answer.
 *
 * @param questions by topic
 * @param judgements one relevant document a topic
 */
public record KnownItems(Map<String, String> questions, Judgements judgements) {

  /** What is remembered. */
  public enum Memory {
    /** The headline, with a third of its words lost, the others in any order, one mistyped. */
    HEADLINE,
    /** A caption; where there is none, how the first paragraph begins. */
    CAPTION
  }

  /** Words of a caption or paragraph that are remembered. */
  private static final int REMEMBERED_WORDS = 12;

  /**
   * The searches for all of these articles.
   *
   * @param articles by the name that a run gives them
   * @param seed the same one gives the same questions
   */
  public static KnownItems of(Map<String, Article> articles, Memory memory, long seed) {
    Map<String, String> questions = new LinkedHashMap<>();
    Map<String, Map<String, Integer>> judged = new LinkedHashMap<>();
    Random random = new Random(seed);
    articles.forEach(
        (name, article) -> {
          String question =
              switch (memory) {
                case HEADLINE -> distorted(article.headline(), random);
                case CAPTION -> caption(article);
              };
          if (!question.isBlank()) {
            questions.put(name, question);
            judged.put(name, Map.of(name, 1));
          }
        });
    return new KnownItems(questions, new Judgements(judged));
  }

  private static String distorted(String headline, Random random) {
    if (headline == null) {
      return "";
    }
    List<String> words = new ArrayList<>(Arrays.asList(headline.strip().split("\\s+", -1)));
    Collections.shuffle(words, random);
    List<String> kept = words.subList(0, Math.max(1, words.size() * 2 / 3));
    kept.set(0, mistyped(kept.getFirst(), random));
    return String.join(" ", kept);
  }

  /** Two letters that have changed places. */
  private static String mistyped(String word, Random random) {
    if (word.length() < 4) {
      return word;
    }
    int at = 1 + random.nextInt(word.length() - 2);
    return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
  }

  private static String caption(Article article) {
    for (Kind kind : List.of(Kind.CAPTION, Kind.PARAGRAPH)) {
      for (Block block : article.blocks()) {
        if (block.kind() == kind) {
          String[] words = block.text().strip().split("\\s+", -1);
          return String.join(
              " ", Arrays.asList(words).subList(0, Math.min(REMEMBERED_WORDS, words.length)));
        }
      }
    }
    return "";
  }
}
