package cuttings.engine.lucene;

import cuttings.engine.SearchRequest.Sort;
import cuttings.engine.UnsearchableException;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ends: the sort values of its last hit, so that the next page costs what the first
 * did, and a hit indexed in between neither repeats nor hides another.
 *
 * @param sort the order it belongs to
 * @param value the score's bits, or days since 1970
 * @param order the last hit's {@link Schema#ORDER}
 */
record Cursor(Sort sort, long value, long order) {
  private static final int BYTES = 1 + Long.BYTES + Long.BYTES;

  String encoded() {
    ByteBuffer bytes =
        ByteBuffer.allocate(BYTES).put((byte) sort.ordinal()).putLong(value).putLong(order);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * The cursor of that text; null for none.
   *
   * @throws UnsearchableException where it is no cursor of this order
   */
  static @Nullable Cursor of(@Nullable String encoded, Sort sort) throws UnsearchableException {
    if (encoded == null) {
      return null;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
      if (bytes.remaining() == BYTES && bytes.get() == sort.ordinal()) {
        return new Cursor(sort, bytes.getLong(), bytes.getLong());
      }
    } catch (IllegalArgumentException e) {
      // Not Base64: no cursor of ours, as below.
    }
    throw new UnsearchableException(
        "The cursor is not one of this search. Leave it out to start at the first page");
  }
}
