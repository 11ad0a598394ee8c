package cuttings.format;

import cuttings.structure.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail program writes above a letter that it forwards: a line that says so, and some of the
 * letter's headers.
 *
 * @param lines the text without them
 * @param headers these lines, blank ones left out
 * @param sender who sent the letter that was forwarded last, by name; null where none was
 * @param sent the day on which; null where that is not said
 */
record Forwarded(
    List<Line> lines, List<Line> headers, @Nullable String sender, @Nullable LocalDate sent) {
  private static final Pattern MARK =
      Pattern.compile(
          "(?:-{2,} *(?:forwarded message|original message|weitergeleitete nachricht"
              + "|ursprüngliche nachricht|message transféré|message d'origine|mensaje reenviado"
              + "|mensaje original) *-{2,}|begin forwarded message:|anfang der weitergeleiteten nachricht:"
              + "|début du message transféré :)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern HEADER =
      Pattern.compile(
          "\\*?(from|von|de|date|sent|datum|gesendet|fecha|enviado|envoyé|subject|betreff|objet|asunto"
              + "|to|an|à|para|cc|reply-to|antwort an) ?:\\*? +(.{1,1000})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A name before an address, in quotes or not. */
  private static final Pattern NAMED =
      Pattern.compile("[\"']?([^\"'<>@\\[]{2,100}?)[\"']? *[<\\[].*");

  private static final Pattern FORWARD =
      Pattern.compile("\\s*(?:fwd?|wg|tr|rv|enc|vb|vl|pd|doorst)\\s*:", Pattern.CASE_INSENSITIVE);

  private static final Pattern ANSWER =
      Pattern.compile(
          "\\s*(?:re|aw|sv|r|rif|antw|odp|res)\\s*(?:\\[\\d+\\])?:", Pattern.CASE_INSENSITIVE);

  static boolean isMark(Line line) {
    return MARK.matcher(line.text().strip()).matches();
  }

  /**
   * Whether a letter is but another one that is sent on: its subject says so, or nothing stands
   * above the other. An answer has the other below it, and is none.
   */
  static boolean is(@Nullable String subject, List<Line> text) {
    String begin = subject == null ? "" : subject;
    if (FORWARD.matcher(begin).lookingAt()) {
      return true;
    }
    return !ANSWER.matcher(begin).lookingAt()
        && text.stream()
            .filter(line -> !line.isBlank())
            .findFirst()
            .filter(Forwarded::isMark)
            .isPresent();
  }

  /** The text of a letter that answers others: what stands above these is none of its own. */
  static Forwarded answered(List<Line> text) {
    Forwarded apart = of(text);
    return new Forwarded(apart.lines, apart.headers, null, null);
  }

  /** The text of a letter that forwards others, what was written above these apart. */
  static Forwarded of(List<Line> text) {
    List<Line> lines = new ArrayList<>();
    List<Line> headers = new ArrayList<>();
    String sender = null;
    LocalDate sent = null;
    boolean inHeaders = false;
    boolean isBlankBefore = false;
    // A letter in HTML may have a blank line behind each of them; else the first one ends them.
    boolean isSpaced = false;
    Set<String> names = new HashSet<>();
    for (Line line : text) {
      String words = line.text().strip();
      Matcher header = HEADER.matcher(words);
      if (isMark(line)) {
        inHeaders = true;
        names.clear();
        headers.add(line);
      } else if (inHeaders
          && header.matches()
          && names.add(header.group(1).toLowerCase(Locale.ROOT))) {
        isSpaced = names.size() > 1 && isBlankBefore;
        headers.add(line);
        switch (header.group(1).toLowerCase(Locale.ROOT)) {
          case "from", "von", "de" -> sender = name(header.group(2));
          case "date", "sent", "datum", "gesendet", "fecha", "enviado", "envoyé" ->
              sent = RecordFields.day(header.group(2));
          default -> {
            // Whom it was sent to, and about what.
          }
        }
      } else {
        inHeaders &= words.isEmpty() && (names.size() < 2 || isSpaced);
        lines.add(line);
      }
      isBlankBefore = words.isEmpty();
    }
    return new Forwarded(lines, headers, sender, sent);
  }

  private static @Nullable String name(String from) {
    Matcher named = NAMED.matcher(from);
    if (named.matches()) {
      return named.group(1).strip();
    }
    String name = from.replace("\"", "").replace("*", "").strip();
    return name.isEmpty() || name.contains("@") ? null : name;
  }
}
