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
    return new Extraction(paragraphs.found);
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
    private final List<Paragraph> found = new ArrayList<>();

    /** What stands amid another paragraph, a note or a box: it comes after it. */
    private final List<Paragraph> amid = new ArrayList<>();

    private final Deque<Paragraph> around = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private Role role = Role.TEXT;
    private int chars;
    private boolean inBody;
    private int inParagraph;
    private int inRow;

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes)
        throws SAXException {
      switch (name) {
        case "body" -> inBody = true;
        case "h1", "h2", "h3", "h4", "h5", "h6", "p", "li" -> {
          if (inRow == 0) {
            begin();
            role = role(name, attributes.getValue("class"));
          } else {
            separate(" ");
          }
        }
        case "tr" -> {
          if (inRow++ == 0) {
            begin();
            role = Role.ROW;
          }
        }
        case "td", "th" -> separate(" | ");
        case "br" -> text.append('\n');
        default -> {}
      }
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
      switch (name) {
        case "h1", "h2", "h3", "h4", "h5", "h6", "p", "li" -> {
          if (inRow == 0) {
            end();
          }
        }
        case "tr" -> {
          if (--inRow == 0) {
            end();
          }
        }
        case "body" -> keep();
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
      text.append(more, start, length);
    }

    private void separate(String by) {
      if (!text.isEmpty() && text.charAt(text.length() - 1) > ' ') {
        text.append(by);
      }
    }

    private void begin() throws TooMuchException {
      if (inParagraph++ == 0) {
        keep();
      } else {
        around.push(new Paragraph(role, text.toString()));
        text.setLength(0);
      }
    }

    private void end() throws TooMuchException {
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

    private void keep() throws TooMuchException {
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

    /** A row of RTF, which has its cells marked. */
    private static Paragraph cells(Paragraph paragraph) {
      String text = paragraph.text();
      if (text.indexOf(VisibleRtf.CELL) < 0) {
        return paragraph;
      }
      String row =
          Arrays.stream(text.split(String.valueOf(VisibleRtf.CELL), -1))
              .map(String::strip)
              .filter(cell -> !cell.isEmpty())
              .collect(Collectors.joining(" | "));
      return new Paragraph(Role.ROW, row);
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
}
