package cuttings.engine;

import cuttings.article.Kind;
import cuttings.article.Source;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One article found.
 *
 * @param headline null where it has none
 * @param byline the people who wrote it
 * @param line first line in its source; null where the format has no lines
 * @param lastLine last line in its source; null where the format has no lines
 * @param number its place among the articles of its source, from 1
 * @param alone whether its source holds no other article
 * @param duplicates how many more versions of it are folded into this hit
 * @param matched for each kind with a match, the places of the blocks that match, ascending
 * @param passages best first
 */
public record Hit(
    String id,
    float score,
    @Nullable String headline,
    List<String> byline,
    @Nullable LocalDate published,
    String language,
    Source source,
    @Nullable Integer line,
    @Nullable Integer lastLine,
    int number,
    boolean alone,
    int duplicates,
    Map<Kind, List<Integer>> matched,
    List<Passage> passages) {}
