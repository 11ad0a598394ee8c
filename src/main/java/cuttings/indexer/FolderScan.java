package cuttings.indexer;

import cuttings.article.Source;
import cuttings.format.PageParts;
import cuttings.format.Sidecar;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder, sorted by path. Only what is certainly a plain file is ever opened: no
 * symbolic link, no device, no pipe (which would block for ever). Everything left out is named.
 *
 * <p>Links are not followed, so there are no loops, and nothing outside the folder is read through
 * a link that came with an archive from a stranger.
 */
final class FolderScan {

  /**
   * A file to look at.
   *
   * @param sidecar the file beside it that corrects it; null where there is none
   */
  record Found(Source source, @Nullable Path sidecar, Stamp stamp) {}

  /** By what a file is known to be as it was: its size and time, those of its sidecar within. */
  record Stamp(long size, long modifiedMs) {
    static Stamp of(Path file, @Nullable Path sidecar) throws IOException {
      BasicFileAttributes attributes = attributes(file);
      return of(attributes.size(), attributes.lastModifiedTime().toMillis(), sidecar);
    }

    private static Stamp of(long size, long modifiedMs, @Nullable Path sidecar) throws IOException {
      if (sidecar == null) {
        return new Stamp(size, modifiedMs);
      }
      BasicFileAttributes beside = attributes(sidecar);
      return new Stamp(
          size + beside.size(), 31 * modifiedMs + beside.lastModifiedTime().toMillis());
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private final Path root;
  private final String folder;
  private final FileFilter filter;
  private final Set<Path> indexes;
  private final List<Found> files = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Source> unknown = new ArrayList<>();

  /**
   * @param root the folder, as a real path
   * @param indexes folders that hold an index, as real paths: they are not its content
   */
  FolderScan(Path root, FileFilter filter, Set<Path> indexes) {
    this.root = root;
    this.folder = folder(root);
    this.filter = filter;
    this.indexes = indexes;
  }

  /** How sources name their folder. */
  static String folder(Path root) {
    String folder = root.toString();
    return folder.equals("/") ? "" : folder;
  }

  /** Looks at all of it. */
  FolderScan whole() {
    scanFolder(root);
    return this;
  }

  /** Looks at one path below the root only, and what is below that; it need not exist. */
  FolderScan below(Path path) {
    Path at = root;
    for (Path name : root.relativize(path)) {
      at = at.resolve(name);
      if (hidden(name) || indexes.contains(at)) {
        return this;
      }
      if (filter.refusesFolder(root.relativize(at)).isPresent()) {
        return this;
      }
    }
    NavigableSet<String> beside = namesIn(path.getParent());
    look(path, beside);
    // What changed may be a sidecar, or have been one: then it is its file that changed.
    for (String owner : Sidecar.owners(path.getFileName().toString(), withName(beside, path))) {
      look(path.resolveSibling(owner), beside);
    }
    return this;
  }

  private static NavigableSet<String> namesIn(Path folder) {
    NavigableSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entry -> names.add(entry.getFileName().toString()));
    } catch (IOException | DirectoryIteratorException e) {
      names.clear(); // the folder is gone, and what is in it
    }
    return names;
  }

  private static NavigableSet<String> withName(NavigableSet<String> names, Path path) {
    NavigableSet<String> all = new TreeSet<>(names);
    all.add(path.getFileName().toString());
    return all;
  }

  /** Files to look at, in order of their paths. */
  List<Found> files() {
    return files;
  }

  /** What was left out or could not be looked at. */
  List<Outcome> outcomes() {
    return outcomes;
  }

  /** Files and folders of which nothing is known now: what was indexed of them stays. */
  List<Source> unknown() {
    return unknown;
  }

