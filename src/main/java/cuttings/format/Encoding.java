package cuttings.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import cuttings.article.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text. A byte order mark decides; then UTF-16 shows by where its zeros stand; then what
 * is UTF-8 but for a byte among more than ten of its letters is that; then what is declared counts,
 * if anything is; what is left is in a charset that is guessed.
 *
 * @param text without its byte order mark, NULs replaced by spaces
 * @param charset by which it was decoded
 */
record Encoding(String text, Charset charset) {
  /** The share of control characters above which content is binary, not text. */
  static final double MAX_CONTROLS = 0.002;

  /** Bytes from the start that an 8-bit charset is guessed by. */
  static final int GUESS_BYTES = 64 * 1024;

  /** The longest tag that a guess leaves out; a longer one may be a sign that opens none. */
  static final int MAX_TAG_BYTES = 1000;

  /**
   * The share of bytes above 127 below which a text is Western European: accents, dashes, quotes.
   */
  private static final double WESTERN = 0.08;

  /** How sure (of 100) the guess of another 8-bit charset has to be. */
  private static final int SURE = 30;

  /** A text of more letters beyond ASCII is not valid UTF-8 by chance. */
  static final int MAX_BY_CHANCE = 8;

  /** How many letters of UTF-8 make up for a byte that is none. */
  static final int PER_ERROR = 10;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /**
   * The text that bytes hold.
   *
   * @throws UnreadableException where they are not text
   */
  static Encoding decode(Source source, byte[] bytes) throws UnreadableException {
    Encoding marked = marked(bytes);
    Encoding decoded = marked != null ? marked : unmarked(bytes);
    if (isBinary(decoded.text)) {
      throw new UnreadableException(
          source, null, "binary content, not text", "Leave it out, or convert it to text");
    }
    return decoded.text.indexOf('\0') < 0
        ? decoded
        : new Encoding(decoded.text.replace('\0', ' '), decoded.charset);
  }

  /** How a text that is read as a stream begins: what its charset is known by. */
  static byte[] head(InputStream in) throws IOException {
    in.mark(GUESS_BYTES);
    byte[] head = in.readNBytes(GUESS_BYTES);
    in.reset();
    return head;
  }

  /**
   * The charset of a text that is read as a stream. What a text declares of itself counts least: it
   * was often true of another copy.
   *
   * @param declared a charset's name; null where the text declares none
   */
  static Charset charset(byte[] head, @Nullable String declared) {
    Encoding marked = marked(head);
    if (marked != null) {
      return marked.charset;
    }
    Charset wide = wide(head);
    if (wide != null) {
      return wide;
    }
    Letters letters = Letters.of(head, false);
    Charset stated = named(declared);
    boolean byChance = stated != null && letters.areByChance() && isText(head, stated);
    if (letters.areUtf8() && !byChance) {
      return UTF_8;
    }
    if (stated != null && !stated.name().startsWith("UTF-")) {
      return stated;
    }
    return letters.isAscii() ? UTF_8 : eightBit(head);
  }

  /**
   * What stands beyond ASCII in bytes that may be UTF-8.
   *
   * @param two letters of two bytes
   * @param more letters of three or four
   * @param errors bytes that are no letter
   */
  private record Letters(int two, int more, int errors) {

    /**
     * Counts them. A letter that the end cuts off is none, and no error where more follows or where
     * the others are of UTF-8: the last of a text in another charset may look so.
     *
     * @param whole whether the text ends with the bytes
     */
    static Letters of(byte[] bytes, boolean whole) {
      int first = 0;
      while (first < bytes.length && bytes[first] >= 0) {
        first++;
      }
      if (first == bytes.length) {
        return new Letters(0, 0, 0);
      }
      int two = 0;
      int more = 0;
      int errors = 0;
      CharsetDecoder decoder = UTF_8.newDecoder();
      ByteBuffer in = ByteBuffer.wrap(bytes, first, bytes.length - first);
      CharBuffer some = CharBuffer.allocate(Math.min(bytes.length, GUESS_BYTES));
      CoderResult result;
      do {
        some.clear();
        result = decoder.decode(in, some, false);
        for (int i = 0; i < some.position(); i++) {
          char c = some.get(i);
          two += c >= 0x80 && c < 0x800 ? 1 : 0;
          more += c >= 0x800 && !Character.isLowSurrogate(c) ? 1 : 0;
        }
        if (result.isError()) {
          errors++;
          in.position(in.position() + result.length());
        }
      } while (!result.isUnderflow());
      boolean lastIsError = whole && in.hasRemaining() && two + more == 0;
      return new Letters(two, more, lastIsError ? errors + 1 : errors);
    }

    boolean isAscii() {
      return two + more + errors == 0;
    }

    boolean areUtf8() {
      return two + more > PER_ERROR * errors;
    }

