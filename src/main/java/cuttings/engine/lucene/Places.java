package cuttings.engine.lucene;

import cuttings.article.Kind;
import cuttings.query.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
  /** Parts near each other that are tried in every order where they could share a word. */
  private static final int MAX_PERMUTED = 4;

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
      case Query.Boost boost -> mentions(boost.inner());
      case Query.AtLeast atLeast -> mentions(atLeast.inner());
      case Query.In in -> {
        Places places = at(scope.in(in.kinds()));
        yield places == null ? null : places.mentions(in.inner());
      }
      case Query.Lead lead -> {
        Places places = at(scope.lead());
        yield places == null ? null : places.mentions(lead.inner());
      }
      case Query.Same same -> marks(same.inner(), sameBlock(same.inner()));
      case Query.Sentence sentence -> marks(sentence.inner(), sameSentence(sentence.inner()));
      case Query.Everything all -> null;
      case Query.Not not -> null;
      case Query.Dates dates -> null;
      case Query.Author author -> null;
      case Query.From from -> null;
      case Query.Language language -> null;
      case Query.Similar similar -> null;
    };
  }

  /** What is counted of a query: its mentions; of "in one block" the blocks. */
  @Nullable IntervalsSource counted(Query query) throws IOException {
    return switch (query) {
      case Query.Same same -> sameBlock(same.inner());
      case Query.Sentence sentence -> sameSentence(sentence.inner());
      default -> mentions(query);
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

  /** The same kind within another scope; null where that leaves the kind out. */
  private @Nullable Places at(Scope other) {
    return other.kinds().contains(kind) ? new Places(leaves, other, kind) : null;
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
      case Query.In in -> {
        Places places = at(scope.in(in.kinds()));
        yield places == null ? null : places.extents(in.inner(), all);
      }
      case Query.Lead lead -> {
        Places places = at(scope.lead());
        yield places == null ? null : places.extents(lead.inner(), places.first(all));
      }
      case Query.Everything everything -> all;
      case Query.Same same -> extents(same.inner(), all);
      case Query.Word word -> containing(all, mentions(word));
      case Query.Exact word -> containing(all, mentions(word));
      case Query.Prefix word -> containing(all, mentions(word));
      case Query.Wildcard word -> containing(all, mentions(word));
      case Query.Fuzzy word -> containing(all, mentions(word));
      case Query.Phrase phrase -> containing(all, mentions(phrase));
      case Query.Sentence sentence -> containing(all, sameSentence(sentence.inner()));
      case Query.AtLeast atLeast -> {
        List<Query> each = atLeast.each();
        if (each.isEmpty()) {
          IntervalsSource counted = counted(atLeast.inner());
          yield counted == null ? null : containing(all, repeated(counted, atLeast.count()));
        }
        yield every(each, all);
      }
      // They ask of the article, not of a block: the caller asks them beside.
      case Query.Dates dates -> all;
      case Query.Author author -> all;
      case Query.From from -> all;
      case Query.Language language -> all;
      case Query.Similar similar -> all;
    };
  }

  private static IntervalsSource repeated(IntervalsSource mentions, int count) {
    IntervalsSource[] times = new IntervalsSource[count];
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

  private static @Nullable IntervalsSource containing(
      IntervalsSource all, @Nullable IntervalsSource wanted) {
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
      case Query.In in -> {
        Places places = at(scope.in(in.kinds()));
        yield places == null ? null : places.marks(in.inner(), within);
      }
      case Query.Lead lead -> {
        Places places = at(scope.lead());
        yield places == null ? null : places.marks(lead.inner(), within);
      }
      case Query.Same same -> marks(same.inner(), within);
      case Query.Sentence sentence ->
          marks(
              sentence.inner(),
              extents(sentence.inner(), Intervals.containedBy(sentences(), within)));
      case Query.AtLeast atLeast -> marks(atLeast.inner(), within);
      default -> {
        IntervalsSource mentions = mentions(query);
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
      IntervalsSource source = mentions(clause);
      if (source != null) {
        some.add(source);
      }
    }
    return or(some);
  }

  private @Nullable IntervalsSource phrase(Query.Phrase phrase) throws IOException {
    IntervalsSource[] parts = new IntervalsSource[phrase.parts().size()];
    for (int i = 0; i < parts.length; i++) {
      IntervalsSource part = mentions(phrase.parts().get(i));
      if (part == null) {
        return null;
      }
      parts[i] = part;
    }
    if (phrase.slop() == 0) {
      return Intervals.phrase(parts);
    }
    if (parts.length > MAX_PERMUTED || areApart(phrase.parts())) {
      return Intervals.maxgaps(phrase.slop(), Intervals.unordered(parts));
    }
    List<IntervalsSource> orders = new ArrayList<>();
    for (List<IntervalsSource> order : orders(List.of(parts))) {
      IntervalsSource ordered = Intervals.ordered(order.toArray(IntervalsSource[]::new));
      orders.add(Intervals.maxgaps(phrase.slop(), ordered));
    }
    return or(orders);
  }

  /** Whether no two parts can be content with one word: unordered, they would be. */
  private boolean areApart(List<Query> parts) throws IOException {
    Set<BytesRef> terms = new HashSet<>();
    for (Query part : parts) {
      Set<BytesRef> own = new HashSet<>();
      for (Query word : LuceneQueries.words(part)) {
        leaves.of(word).sequences().forEach(own::addAll);
      }
      for (BytesRef term : own) {
        if (!terms.add(term)) {
          return false;
        }
      }
    }
    // A stem and an exact form are different terms at one place.
    return parts.stream().noneMatch(Query.Word.class::isInstance)
        || parts.stream().allMatch(Query.Word.class::isInstance);
  }

  /** Every order of the parts, each once. */
  private static Set<List<IntervalsSource>> orders(List<IntervalsSource> parts) {
    if (parts.isEmpty()) {
      return Set.of(List.of());
    }
    Set<List<IntervalsSource>> orders = new LinkedHashSet<>();
    for (int i = 0; i < parts.size(); i++) {
      List<IntervalsSource> others = new ArrayList<>(parts);
      IntervalsSource first = others.remove(i);
      for (List<IntervalsSource> rest : orders(others)) {
        List<IntervalsSource> order = new ArrayList<>();
        order.add(first);
        order.addAll(rest);
        orders.add(order);
      }
    }
    return orders;
  }

  private @Nullable IntervalsSource leaf(Query word) throws IOException {
    List<IntervalsSource> sources = new ArrayList<>();
    for (List<BytesRef> sequence : leaves.of(word).sequences()) {
      IntervalsSource[] terms =
          sequence.stream().map(Intervals::term).toArray(IntervalsSource[]::new);
      sources.add(terms.length == 1 ? terms[0] : Intervals.phrase(terms));
    }
    IntervalsSource anywhere = or(sources);
    return anywhere == null || !scope.onlyFirst(kind)
        ? anywhere
        : new Within(anywhere, firstParagraph());
  }

  private static @Nullable IntervalsSource or(List<IntervalsSource> sources) {
    return switch (sources.size()) {
      case 0 -> null;
      case 1 -> sources.getFirst();
      default -> Intervals.or(sources);
    };
  }

  private IntervalsSource blocks() {
    return first(EVERY_BLOCK);
  }

  private IntervalsSource sentences() {
    return first(EVERY_SENTENCE);
  }

  /** Of these extents, those in the first paragraph where only that counts. */
  private IntervalsSource first(IntervalsSource extents) {
    return scope.onlyFirst(kind) ? Intervals.containedBy(extents, firstParagraph()) : extents;
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
