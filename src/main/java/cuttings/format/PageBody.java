package cuttings.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Where on a page the story is.
 *
 * @param element around its text
 * @param scope around its text and its headline
 * @param headline the block that is it; -1 where none is
 * @param first the block at which its text begins
 * @param last the block at which it ends
 */
record PageBody(Element element, Element scope, int headline, int first, int last) {

  static PageBody of(PageLayout page, PageFacts facts) {
    Element body = element(page, facts);
    int first = first(page, body);
    int headline = headline(page, facts, first);
    int last = last(page, body, headline);
    Element scope = headline < 0 ? body : PageLayout.common(body, page.block(headline).element());
    return new PageBody(body, scope, headline, first, last);
  }

  boolean holds(PageBlock block) {
    return PageLayout.within(block.element(), element);
  }

  /** The element whose blocks are most like a story's; the innermost of equals. */
  private static Element element(PageLayout page, PageFacts facts) {
    Map<Element, Double> scores = new HashMap<>();
    for (int i = 0; i < page.size(); i++) {
      PageBlock block = page.block(i);
      double score = score(block, page.isOut(i), facts.body());
      for (Element at = block.element(); at != null; at = at.parent()) {
        scores.merge(at, score, Double::sum);
      }
    }
    Element best = page.block(0).element();
    double bestScore = Double.NEGATIVE_INFINITY;
    int bestDepth = 0;
    for (Map.Entry<Element, Double> entry : scores.entrySet()) {
      double score = entry.getValue();
      int depth = entry.getKey().parents().size();
      if (score > bestScore + 0.5 || (score > bestScore - 0.5 && depth > bestDepth)) {
        best = entry.getKey();
        bestScore = Math.max(score, bestScore);
        bestDepth = depth;
      }
    }
    return best;
  }

  private static double score(PageBlock block, boolean out, StatedText stated) {
    int chars = block.text().length();
    if (stated.says(block.text())) {
      return 2.0 * chars;
    }
    if (out) {
      return block.words() >= 10 ? -0.3 * chars : -5;
    }
    if (block.linkShare() > 0.5) {
      return -Math.min(chars, 60);
    }
    if (PageLayout.isProse(block)) {
      return chars * (block.element().normalName().equals("p") ? 1 : 0.7);
    }
    return block.element().normalName().startsWith("h") ? 0 : -10;
  }

  /** The block that best is the headline; -1 where none is. */
  private static int headline(PageLayout page, PageFacts facts, int first) {
    int best = -1;
    double bestScore = 0.4;
    for (int i = 0; i < page.size(); i++) {
      PageBlock block = page.block(i);
      String tag = PageLayout.heading(block.element());
      boolean named =
          PageNames.any(block.element(), 1, Set.of("headline", "title", "hed", "heading"));
      if ((tag == null && !named) || block.text().length() > 400 || block.text().length() < 4) {
        continue;
      }
      double score = 0;
      for (String stated : facts.headlines()) {
        score = Math.max(score, Words.overlap(block.text(), stated));
      }
      score += "h1".equals(tag) ? 0.5 : "h2".equals(tag) ? 0.2 : tag != null ? 0.1 : 0;
      score += i <= first ? 0.2 : 0;
      score -= (page.isOut(i) && !"h1".equals(tag)) ? 0.5 : 0;
      score -= (block.linkShare() > 0.5 && !"h1".equals(tag)) ? 0.3 : 0;
      if (score > bestScore + 0.01) {
        best = i;
        bestScore = score;
      }
    }
    return best;
  }

  private static int first(PageLayout page, Element body) {
    for (int i = 0; i < page.size(); i++) {
      if (PageLayout.within(page.block(i).element(), body)) {
        return i;
      }
    }
    return 0;
  }

  /** The body's last block, or the one before another story begins below it. */
  private static int last(PageLayout page, Element body, int headline) {
    int last = 0;
    int prose = 0;
    for (int i = 0; i < page.size(); i++) {
      PageBlock block = page.block(i);
      if (PageLayout.within(block.element(), body)) {
        boolean another =
            i > headline
                && prose > 400
                && "h1".equals(PageLayout.heading(block.element()))
                && (headline < 0
                    || "h1".equals(PageLayout.heading(page.block(headline).element())));
        if (another) {
          return last;
        }
        prose += PageLayout.isProse(block) && !page.isOut(i) ? block.text().length() : 0;
        last = i;
      }
    }
    return last;
  }
}
