package cuttings.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;

/** Front matter and sidecars: fields that a person wrote, by YAML's rules or nearly. */
final class Yaml {
  /** The longest text that is read as YAML, in code points. */
  static final int MAX_CODE_POINTS = 256 * 1024;

  /** Most references to lists and maps within it: what else can a bomb be made of. */
  static final int MAX_ALIASES = 10;

  private static final Pattern COLON_IN_VALUE =
      Pattern.compile(
          "^([\\p{L}][\\p{L}\\d_-]{0,40}: +)([^\\s\"'\\[{|>&*!#][^\n]*:[^\n]*)$",
          Pattern.MULTILINE);

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setCodePointLimit(MAX_CODE_POINTS)
          .setMaxAliasesForCollections(MAX_ALIASES)
          .setAllowDuplicateKeys(true)
          .build();

  private Yaml() {}

  /**
   * The value a text states; empty where it states none.
   *
   * @throws YamlEngineException where it is no YAML, saying why
   */
  static Optional<JsonNode> read(String text) {
    Object value;
    try {
      value = new Load(SETTINGS).loadFromString(text);
    } catch (YamlEngineException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new YamlEngineException("it cannot be read: " + e.getClass().getSimpleName(), e);
    }
    return value == null ? Optional.empty() : Optional.of(Json.MAPPER.valueToTree(value));
  }

  /**
   * As {@link #read}, but a value in which a colon stands is taken as it is, as people write it who
   * do not know that a colon in a headline wants quotation marks.
   */
  static Optional<JsonNode> readLoosely(String text) {
    return read(
        COLON_IN_VALUE
            .matcher(text)
            .replaceAll(
                line ->
                    Matcher.quoteReplacement(
                        line.group(1) + "'" + line.group(2).strip().replace("'", "''") + "'")));
  }
}
