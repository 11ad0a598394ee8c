package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.article.Source;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of entries. They are names only: nothing is ever written where they point, but they are
 * shown as paths, and must not look like another file's.
 */
final class EntryName {
  /** Longest name kept, in UTF-16 units; of a longer one the end is, with the file's own name. */
  static final int MAX_CHARS = 1024;

  private EntryName() {}

  /**
   * The source of an archive's entry; null where it is left out, which is told.
   *
   * @param leftOut why an entry of its kind is left out; null where it is a file
   */
  static @Nullable Source source(
      Source archive, String name, @Nullable String leftOut, Contents contents) {
    String clean = clean(name);
    Source inside = archive.entry(clean);
    String why = isHidden(clean) ? "hidden" : leftOut;
    if (why == null) {
      return inside;
    }
    contents.skipped(inside, why);
    return null;
  }

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
