package cuttings.engine.lucene;

import cuttings.article.Kind;
import cuttings.query.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Where in the field of one kind a query matches, as intervals of positions: phrases, words near
 * each other, all in one block or one sentence, with or without each other, nested as they come.
 *
 * <p>"In one block" is a question put to the block: its extent is kept where it contains what is
 * wanted and dropped where it contains what is not. The marks are then the words inside the extents
 * that were kept.
 */
final class Places {
  private final Leaves leaves;
  private final Scope scope;
  private final Kind kind;

  Places(Leaves leaves, Scope scope, Kind kind) {
    this.leaves = leaves;
    this.scope = scope;
    this.kind = kind;
  }

  /** The mentions of what is asked; null where this kind can have none. */
  @Nullable IntervalsSource mentions(Query query) throws IOException {
    IntervalsSource anywhere = source(query);
    return anywhere == null || !scope.onlyFirst(kind)
        ? anywhere
        : new Within(anywhere, firstParagraph());
  }

  private @Nullable IntervalsSource source(Query query) throws IOException {
    return switch (query) {
      case Query.Word word -> leaf(word);
      case Query.Exact word -> leaf(word);
      case Query.Prefix word -> leaf(word);
      case Query.Wildcard word -> leaf(word);
      case Query.Fuzzy word -> leaf(word);
      case Query.Phrase phrase -> phrase(phrase);
      case Query.Or or -> any(or.clauses());
      case Query.And and -> any(and.clauses());
      case Query.Plain plain -> any(plain.clauses());
      case Query.Boost boost -> source(boost.inner());
      case Query.AtLeast atLeast -> source(atLeast.inner());
      case Query.In in -> in.kinds().contains(kind) ? source(in.inner()) : null;
      case Query.Lead lead -> new Places(leaves, scope.lead(), kind).mentions(lead.inner());
      case Query.Same same -> marks(same.inner(), extents(same.inner(), blocks()));
      case Query.Sentence sentence ->
          marks(sentence.inner(), extents(sentence.inner(), sentences()));
      case Query.Everything all -> null;
      case Query.Not not -> null;
      case Query.Dates dates -> null;
      case Query.Author author -> null;
      case Query.From from -> null;
      case Query.Language language -> null;
      case Query.Similar similar -> null;
    };
  }

  /** The blocks that fulfil the whole query; null where none can. */
  @Nullable IntervalsSource sameBlock(Query query) throws IOException {
    return extents(query, blocks());
  }

  /** The sentences that fulfil the whole query; null where none can. */
  @Nullable IntervalsSource sameSentence(Query query) throws IOException {
    return extents(query, sentences());
  }

  /** Of these extents, those that fulfil the query; null where none can. */
  private @Nullable IntervalsSource extents(Query query, IntervalsSource all) throws IOException {
    return switch (query) {
      case Query.And and -> every(and.clauses(), all);
      case Query.Plain plain -> every(plain.clauses(), all);
      case Query.Or or -> {
        List<IntervalsSource> some = new ArrayList<>();
        for (Query clause : or.clauses()) {
          IntervalsSource extents = extents(clause, all);
          if (extents != null) {
            some.add(extents);
          }
        }
        yield or(some);
      }
      case Query.Not not -> {
        IntervalsSource unwanted = extents(not.inner(), all);
        yield unwanted == null ? all : Intervals.notContaining(all, unwanted);
      }
      case Query.Boost boost -> extents(boost.inner(), all);
      case Query.In in -> in.kinds().contains(kind) ? extents(in.inner(), all) : null;
      case Query.Everything everything -> all;
      case Query.Same same -> extents(same.inner(), all);
      case Query.Word word -> containing(all, word);
      case Query.Exact word -> containing(all, word);
      case Query.Prefix word -> containing(all, word);
      case Query.Wildcard word -> containing(all, word);
      case Query.Fuzzy word -> containing(all, word);
      case Query.Phrase phrase -> containing(all, phrase);
      case Query.Sentence sentence -> containing(all, sentence);
      case Query.Lead lead -> containing(all, lead);
      case Query.AtLeast atLeast -> {
        IntervalsSource mentions = source(atLeast.inner());
        yield mentions == null ? null : Intervals.containing(all, repeated(mentions, atLeast));
      }
      // They ask of the article, not of a block: the caller asks them beside.
      case Query.Dates dates -> all;
      case Query.Author author -> all;
      case Query.From from -> all;
      case Query.Language language -> all;
      case Query.Similar similar -> all;
    };
  }

  private static IntervalsSource repeated(IntervalsSource mentions, Query.AtLeast atLeast) {
    IntervalsSource[] times = new IntervalsSource[atLeast.count()];
    Arrays.fill(times, mentions);
    return times.length == 1 ? mentions : Intervals.ordered(times);
  }

