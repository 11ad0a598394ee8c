package cuttings.format;

import cuttings.article.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An electronic book or magazine: an archive of pages. Each page is a source of its own; contents,
 * covers and what only serves to show the pages are none.
 */
final class Epub implements ContainerReader {
  private static final Pattern NO_STORY =
      Pattern.compile(
          "(?:nav|toc|cover|titlepage|title_page|copyright|index_split_000)\\.x?html?",
          Pattern.CASE_INSENSITIVE);

  private final Zip archive = new Zip();

  @Override
  public String format() {
    return "epub";
  }

  @Override
  public boolean accepts(Head head) {
    return head.has(30, "mimetypeapplication/epub+zip")
        || (head.has(0, "PK\3\4") && head.named(".epub"));
  }

  @Override
  public void read(Source source, InputStream in, Contents contents)
      throws IOException, UnreadableException {
    Pages pages = new Pages(source, contents);
    archive.read(source, in, pages);
    if (pages.encrypted) {
      throw new UnreadableException(
          source, null, "its pages are encrypted (DRM)", "Get a copy without protection");
    }
  }

  /** Lets pages through. */
  private static final class Pages implements Contents {
    private final Source book;
    private final Contents contents;
    private boolean encrypted;

    Pages(Source book, Contents contents) {
      this.book = book;
      this.contents = contents;
    }

    @Override
    public void entry(Source entry, InputStream in) {
      String name = entry.path().substring(book.path().length() + Source.ENTRY.length());
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.equals("meta-inf/rights.xml")) {
        encrypted = true;
      } else if (!encrypted
          && (lower.endsWith(".xhtml") || lower.endsWith(".html") || lower.endsWith(".htm"))
          && !NO_STORY.matcher(name.substring(name.lastIndexOf('/') + 1)).matches()) {
        contents.entry(entry, in);
      }
    }

    @Override
    public void address(Source entry, InputStream in) {
      entry(entry, in);
    }

    @Override
    public void reading(Source source, Reading reading) {
      contents.reading(source, reading);
    }

    @Override
    public void skipped(Source source, String reason) {}

    @Override
    public void failure(UnreadableException why) {
      contents.failure(why);
    }

    @Override
    public InputStream limited(InputStream unpacked) {
      return contents.limited(unpacked);
    }
  }
}
