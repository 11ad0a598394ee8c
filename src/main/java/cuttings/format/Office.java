package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import cuttings.format.office.Extraction;
import cuttings.format.office.Extraction.Paragraph;
import cuttings.format.office.Extraction.Role;
import cuttings.format.office.ExtractionException;
import cuttings.format.office.Extractor;
import cuttings.structure.Attribution;
import cuttings.structure.Line;
import cuttings.structure.Recovery;
import cuttings.structure.Story;
import cuttings.structure.StructureRecovery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A document of a word processor, or a PDF. Its paragraphs are lines whose structure is recovered;
 * what the document states of them by its styles, or by the size of its type, counts for more.
 */
final class Office implements ArticleReader {
  private final String format;
  private final Predicate<Head> accepted;
  private final Extractor extractor;
  private final StructureRecovery recovery = new StructureRecovery();

  private Office(String format, Predicate<Head> accepted, Extractor extractor) {
    this.format = format;
    this.accepted = accepted;
    this.extractor = extractor;
  }

  /** The formats, which share the processes that read them. */
  static List<Format> all(Extractor extractor) {
    return List.of(
        new Office("pdf", head -> head.has(0, "%PDF-") || head.has(3, "%PDF-"), extractor),
        new Office(
            "docx",
            head ->
                isZip(head)
                    && (head.named(".docx", ".docm")
                        || (head.has(30, "[Content_Types].xml") && head.text().contains("word/"))),
            extractor),
        new Office(
            "odt",
            head ->
                head.has(30, "mimetypeapplication/vnd.oasis.opendocument.text")
                    || (isZip(head) && head.named(".odt")),
            extractor),
        new Office("rtf", head -> head.has(0, "{\\rtf"), extractor),
        new Office("doc", head -> head.has(0, NoText.COMPOUND), extractor));
  }

  private static boolean isZip(Head head) {
    return head.has(0, "PK\3\4");
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public boolean accepts(Head head) {
    return accepted.test(head);
  }

  @Override
  public Reading read(Source source, byte[] bytes) throws IOException, UnreadableException {
    Extraction extraction;
    try {
      extraction = extractor.extract(format, bytes);
    } catch (ExtractionException e) {
      throw new UnreadableException(source, null, e.reason(), e.remedy());
    }
    if (extraction.isBlank()) {
      throw new UnreadableException(
          source,
          null,
          format.equals("pdf") ? "no text in it (a scan?)" : "no text in it",
          format.equals("pdf") ? "Have its text recognised (OCR) first" : "Leave it out");
    }
    List<Line> lines = new ArrayList<>();
    List<Role> roles = new ArrayList<>();
    List<Line> furniture = new ArrayList<>();
    for (Paragraph paragraph : extraction.paragraphs()) {
      for (String text : paragraph.text().split("\\R", -1)) {
        Line line = new Line(lines.size() + 1, text);
        if (paragraph.role() == Role.FURNITURE) {
          furniture.add(line);
        } else {
          lines.add(line);
          roles.add(paragraph.role());
        }
      }
    }
    Recovery recovered = recovery.recover(lines);
    furniture.addAll(recovered.furniture());
    List<Article> articles = new ArrayList<>();
    for (List<Block> found : stories(recovered, roles)) {
      List<Block> blocks = blocks(found, roles);
      articles.add(
          Attribution.of(blocks)
              .or(Attribution.ofPath(source))
              .article(source, articles.size() + 1, Article.UNKNOWN_LANGUAGE, blocks));
    }
    return new Reading(format, null, articles, 0, furniture);
  }

  /** The stories' blocks: none begins with what the document states to be amid one. */
  private static List<List<Block>> stories(Recovery recovered, List<Role> roles) {
    boolean titled = roles.contains(Role.TITLE);
    List<List<Block>> stories = new ArrayList<>();
    for (Story story : recovered.stories()) {
      Role first = roles.get(story.blocks().getFirst().line() - 1);
      boolean amid =
          first == Role.SUBTITLE || first == Role.CAPTION || (titled && first == Role.HEADING);
      if (amid && !stories.isEmpty()) {
        stories.getLast().addAll(story.blocks());
      } else {
        stories.add(new ArrayList<>(story.blocks()));
      }
    }
    return stories;
  }

  /** A story's blocks, of the kinds that the document states; it has no lines to speak of. */
  private static List<Block> blocks(List<Block> story, List<Role> roles) {
    List<Block> blocks = new ArrayList<>();
    for (Block block : story) {
      Role role = roles.get(block.line() - 1);
      boolean begins = blocks.stream().allMatch(above -> above.kind() != Kind.PARAGRAPH);
      Kind kind = kind(block.kind(), role, begins);
      double confidence = role == Role.TEXT ? block.confidence() : 1;
      blocks.add(new Block(kind, block.text(), null, 1, confidence, null));
    }
    return blocks;
  }

  /**
   * @param begins whether no paragraph of the story stands above
   */
  private static Kind kind(Kind recovered, Role role, boolean begins) {
    if (role != Role.ROW && (recovered == Kind.BYLINE || recovered == Kind.DATELINE)) {
      return recovered;
    }
    return switch (role) {
      case TITLE -> begins || recovered == Kind.HEADLINE ? Kind.HEADLINE : Kind.SUBHEADING;
      case SUBTITLE -> begins ? Kind.STANDFIRST : Kind.SUBHEADING;
      case HEADING ->
          recovered == Kind.HEADLINE || recovered == Kind.STANDFIRST ? recovered : Kind.SUBHEADING;
      case CAPTION -> Kind.CAPTION;
      case ROW -> Kind.PARAGRAPH;
      case TEXT, FURNITURE -> recovered;
    };
  }
}
