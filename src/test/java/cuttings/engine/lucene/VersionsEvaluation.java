package cuttings.engine.lucene;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import cuttings.engine.Fingerprint;
import cuttings.engine.Wording;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * How well versions of a story are found: real articles in an engine, each beside a version of it
 * made by an edit. Half of the articles are indexed; inserted paragraphs and changed words come
 * from the other half, so that an edit makes nothing a version of a third article.
 *
 * <p>Recall: of the edited versions, how many are listed with their original. Precision: of all
 * pairs of articles listed as versions of each other, how many have one origin, or are versions by
 * their texts (the collection has stories twice). {@code lookalikes} counts those last.
 *
 * <p>{@code java cuttings.engine.lucene.VersionsEvaluation bbc.tar.xz [ARTICLES]}
 */
final class VersionsEvaluation {
  private static final long SEED = 7;
  private static final int BRIEF_SENTENCES = 5;

  /** What one edit came to. */
  record Row(String edit, int versions, int found, int pairs, int wrong, int lookalikes) {
    double recall() {
      return found / (double) versions;
    }

    double precision() {
      return 1 - wrong / (double) Math.max(1, pairs);
    }
  }

  private interface Edit {
    List<String> of(List<String> paragraphs, VersionsEvaluation by);
  }

  private static final Map<String, Edit> EDITS = new LinkedHashMap<>();

  static {
    EDITS.put("headline changed", (text, by) -> text);
    for (int percent : new int[] {10, 30, 50}) {
      EDITS.put("tail cut by " + percent + " %", (text, by) -> cut(text, percent));
    }
    for (int percent : new int[] {2, 5, 10}) {
      EDITS.put(percent + " % of words changed", (text, by) -> by.changed(text, percent));
    }
    for (int percent : new int[] {20, 50, 100}) {
      EDITS.put(percent + " % inserted", (text, by) -> by.inserted(text, percent));
    }
    EDITS.put("in a piece three times as long", (text, by) -> by.inserted(text, 200));
    EDITS.put(
        "5 % changed, 30 % cut, 20 % inserted",
        (text, by) -> by.inserted(cut(by.changed(text, 5), 30), 20));
    EDITS.put("10 % changed, 50 % cut", (text, by) -> cut(by.changed(text, 10), 50));
  }

  private final List<Article> indexed = new ArrayList<>();
  private final List<List<String>> others = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final Random random = new Random(SEED);

  /**
   * @param most articles to use, the first ones; half of them are indexed
   */
  VersionsEvaluation(Path archive, int most) throws IOException {
    List<Article> all = articles(archive);
    for (int i = 0; i < Math.min(most, all.size()); i++) {
      if (i % 2 == 0) {
        indexed.add(all.get(i));
      } else {
        List<String> text = paragraphs(all.get(i));
        others.add(text);
        text.forEach(paragraph -> words.addAll(Arrays.asList(paragraph.split(" +", -1))));
      }
    }
  }

  public static void main(String[] args) throws IOException {
    VersionsEvaluation evaluation =
        new VersionsEvaluation(
            Path.of(args[0]), args.length > 1 ? Integer.parseInt(args[1]) : Integer.MAX_VALUE);
    print(System.out, evaluation.run(false), evaluation.indexed.size() + " articles");
    print(System.out, evaluation.run(true), "their first " + BRIEF_SENTENCES + " sentences");
    evaluation.printSimilar(System.out);
  }

