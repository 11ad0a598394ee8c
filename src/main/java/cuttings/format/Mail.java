package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Source;
import cuttings.format.LetterText.Alternatives;
import cuttings.structure.Line;
import cuttings.structure.Recovery;
import cuttings.structure.StructureRecovery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.jspecify.annotations.Nullable;

/**
 * A message, as mail programs keep it (RFC 5322). Its text is a {@link Letter}; what came attached
 * is an entry.
 */
final class Mail implements ContainerReader {
  /** What only mail begins with, in the order of nothing: a header each. */
  private static final Pattern HEADERS =
      Pattern.compile(
          "\\A(?:[!-9;-~]+:[^\\n]*\\n(?:[ \\t][^\\n]*\\n)*){0,80}?"
              + "(?:received|message-id|mime-version|return-path|delivered-to):",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FIRST_HEADERS =
      Pattern.compile("\\A(?:from|to|subject|date|x-[a-z-]+|received|return-path|message-id):");

  /** What comes with a letter and says nothing to its reader. */
  private static final Set<String> LEFT_OUT =
      Set.of("text/calendar", "text/css", "text/javascript", "application/javascript");

  private final StructureRecovery recovery = new StructureRecovery();

  @Override
  public String format() {
    return "eml";
  }

  @Override
  public boolean accepts(Head head) {
    return isMessage(head) || (head.named(".eml") && FIRST_HEADERS.matcher(head.text()).find());
  }

  static boolean isMessage(Head head) {
    return HEADERS.matcher(head.text()).find();
  }

  @Override
  public void read(Source source, InputStream in, Contents contents)
      throws IOException, UnreadableException {
    Message message = Mime.message(source, Mime.whole(source, in), contents::failure);
    try {
      read(source, message, contents);
    } finally {
      message.dispose();
    }
  }

  void read(Source source, Message message, Contents contents) throws IOException {
    Parts parts = new Parts();
    parts.collect(message, null);
    try {
      contents.reading(source, reading(source, message, parts.text));
    } catch (UnreadableException e) {
      // Its text; what is attached may well be read.
      contents.failure(e);
    }
    for (Entity attached : parts.attached) {
      attachment(source, attached, contents);
    }
  }

  private Reading reading(Source source, Message message, List<Alternatives> parts)
      throws IOException, UnreadableException {
    LetterText text = LetterText.of(source, message.getSubject(), parts);
    Recovery recovered = recovery.recover(text.text().lines());
    List<Line> furniture = new ArrayList<>(text.signature());
    furniture.addAll(text.text().headers());
    furniture.addAll(recovered.furniture());
    List<Article> articles = Letter.articles(source, message, text.text(), recovered);
    return new Reading(format(), text.charset(), articles, 0, furniture);
  }

  /** What a message is made of. */
  private static final class Parts {
    private final List<Alternatives> text = new ArrayList<>();
    private final List<Entity> attached = new ArrayList<>();

    /**
     * @param among those that say the same; null where a part says what no other does
     */
    void collect(Entity part, @Nullable Alternatives among) {
      Body body = part.getBody();
      if (body instanceof Multipart multipart) {
        boolean isChoice = among == null && multipart.getSubType().equals("alternative");
        Alternatives inner = isChoice ? alternatives() : among;
        multipart.getBodyParts().forEach(one -> collect(one, inner));
      } else if (body instanceof SingleBody
          && !"attachment".equalsIgnoreCase(part.getDispositionType())
          && part.getFilename() == null) {
        switch (part.getMimeType().toLowerCase(Locale.ROOT)) {
          case "text/plain" -> (among == null ? alternatives() : among).plain().add(part);
          case "text/html" -> (among == null ? alternatives() : among).pages().add(part);
          default -> attached.add(part);
        }
      } else if (body != null) {
        attached.add(part);
      }
    }

    private Alternatives alternatives() {
      Alternatives next = new Alternatives();
      text.add(next);
      return next;
    }
  }

  private static void attachment(Source source, Entity attached, Contents contents)
      throws IOException {
    String type = attached.getMimeType().toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/")) {
      return; // too deep in others
    }
    if (type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/")) {
      return; // what a letter shows, not what it says
    }
    if (type.endsWith("signature") || type.endsWith("vcard") || LEFT_OUT.contains(type)) {
      return;
    }
    String name = attached.getFilename();
    if (attached.getBody() instanceof Message message) {
      String title = Objects.requireNonNullElse(Letter.subject(message), "message");
      contents.entry(
          source.entry(EntryName.clean(title.replace('/', ' ') + ".eml")),
          new ByteArrayInputStream(Mime.bytes(message)));
    } else if (attached.getBody() instanceof SingleBody body) {
      Source inside = source.entry(EntryName.clean(name == null ? "attached" : name));
      contents.entry(inside, new ByteArrayInputStream(Mime.bytes(body)));
    }
  }
}
