package cuttings.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import cuttings.article.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * XML to elements, the same as those of HTML, so that a caption is a caption wherever it came from.
 * Names are in lower case and without a prefix where the vocabulary is one of the news formats'.
 *
 * <p>Nothing that a document asks for is fetched or expanded: a DOCTYPE is passed over, whatever it
 * declares.
 */
final class Xml {
  /** How deep elements are nested at most; deeper ones become siblings, and no text is lost. */
  static final int MAX_DEPTH = 512;

  /**
   * Most elements, attributes and texts of a document; of one of records, what stands around these
   * and one of them.
   */
  static final int MAX_NODES = 1_000_000;

  /** Most attributes of an element that are looked at: they are searched one by one. */
  static final int MAX_ATTRIBUTES = 100;

  /** What the names of a vocabulary begin with here; of one not listed, as they are written. */
  private static final Map<String, String> PREFIXES =
      Map.of(
          "http://iptc.org/std/nar/2006-10-01/", "",
          "http://iptc.org/std/NITF/2006-10-18/", "",
          "http://www.w3.org/1999/xhtml", "",
          "http://www.w3.org/2005/Atom", "",
          "http://purl.org/rss/1.0/", "",
          "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:",
          "http://purl.org/dc/elements/1.1/", "dc:",
          "http://purl.org/rss/1.0/modules/content/", "content:",
          "http://search.yahoo.com/mrss/", "media:",
          "http://www.w3.org/XML/1998/namespace", "xml:");

  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]{1,40})[\"']");

  private static final XMLInputFactory FACTORY = factory();

  private final Source source;
  private final Charset charset;
  private final RecordReader records;
  private final XMLStreamReader events;
  private final Document document = new Document("");
  private Element open = document;
  private int depth;

  /** The text since the last tag, whatever comments and references it is written with. */
  private final StringBuilder text = new StringBuilder();

  /** How many elements, attributes and texts the document holds. */
  private int nodes;

  private final int skippedLines;

  /** Where it breaks off; null as long as it does not. */
  private @Nullable UnreadableException broken;

  private Xml(Source source, InputStream in, int maxRecordChars)
      throws IOException, UnreadableException {
    this.source = source;
    this.charset = charset(in);
    this.records = new RecordReader(Encoding.reader(in, charset), maxRecordChars);
    WellFormed reader = new WellFormed(records);
    this.skippedLines = reader.skipBlank();
    try {
      this.events = FACTORY.createXMLStreamReader(reader);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** All of a document; of one that breaks off what stands before, see {@link #checked}. */
  static Xml whole(Source source, byte[] bytes) throws IOException, UnreadableException {
    Xml xml = new Xml(source, new ByteArrayInputStream(bytes), Formats.MAX_SOURCE_BYTES);
    try {
      xml.next(Set.of());
    } catch (UnreadableException e) {
      if (e != xml.broken || xml.root() == null) {
        throw e;
      }
      xml.endText();
    }
    return xml;
  }

  /**
   * What was read of a whole document.
   *
   * @throws UnreadableException where the document breaks off; with the reading, if that says
   *     something
   */
  Reading checked(Reading reading) throws UnreadableException {
    if (broken == null) {
      return reading;
    }
    throw reading.articles().isEmpty() ? broken : new BrokenOffException(broken, reading);
  }

  /** A document of records, to be read with {@link #next}. */
  static Xml records(Source source, InputStream in) throws IOException, UnreadableException {
    return new Xml(source, in, RecordReader.MAX_RECORD_CHARS);
  }

  /**
   * The next element of these names, with all it holds; null at the document's end. It is taken out
   * of the document, which keeps what stands around it.
   */
  @Nullable Element next(Set<String> names) throws IOException, UnreadableException {
    try {
      while (events.hasNext()) {
        switch (events.next()) {
          case XMLStreamConstants.START_ELEMENT -> start();
          case XMLStreamConstants.END_ELEMENT -> {
            Element closed = end();
            if (closed != null && names.contains(closed.normalName())) {
              takeOut(closed);
              records.next();
              return closed;
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
              text.append(WellFormed.written(events.getText()));
          case XMLStreamConstants.ENTITY_REFERENCE -> text.append(entity(events.getLocalName()));
          default -> {
            // Comments, processing instructions and the DOCTYPE say nothing to a reader.
          }
        }
      }
      return null;
    } catch (XMLStreamException e) {
      broken = broken(e);
      throw broken;
    }
  }

  private void takeOut(Element record) {
    record.remove();
    record.traverse((node, depth) -> nodes -= 1 + node.attributesSize());
    // Nor do the line breaks between a million records stay.
    while (open.lastChild() instanceof TextNode blank && blank.isBlank()) {
      blank.remove();
      nodes--;
    }
  }

  private void count(int more) throws UnreadableException {
    nodes += more;
    if (nodes > MAX_NODES) {
      throw new UnreadableException(
          source,
          events.getLocation().getLineNumber() + skippedLines,
          "more than %,d elements, attributes and texts in one article".formatted(MAX_NODES),
          "Split it into smaller files");
    }
  }

  private void endText() throws UnreadableException {
    if (!text.isEmpty()) {
      count(1);
      open.appendChild(new TextNode(text.toString()));
      text.setLength(0);
    }
  }

  /** The document's outermost element, as far as it has been read; null before it begins. */
  @Nullable Element root() {
    return document.firstElementChild();
  }

  /** The elements that a query finds in another, without those that stand in one of them. */
  static List<Element> outermost(Element in, String query) {
    List<Element> outermost = new ArrayList<>();
    for (Element found : in.select(query)) {
      // They come in the order of the document: what is in one follows it.
      if (outermost.isEmpty() || !PageLayout.within(found, outermost.getLast())) {
        outermost.add(found);
      }
    }
    return outermost;
  }

  /** The elements of a name that stand in another, not in one within it. */
  static List<Element> children(Element of, String name) {
    return of.children().stream().filter(child -> child.normalName().equals(name)).toList();
  }

  /** By which it was decoded. */
  Charset charset() {
    return charset;
  }

  private void start() throws UnreadableException {
    endText();
    count(1 + events.getAttributeCount());
    Element element = new Element(name(events.getNamespaceURI(), prefixed(events.getPrefix())));
    for (int i = 0; i < Math.min(MAX_ATTRIBUTES, events.getAttributeCount()); i++) {
      String prefix = events.getAttributePrefix(i);
      String name = prefix == null || prefix.isEmpty() ? "" : prefix + ":";
      String key = (name + events.getAttributeLocalName(i)).toLowerCase(Locale.ROOT);
      element.attr(key, Html.cut(key, WellFormed.written(events.getAttributeValue(i))));
    }
    open.appendChild(element);
    if (depth < MAX_DEPTH) {
      open = element;
    }
    depth++;
  }

  private @Nullable Element end() throws UnreadableException {
    endText();
    depth--;
    if (depth >= MAX_DEPTH) {
      return null;
    }
    Element closed = open;
    Element parent = closed.parent();
    open = parent == null ? document : parent;
    return closed;
  }

  private static String prefixed(@Nullable String prefix) {
    return prefix == null || prefix.isEmpty() ? "" : prefix + ":";
  }

  private String name(@Nullable String namespace, String prefix) {
    String known = namespace == null ? "" : PREFIXES.getOrDefault(namespace, prefix);
    return (known + events.getLocalName()).toLowerCase(Locale.ROOT);
  }

  /** What a DTD that is not read would say: HTML's letters, which those of news formats share. */
  private static String entity(String name) {
    String reference = "&" + name + ";";
    String letter = Parser.unescapeEntities(reference, true);
    return letter.equals(reference) ? " " : letter;
  }

  private static Charset charset(InputStream in) throws IOException {
    byte[] head = Encoding.head(in);
    Matcher declared =
        DECLARED.matcher(new String(head, 0, Math.min(head.length, 300), ISO_8859_1));
    return Encoding.charset(head, declared.find() ? declared.group(1) : null);
  }

  private UnreadableException broken(XMLStreamException e) throws IOException {
    if (e.getNestedException() instanceof RecordReader.TooLargeException large) {
      return large.of(source);
    }
    if (e.getNestedException() instanceof IOException io) {
      throw io;
    }
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    String reason = (at < 0 ? message : message.substring(at + 9)).strip();
    if (reason.startsWith("XML document structures must start and end")) {
      reason = "it ends while elements are open";
    }
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
    return new UnreadableException(
        source,
        line < 1 ? null : line + skippedLines,
        "its XML is broken: "
            + (reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason),
        "Repair it, or read it as it stands with --format text");
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // The JDK refuses what is nested deeper than this class cuts off, which loses the file.
    factory.setProperty("jdk.xml.maxElementDepth", "0");
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
    return factory;
  }
}
