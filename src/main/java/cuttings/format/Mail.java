package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import cuttings.structure.Attribution;
import cuttings.structure.Line;
import cuttings.structure.Recovery;
import cuttings.structure.Story;
import cuttings.structure.StructureRecovery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * A message, as mail programs keep it (RFC 5322). Its text is a story, or several; what came
 * attached is an entry. The subject is the headline, unless the text has one over a byline: then
 * the subject is what stands above it. Who sent it wrote it, where no byline says otherwise.
 */
final class Mail implements ContainerReader {
  /** How deep parts may stand in one another. */
  static final int MAX_PART_DEPTH = 50;

  /** The longest text of a letter, in bytes: what is more comes attached. */
  static final int MAX_TEXT_BYTES = 16 << 20;

  static final int MAX_HEADERS = 10_000;

  private static final MimeConfig LIMITS =
      MimeConfig.custom()
          .setMaxLineLen(-1)
          .setMaxHeaderLen(1 << 20)
          .setMaxHeaderCount(MAX_HEADERS)
          .setMaxContentLen(-1)
          .build();

  /** What only mail begins with, in the order of nothing: a header each. */
  private static final Pattern HEADERS =
      Pattern.compile(
          "\\A(?:[!-9;-~]+:[^\\n]*\\n(?:[ \\t][^\\n]*\\n)*){0,80}?"
              + "(?:received|message-id|mime-version|return-path|delivered-to):",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FIRST_HEADERS =
      Pattern.compile("\\A(?:from|to|subject|date|x-[a-z-]+|received|return-path|message-id):");

  private static final Pattern ANSWER =
      Pattern.compile("(?:re|fwd?|aw|wg|tr)\\s*:\\s*", Pattern.CASE_INSENSITIVE);

  private final StructureRecovery recovery = new StructureRecovery();

  @Override
  public String format() {
    return "eml";
  }

  @Override
  public boolean accepts(Head head) {
    String text = head.text();
    return HEADERS.matcher(text).find()
        || (head.named(".eml") && FIRST_HEADERS.matcher(text).find());
  }

  @Override
  public void read(Source source, InputStream in, Contents contents)
      throws IOException, UnreadableException {
    byte[] bytes = in.readNBytes(Formats.MAX_SOURCE_BYTES + 1);
    if (bytes.length > Formats.MAX_SOURCE_BYTES) {
      throw new UnreadableException(
          source,
          null,
          "larger than " + (Formats.MAX_SOURCE_BYTES >> 20) + " MiB",
          "Save what is attached to it as files");
    }
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(LIMITS);
    builder.setDecodeMonitor(DecodeMonitor.SILENT);
    Message message;
    try {
      message = builder.parseMessage(new ByteArrayInputStream(bytes));
    } catch (MimeIOException e) {
      throw new UnreadableException(
          source, null, "not a readable message", "Save it anew from the mail program");
    }
    try {
      Parts parts = new Parts();
      parts.collect(message, 0);
      try {
        reading(source, message, parts, contents);
      } catch (UnreadableException e) {
        // Its text; what is attached may well be read.
        contents.failure(e);
      }
      for (Entity attached : parts.attached) {
        attachment(source, attached, contents);
      }
    } finally {
      message.dispose();
    }
  }

  /** What a message is made of. */
  private static final class Parts {
    private @Nullable Entity plain;
    private @Nullable Entity html;
    private final List<Entity> attached = new ArrayList<>();

    void collect(Entity part, int depth) {
      Body body = part.getBody();
      if (body instanceof Multipart multipart && depth < MAX_PART_DEPTH) {
        multipart.getBodyParts().forEach(inner -> collect(inner, depth + 1));
      } else if (body instanceof SingleBody
          && !"attachment".equalsIgnoreCase(part.getDispositionType())
          && part.getFilename() == null) {
        String type = part.getMimeType().toLowerCase(Locale.ROOT);
        if (type.equals("text/plain") && plain == null) {
          plain = part;
        } else if (type.equals("text/html") && html == null) {
          html = part;
        } else if (type.startsWith("text/")) {
          attached.add(part);
        }
      } else if (body != null) {
        attached.add(part);
      }
    }
  }

  private void reading(Source source, Message message, Parts parts, Contents contents)
      throws IOException, UnreadableException {
    String charset = null;
    List<Line> lines = List.of();
    if (parts.plain != null) {
      byte[] bytes = text(source, parts.plain);
      Charset used = charset(parts.plain);
      String text = PlainText.limited(source, text(bytes, used));
      charset = used == null ? null : used.name();
      lines = Line.split(isFlowed(parts.plain) ? unflowed(text) : text);
    }
    if (lines.stream().allMatch(Line::isBlank) && parts.html != null) {
      Charset used = charset(parts.html);
      byte[] bytes = text(source, parts.html);
      Document page = Html.page(source, bytes, used == null ? null : used.name());
      charset = page.charset().name();
      lines = lines(PlainText.limited(source, visible(page)));
    }
    List<Line> furniture = new ArrayList<>();
    Recovery recovered = recovery.recover(withoutSignature(lines, furniture));
    furniture.addAll(recovered.furniture());
    List<Article> articles = articles(source, message, recovered);
    contents.reading(source, new Reading(format(), charset, articles, 0, furniture));
  }

  private static List<Article> articles(Source source, Message message, Recovery recovered) {
    String subject = subject(message);
    String sender = sender(message);
    LocalDate sent = sent(message);
    List<Article> articles = new ArrayList<>();
    List<List<Block>> stories = new ArrayList<>();
    for (Story story : recovered.stories()) {
      stories.add(new ArrayList<>(story.blocks()));
    }
    if (stories.isEmpty() && subject != null) {
      stories.add(new ArrayList<>());
    }
    for (List<Block> story : stories) {
      List<Block> blocks = new ArrayList<>();
      story.forEach(
          block ->
              blocks.add(new Block(block.kind(), block.text(), null, 1, block.confidence(), null)));
      if (articles.isEmpty()) {
        begin(blocks, subject);
      }
      boolean signed = blocks.stream().anyMatch(block -> block.kind() == Kind.BYLINE);
      if (!signed && sender != null && articles.isEmpty()) {
        blocks.add(headlines(blocks), Block.of(Kind.BYLINE, sender, null));
      }
      Attribution stated =
          new Attribution(signed || sender == null ? List.of() : List.of(sender), null, null);
      articles.add(
          stated
              .or(Attribution.of(blocks))
              .or(new Attribution(List.of(), null, sent))
              .or(Attribution.ofPath(source))
              .article(source, articles.size() + 1, Article.UNKNOWN_LANGUAGE, blocks));
    }
    return articles;
  }

  /** Puts the subject where it belongs: it is the headline, or above the one that the text has. */
  private static void begin(List<Block> blocks, @Nullable String subject) {
    if (subject == null) {
      return;
    }
    int headlines = headlines(blocks);
    for (Block block : blocks.subList(0, headlines)) {
      if (block.text().equalsIgnoreCase(subject)) {
        return;
      }
    }
    boolean hasItsOwn =
        headlines > 0 && blocks.size() > headlines && blocks.get(headlines).kind() == Kind.BYLINE;
    if (!hasItsOwn) {
      for (int i = 0; i < headlines; i++) {
        Block block = blocks.get(i);
        blocks.set(i, new Block(Kind.STANDFIRST, block.text(), null, 1, block.confidence(), null));
      }
    }
    blocks.addFirst(Block.of(hasItsOwn ? Kind.SUBHEADING : Kind.HEADLINE, subject, null));
  }

  /** How many blocks at the beginning are its headline, or what stands above that. */
  private static int headlines(List<Block> blocks) {
    int count = 0;
    while (count < blocks.size()
        && (blocks.get(count).kind() == Kind.HEADLINE
            || (count == 0 && blocks.get(0).kind() == Kind.SUBHEADING))) {
      count++;
    }
    return count;
  }

  private static @Nullable String subject(Message message) {
    String subject = message.getSubject();
    if (subject == null) {
      return null;
    }
    subject = BlockText.line(subject);
    Matcher answer = ANSWER.matcher(subject);
    int from = 0;
    while (answer.region(from, subject.length()).lookingAt()) {
      from = answer.end();
    }
    subject = subject.substring(from).strip();
    return subject.isEmpty() ? null : subject;
  }

  /** The sender's name; an address without one names nobody. */
  private static @Nullable String sender(Message message) {
    MailboxList from = message.getFrom();
    if (from == null || from.isEmpty()) {
      return null;
    }
    Mailbox mailbox = from.get(0);
    String name = mailbox.getName() == null ? "" : BlockText.line(mailbox.getName());
    return name.isEmpty() || name.contains("@") ? null : name;
  }

  /** The day it was sent on, where it was sent. */
  private static @Nullable LocalDate sent(Message message) {
    Field date = message.getHeader().getField("Date");
    if (date == null) {
      return null;
    }
    String text = date.getBody().replaceAll("\\([^()]*\\)", "").strip();
    try {
      return OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toLocalDate();
    } catch (DateTimeParseException e) {
      return message.getDate() == null
          ? null
          : LocalDate.ofInstant(message.getDate().toInstant(), java.time.ZoneOffset.UTC);
    }
  }

  private void attachment(Source source, Entity attached, Contents contents) throws IOException {
    String type = attached.getMimeType().toLowerCase(Locale.ROOT);
    if (type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/")) {
      return; // what a letter shows, not what it says
    }
    if (type.endsWith("signature") || type.equals("text/calendar") || type.endsWith("vcard")) {
      return;
    }
    String name = attached.getFilename();
    if (attached.getBody() instanceof Message message) {
      String title = Objects.requireNonNullElse(subject(message), "message");
      contents.entry(
          source.entry(EntryName.clean(title.replace('/', ' ') + ".eml")),
          new ByteArrayInputStream(bytes(message)));
    } else if (attached.getBody() instanceof SingleBody body) {
      Source inside = source.entry(EntryName.clean(name == null ? "attached" : name));
      contents.entry(inside, new ByteArrayInputStream(bytes(body)));
    }
  }

  private static byte[] text(Source source, Entity part) throws IOException, UnreadableException {
    byte[] bytes = bytes((SingleBody) part.getBody());
    if (bytes.length > MAX_TEXT_BYTES) {
      throw new UnreadableException(
          source,
          null,
          "a letter of more than " + (MAX_TEXT_BYTES >> 20) + " MiB of text",
          "Save its text as a file");
    }
    return bytes;
  }

  private static byte[] bytes(SingleBody body) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    body.writeTo(bytes);
    return bytes.toByteArray();
  }

