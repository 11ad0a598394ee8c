package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;

/**
 * A file in YAML beside another that corrects what is read from it: {@code story.txt.yaml} or
 * {@code story.yaml} beside {@code story.txt}. It is part of that file and no article of its own.
 */
public final class Sidecar {
  /** The largest sidecar that is read, in bytes. */
  public static final int MAX_BYTES = Yaml.MAX_CODE_POINTS;

  private static final List<String> ENDINGS = List.of(".yaml", ".yml");

  private Sidecar() {}

  /**
   * The name of a file's sidecar among the names in its folder; empty where it has none. Names may
   * be paths, if all are.
   */
  public static Optional<String> of(String file, NavigableSet<String> names) {
    if (isYaml(file)) {
      return Optional.empty();
    }
    int dot = file.lastIndexOf('.');
    String stem = dot > file.lastIndexOf('/') + 1 ? file.substring(0, dot) : file;
    for (String base : List.of(file, stem)) {
      for (String ending : ENDINGS) {
        if (names.contains(base + ending)) {
          return Optional.of(base + ending);
        }
      }
    }
    return Optional.empty();
  }

  /** The sidecar beside a file; empty where it has none. */
  public static Optional<Path> beside(Path file) {
    NavigableSet<String> names = new TreeSet<>();
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    for (String base : List.of(name, dot > 0 ? name.substring(0, dot) : name)) {
      for (String ending : ENDINGS) {
        if (Files.isRegularFile(file.resolveSibling(base + ending), LinkOption.NOFOLLOW_LINKS)) {
          names.add(base + ending);
        }
      }
    }
    return of(name, names).map(file::resolveSibling);
  }

  /** The files that a file is a sidecar of, among the names in its folder; mostly none. */
  public static List<String> owners(String file, NavigableSet<String> names) {
    if (!isYaml(file)) {
      return List.of();
    }
    String base = file.substring(0, file.lastIndexOf('.'));
    List<String> owners = new ArrayList<>();
    // '/' follows '.', so this is the base and whatever has an ending more.
    for (String name : names.subSet(base, base + "/")) {
      if (of(name, names).filter(file::equals).isPresent()) {
        owners.add(name);
      }
    }
    return owners;
  }

  /** Whether a file may be a sidecar by its name. */
  static boolean isYaml(String file) {
    return file.length() - file.lastIndexOf('/') > 6 && ENDINGS.stream().anyMatch(file::endsWith);
  }

  /**
   * Tells {@code into} of a file as its sidecar says it is. A sidecar that cannot be read is told
   * as a failure, and the file as it is.
   */
  public static Readings correcting(Source file, Source sidecar, byte[] yaml, Readings into)
      throws IOException {
    List<Correction> corrections = new ArrayList<>();
    boolean isList;
    try {
      JsonNode stated = stated(sidecar, yaml);
      isList = stated.isArray();
      for (JsonNode one : isList ? stated : List.of(stated)) {
        corrections.add(Correction.of(one));
      }
    } catch (UnreadableException e) {
      into.failed(e);
      return into;
    }
    return new Readings() {
      @Override
      public void read(Source source, Reading reading) throws IOException {
        if (!source.equals(file)) {
          into.read(source, reading);
        } else if (isList && corrections.size() != reading.articles().size()) {
          into.failed(miscounted(sidecar, corrections.size(), reading.articles().size()));
          into.read(source, reading);
        } else {
          into.read(
              source, isList ? each(corrections, reading) : all(corrections.getFirst(), reading));
        }
      }

      @Override
      public void skipped(Source source, String reason) throws IOException {
        into.skipped(source, reason);
      }

      @Override
      public void failed(UnreadableException why) throws IOException {
        into.failed(why);
      }
    };
  }

  private static JsonNode stated(Source sidecar, byte[] yaml) throws UnreadableException {
    if (yaml.length > MAX_BYTES) {
      throw unreadable(sidecar, null, "larger than " + (MAX_BYTES >> 10) + " KiB");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable(sidecar, null, "not UTF-8");
    }
    Optional<JsonNode> stated;
    try {
      stated = Yaml.read(text);
    } catch (YamlEngineException e) {
      stated = loosely(sidecar, text, e);
    }
    return stated
        .filter(value -> value.isObject() || (value.isArray() && allObjects(value)))
        .orElseThrow(
            () -> unreadable(sidecar, 1, "it states no fields, as \"headline: ...\" does"));
  }

  private static Optional<JsonNode> loosely(Source sidecar, String text, YamlEngineException why)
      throws UnreadableException {
    try {
      return Yaml.readLoosely(text);
    } catch (YamlEngineException again) {
      Integer line = null;
      String reason = String.valueOf(why.getMessage());
      if (why instanceof MarkedYamlEngineException marked) {
        line = marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(null);
        reason = marked.getProblem();
      }
      throw unreadable(
          sidecar, line, "its YAML is broken: " + reason.lines().findFirst().orElse(""));
    }
  }

  private static boolean allObjects(JsonNode list) {
    for (JsonNode one : list) {
      if (!one.isObject()) {
        return false;
      }
    }
    return true;
  }

  private static UnreadableException unreadable(
      Source sidecar, @Nullable Integer line, String reason) {
    return new UnreadableException(
        sidecar, line, reason, "Correct it; its file is read as it stands");
  }

  private static UnreadableException miscounted(Source sidecar, int stated, int found) {
    return unreadable(
        sidecar, null, "it states " + stated + " articles where the file has " + found);
  }

  private static Reading each(List<Correction> corrections, Reading reading) {
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < corrections.size(); i++) {
      articles.add(corrections.get(i).of(reading.articles().get(i)));
    }
    return counted(reading, articles);
  }

  /** Fields alone speak of one article: who states its headline says that the file is one. */
  private static Reading all(Correction correction, Reading reading) {
    List<Article> articles = new ArrayList<>(reading.articles());
    if (articles.isEmpty()) {
      return reading;
    }
    if (correction.hasHeadline() && articles.size() > 1) {
      articles = List.of(joined(articles));
    }
    return counted(reading, correction.of(articles));
  }

  private static Article joined(List<Article> articles) {
    List<Block> blocks = new ArrayList<>();
    for (Article article : articles) {
      int before = blocks.size();
      for (Block block : article.blocks()) {
        blocks.add(
            new Block(
                block.kind(),
                block.text(),
                block.line(),
                block.lines(),
                block.confidence(),
                block.repeats() == null ? null : block.repeats() + before));
      }
    }
    Article first = articles.getFirst();
    return new Article(
        first.source(),
        1,
        first.language(),
        first.authors(),
        first.place(),
        first.published(),
        blocks);
  }

  /** Blocks that were added count as lines, so that the sum of lines stays true. */
  private static Reading counted(Reading reading, List<Article> articles) {
    int added = 0;
    for (Article article : articles) {
      for (Block block : article.blocks()) {
        added += block.line() == null ? 1 : 0;
      }
    }
    int lines = reading.lines() == 0 ? 0 : reading.lines() + added;
    return new Reading(reading.format(), reading.charset(), articles, lines, reading.furniture());
  }
}
