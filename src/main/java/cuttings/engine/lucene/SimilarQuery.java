package cuttings.engine.lucene;

import cuttings.article.Article;
import cuttings.article.Block;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/**
 * Articles that have the telling words of another: those that are frequent in it and rare
 * elsewhere. Neither the article itself nor its versions.
 */
final class SimilarQuery extends Query {
  /** Words that tell what an article is about. */
  private static final int TELLING_WORDS = 25;

  /** Of the telling words, the share that a similar article has. */
  private static final double SHARE = 0.3;

  private final String id;
  private final Analyzers analyzers;

  SimilarQuery(String id, Analyzers analyzers) {
    this.id = id;
    this.analyzers = analyzers;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    Query itself = new TermQuery(new Term(Schema.ID, id));
    TopDocs found = searcher.search(itself, 1);
    if (found.scoreDocs.length == 0) {
      return new MatchNoDocsQuery("no article of that id");
    }
    int doc = found.scoreDocs[0].doc;
    Article article = StoredArticle.read(searcher, doc).article();
    BooleanQuery.Builder similar = new BooleanQuery.Builder();
    similar.add(telling(searcher, article), Occur.MUST).add(itself, Occur.MUST_NOT);
    Long group = Grouping.of(searcher, doc);
    if (group != null) {
      similar.add(NumericDocValuesField.newSlowExactQuery(Schema.GROUP, group), Occur.MUST_NOT);
    }
    return similar.build();
  }

  private Query telling(IndexSearcher searcher, Article article) throws IOException {
    MoreLikeThis like = new MoreLikeThis(searcher.getIndexReader());
    like.setAnalyzer(new Stems(analyzers.of(article.language())));
    like.setMinTermFreq(1);
    like.setMinDocFreq(2); // a word that no other article has finds none
    like.setMaxQueryTerms(TELLING_WORDS);
    like.setBoost(true);
    Query telling =
        like.like(
            Schema.TEXT,
            article.blocks().stream()
                .filter(SimilarQuery::tells)
                .map(block -> new StringReader(block.text()))
                .toArray(Reader[]::new));
    if (!(telling instanceof BooleanQuery words) || words.clauses().isEmpty()) {
      return new MatchNoDocsQuery("no word tells what it is about");
    }
    BooleanQuery.Builder enough = new BooleanQuery.Builder();
    for (BooleanClause word : words) {
      enough.add(word);
    }
    return enough
        .setMinimumNumberShouldMatch((int) Math.ceil(words.clauses().size() * SHARE))
        .build();
  }

  private static boolean tells(Block block) {
    return switch (block.kind()) {
      case BYLINE, DATELINE -> false;
      case HEADLINE, STANDFIRST, SUBHEADING, CAPTION, PARAGRAPH -> true;
    };
  }

  /** Of the two forms of each word, the stem. */
  private static final class Stems extends AnalyzerWrapper {
    private final Analyzer both;

    Stems(Analyzer both) {
      super(PER_FIELD_REUSE_STRATEGY);
      this.both = both;
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
      return both;
    }

    @Override
    protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents parts) {
      return new TokenStreamComponents(parts.getSource(), stems(parts.getTokenStream()));
    }

    private static TokenStream stems(TokenStream tokens) {
      return new FilteringTokenFilter(tokens) {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        @Override
        protected boolean accept() {
          return term.charAt(0) != Schema.EXACT;
        }
      };
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "similar:" + id;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SimilarQuery that && that.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