  private static byte[] bytes(Message message) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    new org.apache.james.mime4j.message.DefaultMessageWriter().writeMessage(message, bytes);
    return bytes.toByteArray();
  }

  private static @Nullable Charset charset(Entity part) {
    String name =
        part.getHeader() == null
                || !(part.getHeader().getField("Content-Type") instanceof ContentTypeField type)
            ? null
            : type.getCharset();
    try {
      return name == null ? null : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private static String text(byte[] bytes, @Nullable Charset charset) {
    if (charset != null && !charset.equals(StandardCharsets.US_ASCII)) {
      return new String(bytes, charset).replace('\0', ' ');
    }
    return EntryName.decode(bytes, Charset.forName("windows-1252")).replace('\0', ' ');
  }

  private static boolean isFlowed(Entity part) {
    return part.getHeader().getField("Content-Type") instanceof ContentTypeField type
        && "flowed".equalsIgnoreCase(type.getParameter("format"));
  }

  /** Lines that end with a space go on in the next (RFC 3676). */
  static String unflowed(String text) {
    StringBuilder joined = new StringBuilder();
    boolean flows = false;
    for (Line line : Line.split(text)) {
      String stuffed = line.text().startsWith(" ") ? line.text().substring(1) : line.text();
      if (!flows && !joined.isEmpty()) {
        joined.append('\n');
      }
      joined.append(stuffed);
      flows = stuffed.endsWith(" ") && !stuffed.equals("-- ");
    }
    return joined.toString();
  }

  /** The visible text of a letter in HTML, a line a block. */
  private static String visible(Document page) {
    page.select("script, style, head").remove();
    page.select("br").append("\n");
    page.select("p, div, h1, h2, h3, h4, h5, h6, li, tr, blockquote").prepend("\n\n");
    return page.wholeText();
  }

  private static List<Line> lines(String text) {
    return Line.split(text).stream()
        .map(line -> new Line(line.number(), line.text().strip()))
        .toList();
  }

  /** Lines up to the mark of a signature, two dashes; what follows it is furniture. */
  private static List<Line> withoutSignature(List<Line> lines, List<Line> furniture) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).text().stripTrailing().equals("--")) {
        lines.subList(i, lines.size()).stream()
            .filter(line -> !line.isBlank())
            .forEach(furniture::add);
        return lines.subList(0, i);
      }
    }
    return lines;
  }
}
