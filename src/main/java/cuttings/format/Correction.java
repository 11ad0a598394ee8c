package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.structure.Attribution;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a person says of an article, in front matter or a sidecar: it overrides what was read or
 * guessed. A text stated as a kind marks the block that begins so; where none does, it is added.
 */
final class Correction {
  /** A mark of fewer words must be the block's whole text. */
  private static final int MIN_WORDS_OF_BEGINNING = 3;

  /** Most texts that are stated; each is looked for in the whole file. */
  static final int MAX_MARKS = 1000;

  private final Draft stated;
  private final List<Block> marks;

  private Correction(Draft stated) {
    this.stated = stated;
    this.marks = stated.blocks().stream().limit(MAX_MARKS).toList();
  }

  /** By the fields of {@link RecordFields}. */
  static Correction of(JsonNode fields) {
    Draft draft = new Draft();
    RecordFields.of(fields).state(draft);
    return new Correction(draft);
  }

  /** Whether it names the headline, and so says that there is one article. */
  boolean hasHeadline() {
    return marks.stream().anyMatch(mark -> mark.kind() == Kind.HEADLINE);
  }

  /** The article as it is then. */
  Article of(Article article) {
    return facts(with(article, blocks(article.blocks())));
  }

  /** Another article of the same file: what came out together came out on one day. */
  Article besides(Article article) {
    Attribution attribution =
        new Attribution(List.of(), null, stated.attribution().published())
            .or(new Attribution(article.authors(), article.place(), article.published()));
    return attribution.article(
        article.source(), article.number(), language(article), article.blocks());
  }

  private String language(Article article) {
    return stated.language().equals(Article.UNKNOWN_LANGUAGE)
        ? article.language()
        : stated.language();
  }

  /** The article by whom, where, when and in the language that was said; its blocks as they are. */
  Article facts(Article article) {
    Attribution attribution =
        stated
            .attribution()
            .or(Attribution.of(marks))
            .or(new Attribution(article.authors(), article.place(), article.published()));
    return attribution.article(
        article.source(), article.number(), language(article), article.blocks());
  }

  /** Articles of one file as they are then: each mark in the one that holds it, else the first. */
  List<Article> of(List<Article> articles) {
    if (articles.size() == 1) {
      return List.of(of(articles.getFirst()));
    }
    List<Article> corrected = new ArrayList<>();
    List<Block> left = new ArrayList<>(marks);
    for (Article article : articles) {
      List<Block> blocks = marked(article.blocks(), left);
      corrected.add(besides(with(article, blocks)));
    }
    Article first = corrected.getFirst();
    List<Block> blocks = new ArrayList<>(first.blocks());
    left.forEach(block -> insert(block, blocks));
    corrected.set(0, facts(with(first, blocks)));
    return corrected;
  }

  private static Article with(Article article, List<Block> blocks) {
    return new Article(
        article.source(),
        article.number(),
        article.language(),
        article.authors(),
        article.place(),
        article.published(),
        blocks);
  }

  /** Blocks as they are then: those marked, of the kind stated, certain; others added. */
  List<Block> blocks(List<Block> blocks) {
    List<Block> left = new ArrayList<>(marks);
    List<Block> corrected = marked(blocks, left);
    left.forEach(block -> insert(block, corrected));
    return corrected;
  }

  /**
   * Blocks with those marked of their kind; the marks that were found are taken from {@code left}.
   */
  private List<Block> marked(List<Block> blocks, List<Block> left) {
    List<Block> corrected = new ArrayList<>(blocks);
    boolean[] taken = new boolean[blocks.size()];
    List<String> texts = blocks.stream().map(b -> Words.join(b.text())).toList();
    for (Block mark : List.copyOf(left)) {
      int at = find(mark, texts, taken);
      if (at >= 0) {
        left.remove(mark);
        taken[at] = true;
        Block block = blocks.get(at);
        corrected.set(
            at,
            new Block(mark.kind(), block.text(), block.line(), block.lines(), 1, block.repeats()));
      }
    }
    if (hasHeadline()) {
      for (int i = 0; i < taken.length; i++) {
        Block block = corrected.get(i);
        // A guess that loses to a person's word is still a line that looks like a heading.
        if (!taken[i] && block.kind() == Kind.HEADLINE) {
          corrected.set(i, as(Kind.SUBHEADING, block));
        }
      }
    }
    return corrected;
  }

  private static int find(Block mark, List<String> texts, boolean[] taken) {
    String words = Words.join(mark.text());
    int beginning = -1;
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      if (!taken[i] && text.equals(words)) {
        return i;
      }
      if (!taken[i] && beginning < 0 && text.startsWith(words)) {
        beginning = i;
      }
    }
    return words.strip().split(" ", -1).length < MIN_WORDS_OF_BEGINNING ? -1 : beginning;
  }

  /** Puts a block where its kind stands: above what comes later in reading order, or at the end. */
  private static void insert(Block block, List<Block> blocks) {
    int at = blocks.size();
    boolean above =
        switch (block.kind()) {
          case HEADLINE, STANDFIRST, BYLINE, DATELINE -> true;
          case SUBHEADING, CAPTION, PARAGRAPH -> false;
        };
    if (above) {
      at = 0;
      while (at < blocks.size() && isAbove(blocks.get(at).kind(), block.kind())) {
        at++;
      }
    }
    insert(block, at, blocks);
  }

  /** Puts a block at a place; what repeats another still does. */
  private static void insert(Block block, int at, List<Block> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      Block other = blocks.get(i);
      if (other.repeats() != null && other.repeats() >= at) {
        blocks.set(
            i,
            new Block(
                other.kind(),
                other.text(),
                other.line(),
                other.lines(),
                other.confidence(),
                other.repeats() + 1));
      }
    }
    blocks.add(at, block);
  }

  private static boolean isAbove(Kind kind, Kind of) {
    return kind != Kind.SUBHEADING && kind.compareTo(of) <= 0;
  }

  private static Block as(Kind kind, Block block) {
    return new Block(
        kind, block.text(), block.line(), block.lines(), block.confidence(), block.repeats());
  }
}
