package cuttings.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folder that a browser saves beside a page, with its pictures, scripts and frames. */
public final class PageParts {
  /** How browsers end its name: Chrome everywhere so, Firefox in the language it speaks. */
  private static final List<String> ENDINGS =
      List.of(
          "_files",
          "-Dateien",
          "_fichiers",
          "_archivos",
          "_arquivos",
          "_ficheiros",
          "_file",
          "_bestanden",
          "_pliki",
          "-filer",
          "_soubory");

  /** The ending that Chrome and most others give such a folder; any folder may have another. */
  private static final String SURE = "_files";

  /** How names of pages, scripts and style sheets end, in lower case, in such a folder. */
  private static final Set<String> CODE =
      Set.of("html", "htm", "xhtml", "js", "mjs", "css", "download", "");

  private static final Set<String> MEDIA =
      Set.of(
          "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "ico", "bmp", "woff", "woff2", "ttf",
          "otf", "eot", "mp3", "mp4", "webm");

  private PageParts() {}

  /**
   * Whether a folder beside one of its {@link #pages} holds its parts and nothing else.
   *
   * @param names of the files in it
   */
  public static boolean are(String folder, Stream<String> names) {
    return folder.endsWith(SURE)
        || names.allMatch(name -> CODE.contains(ending(name)) || MEDIA.contains(ending(name)));
  }

  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** The files, beside a folder of this name, one of which it holds parts of; mostly none. */
  public static List<String> pages(String folder) {
    List<String> pages = new ArrayList<>();
    for (String ending : ENDINGS) {
      if (folder.endsWith(ending) && folder.length() > ending.length()) {
        String page = folder.substring(0, folder.length() - ending.length());
        pages.add(page + ".html");
        pages.add(page + ".htm");
      }
    }
    return pages;
  }

  /**
   * Whether a file is a part of a page: a page that is shown in it, a script or a style sheet. A
   * text in such a folder is one that somebody put there.
   *
   * @param path with {@code /} between its folders
   * @param isThere whether there is a file of a path
   */
  static boolean contain(String path, Predicate<String> isThere) {
    if (!CODE.contains(ending(path.substring(path.lastIndexOf('/') + 1)))) {
      return false;
    }
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      int start = path.lastIndexOf('/', end - 1) + 1;
      String beside = path.substring(0, start);
      for (String page : pages(path.substring(start, end))) {
        if (isThere.test(beside + page)) {
          return true;
        }
      }
    }
    return false;
  }
}
