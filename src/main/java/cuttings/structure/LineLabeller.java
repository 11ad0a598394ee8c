package cuttings.structure;

import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.List;

/** Labels units one by one, with the kind and whether a story begins there. */
final class LineLabeller {

  record Label(Kind kind, boolean begins, double confidence) {}

  List<Label> label(List<Unit> units) {
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      String text = units.get(i).text();
      String below = i + 1 < units.size() ? units.get(i + 1).text() : "";
      boolean byline = isByline(text);
      Kind kind;
      boolean begins = i == 0;
      if (byline) {
        kind = Kind.BYLINE;
      } else if (isDateline(text)) {
        kind = Kind.DATELINE;
      } else if (isCaption(text)) {
        kind = Kind.CAPTION;
      } else if (!isSentence(text) && text.length() < 150 && (i == 0 || isByline(below))) {
        kind = Kind.HEADLINE;
        begins = true;
      } else if (!isSentence(text) && text.length() < 70) {
        kind = Kind.SUBHEADING;
      } else {
        kind = Kind.PARAGRAPH;
      }
      labels.add(new Label(kind, begins, 0.8));
    }
    return labels;
  }

  private static boolean isByline(String text) {
    return text.length() < 120
        && (text.startsWith("By ") || text.startsWith("BY ") || text.startsWith("by "))
        && !Byline.parse(text).authors().isEmpty();
  }

  private static boolean isDateline(String text) {
    return text.length() < 100 && !isSentence(text) && Dates.published(text) != null;
  }

  private static boolean isCaption(String text) {
    return text.contains("(pictured")
        || text.contains("(Image:")
        || text.contains("Photograph:")
        || text.contains("/Getty")
        || text.startsWith("This photo")
        || text.contains("AP Photo");
  }

  private static boolean isSentence(String text) {
    return ".!?”\"".indexOf(text.charAt(text.length() - 1)) >= 0;
  }
}
