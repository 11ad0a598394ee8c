package cuttings.engine.lucene;

import cuttings.engine.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.jspecify.annotations.Nullable;

/**
 * The most frequent terms of the index that begin as something typed does. Each segment names its
 * own most frequent ones: walking the segments side by side, term by term, takes several times as
 * long, and a term that is rare in every one of them is no suggestion. A segment never changes, so
 * its dictionary is walked once, beside the first question, and what it holds most often of each
 * crowded beginning is remembered until the segment is closed.
 *
 * <p>Safe for use by many threads.
 */
final class FrequentTerms implements AutoCloseable {

  /** Most terms of a segment looked at at once, where nothing is remembered yet. */
  private static final int MAX_TERMS = 20_000;

  /** Terms that a segment names; of names and phrases so many of each kind. */
  private static final int MOST_FREQUENT = 40;

  /** A beginning of fewer terms in a segment is not remembered: they are quick to look at. */
  static final int CROWDED = 500;

  /** Longest beginning remembered, in bytes of UTF-8. */
  static final int MAX_REMEMBERED_BYTES = 24;

  /** What sorts behind all that begins with the same letters. */
  private static final String LAST_LETTER = Character.toString(Character.MAX_CODE_POINT);

  /**
   * A term, and how many articles have it, those included that were removed but not yet merged
   * away.
   */
  record Counted(BytesRef term, int articles) {}

  static final Comparator<Counted> MOST_FREQUENT_FIRST =
      Comparator.comparingInt(Counted::articles).reversed().thenComparing(Counted::term);

  /** By segment and field; as long as a dictionary is not walked, without it. */
  private final Map<IndexReader.CacheKey, Map<String, Crowded>> remembered =
      new ConcurrentHashMap<>();

  private final List<String> fields;
  private final Executor walking;
  private volatile boolean closed;

  /**
   * @param fields whose dictionaries are asked
   * @param walking walks them, one segment after the other
   */
  FrequentTerms(List<String> fields, Executor walking) {
    this.fields = fields;
    this.walking = walking;
  }

