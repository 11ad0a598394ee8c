package cuttings.engine.lucene;

import cuttings.engine.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.CompiledAutomaton;

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

  /** Terms that a segment names. */
  private static final int MOST_FREQUENT = 64;

  /** A beginning of fewer terms in a segment is not worth remembering. */
  private static final int MANY_TERMS = 1_000;

  /**
   * A term, and how many articles have it, those included that were removed but not yet merged
   * away.
   */
  record Counted(BytesRef term, int articles) {}

  /** Which terms of a field are wanted. */
  enum Wanted {
    ALL(term -> true),
    /** Of {@link Schema#PHRASES} the authors. */
    AUTHORS(term -> Phrases.kind(term) == Suggestion.Kind.AUTHOR),
    /** Of {@link Schema#PHRASES} all but the authors. */
    NO_AUTHORS(term -> Phrases.kind(term) != Suggestion.Kind.AUTHOR);

    private final Predicate<BytesRef> test;

    Wanted(Predicate<BytesRef> test) {
      this.test = test;
    }
  }

  private record Beginning(Object segment, String field, String prefix, Wanted wanted) {}

  private final Map<Beginning, List<Counted>> remembered;

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
  List<Counted> beginning(IndexSearcher searcher, String field, String prefix, Wanted wanted)
      throws IOException {
    Map<BytesRef, Integer> articles = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      add(ofSegment(leaf.reader(), field, prefix, wanted), articles);
    }
    return ranked(articles);
  }

  /** Those that {@code some} accepts, most frequent first. */
  List<Counted> accepted(
      IndexSearcher searcher, String field, CompiledAutomaton some, Wanted wanted)
      throws IOException {
    Map<BytesRef, Integer> articles = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      Terms terms = leaf.reader().terms(field);
      if (terms != null) {
        Most most = new Most(wanted);
        TermsEnum each = some.getTermsEnum(terms);
        for (BytesRef term = each.next(); term != null && most.add(term, each); ) {
          term = each.next();
        }
        add(most.list(), articles);
      }
    }
    return ranked(articles);
  }

  private List<Counted> ofSegment(LeafReader segment, String field, String prefix, Wanted wanted)
      throws IOException {
    Terms terms = segment.terms(field);
    if (terms == null) {
      return List.of();
    }
    var cache = segment.getCoreCacheHelper();
    Beginning key = new Beginning(cache == null ? segment : cache.getKey(), field, prefix, wanted);
    List<Counted> found;
    synchronized (remembered) {
      found = remembered.get(key);
    }
    if (found == null) {
      Most most = new Most(wanted);
      TermsEnum each = terms.iterator();
      BytesRef start = new BytesRef(prefix);
      boolean any = each.seekCeil(start) != TermsEnum.SeekStatus.END;
      for (BytesRef term = any ? each.term() : null;
          term != null && StringHelper.startsWith(term, start) && most.add(term, each); ) {
        term = each.next();
      }
      found = most.list();
      if (most.seen >= MANY_TERMS) {
        synchronized (remembered) {
          remembered.put(key, found);
        }
      }
    }
    return found;
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

  /** The most frequent of the terms of a segment. */
  private static final class Most {
    private final Wanted wanted;
    private final PriorityQueue<Counted> most =
        new PriorityQueue<>(Comparator.comparingInt(Counted::articles));
    private int seen;

    Most(Wanted wanted) {
      this.wanted = wanted;
    }

    /** Whether more may come. */
    boolean add(BytesRef term, TermsEnum each) throws IOException {
      int count = each.docFreq();
      boolean more = most.size() < MOST_FREQUENT || count > most.element().articles;
      if (more && wanted.test.test(term)) {
        if (most.size() == MOST_FREQUENT) {
          most.remove();
        }
        most.add(new Counted(BytesRef.deepCopyOf(term), count));
      }
      return ++seen < MAX_TERMS;
    }

    List<Counted> list() {
      return List.copyOf(most);
    }
  }
}
