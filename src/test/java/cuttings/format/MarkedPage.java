package cuttings.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;

import cuttings.article.Kind;
import cuttings.article.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page on which somebody has marked what is what, in an attribute {@code data-g} of the element
 * that holds a text: the first letter of a kind ({@code u} for a subheading), {@code x} where
 * nobody can tell, {@code -} for what is within a marked element and does not belong.
 *
 * @param bytes the page without its marks
 * @param gold the texts of each kind, in the page's order
 * @param undecided the texts that are marked {@code x}
 */
record MarkedPage(byte[] bytes, Map<Kind, List<String>> gold, List<String> undecided) {
  private static final Pattern MARK = Pattern.compile(" data-g=\"[a-z-]?\"");

  private static final Map<String, Kind> KINDS =
      Map.of(
          "h", Kind.HEADLINE,
          "s", Kind.STANDFIRST,
          "u", Kind.SUBHEADING,
          "b", Kind.BYLINE,
          "d", Kind.DATELINE,
          "c", Kind.CAPTION,
          "p", Kind.PARAGRAPH);

  static MarkedPage of(byte[] marked) throws Exception {
    Document page = Html.page(new Source("/", "a.html"), marked, null);
    Map<Kind, List<String>> gold = new EnumMap<>(Kind.class);
    List<String> undecided = new ArrayList<>();
    for (Element element : page.select("[data-g]")) {
      String mark = element.attr("data-g");
      Element copy = element.clone();
      copy.children().select("[data-g]").remove();
      String text = copy.text().isBlank() ? attributes(copy) : copy.text();
      if (mark.equals("x")) {
        undecided.add(text);
      } else if (KINDS.containsKey(mark)) {
        gold.computeIfAbsent(KINDS.get(mark), kind -> new ArrayList<>()).add(text);
      }
    }
    byte[] bytes = MARK.matcher(new String(marked, ISO_8859_1)).replaceAll("").getBytes(ISO_8859_1);
    return new MarkedPage(bytes, gold, undecided);
  }

  /** What a style sheet shows of an element that has no text. */
  private static String attributes(Element element) {
    return element.attributes().asList().stream()
        .filter(a -> a.getKey().startsWith("data-") && a.getValue().indexOf(' ') > 0)
        .map(a -> a.getValue())
        .collect(joining(" "));
  }
}
