package cuttings.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lies beside articles and holds none: known, so that it is named and not guessed at. */
final class NoText {

  private record Known(int offset, String magic, String what) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known(0, "\u00ff\u00d8\u00ff", "an image (JPEG)"),
          new Known(0, "\u0089PNG\r\n", "an image (PNG)"),
          new Known(0, "GIF8", "an image (GIF)"),
          new Known(0, "II*\0", "an image (TIFF)"),
          new Known(0, "MM\0*", "an image (TIFF)"),
          new Known(8, "WEBP", "an image (WebP)"),
          new Known(4, "ftypavif", "an image (AVIF)"),
          new Known(4, "ftyphei", "an image (HEIC)"),
          new Known(4, "ftyp", "a film or recording (MP4)"),
          new Known(8, "WAVEfmt", "a recording (WAV)"),
          new Known(0, "ID3", "a recording (MP3)"),
          new Known(0, "OggS", "a recording (Ogg)"),
          new Known(0, "fLaC", "a recording (FLAC)"),
          new Known(0, "\u001aE\u00df\u00a3", "a film (Matroska)"),
          new Known(0, "wOFF", "a font"),
          new Known(0, "wOF2", "a font"),
          new Known(0, "\u007fELF", "a program"),
          new Known(0, "\u00ca\u00fe\u00ba\u00be", "a program"),
          new Known(0, "SQLite format 3\0", "a database (SQLite)"));

  /**
   * What may hold articles, and is not opened.
   *
   * @param magic how it begins
   * @param what to be told as the reason
   */
  record Closed(String magic, String what, String remedy) {
    static Closed archive(String magic, String kind) {
      return new Closed(
          magic,
          "an archive of a kind that is not opened (" + kind + ")",
          "Unpack it and index the folder, or pack it as ZIP or TAR");
    }
  }

  private static final List<Closed> CLOSED =
      List.of(
          Closed.archive("7z\u00bc\u00af'\u001c", "7-Zip"),
          Closed.archive("Rar!\u001a\u0007", "RAR"),
          Closed.archive("(\u00b5/\u00fd", "Zstandard"),
          Closed.archive("\u0004\"M\u0018", "LZ4"),
          Closed.archive("MSCF\0\0\0\0", "Cabinet"),
          new Closed(
              "bplist00",
              "a property list of Apple, as Safari's web archives are",
              "Open the page in Safari and save it as page source"),
          new Closed(
              "x\u009f>\"",
              "what Outlook packs letters in (winmail.dat)",
              "Open the letter in Outlook and save it, or what is attached to it"));

  /** How the older files of Microsoft Office begin, of whatever kind. */
  static final String COMPOUND = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

  private NoText() {}

  /** What it is ("an image (JPEG)"); null where it may hold an article. */
  static @Nullable String what(Head head) {
    for (Known known : KNOWN) {
      if (head.has(known.offset, known.magic)) {
        return known.what;
      }
    }
    if (head.has(0, "PK\3\4") || head.has(0, COMPOUND)) {
      return of(head);
    }
    if (head.named(".css")) {
      return "a style sheet";
    }
    return head.named(".js", ".mjs") ? "a script" : null;
  }

  /** What is known, but not opened here; null where it may be read. */
  static @Nullable Closed closed(Head head) {
    for (Closed closed : CLOSED) {
      if (head.has(0, closed.magic)) {
        return closed;
      }
    }
    return null;
  }

  /** What is packed like a document or an archive, and is neither. */
  private static @Nullable String of(Head head) {
    if (head.named(".xlsx", ".xlsm", ".xls", ".ods")) {
      return "a spreadsheet";
    }
    if (head.named(".pptx", ".ppsx", ".ppt", ".odp")) {
      return "a presentation";
    }
    if (head.named(".jar", ".apk", ".msi")) {
      return "a program";
    }
    return head.named(".msg") ? "an Outlook message (save it as EML)" : null;
  }
}
