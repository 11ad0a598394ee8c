package cuttings.format;

import static java.util.stream.Collectors.joining;

import cuttings.article.Article;
import cuttings.article.Kind;
import cuttings.article.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scores the reader of HTML and a readability port side by side, over pages with gold: token F1 of
 * each kind, summed over each owner's pages, then averaged over the owners, so that a chain with
 * many papers counts once.
 *
 * <p>The owners, in order of their names, fall by turns into two halves: the reader is developed on
 * the first and looks at the pages of the second in its final score only.
 *
 * <p>{@code java cuttings.format.HtmlEvaluation FOLDER developed|held-out|all [KIND]}, where FOLDER
 * holds {@code html/} and {@code structure/index.tsv}; of KIND it prints what was missed or
 * invented. {@code FOLDER marked [KIND]} scores the pages of a folder on which somebody has marked
 * what is what ({@link MarkedPage}), each an owner of its own.
 */
final class HtmlEvaluation {
  private static final List<Kind> KINDS = List.of(Kind.values());

  /** Pages with captions under their pictures that are not written down; seen after scoring. */
  private static final Set<String> CAPTIONS_LACKING =
      Set.of(
          "aeb_ctvnews_ca_b37be3",
          "aeb_gizmodo_com_7bb1ca",
          "aeb_hawaiinewsnow_com_f344ca",
          "aeb_indiewire_com_3d8f34",
          "aeb_msn_com_abd9d6",
          "aeb_wired_com_d48aeb",
          "fundus_DailyStar_2026_04_20",
          "fundus_TheMirror_2026_01_06",
          "fundus_WashingtonTimes_2023_04_28",
          "rdb_medicalnewstoday");

  /** True positives, found, wanted: in tokens; and how many pages were told exactly. */
  private static final class Tally {
    private long common;
    private long found;
    private long wanted;
    private int exact;
    private int pages;

    void add(List<String> gold, List<String> ours) {
      Map<String, Integer> left = new HashMap<>();
      List<String> want = tokens(gold);
      List<String> have = tokens(ours);
      want.forEach(token -> left.merge(token, 1, Integer::sum));
      for (String token : have) {
        common += left.merge(token, -1, Integer::sum) >= 0 ? 1 : 0;
      }
      found += have.size();
      wanted += want.size();
      exact += want.equals(have) ? 1 : 0;
      pages++;
    }

    void add(Tally other) {
      common += other.common;
      found += other.found;
      wanted += other.wanted;
      exact += other.exact;
      pages += other.pages;
    }

    boolean isEmpty() {
      return found + wanted == 0;
    }

    double precision() {
      return found == 0 ? 1 : (double) common / found;
    }

    double recall() {
      return wanted == 0 ? 1 : (double) common / wanted;
    }

    double f1() {
      return found + wanted == 0 ? 1 : 2.0 * common / (found + wanted);
    }
  }

  /** The tallies of one reader, by owner group and kind. */
  static final class Scores {
    private final Map<String, Map<Kind, Tally>> groups = new TreeMap<>();

    void add(String group, Kind kind, List<String> gold, List<String> ours) {
      groups
          .computeIfAbsent(group, g -> new LinkedHashMap<>())
          .computeIfAbsent(kind, k -> new Tally())
          .add(gold, ours);
    }

    /** Mean over the owner groups that have the kind, or were wrongly given it. */
    double macroF1(Kind kind) {
      return mean(kind, tally -> !tally.isEmpty());
    }

    /** Mean over the owner groups that have the kind. */
    double macroF1WhereWanted(Kind kind) {
      return mean(kind, tally -> tally.wanted > 0);
    }

    private double mean(Kind kind, Predicate<Tally> counts) {
      return groups.values().stream()
          .map(tallies -> tallies.get(kind))
          .filter(counts)
          .mapToDouble(Tally::f1)
          .average()
          .orElse(1);
    }

    private Tally all(Kind kind) {
      Tally sum = new Tally();
      groups.values().forEach(tallies -> sum.add(tallies.get(kind)));
      return sum;
    }

    /** Of a kind over all pages: F1 (precision, recall), and how many pages are told exactly. */
    String of(Kind kind) {
      Tally all = all(kind);
      return String.format(
          Locale.ROOT,
          "F1 %.3f (%.3f, %.3f), exact %d of %d pages, %d tokens",
          all.f1(),
          all.precision(),
          all.recall(),
          all.exact,
          all.pages,
          all.wanted);
    }

    /** Over all pages as one text. */
    double microF1(Kind kind) {
      return all(kind).f1();
    }
  }

