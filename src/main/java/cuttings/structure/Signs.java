package cuttings.structure;

import cuttings.structure.LineSigns.Seen;
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

  /** The stretch above and below a line, in lines, whose words are compared. */
  private static final int BEFORE_LINES = 15;

  private static final int AFTER_LINES = 6;
  private static final int NEAR_BEFORE_LINES = 5;
  private static final int NEAR_AFTER_LINES = 3;

  /** How far down the head of a story is looked for. */
  private static final int HEAD_LINES = 8;

  /** Longer lines count as so long, in UTF-16 units, where lengths are compared. */
  private static final int MAX_CHARS = 1000;

  private Signs() {}

  /** The signs of each line, by the ordinals of {@link Sign}. */
  static byte[][] of(Seen[] lines) {
    byte[][] signs = new byte[lines.length][];
    for (int i = 0; i < lines.length; i++) {
      signs[i] = lines[i].signs().clone();
    }
    readEchoes(signs, lines);
    readNames(signs, lines);
    readNeighbours(signs, lines);
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
    readPlaces(signs, lines);
    return signs;
  }

  private static void readEchoes(byte[][] signs, Seen[] lines) {
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
        set(signs[i], pass == 0 ? Sign.SAID_BEFORE : Sign.SAID_AFTER, value);
        if (pass == 0) {
          best[i] = value >= 2 ? most : -1;
        }
      }
    }
    for (int i = 0; i < signs.length; i++) {
      int of = best[i];
      boolean picture =
          of >= 0 && (get(signs[of], Sign.PHOTO) > 0 || get(signs[of], Sign.CREDIT) > 0);
      boolean cued = get(signs[i], Sign.CUE) > 0;
      set(signs[i], Sign.ECHO, of < 0 ? 0 : picture && !cued ? 1 : 2);
    }
  }

  /** How much of a line was said elsewhere. */
  private static int echo(int echoed, int shingles) {
    double share = shingles < MIN_SHINGLES ? 0 : (double) echoed / shingles;
    return share < 0.1 ? 0 : share < 0.3 ? 1 : share < 0.5 ? 2 : share < 0.8 ? 3 : 4;
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
      set(signs[i], Sign.NAMES, n == 0 ? 0 : known == 0 ? 1 : known < n ? 2 : 3);
      set(signs[i], Sign.FULL_NAME, !full ? 0 : fullKnown ? 2 : 1);
    }
  }

  private static int total(Seen[] lines, Function<Seen, int[]> hashes) {
    int total = 0;
    for (Seen line : lines) {
      total += hashes.apply(line).length;
    }
    return total;
  }

  private static void readNeighbours(byte[][] signs, Seen[] lines) {
    for (int i = 0; i < signs.length; i++) {
      int above = i == 0 ? -1 : get(signs[i - 1], Sign.END);
      boolean bullet = i > 0 && get(signs[i - 1], Sign.START) == 5;
      set(signs[i], Sign.LISTED, above == 6 ? 1 : above == 12 || above == 13 ? 2 : bullet ? 3 : 0);
      int title = i == 0 ? 0 : common(lines[i].content(), lines[0].content());
      set(signs[i], Sign.TITLE_WORDS, Math.min(3, title));
      int next = i + 1 < signs.length ? common(lines[i].content(), lines[i + 1].content()) : 0;
      set(signs[i], Sign.NEXT_WORDS, Math.min(3, next));
    }
  }

  /** How long each is, by the mean of the one above and the one below. */
  private static void readLengths(byte[][] signs, Seen[] lines) {
    int n = signs.length;
    for (int i = 0; i < n; i++) {
      double above = length(lines, i == 0 ? 1 : i - 1);
      double below = length(lines, i + 1 == n ? n - 2 : i + 1);
      double share = 2 * length(lines, i) / Math.max(1, above + below);
      double least = length(lines, i) / Math.max(1, Math.min(above, below));
      set(
          signs[i],
          Sign.BESIDE,
          share < 0.2
              ? 0
              : share < 0.4 ? 1 : share < 0.6 ? 2 : share < 0.9 ? 3 : share < 1.5 ? 4 : 5);
      set(
          signs[i],
          Sign.LEAST,
          least < 0.3 ? 0 : least < 0.5 ? 1 : least < 0.8 ? 2 : least < 1.2 ? 3 : 4);
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
    int verb = get(sign, Sign.VERB);
    return verb == 1 || verb == 6 || verb == 8;
  }

  private static boolean isPresent(byte[] sign) {
    int verb = get(sign, Sign.VERB);
    return verb == 2 || verb == 4 || verb == 9;
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
      set(
          signs[i],
          sign,
          c == 0 ? 0 : c < 0.25 ? 1 : c < 0.5 ? 2 : c < 0.75 ? 3 : c < 1 ? 4 : c < 1.5 ? 5 : 6);
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

  private static void readPlaces(byte[][] signs, Seen[] lines) {
    int n = signs.length;
    int blanks = 0;
    int shorts = 0;
    int credits = 0;
    long longChars = 0;
    int longs = 0;
    for (int i = 0; i < n; i++) {
      blanks += lines[i].afterBlank() ? 1 : 0;
      shorts += isShort(signs[i]) ? 1 : 0;
      credits += get(signs[i], Sign.CREDIT) > 0 ? 1 : 0;
      if (get(signs[i], Sign.SENTENCES) > 0) {
        longs++;
        longChars += Math.min(MAX_CHARS, lines[i].chars());
      }
    }
    boolean allBlank = blanks >= 0.85 * (n - 1);
    double typical = longs == 0 ? 150 : (double) longChars / longs;
    double shortShare = (double) shorts / Math.max(1, n);
    int since = 1000;
    for (int i = 0; i < n; i++) {
      byte[] sign = signs[i];
      double relative = lines[i].chars() / typical;
      set(
          sign,
          Sign.RELATIVE,
          relative < 0.15
              ? 0
              : relative < 0.3
                  ? 1
                  : relative < 0.5 ? 2 : relative < 0.8 ? 3 : relative < 1.3 ? 4 : 5);
      boolean after = lines[i].afterBlank();
      set(sign, Sign.BLANK, blanks == 0 ? 0 : allBlank ? 1 : after ? 2 : 3);
      set(sign, Sign.PLACE, i < 6 ? i : i < 10 ? 6 : i < 20 ? 7 : 8);
      set(sign, Sign.PLACE_END, Math.min(3, n - 1 - i));
      set(
          sign,
          Sign.SHORTS,
          shorts == 0 ? 0 : shortShare < 0.1 ? 1 : shortShare < 0.2 ? 2 : shortShare < 0.4 ? 3 : 4);
      boolean bare = get(sign, Sign.TELEGRAPHIC) > 0;
      boolean cued = get(sign, Sign.CUE) > 1 || get(sign, Sign.CREDIT) > 0;
      set(sign, Sign.BARE, cued ? 1 : !bare ? 0 : credits == 0 ? 2 : credits == 1 ? 3 : 4);
      boolean picture = i > 0 && get(signs[i - 1], Sign.CUE) >= 3;
      boolean said = get(sign, Sign.WORDS) >= 6;
      set(sign, Sign.BELOW_PICTURE, !picture ? 0 : bare && said ? 2 : 1);
      set(sign, Sign.CREDITED, credits == 0 ? 0 : credits == 1 ? 1 : credits < 5 ? 2 : 3);
      set(sign, Sign.SINCE_HEAD, distance(since));
      since = isHead(sign) ? 1 : since + 1;
      boolean above = i > 0 && isShort(signs[i - 1]);
      boolean below = i + 1 < n && isShort(signs[i + 1]);
      set(sign, Sign.RUN, !isShort(sign) ? 0 : above ? (below ? 3 : 4) : below ? 2 : 1);
    }
    for (int i = 0; i < n; i++) {
      boolean bare =
          get(signs[i], Sign.TELEGRAPHIC) > 0 && get(signs[i], Sign.CUE) < 2 && !isHead(signs[i]);
      // Of a headline and a standfirst, the upper opens; below a byline nothing does.
      bare &=
          i == 0
              || (get(signs[i - 1], Sign.TELEGRAPHIC) == 0 && !isHead(signs[i - 1]))
              || get(signs[i - 1], Sign.CUE) > 1;
      int byline = i + 1 < n ? get(signs[i + 1], Sign.BYLINE) : 0;
      int later = i + 2 < n ? get(signs[i + 2], Sign.BYLINE) : 0;
      boolean dated = i + 1 < n && isHead(signs[i + 1]);
      set(
          signs[i],
          Sign.OPENING,
          !bare ? 0 : byline == 1 ? 1 : later == 1 && byline == 0 ? 2 : dated ? 3 : 0);
    }
    int lastHead = -1;
    int firstHead = -1;
    for (int i = 0; i < n && i < HEAD_LINES; i++) {
      if (isHead(signs[i])) {
        firstHead = firstHead < 0 ? i : firstHead;
        lastHead = i;
      }
    }
    for (int i = 0; i < n && i < HEAD_LINES; i++) {
      boolean below = lastHead >= 0 && i > lastHead;
      set(signs[i], Sign.HEADED, lastHead < 0 || i == 0 ? 0 : below ? 3 : i < firstHead ? 1 : 2);
    }
    int until = 1000;
    for (int i = n - 1; i >= 0; i--) {
      set(signs[i], Sign.UNTIL_HEAD, distance(until));
      until = isHead(signs[i]) ? 1 : until + 1;
    }
  }

  /** Whether it looks like what stands at the head of a story: who wrote it, and when. */
  private static boolean isHead(byte[] sign) {
    int byline = get(sign, Sign.BYLINE);
    int date = get(sign, Sign.DATE);
    boolean dated = get(sign, Sign.DATE_SHARE) >= 2 && (date >= 2 || get(sign, Sign.TIME) > 0);
    return byline == 1 || byline == 4 || byline == 5 || dated;
  }

  private static boolean isShort(byte[] sign) {
    return get(sign, Sign.CHARS) <= 4 && get(sign, Sign.SENTENCES) == 0;
  }

  private static int distance(int lines) {
    return lines >= 1000 ? 6 : lines <= 3 ? lines - 1 : lines <= 5 ? 3 : lines <= 10 ? 4 : 5;
  }

  static int get(byte[] signs, Sign sign) {
    return signs[sign.ordinal()];
  }

  static void set(byte[] signs, Sign sign, int value) {
    signs[sign.ordinal()] = (byte) value;
  }
}
