package cuttings.structure;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The short line above a headline that says what sort of piece follows or in what paper it stood:
 * "OBITUARY", "World in brief", "THE STANDARD-LEDGER", an agency's slug. It is no headline, and
 * keeps one from being seen as such. Only what is certain by its words is taken for one.
 */
final class Kicker {
  /** More words make a headline. */
  static final int MAX_WORDS = 6;

  /** What is longer is no headline that a kicker might stand above, in UTF-16 units. */
  static final int MAX_HEADLINE_CHARS = 200;

  /** Kickers of pages of many short pieces: each heading below begins one. */
  private static final Set<String> DIGESTS =
      Set.of("brief", "briefs", "letters", "digest", "roundup", "round-up", "nibs");

  /** Words that names of sections and sorts of pieces are made of. */
  private static final Set<String> SECTIONS =
      words(
          "news world sport sports football soccer cricket rugby tennis golf racing athletics"
              + " business money finance markets economy politics parliament culture arts art books"
              + " film films music theatre stage television tv radio food drink travel lifestyle"
              + " life style fashion health science technology tech environment climate education"
              + " opinion comment commentary editorial editorials leader leading article"
              + " analysis review reviews letters obituary obituaries timeline explainer brief"
              + " briefs briefing interview profile feature features exclusive local national"
              + " international regional home uk weather court courts crime corrections correction"
              + " clarifications clarification eating dining restaurant restaurants recipe recipes"
              + " special report investigation long read reads q&a quiz weekend magazine diary"
              + " notebook column digest roundup round-up nibs property motoring gardening community"
              + " essay viewpoint perspective dispatch");

  /** Words between them. */
  private static final Set<String> BETWEEN =
      words(
          "in the to and & of on at out from our a your editor monday tuesday wednesday thursday"
              + " friday saturday sunday big");

  /** What papers are called and nothing else is. */
  private static final Set<String> PAPERS =
      words(
          "gazette herald tribune courier ledger argus chronicle telegraph examiner inquirer"
              + " enquirer advertiser courant sentinel bugle bulletin");

  /** What papers are called and other things too: with "The" before it. */
  private static final Set<String> ALSO_PAPERS =
      words(
          "times observer post guardian mail star sun echo mirror express independent standard globe press"
              + " news record recorder review register journal mercury dispatch beacon despatch"
              + " metropole scotsman economist spectator");

  private Kicker() {}

  private static Set<String> words(String list) {
    return Set.of(list.split(" ", -1));
  }

  /**
   * Whether a line is a kicker.
   *
   * @param below the next line of a story; what stands above no headline is a headline itself
   */
  static boolean is(String line, String below) {
    return isNamed(line) && isHeadline(below);
  }

  /** Whether many short pieces stand below it, each under a heading. */
  static boolean isOfDigest(String line) {
    return isNamed(line) && parts(line).stream().anyMatch(DIGESTS::contains);
  }

  /** Whether its words alone make it one. */
  static boolean isNamed(String line) {
    if (line.length() > 60 || !Character.isLetter(line.charAt(0))) {
      return false;
    }
    return isSlug(line) || isSection(line) || isPaper(line);
  }

  /** Whether it may be a headline: no whole sentence, no byline, no date. */
  static boolean isHeadline(String line) {
    return line.length() <= MAX_HEADLINE_CHARS
        && (!endsWithStop(line) || isTitleCase(line))
        && !Byline.opens(line)
        && Dates.published(line) == null;
  }

  private static boolean endsWithStop(String line) {
    int end = line.length();
    while (end > 0 && "\"'”’)]".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0 && ".:;,".indexOf(line.charAt(end - 1)) >= 0;
  }

  /** "The Mayor Is Leaving. The Pitcher Is Not.": most words are capitals, stop or not. */
  private static boolean isTitleCase(String line) {
    int capitals = 0;
    int words = 0;
    for (String word : line.split(" ", -1)) {
      words++;
      capitals += !word.isEmpty() && Character.isUpperCase(word.charAt(0)) ? 1 : 0;
    }
    return words > 2 && capitals * 3 > words * 2;
  }

  /** "BC-WHALE-SARN, 1st Ld-Writethru, 290". */
  private static boolean isSlug(String line) {
    if (line.startsWith("BC-") || line.startsWith("AM-") || line.startsWith("PM-")) {
      return true;
    }
    int end = line.indexOf(' ') < 0 ? line.length() : line.indexOf(' ');
    int hyphens = 0;
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      if (c == '-') {
        hyphens++;
      } else if (!Character.isUpperCase(c) && c != ',') {
        return false;
      }
    }
    return hyphens > 1 || (hyphens == 1 && line.charAt(end - 1) == ',');
  }

  private static boolean isSection(String line) {
    boolean section = false;
    List<String> parts = parts(line);
    for (String part : parts) {
      boolean names = SECTIONS.contains(part);
      if (!names && !BETWEEN.contains(part)) {
        return false;
      }
      section |= names;
    }
    return section && parts.size() <= MAX_WORDS;
  }

  /** Whether papers are called so and nothing else is. */
  static boolean isPaperWord(String word) {
    return PAPERS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isPaper(String line) {
    List<String> words = List.of(line.split("[ -]", -1));
    if (words.size() < 2 || words.size() > MAX_WORDS - 1) {
      return false;
    }
    for (String word : words) {
      if (word.isEmpty() || !Character.isUpperCase(word.charAt(0))) {
        return false;
      }
    }
    String last = words.getLast().toLowerCase(Locale.ROOT);
    return PAPERS.contains(last)
        || (ALSO_PAPERS.contains(last) && words.getFirst().equalsIgnoreCase("the"));
  }

  /** Its words in lower case, without the signs at their ends. */
  private static List<String> parts(String line) {
    int end = line.length();
    while (end > 0 && ":.,|".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return List.of(line.substring(0, end).toLowerCase(Locale.ROOT).split("[ ,:|/>›»]+", -1));
  }
}
