package cuttings.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One story.
 *
 * @param number its place among the stories of its source, from 1
 * @param language ISO 639-1 code of its text; {@code und} where unknown
 * @param authors the people its bylines name, in order
 * @param place where it was filed; null where no byline or dateline says
 * @param published null where neither text, path nor front matter states it: never a guess
 * @param blocks in reading order; never empty
 */
public record Article(
    Source source,
    int number,
    String language,
    List<String> authors,
    @Nullable String place,
    @Nullable LocalDate published,
    List<Block> blocks) {

  /** The language code of a text whose language is unknown (ISO 639-2 "undetermined"). */
  public static final String UNKNOWN_LANGUAGE = "und";

  public Article {
    if (number < 1) {
      throw new IllegalArgumentException("number must be >= 1, got " + number);
    }
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("an article without blocks");
    }
    authors = List.copyOf(authors);
    blocks = List.copyOf(blocks);
    for (Block block : blocks) {
      if (block.repeats() != null && block.repeats() >= blocks.size()) {
        throw new IllegalArgumentException(
            "a block repeats block " + block.repeats() + " of " + blocks.size());
      }
    }
  }

  /** 20 hexadecimal digits that name it: the same source and number give the same id. */
  public String id() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((source.key() + "#" + number).getBytes(UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, 10));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Its headline, lines of it joined; null where it has none. */
  public @Nullable String headline() {
    String joined =
        blocks.stream()
            .filter(block -> block.kind() == Kind.HEADLINE)
            .map(Block::text)
            .collect(Collectors.joining(" "));
    return joined.isEmpty() ? null : joined;
  }

  /** First source line of it; null where the format has no lines. */
  public @Nullable Integer line() {
    for (Block block : blocks) {
      if (block.line() != null) {
        return block.line();
      }
    }
    return null;
  }

  /** Last source line of it; null where the format has no lines. */
  public @Nullable Integer lastLine() {
    for (Block block : blocks.reversed()) {
      if (block.line() != null) {
        return block.lastLine();
      }
    }
    return null;
  }
}