  /** Those that begin with {@code prefix}, most frequent first. */
  List<Counted> beginning(IndexSearcher searcher, String field, String prefix) throws IOException {
    BytesRef start = new BytesRef(prefix);
    Map<BytesRef, Integer> articles = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      List<Counted> known = crowded(leaf.reader(), field).beginning(start);
      add(known == null ? sought(leaf.reader(), field, start) : known, articles);
    }
    return ranked(articles);
  }

  /**
   * Those that begin with something that {@code beginnings} accepts, most frequent first.
   *
   * @param beginnings accepts whatever follows what it accepts
   */
  List<Counted> accepted(IndexSearcher searcher, String field, CompiledAutomaton beginnings)
      throws IOException {
    Map<BytesRef, Integer> articles = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      Terms terms = leaf.reader().terms(field);
      if (terms != null) {
        add(accepted(terms, new Most(field), beginnings, crowded(leaf.reader(), field)), articles);
      }
    }
    return ranked(articles);
  }

  /** What is remembered of a crowded beginning stands for its terms, which are passed over. */
  private static List<Counted> accepted(
      Terms terms, Most most, CompiledAutomaton beginnings, Crowded crowded) throws IOException {
    BytesRef start = new BytesRef(BytesRef.EMPTY_BYTES);
    TermsEnum each = beginnings.getTermsEnum(terms);
    BytesRef term = each.next();
    while (term != null && most.seen < MAX_TERMS) {
      boolean begins = start.length > 0 && StringHelper.startsWith(term, start);
      if (!begins) {
        start = BytesRef.deepCopyOf(term);
        start.length = accepted(beginnings.runAutomaton, term);
      }
      List<Counted> known = begins ? null : crowded.beginning(start);
      if (known == null) {
        most.add(term, each.docFreq());
      } else {
        known.forEach(most::add);
        each = terms.intersect(beginnings, new BytesRef(start.utf8ToString() + LAST_LETTER));
      }
      term = each.next();
    }
    return most.list();
  }

  private static List<Counted> sought(LeafReader segment, String field, BytesRef start)
      throws IOException {
    Most most = new Most(field);
    Terms terms = segment.terms(field);
    if (terms != null) {
      TermsEnum each = terms.iterator();
      boolean any = each.seekCeil(start) != TermsEnum.SeekStatus.END;
      most.addAll(each, any ? each.term() : null, start);
    }
    return most.list();
  }

  // What is remembered.

  private Crowded crowded(LeafReader segment, String field) {
    IndexReader.CacheHelper cache = segment.getCoreCacheHelper();
    if (cache == null) {
      return Crowded.NONE;
    }
    Map<String, Crowded> known = remembered.get(cache.getKey());
    if (known == null) {
      known = new ConcurrentHashMap<>();
      if (remembered.putIfAbsent(cache.getKey(), known) == null) {
        cache.addClosedListener(remembered::remove);
        Map<String, Crowded> walked = known;
        try {
          walking.execute(() -> walk(segment, walked));
        } catch (RejectedExecutionException e) {
          // The index is being closed: who still asks is answered without.
        }
      }
    }
    return known.getOrDefault(field, Crowded.NONE);
  }

  /** The segment stays open until it is walked. */
  private void walk(LeafReader segment, Map<String, Crowded> walked) {
    if (closed || !segment.tryIncRef()) {
      return;
    }
    try {
      try {
        for (String field : fields) {
          Terms terms = segment.terms(field);
          if (terms != null) {
            walked.put(field, new Walk(field).crowded(terms.iterator()));
          }
        }
      } finally {
        segment.decRef();
      }
    } catch (IOException e) {
      // Who asks next looks for himself, and is told.
    }
  }

  /** How long the shortest beginning of a term is that is accepted. */
  private static int accepted(ByteRunAutomaton beginnings, BytesRef term) {
    int state = 0;
    int length = 0;
    while (!beginnings.isAccept(state)) {
      state = beginnings.step(state, term.bytes[term.offset + length++] & 0xff);
    }
    return length;
  }

  /** How many beginnings are remembered now. */
  int remembered() {
    return remembered.values().stream()
        .flatMap(each -> each.values().stream())
        .mapToInt(each -> each.beginnings.size())
        .sum();
  }

  /** Walks no further. */
  @Override
  public void close() {
    closed = true;
  }

  /**
   * The crowded beginnings of a dictionary. A term has many of them, and as objects of their own a
   * million terms would keep the collector of garbage busy.
   *
   * @param articles by the terms' numbers
   * @param beginnings numbers of terms
   */
  private record Crowded(
      BytesRefHash terms, List<Integer> articles, Map<BytesRef, int[]> beginnings) {

    static final Crowded NONE = new Crowded();

    Crowded() {
      this(new BytesRefHash(), new ArrayList<>(), new HashMap<>());
    }

    void add(BytesRef beginning, List<Counted> most) {
      int[] numbers = new int[most.size()];
      for (int i = 0; i < numbers.length; i++) {
        int number = terms.add(most.get(i).term);
        if (number < 0) {
          number = -number - 1;
        } else {
          articles.add(most.get(i).articles);
        }
        numbers[i] = number;
      }
      beginnings.put(beginning, numbers);
    }

    /** What it holds most often of a beginning; null of one that is not crowded. */
    @Nullable List<Counted> beginning(BytesRef start) {
      int[] numbers = beginnings.get(start);
      if (numbers == null) {
        return null;
      }
      List<Counted> most = new ArrayList<>(numbers.length);
      for (int number : numbers) {
        most.add(new Counted(terms.get(number, new BytesRef()), articles.get(number)));
      }
      return most;
    }
  }

  /** Through a dictionary from end to end. */
  private final class Walk {
    private final String field;
    private final Crowded crowded = new Crowded();

    /** The terms so far; of crowded beginnings that are behind, the most frequent alone. */
    private final List<Counted> terms = new ArrayList<>();

    /** How many terms were met. */
    private int met;

    // By the length of a beginning of the last term, as it was when the first that has it came.
    private final int[] termsBefore = new int[MAX_REMEMBERED_BYTES + 1];
    private final int[] metBefore = new int[MAX_REMEMBERED_BYTES + 1];

    Walk(String field) {
      this.field = field;
    }

    /** What the dictionary holds most often of each crowded beginning. */
    Crowded crowded(TermsEnum each) throws IOException {
      BytesRef last = new BytesRef();
      for (BytesRef term = each.next(); term != null && !closed; term = each.next()) {
        int shared = met == 0 ? 0 : StringHelper.bytesDifference(last, term);
        leave(last, shared);
        for (int length = shared + 1; length <= remembered(term); length++) {
          termsBefore[length] = terms.size();
          metBefore[length] = met;
        }
        last = BytesRef.deepCopyOf(term);
        terms.add(new Counted(last, each.docFreq()));
        met++;
      }
      leave(last, 0);
      return closed ? Crowded.NONE : crowded;
    }

    private static int remembered(BytesRef term) {
      return Math.min(term.length, MAX_REMEMBERED_BYTES);
    }

    /** No more terms have the beginnings of the last one that are longer than this. */
    private void leave(BytesRef last, int shared) {
      for (int length = remembered(last); length > shared; length--) {
        if (met - metBefore[length] >= CROWDED) {
          List<Counted> having = terms.subList(termsBefore[length], terms.size());
          Most most = new Most(field);
          having.forEach(most::add);
          List<Counted> kept = most.list();
          having.clear();
          terms.addAll(kept);
          boolean withinLetter = length < last.length && (last.bytes[length] & 0xc0) == 0x80;
          if (!withinLetter) {
            crowded.add(new BytesRef(Arrays.copyOf(last.bytes, length)), kept);
          }
        }
      }
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
    ranked.sort(MOST_FREQUENT_FIRST);
    return ranked;
  }

  /** The most frequent of some terms of a segment, of each kind. */
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

    /** Adds the terms from the first on that begin with {@code start}, and not too many. */
    void addAll(TermsEnum each, @Nullable BytesRef first, BytesRef start) throws IOException {
      BytesRef term = first;
      while (term != null && StringHelper.startsWith(term, start) && seen < MAX_TERMS) {
        add(term, each.docFreq());
        term = each.next();
      }
    }

    /** Adds a term that an enumeration will overwrite: a copy, and only if it is kept. */
    void add(BytesRef term, int articles) {
      if (admits(term, articles)) {
        most(term).add(new Counted(BytesRef.deepCopyOf(term), articles));
      }
    }

    void add(Counted counted) {
      if (admits(counted.term, counted.articles)) {
        most(counted.term).add(counted);
      }
    }

    /** Whether a term is among the most frequent so far; makes room for it. */
    private boolean admits(BytesRef term, int articles) {
      seen++;
      PriorityQueue<Counted> some = most(term);
      if (some.size() == MOST_FREQUENT) {
        if (articles <= some.element().articles) {
          return false;
        }
        some.remove();
      }
      return true;
    }

    private PriorityQueue<Counted> most(BytesRef term) {
      return most.get(ofKinds ? Phrases.kind(term).ordinal() : 0);
    }

    List<Counted> list() {
      List<Counted> list = new ArrayList<>();
      most.forEach(list::addAll);
      return List.copyOf(list);
    }
  }
}
