package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.article.Article;
import cuttings.article.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An agency is the author where no person is named, as a byline's reader expects; where one is, it
 * is not. Every format says the same.
 */
final class AgencyBylineTest {
  private static final String TEXT =
      "The council of Port Ellis could not agree yesterday on who should own the harbour wall.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a.txt    | Harbour vote tied\\n\\nBy %s\\n\\nTEXT\\n
          a.md     | # Harbour vote tied\\n\\nBy %s\\n\\nTEXT\\n
          b.md     | ---\\nheadline: Harbour vote tied\\nbyline: %s\\n---\\nTEXT\\n
          a.xml    | <nitf><body><body.head><hedline><hl1>Harbour vote tied</hl1></hedline><byline>%s</byline></body.head><body.content><p>TEXT</p></body.content></body></nitf>
          b.xml    | <newsItem><contentMeta><headline>Harbour vote tied</headline><by>%s</by></contentMeta><contentSet><inlineXML><html><body><p>TEXT</p></body></html></inlineXML></contentSet></newsItem>
          c.xml    | <NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Harbour vote tied</HeadLine><ByLine>%s</ByLine></NewsLines><ContentItem><DataContent><p>TEXT</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>
          a.rss    | <rss><channel><item><title>Harbour vote tied</title><author>%s</author><description>TEXT</description></item></channel></rss>
          a.sgm    | <REUTERS NEWID="1"><TEXT><TITLE>Harbour vote tied</TITLE><AUTHOR>By %s</AUTHOR><BODY>TEXT</BODY></TEXT></REUTERS>
          a.json   | {"uri":"a","versioncreated":"2024-01-02","headline":"Harbour vote tied","byline":"%s","body_xhtml":"<p>TEXT</p>"}
          b.jsonl  | {"headline":"Harbour vote tied","byline":"%s","text":"TEXT"}
          a.csv    | headline,byline,text\\nHarbour vote tied,"%s",TEXT\\n
          a.html   | <html><body><article><h1>Harbour vote tied</h1><p class=byline>By %s</p><p>TEXT</p><p>TEXT</p></article></body></html>
          b.html   | <html><script type=application/ld+json>{"@type":"NewsArticle","headline":"Harbour vote tied","author":{"@type":"Person","name":"%s"}}</script><body><article><h1>Harbour vote tied</h1><p>TEXT</p><p>TEXT</p></article></body></html>
          """)
  void anAgencyIsTheAuthorWhereNobodyElseIs(String name, String file) throws IOException {
    for (String agency : List.of("Reuters", "AFP", "dpa", "NTB", "Associated Press")) {
      Article article = article(name, file, agency);
      assertEquals(List.of(agency), article.authors(), name);
      assertTrue(
          name.equals("b.html")
              || article.blocks().stream()
                  .anyMatch(b -> b.kind() == Kind.BYLINE && b.text().contains(agency)),
          Told.blocks(article));
    }
    if (!name.equals("b.html")) {
      assertEquals(List.of("Una Pell"), article(name, file, "Una Pell, Reuters").authors(), name);
    }
  }

  @ParameterizedTest
  @CsvSource({"Organization,Meridian Wire", "NewsMediaOrganization,Reuters"})
  void anOrganisationThatAPageNamesIsItsAuthorWhereNobodyElseIs(String type, String name)
      throws IOException {
    String page =
        "<html><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\""
            + type
            + "\",\"name\":\""
            + name
            + "\"}}</script><body><article><h1>Harbour vote tied</h1>%s<p>TEXT</p><p>TEXT</p>"
            + "</article></body></html>";
    assertEquals(List.of(name), article("a.html", page, "").authors());
    assertEquals(List.of("Una Pell"), article("a.html", page, "<p>By Una Pell</p>").authors());
  }

  private static Article article(String name, String file, String byline) throws IOException {
    String text = file.replace("\\n", "\n").replace("%s", byline).replace("TEXT", TEXT);
    return Told.of(name, text.getBytes(UTF_8), null).article();
  }
}
