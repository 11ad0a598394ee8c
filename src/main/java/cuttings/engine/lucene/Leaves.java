package cuttings.engine.lucene;

import cuttings.query.Note;
import cuttings.query.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/** The leaves of one query in one index, each expanded once. */
final class Leaves {
  private final Set<String> languages;
  private final Leaf.Expansion expansion;
  private final Map<Query, Leaf> known = new HashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private final Set<String> variants = new LinkedHashSet<>();

  Leaves(IndexReader reader, Analyzers analyzers, Vocabulary vocabulary) throws IOException {
    this.languages = languages(reader);
    this.expansion = new Leaf.Expansion(reader, analyzers, vocabulary, languages);
  }

  private static Set<String> languages(IndexReader reader) throws IOException {
    Set<String> languages = new TreeSet<>();
    Terms terms = MultiTerms.getTerms(reader, Schema.LANGUAGE);
    if (terms != null) {
      TermsEnum each = terms.iterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        languages.add(term.utf8ToString());
      }
    }
    return languages;
  }

  /** Codes of the languages in the index. */
  Set<String> languages() {
    return languages;
  }

  /** Exact forms that half a word may have; most languages agree on one. */
  Set<String> normalised(String text) {
    return expansion.normalised(text);
  }

  /** What a word, exact word, prefix, pattern or fuzzy word stands for. */
  Leaf of(Query word) throws IOException {
    Leaf leaf = known.get(word);
    if (leaf == null) {
      leaf = expand(word);
      known.put(word, leaf);
    }
    return leaf;
  }

  /** What the asker should know of the expansions so far. */
  List<Note> notes() {
    if (variants.isEmpty()) {
      return notes;
    }
    List<Note> all = new ArrayList<>(notes);
    all.add(new Note("Also searching: " + String.join(", ", variants)));
    return all;
  }

  private Leaf expand(Query word) throws IOException {
    return switch (word) {
      case Query.Word plain -> {
        Leaf leaf = expansion.word(plain.text());
        variants.addAll(leaf.variants());
        yield leaf;
      }
      case Query.Exact exact -> expansion.exact(exact.text());
      case Query.Prefix prefix -> bounded(prefix.text() + "*", expansion.prefix(prefix.text()));
      case Query.Wildcard wildcard ->
          bounded(wildcard.pattern(), expansion.wildcard(wildcard.pattern()));
      case Query.Fuzzy fuzzy ->
          bounded(fuzzy.text() + "~", expansion.fuzzy(fuzzy.text(), fuzzy.edits()));
      default -> throw new IllegalArgumentException("not a word: " + word);
    };
  }

  private Leaf bounded(String typed, Leaf leaf) {
    if (leaf.cut()) {
      notes.add(
          new Note(
              typed
                  + " stands for more than "
                  + Leaf.MAX_EXPANSIONS
                  + " words; the "
                  + Leaf.MAX_EXPANSIONS
                  + " most frequent were searched"));
    }
    return leaf;
  }
}
