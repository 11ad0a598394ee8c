package cuttings.format;

import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.structure.Line;
import cuttings.structure.StructureRecovery;
import java.util.List;
import java.util.regex.Pattern;

/** Text of which nobody says whether it is HTML, lines or one paragraph. */
final class FreeText {
  private static final Pattern HTML =
      Pattern.compile(
          "<(?:p|br|div|h[1-6]|figure|ul|ol|li|blockquote|span|a|em|strong|b|i|img|section)\\b[^<>]*>",
          Pattern.CASE_INSENSITIVE);

  private FreeText() {}

  /** Adds what it says to an article: HTML by its markup, lines by their structure. */
  static void into(Draft draft, String text, StructureRecovery recovery) {
    if (isHtml(text)) {
      draft.add(Markup.blocks(Html.fragment(text)));
    } else if (Line.count(text.strip()) == 1 || Line.count(text) > PlainText.MAX_LINES) {
      draft.paragraph(text);
    } else {
      lines(draft, text, recovery);
    }
  }

  static boolean isHtml(String text) {
    return text.indexOf('<') >= 0 && HTML.matcher(text).find();
  }

  /** Lines whose structure is recovered, as they would be below the headline that is stated. */
  private static void lines(Draft draft, String text, StructureRecovery recovery) {
    String headline = draft.headline();
    List<Line> lines = Line.split(headline == null ? text : headline + "\n\n" + text);
    boolean headless = headline == null;
    for (var story : recovery.recover(lines).stories()) {
      for (Block block : story.blocks()) {
        if (headline != null && Integer.valueOf(1).equals(block.line())) {
          continue;
        }
        // One record is one article: what looks like another's headline heads a part of it.
        boolean heads = block.kind() == Kind.HEADLINE && !headless;
        Kind kind = heads ? Kind.SUBHEADING : block.kind();
        draft.add(
            List.of(
                new Block(kind, BlockText.line(block.text()), null, 1, block.confidence(), null)));
      }
      headless = false;
    }
  }

  /** The text without what marks it. */
  static String unmarked(String text) {
    return isHtml(text) ? Html.fragment(text).text() : text;
  }
}
