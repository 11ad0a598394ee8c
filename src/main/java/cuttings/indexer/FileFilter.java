package cuttings.indexer;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Which files of a folder count. A pattern with a {@code /} is held against the path below the
 * folder, one without against each name on that path.
 */
public final class FileFilter {
  /** Takes everything. */
  public static final FileFilter ALL = new FileFilter(List.of(), List.of());

  private final List<Pattern> include;
  private final List<Pattern> exclude;

  /**
   * @param include where not empty, only files that match one of these
   * @param exclude no file and no folder that matches one of these; wins over {@code include}
   * @throws IllegalArgumentException where a pattern is no glob
   */
  public FileFilter(List<String> include, List<String> exclude) {
    this.include = include.stream().map(Pattern::of).toList();
    this.exclude = exclude.stream().map(Pattern::of).toList();
  }

  /** Why a file is left out; empty where it counts. */
  Optional<String> refusesFile(Path below) {
    Optional<String> excluded = refusesFolder(below);
    if (excluded.isPresent() || include.isEmpty()) {
      return excluded;
    }
    return include.stream().anyMatch(pattern -> pattern.matches(below))
        ? Optional.empty()
        : Optional.of("not among --include");
  }

  /** Why a folder is left out with all it holds; empty where it counts. */
  Optional<String> refusesFolder(Path below) {
    return exclude.stream()
        .filter(pattern -> pattern.matches(below))
        .findFirst()
        .map(pattern -> "--exclude " + pattern.glob());
  }

  private record Pattern(String glob, PathMatcher matcher, boolean wholePath) {
    static Pattern of(String glob) {
      String trimmed = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
      try {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + trimmed);
        return new Pattern(glob, matcher, trimmed.contains("/"));
      } catch (PatternSyntaxException | InvalidPathException e) {
        throw new IllegalArgumentException(
            "'" + glob + "' is not a file pattern: " + e.getMessage(), e);
      }
    }

    boolean matches(Path below) {
      if (wholePath) {
        return matcher.matches(below);
      }
      for (Path name : below) {
        if (matcher.matches(name)) {
          return true;
        }
      }
      return false;
    }
  }
}
