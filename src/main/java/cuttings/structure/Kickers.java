package cuttings.structure;

import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The kickers among units, which are told by rule and not shown to the model, and what follows from
 * them.
 *
 * @param is which units are kickers
 * @param others the units that are none
 * @param begins which of the others begin a story for certain: each heading of a page of briefs
 */
record Kickers(BitSet is, List<Unit> others, BitSet begins) {
  /** The heading of a brief has no more characters. */
  private static final int MAX_HEADING_CHARS = 80;

  /** Units of the head of a page's first story. */
  private static final int HEAD_UNITS = 5;

  private static final double PROBABILITY = 0.95;

  /** A kicker is a heading, not the one that names the story. */
  static final LineLabeller.Label LABEL =
      new LineLabeller.Label(Kind.SUBHEADING, false, PROBABILITY);

  static final List<Evidence> EVIDENCE =
      List.of(
          new Evidence(
              "names a section above a headline", Math.log(PROBABILITY / (1 - PROBABILITY))));

  static final List<Evidence> BRIEF =
      List.of(Evidence.certain("heading of a brief, on a page of them"));

  static Kickers of(List<Unit> units) {
    return of(units, false);
  }

  /**
   * @param inDigest whether they go on below the heading of a page of briefs
   */
  static Kickers of(List<Unit> units, boolean inDigest) {
    BitSet is = new BitSet();
    // From below, so that one kicker may stand above another.
    String below = "";
    for (int i = units.size() - 1; i >= 0; i--) {
      String text = units.get(i).text();
      if (!below.isEmpty() && Kicker.is(text, below)) {
        is.set(i);
      } else {
        below = text;
      }
    }
    // Below a headline it is a byline ("Editorial") or of the text.
    for (int i = is.nextClearBit(0); i < units.size(); i++) {
      if (is.get(i) && !mayOpen(units, is, i)) {
        is.clear(i);
      }
    }
    List<Unit> others = new ArrayList<>();
    BitSet begins = new BitSet();
    boolean digest = inDigest;
    for (int i = 0; i < units.size(); i++) {
      String text = units.get(i).text();
      if (is.get(i)) {
        digest = Kicker.isOfDigest(text);
        continue;
      }
      if (digest && headsBrief(units, is, i)) {
        begins.set(others.size());
      }
      others.add(units.get(i));
    }
    return new Kickers(is, others, begins);
  }

  /**
   * Whether what follows a line is below the heading of a page of briefs.
   *
   * @param units those that the kickers were found among
   * @param before whether the first of them is
   */
  boolean inDigest(List<Unit> units, int line, boolean before) {
    boolean digest = before;
    for (int i = is.nextSetBit(0);
        i >= 0 && units.get(i).line() <= line;
        i = is.nextSetBit(i + 1)) {
      digest = Kicker.isOfDigest(units.get(i).text());
    }
    return digest;
  }

  /** Whether a story may begin at a unit that is not the first: another has ended above it. */
  private static boolean mayOpen(List<Unit> units, BitSet is, int i) {
    return is.get(i - 1) || (i > HEAD_UNITS && Line.endsSentence(units.get(i - 1).text()));
  }

  /** Whether a unit is a heading that a whole sentence follows, and begins something new. */
  private static boolean headsBrief(List<Unit> units, BitSet is, int i) {
    String text = units.get(i).text();
    boolean heads =
        i + 1 < units.size()
            && text.length() <= MAX_HEADING_CHARS
            && Kicker.isHeadline(text)
            && Line.endsSentence(units.get(i + 1).text());
    boolean opens =
        i == 0
            || is.get(i - 1)
            || units.get(i).afterBlank()
            || Line.endsSentence(units.get(i - 1).text())
            || Kicker.isNamed(text);
    return heads && opens;
  }
}
