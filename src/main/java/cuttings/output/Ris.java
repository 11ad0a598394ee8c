package cuttings.output;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** References as RIS, which reference managers import: a newspaper article each. */
final class Ris implements ArticleWriter {
  private final Writer out;

  Ris(Writer out) {
    this.out = out;
  }

  @Override
  public void write(Article article) throws IOException {
    tag("TY", "NEWS");
    tag("ID", article.id());
    tag("TI", article.headline());
    for (String author : article.authors()) {
      tag("AU", familyFirst(author));
    }
    LocalDate published = article.published();
    if (published != null) {
      tag("PY", String.valueOf(published.getYear()));
      tag(
          "DA",
          String.format(
              Locale.ROOT,
              "%04d/%02d/%02d/",
              published.getYear(),
              published.getMonthValue(),
              published.getDayOfMonth()));
    }
    tag("CY", article.place());
    for (Block block : article.blocks()) {
      if (block.kind() == Kind.STANDFIRST) {
        tag("AB", block.text());
      }
    }
    if (!article.language().equals(Article.UNKNOWN_LANGUAGE)) {
      tag("LA", article.language());
    }
    tag("N1", BibTex.place(article));
    // The space after the hyphen is part of the tag, even where nothing follows it.
    out.append("ER  - \r\n\r\n");
  }

  private void tag(String tag, @Nullable String value) throws IOException {
    if (value != null) {
      out.append(tag).append("  - ").append(BibTex.oneLine(value)).append("\r\n");
    }
  }

  /**
   * A name as RIS wants it: "Leyen, Ursula von der" would lose the particle, so it stays with the
   * family ("von der Leyen, Ursula"). One word, and what has a comma already, stays as it is.
   */
  static String familyFirst(String name) {
    String[] words = name.strip().split("\\s+");
    if (words.length == 1 || name.contains(",")) {
      return name;
    }
    int last = words.length - 1;
    boolean suffix = last > 1 && words[last].matches("(?:Jr|Sr)\\.?|I{2,3}|IV");
    int family = suffix ? last - 1 : last;
    int end = family;
    while (family > 1 && Character.isLowerCase(words[family - 1].codePointAt(0))) {
      family--;
    }
    String given = String.join(" ", Arrays.copyOfRange(words, 0, family));
    String families = String.join(" ", Arrays.copyOfRange(words, family, end + 1));
    return families + ", " + given + (suffix ? ", " + words[last] : "");
  }
}