  private void scanFolder(Path directory) {
    TreeMap<String, Path> entries = new TreeMap<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path entry : stream) {
        String name = entry.getFileName().toString();
        if (speaksUtf8(entry.getFileName())) {
          entries.put(name, entry);
        } else {
          fail(entry, "its name is not UTF-8. Rename it");
        }
      }
    } catch (NoSuchFileException e) {
      return; // gone since it was listed: then it holds nothing
    } catch (IOException | DirectoryIteratorException e) {
      fail(directory, reason(e));
      remember(directory);
      return;
    }
    NavigableSet<String> names = entries.navigableKeySet();
    entries.values().forEach(entry -> look(entry, names));
  }

  /**
   * @param beside the names in its folder
   */
  private void look(Path path, NavigableSet<String> beside) {
    Path below = root.relativize(path);
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return; // gone since it was listed
    } catch (IOException e) {
      fail(path, reason(e));
      remember(path);
      return;
    }
    if (hidden(path.getFileName())) {
      skip(path, "hidden");
    } else if (attributes.isSymbolicLink()) {
      skip(path, "a symbolic link, not followed");
    } else if (attributes.isDirectory()) {
      lookInto(path, below);
    } else if (!attributes.isRegularFile()) {
      skip(path, "not a file: a pipe, socket or device");
    } else {
      lookAt(path, below, attributes, beside);
    }
  }

  private void lookInto(Path directory, Path below) {
    Optional<String> refused = filter.refusesFolder(below);
    if (refused.isPresent()) {
      skip(directory, refused.get());
    } else if (indexes.contains(directory)) {
      skip(directory, "the index itself");
    } else if (isPartOfPage(directory)) {
      skip(directory, "parts of the saved page beside it");
    } else {
      scanFolder(directory);
    }
  }

  /** Whether a browser made the folder when it saved a page whole: its frames are no articles. */
  private static boolean isPartOfPage(Path directory) {
    String name = directory.getFileName().toString();
    boolean hasPage =
        PageParts.pages(name).stream()
            .anyMatch(
                page ->
                    Files.isRegularFile(directory.resolveSibling(page), LinkOption.NOFOLLOW_LINKS));
    if (!hasPage) {
      return false;
    }
    try (Stream<Path> inside = Files.list(directory)) {
      return PageParts.are(name, inside.map(file -> file.getFileName().toString()));
    } catch (IOException | UncheckedIOException e) {
      // Who scans it meets the same, and tells it.
      return false;
    }
  }

  private void lookAt(
      Path file, Path below, BasicFileAttributes attributes, NavigableSet<String> beside) {
    Optional<String> refused = filter.refusesFile(below);
    String name = file.getFileName().toString();
    for (String owner : Sidecar.owners(name, beside)) {
      if (Files.isRegularFile(file.resolveSibling(owner), LinkOption.NOFOLLOW_LINKS)) {
        return; // a sidecar is looked at with its file
      }
    }
    if (refused.isPresent()) {
      skip(file, refused.get());
    } else if (attributes.size() == 0) {
      skip(file, "empty");
    } else {
      Path sidecar =
          Sidecar.of(name, beside)
              .map(file::resolveSibling)
              .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
              .orElse(null);
      long modifiedMs = attributes.lastModifiedTime().toMillis();
      try {
        files.add(
            new Found(source(file), sidecar, Stamp.of(attributes.size(), modifiedMs, sidecar)));
      } catch (IOException e) {
        // The sidecar vanished just now.
        files.add(new Found(source(file), null, new Stamp(attributes.size(), modifiedMs)));
      }
    }
  }

  /** A source's path has / on every system. */
  private Source source(Path path) {
    String below = root.relativize(path).toString();
    return Source.ofFile(folder, File.separatorChar == '/' ? below : below.replace('\\', '/'));
  }

  private void remember(Path path) {
    // The root itself has no path below itself: all its sources are unknown.
    unknown.add(path.equals(root) ? new Source(folder, "/") : source(path));
  }

  private void skip(Path path, String reason) {
    outcomes.add(new Outcome.Skipped(new Summary.Named(path.toString(), reason)));
  }

  private void fail(Path path, String reason) {
    outcomes.add(new Outcome.Failed(new Summary.Named(path.toString(), reason)));
  }

  private static boolean hidden(Path name) {
    return name.toString().startsWith(".");
  }

  /** Whether a source's path, which is text, leads back to this file, whose name is bytes. */
  private static boolean speaksUtf8(Path name) {
    try {
      return Path.of(name.toString()).equals(name);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** An I/O error in words, without the file's name. */
  static String reason(Exception e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied. Give yourself the right to read it";
    }
    Throwable cause = e instanceof DirectoryIteratorException ? e.getCause() : e;
    if (cause instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
