package cuttings.engine.lucene;

import cuttings.engine.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the groups of versions anew after articles came and went.
 *
 * <p>Articles have an order: by length, the shortest first, then by their number. In this order
 * each article follows the first leader that it is a version of, or leads itself. So the groups
 * depend on the articles alone, not on when or by which thread they were indexed; no chain of
 * versions glues unrelated articles together, for each is a version of its leader; and as the
 * leader is the shortest, a page of several briefs joins one of them, and does not join them to
 * each other.
 *
 * <p>Only what changed is looked at again: what is new, what followed a leader that is gone, and
 * what a change of leaders changes from there. Candidates come from one pass over the signatures in
 * the index; whether two are versions is decided by their texts.
 */
final class Grouping {
  /**
   * Most leaders that an article is compared with by their texts, those first that share the most
   * bands with it: bounds what thousands of articles that are half boilerplate can cost.
   */
  static final int MAX_CANDIDATES = 64;

  /** Signatures less alike are not worth reading the texts: versions resemble by 0.19 or more. */
  private static final double WORTH_READING = 0.08;

  /** Wordings kept from one comparison to the next. */
  private static final int KEPT_WORDINGS = 256;

  private final IndexSearcher searcher;

  /** What was decided, by document. */
  private final Map<Integer, Node> decided = new HashMap<>();

