package cuttings.structure;

import static cuttings.structure.LineSigns.bucket;

import cuttings.structure.LineSigns.Seen;
import cuttings.structure.Sign.Bare;
import cuttings.structure.Sign.BelowPicture;
import cuttings.structure.Sign.Blank;
import cuttings.structure.Sign.BylineForm;
import cuttings.structure.Sign.Credit;
import cuttings.structure.Sign.Cue;
import cuttings.structure.Sign.Date;
import cuttings.structure.Sign.Echo;
import cuttings.structure.Sign.End;
import cuttings.structure.Sign.FullAgain;
import cuttings.structure.Sign.FullName;
import cuttings.structure.Sign.Headed;
import cuttings.structure.Sign.HeadsPicture;
import cuttings.structure.Sign.Listed;
import cuttings.structure.Sign.Marks;
import cuttings.structure.Sign.Names;
import cuttings.structure.Sign.Opening;
import cuttings.structure.Sign.Photo;
import cuttings.structure.Sign.Restated;
import cuttings.structure.Sign.Run;
import cuttings.structure.Sign.Speech;
import cuttings.structure.Sign.Start;
import cuttings.structure.Sign.Stopless;
import cuttings.structure.Sign.Summary;
import cuttings.structure.Sign.Telegraphic;
import cuttings.structure.Sign.Verb;
import java.util.BitSet;
import java.util.function.Function;

/**
 * The signs of lines beside one another: what is said again, which names are met again, what stands
 * above and below, where in the text a line is. The time is linear in the number of words.
 */
final class Signs {
  static final int COUNT = Sign.values().length;

  /** Lines of fewer say nothing again: a subheading is made of words that come up. */
  private static final int MIN_SHINGLES = 5;

  /** How far apart lines may be that say the same. */
  private static final int ECHO_LINES = 150;

  /** How far above, and how much longer at most, a line is that one repeats as a whole. */
  private static final int WHOLE_LINES = 5;

  private static final double WHOLE_CHARS = 1.3;

  /** The stretch above and below a line, in lines, whose words are compared. */
  private static final int BEFORE_LINES = 15;

  private static final int AFTER_LINES = 6;
  private static final int NEAR_BEFORE_LINES = 5;
  private static final int NEAR_AFTER_LINES = 3;

  /** How far down the head of a story is looked for. */
  private static final int HEAD_LINES = 8;

  /** Sentences that stand alone above the first paragraph, at most, and their length. */
  private static final int MAX_SUMMARY = 4;

  static final int MIN_SUMMARY_CHARS = 40;
  static final int MAX_SUMMARY_CHARS = 180;

  /** How much longer than they the paragraph below is, and one that is a sentence itself. */
  private static final double LONGER = 1.4;

  private static final double LONGER_SENTENCE = 2.2;

  /** The share of a line that is said again, by {@link #ECHOED}, where half of it is. */
  private static final int RESTATED = 3;

  /** Lines of what somebody posted, at most. */
  static final int POST_LINES = 4;

  /** Lines between summaries and the first paragraph, at most. */
  private static final int PASSED = 2;

  /** Dates between the sentences of a page, from which on they are headings. */
  static final int TIMELINE_DATES = 3;

  /** Further than any line that is told apart. */
  private static final int FAR = 1000;

  /** How long a line of whole sentences is where there is none, in UTF-16 units. */
  private static final int USUAL_CHARS = 150;

  /** Shorter lines without a stop are headings. */
  private static final int RUNNING_CHARS = 60;

  /** Longer lines are no headings of pictures. */
  private static final int HEADING_CHARS = 130;

  /** Longer lines count as so long, in UTF-16 units, where lengths are compared. */
  private static final int MAX_CHARS = 1000;

  private static final double[] ECHOED = {0.1, 0.3, 0.5, 0.8};
  private static final double[] SHARED = {0.34, 0.5, 0.67};
  private static final double[] BESIDE = {0.2, 0.4, 0.6, 0.9, 1.5};
  private static final double[] LEAST = {0.3, 0.5, 0.8, 1.2};
  private static final double[] COHESION = {0.25, 0.5, 0.75, 1, 1.5};
  private static final double[] RELATIVE = {0.15, 0.3, 0.5, 0.8, 1.3};
  private static final double[] SHORTS = {0.1, 0.2, 0.4};

  private Signs() {}

