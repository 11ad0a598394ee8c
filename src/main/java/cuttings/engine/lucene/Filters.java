package cuttings.engine.lucene;

import cuttings.engine.Facet;
import cuttings.engine.SearchRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/** What limits a search beside its query: values of one facet are alternatives, facets add up. */
final class Filters {
  private final Map<Facet.Field, Query> byField = new EnumMap<>(Facet.Field.class);

  Filters(SearchRequest request) {
    if (request.from() != null || request.to() != null) {
      byField.put(Facet.Field.DATE, LuceneQueries.published(request.from(), request.to()));
    }
    put(Facet.Field.AUTHOR, Schema.AUTHOR, request.authors());
    put(Facet.Field.LANGUAGE, Schema.LANGUAGE, request.languages());
    if (!request.sources().isEmpty()) {
      byField.put(
          Facet.Field.SOURCE,
          new ConstantScoreQuery(new TermInSetQuery(Schema.WITHIN, keywords(request.sources()))));
    }
  }

  private void put(Facet.Field field, String name, List<String> values) {
    if (!values.isEmpty()) {
      byField.put(field, new ConstantScoreQuery(KeywordField.newSetQuery(name, keywords(values))));
    }
  }

  private static List<BytesRef> keywords(List<String> values) {
    List<BytesRef> keywords = new ArrayList<>();
    for (String value : values) {
      keywords.add(ArticleDocuments.keyword(value));
    }
    return keywords;
  }

  boolean has(Facet.Field field) {
    return byField.containsKey(field);
  }

  /** The query within all filters. */
  Query apply(Query query) {
    return apply(query, null);
  }

  /** The query within all filters but those of one facet, which shows what else could be chosen. */
  Query applyExcept(Query query, Facet.Field except) {
    return apply(query, except);
  }

  private Query apply(Query query, Facet.Field except) {
    BooleanQuery.Builder limited = new BooleanQuery.Builder().add(query, Occur.MUST);
    byField.forEach(
        (field, filter) -> {
          if (field != except) {
            limited.add(filter, Occur.FILTER);
          }
        });
    return limited.build();
  }
}