  private @Nullable IntervalsSource every(List<Query> clauses, IntervalsSource all)
      throws IOException {
    IntervalsSource kept = null;
    for (Query clause : clauses) {
      IntervalsSource extents = extents(clause, all);
      if (extents == null) {
        return null;
      }
      kept = kept == null ? extents : Intervals.containing(kept, extents);
    }
    return kept == null ? all : kept;
  }

  private @Nullable IntervalsSource containing(IntervalsSource all, Query query)
      throws IOException {
    IntervalsSource wanted = source(query);
    return wanted == null ? null : Intervals.containing(all, wanted);
  }

  /** What a query marks inside extents known to fulfil it. */
  private @Nullable IntervalsSource marks(Query query, @Nullable IntervalsSource within)
      throws IOException {
    if (within == null) {
      return null;
    }
    return switch (query) {
      case Query.And and -> marksOfEach(and.clauses(), within);
      case Query.Plain plain -> marksOfEach(plain.clauses(), within);
      case Query.Or or -> {
        List<IntervalsSource> some = new ArrayList<>();
        for (Query clause : or.clauses()) {
          IntervalsSource marks = marks(clause, extents(clause, within));
          if (marks != null) {
            some.add(marks);
          }
        }
        yield or(some);
      }
      case Query.Boost boost -> marks(boost.inner(), within);
      case Query.In in -> marks(in.inner(), within);
      case Query.Same same -> marks(same.inner(), within);
      default -> {
        IntervalsSource mentions = source(query);
        yield mentions == null ? null : new Within(mentions, within);
      }
    };
  }

  private @Nullable IntervalsSource marksOfEach(List<Query> clauses, IntervalsSource within)
      throws IOException {
    List<IntervalsSource> some = new ArrayList<>();
    for (Query clause : clauses) {
      IntervalsSource marks = marks(clause, within);
      if (marks != null) {
        some.add(marks);
      }
    }
    return or(some);
  }

  private @Nullable IntervalsSource any(List<Query> clauses) throws IOException {
    List<IntervalsSource> some = new ArrayList<>();
    for (Query clause : clauses) {
      IntervalsSource source = source(clause);
      if (source != null) {
        some.add(source);
      }
    }
    return or(some);
  }

  private @Nullable IntervalsSource phrase(Query.Phrase phrase) throws IOException {
    IntervalsSource[] parts = new IntervalsSource[phrase.parts().size()];
    for (int i = 0; i < parts.length; i++) {
      IntervalsSource part = source(phrase.parts().get(i));
      if (part == null) {
        return null;
      }
      parts[i] = part;
    }
    if (phrase.slop() == 0) {
      return Intervals.phrase(parts);
    }
    // Unordered, two equal parts would both be content with one word.
    boolean distinct = new HashSet<>(phrase.parts()).size() == parts.length;
    return Intervals.maxgaps(
        phrase.slop(), distinct ? Intervals.unordered(parts) : Intervals.ordered(parts));
  }

  private @Nullable IntervalsSource leaf(Query word) throws IOException {
    List<IntervalsSource> sources = new ArrayList<>();
    for (List<BytesRef> sequence : leaves.of(word).sequences()) {
      IntervalsSource[] terms =
          sequence.stream().map(Intervals::term).toArray(IntervalsSource[]::new);
      sources.add(terms.length == 1 ? terms[0] : Intervals.phrase(terms));
    }
    return or(sources);
  }

  private static @Nullable IntervalsSource or(List<IntervalsSource> sources) {
    return switch (sources.size()) {
      case 0 -> null;
      case 1 -> sources.getFirst();
      default -> Intervals.or(sources);
    };
  }

  private IntervalsSource blocks() {
    return scope.onlyFirst(kind) ? firstParagraph() : EVERY_BLOCK;
  }

  private static IntervalsSource sentences() {
    return EVERY_SENTENCE;
  }

  private static IntervalsSource firstParagraph() {
    return Intervals.containing(EVERY_BLOCK, Intervals.term(Schema.FIRST_PARAGRAPH));
  }

  private static final IntervalsSource EVERY_BLOCK =
      Intervals.ordered(Intervals.term(Schema.BLOCK_START), Intervals.term(Schema.BLOCK_END));

  private static final IntervalsSource EVERY_SENTENCE =
      Intervals.or(
          Intervals.ordered(
              Intervals.term(Schema.SENTENCE_START), Intervals.term(Schema.SENTENCE_END)),
          Intervals.term(Schema.SENTENCE_OF_ONE));
}
