package cuttings.engine.lucene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cuttings.engine.TestArticles;
import cuttings.engine.Wording;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

final class SignatureTest {
  private static Signature of(int story, int from, int to) {
    String text =
        IntStream.range(from, to).mapToObj(i -> story + "w" + i).collect(Collectors.joining(" "));
    return Signature.of(Wording.of(TestArticles.article("a.txt").paragraph(text).make()));
  }

  @Test
  void aSignatureComesBackFromItsBytes() {
    Signature signature = of(1, 0, 300);
    BytesRef bytes = signature.toBytes();
    Signature back = Signature.of(bytes);
    assertEquals(300, back.words());
    assertArrayEquals(signature.hashes(), back.hashes());
    for (int band = 0; band < Signature.BANDS; band++) {
      assertEquals(signature.band(band), Signature.band(bytes, band));
    }
  }

  @Test
  void whatTwoSignaturesShareEstimatesWhatTheTextsShare() {
    for (double share : new double[] {0, 0.2, 0.5, 0.8, 1}) {
      double sum = 0;
      for (int story = 0; story < 100; story++) {
        // So many of the shingles of both are in both.
        int length = 400;
        int common = (int) Math.round(2 * length * share / (1 + share));
        sum +=
            of(story, 0, length + 3)
                .resemblance(of(story, length - common, 2 * length - common + 3));
      }
      assertEquals(share, sum / 100, 0.03);
    }
  }

  @Test
  void versionsShareABandAndOthersDoNot() {
    Random random = new Random(3);
    int shared = 0;
    int sharedByChance = 0;
    for (int story = 0; story < 200; story++) {
      int cut = 150 + random.nextInt(250);
      shared += shareBand(of(story, 0, 400), of(story, 0, cut)) ? 1 : 0;
      sharedByChance += shareBand(of(story, 0, 400), of(story + 1_000, 0, 400)) ? 1 : 0;
    }
    assertTrue(shared >= 198, "share a band: " + shared + " of 200");
    assertEquals(0, sharedByChance);
  }

  private static boolean shareBand(Signature one, Signature other) {
    return IntStream.range(0, Signature.BANDS).anyMatch(band -> one.band(band) == other.band(band));
  }
}
