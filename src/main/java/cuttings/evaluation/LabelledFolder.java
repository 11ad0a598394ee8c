package cuttings.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.article.Kind;
import cuttings.structure.LabelledText;
import cuttings.structure.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of labelled texts: {@code NAME.txt} beside {@code NAME.gold.tsv} (line number, kind)
 * and, where it holds several stories, {@code NAME.articles.tsv} (number, first line, the text it
 * was taken from). They lie in the folder itself, in {@code articles} and in {@code multi}; {@code
 * index.tsv} says whose each is (columns {@code name} and {@code owner_group}).
 *
 * @param articles texts of one story each
 * @param pages texts of several
 */
public record LabelledFolder(List<LabelledText> articles, List<LabelledText> pages) {
  /** Who owns each text. */
  public static final String INDEX = "index.tsv";

  private static final String TEXT = ".txt";
  private static final String GOLD = ".gold.tsv";
  private static final String STORIES = ".articles.tsv";

  public LabelledFolder {
    articles = List.copyOf(articles);
    pages = List.copyOf(pages);
  }

  /**
   * Reads folders, in the order of their names.
   *
   * @throws IOException where one cannot be read, or a label is none; the message says where
   */
  public static LabelledFolder read(List<Path> folders) throws IOException {
    List<LabelledText> articles = new ArrayList<>();
    List<LabelledText> pages = new ArrayList<>();
    for (Path folder : folders) {
      Map<String, String> groups = groups(folder.resolve(INDEX));
      for (Path part : List.of(folder, folder.resolve("articles"), folder.resolve("multi"))) {
        for (Path file : texts(part)) {
          LabelledText text = text(file, groups);
          (text.beginnings().size() > 1 ? pages : articles).add(text);
        }
      }
    }
    if (articles.isEmpty() && pages.isEmpty()) {
      throw new IOException(
          listed(folders) + " holds no labelled texts: no NAME" + TEXT + " with a NAME" + GOLD);
    }
    return new LabelledFolder(articles, pages);
  }

  /** Folders as a message names them. */
  public static String listed(List<Path> folders) {
    return folders.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private static List<Path> texts(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(TEXT) && Files.exists(sibling(file, GOLD)))
          .sorted()
          .toList();
    }
  }

  private static LabelledText text(Path file, Map<String, String> groups) throws IOException {
    String name = name(file);
    Map<Integer, Kind> kinds = new HashMap<>();
    for (String[] row : rows(sibling(file, GOLD))) {
      String kind = row[1];
      kinds.put(
          Integer.valueOf(row[0]),
          Kind.of(kind)
              .orElseThrow(() -> new IOException(sibling(file, GOLD) + ": no kind: " + kind)));
    }
    Set<Integer> beginnings = new TreeSet<>();
    Set<String> owners = new HashSet<>();
    owners.add(groups.getOrDefault(name, name));
    Path stories = sibling(file, STORIES);
    if (Files.exists(stories)) {
      for (String[] row : rows(stories)) {
        beginnings.add(Integer.valueOf(row[1]));
        if (row.length > 2) {
          owners.add(groups.getOrDefault(row[2], row[2]));
        }
      }
    } else if (!kinds.isEmpty()) {
      beginnings.add(new TreeSet<>(kinds.keySet()).first());
    }
    return new LabelledText(
        name, owners, Line.split(Files.readString(file, UTF_8)), kinds, beginnings);
  }

  private static Map<String, String> groups(Path index) throws IOException {
    Map<String, String> groups = new HashMap<>();
    if (!Files.exists(index)) {
      return groups;
    }
    List<String> lines = Files.readAllLines(index, UTF_8);
    List<String> columns = List.of(lines.getFirst().split("\t", -1));
    int name = columns.indexOf("name");
    int group = columns.indexOf("owner_group");
    if (name < 0 || group < 0) {
      throw new IOException(index + ":1: needs the columns name and owner_group");
    }
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split("\t", -1);
      if (row.length > Math.max(name, group)) {
        groups.put(row[name], row[group]);
      }
    }
    return groups;
  }

  /** Rows that begin with a number: a heading does not. */
  private static List<String[]> rows(Path file) throws IOException {
    List<String[]> rows = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file, UTF_8)) {
      number++;
      if (line.isBlank() || !Character.isDigit(line.charAt(0))) {
        continue;
      }
      String[] row = line.split("\t", -1);
      if (row.length < 2) {
        throw new IOException(file + ":" + number + ": needs two columns, divided by a tab");
      }
      rows.add(row);
    }
    return rows;
  }

  private static Path sibling(Path file, String extension) {
    return file.resolveSibling(name(file) + extension);
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    String text = name == null ? "" : name.toString();
    return text.substring(0, text.length() - TEXT.length());
  }
}