  /** The signs of each line, by the ordinals of {@link Sign}. */
  static byte[][] of(Seen[] lines) {
    byte[][] signs = new byte[lines.length][];
    for (int i = 0; i < lines.length; i++) {
      signs[i] = lines[i].signs().clone();
    }
    boolean[] part = new boolean[lines.length];
    readEchoes(signs, lines, part);
    readNames(signs, lines);
    readAgain(signs, lines);
    readTimeline(signs);
    readNeighbours(signs, lines);
    readPosts(signs);
    double[] cohesion = cohesion(lines, Seen::content, BEFORE_LINES, AFTER_LINES);
    double[] nameCohesion = cohesion(lines, Seen::names, BEFORE_LINES, AFTER_LINES);
    readCohesion(
        signs,
        Sign.NEAR_COHESION,
        cohesion(lines, Seen::content, NEAR_BEFORE_LINES, NEAR_AFTER_LINES));
    readCohesion(signs, Sign.COHESION, cohesion);
    readCohesion(signs, Sign.NAME_COHESION, nameCohesion);
    readDips(signs, cohesion, nameCohesion);
    readLengths(signs, lines);
    readTenses(signs);
    readPlaces(signs, lines, part);
    return signs;
  }

  /**
   * What of a line was said above it, and what is said below.
   *
   * @param part whether a line is said again as a part of a longer one below it
   */
  private static void readEchoes(byte[][] signs, Seen[] lines, boolean[] part) {
    int[] votes = new int[signs.length];
    int[] best = new int[signs.length];
    for (int pass = 0; pass < 2; pass++) {
      LastLines met = new LastLines(total(lines, Seen::shingles));
      for (int k = 0; k < signs.length; k++) {
        int i = pass == 0 ? k : signs.length - 1 - k;
        int[] shingles = lines[i].shingles();
        int echoed = 0;
        int own = 0;
        int most = -1;
        for (int shingle : shingles) {
          int at = met.get(shingle);
          if (at != LastLines.NEVER && at != i && Math.abs(i - at) <= ECHO_LINES) {
            echoed++;
            if (++votes[at] > (most < 0 ? 0 : votes[most])) {
              most = at;
            }
          } else {
            own += at == i ? 1 : 0;
            met.put(shingle, i);
          }
        }
        set(signs[i], Sign.DOUBLED, own > 4 && own * 4 > shingles.length ? 1 : 0);
        for (int shingle : shingles) {
          int at = met.get(shingle);
          if (at != LastLines.NEVER) {
            votes[at] = 0;
          }
        }
        int value = echo(echoed, shingles.length);
        boolean whole =
            pass == 0
                && value == ECHOED.length
                && isWhole(lines, i, most)
                && !isOfPicture(signs[most]);
        set(signs[i], pass == 0 ? Sign.SAID_BEFORE : Sign.SAID_AFTER, whole ? value + 1 : value);
        if (pass == 1) {
          part[i] = most >= 0 && lines[most].chars() > WHOLE_CHARS * lines[i].chars();
        } else {
          best[i] = value >= 2 ? most : -1;
        }
      }
    }
    for (int i = 0; i < signs.length; i++) {
      int of = best[i];
      boolean picture = of >= 0 && isOfPicture(signs[of]);
      boolean cued = !is(signs[i], Sign.CUE, Cue.NONE);
      Echo echo = picture && !cued ? Echo.OF_PICTURE_LINE : Echo.OF_OTHER_LINE;
      set(signs[i], Sign.ECHO, of < 0 ? Echo.NONE : echo);
    }
  }

  /**
   * Whether a line says all of one a little above it, as a caption repeats a paragraph: what says a
   * part of a longer one was pulled out of it to be read as text. (What says all of a caption is
   * the paragraph that the caption was taken from.)
   */
  private static boolean isWhole(Seen[] lines, int line, int above) {
    return line - above <= WHOLE_LINES && lines[above].chars() <= WHOLE_CHARS * lines[line].chars();
  }

  private static boolean isOfPicture(byte[] signs) {
    return !(is(signs, Sign.PHOTO, Photo.NONE) && is(signs, Sign.CREDIT, Credit.NONE));
  }

  /** How much of a line was said elsewhere. */
  private static int echo(int echoed, int shingles) {
    double share = shingles < MIN_SHINGLES ? 0 : (double) echoed / shingles;
    return bucket(ECHOED, share);
  }

  private static void readNames(byte[][] signs, Seen[] lines) {
    LastLines met = new LastLines(total(lines, Seen::names));
    for (int i = 0; i < signs.length; i++) {
      int known = 0;
      boolean full = false;
      boolean fullKnown = false;
      int[] names = lines[i].names();
      for (int name : names) {
        int last = met.get(name | 1);
        boolean isKnown = last != LastLines.NEVER && i - last <= ECHO_LINES;
        known += isKnown ? 1 : 0;
        if ((name & 1) == 1) {
          full = true;
          fullKnown |= isKnown;
        }
      }
      for (int name : names) {
        met.put(name | 1, i);
      }
      int n = names.length;
      Names some = known == 0 ? Names.NEW : known < n ? Names.SOME_MET : Names.MET;
      set(signs[i], Sign.NAMES, n == 0 ? Names.NONE : some);
      FullName whole = fullKnown ? FullName.MET : FullName.NEW;
      set(signs[i], Sign.FULL_NAME, full ? whole : FullName.NONE);
    }
  }