  private final Map<Integer, Wording> wordings =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Wording> eldest) {
          return size() > KEPT_WORDINGS;
        }
      };

  Grouping(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /** {@link Schema#GROUP} of a document; null where it has none. */
  static @Nullable Long of(IndexSearcher searcher, int doc) throws IOException {
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    NumericDocValues groups = DocValues.getNumeric(leaf.reader(), Schema.GROUP);
    return groups.advanceExact(doc - leaf.docBase) ? groups.longValue() : null;
  }

  /**
   * The groups after articles came and went.
   *
   * @param fresh {@link Schema#ORDER} of the articles that were put since the last time
   * @return for each document whose group changes, its new {@link Schema#GROUP}
   */
  Map<Integer, Long> update(Collection<Long> fresh) throws IOException {
    Set<Integer> documents = withoutLeader();
    eachOf(fresh, (doc, order) -> documents.add(doc));
    Set<Integer> dirty = documents;
    boolean placed = false;
    while (!dirty.isEmpty()) {
      dirty = new Round(dirty, placed).run();
      placed = true;
    }
    return changes();
  }

  private Map<Integer, Long> changes() throws IOException {
    Map<Integer, Long> groups = new HashMap<>();
    Set<Long> led = new HashSet<>();
    for (Node node : decided.values()) {
      if (node.leader != node.order) {
        groups.put(node.doc, node.leader);
        led.add(node.leader);
      } else if (node.grouped) {
        groups.put(node.doc, node.leader);
      }
    }
    eachOf(led, groups::put);
    eachGrouped((doc, order, group) -> groups.remove(doc, group));
    return groups;
  }

  /** Documents whose group's leader is gone. */
  private Set<Integer> withoutLeader() throws IOException {
    Set<Long> leaders = new HashSet<>();
    eachGrouped(
        (doc, order, group) -> {
          if (order == group) {
            leaders.add(group);
          }
        });
    Set<Integer> without = new HashSet<>();
    eachGrouped(
        (doc, order, group) -> {
          if (!leaders.contains(group)) {
            without.add(doc);
          }
        });
    return without;
  }

  private interface GroupedDocument {
    void is(int doc, long order, long group);
  }

  private void eachGrouped(GroupedDocument document) throws IOException {
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      NumericDocValues groups = DocValues.getNumeric(leaf.reader(), Schema.GROUP);
      NumericDocValues orders = DocValues.getNumeric(leaf.reader(), Schema.ORDER);
      Bits live = leaf.reader().getLiveDocs();
      while (groups.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        int doc = groups.docID();
        if ((live == null || live.get(doc)) && orders.advanceExact(doc)) {
          document.is(leaf.docBase + doc, orders.longValue(), groups.longValue());
        }
      }
    }
  }

  private interface OrderedDocument {
    void is(int doc, long order);
  }

  /** The documents of articles by their orders. */
  private void eachOf(Collection<Long> orders, OrderedDocument document) throws IOException {
    if (orders.isEmpty()) {
      return;
    }
    Keys keys = new Keys(orders.stream().mapToLong(Long::longValue).toArray());
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      NumericDocValues values = DocValues.getNumeric(leaf.reader(), Schema.ORDER);
      Bits live = leaf.reader().getLiveDocs();
      while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        long order = values.longValue();
        if (keys.contains(order) && (live == null || live.get(values.docID()))) {
          document.is(leaf.docBase + values.docID(), order);
        }
      }
    }
  }

  private boolean areVersions(Node one, Node other) throws IOException {
    return one.signature.resemblance(other.signature) >= WORTH_READING
        && wording(one.doc).isVersionOf(wording(other.doc));
  }

  private Wording wording(int doc) throws IOException {
    Wording wording = wordings.get(doc);
    if (wording == null) {
      wording = Wording.of(StoredArticle.read(searcher, doc).article());
      wordings.put(doc, wording);
    }
    return wording;
  }

  /** An article that is looked at. */
  private static final class Node {
    static final Comparator<Node> ORDER =
        Comparator.<Node>comparingInt(node -> node.signature.words())
            .thenComparingLong(node -> node.order);

    final int doc;
    final long order;
    final Signature signature;

    /** Whether the index has a group for it. */
    final boolean grouped;

    /** The order of its leader, which may be its own. */
    long leader;

    /** Whether it leads, which may be nobody else. */
    boolean leads;

    Node(int doc, long order, Signature signature, boolean grouped) {
      this.doc = doc;
      this.order = order;
      this.signature = signature;
      this.grouped = grouped;
    }
  }

  /** Articles that share a band. */
  private static final class Bucket {
    final NavigableSet<Node> leaders = new TreeSet<>(Node.ORDER);

    /** Those that are not to be placed in this round. */
    final NavigableSet<Node> settled = new TreeSet<>(Node.ORDER);
  }

  /** One pass over the signatures, for articles whose leaders are to be found. */
  private final class Round {
    private final Set<Integer> dirty;
    private final boolean placed;
    private final Map<Integer, Node> nodes = new HashMap<>();
    private final Map<Integer, Bucket> buckets = new HashMap<>();
    private final Set<Long> noLongerLeading = new HashSet<>();
    private final Set<Integer> next = new HashSet<>();

    /**
     * @param placed whether the dirty articles have leaders, which may change
     */
    Round(Set<Integer> dirty, boolean placed) {
      this.dirty = dirty;
      this.placed = placed;
    }

    /** Returns the documents that have to be looked at again because of what changed. */
    Set<Integer> run() throws IOException {
      makeBuckets(bandsOfDirty());
      List<Node> inOrder = new ArrayList<>();
      for (int doc : dirty) {
        inOrder.add(nodes.get(doc));
      }
      inOrder.sort(Node.ORDER);
      for (Node node : inOrder) {
        place(node);
      }
      addFollowersOfFormerLeaders();
      return next;
    }

    private void addFollowersOfFormerLeaders() throws IOException {
      if (noLongerLeading.isEmpty()) {
        return;
      }
      for (Node node : decided.values()) {
        addFollower(node.doc, node.leader);
      }
      eachGrouped(
          (doc, order, group) -> {
            if (!decided.containsKey(doc)) {
              addFollower(doc, group);
            }
          });
    }

    private void addFollower(int doc, long leader) {
      // Who was placed in this round was placed after its leader.
      if (noLongerLeading.contains(leader) && !dirty.contains(doc)) {
        next.add(doc);
      }
    }

    private Keys bandsOfDirty() throws IOException {
      long[] keys = new long[dirty.size() * Signature.BANDS];
      int count = 0;
      int[] docs = dirty.stream().mapToInt(Integer::intValue).sorted().toArray();
      dirty.clear();
      int at = 0;
      for (LeafReaderContext leaf : searcher.getLeafContexts()) {
        BinaryDocValues signatures = DocValues.getBinary(leaf.reader(), Schema.SIGNATURE);
        for (int end = leaf.docBase + leaf.reader().maxDoc();
            at < docs.length && docs[at] < end;
            at++) {
          if (signatures.advanceExact(docs[at] - leaf.docBase)) { // else it has no words
            dirty.add(docs[at]);
            for (int band = 0; band < Signature.BANDS; band++) {
              keys[count++] = Signature.band(signatures.binaryValue(), band);
            }
          }
        }
      }
      return new Keys(Arrays.copyOf(keys, count));
    }

    /** Finds every article that shares a band with a dirty one. */
    private void makeBuckets(Keys bands) throws IOException {
      long[] entries = new long[bands.size()];
      int count = 0;
      for (LeafReaderContext leaf : searcher.getLeafContexts()) {
        BinaryDocValues signatures = DocValues.getBinary(leaf.reader(), Schema.SIGNATURE);
        NumericDocValues groups = DocValues.getNumeric(leaf.reader(), Schema.GROUP);
        NumericDocValues orders = DocValues.getNumeric(leaf.reader(), Schema.ORDER);
        Bits live = leaf.reader().getLiveDocs();
        while (signatures.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          int doc = signatures.docID();
          if (live != null && !live.get(doc)) {
            continue;
          }
          BytesRef bytes = signatures.binaryValue();
          boolean shares = false;
          for (int band = 0; band < Signature.BANDS; band++) {
            int key = Signature.band(bytes, band);
            if (bands.contains(key)) {
              entries = ArrayUtil.grow(entries, count + 1);
              entries[count++] = (long) key << Integer.SIZE | (leaf.docBase + doc);
              shares = true;
            }
          }
          if (shares) {
            orders.advanceExact(doc);
            boolean grouped = groups.advanceExact(doc);
            add(
                new Node(leaf.docBase + doc, orders.longValue(), Signature.of(bytes), grouped),
                grouped ? groups.longValue() : orders.longValue());
          }
        }
      }
      Arrays.sort(entries, 0, count);
      for (int from = 0, to; from < count; from = to) {
        int key = (int) (entries[from] >> Integer.SIZE);
        for (to = from + 1; to < count && (int) (entries[to] >> Integer.SIZE) == key; to++) {}
        if (to > from + 1) {
          buckets.put(key, bucket(entries, from, to));
        }
      }
    }

    private void add(Node node, long leader) {
      Node before = decided.get(node.doc);
      boolean isPlaced = placed || !dirty.contains(node.doc);
      node.leader = before == null ? leader : before.leader;
      node.leads = isPlaced && node.leader == node.order;
      nodes.put(node.doc, node);
    }

    private Bucket bucket(long[] entries, int from, int to) {
      Bucket bucket = new Bucket();
      for (int i = from; i < to; i++) {
        Node node = nodes.get((int) entries[i]);
        if (node.leads) {
          bucket.leaders.add(node);
        }
        if (!dirty.contains(node.doc)) {
          bucket.settled.add(node);
        }
      }
      return bucket;
    }

    private void place(Node node) throws IOException {
      boolean led = node.leads;
      node.leader = leader(node);
      node.leads = node.leader == node.order;
      decided.put(node.doc, node);
      if (node.leads && !led) {
        for (Bucket bucket : buckets(node)) {
          bucket.leaders.add(node);
        }
        addLaterVersions(node);
      } else if (led && !node.leads) {
        for (Bucket bucket : buckets(node)) {
          bucket.leaders.remove(node);
        }
        noLongerLeading.add(node.order);
      }
    }

    private long leader(Node node) throws IOException {
      Map<Node, Integer> shared = new HashMap<>();
      for (Bucket bucket : buckets(node)) {
        for (Node leader : bucket.leaders.headSet(node, false)) {
          shared.merge(leader, 1, Integer::sum);
        }
      }
      List<Node> candidates = new ArrayList<>(shared.keySet());
      if (candidates.size() > MAX_CANDIDATES) {
        candidates.sort(
            Comparator.<Node>comparingInt(leader -> -shared.get(leader)).thenComparing(Node.ORDER));
        candidates = candidates.subList(0, MAX_CANDIDATES);
      }
      candidates.sort(Node.ORDER);
      for (Node leader : candidates) {
        if (areVersions(node, leader)) {
          return leader.order;
        }
      }
      return node.order;
    }

    /** Versions of a new leader that come after it may have to follow it now. */
    private void addLaterVersions(Node leader) throws IOException {
      Set<Node> later = new HashSet<>();
      for (Bucket bucket : buckets(leader)) {
        later.addAll(bucket.settled.tailSet(leader, false));
      }
      for (Node node : later) {
        if (areVersions(leader, node)) {
          next.add(node.doc);
        }
      }
    }

    private List<Bucket> buckets(Node node) {
      List<Bucket> its = new ArrayList<>();
      for (int band = 0; band < Signature.BANDS; band++) {
        Bucket bucket = buckets.get(node.signature.band(band));
        if (bucket != null) {
          its.add(bucket);
        }
      }
      return its;
    }
  }

  /** A set of numbers that are spread evenly, asked mostly for what is not in it. */
  private static final class Keys {
    private static final int HINT_BITS = 22;

    private final long[] sorted;
    private final FixedBitSet hints = new FixedBitSet(1 << HINT_BITS);

    Keys(long[] keys) {
      sorted = keys;
      Arrays.sort(sorted);
      for (long key : keys) {
        hints.set(hint(key));
      }
    }

    int size() {
      return sorted.length;
    }

    boolean contains(long key) {
      return hints.get(hint(key)) && Arrays.binarySearch(sorted, key) >= 0;
    }

    private static int hint(long key) {
      return (int) ((key * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - HINT_BITS));
    }
  }
}
