package cuttings.structure;

import java.util.List;

/**
 * What gets one label: a line, or the lines of a hard-wrapped paragraph joined.
 *
 * @param text joined, without blanks at its ends; never empty
 * @param source the lines it was made of, at least one
 * @param afterBlank whether a blank line stands before it
 */
record Unit(String text, List<Line> source, boolean afterBlank) {

  int line() {
    return source.getFirst().number();
  }
}
