package cuttings.engine;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes articles for tests, a block a call. */
public final class TestArticles {
  private final Source source;
  private int number = 1;
  private String language = "en";
  private List<String> authors = List.of();
  private @Nullable LocalDate published;
  private final List<Block> blocks = new ArrayList<>();

  private TestArticles(Source source) {
    this.source = source;
  }

  public static TestArticles article(String path) {
    return new TestArticles(new Source("/archive", path));
  }

  public TestArticles number(int number) {
    this.number = number;
    return this;
  }

  public TestArticles language(String language) {
    this.language = language;
    return this;
  }

  public TestArticles by(String... authors) {
    this.authors = List.of(authors);
    return this;
  }

  public TestArticles published(String day) {
    this.published = LocalDate.parse(day);
    return this;
  }

  public TestArticles headline(String text) {
    return block(Kind.HEADLINE, text);
  }

  public TestArticles standfirst(String text) {
    return block(Kind.STANDFIRST, text);
  }

  public TestArticles caption(String text) {
    return block(Kind.CAPTION, text);
  }

  public TestArticles paragraph(String text) {
    return block(Kind.PARAGRAPH, text);
  }

  public TestArticles block(Kind kind, String text) {
    blocks.add(Block.of(kind, text, blocks.size() + 1));
    return this;
  }

  /** A caption that repeats the words of an earlier block. */
  public TestArticles echo(String text, int of) {
    blocks.add(new Block(Kind.CAPTION, text, blocks.size() + 1, 1, 1, of));
    return this;
  }

  public Article make() {
    return new Article(source, number, language, authors, null, published, blocks);
  }
}
