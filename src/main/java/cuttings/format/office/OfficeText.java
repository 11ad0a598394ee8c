package cuttings.format.office;

import cuttings.format.office.Extraction.Paragraph;
import cuttings.format.office.Extraction.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Word processors' files, through Tika. Runs in the child process only. */
final class OfficeText {
  private static final Map<String, Supplier<Parser>> PARSERS =
      Map.of(
          "docx", OOXMLParser::new,
          "doc", OfficeParser::new,
          "odt", OpenDocumentParser::new,
          "rtf", RTFParser::new);

  private OfficeText() {}

  static Extraction extract(String format, byte[] document)
      throws ExtractionException, IOException {
    Paragraphs paragraphs = new Paragraphs();
    ParseContext context = new ParseContext();
    context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
    context.set(OfficeParserConfig.class, whatIsSeen());
    byte[] visible =
        switch (format) {
          case "docx" -> VisibleParts.docx(document);
          case "odt" -> VisibleParts.odt(document);
          case "rtf" -> VisibleRtf.of(document);
          default -> document;
        };
    try (TikaInputStream in = TikaInputStream.get(visible)) {
      PARSERS.get(format).get().parse(in, paragraphs, new Metadata(), context);
    } catch (EncryptedDocumentException e) {
      throw new ExtractionException("encrypted", "Save it without a password");
    } catch (TooMuchException e) {
      throw new ExtractionException(e.getMessage(), "Split it into smaller files");
    } catch (SAXException | TikaException e) {
      if (e.getCause() instanceof TooMuchException much) {
        throw new ExtractionException(much.getMessage(), "Split it into smaller files");
      }
      throw new IOException(e);
    }
    return new Extraction(paragraphs.found());
  }

  private static OfficeParserConfig whatIsSeen() {
    OfficeParserConfig config = new OfficeParserConfig();
    config.setIncludeDeletedContent(false);
    config.setIncludeMoveFromContent(false);
    config.setIncludeHeadersAndFooters(false);
    config.setUseSAXDocxExtractor(true);
    return config;
  }

