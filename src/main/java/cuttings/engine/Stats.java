package cuttings.engine;

import cuttings.article.Kind;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much an engine holds.
 *
 * @param bytes on disk
 * @param generation changes whenever what can be found changes
 * @param oldest first day of publication; null where no article has a date
 * @param newest last day of publication; null where no article has a date
 */
public record Stats(
    long articles,
    long sources,
    Map<Kind, Long> blocks,
    long bytes,
    String generation,
    @Nullable LocalDate oldest,
    @Nullable LocalDate newest) {}
