package cuttings.article;

import java.nio.file.Path;

/**
 * Where articles come from: a file, or the entry of a container.
 *
 * @param folder absolute path of the folder that was indexed; empty for the root of all
 * @param path below that folder, with {@code /} on every system; an entry of a container follows
 *     {@code !/} ({@code archive.zip!/2024/a.txt}). After a folder whose name ends in {@code !}
 *     stands {@code //}, which opens the same file and is not taken for an entry
 */
public record Source(String folder, String path) implements Comparable<Source> {

  /** Stands between a container's path and its entry's. */
  public static final String ENTRY = "!/";

  public Source {
    if (path.isEmpty()) {
      throw new IllegalArgumentException("path is empty");
    }
  }

  /** The source as one string, unique among all sources. */
  public String key() {
    return folder + "/" + path;
  }

  /**
   * A file.
   *
   * @param below its path below the folder, with {@code /} on every system
   */
  public static Source ofFile(String folder, String below) {
    return new Source(folder, below.replace(ENTRY, ENTRY + "/"));
  }

  /** The file that holds it: for an entry of a container, the container. */
  public Path file() {
    return Path.of(folder + "/", outermost().path);
  }

  /** The source of the file that holds it: for an entry, the outermost container; else itself. */
  public Source outermost() {
    int at = path.indexOf(ENTRY);
    while (at >= 0 && path.startsWith("/", at + ENTRY.length())) {
      at = path.indexOf(ENTRY, at + 1);
    }
    return at < 0 ? this : new Source(folder, path.substring(0, at));
  }

  /** An entry of this container. */
  public Source entry(String name) {
    return new Source(folder, path + ENTRY + name);
  }

  /** File name without folders and without its extension; what a TREC run calls the document. */
  public String stem() {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 && isExtension(name.substring(dot + 1)) ? name.substring(0, dot) : name;
  }

  /** What follows the dot of {@code a.html} and {@code b.mp3}, not that of a record {@code 7.2}. */
  private static boolean isExtension(String ending) {
    return ending.length() <= 8
        && ending.chars().allMatch(Character::isLetterOrDigit)
        && ending.chars().anyMatch(Character::isLetter);
  }

  @Override
  public int compareTo(Source other) {
    int byFolder = folder.compareTo(other.folder);
    return byFolder != 0 ? byFolder : path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return key();
  }
}
