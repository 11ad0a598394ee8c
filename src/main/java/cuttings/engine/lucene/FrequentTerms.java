package cuttings.engine.lucene;

import cuttings.engine.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.jspecify.annotations.Nullable;

/**
 * The most frequent terms of the index that begin as something typed does. Each segment names its
 * own most frequent ones: walking the segments side by side, term by term, takes several times as
 * long, and a term that is rare in every one of them is no suggestion. A segment never changes, so
 * what took long to find in it is remembered: all who type begin with the same few letters.
 *
 * <p>Safe for use by many threads.
 */
final class FrequentTerms {

  /** Most terms of a segment looked at at once: bounds the time. */
  private static final int MAX_TERMS = 20_000;

  /** Terms that a segment names; of names and phrases so many of each kind. */
  private static final int MOST_FREQUENT = 40;

  /** A beginning of fewer terms in a segment is not worth remembering. */
  private static final int MANY_TERMS = 1_000;

  /**
   * A term, and how many articles have it, those included that were removed but not yet merged
   * away.
   */
  record Counted(BytesRef term, int articles) {}

  private record Beginning(IndexReader.CacheKey segment, String field, String prefix) {}

  private final Map<Beginning, List<Counted>> remembered;

  /** Those of which anything was remembered, until they are closed. */
  private final Set<IndexReader.CacheKey> segments = new HashSet<>();

  /**
   * @param limit beginnings remembered at most
   */
  FrequentTerms(int limit) {
    remembered =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Beginning, List<Counted>> eldest) {
            return size() > limit;
          }
        };
  }

  /** Those that begin with {@code prefix}, most frequent first. */
  List<Counted> beginning(IndexSearcher searcher, String field, String prefix) throws IOException {
    Map<BytesRef, Integer> articles = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      add(beginning(leaf.reader(), field, prefix), articles);
    }
    return ranked(articles);
  }

  /** Those that {@code some} accepts, most frequent first. */
  List<Counted> accepted(IndexSearcher searcher, String field, CompiledAutomaton some)
      throws IOException {
    Map<BytesRef, Integer> articles = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      Terms terms = leaf.reader().terms(field);
      if (terms != null) {
        TermsEnum each = some.getTermsEnum(terms);
        Most most = new Most(field);
        most.addAll(each, each.next(), new BytesRef());
        add(most.list(), articles);
      }
    }
    return ranked(articles);
  }

  private List<Counted> beginning(LeafReader segment, String field, String prefix)
      throws IOException {
    IndexReader.CacheHelper cache = segment.getCoreCacheHelper();
    if (cache == null) {
      return sought(segment, field, prefix).list();
    }
    Beginning key = new Beginning(cache.getKey(), field, prefix);
    synchronized (remembered) {
      List<Counted> known = remembered.get(key);
      if (known != null) {
        return known;
      }
    }
    Most most = sought(segment, field, prefix);
    List<Counted> found = most.list();
    if (most.seen >= MANY_TERMS) {
      boolean first;
      synchronized (remembered) {
        remembered.put(key, found);
        first = segments.add(cache.getKey());
      }
      if (first) {
        cache.addClosedListener(this::forget);
      }
    }
    return found;
  }

  private static Most sought(LeafReader segment, String field, String prefix) throws IOException {
    Most most = new Most(field);
    Terms terms = segment.terms(field);
    if (terms != null) {
      TermsEnum each = terms.iterator();
      BytesRef start = new BytesRef(prefix);
      boolean any = each.seekCeil(start) != TermsEnum.SeekStatus.END;
      most.addAll(each, any ? each.term() : null, start);
    }
    return most;
  }

  /** A segment that was merged away is asked no more. */
  private void forget(IndexReader.CacheKey segment) {
    synchronized (remembered) {
      segments.remove(segment);
      remembered.keySet().removeIf(each -> each.segment == segment);
    }
  }

  /** How many beginnings are remembered now. */
  int remembered() {
    synchronized (remembered) {
      return remembered.size();
    }
  }

  private static void add(List<Counted> some, Map<BytesRef, Integer> articles) {
    for (Counted each : some) {
      articles.merge(each.term, each.articles, Integer::sum);
    }
  }

  private static List<Counted> ranked(Map<BytesRef, Integer> articles) {
    List<Counted> ranked = new ArrayList<>(articles.size());
    articles.forEach((term, count) -> ranked.add(new Counted(term, count)));
    ranked.sort(Comparator.comparingInt(Counted::articles).reversed().thenComparing(Counted::term));
    return ranked;
  }

  /** The most frequent of the terms of a segment, of each kind. */
  private static final class Most {
    private final boolean ofKinds;
    private final List<PriorityQueue<Counted>> most = new ArrayList<>();
    private int seen;

    Most(String field) {
      ofKinds = field.equals(Schema.PHRASES);
      for (int left = ofKinds ? Suggestion.Kind.values().length : 1; left > 0; left--) {
        most.add(new PriorityQueue<>(Comparator.comparingInt(Counted::articles)));
      }
    }

    /** Adds the terms from the first on that begin with {@code prefix}. */
    void addAll(TermsEnum each, @Nullable BytesRef first, BytesRef prefix) throws IOException {
      BytesRef term = first;
      while (term != null && StringHelper.startsWith(term, prefix) && add(term, each)) {
        term = each.next();
      }
    }

    /** Whether more may come. */
    private boolean add(BytesRef term, TermsEnum each) throws IOException {
      int count = each.docFreq();
      PriorityQueue<Counted> some = most.get(ofKinds ? Phrases.kind(term).ordinal() : 0);
      if (some.size() < MOST_FREQUENT || count > some.element().articles) {
        if (some.size() == MOST_FREQUENT) {
          some.remove();
        }
        some.add(new Counted(BytesRef.deepCopyOf(term), count));
      }
      return ++seen < MAX_TERMS;
    }

    List<Counted> list() {
      List<Counted> list = new ArrayList<>();
      most.forEach(list::addAll);
      return List.copyOf(list);
    }
  }
}