  /** Pictures and tables of numbers inside a document are not its text. */
  private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
  }

  private static final class TooMuchException extends SAXException {
    TooMuchException(String message) {
      super(message);
    }
  }

  /** Collects paragraphs from the XHTML that Tika makes. */
  private static final class Paragraphs extends DefaultHandler {
    /** The body, and the rows of tables that are open. */
    private final Deque<Flow> flows = new ArrayDeque<>(List.of(new Flow()));

    private int chars;
    private boolean inBody;

    List<Paragraph> found() {
      return flows.getLast().found;
    }

    private Flow here() {
      return flows.element();
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes)
        throws SAXException {
      switch (name) {
        case "body" -> inBody = true;
        case "h1", "h2", "h3", "h4", "h5", "h6", "p", "li" ->
            here().begin(role(name, attributes.getValue("class")));
        case "tr" -> {
          here().pause();
          flows.push(new Flow());
        }
        case "td", "th" -> here().cell();
        case "br" -> here().text.append('\n');
        default -> {}
      }
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
      switch (name) {
        case "h1", "h2", "h3", "h4", "h5", "h6", "p", "li" -> here().end();
        case "tr" -> {
          if (flows.size() > 1) {
            List<Paragraph> row = flows.pop().row();
            here().take(row);
          }
        }
        case "body" -> here().keep();
        default -> {}
      }
    }

    @Override
    public void characters(char[] more, int start, int length) throws SAXException {
      if (!inBody) {
        return;
      }
      chars += length;
      if (chars > Extraction.MAX_CHARS) {
        throw new TooMuchException(
            "more than " + (Extraction.MAX_CHARS >> 20) + " million characters of text");
      }
      here().text.append(more, start, length);
    }

    /** By the element, and by the name of the paragraph's style, which Tika gives as its class. */
    private static Role role(String element, String style) {
      String name = style == null ? "" : style.toLowerCase(Locale.ROOT).replace('_', ' ');
      if (name.startsWith("subtitle")) {
        return Role.SUBTITLE;
      }
      if (name.startsWith("title") || element.equals("h1")) {
        return Role.TITLE;
      }
      if (name.startsWith("caption") || name.startsWith("figure")) {
        return Role.CAPTION;
      }
      if (name.startsWith("header") || name.startsWith("footer")) {
        return Role.FURNITURE;
      }
      return element.startsWith("h") ? Role.HEADING : Role.TEXT;
    }
  }

  /** Paragraphs one below the other: those of the body, or of the cells of a row. */
  private static final class Flow {
    final List<Paragraph> found = new ArrayList<>();
    final StringBuilder text = new StringBuilder();

    /** What stands amid another paragraph, a note or a box: it comes after it. */
    private final List<Paragraph> amid = new ArrayList<>();

    private final Deque<Paragraph> around = new ArrayDeque<>();

    /** How many paragraphs of a row stand before each of its cells. */
    private final List<Integer> cells = new ArrayList<>();

    private Role role = Role.TEXT;
    private int inParagraph;

    void begin(Role of) throws TooMuchException {
      if (inParagraph++ == 0) {
        keep();
      } else {
        around.push(new Paragraph(role, text.toString()));
        text.setLength(0);
      }
      role = of;
    }

    void end() throws TooMuchException {
      inParagraph--;
      if (around.isEmpty()) {
        keep();
        for (Paragraph paragraph : amid) {
          keep(paragraph);
        }
        amid.clear();
        return;
      }
      if (!text.toString().isBlank()) {
        amid.add(new Paragraph(role, text.toString()));
      }
      Paragraph outer = around.pop();
      text.setLength(0);
      text.append(outer.text());
      role = outer.role();
    }

    void keep() throws TooMuchException {
      if (!text.isEmpty()) {
        keep(new Paragraph(role, text.toString()));
      }
      text.setLength(0);
      role = Role.TEXT;
    }

    private void keep(Paragraph paragraph) throws TooMuchException {
      if (found.size() == Extraction.MAX_PARAGRAPHS) {
        throw new TooMuchException("more than " + Extraction.MAX_PARAGRAPHS + " paragraphs");
      }
      found.add(cells(paragraph));
    }

    void cell() throws TooMuchException {
      pause();
      if (cells.isEmpty() || cells.getLast() < found.size()) {
        cells.add(found.size());
      }
    }

    /** Ends what is no paragraph of its own, before something else comes. */
    void pause() throws TooMuchException {
      if (inParagraph == 0) {
        keep();
      }
    }

    /** Takes what a row amid it has become. */
    void take(List<Paragraph> row) throws TooMuchException {
      if (inParagraph > 0) {
        amid.addAll(row);
      } else {
        for (Paragraph paragraph : row) {
          keep(paragraph);
        }
      }
    }

    /**
     * What stands in a row, as one paragraph with bars between the cells. Where one cell alone says
     * something, or the document says what its paragraphs are, the table lays them out.
     */
    List<Paragraph> row() throws TooMuchException {
      keep();
      found.addAll(amid);
      List<String> said = new ArrayList<>();
      boolean isLayout = false;
      for (int i = 0; i <= cells.size(); i++) {
        int from = i == 0 ? 0 : cells.get(i - 1);
        int to = i == cells.size() ? found.size() : cells.get(i);
        List<Paragraph> cell = found.subList(from, to);
        isLayout |= cell.stream().anyMatch(p -> p.role() != Role.TEXT && !p.text().isBlank());
        String text =
            cell.stream()
                .map(p -> p.text().replace('\n', ' ').strip())
                .filter(p -> !p.isEmpty())
                .collect(Collectors.joining(" "));
        if (!text.isEmpty()) {
          said.add(text);
        }
      }
      return isLayout || said.size() < 2
          ? found
          : List.of(new Paragraph(Role.ROW, String.join(" | ", said)));
    }

    /** A row of RTF, which has its cells marked. */
    private static Paragraph cells(Paragraph paragraph) {
      String text = paragraph.text();
      if (text.indexOf(VisibleRtf.CELL) < 0) {
        return paragraph;
      }
      List<String> said =
          Arrays.stream(text.split(String.valueOf(VisibleRtf.CELL), -1))
              .map(String::strip)
              .filter(cell -> !cell.isEmpty())
              .toList();
      Role role = said.size() < 2 ? paragraph.role() : Role.ROW;
      return new Paragraph(role, String.join(" | ", said));
    }
  }
}
