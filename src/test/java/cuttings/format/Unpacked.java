package cuttings.format;

import cuttings.article.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a file was told to hold, kept for a test to look at. */
class Unpacked implements Readings {
  static final String FOLDER = "/folder";

  /** Shared, so that a child process that reads documents is started once. */
  private static final Formats FORMATS = Formats.all();

  final Map<String, Reading> read = new LinkedHashMap<>();
  final Map<String, String> skipped = new LinkedHashMap<>();
  final List<UnreadableException> failed = new ArrayList<>();

  /** Reads bytes as the program would. */
  static Unpacked of(String path, byte[] bytes) {
    return of(FORMATS, path, new ByteArrayInputStream(bytes));
  }

  static Unpacked of(Formats formats, String path, InputStream in) {
    Unpacked unpacked = new Unpacked();
    try {
      formats.read(new Source(FOLDER, path), in, null, unpacked);
    } catch (IOException e) {
      throw new AssertionError("nothing here throws", e);
    }
    return unpacked;
  }

  /** The text of a source's blocks, one a line. */
  String text(String path) {
    StringBuilder text = new StringBuilder();
    for (var article : read.get(path).articles()) {
      article.blocks().forEach(block -> text.append(block.text()).append('\n'));
    }
    return text.toString();
  }

  /** What failed, as it is told, a line each. */
  String failures() {
    StringBuilder text = new StringBuilder();
    failed.forEach(why -> text.append(why.getMessage()).append('\n'));
    return text.toString();
  }

  @Override
  public void read(Source source, Reading reading) {
    if (read.put(source.path(), reading) != null) {
      throw new AssertionError("told twice: " + source);
    }
  }

  @Override
  public void skipped(Source source, String reason) {
    skipped.put(source.path(), reason);
  }

  @Override
  public void failed(UnreadableException why) {
    failed.add(why);
  }
}
