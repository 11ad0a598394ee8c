package cuttings.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.engine.Comparison;
import cuttings.engine.Facet;
import cuttings.engine.Hit;
import cuttings.engine.MarkedArticle;
import cuttings.engine.Match;
import cuttings.engine.Passage;
import cuttings.engine.SearchResult;
import cuttings.engine.Stats;
import cuttings.engine.Suggestion;
import cuttings.engine.Versions;
import cuttings.format.Reading;
import cuttings.query.Note;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON that programs hold on to, the same from the endpoint and the command line. Its shapes
 * are the records below, in snake_case; what is unknown is null, never left out.
 */
public final class Json {
  private Json() {}

  /** The one mapper. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /** An answer of the search. */
  public record Search(
      String query,
      Total total,
      long tookMs,
      List<SearchHit> hits,
      Map<String, Object> facets,
      @Nullable String didYouMean,
      List<String> notes,
      @Nullable String next) {

    /**
     * The answer, with what the parser noted first.
     *
     * @param readingNotes what the query's parser had to say
     */
    public static Search of(SearchResult result, List<Note> readingNotes) {
      List<String> notes = new ArrayList<>();
      readingNotes.forEach(note -> notes.add(note.text()));
      result.notes().forEach(note -> notes.add(note.text()));
      Map<String, Object> facets = new LinkedHashMap<>();
      result.facets().forEach((field, facet) -> facets.put(lower(field), Json.facet(facet)));
      return new Search(
          result.query(),
          Total.of(result.total()),
          result.took().toMillis(),
          result.hits().stream().map(SearchHit::of).toList(),
          facets,
          result.didYouMean(),
          notes,
          result.next());
    }
  }

  /**
   * How many hits; {@code relation} is {@code eq} or {@code gte}. Versions behind them are beside.
   */
  public record Total(long value, String relation, int folded) {
    static Total of(SearchResult.Total total) {
      return new Total(total.value(), total.exact() ? "eq" : "gte", total.folded());
    }
  }

  /** Where an article lies. */
  public record Place(String path, @Nullable Integer line, @Nullable Integer lastLine) {
    static Place of(Article article) {
      return new Place(article.source().path(), article.line(), article.lastLine());
    }
  }

  /** One hit. */
  public record SearchHit(
      String id,
      float score,
      @Nullable String headline,
      List<String> byline,
      @Nullable LocalDate published,
      String language,
      Place source,
      int duplicates,
      Map<String, List<Integer>> matched,
      List<HitPassage> passages) {

    static SearchHit of(Hit hit) {
      Map<String, List<Integer>> matched = new LinkedHashMap<>();
      hit.matched().forEach((kind, blocks) -> matched.put(kind.label(), blocks));
      return new SearchHit(
          hit.id(),
          hit.score(),
          hit.headline(),
          hit.byline(),
          hit.published(),
          hit.language(),
          new Place(hit.source().path(), hit.line(), hit.lastLine()),
          hit.duplicates(),
          matched,
          hit.passages().stream().map(HitPassage::of).toList());
    }
  }

  /** One passage of a hit. */
  public record HitPassage(
      String kind, int block, @Nullable Integer line, String text, List<Match> matches) {

    static HitPassage of(Passage passage) {
      return new HitPassage(
          passage.kind().label(),
          passage.block(),
          passage.line(),
          passage.text(),
          passage.matches());
    }
  }

  /** How a query could go on; {@code kind} is term, phrase, name, author or headline. */
  public record Suggestions(List<Completion> suggestions) {

    public static Suggestions of(List<Suggestion> suggestions) {
      return new Suggestions(
          suggestions.stream()
              .map(
                  each -> new Completion(each.text(), each.kind().label(), each.query(), each.id()))
              .toList());
    }
  }

  /**
   * One completion.
   *
   * @param text what to show
   * @param query what to run
   * @param id the article of a headline
   */
  public record Completion(String text, String kind, String query, @Nullable String id) {}

  /** A whole article with the matches of a query. */
  public record FullArticle(
      String id,
      @Nullable String headline,
      List<String> byline,
      @Nullable String place,
      @Nullable LocalDate published,
      String language,
      Place source,
      List<FullBlock> blocks) {

    public static FullArticle of(MarkedArticle marked) {
      Article article = marked.article();
      List<FullBlock> blocks = new ArrayList<>();
      for (int i = 0; i < article.blocks().size(); i++) {
        Block block = article.blocks().get(i);
        blocks.add(
            new FullBlock(
                block.kind().label(),
                i,
                block.line(),
                block.lines(),
                block.text(),
                marked.matches().get(i),
                Math.round(block.confidence() * 100) / 100d,
                block.repeats()));
      }
      return new FullArticle(
          article.id(),
          article.headline(),
          article.authors(),
          article.place(),
          article.published(),
          article.language(),
          Place.of(article),
          blocks);
    }
  }

  /** One block of a whole article. */
  public record FullBlock(
      String kind,
      int block,
      @Nullable Integer line,
      int lines,
      String text,
      List<Match> matches,
      double confidence,
      @Nullable Integer repeats) {}

