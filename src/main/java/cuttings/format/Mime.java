package cuttings.format;

import cuttings.article.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MessageImpl;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.RawField;
import org.jspecify.annotations.Nullable;

/** Messages of MIME (RFC 2045), and what their parts hold, decoded. */
final class Mime {
  /** How deep parts may stand in one another. */
  static final int MAX_PART_DEPTH = 50;

  static final int MAX_HEADERS = 10_000;

  /** Most parts of a message, those in one another counted each. */
  static final int MAX_PARTS = 10_000;

  private static final MimeConfig LIMITS =
      MimeConfig.custom()
          .setMaxLineLen(-1)
          .setMaxHeaderLen(1 << 20)
          .setMaxHeaderCount(MAX_HEADERS)
          .setMaxContentLen(-1)
          .build();

  private Mime() {}

  /** The bytes of a message, which is held whole. */
  static byte[] whole(Source source, InputStream in) throws IOException, UnreadableException {
    byte[] bytes = in.readNBytes(Formats.MAX_SOURCE_BYTES + 1);
    if (bytes.length > Formats.MAX_SOURCE_BYTES) {
      throw new UnreadableException(
          source,
          null,
          "larger than " + (Formats.MAX_SOURCE_BYTES >> 20) + " MiB",
          "Save what is attached to it as files");
    }
    return bytes;
  }

  /**
   * A message, to be disposed of. Parts that stand too deep in others are bodies of bytes.
   *
   * @param rest is told where it has more parts than are read
   */
  static Message message(Source source, byte[] bytes, Consumer<UnreadableException> rest)
      throws IOException, UnreadableException {
    MessageImpl message = new MessageImpl();
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(LIMITS);
    builder.setDecodeMonitor(DecodeMonitor.SILENT);
    builder.setMessageImplFactory(() -> message);
    builder.setBodyDescriptorBuilder(new Part());
    try {
      builder.parseMessage(new ByteArrayInputStream(bytes));
    } catch (TooManyPartsException e) {
      // Those before are in the message already.
      rest.accept(
          new UnreadableException(
              source,
              null,
              "more than %,d parts: the rest of it was not read".formatted(MAX_PARTS),
              "Save what is attached to it as files"));
    } catch (MimeIOException e) {
      message.dispose();
      throw new UnreadableException(
          source, null, "not a readable message", "Save it anew from the program it is from");
    }
    return message;
  }

  private static final class TooManyPartsException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** What the parser is told of a part: it asks for each that stands in another one. */
  private static final class Part implements BodyDescriptorBuilder {
    private final BodyDescriptorBuilder read;
    private final int depth;
    private final AtomicInteger parts;

    Part() {
      this(
          new DefaultBodyDescriptorBuilder(
              null, LenientFieldParser.getParser(), DecodeMonitor.SILENT),
          0,
          new AtomicInteger());
    }

    private Part(BodyDescriptorBuilder read, int depth, AtomicInteger parts) {
      this.read = read;
      this.depth = depth;
      this.parts = parts;
    }

    @Override
    public BodyDescriptorBuilder newChild() {
      if (parts.incrementAndGet() > MAX_PARTS) {
        throw new TooManyPartsException();
      }
      return new Part(read.newChild(), depth + 1, parts);
    }

    @Override
    public void reset() {
      read.reset();
    }

    @Override
    public Field addField(RawField field) throws MimeException {
      return read.addField(field);
    }

    @Override
    public BodyDescriptor build() {
      BodyDescriptor part = read.build();
      return depth < MAX_PART_DEPTH ? part : new Closed(part);
    }
  }

  /** A part that is not looked into. */
  private record Closed(BodyDescriptor part) implements BodyDescriptor {
    @Override
    public String getMimeType() {
      String type = part.getMimeType();
      boolean holdsOthers = type.startsWith("multipart/") || type.startsWith("message/");
      return holdsOthers ? "application/octet-stream" : type;
    }

    @Override
    public String getMediaType() {
      return part.getMediaType();
    }

    @Override
    public String getSubType() {
      return part.getSubType();
    }

    @Override
    public String getBoundary() {
      return part.getBoundary();
    }

    @Override
    public String getCharset() {
      return part.getCharset();
    }

    @Override
    public String getTransferEncoding() {
      return part.getTransferEncoding();
    }

    @Override
    public long getContentLength() {
      return part.getContentLength();
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
