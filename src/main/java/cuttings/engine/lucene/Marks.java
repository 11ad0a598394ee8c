package cuttings.engine.lucene;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.engine.Match;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/**
 * What a query matches in the articles it found, from the postings it was found by: no text is
 * analysed again.
 */
final class Marks {
  private final List<LeafReaderContext> leaves;
  private final Weight weight;

  Marks(IndexSearcher searcher, Query marking) throws IOException {
    this.leaves = searcher.getLeafContexts();
    this.weight = searcher.createWeight(searcher.rewrite(marking), ScoreMode.COMPLETE_NO_SCORES, 1);
  }

  /**
   * A match in a block.
   *
   * @param word tells which part of the query it is of: equal for equal parts
   */
  record Mark(int start, int end, Object word) {}

  /** For each block of an article its marks, by their start; they may overlap. */
  List<List<Mark>> of(int doc, Article article) throws IOException {
    List<List<Mark>> byBlock = new ArrayList<>();
    for (int i = 0; i < article.blocks().size(); i++) {
      byBlock.add(List.of());
    }
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    Matches matches = weight.matches(leaf, doc - leaf.docBase);
    if (matches == null) {
      return byBlock;
    }
    Map<Kind, Layout> layouts = Layout.of(article);
    for (Map.Entry<Kind, Layout> kind : layouts.entrySet()) {
      MatchesIterator found = matches.getMatches(Schema.field(kind.getKey()));
      while (found != null && found.next()) {
        add(found, kind.getValue(), byBlock);
      }
    }
    for (List<Mark> marks : byBlock) {
      if (marks.size() > 1) {
        marks.sort(Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end));
      }
    }
    return byBlock;
  }

  /** The ranges to show: in order, overlapping ones joined. */
  static List<Match> joined(List<Mark> marks, String text) {
    List<Match> joined = new ArrayList<>();
    int start = -1;
    int end = -1;
    for (Mark mark : marks) {
      if (start >= 0 && mark.start <= end) {
        end = Math.max(end, mark.end);
      } else {
        if (start >= 0) {
          joined.add(new Match(start, end));
        }
        start = mark.start;
        end = mark.end;
      }
    }
    if (start >= 0) {
      joined.add(new Match(start, Math.min(end, text.length())));
    }
    return joined;
  }

  private static void add(MatchesIterator found, Layout layout, List<List<Mark>> byBlock)
      throws IOException {
    Words words = new Words(found.getQuery(), layout, byBlock);
    words.add(found);
    words.end();
  }

  /** The words of a match: side by side they are one mark, a word between them is not marked. */
  private static final class Words {
    private final Object word;
    private final Layout layout;
    private final List<List<Mark>> byBlock;
    private int start = -1;
    private int end;
    private int position;

    Words(Object word, Layout layout, List<List<Mark>> byBlock) {
      this.word = word;
      this.layout = layout;
      this.byBlock = byBlock;
    }

    void add(MatchesIterator found) throws IOException {
      MatchesIterator parts = found.getSubMatches();
      if (parts != null) {
        while (parts.next()) {
          add(parts);
        }
        return;
      }
      if (start >= 0 && found.startPosition() != position + 1) {
        end();
      }
      start = start < 0 ? found.startOffset() : start;
      end = found.endOffset();
      position = found.endPosition();
    }

    void end() {
      if (start >= 0) {
        Marks.add(start, end, word, layout, byBlock);
        start = -1;
      }
    }
  }

  private static void add(
      int start, int end, Object word, Layout layout, List<List<Mark>> byBlock) {
    int at = layout.at(start);
    int block = layout.blocks[at];
    if (byBlock.get(block).isEmpty()) {
      byBlock.set(block, new ArrayList<>());
    }
    int base = layout.starts[at];
    byBlock.get(block).add(new Mark(start - base, end - base, word));
  }

  /**
   * Where the blocks of a kind lie in its field.
   *
   * @param blocks their places in the article
   * @param starts their first offsets in the field, ascending
   */
  private record Layout(int[] blocks, int[] starts) {

    static Map<Kind, Layout> of(Article article) {
      int[] counts = new int[Kind.values().length];
      for (Block block : article.blocks()) {
        counts[block.kind().ordinal()]++;
      }
      Map<Kind, Layout> layouts = new EnumMap<>(Kind.class);
      for (Kind kind : Kind.values()) {
        int count = counts[kind.ordinal()];
        if (count > 0) {
          layouts.put(kind, of(article, kind, count));
        }
      }
      return layouts;
    }

    private static Layout of(Article article, Kind kind, int count) {
      int[] blocks = new int[count];
      int[] starts = new int[count];
      int next = 0;
      int start = 0;
      for (int i = 0; i < article.blocks().size(); i++) {
        Block block = article.blocks().get(i);
        if (block.kind() == kind) {
          blocks[next] = i;
          starts[next] = start;
          start += block.text().length() + Schema.OFFSET_GAP;
          next++;
        }
      }
      return new Layout(blocks, starts);
    }

    /** The place in the arrays of the block that holds an offset. */
    int at(int offset) {
      int at = Arrays.binarySearch(starts, offset);
      return at >= 0 ? at : -at - 2;
    }
  }
}