  static void print(PrintStream out, List<Row> rows, String of) {
    out.printf(
        "%-38s %8s %9s %7s %6s %10s%n", of, "recall", "precision", "pairs", "wrong", "lookalikes");
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          "%-38s %8.4f %9.4f %,7d %6d %10d%n",
          row.edit,
          row.recall(),
          row.precision(),
          row.pairs,
          row.wrong,
          row.lookalikes);
    }
    out.println();
  }

  /**
   * A row an edit.
   *
   * @param briefs whether only the first sentences of the articles are taken
   */
  List<Row> run(boolean briefs) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, Edit> edit : EDITS.entrySet()) {
      rows.add(row(edit.getKey(), edit.getValue(), briefs));
    }
    return rows;
  }

  private Row row(String name, Edit edit, boolean briefs) throws IOException {
    Path folder = Files.createTempDirectory("cuttings-versions");
    try (LuceneEngine engine = LuceneEngine.writing(folder)) {
      Map<String, Article> articles = new LinkedHashMap<>();
      List<Article> originals = new ArrayList<>();
      for (Article each : indexed) {
        List<String> text = briefs ? brief(paragraphs(each)) : paragraphs(each);
        Article original = article(each.source().path(), String.valueOf(each.headline()), text);
        Article version =
            article(each.source().path() + ".version", "Another headline", edit.of(text, this));
        for (Article put : List.of(original, version)) {
          engine.put(put.source(), new Fingerprint(0, 0, ""), List.of(put));
          articles.put(put.source().path(), put);
        }
        originals.add(original);
      }
      engine.commit();
      int found = 0;
      Set<Set<String>> pairs = new HashSet<>();
      for (Article article : articles.values()) {
        Set<String> listed =
            engine.versions(article.id()).orElseThrow().nearest().stream()
                .map(version -> version.article().source().path())
                .collect(Collectors.toSet());
        String path = article.source().path();
        found += listed.contains(path + ".version") ? 1 : 0;
        listed.forEach(other -> pairs.add(Set.of(path, other)));
      }
      int wrong = 0;
      int lookalikes = 0;
      for (Set<String> pair : pairs) {
        List<String> paths = pair.stream().sorted().toList();
        if (!(paths.getFirst() + ".version").equals(paths.getLast())) {
          Wording one = Wording.of(articles.get(paths.getFirst()));
          boolean alike = one.isVersionOf(Wording.of(articles.get(paths.getLast())));
          lookalikes += alike ? 1 : 0;
          wrong += alike ? 0 : 1;
        }
      }
      return new Row(name, originals.size(), found, pairs.size(), wrong, lookalikes);
    } finally {
      EngineBenchmark.delete(folder);
    }
  }

  /** Of articles found similar to one, how many are of its section: five are asked of each. */
  private void printSimilar(PrintStream out) throws IOException {
    Path folder = Files.createTempDirectory("cuttings-versions");
    try (LuceneEngine engine = LuceneEngine.writing(folder)) {
      for (Article each : indexed) {
        engine.put(each.source(), new Fingerprint(0, 0, ""), List.of(each));
      }
      engine.commit();
      int same = 0;
      int found = 0;
      for (Article each : indexed) {
        var similar = new cuttings.query.Query.Similar(each.id());
        var request = cuttings.engine.SearchRequest.of("", similar).limit(5).passages(0).build();
        for (var hit : engine.search(request).hits()) {
          found++;
          same += section(hit.source()).equals(section(each.source())) ? 1 : 0;
        }
      }
      out.printf(
          Locale.ROOT,
          "similar articles: %.2f an article of 5, %.4f of them of its section%n",
          found / (double) indexed.size(),
          same / (double) found);
    } catch (cuttings.engine.UnsearchableException e) {
      throw new AssertionError(e);
    } finally {
      EngineBenchmark.delete(folder);
    }
  }

  private static String section(Source source) {
    String folder = source.path().substring(0, source.path().lastIndexOf('/'));
    return folder.substring(folder.lastIndexOf('/') + 1);
  }

  private static List<Article> articles(Path archive) throws IOException {
    List<Article> articles = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(Files.newInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile() && entry.getName().endsWith(".txt")) {
          List<String> lines =
              new String(tar.readAllBytes(), UTF_8)
                  .lines()
                  .map(String::strip)
                  .filter(line -> !line.isEmpty())
                  .toList();
          if (lines.size() > 1) {
            articles.add(
                article(entry.getName(), lines.getFirst(), lines.subList(1, lines.size())));
          }
        }
      }
    }
    articles.sort((a, b) -> a.source().compareTo(b.source()));
    return articles;
  }

  private static Article article(String path, String headline, List<String> paragraphs) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.of(Kind.HEADLINE, headline, null));
    paragraphs.forEach(text -> blocks.add(Block.of(Kind.PARAGRAPH, text, null)));
    return new Article(new Source("/bbc", path), 1, "en", List.of(), null, null, blocks);
  }

  private static List<String> paragraphs(Article article) {
    return article.blocks().stream()
        .filter(block -> block.kind() == Kind.PARAGRAPH)
        .map(Block::text)
        .toList();
  }

  private static List<String> brief(List<String> paragraphs) {
    String text = String.join(" ", paragraphs);
    int[] ends = new Sentences().ends(text);
    return List.of(text.substring(0, ends[Math.min(BRIEF_SENTENCES, ends.length) - 1]).strip());
  }

  private static int count(List<String> paragraphs) {
    return paragraphs.stream().mapToInt(paragraph -> paragraph.split(" +", -1).length).sum();
  }

  /** Without its last words. */
  private static List<String> cut(List<String> paragraphs, int percent) {
    return first(paragraphs, count(paragraphs) * (100 - percent) / 100);
  }

  private static List<String> first(List<String> paragraphs, int words) {
    List<String> kept = new ArrayList<>();
    int left = Math.max(1, words);
    for (String paragraph : paragraphs) {
      String[] each = paragraph.split(" +", -1);
      if (left > 0) {
        kept.add(String.join(" ", Arrays.asList(each).subList(0, Math.min(left, each.length))));
      }
      left -= each.length;
    }
    return kept;
  }

  /** With words here and there replaced by others. */
  private List<String> changed(List<String> paragraphs, int percent) {
    List<String> changed = new ArrayList<>();
    for (String paragraph : paragraphs) {
      String[] each = paragraph.split(" +", -1);
      for (int i = 0; i < each.length; i++) {
        if (random.nextInt(100) < percent) {
          each[i] = words.get(random.nextInt(words.size()));
        }
      }
      changed.add(String.join(" ", each));
    }
    return changed;
  }

  /** With paragraphs of others put between, as many words as that share of its own. */
  private List<String> inserted(List<String> paragraphs, int percent) {
    List<String> all = new ArrayList<>(paragraphs);
    for (int left = count(paragraphs) * percent / 100; left > 0; ) {
      List<String> other = first(others.get(random.nextInt(others.size())), left);
      all.addAll(random.nextInt(all.size() + 1), other);
      left -= count(other);
    }
    return all;
  }
}
