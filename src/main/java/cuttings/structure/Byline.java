package cuttings.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a byline says.
 *
 * @param authors the people it names, in order; the agency or desk where it names no person
 * @param place where they filed from; null where it does not say
 * @param date when; null where it does not say
 */
public record Byline(List<String> authors, @Nullable String place, @Nullable LocalDate date) {
  public Byline {
    authors = List.copyOf(authors);
  }

  /** Longest byline that is read, in UTF-16 units; beyond it the rest is left out. */
  static final int MAX_CHARS = 400;

  /** Words that open a byline; the longest that fits is taken. */
  private static final List<String> OPENINGS =
      List.of(
          "words and pictures by ",
          "words by ",
          "story by ",
          "written by ",
          "reporting by ",
          "report by ",
          "reported by ",
          "exclusive by ",
          "interview by ",
          "analysis by ",
          "opinion by ",
          "review by ",
          "text by ",
          "compiled by ",
          "edited by ",
          "interview: ",
          "un texte de ",
          "texte de ",
          "texte : ",
          "by: ",
          "by ",
          "por ",
          "par ",
          "von ",
          "from ",
          "and ");

  /** "SPECIAL REPORT by Ann Lee": longest words for what sort of piece it is, in UTF-16 units. */
  private static final int MAX_SORT_CHARS = 30;

  /** "From our own reporter, Hallowby": a byline that gives the place and keeps the name. */
  private static final String UNNAMED = "from our ";

  /** What stands between a name and a date. */
  private static final List<String> DATED =
      List.of(
          ". published", ". updated", ". last updated", ". posted", " published", " last updated");

  /** Words of what somebody is, not of who: where they begin, a name has ended. */
  static final Set<String> ROLES =
      Set.of(
          "editor",
          "editors",
          "reporter",
          "reporters",
          "correspondent",
          "correspondents",
          "writer",
          "writers",
          "staff",
          "contributor",
          "contributing",
          "columnist",
          "critic",
          "journalist",
          "producer",
          "director",
          "chief",
          "deputy",
          "senior",
          "associate",
          "assistant",
          "political",
          "parliamentary",
          "diplomatic",
          "foreign",
          "national",
          "international",
          "global",
          "world",
          "business",
          "economics",
          "economic",
          "financial",
          "city",
          "sports",
          "sport",
          "football",
          "cricket",
          "travel",
          "lifestyle",
          "entertainment",
          "showbiz",
          "culture",
          "arts",
          "science",
          "technology",
          "tech",
          "health",
          "education",
          "environment",
          "crime",
          "legal",
          "court",
          "home",
          "news",
          "features",
          "feature",
          "special",
          "investigations",
          "royal",
          "defence",
          "defense",
          "security",
          "consumer",
          "money",
          "property",
          "transport",
          "media",
          "content",
          "digital",
          "online",
          "video",
          "audience",
          "trends",
          "breaking",
          "live",
          "weekend",
          "night",
          "bureau",
          "hub",
          "head",
          "manager",
          "photographer",
          "analyst",
          "fellow",
          "professor",
          "lecturer",
          "author",
          "freelance",
          "trainee",
          "local",
          "democracy",
          "community",
          "auto");

  /** Agencies and desks: an author only where no person is named. */
  private static final Set<String> ORGANISATIONS =
      Set.of(
          "press",
          "reuters",
          "ap",
          "afp",
          "pa",
          "aap",
          "upi",
          "cnn",
          "bbc",
          "bloomberg",
          "agency",
          "agencies",
          "newspapers",
          "times",
          "news",
          "post",
          "guardian",
          "telegraph",
          "mail",
          "herald",
          "tribune",
          "journal",
          "gazette",
          "chronicle",
          "staff",
          "editorial",
          "desk",
          "team",
          "newsroom",
          "media",
          "magazine",
          "wire",
          "service",
          "services",
          "group",
          "inc",
          "ltd",
          "com",
          "network",
          "university",
          "institute",
          "xinhua",
          "dpa",
          "ani",
          "pti",
          "cp");

