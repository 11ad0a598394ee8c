package cuttings.format;

import cuttings.article.Source;
import cuttings.structure.StructureRecovery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reuters SGML, as in the Reuters-21578 collection: many stories a file, each a source of its own
 * by its NEWID. It is no XML: stories end with control characters, and nothing stands around them.
 */
final class Reuters implements ContainerReader {
  private static final String BEGIN = "<reuters";
  private static final String END = "</reuters>";

  /** Of the wire: control characters, and the stars above a brief item. */
  private static final Pattern SIGNS =
      Pattern.compile("[\\x00-\\x08\\x0B-\\x1F]|^\\*{3,}", Pattern.MULTILINE);

  private static final Pattern BODY = Pattern.compile("<body", Pattern.CASE_INSENSITIVE);

  private final StructureRecovery recovery = new StructureRecovery();

  @Override
  public String format() {
    return "reuters";
  }

  @Override
  public boolean accepts(Head head) {
    return head.root().equals("reuters");
  }

  @Override
  public void read(Source source, InputStream in, Contents contents)
      throws IOException, UnreadableException {
    Charset charset = Encoding.charset(Encoding.head(in), null);
    RecordReader reader =
        new RecordReader(Encoding.reader(in, charset), RecordReader.MAX_RECORD_CHARS);
    BufferedReader lines = new BufferedReader(reader);
    Records records = new Records(source, format(), charset.name(), contents);
    StringBuilder story = new StringBuilder();
    int number = 0;
    int began = 0;
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.contains(BEGIN)) {
          if (began > 0) {
            add(story.toString(), records);
            records.broken(began, "a story without its end tag", "Add " + END + " where it ends");
          }
          began = number;
          story.setLength(0);
        }
        if (began > 0) {
          story.append(line).append('\n');
        }
        if (began > 0 && lower.contains(END)) {
          add(story.toString(), records);
          began = 0;
          reader.next();
        }
      }
    } catch (RecordReader.TooLargeException e) {
      throw e.of(source);
    }
    if (began > 0) {
      records.broken(began, "a story without its end tag", "Add " + END + " where it ends");
    }
  }

  private void add(String sgml, Records records) throws UnreadableException {
    if (!Html.hasTooManyTags(sgml)) {
      add(sgml, null, records);
      return;
    }
    Matcher body = BODY.matcher(sgml);
    int from = body.find() ? body.start() : 0;
    String head = sgml.substring(0, from);
    // Of what is tagged without end the text is kept, and what is stated of it above.
    boolean readable = from > 0 && !Html.hasTooManyTags(head);
    add(
        readable ? head : "<reuters>",
        Html.withoutTags(readable ? sgml.substring(from) : sgml),
        records);
  }

  /**
   * @param text of the story's body, where that was read already
   */
  private void add(String sgml, @Nullable String text, Records records) throws UnreadableException {
    Parser parser = Parser.xmlParser().settings(ParseSettings.htmlDefault);
    Element story = Jsoup.parse(sgml, "", parser).selectFirst("reuters");
    if (story == null) {
      return;
    }
    Draft draft = new Draft();
    draft
        .headline(text(story, "title"))
        .byline(text(story, "author"))
        .dateline(text(story, "dateline"))
        .published(text(story, "reuters > date"));
    Element body = story.selectFirst("body");
    if (text != null) {
      paragraphs(text, draft);
    } else if (body != null) {
      paragraphs(body.wholeText(), draft);
    } else {
      for (Element part : story.select("text")) {
        FreeText.into(draft, readable(part.ownText().isEmpty() ? "" : whole(part)), recovery);
      }
    }
    records.add(draft, story.attr("newid"));
  }

  /** The text beside the elements that were read already. */
  private static String whole(Element text) {
    text.children().remove();
    return text.wholeText();
  }

  /** Columns are broken hard; what is set in begins a paragraph. */
  private static void paragraphs(String body, Draft draft) {
    StringBuilder paragraph = new StringBuilder();
    for (String line : readable(body).lines().toList()) {
      boolean begins = line.startsWith("   ") || line.startsWith("\t") || line.isBlank();
      if (begins) {
        draft.paragraph(paragraph.toString());
        paragraph.setLength(0);
      }
      if (!line.strip().equalsIgnoreCase("reuter")) {
        paragraph.append(line).append(' ');
      }
    }
    draft.paragraph(paragraph.toString());
  }

  private static String readable(String text) {
    return SIGNS.matcher(text).replaceAll("");
  }

  private static String text(Element story, String query) {
    Element found = story.selectFirst(query);
    return found == null ? "" : readable(found.text()).strip();
  }
}
