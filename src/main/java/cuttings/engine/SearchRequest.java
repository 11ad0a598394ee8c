package cuttings.engine;

import cuttings.article.Kind;
import cuttings.query.Query;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search: the query, what limits it, and what the answer holds.
 *
 * @param text the query as typed, for the answer
 * @param in only matches in these kinds; empty means every kind
 * @param from first day of publication; null is open
 * @param to last day of publication; null is open
 * @param authors any of these names, as the facet gives them; empty means all
 * @param sources any of these folders or files, as the facet gives them; empty means all
 * @param languages any of these codes; empty means all
 * @param limit hits on a page
 * @param cursor {@link SearchResult#next} of the page before; null for the first
 * @param passages at most so many a hit
 * @param fold whether near-duplicates are one hit
 * @param recency whether, sorted by relevance, newer articles are lifted a little
 * @param matches whether hits tell what matched in them; without, they name no blocks and have no
 *     passages, and cost less
 */
public record SearchRequest(
    String text,
    Query query,
    Set<Kind> in,
    Matching matching,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    List<String> authors,
    List<String> sources,
    List<String> languages,
    Sort sort,
    int limit,
    @Nullable String cursor,
    Set<Facet.Field> facets,
    int passages,
    boolean fold,
    boolean recency,
    boolean matches) {

  /** Most passages a hit can show. */
  public static final int MAX_PASSAGES = 20;

  /** Most hits on a page of the HTTP endpoint. */
  public static final int MAX_LIMIT = 100;

  /** Which of the words written side by side an article must have. */
  public enum Matching {
    ALL,
    ANY
  }

  /** The order of the hits. */
  public enum Sort {
    RELEVANCE,
    NEWEST,
    OLDEST
  }

  public SearchRequest {
    if (limit < 0) {
      throw new IllegalArgumentException("limit must be >= 0, got " + limit);
    }
    if (passages < 0 || passages > MAX_PASSAGES) {
      throw new IllegalArgumentException("passages must be in 0..20, got " + passages);
    }
    in = Set.copyOf(in);
    authors = List.copyOf(authors);
    sources = List.copyOf(sources);
    languages = List.copyOf(languages);
    facets = Set.copyOf(facets);
  }

  /** A builder with every default: all words, all kinds, by relevance, ten hits. */
  public static Builder of(String text, Query query) {
    return new Builder(text, query);
  }

  /** Collects the dozen options of a request. */
  public static final class Builder {
    private final String text;
    private final Query query;
    private Set<Kind> in = EnumSet.noneOf(Kind.class);
    private Matching matching = Matching.ALL;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private List<String> authors = List.of();
    private List<String> sources = List.of();
    private List<String> languages = List.of();
    private Sort sort = Sort.RELEVANCE;
    private int limit = 10;
    private @Nullable String cursor;
    private Set<Facet.Field> facets = EnumSet.noneOf(Facet.Field.class);
    private int passages = 3;
    private boolean fold = true;
    private boolean recency = true;
    private boolean matches = true;

    private Builder(String text, Query query) {
      this.text = text;
      this.query = query;
    }

    public Builder in(Set<Kind> kinds) {
      this.in = kinds;
      return this;
    }

    public Builder matching(Matching matching) {
      this.matching = matching;
      return this;
    }

    public Builder published(@Nullable LocalDate from, @Nullable LocalDate to) {
      this.from = from;
      this.to = to;
      return this;
    }

    public Builder authors(List<String> authors) {
      this.authors = authors;
      return this;
    }

    public Builder sources(List<String> sources) {
      this.sources = sources;
      return this;
    }

    public Builder languages(List<String> languages) {
      this.languages = languages;
      return this;
    }

    public Builder sort(Sort sort) {
      this.sort = sort;
      return this;
    }

    public Builder limit(int limit) {
      this.limit = limit;
      return this;
    }

    public Builder cursor(@Nullable String cursor) {
      this.cursor = cursor;
      return this;
    }

    public Builder facets(Set<Facet.Field> facets) {
      this.facets = facets;
      return this;
    }

    public Builder passages(int passages) {
      this.passages = passages;
      return this;
    }

    public Builder fold(boolean fold) {
      this.fold = fold;
      return this;
    }

    public Builder recency(boolean recency) {
      this.recency = recency;
      return this;
    }

    public Builder matches(boolean matches) {
      this.matches = matches;
      return this;
    }

    public SearchRequest build() {
      return new SearchRequest(
          text, query, in, matching, from, to, authors, sources, languages, sort, limit, cursor,
          facets, passages, fold, recency, matches);
    }
  }
}
