package cuttings.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuttings.article.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads, one after the other, files of which a parser makes many times their bytes, and then a
 * story. Run with a heap of {@link #HEAP_MIB}.
 */
final class LargeSources {
  /** What any file may take, as {@code docs/formats.md} states it. */
  static final int HEAP_MIB = 512;

  private static final String STORY =
      "Harbour vote tied\n\nThe council could not agree on it yesterday.\n";

  private LargeSources() {}

  /**
   * By their names: what they begin with, what they repeat, for how many bytes if not for all, and
   * end with.
   */
  private static Map<String, String[]> files() {
    Map<String, String[]> files = new LinkedHashMap<>();
    files.put("tags.html", new String[] {"<!doctype html><html><body>", "<b>x"});
    files.put("tags.xml", new String[] {"<nitf><body>", "<p>x</p>"});
    files.put("tags.sgm", new String[] {"<REUTERS><TEXT><BODY>", "<b>x"});
    files.put("tags.rss", new String[] {"<rss><channel><item><title>A</title>", "<b>x</b>"});
    files.put("values.json", new String[] {"{\"headline\":\"A\",\"text\":\"B\",\"x\":[", "[],"});
    files.put("marks.md", new String[] {"# A\n\n", "*a* "});
    // Just below the limits.
    files.put("most.html", new String[] {"<!doctype html><html><body>", "<b>x", "790000"});
    // A parser makes all that is open anew in each block.
    String open = "<div><b><i><u><s><em><strong><small><big><tt><code><strike><nobr></div>";
    files.put(
        "open.html",
        new String[] {"<!doctype html><html><body>" + open, "<div>x</div>", "1190000"});
    files.put(
        "most.xml",
        new String[] {
          "<nitf><body><body.content>", "<p>x</p>", "3800000", "</body.content></body></nitf>"
        });
    files.put("most.md", new String[] {"# A\n\n", "*a* ", "2097000"});
    files.put("most.json", new String[] {"{\"text\":\"B\",\"x\":[[]", ",[]", "15000000", "]}"});
    return files;
  }

  public static void main(String[] args) throws IOException {
    Formats formats = Formats.all();
    for (Map.Entry<String, String[]> file : files().entrySet()) {
      String how = read(formats, file.getKey(), new Repeated(file.getValue()));
      System.out.println(file.getKey() + ": " + how);
    }
    System.out.println(read(formats, "story.txt", new Repeated(new String[] {STORY, ""})));
  }

  private static String read(Formats formats, String name, InputStream in) throws IOException {
    StringBuilder how = new StringBuilder();
    try {
      formats.read(
          new Source("/folder", name),
          in,
          null,
          new Readings() {
            @Override
            public void read(Source source, Reading reading) {
              how.append("read");
            }

            @Override
            public void skipped(Source source, String reason) {
              how.append(reason);
            }

            @Override
            public void failed(UnreadableException why) {
              how.append(why.reason());
            }
          });
    } catch (OutOfMemoryError e) {
      how.append("out of memory");
    }
    return how.toString();
  }

  /** A beginning, and the same again and again: as many bytes as a source may have. */
  private static final class Repeated extends InputStream {
    private final String[] parts;
    private byte[] now;
    private int at;
    private long left;
    private boolean repeats;
    private byte @Nullable [] end;

    Repeated(String[] parts) {
      this.parts = parts;
      this.now = parts[0].getBytes(UTF_8);
      this.left = parts.length > 2 ? Long.parseLong(parts[2]) : Formats.MAX_SOURCE_BYTES;
      this.end = parts.length > 3 ? parts[3].getBytes(UTF_8) : null;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int done = 0;
      while (done < length && left > 0) {
        if (at == now.length && end != null && left <= parts[1].length()) {
          now = end;
          at = 0;
          left = end.length;
          end = null;
        } else if (at == now.length) {
          if (parts[1].isEmpty()) {
            break;
          }
          at = 0;
          now = repeats ? now : parts[1].getBytes(UTF_8);
          repeats = true;
        }
        into[offset + done++] = now[at++];
        left--;
      }
      return done == 0 && length > 0 ? -1 : done;
    }
  }
}
