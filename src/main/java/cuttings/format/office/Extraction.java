package cuttings.format.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a document.
 *
 * @param paragraphs in reading order; blank ones stand where the document leaves space
 */
public record Extraction(List<Paragraph> paragraphs) {

  /** Most text that a document may hold, in UTF-16 units: several times a long novel. */
  static final int MAX_CHARS = 16 << 20;

  /** Most paragraphs, blank ones counted in. */
  static final int MAX_PARAGRAPHS = 1 << 20;

  /** What a document itself says of a paragraph. */
  public enum Role {
    /** The style "Title", the first-level heading, or the largest type of a page. */
    TITLE,
    /** The style "Subtitle". */
    SUBTITLE,
    /** A heading below the title. */
    HEADING,
    /** The style "Caption". */
    CAPTION,
    /** A row of a table, a bar between its cells. */
    ROW,
    /** Repeats on each page: running titles, page numbers. */
    FURNITURE,
    /** Anything else: its words have to say. */
    TEXT
  }

  /**
   * A paragraph.
   *
   * @param text may be of several lines, where the document breaks them; may be blank
   */
  public record Paragraph(Role role, String text) {}

  public Extraction {
    paragraphs = List.copyOf(paragraphs);
  }

  /** Whether there is nothing to read in it. */
  public boolean isBlank() {
    return paragraphs.stream().allMatch(paragraph -> paragraph.text().isBlank());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(paragraphs.size());
    for (Paragraph paragraph : paragraphs) {
      out.writeByte(paragraph.role.ordinal());
      byte[] text = paragraph.text.getBytes(UTF_8);
      out.writeInt(text.length);
      out.write(text);
    }
  }

  /**
   * Reads what a child wrote, which may have been taken over by the file it read.
   *
   * @throws IOException where it is more than allowed or makes no sense
   */
  static Extraction read(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MAX_PARAGRAPHS) {
      throw new IOException(count + " paragraphs");
    }
    List<Paragraph> paragraphs = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < count; i++) {
      int role = in.readUnsignedByte();
      int length = in.readInt();
      total += length;
      if (role >= Role.values().length || length < 0 || total > 3L * MAX_CHARS) {
        throw new IOException("role " + role + ", " + length + " bytes");
      }
      byte[] text = in.readNBytes(length);
      if (text.length < length) {
        throw new IOException("a paragraph cut short");
      }
      paragraphs.add(new Paragraph(Role.values()[role], new String(text, UTF_8)));
    }
    return new Extraction(paragraphs);
  }
}
