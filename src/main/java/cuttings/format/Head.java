package cuttings.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import cuttings.article.Source;
import java.nio.charset.Charset;
import java.util.Locale;

/** What a format is decided by: how a source begins, and what it is called. */
final class Head {
  private final byte[] bytes;
  private final String name;
  private final String text;

  /**
   * @param bytes the first of the source, at most {@link Formats#HEAD_BYTES}
   */
  Head(Source source, byte[] bytes) {
    this.bytes = bytes;
    this.name =
        source.path().substring(source.path().lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    this.text = text(bytes);
  }

  /** Whether the bytes at {@code offset} are these (given as characters up to 255). */
  boolean has(int offset, String magic) {
    if (bytes.length < offset + magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((bytes[offset + i] & 0xFF) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the file's name, lower case and without folders, ends so. */
  boolean named(String... endings) {
    for (String ending : endings) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The bytes as text, lower case, without byte order mark and leading white space. Good enough to
   * find markup by, which is ASCII in every charset that matters; other letters may be wrong.
   */
  String text() {
    return text;
  }

  /** Whether it is XML, by what it says or by its name. */
  boolean isXml() {
    return text.startsWith("<?xml") || (named(".xml") && text.startsWith("<"));
  }

  /**
   * Whether it begins as an object of JSON does, or a list of them; or as any JSON where named so.
   */
  boolean opensJson() {
    return opensJson(text) || (named(".json") && (text.startsWith("{") || text.startsWith("[")));
  }

  /** Whether its first line is an object, and the next one begins as one. */
  boolean secondLineOpensJson() {
    int end = text.indexOf('\n');
    return end > 0
        && text.substring(0, end).strip().endsWith("}")
        && opensJson(text.substring(end).stripLeading());
  }

  /** Whether its first line is but the beginning of an object or a list. */
  boolean firstLineGoesOn() {
    int end = text.indexOf('\n');
    String line = end < 0 ? "" : text.substring(0, end).strip();
    return line.equals("{") || line.equals("[") || line.equals("[{");
  }

  private static boolean opensJson(String text) {
    if (text.isEmpty() || "{[".indexOf(text.charAt(0)) < 0) {
      return false;
    }
    String inside = text.substring(1).stripLeading();
    return inside.startsWith(text.charAt(0) == '[' ? "{" : "\"");
  }

  /**
   * The name of the outermost element, lower case and without a prefix, where the text is markup;
   * empty where it is not, or where what stands before it is longer than a head.
   */
  String root() {
    int at = 0;
    while (at < text.length() && text.charAt(at) == '<') {
      int end;
      if (text.startsWith("<!--", at)) {
        end = text.indexOf("-->", at) + 3;
      } else if (text.startsWith("<?", at)) {
        end = text.indexOf("?>", at) + 2;
      } else if (text.startsWith("<!", at)) {
        int close = text.indexOf('>', at);
        int bracket = text.indexOf('[', at);
        // Of a DOCTYPE with declarations of its own, the end is beyond them.
        end = bracket > 0 && bracket < close ? text.indexOf("]", bracket) + 1 : close + 1;
        end = end > 0 && bracket > 0 && bracket < close ? text.indexOf('>', end) + 1 : end;
      } else {
        return elementAt(at + 1);
      }
      if (end <= at + 2) {
        return "";
      }
      while (end < text.length() && text.charAt(end) <= ' ') {
        end++;
      }
      at = end;
    }
    return "";
  }

  private String elementAt(int start) {
    int from = start;
    int end = start;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || "._-:".indexOf(text.charAt(end)) >= 0)) {
      from = text.charAt(end) == ':' ? end + 1 : from;
      end++;
    }
    return text.substring(from, end);
  }

  private static String text(byte[] bytes) {
    Charset charset = ISO_8859_1;
    int from = 0;
    if (bytes.length >= 2) {
      int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
      if (first == 0xFEFF || first == 0x003C) {
        charset = UTF_16BE;
      } else if (first == 0xFFFE || first == 0x3C00) {
        charset = UTF_16LE;
      } else if (first == 0xEFBB && bytes.length >= 3 && (bytes[2] & 0xFF) == 0xBF) {
        from = 3;
      }
    }
    String decoded = new String(bytes, from, bytes.length - from, charset);
    return decoded.replace("\uFEFF", "").stripLeading().toLowerCase(Locale.ROOT);
  }
}
