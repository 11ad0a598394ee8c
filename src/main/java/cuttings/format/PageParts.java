package cuttings.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

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

  private PageParts() {}

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
   * Whether a file is a part of a page.
   *
   * @param path with {@code /} between its folders
   * @param isThere whether there is a file of a path
   */
  static boolean contain(String path, Predicate<String> isThere) {
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