  private final Path folder;
  private final boolean marked;
  private final Predicate<String> asked;
  private final Map<String, String> owners = new HashMap<>();
  private final Html html = new Html();
  final Scores ours = new Scores();
  private final Scores oursWhereWritten = new Scores();
  final Scores peer = new Scores();

  /**
   * @param half {@code developed} or {@code held-out}; {@code all} for both
   */
  HtmlEvaluation(Path folder, String half) throws IOException {
    this.folder = folder;
    this.marked = half.equals("marked");
    List<String> lines =
        marked ? List.of("") : Files.readAllLines(folder.resolve("structure/index.tsv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      owners.put(cells[0], cells[2]);
    }
    List<String> sorted = List.copyOf(new TreeSet<>(owners.values()));
    this.asked =
        switch (half) {
          case "developed" -> owner -> sorted.indexOf(owner) % 2 == 0;
          case "held-out" -> owner -> sorted.indexOf(owner) % 2 == 1;
          case "all", "marked" -> owner -> true;
          default ->
              throw new IllegalArgumentException(half + ": developed, held-out, all or marked");
        };
  }

  /** Reads and scores every page; {@code worst} prints what one kind missed or invented. */
  HtmlEvaluation run(String worst) throws Exception {
    Path pages = marked ? folder : folder.resolve("html");
    List<Path> files;
    try (var listed = Files.list(pages)) {
      files = listed.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
    JsonMapper json = new JsonMapper();
    for (Path file : files) {
      String name = file.getFileName().toString().replaceFirst("\\.html$", "");
      byte[] bytes = Files.readAllBytes(file);
      if (marked) {
        MarkedPage page = MarkedPage.of(bytes);
        score(name, name, page.bytes(), page.gold(), page.undecided(), worst);
      } else if (asked.test(owners.get(name))) {
        JsonNode gold = json.readTree(Files.readString(file.resolveSibling(name + ".json")));
        Map<Kind, List<String>> wanted = new EnumMap<>(Kind.class);
        KINDS.forEach(kind -> wanted.put(kind, gold(gold, kind)));
        score(name, owners.get(name), bytes, wanted, List.of(), worst);
      }
    }
    return this;
  }

  /**
   * @param undecided texts that count neither way, whatever they are taken for
   */
  private void score(
      String name,
      String group,
      byte[] bytes,
      Map<Kind, List<String>> gold,
      List<String> undecided,
      String worst)
      throws Exception {
    Map<Kind, List<String>> found = ours(name, bytes);
    Map<Kind, List<String>> peersFound = peer(bytes);
    for (Kind kind : KINDS) {
      List<String> wanted = gold.getOrDefault(kind, List.of());
      List<String> have = decided(found.getOrDefault(kind, List.of()), wanted, undecided);
      ours.add(group, kind, wanted, have);
      if (kind == Kind.CAPTION && !CAPTIONS_LACKING.contains(name)) {
        List<String> once = wanted.stream().map(HtmlEvaluation::once).toList();
        oursWhereWritten.add(group, kind, once, have);
      }
      List<String> peers = decided(peersFound.getOrDefault(kind, List.of()), wanted, undecided);
      peer.add(group, kind, wanted, peers);
      if (kind.label().equals(worst)) {
        explain(name, wanted, have);
      }
    }
  }

  /** What was found, without what nobody could decide. */
  private static List<String> decided(
      List<String> found, List<String> gold, List<String> undecided) {
    return found.stream()
        .filter(
            text ->
                gold.stream().anyMatch(g -> near(g, text))
                    || undecided.stream().noneMatch(u -> near(u, text)))
        .toList();
  }

  private Map<Kind, List<String>> ours(String name, byte[] bytes) throws Exception {
    Map<Kind, List<String>> found = new HashMap<>();
    for (Article article : html.read(new Source("/", name), bytes).articles()) {
      article
          .blocks()
          .forEach(b -> found.computeIfAbsent(b.kind(), k -> new ArrayList<>()).add(b.text()));
    }
    return found;
  }

  /** A readability port as people use it: its title, its content's figcaptions and the rest. */
  private static Map<Kind, List<String>> peer(byte[] bytes) throws IOException {
    var article =
        new Readability4J(
                "http://localhost/",
                Jsoup.parse(new java.io.ByteArrayInputStream(bytes), null, "").outerHtml())
            .parse();
    Map<Kind, List<String>> found = new HashMap<>();
    found.put(Kind.HEADLINE, article.getTitle() == null ? List.of() : List.of(article.getTitle()));
    found.put(Kind.BYLINE, article.getByline() == null ? List.of() : List.of(article.getByline()));
    Element content = article.getArticleContent();
    if (content != null) {
      found.put(Kind.CAPTION, content.select("figcaption").eachText());
      content.select("figcaption").remove();
      found.put(Kind.SUBHEADING, content.select("h1,h2,h3,h4,h5,h6").eachText());
      content.select("h1,h2,h3,h4,h5,h6").remove();
      found.put(Kind.PARAGRAPH, List.of(content.text()));
    }
    return found;
  }

  private static List<String> gold(JsonNode gold, Kind kind) {
    String name =
        switch (kind) {
          case HEADLINE, STANDFIRST, BYLINE, DATELINE -> kind.label();
          case SUBHEADING, CAPTION, PARAGRAPH -> kind.label() + "s";
        };
    JsonNode value = gold.path(name);
    return value.isArray()
        ? value.valueStream().map(JsonNode::asString).toList()
        : List.of(value.asString());
  }

  /** A text without its beginning where that stands there twice: one owner's captions do. */
  private static String once(String text) {
    for (int end = text.length() / 2; end > 20; end--) {
      String beginning = text.substring(0, end);
      if (text.startsWith(beginning.strip(), end)) {
        return text.substring(end).strip();
      }
    }
    return text;
  }

  private static List<String> tokens(List<String> texts) {
    return Arrays.stream(String.join(" ", texts).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(token -> !token.isEmpty())
        .toList();
  }

  private static void explain(String name, List<String> gold, List<String> ours) {
    Tally tally = new Tally();
    tally.add(gold, ours);
    if (tally.f1() > 0.97) {
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "## %s %.3f p %.3f r %.3f%n",
        name,
        tally.f1(),
        tally.precision(),
        tally.recall());
    ours.stream()
        .filter(o -> gold.stream().noneMatch(g -> near(g, o)))
        .forEach(o -> System.out.println("   + " + cut(o)));
    gold.stream()
        .filter(g -> ours.stream().noneMatch(o -> near(g, o)))
        .forEach(g -> System.out.println("   - " + cut(g)));
  }

  private static boolean near(String one, String other) {
    return Words.overlap(one, other) > 0.8 || Words.join(other).contains(Words.join(one));
  }

  private static String cut(String text) {
    return text.length() > 160 ? text.substring(0, 160) + "…" : text;
  }

  void print(PrintStream to) {
    to.println(
        "kind         owners' mean F1 (of those with it)   all pages' F1 (precision, recall)"
            + "   exact   | readability: mean, of those with it, all");
    for (Kind kind : KINDS) {
      Tally all = ours.all(kind);
      to.printf(
          Locale.ROOT,
          "%-12s %.3f (%.3f)                       %.3f (%.3f, %.3f)              %5.3f   | %.3f %.3f"
              + " %.3f%n",
          kind.label(),
          ours.macroF1(kind),
          ours.macroF1WhereWanted(kind),
          all.f1(),
          all.precision(),
          all.recall(),
          (double) all.exact / all.pages,
          peer.macroF1(kind),
          peer.macroF1WhereWanted(kind),
          peer.microF1(kind));
    }
    Tally written = oursWhereWritten.all(Kind.CAPTION);
    to.printf(
        Locale.ROOT,
        "captions without the pages that lack them, what stands twice in one counted once: all"
            + " pages' F1 %.3f (%.3f, %.3f), owners' mean of those with it %.3f%n",
        written.f1(),
        written.precision(),
        written.recall(),
        oursWhereWritten.macroF1WhereWanted(Kind.CAPTION));
    to.println(
        "owners with the worst paragraphs: "
            + ours.groups.entrySet().stream()
                .sorted(
                    (a, b) ->
                        Double.compare(
                            a.getValue().get(Kind.PARAGRAPH).f1(),
                            b.getValue().get(Kind.PARAGRAPH).f1()))
                .limit(8)
                .map(
                    e ->
                        e.getKey()
                            + String.format(
                                Locale.ROOT, " %.2f", e.getValue().get(Kind.PARAGRAPH).f1()))
                .collect(joining(", ")));
  }

  public static void main(String[] args) throws Exception {
    boolean isAsked = args.length == 2 || args.length == 3;
    if (!isAsked
        || !Files.isDirectory(Path.of(args[0]).resolve("html"))
        || !Set.of("developed", "held-out", "all").contains(args[1])) {
      System.err.println(
          "Usage: java cuttings.format.HtmlEvaluation FOLDER developed|held-out|all [KIND]\n"
              + "FOLDER holds html/ and structure/index.tsv; of KIND it prints what was missed or"
              + " invented.");
      return;
    }
    new HtmlEvaluation(Path.of(args[0]), args[1])
        .run(args.length > 2 ? args[2] : "")
        .print(System.out);
  }
}
