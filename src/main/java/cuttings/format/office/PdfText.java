package cuttings.format.office;

import cuttings.format.office.Extraction.Paragraph;
import cuttings.format.office.Extraction.Role;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/**
 * The text of a PDF. A PDF has no paragraphs, only letters at places, so they are found again by
 * what a typesetter did: space between, an indent, a short last line, another size of type. Runs in
 * the child process only.
 */
final class PdfText {
  /** Type so much larger than the text's is a heading's. */
  private static final double HEADING = 1.15;

  /** Space so much larger than between two lines of a paragraph is between paragraphs. */
  private static final double GAP = 1.3;

  /** The part of a page, at its top and its bottom, where running titles stand. */
  private static final double MARGIN = 0.09;

  /** A longer line is no running title. */
  private static final int MAX_RUNNING_CHARS = 60;

  /** A line that leaves more of its column empty ends a paragraph, whatever its words. */
  private static final double SHORT = 0.4;

  private PdfText() {}

  static Extraction extract(byte[] document) throws ExtractionException, IOException {
    NoFonts.install();
    Lines lines = new Lines();
    try (PDDocument pdf =
        Loader.loadPDF(document, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
      lines.read(pdf);
    } catch (InvalidPasswordException e) {
      throw new ExtractionException("encrypted", "Save it without a password");
    } catch (TooMuchException e) {
      throw new ExtractionException(e.getMessage(), "Split it into smaller files");
    }
    List<Paragraph> paragraphs = paragraphs(lines.lines);
    lines.turned.forEach(text -> paragraphs.add(new Paragraph(Role.FURNITURE, text)));
    return new Extraction(paragraphs);
  }

  /**
   * A line of type.
   *
   * @param y of its foot, from the top of the page; points, as are all lengths
   * @param firstWord how wide its first word is
   * @param bold whether all of it is
   */
  private record Line(
      int page,
      double height,
      double left,
      double right,
      double y,
      double size,
      boolean bold,
      double firstWord,
      String text) {

    boolean inMargin() {
      return y < height * MARGIN || y > height * (1 - MARGIN);
    }

    boolean isSetLike(Line other) {
      return Math.abs(size - other.size) < 0.6 && bold == other.bold;
    }
  }

  private static final class TooMuchException extends IOException {
    TooMuchException(String message) {
      super(message);
    }
  }

  /** Collects lines as the library finds them. */
  private static final class Lines extends PDFTextStripper {
    private final List<Line> lines = new ArrayList<>();

    /**
     * What stands across the pages' lines: watermarks, credits and axes up the side of a picture.
     */
    private final List<String> turned = new ArrayList<>();

    private final StringBuilder text = new StringBuilder();
    private final List<TextPosition> letters = new ArrayList<>();
    private final IdentityHashMap<PDFont, Boolean> boldFonts = new IdentityHashMap<>();
    private double firstWord;
    private double height;
    private int chars;

    void read(PDDocument document) throws IOException {
      // Columns come one after the other, in the order in which they were set.
      setSortByPosition(false);
      writeText(document, Writer.nullWriter());
    }

    @Override
    protected void writePage() throws IOException {
      Map<Long, Integer> counts = new HashMap<>();
      for (List<TextPosition> article : charactersByArticle) {
        article.forEach(letter -> counts.merge(direction(letter), 1, Integer::sum));
      }
      if (counts.size() > 1) {
        long most = Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
        for (List<TextPosition> article : charactersByArticle) {
          List<TextPosition> across =
              article.stream().filter(letter -> direction(letter) != most).toList();
          article.removeIf(letter -> direction(letter) != most);
          turn(across);
        }
      }
      super.writePage();
    }

    /** Where a letter is read to: the same for all that lean but a little, as scans do. */
    private static long direction(TextPosition letter) {
      Matrix matrix = letter.getTextMatrix();
      double degrees = Math.toDegrees(Math.atan2(matrix.getShearY(), matrix.getScaleX()));
      return Math.floorMod(Math.round(degrees / 30), 12L);
    }

    private void turn(List<TextPosition> letters) throws IOException {
      StringBuilder line = new StringBuilder();
      TextPosition last = null;
      for (TextPosition letter : letters) {
        chars += letter.getUnicode().length();
        checkChars();
        if (last != null && isApart(last, letter)) {
          endTurned(line);
        }
        line.append(letter.getUnicode());
        last = letter;
      }
      endTurned(line);
    }

    private void endTurned(StringBuilder line) throws TooMuchException {
      if (!line.toString().isBlank()) {
        checkLines();
        turned.add(line.toString().strip());
      }
      line.setLength(0);
    }

    private static boolean isApart(TextPosition letter, TextPosition next) {
      Matrix from = letter.getTextMatrix();
      Matrix to = next.getTextMatrix();
      double way =
          Math.hypot(
              to.getTranslateX() - from.getTranslateX(), to.getTranslateY() - from.getTranslateY());
      return direction(letter) != direction(next) || way > 3 * letter.getFontSizeInPt();
    }

    private void checkLines() throws TooMuchException {
      if (lines.size() + turned.size() == Extraction.MAX_PARAGRAPHS) {
        throw new TooMuchException("more than " + Extraction.MAX_PARAGRAPHS + " lines");
      }
    }

    private void checkChars() throws TooMuchException {
      if (chars > Extraction.MAX_CHARS) {
        throw new TooMuchException(
            "more than " + (Extraction.MAX_CHARS >> 20) + " million characters of text");
      }
    }

    @Override
    protected void startPage(PDPage page) {
      height = page.getCropBox().getHeight();
    }

    @Override
    protected void writeString(String word, List<TextPosition> positions) throws IOException {
      chars += word.length();
      checkChars();
      if (letters.isEmpty() && !positions.isEmpty()) {
        firstWord = firstWord(positions);
      }
      text.append(word);
      letters.addAll(positions);
    }

    private static double firstWord(List<TextPosition> positions) {
      double width = 0;
      for (TextPosition letter : positions) {
        if (letter.getUnicode().isBlank()) {
          break;
        }
        width += letter.getWidthDirAdj();
      }
      return width;
    }

    @Override
    protected void writeWordSeparator() {
      text.append(' ');
    }

    @Override
    protected void writeLineSeparator() throws IOException {
      endLine();
    }

    @Override
    protected void writePageEnd() throws IOException {
      endLine();
    }

    private void endLine() throws IOException {
      if (!text.toString().isBlank() && !letters.isEmpty()) {
        checkLines();
        lines.add(line());
      }
      text.setLength(0);
      letters.clear();
    }

    private Line line() {
      double left = Double.MAX_VALUE;
      double right = 0;
      double size = 0;
      boolean bold = true;
      for (TextPosition letter : letters) {
        left = Math.min(left, letter.getXDirAdj());
        right = Math.max(right, letter.getXDirAdj() + letter.getWidthDirAdj());
        size = Math.max(size, letter.getFontSizeInPt());
        bold &= letter.getUnicode().isBlank() || isBold(letter);
      }
      TextPosition last = letters.getLast();
      return new Line(
          getCurrentPageNo(),
          height,
          left,
          right,
          last.getYDirAdj(),
          size,
          bold,
          firstWord,
          text.toString().strip());
    }

    private boolean isBold(TextPosition letter) {
      return letter.getFont() != null && boldFonts.computeIfAbsent(letter.getFont(), Lines::isBold);
    }

    private static boolean isBold(PDFont font) {
      String name = font.getName() == null ? "" : font.getName().toLowerCase(Locale.ROOT);
      return name.contains("bold") || name.contains("black") || name.contains("heavy");
    }
  }

  private static List<Paragraph> paragraphs(List<Line> lines) {
    List<Paragraph> paragraphs = new ArrayList<>();
    double body = commonSize(lines);
    Set<Line> running = running(lines, body);
    List<Line> story = lines.stream().filter(line -> !running.contains(line)).toList();
    double title = titleSize(story, body);
    Hyphens hyphens = new Hyphens(story);
    double pitch = pitch(story, body);
    List<Line> open = new ArrayList<>();
    for (Line line : story) {
      if (!open.isEmpty() && !goesOn(open, line, pitch, body)) {
        paragraphs.add(paragraph(open, body, title, hyphens));
        // Space on the page is a blank line to who recovers the structure.
        paragraphs.add(new Paragraph(Role.TEXT, ""));
        open.clear();
      }
      open.add(line);
    }
    if (!open.isEmpty()) {
      paragraphs.add(paragraph(open, body, title, hyphens));
    }
    for (Line line : lines) {
      if (running.contains(line)) {
        paragraphs.add(new Paragraph(Role.FURNITURE, line.text));
      }
    }
    return paragraphs;
  }

  /**
   * Lines in the margins that come again, but for their numbers, on other pages, or stand there
   * alone in small type.
   */
  private static Set<Line> running(List<Line> lines, double body) {
    Map<String, Set<Integer>> pages = new HashMap<>();
    for (Line line : lines) {
      if (line.inMargin()) {
        pages.computeIfAbsent(pattern(line), p -> new HashSet<>()).add(line.page);
      }
    }
    Set<Line> running = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.inMargin() && (pages.get(pattern(line)).size() > 1 || isAlone(lines, i, body))) {
        running.add(line);
      }
    }
    return running;
  }

  private static boolean isAlone(List<Line> lines, int at, double body) {
    Line line = lines.get(at);
    if (line.size > body || line.text.length() > MAX_RUNNING_CHARS) {
      return false;
    }
    for (int i = Math.max(0, at - 1); i <= Math.min(lines.size() - 1, at + 1); i++) {
      Line other = lines.get(i);
      if (i != at && other.page == line.page && Math.abs(other.y - line.y) < body * 2) {
        return false;
      }
    }
    return true;
  }

  private static String pattern(Line line) {
    return line.text.replaceAll("\\p{Nd}+", "#");
  }

  /** The size that most letters are set in. */
  private static double commonSize(List<Line> lines) {
    Map<Double, Integer> letters = new TreeMap<>();
    for (Line line : lines) {
      letters.merge((double) Math.round(line.size * 2) / 2, line.text.length(), Integer::sum);
    }
    return letters.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0.0);
  }

  private static double titleSize(List<Line> lines, double body) {
    double largest = lines.stream().mapToDouble(Line::size).max().orElse(0);
    return largest > body * HEADING ? largest : Double.MAX_VALUE;
  }

  /** How far the lines of a paragraph are apart: the commonest distance of lines in body type. */
  private static double pitch(List<Line> lines, double body) {
    Map<Long, Integer> distances = new TreeMap<>();
    for (int i = 1; i < lines.size(); i++) {
      Line above = lines.get(i - 1);
      Line line = lines.get(i);
      double distance = line.y - above.y;
      if (line.page == above.page
          && Math.abs(line.size - body) < 0.6
          && distance > body * 0.8
          && distance < body * 3) {
        distances.merge(Math.round(distance * 2), 1, Integer::sum);
      }
    }
    return distances.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(entry -> entry.getKey() / 2.0)
        .orElse(body * 1.2);
  }

  private static boolean goesOn(List<Line> open, Line line, double pitch, double body) {
    Line above = open.getLast();
    if (!line.isSetLike(above)) {
      return false;
    }
    double distance = line.y - above.y;
    double space = line.size * 0.25;
    if (line.page != above.page || distance < 0) {
      // The next column or page: a paragraph goes on where it broke off amid a sentence.
      return !endsSentence(above.text);
    }
    if (distance > Math.max(pitch, line.size * 1.2) * GAP) {
      return false;
    }
    if (line.left > above.left + line.size * 0.8 && (open.size() > 1 || endsSentence(above.text))) {
      return false; // indented
    }
    double column = open.stream().mapToDouble(Line::right).max().orElse(above.right);
    column = Math.max(column, line.right);
    if (isCentred(above, line)) {
      return true;
    }
    boolean wouldHaveFitted = above.right + space + line.firstWord < column - line.size * 0.5;
    boolean isShort = column - above.right > (column - line.left) * SHORT && line.size <= body;
    return !(wouldHaveFitted && (endsSentence(above.text) || isShort));
  }

  private static boolean isCentred(Line above, Line line) {
    double middle = (above.left + above.right) / 2;
    return Math.abs(above.left - line.left) > line.size
        && Math.abs(middle - (line.left + line.right) / 2) < line.size * 0.5;
  }

  private static boolean endsSentence(String text) {
    int end = text.length();
    while (end > 1 && "\"'”’)»".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return ".!?…:".indexOf(text.charAt(end - 1)) >= 0;
  }

  private static Paragraph paragraph(List<Line> lines, double body, double title, Hyphens hyphens) {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      hyphens.join(text, line.text);
    }
    Line first = lines.getFirst();
    Role role;
    if (first.size > title - 0.6) {
      role = Role.TITLE;
    } else if (first.size > body * HEADING
        || (first.bold && text.length() < 100 && !endsSentence(text.toString()))) {
      role = Role.HEADING;
    } else {
      role = Role.TEXT;
    }
    return new Paragraph(role, text.toString());
  }

  /** Whether a hyphen at a line's end is the word's or the typesetter's: the document knows. */
  private static final class Hyphens {
    private final Set<String> words = new HashSet<>();

    Hyphens(List<Line> lines) {
      for (Line line : lines) {
        for (String word : line.text.split("[^\\p{L}\\p{Nd}-]+", -1)) {
          words.add(word.toLowerCase(Locale.ROOT));
        }
      }
    }

    void join(StringBuilder text, String line) {
      int end = text.length();
      if (end == 0) {
        text.append(line);
        return;
      }
      char last = text.charAt(end - 1);
      boolean hyphen = last == '-' || last == '\u2010' || last == '\u00ad';
      if (!hyphen || end < 2 || !Character.isLetter(text.charAt(end - 2))) {
        text.append(' ').append(line);
        return;
      }
      if (last == '\u00ad' || !isOwn(text, line)) {
        text.setLength(end - 1);
      }
      text.append(line);
    }

    private boolean isOwn(StringBuilder text, String line) {
      int from = text.length() - 1;
      while (from > 0
          && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '-')) {
        from--;
      }
      int to = 0;
      while (to < line.length() && Character.isLetter(line.charAt(to))) {
        to++;
      }
      String before = text.substring(from, text.length() - 1).toLowerCase(Locale.ROOT);
      String after = line.substring(0, to).toLowerCase(Locale.ROOT);
      if (words.contains(before + "-" + after)) {
        return true;
      }
      return !words.contains(before + after) && (to == 0 || Character.isUpperCase(line.charAt(0)));
    }
  }
}