  /** What was read of a file. */
  public record Parsed(
      String source,
      String format,
      @Nullable String charset,
      List<ParsedArticle> articles,
      List<Line> furniture) {

    /**
     * What was read of a file.
     *
     * @param source the file as it was named
     */
    public static Parsed of(String source, Reading reading) {
      return new Parsed(
          source,
          reading.format(),
          reading.charset(),
          reading.articles().stream().map(ParsedArticle::of).toList(),
          reading.furniture().stream().map(line -> new Line(line.number(), line.text())).toList());
    }
  }

  /** One article of a file. */
  public record ParsedArticle(
      String language,
      @Nullable String headline,
      List<String> byline,
      @Nullable String place,
      @Nullable LocalDate published,
      List<ParsedBlock> blocks) {

    static ParsedArticle of(Article article) {
      return new ParsedArticle(
          article.language(),
          article.headline(),
          article.authors(),
          article.place(),
          article.published(),
          article.blocks().stream().map(ParsedBlock::of).toList());
    }
  }

  /** An article as it is exported. */
  public record WholeArticle(
      String id,
      @Nullable String headline,
      List<String> byline,
      @Nullable String place,
      @Nullable LocalDate published,
      String language,
      Place source,
      List<ParsedBlock> blocks) {

    static WholeArticle of(Article article) {
      return new WholeArticle(
          article.id(),
          article.headline(),
          article.authors(),
          article.place(),
          article.published(),
          article.language(),
          Place.of(article),
          article.blocks().stream().map(ParsedBlock::of).toList());
    }
  }

  /** One block of an article; {@code lines} only where it was joined from several. */
  public record ParsedBlock(
      String kind,
      @Nullable Integer line,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer lines,
      String text) {

    static ParsedBlock of(Block block) {
      return new ParsedBlock(
          block.kind().label(),
          block.line(),
          block.lines() == 1 ? null : (Integer) block.lines(),
          block.text());
    }
  }

  /** One line that belongs to a page, not to a story. */
  public record Line(int line, String text) {}

  /**
   * The other versions of an article.
   *
   * @param total how many there are; more than are listed where there are very many
   */
  public record Duplicates(String id, long total, List<Duplicate> duplicates) {
    public static Duplicates of(String id, Versions versions) {
      return new Duplicates(
          id, versions.total(), versions.nearest().stream().map(Duplicate::of).toList());
    }
  }

  /** One version; {@code similarity} is 0 to 1. */
  public record Duplicate(
      String id,
      double similarity,
      @Nullable String headline,
      List<String> byline,
      @Nullable LocalDate published,
      String language,
      Place source) {

    static Duplicate of(Versions.Version version) {
      Article article = version.article();
      return new Duplicate(
          article.id(),
          rounded(version.similarity()),
          article.headline(),
          article.authors(),
          article.published(),
          article.language(),
          Place.of(article));
    }
  }

  /**
   * Two versions part by part; {@code left} is the article that was asked for.
   *
   * @param first {@code left} or {@code right}: which came first; null where unknown
   * @param cut {@code left} or {@code right}: which ends before the other does; null for neither
   * @param changes how many parts of each change there are, all of them named
   */
  public record Compared(
      String left,
      String right,
      @Nullable String first,
      @Nullable String cut,
      double similarity,
      Map<String, Integer> changes,
      List<Part> parts) {

    public static Compared of(Article left, Article right) {
      Comparison comparison = Comparison.of(left, right);
      Map<String, Integer> changes = new LinkedHashMap<>();
      for (Comparison.Change change : Comparison.Change.values()) {
        changes.put(lower(change), 0);
      }
      comparison.parts().forEach(part -> changes.merge(lower(part.change()), 1, Integer::sum));
      Comparison.Side first = comparison.first();
      Comparison.Side cut = comparison.cut();
      return new Compared(
          left.id(),
          right.id(),
          first == null ? null : lower(first),
          cut == null ? null : lower(cut),
          rounded(comparison.similarity()),
          changes,
          comparison.parts().stream().map(Part::of).toList());
    }
  }

  /** One part of a comparison: {@code same, changed, moved, only_left} or {@code only_right}. */
  public record Part(
      String kind,
      String change,
      @Nullable String left,
      @Nullable String right,
      @Nullable Integer leftBlock,
      @Nullable Integer rightBlock) {

    static Part of(Comparison.Part part) {
      Block left = part.left();
      Block right = part.right();
      return new Part(
          part.kind().label(),
          lower(part.change()),
          left == null ? null : left.text(),
          right == null ? null : right.text(),
          part.leftBlock(),
          part.rightBlock());
    }
  }

  private static double rounded(double share) {
    return Math.round(share * 1_000) / 1_000d;
  }

  /** How much an index holds. */
  public record IndexStats(
      long articles,
      long sources,
      Map<String, Long> blocks,
      long bytes,
      @Nullable LocalDate oldest,
      @Nullable LocalDate newest) {

    public static IndexStats of(Stats stats) {
      Map<String, Long> blocks = new LinkedHashMap<>();
      for (Kind kind : Kind.values()) {
        blocks.put(kind.label(), stats.blocks().getOrDefault(kind, 0L));
      }
      return new IndexStats(
          stats.articles(), stats.sources(), blocks, stats.bytes(), stats.oldest(), stats.newest());
    }
  }

  private record Histogram(String interval, List<Facet.Bucket> buckets) {}

  private static Object facet(Facet facet) {
    return switch (facet) {
      case Facet.Values values -> values.values();
      case Facet.Histogram histogram ->
          new Histogram(lower(histogram.interval()), histogram.buckets());
    };
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
