package cuttings.indexer;

import cuttings.article.Source;
import java.io.File;
import java.io.IOException;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of a folder, sorted by path. Only what is certainly a plain file is ever opened: no
 * symbolic link, no device, no pipe (which would block for ever). Everything left out is named.
 *
 * <p>Links are not followed, so there are no loops, and nothing outside the folder is read through
 * a link that came with an archive from a stranger.
 */
final class FolderScan {

  /** A file to look at. */
  record Found(Source source, long size, long modifiedMs) {}

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
    look(path);
    return this;
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
    entries.values().forEach(this::look);
  }

  private void look(Path path) {
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
      lookAt(path, below, attributes);
    }
  }

  private void lookInto(Path directory, Path below) {
    Optional<String> refused = filter.refusesFolder(below);
    if (refused.isPresent()) {
      skip(directory, refused.get());
    } else if (indexes.contains(directory)) {
      skip(directory, "the index itself");
    } else {
      scanFolder(directory);
    }
  }

  private void lookAt(Path file, Path below, BasicFileAttributes attributes) {
    Optional<String> refused = filter.refusesFile(below);
    if (refused.isPresent()) {
      skip(file, refused.get());
    } else if (attributes.size() == 0) {
      skip(file, "empty");
    } else {
      files.add(
          new Found(source(file), attributes.size(), attributes.lastModifiedTime().toMillis()));
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
