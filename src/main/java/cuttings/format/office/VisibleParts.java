package cuttings.format.office;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A zipped document (DOCX, ODT) without what its reader does not see, before Tika reads it, which
 * tells it as text: what was deleted or moved while changes were tracked, hidden text, comments,
 * and the marks of notes.
 */
final class VisibleParts {
  /** Elements of DOCX, which have one prefix everywhere but in theory. */
  private static final Set<String> OF_DOCX =
      Set.of(
          "del",
          "moveFrom",
          "comment",
          "commentReference",
          "footnoteReference",
          "endnoteReference");

  private static final Set<String> OF_ODT =
      Set.of("tracked-changes", "annotation", "annotation-end", "note-citation");

  /** A part as long as that, in bytes, is gone through whatever stands in it. */
  private static final int MAX_LOOKED_AT = 16 << 20;

  /** A hyphen at which no line breaks, which Tika leaves out. */
  private static final String HYPHEN = "noBreakHyphen";

  private static final XMLEventFactory EVENTS = XMLEventFactory.newDefaultFactory();
  private static final XMLInputFactory READERS = readers();
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

  private final Predicate<String> parts;
  private final Set<String> hidden;

  private VisibleParts(Predicate<String> parts, Set<String> hidden) {
    this.parts = parts;
    this.hidden = hidden;
  }

  static byte[] docx(byte[] document) {
    return new VisibleParts(name -> name.startsWith("word/") && name.endsWith(".xml"), OF_DOCX)
        .of(document);
  }

  static byte[] odt(byte[] document) {
    return new VisibleParts(name -> name.equals("content.xml"), OF_ODT).of(document);
  }

  private byte[] of(byte[] document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(document.length);
    try (ZipFile zip = ZipFile.builder().setByteArray(document).get();
        ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
      boolean isChanged = false;
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        if (parts.test(entry.getName()) && hides(zip, entry)) {
          isChanged = true;
          out.putArchiveEntry(new ZipArchiveEntry(entry.getName()));
          try (InputStream part = zip.getInputStream(entry)) {
            copy(part, out);
          }
          out.closeArchiveEntry();
        } else {
          try (InputStream part = zip.getRawInputStream(entry)) {
            out.addRawArchiveEntry(entry, part);
          }
        }
      }
      if (!isChanged) {
        return document;
      }
    } catch (XMLStreamException | IOException | RuntimeException e) {
      // What is wrong with it is for its reader to say.
      return document;
    }
    return bytes.toByteArray();
  }

  /** Whether a part may have something to take out: most have nothing, and are read as they are. */
  private boolean hides(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    byte[] bytes;
    try (InputStream part = zip.getInputStream(entry)) {
      bytes = part.readNBytes(MAX_LOOKED_AT);
    }
    String text = new String(bytes, ISO_8859_1);
    return bytes.length == MAX_LOOKED_AT
        || text.contains(":vanish")
        || text.contains(":" + HYPHEN)
        || hidden.stream().anyMatch(name -> text.contains(":" + name));
  }

  private void copy(InputStream part, ZipArchiveOutputStream out) throws XMLStreamException {
    XMLEventReader reader = READERS.createXMLEventReader(part);
    XMLEventWriter writer = WRITERS.createXMLEventWriter(out, "UTF-8");
    Deque<String> open = new ArrayDeque<>();
    int hiddenRun = -1;
    while (reader.hasNext()) {
      XMLEvent event = reader.nextEvent();
      if (event instanceof StartElement start) {
        String name = start.getName().getLocalPart();
        if (name.equals(HYPHEN) && open.size() != hiddenRun) {
          skip(reader);
          write(start.getName(), writer);
          continue;
        }
        boolean isOfHiddenRun = open.size() == hiddenRun && !name.equals("rPr");
        if (hidden.contains(name) || isOfHiddenRun) {
          skip(reader);
          continue;
        }
        if (name.equals("vanish") && isOn(start) && isOfRun(open)) {
          hiddenRun = open.size() - 1;
        }
        open.push(name);
      } else if (event.isEndElement()) {
        open.pop();
        hiddenRun = open.size() < hiddenRun ? -1 : hiddenRun;
      }
      writer.add(event);
    }
    writer.flush();
  }

  /** A hyphen as text, in the namespace of the element that stands for it. */
  private static void write(QName hyphen, XMLEventWriter writer) throws XMLStreamException {
    QName text = new QName(hyphen.getNamespaceURI(), "t", hyphen.getPrefix());
    writer.add(EVENTS.createStartElement(text, null, null));
    writer.add(EVENTS.createCharacters("\u2011"));
    writer.add(EVENTS.createEndElement(text, null));
  }

  /** Whether what comes next says how a run looks; a paragraph's mark may be hidden, too. */
  private static boolean isOfRun(Deque<String> open) {
    Iterator<String> from = open.iterator();
    return open.size() > 1 && from.next().equals("rPr") && from.next().equals("r");
  }

  private static boolean isOn(StartElement vanish) {
    for (Iterator<Attribute> at = vanish.getAttributes(); at.hasNext(); ) {
      String value = at.next().getValue();
      if (value.equals("0") || value.equals("false") || value.equals("off")) {
        return false;
      }
    }
    return true;
  }

  private static void skip(XMLEventReader reader) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      XMLEvent event = reader.nextEvent();
      depth += event.isStartElement() ? 1 : event.isEndElement() ? -1 : 0;
    }
  }

  private static XMLInputFactory readers() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