  /** What of a line was said above it, and what is below, where whole names come again. */
  private static void readAgain(byte[][] signs, Seen[] lines) {
    LastLines above = new LastLines(total(lines, Seen::content));
    LastLines below = new LastLines(total(lines, Seen::content));
    LastLines full = new LastLines(total(lines, Seen::names));
    for (int i = 0; i < lines.length; i++) {
      set(signs[i], Sign.KNOWN_SHARE, shareMet(lines[i].content(), above, i));
    }
    for (int i = lines.length - 1; i >= 0; i--) {
      set(signs[i], Sign.BELOW_SHARE, shareMet(lines[i].content(), below, i));
      set(signs[i], Sign.FULL_AGAIN, fullAgain(lines[i].names(), full, i));
    }
  }

  private static int shareMet(int[] words, LastLines met, int line) {
    int found = 0;
    for (int word : words) {
      int at = met.get(word);
      found += at != LastLines.NEVER && at != line && Math.abs(at - line) <= ECHO_LINES ? 1 : 0;
    }
    for (int word : words) {
      met.put(word, line);
    }
    if (words.length < 2) {
      return 0;
    }
    return found == 0 ? 1 : 2 + bucket(SHARED, (double) found / words.length);
  }

  private static FullAgain fullAgain(int[] names, LastLines met, int line) {
    FullAgain again = FullAgain.NONE;
    int nearest = ECHO_LINES + 1;
    for (int name : names) {
      if ((name & 1) == 1) {
        int at = met.get(name);
        again = FullAgain.NOT_AGAIN;
        nearest = at == LastLines.NEVER ? nearest : Math.min(nearest, at - line);
      }
    }
    for (int name : names) {
      if ((name & 1) == 1) {
        met.put(name, line);
      }
    }
    if (nearest > ECHO_LINES) {
      return again;
    }
    return nearest <= 1 ? FullAgain.IN_NEXT_LINE : nearest <= 3 ? FullAgain.SOON : FullAgain.LATER;
  }

  static int total(Seen[] lines, Function<Seen, int[]> hashes) {
    int total = 0;
    for (Seen line : lines) {
      total += hashes.apply(line).length;
    }
    return total;
  }

  private static void readNeighbours(byte[][] signs, Seen[] lines) {
    for (int i = 0; i < signs.length; i++) {
      set(signs[i], Sign.LISTED, i == 0 ? Listed.NO : listed(signs[i - 1]));
      int title = i == 0 ? 0 : common(lines[i].content(), lines[0].content());
      set(signs[i], Sign.TITLE_WORDS, Math.min(3, title));
      int next = i + 1 < signs.length ? common(lines[i].content(), lines[i + 1].content()) : 0;
      set(signs[i], Sign.NEXT_WORDS, Math.min(3, next));
      set(signs[i], Sign.NEXT_SHARE, share(lines[i].content(), next));
      int last = i > 0 ? common(lines[i].content(), lines[i - 1].content()) : 0;
      set(signs[i], Sign.ABOVE_SHARE, share(lines[i].content(), last));
    }
  }

  /** Dates that stand between sentences, where a page has some: a story told by its days. */
  private static void readTimeline(byte[][] signs) {
    BitSet dates = new BitSet();
    for (int i = 2; i + 1 < signs.length; i++) {
      // Below a headline and one sentence a date is of a story's head.
      boolean goesOn = isTold(signs[i - 2]) || isDate(signs[i - 2]);
      if (isDate(signs[i]) && goesOn && isTold(signs[i - 1]) && isTold(signs[i + 1])) {
        dates.set(i);
      }
    }
    if (dates.cardinality() >= TIMELINE_DATES) {
      dates.stream().forEach(i -> set(signs[i], Sign.DATE, Date.IN_A_TIMELINE));
    }
  }

  /** Whether it is a date and nothing else. */
  private static boolean isDate(byte[] sign) {
    return is(sign, Sign.DATE, Date.WHOLE_LINE)
        || (is(sign, Sign.DATE, Date.OPENS_WITH_DATE) && get(sign, Sign.DATE_SHARE) == 3);
  }

  /** Lines that somebody wrote who has signed below them: those without a stop, and the last. */
  private static void readPosts(byte[][] signs) {
    for (int i = 1; i < signs.length; i++) {
      if (!is(signs[i], Sign.MARKS, Marks.SIGNATURE)) {
        continue;
      }
      int line = i - 1;
      do {
        set(signs[line--], Sign.MARKS, Marks.ABOVE_SIGNATURE);
      } while (line >= 0
          && i - line <= POST_LINES
          && !is(signs[line], Sign.TELEGRAPHIC, Telegraphic.SENTENCE)
          && !isCued(signs[line]));
    }
  }

