package cuttings.structure;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote an article, where and when. Readers take it from what a format states, then from the
 * blocks, then from the path:
 *
 * {@snippet :
 * stated.or(Attribution.of(blocks)).or(Attribution.ofPath(source)).article(source, 1, "en", blocks)
 * }
 *
 * @param authors people, in order; empty where unknown
 * @param place null where unknown
 * @param published null where unknown
 */
public record Attribution(
    List<String> authors, @Nullable String place, @Nullable LocalDate published) {

  /** Nothing known. */
  public static final Attribution UNKNOWN = new Attribution(List.of(), null, null);

  /**
   * How sure it must be that a line without "By" is a byline for its names to be shown as authors:
   * a place or a team in capitals stands alone as a name does.
   */
  private static final double SURE_OF_A_BARE_NAME = 0.8;

  /** Where another line says "By", one without counts only where the format states it. */
  private static final double STATED = 1;

  /** How far a story is searched for a name, in blocks, and in UTF-16 units of each. */
  static final int TOLD_BLOCKS = 60;

  static final int TOLD_CHARS = 5_000;

  /** What stands before the name of a place. */
  private static final List<String> PLACING =
      List.of("in ", "at ", "from ", "near ", "of ", "to ", "nach ", "aus ", "en ", "de ", "à ");

  public Attribution {
    authors = List.copyOf(authors);
  }

  /**
   * What the bylines and datelines among an article's blocks say, and its first paragraph's
   * opening.
   */
  public static Attribution of(List<Block> blocks) {
    boolean anyOpens =
        blocks.stream().anyMatch(b -> b.kind() == Kind.BYLINE && Byline.opens(b.text()));
    Set<String> authors = new LinkedHashSet<>();
    List<LocalDate> dates = new ArrayList<>();
    String place = null;
    LocalDate bylineDate = null;
    boolean opened = false;
    for (Block block : blocks) {
      if (block.kind() == Kind.BYLINE) {
        Byline byline = Byline.parse(block.text());
        String filedFrom = byline.place();
        if (Byline.opens(block.text())) {
          for (String author : byline.authors()) {
            // "By Ann Lee, Port Ellis": a name that the story is set in is where she filed from.
            if (!authors.isEmpty() && filedFrom == null && isPlace(author, blocks)) {
              filedFrom = author;
            } else {
              authors.add(author);
            }
          }
        } else if (block.confidence() >= (anyOpens ? STATED : SURE_OF_A_BARE_NAME)) {
          boolean stated = block.confidence() >= STATED;
          byline.authors().stream()
              .filter(author -> stated || !isTold(author, blocks))
              .forEach(authors::add);
        }
        place = place == null ? filedFrom : place;
        bylineDate = bylineDate == null ? byline.date() : bylineDate;
      } else if (block.kind() == Kind.DATELINE || (block.kind() == Kind.PARAGRAPH && !opened)) {
        boolean paragraph = block.kind() == Kind.PARAGRAPH;
        opened |= paragraph;
        Dateline dateline =
            paragraph ? Dateline.opening(block.text()) : Dateline.parse(block.text());
        place = place == null ? dateline.place() : place;
        if (dateline.date() != null) {
          dates.add(dateline.date());
        }
      }
    }
    LocalDate published = dates.isEmpty() ? bylineDate : dates.getFirst();
    return new Attribution(List.copyOf(authors), place, published);
  }

  /** Whether a paragraph says that something is in or at what has that name. */
  private static boolean isPlace(String name, List<Block> blocks) {
    return PLACING.stream()
        .anyMatch(
            word -> {
              String placed = word + name;
              return blocks.stream()
                  .limit(TOLD_BLOCKS)
                  .anyMatch(b -> b.kind() != Kind.BYLINE && says(b, placed));
            });
  }

  /** Whether the story tells of that name: it is of whom it is about, not of who wrote it. */
  private static boolean isTold(String name, List<Block> blocks) {
    // Below the story it may say who wrote it: "Ann Lee is our critic".
    int last = blocks.size() - 1;
    return blocks.stream()
        .limit(Math.clamp(last, 0, TOLD_BLOCKS))
        .anyMatch(b -> (b.kind() == Kind.PARAGRAPH || b.kind() == Kind.HEADLINE) && says(b, name));
  }

  private static boolean says(Block block, String words) {
    String all = block.text();
    String text = all.length() > TOLD_CHARS ? all.substring(0, TOLD_CHARS) : all;
    for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      int end = at + words.length();
      boolean begins = at == 0 || !Character.isLetter(text.charAt(at - 1));
      if (begins && (end == text.length() || !Character.isLetter(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  /** The date in a path such as {@code 2024/09/11/story.txt} or {@code 2024-09-11-story.txt}. */
  public static Attribution ofPath(Source source) {
    return new Attribution(List.of(), null, dateOf(source.path()));
  }

  /** Each part of this; where it is unknown, the other's. */
  public Attribution or(Attribution other) {
    return new Attribution(
        authors.isEmpty() ? other.authors : authors,
        place == null ? other.place : place,
        published == null ? other.published : published);
  }

  /** The article that these blocks make. */
  public Article article(Source source, int number, String language, List<Block> blocks) {
    return new Article(source, number, language, authors, place, published, blocks);
  }

  /** The last full date in a path: year, month and day, with one sign between them or none. */
  private static @Nullable LocalDate dateOf(String path) {
    LocalDate found = null;
    for (int i = 0; i + 8 <= path.length(); i++) {
      if ((i > 0 && isDigit(path.charAt(i - 1))) || !isDigit(path.charAt(i))) {
        continue;
      }
      LocalDate date = dateAt(path, i);
      found = date == null ? found : date;
    }
    return found;
  }

  private static @Nullable LocalDate dateAt(String path, int at) {
    int year = digits(path, at, 4);
    if (year < 1800 || year > 2100 || at + 4 >= path.length()) {
      return null;
    }
    boolean divided = "/-_.".indexOf(path.charAt(at + 4)) >= 0;
    int step = divided ? 1 : 0;
    int month = digits(path, at + 4 + step, 2);
    int dayAt = at + 6 + 2 * step;
    int day = digits(path, dayAt, 2);
    boolean sameSign =
        !divided || (dayAt <= path.length() && path.charAt(at + 4) == path.charAt(dayAt - 1));
    boolean ends = dayAt + 2 >= path.length() || !isDigit(path.charAt(dayAt + 2));
    if (month < 1 || day < 1 || !sameSign || !ends) {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The number that {@code count} digits make here; -1 where they are not all digits. */
  private static int digits(String text, int at, int count) {
    if (at + count > text.length()) {
      return -1;
    }
    int number = 0;
    for (int i = at; i < at + count; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
