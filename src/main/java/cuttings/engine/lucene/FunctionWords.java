package cuttings.engine.lucene;

import cuttings.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;

/**
 * Questions without the words that only hold them together: "what are the ... of", where any word
 * will do, would find every article there is.
 */
final class FunctionWords {
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

  private FunctionWords() {}

  /**
   * The query without its function words: those of the language that has most of them, so that the
   * German article "die" costs no English question its verb. A query of nothing else stays as it
   * is; so does whatever is quoted or under an operator.
   *
   * @param languages those in the index
   */
  static Query without(Query query, Set<String> languages) {
    if (!(query instanceof Query.Plain plain)) {
      return query;
    }
    List<Query> best = plain.clauses();
    for (String language : new TreeSet<>(languages)) {
      CharArraySet words = Analyzers.functionWords(language);
      List<Query> kept = new ArrayList<>(plain.clauses());
      kept.removeIf(clause -> clause instanceof Query.Word word && words.contains(bare(word)));
      if (kept.size() < best.size() && LuceneQueries.words(new Query.Plain(kept)).size() > 0) {
        best = kept;
      }
    }
    return best.size() == plain.clauses().size() ? query : new Query.Plain(best);
  }

  private static String bare(Query.Word word) {
    return EDGES.matcher(word.text()).replaceAll("").replace('’', '\'').toLowerCase(Locale.ROOT);
  }
}