  /** What list a line is in, by the one above it. */
  private static Listed listed(byte[] above) {
    if (is(above, Sign.END, End.COLON)) {
      return Listed.BELOW_COLON;
    }
    if (is(above, Sign.END, End.SEMICOLON) || is(above, Sign.END, End.CONJUNCTION)) {
      return Listed.BELOW_SEMICOLON;
    }
    return is(above, Sign.START, Start.BULLET) ? Listed.BELOW_BULLET : Listed.NO;
  }

  /** How many of a line's words are among others. */
  private static int share(int[] words, int common) {
    int looked = Math.min(24, words.length);
    if (looked < 2) {
      return 0;
    }
    double share = (double) common / looked;
    return share == 0 ? 1 : 2 + bucket(SHARED, share);
  }

  /** How long each is, by the mean of the one above and the one below. */
  private static void readLengths(byte[][] signs, Seen[] lines) {
    int n = signs.length;
    for (int i = 0; i < n; i++) {
      double above = length(lines, i == 0 ? 1 : i - 1);
      double below = length(lines, i + 1 == n ? n - 2 : i + 1);
      double share = 2 * length(lines, i) / Math.max(1, above + below);
      double least = length(lines, i) / Math.max(1, Math.min(above, below));
      set(signs[i], Sign.BESIDE, bucket(BESIDE, share));
      set(signs[i], Sign.LEAST, bucket(LEAST, least));
    }
  }

  private static double length(Seen[] lines, int i) {
    return i < 0 || i >= lines.length ? 0 : Math.min(MAX_CHARS, lines[i].chars());
  }

  /** Of a text that tells what was, a line that tells what is. */
  private static void readTenses(byte[][] signs) {
    int past = 0;
    int present = 0;
    for (byte[] sign : signs) {
      past += isPast(sign) ? 1 : 0;
      present += isPresent(sign) ? 1 : 0;
    }
    int most = past > 2 * present ? 1 : present > 2 * past ? 2 : 0;
    for (byte[] sign : signs) {
      int own = isPast(sign) ? 1 : isPresent(sign) ? 2 : 0;
      set(sign, Sign.TENSE, most * 3 + own);
    }
  }

  private static boolean isPast(byte[] sign) {
    return is(sign, Sign.VERB, Verb.PAST)
        || is(sign, Sign.VERB, Verb.ED)
        || is(sign, Sign.VERB, Verb.REPORTING);
  }

  private static boolean isPresent(byte[] sign) {
    return is(sign, Sign.VERB, Verb.PRESENT)
        || is(sign, Sign.VERB, Verb.S_AFTER_NAME)
        || is(sign, Sign.VERB, Verb.POSE);
  }

  /** How many of the words are among the others, as far as 24 of each tell. */
  private static int common(int[] words, int[] others) {
    int found = 0;
    for (int i = 0; i < words.length && i < 24; i++) {
      for (int j = 0; j < others.length && j < 24; j++) {
        if (words[i] == others[j]) {
          found++;
          break;
        }
      }
    }
    return found;
  }

  /**
   * How much the lines from each on speak of what the lines above it spoke of: the share of their
   * words, other than those that came up since, that were met shortly before, by the document's
   * mean.
   */
  private static double[] cohesion(
      Seen[] lines, Function<Seen, int[]> words, int beforeLines, int afterLines) {
    int n = lines.length;
    double[] linked = new double[n + 1];
    double[] all = new double[n + 1];
    LastLines met = new LastLines(total(lines, words));
    for (int line = 0; line < n; line++) {
      for (int word : words.apply(lines[line])) {
        int above = met.get(word | 1);
        if (above == line) {
          continue;
        }
        int from = Math.max(above + 1, line - afterLines + 1);
        if (from <= line) {
          all[Math.max(0, from)]++;
          all[line + 1]--;
          int to = Math.min(line, above + beforeLines);
          if (above != LastLines.NEVER && from <= to) {
            linked[from]++;
            linked[to + 1]--;
          }
        }
        met.put(word | 1, line);
      }
    }
    double sum = 0;
    double linkedHere = 0;
    double allHere = 0;
    double[] cohesion = new double[n];
    for (int i = 0; i < n; i++) {
      linkedHere += linked[i];
      allHere += all[i];
      cohesion[i] = allHere == 0 ? 0 : linkedHere / allHere;
      sum += i == 0 ? 0 : cohesion[i];
    }
    double mean = n < 2 || sum == 0 ? 1 : sum / (n - 1);
    for (int i = 0; i < n; i++) {
      cohesion[i] /= mean;
    }
    return cohesion;
  }

