package cuttings.structure;

import cuttings.article.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text of which somebody has said what each line is.
 *
 * @param name of its file, without the extension
 * @param groups whose it is: papers of one owner share a template, so a model must not be tried on
 *     groups that it was trained on. A page of several stories may have several
 * @param kinds by line number; blank lines have none
 * @param beginnings numbers of the lines where stories begin
 */
public record LabelledText(
    String name,
    Set<String> groups,
    List<Line> lines,
    Map<Integer, Kind> kinds,
    Set<Integer> beginnings) {
  public LabelledText {
    groups = Set.copyOf(groups);
    lines = List.copyOf(lines);
    kinds = Map.copyOf(kinds);
    beginnings = Set.copyOf(beginnings);
  }
}