    /** Whether a text in another charset may look so: those of Asia have pairs of bytes. */
    boolean areByChance() {
      return two <= MAX_BY_CHANCE && more == 0;
    }
  }

  /** Whether bytes are in a charset of Asia, all of them, and letters of there. */
  private static boolean isText(byte[] bytes, Charset charset) {
    boolean pairs = charset.canEncode() && charset.newEncoder().maxBytesPerChar() >= 2;
    if (!pairs || charset.name().startsWith("UTF-")) {
      return false;
    }
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes))
          .chars()
          // Letters of Asia, and the dashes, quotes and dots between them.
          .allMatch(c -> c < 0x80 || c >= 0x2010 || c == '·');
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** A stream as text, without its byte order mark. */
  static Reader reader(InputStream in, Charset charset) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, charset));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static @Nullable Charset named(@Nullable String name) {
    try {
      Charset charset = name == null ? null : Charset.forName(name);
      // What calls itself Latin-1 has curly quotes as Windows has them, as browsers know.
      return ISO_8859_1.equals(charset) || US_ASCII.equals(charset) ? WINDOWS_1252 : charset;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Encoding marked(byte[] bytes) {
    if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
      return of(bytes, 3, UTF_8);
    }
    if (startsWith(bytes, 0xff, 0xfe, 0, 0)) {
      return of(bytes, 4, Charset.forName("UTF-32LE"));
    }
    if (startsWith(bytes, 0, 0, 0xfe, 0xff)) {
      return of(bytes, 4, Charset.forName("UTF-32BE"));
    }
    if (startsWith(bytes, 0xff, 0xfe)) {
      return of(bytes, 2, UTF_16LE);
    }
    if (startsWith(bytes, 0xfe, 0xff)) {
      return of(bytes, 2, UTF_16BE);
    }
    return null;
  }

  private static Encoding unmarked(byte[] bytes) {
    Charset wide = wide(bytes);
    if (wide != null) {
      return of(bytes, 0, wide);
    }
    Letters letters = Letters.of(bytes, true);
    return of(bytes, 0, letters.isAscii() || letters.areUtf8() ? UTF_8 : eightBit(bytes));
  }

  /** UTF-16 without a mark: text in Latin letters has its zeros on one side of each pair. */
  private static @Nullable Charset wide(byte[] bytes) {
    int length = Math.min(bytes.length, GUESS_BYTES) & ~1;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < length; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    int pairs = length / 2;
    if (odd > pairs * 0.7 && even < pairs * 0.02) {
      return UTF_16LE;
    }
    return even > pairs * 0.7 && odd < pairs * 0.02 ? UTF_16BE : null;
  }

  private static Charset eightBit(byte[] bytes) {
    byte[] head = untagged(Arrays.copyOf(bytes, Math.min(bytes.length, GUESS_BYTES)));
    int high = 0;
    for (byte b : head) {
      high += b < 0 ? 1 : 0;
    }
    if (high < head.length * WESTERN) {
      return WINDOWS_1252;
    }
    CharsetMatch match = new CharsetDetector().setText(head).detect();
    if (match == null
        || match.getConfidence() < SURE
        || match.getName().startsWith("UTF-")
        || match.getName().startsWith("IBM")
        || match.getName().equals("ISO-8859-1")
        || !Charset.isSupported(match.getName())) {
      return WINDOWS_1252;
    }
    return Charset.forName(match.getName());
  }

  /** Bytes without the tags of markup, which would make any language look Western. */
  private static byte[] untagged(byte[] bytes) {
    byte[] untagged = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int end = tagEnd(bytes, i);
      if (end < 0) {
        untagged[length++] = bytes[i];
      } else {
        i = end;
      }
    }
    return length == 0 ? bytes : Arrays.copyOf(untagged, length);
  }

  /** Where the tag ends that opens at a byte; -1 if none does. */
  private static int tagEnd(byte[] bytes, int at) {
    if (bytes[at] != '<' || at + 1 == bytes.length || !opensTag(bytes[at + 1])) {
      return -1;
    }
    int most = Math.min(bytes.length, at + MAX_TAG_BYTES);
    for (int end = at + 1; end < most; end++) {
      if (bytes[end] == '>') {
        return end;
      }
    }
    return -1;
  }

  private static boolean opensTag(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '/' || b == '!' || b == '?';
  }

  private static boolean isBinary(String text) {
    int controls = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' '
          && c != '\n'
          && c != '\r'
          && c != '\t'
          && c != '\f'
          && c != '\u000b'
          && c != '\b'
          && c != '\u001a'
          && c != '\u001b') {
        controls++;
      }
    }
    return controls > Math.max(1, text.length() * MAX_CONTROLS);
  }

  private static Encoding of(byte[] bytes, int from, Charset charset) {
    return new Encoding(new String(bytes, from, bytes.length - from, charset), charset);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
