package cuttings.engine.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;

/**
 * What one word of a query stands for in this index: sequences of terms, any of which will do. Most
 * have one term; a word that the tokenizer divides ({@code US-led}) has several, adjacent.
 *
 * <p>Every use of the word, in ranking, in phrases and in marking, goes by the same sequences, so
 * that a mark cannot disagree with the hit.
 *
 * @param sequences empty where nothing in the index can match
 * @param looser those of them that are not the word itself or another spelling of it
 * @param variants what else is looked for than the word, as the vocabulary has it
 * @param cut whether the word stands for more terms than {@link #MAX_EXPANSIONS}
 */
record Leaf(
    List<List<BytesRef>> sequences,
    Set<List<BytesRef>> looser,
    List<String> variants,
    boolean cut) {

  /** Most terms that a prefix, a pattern or a fuzzy word stands for: the most frequent ones. */
  static final int MAX_EXPANSIONS = 1_000;

  /** Between the parts of a word of several; a pattern's signs and an apostrophe are within one. */
  private static final Pattern PARTS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'’*?.]+");

  Leaf(List<List<BytesRef>> sequences, boolean cut) {
    this(sequences, Set.of(), List.of(), cut);
  }

  /** Whether each sequence is one term. */
  boolean isTerms() {
    return sequences.stream().allMatch(sequence -> sequence.size() == 1);
  }

  /** The sequences of one term, with the weight of each: below 1 for looser ones. */
  Map<BytesRef, Float> terms() {
    Map<BytesRef, Float> terms = new LinkedHashMap<>();
    for (List<BytesRef> sequence : sequences) {
      if (sequence.size() == 1) {
        terms.put(sequence.getFirst(), looser.contains(sequence) ? Ranking.LOOSER_SYNONYM : 1);
      }
    }
    return terms;
  }

  /** The sequences of several terms. */
  List<List<BytesRef>> adjacent() {
    return sequences.stream().filter(sequence -> sequence.size() > 1).toList();
  }

  /** Makes leaves of words, by the analysis of the languages that an index holds. */
  static final class Expansion {
    private final IndexReader reader;
    private final Analyzers analyzers;
    private final Vocabulary vocabulary;
    private final Set<String> languages;

    /**
     * @param languages codes of the languages in the index
     */
    Expansion(
        IndexReader reader, Analyzers analyzers, Vocabulary vocabulary, Set<String> languages) {
      this.reader = reader;
      this.analyzers = analyzers;
      this.vocabulary = vocabulary;
      this.languages = languages;
    }

    /** The word in any of its forms, and what the vocabulary takes for the same. */
    Leaf word(String text) throws IOException {
      Set<List<BytesRef>> sequences = analysed(text, false);
      Set<Vocabulary.Variant> known = vocabulary.of(text);
      if (known.isEmpty()) {
        return new Leaf(List.copyOf(sequences), false);
      }
      Set<List<BytesRef>> looser = new LinkedHashSet<>();
      List<String> variants = new ArrayList<>();
      for (Vocabulary.Variant variant : known) {
        boolean adds = false;
        for (List<BytesRef> sequence : of(variant)) {
          if (isHeld(sequence) && sequences.add(sequence)) {
            adds = true;
            if (variant.looser()) {
              looser.add(sequence);
            }
          }
        }
        if (adds) {
          variants.add(variant.text());
        }
      }
      return new Leaf(List.copyOf(sequences), looser, variants, false);
    }

    private Set<List<BytesRef>> of(Vocabulary.Variant variant) throws IOException {
      return switch (variant.form()) {
        case NAME -> analysed(variant.text(), true);
        case WORD -> analysed(variant.text(), false);
        case ACRONYM -> Set.of(analyse(analyzers.of("en"), variant.text(), false));
      };
    }

    private boolean isHeld(List<BytesRef> sequence) throws IOException {
      for (BytesRef term : sequence) {
        if (reader.docFreq(new Term(Schema.TEXT, term)) == 0) {
          return false;
        }
      }
      return true;
    }

    /** The word as written. */
    Leaf exact(String text) throws IOException {
      return new Leaf(List.copyOf(analysed(text, true)), false);
    }

    /** Any word that begins so; of several tokens the last is what begins so. */
    Leaf prefix(String text) throws IOException {
      int last = text.length();
      while (last > 0 && isWord(text.codePointBefore(last))) {
        last -= Character.charCount(text.codePointBefore(last));
      }
      Leaf ends = expanded(text.substring(last), PrefixQuery::new);
      Leaf begins = exact(text.substring(0, last));
      if (begins.sequences.isEmpty()) {
        return last == 0 || last < text.length() ? ends : new Leaf(List.of(), false);
      }
      List<List<BytesRef>> sequences = new ArrayList<>();
      for (List<BytesRef> begin : begins.sequences) {
        for (List<BytesRef> end : ends.sequences) {
          sequences.add(Stream.concat(begin.stream(), end.stream()).toList());
        }
      }
      return new Leaf(sequences, ends.cut);
    }

    private static boolean isWord(int codePoint) {
      return Character.isLetterOrDigit(codePoint)
          || Phrases.isMark(codePoint)
          || codePoint == '\''
          || codePoint == '’';
    }

    /** Any word of that pattern; {@code wom?n-led} is two, one after the other. */
    Leaf wildcard(String pattern) throws IOException {
      List<List<BytesRef>> sequences = List.of(List.of());
      boolean cut = false;
      for (String part : PARTS.split(pattern, -1)) {
        Leaf each = isPattern(part) ? expanded(part, WildcardQuery::new) : exact(part);
        if (!each.sequences.isEmpty() || isPattern(part)) {
          List<List<BytesRef>> longer = new ArrayList<>();
          for (List<BytesRef> begin : sequences) {
            for (List<BytesRef> end : each.sequences) {
              cut |= longer.size() == MAX_EXPANSIONS;
              if (longer.size() < MAX_EXPANSIONS) {
                longer.add(Stream.concat(begin.stream(), end.stream()).toList());
              }
            }
          }
          sequences = longer;
        }
        cut |= each.cut;
      }
      return new Leaf(sequences, cut);
    }

    private static boolean isPattern(String part) {
      return part.indexOf('*') >= 0 || part.indexOf('?') >= 0;
    }

    /** Any word within that many edits. */
    Leaf fuzzy(String text, int edits) throws IOException {
      // The first character behind the mark may differ too: "Kyiv" and "kiev" share it, others not.
      int kept = 1;
      return expanded(text, word -> new FuzzyQuery(word, edits, kept, MAX_EXPANSIONS, true));
    }

    private Set<List<BytesRef>> analysed(String text, boolean exact) throws IOException {
      Set<List<BytesRef>> sequences = new LinkedHashSet<>();
      for (String language : languages) {
        List<BytesRef> sequence = analyse(analyzers.of(language), text, exact);
        if (!sequence.isEmpty()) {
          sequences.add(sequence);
        }
      }
      return sequences;
    }

    /** The terms that an analyzer makes of a text: the exact forms, or the stems. */
    static List<BytesRef> analyse(Analyzer analyzer, String text, boolean exact)
        throws IOException {
      List<BytesRef> terms = new ArrayList<>();
      try (TokenStream stream = analyzer.tokenStream("", text)) {
        TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
        PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
        stream.reset();
        while (stream.incrementToken()) {
          // The exact form comes first at each position, the stem second.
          boolean isExact = step.getPositionIncrement() > 0;
          if (isExact == exact) {
            terms.add(BytesRef.deepCopyOf(term.getBytesRef()));
          }
        }
        stream.end();
      }
      return terms;
    }

    /**
     * Exact forms that half a word may have, kept whole: it may hold the signs of a pattern. Most
     * languages agree on one. A language that keeps nothing of it, as French of {@code l'}, has
     * none: every word begins with nothing.
     */
    Set<String> normalised(String text) {
      Set<String> forms = new LinkedHashSet<>();
      for (String language : languages) {
        String form = analyzers.of(language).normalize("", text).utf8ToString();
        if (isBegun(form) || !isBegun(text)) {
          forms.add(form);
        }
      }
      return forms;
    }

    /** Whether a letter comes first, and no sign of a pattern. */
    private static boolean isBegun(String text) {
      return !text.isEmpty() && text.charAt(0) != '*' && text.charAt(0) != '?';
    }

    private Leaf expanded(String text, Function<Term, MultiTermQuery> words) throws IOException {
      Terms terms = MultiTerms.getTerms(reader, Schema.TEXT);
      if (terms == null) {
        return new Leaf(List.of(), false);
      }
      record Found(BytesRef term, int articles) {}
      PriorityQueue<Found> most =
          new PriorityQueue<>((a, b) -> Integer.compare(a.articles, b.articles));
      boolean cut = false;
      Set<BytesRef> seen = new HashSet<>();
      for (String form : normalised(text)) {
        Term word = new Term(Schema.TEXT, Schema.EXACT + form);
        TermsEnum found = words.apply(word).getTermsEnum(terms);
        for (BytesRef term = found.next(); term != null; term = found.next()) {
          BytesRef kept = BytesRef.deepCopyOf(term);
          if (seen.add(kept)) {
            most.add(new Found(kept, found.docFreq()));
          }
          if (most.size() > MAX_EXPANSIONS) {
            most.poll();
            cut = true;
          }
        }
      }
      return new Leaf(
          most.stream()
              .map(each -> List.of(each.term))
              .sorted((a, b) -> a.getFirst().compareTo(b.getFirst()))
              .toList(),
          cut);
    }
  }
}
