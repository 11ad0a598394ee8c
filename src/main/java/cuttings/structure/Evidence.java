package cuttings.structure;

/**
 * Something that was seen of a line, and how much it says.
 *
 * @param feature in words: {@code credit bracketed agency}, {@code 1 below: byline by name}
 * @param weight for the kind the line got, against the next likely one, or for a beginning;
 *     negative where it speaks against it. A weight of 1 makes it 2.7 times as likely
 */
public record Evidence(String feature, double weight) {

  /** What decides by rule. */
  static Evidence certain(String feature) {
    return new Evidence(feature, StrictMath.log(LineLabeller.SUREST / (1 - LineLabeller.SUREST)));
  }
}
