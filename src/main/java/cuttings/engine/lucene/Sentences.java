package cuttings.engine.lucene;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;

/** Where sentences end. Not safe for use by many threads at once. */
final class Sentences {
  // ss=standard: no sentence ends after "Mr." or "Gen.".
  private final BreakIterator breaks =
      BreakIterator.getSentenceInstance(ULocale.forLanguageTag("en-u-ss-standard"));

  private int[] ends = new int[16];

  /**
   * The end of each sentence, exclusive, UTF-16 units, ascending; the last is the text's length.
   * White space after a sentence belongs to it.
   */
  int[] ends(String text) {
    breaks.setText(text);
    int count = 0;
    breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, count * 2);
      }
      ends[count++] = end;
    }
    return Arrays.copyOf(ends, count);
  }
}