  private static void readCohesion(byte[][] signs, Sign sign, double[] cohesion) {
    for (int i = 0; i < signs.length; i++) {
      double c = cohesion[i];
      set(signs[i], sign, c == 0 ? 0 : 1 + bucket(COHESION, c));
    }
  }

  private static void readDips(byte[][] signs, double[] words, double[] names) {
    for (int i = 0; i < signs.length; i++) {
      double here = words[i] + names[i];
      int around = 0;
      for (int d = 1; d <= 5; d++) {
        boolean above = i - d < 1 || words[i - d] + names[i - d] > here;
        boolean below = i + d >= signs.length || words[i + d] + names[i + d] > here;
        if (!above || !below) {
          break;
        }
        around = d;
      }
      set(signs[i], Sign.DIP, around >= 5 ? 2 : around >= 2 ? 1 : 0);
    }
  }

  private static void readPlaces(byte[][] signs, Seen[] lines, boolean[] part) {
    int n = signs.length;
    Habits habits = Habits.of(signs, lines);
    int since = FAR;
    int above = 0;
    boolean inBody = false;
    for (int i = 0; i < n; i++) {
      byte[] sign = signs[i];
      set(sign, Sign.RELATIVE, bucket(RELATIVE, lines[i].chars() / habits.chars));
      Blank blank = lines[i].afterBlank() ? Blank.BEFORE : Blank.NONE_BEFORE;
      set(sign, Sign.BLANK, habits.blanks == Blank.BEFORE ? blank : habits.blanks);
      // What stands below the pictures, and the date, that a page begins with is its first line.
      boolean dated = get(sign, Sign.DATE) >= Date.MARKED_LINE.ordinal();
      above += i == above && (isPicture(sign) || dated) ? 1 : 0;
      int place = i < above ? i : i - above;
      set(sign, Sign.PLACE, place < 6 ? place : place < 10 ? 6 : place < 20 ? 7 : 8);
      set(sign, Sign.PLACE_END, Math.min(3, n - 1 - i));
      set(sign, Sign.SHORTS, habits.shorts == 0 ? 0 : 1 + bucket(SHORTS, habits.shorts));
      int credits = habits.credits;
      set(sign, Sign.CREDITED, credits < 2 ? credits : credits < 5 ? 2 : 3);
      set(sign, Sign.SINCE_HEAD, distance(since));
      since = isHead(sign) ? 1 : since + 1;
      set(sign, Sign.RUN, run(signs, i));
      readPicture(signs, lines, i, habits, inBody);
      inBody |= i > 0 && is(sign, Sign.TELEGRAPHIC, Telegraphic.SENTENCE) && !isCued(sign);
    }
    for (int i = 0; i < n; i++) {
      set(signs[i], Sign.OPENING, opening(signs, lines, i));
    }
    readHeaded(signs);
    readSummary(signs, lines);
    readRestated(signs, part);
    int until = FAR;
    for (int i = n - 1; i >= 0; i--) {
      set(signs[i], Sign.UNTIL_HEAD, distance(until));
      until = isHead(signs[i]) ? 1 : until + 1;
    }
  }

  /**
   * What a page does throughout.
   *
   * @param blanks whether blank lines stand between all lines, none or some
   * @param shorts the share of short lines
   * @param credits lines that credit a picture
   * @param chars length of a line of whole sentences, in UTF-16 units
   * @param stops whether all lines of sentences end with a stop
   * @param headsPictures whether a heading stands above most pictures
   * @param headsBelow whether lines that credit nobody stand below most credited pictures
   */
  private record Habits(
      Blank blanks,
      double shorts,
      int credits,
      double chars,
      boolean stops,
      boolean headsPictures,
      boolean headsBelow) {

    static Habits of(byte[][] signs, Seen[] lines) {
      int n = signs.length;
      int blanks = 0;
      int shorts = 0;
      int credits = 0;
      long longChars = 0;
      int longs = 0;
      int ended = 0;
      int open = 0;
      for (int i = 0; i < n; i++) {
        blanks += lines[i].afterBlank() ? 1 : 0;
        shorts += isShort(signs[i]) ? 1 : 0;
        credits += is(signs[i], Sign.CREDIT, Credit.NONE) ? 0 : 1;
        boolean sentence = is(signs[i], Sign.TELEGRAPHIC, Telegraphic.SENTENCE);
        if (get(signs[i], Sign.SENTENCES) > 0) {
          longs++;
          longChars += Math.min(MAX_CHARS, lines[i].chars());
          ended += sentence ? 1 : 0;
        }
        open += !sentence && lines[i].chars() >= RUNNING_CHARS && !isPicture(signs[i]) ? 1 : 0;
      }
      double chars = longs == 0 ? USUAL_CHARS : (double) longChars / longs;
      Blank all = blanks >= 0.85 * (n - 1) ? Blank.ALWAYS : Blank.BEFORE;
      return new Habits(
          blanks == 0 ? Blank.NEVER : all,
          (double) shorts / Math.max(1, n),
          credits,
          chars,
          ended >= 5 && open * 8 < ended,
          headsPictures(signs, lines, chars),
          headsBelow(signs));
    }

    private static boolean headsBelow(byte[][] signs) {
      int pictures = 0;
      int headed = 0;
      for (int i = HEAD_LINES; i + 1 < signs.length; i++) {
        if (isCredited(signs[i])) {
          pictures++;
          headed += isUncredited(signs, i + 1) ? 1 : 0;
        }
      }
      return headed >= 3 && headed * 3 > pictures * 2;
    }

    private static boolean headsPictures(byte[][] signs, Seen[] lines, double chars) {
      int pictures = 0;
      int headed = 0;
      for (int i = HEAD_LINES + 1; i < signs.length; i++) {
        if (isPicture(signs[i])) {
          pictures++;
          headed += isHeading(signs[i - 1], lines[i - 1], chars) ? 1 : 0;
        }
      }
      return headed >= 3 && headed * 3 > pictures * 2;
    }
  }

