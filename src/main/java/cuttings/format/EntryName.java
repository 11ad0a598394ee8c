package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of entries. They are names only: nothing is ever written where they point, but they are
 * shown as paths, and must not look like another file's.
 */
final class EntryName {
  /** Longest name kept, in UTF-16 units; of a longer one the end is, with the file's own name. */
  static final int MAX_CHARS = 1024;

  private EntryName() {}

  /** Without {@code .}, {@code ..}, empty parts and NULs, with {@code /} between the others. */
  static String clean(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.replace('\\', '/').replace('\0', '\uFFFD').split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    String clean = parts.isEmpty() ? "unnamed" : String.join("/", parts);
    if (clean.length() <= MAX_CHARS) {
      return clean;
    }
    int from = clean.length() - MAX_CHARS;
    return clean.substring(Character.isLowSurrogate(clean.charAt(from)) ? from + 1 : from);
  }

  /** Bytes of a name as text: UTF-8 where they are that, else in the charset of old archives. */
  static String decode(byte[] bytes, Charset old) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, old);
    }
  }

  /** Whether it is what programs keep for themselves: hidden, or the Mac's second forks. */
  static boolean isHidden(String clean) {
    return clean.startsWith(".") || clean.contains("/.") || clean.startsWith("__MACOSX/");
  }
}