  private static final Set<String> PARTICLES =
      Set.of(
          "de", "da", "di", "du", "del", "della", "van", "von", "der", "den", "la", "le", "bin",
          "al", "el", "ter", "dos", "das", "y", "zu", "af", "st", "ap", "abu", "ibn", "ben");

  /** What a byline line says of people, place and date. Never fails; linear in its length. */
  public static Byline parse(String line) {
    String text = Line.strip(line);
    if (text.length() > MAX_CHARS) {
      text = text.substring(0, MAX_CHARS);
    }
    LocalDate date = Dates.published(text);
    String first = firstPart(text);
    if (first.toLowerCase(Locale.ROOT).startsWith(UNNAMED)) {
      int comma = first.indexOf(',');
      return new Byline(
          List.of(), comma < 0 ? null : place(Line.strip(first.substring(comma + 1))), date);
    }
    String names = withoutOpening(first);
    String place = null;
    int in = placeAt(names);
    while (in >= 0) {
      String before = names.substring(0, in);
      String placed = names.substring(in + 4);
      // "Ann Lee in New York, Tom Ray in London": more names stand before the next place.
      int more = placeAt(placed) < 0 ? -1 : separator(placed);
      place = place == null ? place(more < 0 ? placed : placed.substring(0, more)) : place;
      names = more < 0 ? before : before + ", " + placed.substring(more);
      in = more < 0 ? -1 : placeAt(names);
    }
    List<String> people = new ArrayList<>();
    List<String> organisations = new ArrayList<>();
    for (String part : parts(names)) {
      // "Nell Garrity, Harbour Correspondent": what follows a comma and has a role is a role.
      if (part.startsWith(",") && !people.isEmpty() && hasRole(part)) {
        continue;
      }
      String name = name(part.startsWith(",") ? part.substring(1) : part);
      if (name.isEmpty()) {
        continue;
      }
      (isOrganisation(name) ? organisations : people).add(name);
    }
    if (people.isEmpty() && !organisations.isEmpty()) {
      people.add(organisations.getFirst());
    }
    return new Byline(people.stream().distinct().toList(), place, date);
  }

