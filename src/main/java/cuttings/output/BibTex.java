package cuttings.output;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** References as BibTeX in UTF-8: an {@code @article} each, marked as a newspaper's. */
final class BibTex implements ArticleWriter {
  private final Writer out;

  BibTex(Writer out) {
    this.out = out;
  }

  @Override
  public void write(Article article) throws IOException {
    out.append("@article{").append(key(article));
    if (!article.authors().isEmpty()) {
      field("author", String.join(" and ", article.authors().stream().map(BibTex::name).toList()));
    }
    // In braces of its own: styles would write all but its first letter small.
    field("title", article.headline() == null ? null : "{" + escaped(article.headline()) + "}");
    LocalDate published = article.published();
    if (published != null) {
      field("date", published.toString());
      field("year", String.valueOf(published.getYear()));
      String month = published.getMonth().getDisplayName(TextStyle.SHORT, Locale.ROOT);
      out.append(",\n  month = ").append(month.substring(0, 3).toLowerCase(Locale.ROOT));
    }
    field("location", article.place() == null ? null : escaped(article.place()));
    for (Block block : article.blocks()) {
      if (block.kind() == Kind.STANDFIRST) {
        field("abstract", escaped(block.text()));
        break;
      }
    }
    if (!article.language().equals(Article.UNKNOWN_LANGUAGE)) {
      field("language", escaped(article.language()));
    }
    field("entrysubtype", "newspaper");
    field("note", escaped(place(article)));
    out.append("\n}\n\n");
  }

  private void field(String name, @Nullable String value) throws IOException {
    if (value != null) {
      out.append(",\n  ").append(name).append(" = {").append(value).append('}');
    }
  }

  /** Readable, and unique by the article's id: {@code line2024-0f823f54}. */
  private static String key(Article article) {
    String author = article.authors().isEmpty() ? "anon" : article.authors().getFirst();
    String family = author.substring(author.strip().lastIndexOf(' ') + 1);
    String ascii =
        Normalizer.normalize(family, Normalizer.Form.NFD)
            .replaceAll("[^A-Za-z]", "")
            .toLowerCase(Locale.ROOT);
    LocalDate published = article.published();
    return (ascii.isEmpty() ? "anon" : ascii)
        + (published == null ? "" : published.getYear())
        + "-"
        + article.id().substring(0, 8);
  }

  /** A name of one person or desk: in braces where BibTeX would read it as several or turn it. */
  private static String name(String author) {
    String name = escaped(author);
    boolean whole = author.contains(",") || author.matches("(?i).*\\band\\b.*");
    return whole ? "{" + name + "}" : name;
  }

  /** Where an article lies: {@code the-courant/storm.txt, line 20}. */
  static String place(Article article) {
    String path = article.source().path();
    return article.line() == null ? path : path + ", line " + article.line();
  }

  /** Text that TeX prints as it is, and that closes no brace of ours. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    String line = oneLine(text);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\textbackslash{}");
        case '{', '}', '$', '&', '#', '%', '_' -> escaped.append('\\').append(c);
        case '~' -> escaped.append("\\textasciitilde{}");
        case '^' -> escaped.append("\\textasciicircum{}");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Without line ends and other control characters, which would begin a field of their own. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean breaks = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      line.append(breaks ? ' ' : c);
    }
    return line.toString();
  }
}