  /**
   * What a line without a stop is among others, and what it is to the picture beside it.
   *
   * @param inBody whether a sentence stands above it: a name over the first picture is who wrote
   */
  private static void readPicture(
      byte[][] signs, Seen[] lines, int i, Habits habits, boolean inBody) {
    byte[] sign = signs[i];
    boolean bare = !is(sign, Sign.TELEGRAPHIC, Telegraphic.SENTENCE);
    Stopless stopless = habits.stops ? Stopless.NO_STOP_WHERE_OTHERS_HAVE_ONE : Stopless.NO_STOP;
    if (get(sign, Sign.SENTENCES) > 0) {
      stopless = Stopless.NO_STOP_AFTER_A_SENTENCE;
    }
    set(sign, Sign.STOPLESS, bare ? stopless : Stopless.STOP);
    boolean above = i > 0 && isPicture(signs[i - 1]);
    boolean below = i + 1 < signs.length && isPicture(signs[i + 1]);
    HeadsPicture heads =
        habits.headsPictures ? HeadsPicture.AS_OTHERS_ON_THE_PAGE : HeadsPicture.ABOVE_A_PICTURE;
    boolean heading = inBody && below && isHeading(sign, lines[i], habits.chars);
    set(sign, Sign.HEADS_PICTURE, heading ? heads : HeadsPicture.NO);
    boolean cued = isCued(sign) || !is(sign, Sign.CREDIT, Credit.NONE);
    BelowPicture beneath = BelowPicture.SENTENCE;
    if (isUncredited(signs, i)) {
      beneath = habits.headsBelow ? BelowPicture.AS_OTHERS_ON_THE_PAGE : BelowPicture.UNCREDITED;
    } else if (bare && get(sign, Sign.WORDS) >= 6) {
      // Where two captions stand one below the other, all do.
      boolean block = i > 1 && isPicture(signs[i - 2]);
      beneath = block ? BelowPicture.IN_A_BLOCK : BelowPicture.BARE;
    }
    set(sign, Sign.BELOW_PICTURE, above ? beneath : BelowPicture.NO);
    Bare alone =
        habits.credits == 0
            ? Bare.ALONE
            : habits.credits == 1 ? Bare.WHERE_ONE_IS_CUED : Bare.WHERE_MANY_ARE_CUED;
    set(sign, Sign.BARE, cued ? Bare.CUED : bare ? alone : Bare.SENTENCE);
  }

  /** Whether a line without a stop credits nobody, where the picture above it is credited. */
  private static boolean isUncredited(byte[][] signs, int i) {
    byte[] sign = signs[i];
    // Between two credited pictures it is one more of a gallery.
    return i > 0
        && isCredited(signs[i - 1])
        && !(i + 1 < signs.length && isCredited(signs[i + 1]))
        && is(sign, Sign.CUE, Cue.NONE)
        && !is(sign, Sign.TELEGRAPHIC, Telegraphic.SENTENCE)
        && !isHead(sign);
  }

  /** Whether a line says whose a picture is, so that it cannot be meant otherwise. */
  private static boolean isCredited(byte[] sign) {
    return is(sign, Sign.CREDIT, Credit.LABELLED)
        || is(sign, Sign.CREDIT, Credit.BRACKETED_LABEL)
        || is(sign, Sign.CREDIT, Credit.BRACKETED_AGENCY)
        || is(sign, Sign.CREDIT, Credit.AGENCY_END)
        || is(sign, Sign.CREDIT, Credit.SLASHED)
        || is(sign, Sign.CREDIT, Credit.BRACKET_AFTER_STOP);
  }

