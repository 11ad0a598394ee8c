package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import cuttings.structure.Attribution;
import cuttings.structure.Byline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An article in the making, from what its format states of it: parts come in any order, perhaps
 * twice, and blank ones count as not stated.
 */
final class Draft {
  /** Most blocks that are kept apart; what is said beyond them is one paragraph at the end. */
  static final int MAX_BLOCKS = 100_000;

  /** Bylines that are compared each with each, and headlines with what might repeat them. */
  static final int MAX_COMPARED = 100;

  /** The longest credit that is looked for in its caption, in UTF-16 units. */
  static final int MAX_SOUGHT_CREDIT_CHARS = 400;

  private final List<Block> headlines = new ArrayList<>();
  private final List<Block> standfirsts = new ArrayList<>();
  private final List<Block> bylines = new ArrayList<>();
  private final List<Block> datelines = new ArrayList<>();
  private final List<Block> body = new ArrayList<>();
  private final StringBuilder beyond = new StringBuilder();
  private final Set<String> authors = new LinkedHashSet<>();
  private int count;
  private String language = Article.UNKNOWN_LANGUAGE;
  private List<Block> exactly = List.of();
  private boolean authorsKnown;
  private @Nullable String place;
  private @Nullable String desk;
  private @Nullable LocalDate published;

  /** A headline; what is said in a second one is a standfirst. */
  Draft headline(String text) {
    return say(headlines, Kind.HEADLINE, text);
  }

  Draft standfirst(String text) {
    return say(standfirsts, Kind.STANDFIRST, text);
  }

  /** A byline that stands above the text, wherever the format states it. */
  Draft byline(String text) {
    return say(bylines, Kind.BYLINE, text);
  }

  /** A dateline that stands above the text. */
  Draft dateline(String text) {
    return say(datelines, Kind.DATELINE, text);
  }

  Draft caption(String text) {
    return say(body, Kind.CAPTION, text);
  }

  /** A caption with its credit, which it may have already; a credit alone says nothing. */
  static String credited(String caption, String credit) {
    boolean says =
        caption.isBlank()
            || (credit.length() <= MAX_SOUGHT_CREDIT_CHARS && caption.contains(credit));
    return says ? caption : caption + " " + credit;
  }

  Draft subheading(String text) {
    return say(body, Kind.SUBHEADING, text);
  }

  Draft paragraph(String text) {
    return say(body, Kind.PARAGRAPH, text);
  }

  private Draft say(List<Block> part, Kind kind, String text) {
    String plain = BlockText.line(text);
    if (!plain.isEmpty()) {
      put(part, Block.of(kind, plain, null));
    }
    return this;
  }

  private void put(List<Block> part, Block block) {
    if (count < MAX_BLOCKS) {
      part.add(block);
      count++;
    } else {
      beyond.append(block.text()).append(' ');
    }
  }

  /** Blocks in reading order; a byline or dateline amid the text stays where it is. */
  Draft add(List<Block> blocks) {
    boolean opens = firstParagraph() < 0;
    for (Block block : blocks) {
      opens &= block.kind() != Kind.PARAGRAPH;
      List<Block> part =
          switch (block.kind()) {
            case HEADLINE -> headlines;
            case STANDFIRST -> standfirsts;
            case BYLINE -> opens ? bylines : body;
            case DATELINE -> opens ? datelines : body;
            case SUBHEADING, CAPTION, PARAGRAPH -> body;
          };
      put(part, block);
    }
    return this;
  }

  /** Somebody named as a writer apart from the byline. */
  Draft author(String name) {
    String plain = BlockText.line(name);
    if (!plain.isEmpty()) {
      authors.add(plain);
    }
    return this;
  }

  /** These blocks and no others, as they stand; none says nothing. */
  Draft exactly(List<Block> blocks) {
    exactly = List.copyOf(blocks);
    return this;
  }

  /** The authors said are all there are, even none: its bylines are not asked. */
  Draft authorsKnown() {
    authorsKnown = true;
    return this;
  }

  /** Where it was filed, whatever its byline and dateline say. */
  Draft place(String name) {
    String plain = BlockText.line(name);
    place = place == null && !plain.isEmpty() ? plain : place;
    return this;
  }

  /** Where it was filed, should no byline and no dateline say. */
  Draft desk(String name) {
    String plain = BlockText.line(name);
    desk = desk == null && !plain.isEmpty() ? plain : desk;
    return this;
  }

  /** The day it came out, as ISO 8601 or in words; of several the first that is one counts. */
  Draft published(String text) {
    return published(RecordFields.day(text));
  }

  Draft published(@Nullable LocalDate day) {
    published = published == null ? day : published;
    return this;
  }

  /** A language tag such as {@code en-GB}; of several the first that is one counts. */
  Draft language(String tag) {
    language = language.equals(Article.UNKNOWN_LANGUAGE) ? PageFacts.language(tag) : language;
    return this;
  }

  boolean hasByline() {
    return !bylines.isEmpty();
  }

