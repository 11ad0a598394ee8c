package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;

/**
 * A name in an archive that does not say in which charset it is: that of the machine it was packed
 * on. A name has too few letters to be guessed by how often each comes; but read in a wrong charset
 * it has signs amid its words, letters of two scripts, or capitals behind small letters.
 */
final class OldName {
  /** What names are in where the archive does not say, by its specification. */
  private static final Charset PC = Charset.forName("IBM437");

  /** In the order in which they are tried: what reads well in one may do so in a later one. */
  private static final List<Known> KNOWN =
      List.of(
          new Known(PC, Set.of(UnicodeScript.LATIN)),
          new Known(Charset.forName("windows-1252"), Set.of(UnicodeScript.LATIN)),
          new Known(Charset.forName("IBM866"), Set.of(UnicodeScript.CYRILLIC)),
          new Known(Charset.forName("windows-1251"), Set.of(UnicodeScript.CYRILLIC)),
          new Known(
              Charset.forName("windows-31j"),
              Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA)),
          new Known(Charset.forName("GBK"), Set.of(UnicodeScript.HAN)));

  /** Signs that names have: quotes and dashes, as Windows and Asia write them. */
  private static final String SIGNS = "’‘“”–—«»…№ºª°ー・、。「」（）【】　々";

  private record Known(Charset charset, Set<UnicodeScript> scripts) {}

  private OldName() {}

  /** Its text: by UTF-8 where it is that, else by the first charset in which it reads well. */
  static String decode(byte[] name) {
    try {
      return strictly(name, UTF_8);
    } catch (CharacterCodingException e) {
      for (Known known : KNOWN) {
        try {
          String text = strictly(name, known.charset);
          if (readsWell(text, known.scripts)) {
            return text;
          }
        } catch (CharacterCodingException notThat) {
          // It is in another one, then.
        }
      }
      return new String(name, PC);
    }
  }

  private static String strictly(byte[] name, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(name)).toString();
  }

  private static boolean readsWell(String text, Set<UnicodeScript> scripts) {
    boolean isLatin = scripts.contains(UnicodeScript.LATIN);
    return readsWell(text, scripts, isLatin) && (isLatin || isNoLatin(text, scripts));
  }

  /**
   * Whether it has enough letters of these scripts to be in them: two at least, and none alone amid
   * letters of Latin script, as a letter with an accent is that was taken for one of these.
   */
  private static boolean isNoLatin(String text, Set<UnicodeScript> scripts) {
    int letters = 0;
    boolean isCyrillic = scripts.contains(UnicodeScript.CYRILLIC);
    for (int i = 0; i < text.length(); ) {
      int end = i;
      while (end < text.length() && isOf(text.charAt(end), scripts)) {
        end++;
      }
      boolean isAmidLatin =
          (i > 0 && isAscii(text.charAt(i - 1)))
              || (end < text.length() && isAscii(text.charAt(end)));
      // In Asia "AI" may stand in a word.
      if (end > i && isAmidLatin && (isCyrillic || end - i < 2)) {
        return false;
      }
      letters += end - i;
      i = end + 1;
    }
    return letters > 1;
  }

  private static boolean isOf(char c, Set<UnicodeScript> scripts) {
    return Character.isLetter(c) && scripts.contains(UnicodeScript.of(c));
  }

  private static boolean isAscii(char c) {
    return c < 0x80 && Character.isLetter(c);
  }

  private static boolean readsWell(String text, Set<UnicodeScript> scripts, boolean isLatin) {
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        run = 0;
        continue;
      }
      // The raised n of code page 437 is u with dots in windows-1252.
      boolean isLetter = isOf(c, scripts) && Character.getType(c) != Character.MODIFIER_LETTER;
      boolean isHalfWidth = c >= 0xFF00;
      boolean isAmidWord =
          i > 0 && Character.isUpperCase(c) && Character.isLowerCase(text.charAt(i - 1));
      if ((!isLetter && SIGNS.indexOf(c) < 0) || isHalfWidth || isAmidWord) {
        return false;
      }
      // In Latin script no three letters with accents follow one another.
      run++;
      if (run > 2 && isLatin) {
        return false;
      }
    }
    return true;
  }
}