  private static Run run(byte[][] signs, int i) {
    if (!isShort(signs[i])) {
      return Run.LONG;
    }
    boolean above = i > 0 && isShort(signs[i - 1]);
    boolean below = i + 1 < signs.length && isShort(signs[i + 1]);
    if (above) {
      return below ? Run.INSIDE : Run.LAST;
    }
    return below ? Run.FIRST : Run.ALONE;
  }

  /** Whether a line stands where a headline does: above a byline, a date, an agency's opening. */
  private static Opening opening(byte[][] signs, Seen[] lines, int i) {
    if (!isBare(signs[i]) || i + 1 == signs.length || isLoose(signs, lines, i)) {
      return Opening.NO;
    }
    // Of a headline and a standfirst, the upper opens; below a byline nothing does.
    if (i > 0 && !mayEnd(signs[i - 1]) && !isLoose(signs, lines, i - 1)) {
      return Opening.NO;
    }
    byte[] below = signs[i + 1];
    if (is(below, Sign.BYLINE, BylineForm.BY_NAME)) {
      return Opening.ABOVE_BYLINE;
    }
    if (is(below, Sign.BYLINE, BylineForm.NONE)
        && i + 2 < signs.length
        && is(signs[i + 2], Sign.BYLINE, BylineForm.BY_NAME)) {
      return Opening.SECOND_ABOVE_BYLINE;
    }
    if (isHead(below)) {
      return Opening.ABOVE_DATE;
    }
    return get(below, Sign.WIRE) > 0 ? Opening.ABOVE_WIRE : Opening.NO;
  }

  /** Whether a story may end with a line: a sentence, or a caption. */
  private static boolean mayEnd(byte[] sign) {
    return isCued(sign) || (is(sign, Sign.TELEGRAPHIC, Telegraphic.SENTENCE) && !isHead(sign));
  }

  /**
   * Whether a line between a story's end and a headline is a caption that credits nobody: it is
   * longer than the headline, and has the articles that headlines leave out.
   */
  private static boolean isLoose(byte[][] signs, Seen[] lines, int i) {
    return i > 0
        && i + 1 < signs.length
        && mayEnd(signs[i - 1])
        && isBare(signs[i])
        && isBare(signs[i + 1])
        && is(signs[i], Sign.TELEGRAPHIC, Telegraphic.WITH_ARTICLE)
        && lines[i].chars() > lines[i + 1].chars();
  }

  /** Whether it has no stop, and is neither a caption nor of a story's head. */
  private static boolean isBare(byte[] sign) {
    return !is(sign, Sign.TELEGRAPHIC, Telegraphic.SENTENCE) && !isCued(sign) && !isHead(sign);
  }

  /** Where a line is to the bylines and dates of a story's head. */
  private static void readHeaded(byte[][] signs) {
    int body = signs.length - 1;
    while (body >= 0 && (isHead(signs[body]) || !isTold(signs[body]))) {
      body--;
    }
    int firstHead = -1;
    int lastHead = -1;
    int lastAbove = -1;
    int told = 0;
    for (int i = 0; i < signs.length && i < HEAD_LINES; i++) {
      if (!isHead(signs[i])) {
        told += i > 0 && isTold(signs[i]) ? 1 : 0;
      } else if (told > (firstHead < 0 ? MAX_SUMMARY : 1)) {
        // "Updated" between two paragraphs: what is above it was told already.
        break;
      } else {
        firstHead = firstHead < 0 ? i : firstHead;
        lastHead = i;
        lastAbove = i < body ? i : lastAbove;
      }
    }
    for (int i = 0; i < signs.length && i < HEAD_LINES; i++) {
      int last = isHead(signs[i]) ? lastHead : lastAbove;
      Headed above = i < firstHead ? Headed.ABOVE_BYLINE : Headed.BETWEEN;
      Headed headed = i > last ? Headed.BELOW_BYLINE : above;
      set(signs[i], Sign.HEADED, last < 0 || i == 0 ? Headed.NO : headed);
    }
  }

  /** Whether it is a sentence that is of no picture. */
  private static boolean isTold(byte[] sign) {
    return is(sign, Sign.TELEGRAPHIC, Telegraphic.SENTENCE) && !isCued(sign);
  }

  /** Sentences that stand alone above the first paragraph, a line each, and are shorter than it. */
  private static void readSummary(byte[][] signs, Seen[] lines) {
    int from = 1;
    while (from < signs.length && from < HEAD_LINES && !sumsUp(signs[from], lines[from])) {
      if (isTold(signs[from]) && !isHead(signs[from])) {
        return;
      }
      from++;
    }
    int to = from;
    int chars = 0;
    boolean news = false;
    while (to < signs.length && to <= from + MAX_SUMMARY && sumsUp(signs[to], lines[to])) {
      news |= isNews(signs[to]);
      chars += lines[to++].chars();
    }
    int count = to - from;
    int next = nextSentence(signs, to);
    if (count == 0 || count > MAX_SUMMARY || next < 0) {
      return;
    }
    boolean several = get(signs[next], Sign.SENTENCES) > 1;
    double longer = several ? LONGER : LONGER_SENTENCE;
    if (lines[next].chars() * count >= longer * chars) {
      Summary more = news ? Summary.THREE_OR_FOUR : Summary.KEY_POINTS;
      Summary summary = count == 1 ? Summary.ONE : count == 2 ? Summary.TWO : more;
      for (int i = from; i < to; i++) {
        set(signs[i], Sign.SUMMARY, summary);
      }
    }
  }