  /** Up to the first separator, bracket, address or date: what follows names no author. */
  private static String firstPart(String text) {
    StringBuilder kept = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0) {
        boolean spaced =
            i > 0
                && Line.isBlank(text.charAt(i - 1))
                && i + 1 < text.length()
                && Line.isBlank(text.charAt(i + 1));
        if ("|•·@".indexOf(c) >= 0 || (spaced && "-–—/".indexOf(c) >= 0)) {
          break;
        }
        if (c >= '0' && c <= '9' && !startsName(kept)) {
          return withoutMonth(kept.toString(), text.substring(i));
        }
        if (dates(text, i)) {
          break;
        }
        kept.append(Line.isBlank(c) ? ' ' : c);
      }
    }
    return Line.strip(kept.toString());
  }

  /** What is left of a date whose month stands before it: "11, 2024", "11th 2024", "2024". */
  private static final Pattern DAY_AND_YEAR =
      Pattern.compile("^(?:\\d{1,2}(?:st|nd|rd|th)?,? ?)?(?:19|20)\\d\\d\\b");

  /**
   * A name without the month, and the day of the week, of the date behind it. "Theresa May" before
   * "3 min" is a name.
   *
   * @param rest what stands behind it, from its first figure on
   */
  private static String withoutMonth(String text, String rest) {
    String kept = trimmed(text);
    int last = kept.lastIndexOf(' ');
    String month = bare(kept.substring(last + 1)).toLowerCase(Locale.ROOT);
    if (last < 0
        || !Dates.MONTHS.containsKey(month)
        || !(DAY_AND_YEAR.matcher(rest).find() || kept.substring(0, last).endsWith(","))
        || withoutOpening(kept.substring(0, last)).strip().indexOf(' ') < 0) {
      return kept;
    }
    kept = trimmed(kept.substring(0, last));
    last = kept.lastIndexOf(' ');
    String day = bare(kept.substring(last + 1)).toLowerCase(Locale.ROOT);
    return last > 0 && Dates.DAYS.contains(day) ? kept.substring(0, last) : kept;
  }

  /** Whether what follows here says when, not who: "Ann Lee. Published: 3 May". */
  private static boolean dates(String text, int at) {
    return DATED.stream().anyMatch(word -> text.regionMatches(true, at, word, 0, word.length()));
  }

  /** A figure may begin a name ("9News Staff"); later it begins a date. */
  private static boolean startsName(StringBuilder kept) {
    return withoutOpening(kept + " ").isBlank();
  }

  /** Whether a line begins as only a byline does: "By", "Words by", "From". */
  static boolean opens(String line) {
    String text = Line.strip(line);
    return !withoutOpening(text).equals(text);
  }

  private static String withoutOpening(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String opening : OPENINGS) {
      if (lower.startsWith(opening)) {
        return text.substring(opening.length());
      }
    }
    int by = lower.indexOf(" by ");
    boolean named = by > 0 && by <= MAX_SORT_CHARS && isCapital(text, by + 4);
    return named && text.substring(0, by).chars().allMatch(Byline::isSort)
        ? text.substring(by + 4)
        : text;
  }

  /** Letters, and the blanks between the words of what sort of piece it is. */
  private static boolean isSort(int c) {
    return Character.isLetter(c) || c == ' ';
  }

  private static boolean isCapital(String text, int at) {
    return at < text.length() && Character.isUpperCase(text.charAt(at));
  }

  /** Where " in Capital" stands; -1 where it does not. */
  private static int placeAt(String names) {
    for (int at = names.indexOf(" in "); at >= 0; at = names.indexOf(" in ", at + 1)) {
      if (at + 4 < names.length() && Character.isUpperCase(names.charAt(at + 4))) {
        return at;
      }
    }
    int at = names.indexOf(" IN ");
    return at >= 0 && isUpper(names) ? at : -1;
  }

  /** Where a comma or "and" stands first, with what follows it; -1 where neither does. */
  private static int separator(String placed) {
    int comma = placed.indexOf(", ");
    int and = placed.indexOf(" and ");
    return comma < 0 || (and >= 0 && and < comma) ? and : comma;
  }

  private static @Nullable String place(String text) {
    StringBuilder place = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String bare = bare(word);
      boolean capital = !bare.isEmpty() && Character.isUpperCase(bare.charAt(0));
      boolean inner = PARTICLES.contains(bare) || bare.equals("and") || bare.equals("upon");
      if (ROLES.contains(bare.toLowerCase(Locale.ROOT)) || !(capital || inner)) {
        break;
      }
      place.append(place.isEmpty() ? "" : " ").append(word);
    }
    String found = trimmed(place.toString());
    if (found.endsWith(" and")) {
      found = found.substring(0, found.length() - 4);
    }
    return found.isEmpty() ? null : titleCase(found);
  }

  private static boolean hasRole(String part) {
    for (String word : part.split(" ", -1)) {
      if (ROLES.contains(bare(word).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** The parts that may name somebody; one that follows a comma begins with it. */
  private static List<String> parts(String names) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    // "Ann Lee/The Courant"
    for (String word : names.replace("/", " / ").split(" ", -1)) {
      boolean joins =
          word.equals("&")
              || word.equals("/")
              || word.equalsIgnoreCase("and")
              || word.equalsIgnoreCase("with");
      if (joins || word.equalsIgnoreCase("for") || word.equalsIgnoreCase("at")) {
        parts.add(part.toString());
        part.setLength(0);
        if (!joins) {
          // "for MailOnline": whom they write for is no author.
          break;
        }
        continue;
      }
      boolean ends = word.endsWith(",") || word.endsWith(";");
      part.append(part.isEmpty() || part.charAt(part.length() - 1) == ',' ? "" : " ")
          .append(ends ? word.substring(0, word.length() - 1) : word);
      if (ends) {
        parts.add(part.toString());
        part.setLength(0);
        part.append(',');
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** The name that a part begins with; empty where it is a role or nothing. */
  private static String name(String part) {
    StringBuilder name = new StringBuilder();
    int words = 0;
    String who = withoutOpening(trimmed(unglued(part)));
    if (who.regionMatches(true, 0, "our ", 0, 4)) {
      return "";
    }
    for (String word : (isTitled(who) ? who.substring(4) : who).split(" ", -1)) {
      String bare = bare(word).toLowerCase(Locale.ROOT);
      boolean publication = words >= 2 && bare.equals("the");
      boolean role = ROLES.contains(bare) && !isNameOf(bare, name, words);
      // "Ann Lee reports from Kyiv": after capitals, small letters tell what she does.
      boolean goesOn =
          words > 0
              && Character.isUpperCase(who.charAt(0))
              && isSmall(word)
              && !PARTICLES.contains(bare);
      if (bare.isEmpty() || role || publication || goesOn) {
        break;
      }
      name.append(words == 0 ? "" : " ").append(word);
      words++;
    }
    return titleCase(trimmed(name.toString()));
  }

  /** Small letters alone: "reports", but not "d'Emilio". */
  private static boolean isSmall(String word) {
    return !word.isEmpty()
        && Character.isLowerCase(word.charAt(0))
        && word.chars().noneMatch(Character::isUpperCase);
  }

  /** "the Rev. John Smith". */
  private static boolean isTitled(String who) {
    return who.startsWith("the ") && who.length() > 4;
  }

  /**
   * "Associated Press", "9News Staff", "Guardian staff": roles that end a desk's name belong to it.
   */
  private static boolean isNameOf(String role, StringBuilder name, int words) {
    return words == 1 && (role.equals("staff") || role.equals("news")) && !name.isEmpty();
  }

  /** "Tim HanlonNews Reporter" is a name and a role that a page had on two lines. */
  private static String unglued(String part) {
    for (int i = 1; i < part.length(); i++) {
      if (Character.isLowerCase(part.charAt(i - 1)) && Character.isUpperCase(part.charAt(i))) {
        int end = i;
        while (end < part.length() && Character.isLetter(part.charAt(end))) {
          end++;
        }
        if (ROLES.contains(part.substring(i, end).toLowerCase(Locale.ROOT))) {
          return part.substring(0, i) + " " + part.substring(i);
        }
      }
    }
    return part;
  }

  private static boolean isOrganisation(String name) {
    if (name.startsWith("The ")) {
      return true;
    }
    for (String word : name.toLowerCase(Locale.ROOT).split("[ .]", -1)) {
      if (ORGANISATIONS.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static String bare(String word) {
    int start = 0;
    int end = word.length();
    while (start < end && !Character.isLetterOrDigit(word.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetterOrDigit(word.charAt(end - 1))) {
      end--;
    }
    return word.substring(start, end);
  }

  private static String trimmed(String text) {
    String trimmed = Line.strip(text);
    int end = trimmed.length();
    while (end > 0 && ",;:-–—".indexOf(trimmed.charAt(end - 1)) >= 0) {
      end--;
    }
    // A full stop ends an initial ("J.") or an abbreviation; after a word it ends the line.
    if (end > 3 && trimmed.charAt(end - 1) == '.' && trimmed.charAt(end - 3) != ' ') {
      end--;
    }
    return Line.strip(trimmed.substring(0, end));
  }

  private static boolean isUpper(String text) {
    boolean letters = false;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLowerCase(text.charAt(i))) {
        return false;
      }
      letters |= Character.isLetter(text.charAt(i));
    }
    return letters;
  }

  /** A name in capitals as it is otherwise written; short ones (AP, CNN) are abbreviations. */
  static String titleCase(String name) {
    if (!isUpper(name) || name.length() <= 4) {
      return name;
    }
    StringBuilder cased = new StringBuilder();
    boolean starts = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      cased.append(starts ? c : Character.toLowerCase(c));
      starts = !Character.isLetter(c) && !(c == '’' && i > 1);
    }
    return cased.toString();
  }
}
