package cuttings.format;

import cuttings.article.Article;
import cuttings.article.Block;
import cuttings.article.Kind;
import cuttings.article.Source;
import cuttings.structure.Attribution;
import cuttings.structure.Recovery;
import cuttings.structure.Story;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.stream.Field;
import org.jspecify.annotations.Nullable;

/**
 * The stories of a letter, with what its headers say. The subject is the headline, unless the text
 * has one over a byline: then the subject is what stands above it. Who sent it wrote it, where no
 * byline says otherwise.
 */
final class Letter {
  private static final Pattern ANSWER =
      Pattern.compile("(?:re|fwd?|aw|wg|tr)\\s*:\\s*", Pattern.CASE_INSENSITIVE);

  private Letter() {}

  /** Its stories, of what was recovered from its text; of one without text its subject. */
  static List<Article> articles(
      Source source, Message message, Forwarded text, Recovery recovered) {
    String subject = subject(message);
    // Who forwards a letter did not write it.
    String sender = text.sender() == null ? sender(message) : text.sender();
    LocalDate sent = text.sent() == null ? sent(message) : text.sent();
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

  /** What it is about, without what says that it answers; null where it says nothing. */
  static @Nullable String subject(Message message) {
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
          : LocalDate.ofInstant(message.getDate().toInstant(), ZoneOffset.UTC);
    }
  }
}