  /**
   * What is said again in longer lines, of the lines above the first sentence that is not. (What is
   * said again as it is, a caption repeats.)
   */
  private static void readRestated(byte[][] signs, boolean[] part) {
    for (int i = 1; i < signs.length && i < HEAD_LINES; i++) {
      if (isCued(signs[i]) || isHead(signs[i])) {
        continue;
      }
      int share = get(signs[i], Sign.SAID_AFTER);
      if (share >= RESTATED && part[i]) {
        set(signs[i], Sign.RESTATED, share == RESTATED ? Restated.HALF : Restated.WHOLE);
      } else if (is(signs[i], Sign.TELEGRAPHIC, Telegraphic.SENTENCE)) {
        return;
      }
    }
  }

  /** Whether it says when something was, or who said it: as the first paragraphs of news do. */
  private static boolean isNews(byte[] sign) {
    return !is(sign, Sign.DATE, Date.NONE)
        || is(sign, Sign.SPEECH, Speech.SAID)
        || is(sign, Sign.SPEECH, Speech.QUOTED_AND_SAID);
  }

  /**
   * The first line of sentences among the next {@link #PASSED} and one more, pictures and what has
   * no stop passed; -1 for none.
   */
  private static int nextSentence(byte[][] signs, int from) {
    for (int i = from; i < signs.length && i <= from + PASSED; i++) {
      if (isTold(signs[i])) {
        return i;
      }
    }
    return -1;
  }

  private static boolean sumsUp(byte[] sign, Seen line) {
    return get(sign, Sign.SENTENCES) == 1
        && is(sign, Sign.TELEGRAPHIC, Telegraphic.SENTENCE)
        && !isCued(sign)
        && !isHead(sign)
        && get(sign, Sign.WIRE) == 0
        && line.chars() >= MIN_SUMMARY_CHARS
        && line.chars() <= MAX_SUMMARY_CHARS;
  }

  /** Whether it is short, of one sentence or none, and says nothing of pictures. */
  private static boolean isHeading(byte[] sign, Seen line, double chars) {
    return get(sign, Sign.SENTENCES) < 2
        && !isCued(sign)
        && line.chars() < Math.min(HEADING_CHARS, 0.8 * chars);
  }

  /** Whether it is as good as said that the line is of a picture. */
  private static boolean isPicture(byte[] sign) {
    return is(sign, Sign.CUE, Cue.STRONG) || is(sign, Sign.CUE, Cue.TWO);
  }

  /** Whether more than one word of it speaks for a picture. */
  private static boolean isCued(byte[] sign) {
    return get(sign, Sign.CUE) >= Cue.TWO_WEAK.ordinal();
  }

  /** Whether it looks like what stands at the head of a story: who wrote it, and when. */
  private static boolean isHead(byte[] sign) {
    boolean full = get(sign, Sign.DATE) >= Date.YEAR_IN_FULL_DATE.ordinal();
    boolean dated =
        get(sign, Sign.DATE_SHARE) >= 2
            && !is(sign, Sign.DATE, Date.IN_A_TIMELINE)
            && (full || get(sign, Sign.TIME) > 0);
    return dated
        || is(sign, Sign.BYLINE, BylineForm.BY_NAME)
        || is(sign, Sign.BYLINE, BylineForm.NAME_AND_ROLE)
        || is(sign, Sign.BYLINE, BylineForm.NAME_AND_DESK);
  }

  private static boolean isShort(byte[] sign) {
    return get(sign, Sign.CHARS) <= 4 && get(sign, Sign.SENTENCES) == 0;
  }

  private static int distance(int lines) {
    return lines >= FAR ? 6 : lines <= 3 ? lines - 1 : lines <= 5 ? 3 : lines <= 10 ? 4 : 5;
  }

  static int get(byte[] signs, Sign sign) {
    return signs[sign.ordinal()];
  }

  static boolean is(byte[] signs, Sign sign, Sign.Value value) {
    return signs[sign.ordinal()] == value.ordinal();
  }

  static void set(byte[] signs, Sign sign, int value) {
    signs[sign.ordinal()] = (byte) value;
  }

  static void set(byte[] signs, Sign sign, Sign.Value value) {
    set(signs, sign, value.ordinal());
  }
}
