package cuttings.format;

import cuttings.structure.Line;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * What stands between two lines of three hyphens at a text's beginning, in YAML, or of three plus
 * signs, in TOML: what a person says of the text.
 *
 * @param fields as they are named there
 * @param lines its lines, those of hyphens too
 */
record FrontMatter(JsonNode fields, List<Line> lines) {
  /** Most lines it is looked for in. */
  static final int MAX_LINES = 1000;

  private static final TomlMapper TOML = new TomlMapper();

  /** The front matter of a text; empty where it has none, and hyphens are but a rule. */
  static Optional<FrontMatter> of(List<Line> text) {
    int first = 0;
    while (first < text.size() && text.get(first).isBlank()) {
      first++;
    }
    boolean isToml = first < text.size() && isFence(text.get(first), "+++");
    if (first == text.size() || !(isToml || isFence(text.get(first), "---"))) {
      return Optional.empty();
    }
    List<String> ends = isToml ? List.of("+++") : List.of("---", "...");
    int last = first + 1;
    int limit = Math.min(text.size(), first + MAX_LINES);
    while (last < limit && !ends.contains(text.get(last).text().stripTrailing())) {
      last++;
    }
    if (last == limit) {
      return Optional.empty();
    }
    List<Line> lines = text.subList(0, last + 1);
    String stated =
        text.subList(first + 1, last).stream().map(Line::text).collect(Collectors.joining("\n"));
    return (isToml ? toml(stated) : yaml(stated)).map(fields -> new FrontMatter(fields, lines));
  }

  private static boolean isFence(Line line, String fence) {
    return line.text().stripTrailing().equals(fence);
  }

  private static Optional<JsonNode> toml(String toml) {
    if (toml.length() > Yaml.MAX_CODE_POINTS) {
      return Optional.empty();
    }
    try {
      return Optional.of(TOML.readTree(toml)).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> yaml(String yaml) {
    try {
      return Yaml.read(yaml).filter(JsonNode::isObject);
    } catch (YamlEngineException e) {
      return loosely(yaml);
    }
  }

  private static Optional<JsonNode> loosely(String yaml) {
    try {
      return Yaml.readLoosely(yaml).filter(JsonNode::isObject);
    } catch (YamlEngineException e) {
      return Optional.empty();
    }
  }

  /**
   * The number of the line a text stands in, which counts as used then; null where every line is
   * used already.
   */
  @Nullable Integer lineOf(String text, Set<Integer> used) {
    String start = text.substring(0, Math.min(20, text.length()));
    Line found = null;
    for (Line line : lines) {
      boolean free = !line.isBlank() && !used.contains(line.number());
      if (free && line.text().contains(start)) {
        found = line;
        break;
      }
      found = free && found == null ? line : found;
    }
    if (found != null) {
      used.add(found.number());
    }
    return found == null ? null : found.number();
  }
}