  /** Whether the headline says this. */
  boolean isHeadline(String text) {
    String words = Words.join(text);
    return headlines.stream()
        .limit(MAX_COMPARED)
        .anyMatch(said -> Words.join(said.text()).equals(words));
  }

  /** Who, where and when were stated apart from the blocks. */
  Attribution attribution() {
    return new Attribution(List.copyOf(authors), place, published);
  }

  String language() {
    return language;
  }

  /** The headline that was stated; null where none was. */
  @Nullable String headline() {
    return headlines.isEmpty() ? null : headlines.getFirst().text();
  }

  /** The captions that were stated, joined. */
  String captions() {
    return body.stream()
        .filter(block -> block.kind() == Kind.CAPTION)
        .map(Block::text)
        .collect(Collectors.joining(" "));
  }

  boolean hasHeadline() {
    return !headlines.isEmpty();
  }

  /**
   * The article; empty where nothing was said.
   *
   * @param isFile whether its source is its file, whose path may say when it came out
   */
  Optional<Article> article(Source source, int number, boolean isFile) {
    List<Block> blocks = exactly.isEmpty() ? blocks() : exactly;
    if (blocks.isEmpty()) {
      return Optional.empty();
    }
    List<Block> said = new ArrayList<>(datelines);
    said.addAll(blocks);
    Attribution asked = Attribution.of(said);
    if (authorsKnown) {
      asked = new Attribution(List.of(), asked.place(), asked.published());
    }
    Attribution attribution = attribution().or(asked).or(new Attribution(List.of(), desk(), null));
    if (isFile) {
      attribution = attribution.or(Attribution.ofPath(source));
    }
    return Optional.of(attribution.article(source, number, language, blocks));
  }

  /** The desk's place written as those of datelines are: agencies shout it. */
  private @Nullable String desk() {
    if (desk == null) {
      return null;
    }
    String read = Attribution.of(List.of(Block.of(Kind.DATELINE, desk, null))).place();
    return read == null ? desk : read;
  }

  /** What was read from a file that holds this article alone. */
  Reading reading(String format, @Nullable String charset, Source source) {
    List<Article> articles = article(source, 1, true).stream().toList();
    return new Reading(format, charset, articles, 0, List.of());
  }

  /** Its blocks in reading order, what was said twice left out. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Set<String> told = new HashSet<>();
    boolean headless = headlines.isEmpty();
    for (Block headline : headlines) {
      Kind kind = blocks.isEmpty() ? Kind.HEADLINE : Kind.STANDFIRST;
      addNew(blocks, told, as(kind, headline));
    }
    int first = firstParagraph();
    String opening = first < 0 ? "" : Words.join(body.get(first).text());
    for (Block standfirst : standfirsts) {
      if (!opening.equals(Words.join(standfirst.text()))) {
        addNew(blocks, told, standfirst);
      }
    }
    for (Block byline : bylines) {
      boolean compared = bylines.size() <= MAX_COMPARED;
      if (!compared || bylines.stream().noneMatch(longer -> saysMore(longer, byline))) {
        addNew(blocks, told, byline);
      }
    }
    for (Block dateline : datelines) {
      if (!opening.startsWith(Words.join(dateline.text()))) {
        addNew(blocks, told, dateline);
      }
    }
    for (int i = 0; i < body.size(); i++) {
      Block block = body.get(i);
      boolean opens = first < 0 || i < first;
      switch (block.kind()) {
        case SUBHEADING -> {
          if (headless && opens) {
            headless = false;
            told.add(Words.join(block.text()));
            blocks.addFirst(as(Kind.HEADLINE, block));
          } else if (!opens || !told.contains(Words.join(block.text()))) {
            blocks.add(block);
          }
        }
        case CAPTION, BYLINE -> addNew(blocks, told, block);
        default -> blocks.add(block);
      }
    }
    if (!beyond.isEmpty()) {
      blocks.add(Block.of(Kind.PARAGRAPH, beyond.toString().strip(), null));
    }
    return blocks;
  }

  /** Whether one byline says all that another says, and more. */
  private static boolean saysMore(Block longer, Block shorter) {
    String words = Words.join(longer.text());
    String others = Words.join(shorter.text());
    boolean sameNames =
        Byline.parse(longer.text()).authors().equals(Byline.parse(shorter.text()).authors());
    return words.length() > others.length() && (words.contains(others) || sameNames);
  }

  private static Block as(Kind kind, Block block) {
    return new Block(kind, block.text(), block.line(), block.lines(), block.confidence(), null);
  }

  private int firstParagraph() {
    for (int i = 0; i < body.size(); i++) {
      if (body.get(i).kind() == Kind.PARAGRAPH) {
        return i;
      }
    }
    return -1;
  }

  private static void addNew(List<Block> blocks, Set<String> told, Block block) {
    String words = Words.join(block.text());
    if (words.isEmpty() || told.add(words)) {
      blocks.add(block);
    }
  }
}
