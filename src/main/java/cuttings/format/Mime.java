package cuttings.format;

import cuttings.article.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/** Messages of MIME (RFC 2045), and what their parts hold, decoded. */
final class Mime {
  /** How deep parts may stand in one another. */
  static final int MAX_PART_DEPTH = 50;

  static final int MAX_HEADERS = 10_000;

  private static final MimeConfig LIMITS =
      MimeConfig.custom()
          .setMaxLineLen(-1)
          .setMaxHeaderLen(1 << 20)
          .setMaxHeaderCount(MAX_HEADERS)
          .setMaxContentLen(-1)
          .build();

  private Mime() {}

  /** A message, to be disposed of. */
  static Message message(Source source, byte[] bytes) throws IOException, UnreadableException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(LIMITS);
    builder.setDecodeMonitor(DecodeMonitor.SILENT);
    try {
      return builder.parseMessage(new ByteArrayInputStream(bytes));
    } catch (MimeIOException e) {
      throw new UnreadableException(
          source, null, "not a readable message", "Save it anew from the program it is from");
    }
  }

  static byte[] bytes(SingleBody body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.writeTo(bytes);
    return bytes.toByteArray();
  }

  static byte[] bytes(Message message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new DefaultMessageWriter().writeMessage(message, bytes);
    return bytes.toByteArray();
  }

  /** The charset that a part states; null where it states none that is known. */
  static @Nullable Charset charset(Entity part) {
    ContentTypeField type = type(part);
    String name = type == null ? null : type.getCharset();
    try {
      return name == null ? null : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  /** A parameter of a part's type; null where it has none. */
  static @Nullable String parameter(Entity part, String name) {
    ContentTypeField type = type(part);
    return type == null ? null : type.getParameter(name);
  }

  private static @Nullable ContentTypeField type(Entity part) {
    return part.getHeader() != null
            && part.getHeader().getField("Content-Type") instanceof ContentTypeField type
        ? type
        : null;
  }
}
