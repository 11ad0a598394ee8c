package cuttings.structure;

import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model weighs: values of the signs of a line and of those around it, alone and two
 * together. A feature is a number; a line has one of each template. What is looked at is form and
 * place, and closed lists of words: never a name, so that no model can learn a paper by heart.
 */
final class Features {
  /**
   * A sign, and maybe another one with it, of lines at some distance.
   *
   * @param place the line, as so many below the one that is labelled; negative above
   * @param offset the first of its numbers
   */
  private record Template(int place, Sign sign, int otherPlace, @Nullable Sign other, int offset) {

    int size() {
      return (sign.size() + 1) * (other == null ? 1 : other.size() + 1);
    }

    String name(int feature) {
      int value = feature - offset;
      return other == null
          ? name(place, sign, value)
          : name(place, sign, value / (other.size() + 1))
              + ", "
              + name(otherPlace, other, value % (other.size() + 1));
    }

    private static String name(int place, Sign sign, int value) {
      String where = place == 0 ? "" : Math.abs(place) + (place < 0 ? " above: " : " below: ");
      return where + sign.title() + " " + (value == 0 ? "(no line)" : sign.name(value - 1));
    }
  }

  /**
   * The signs of a line and of the two above and below it, in one array, each one more than its
   * value; 0 where there is no such line.
   */
  static final class Window {
    /** Lines above, and below. */
    static final int REACH = 2;

    /** A place that holds nothing but 0. */
    static final int ZERO = (2 * REACH + 1) * Signs.COUNT;

    private final byte[][] signs;
    private final byte[] window = new byte[ZERO + 1];

    Window(byte[][] signs) {
      this.signs = signs;
    }

    /** The window at a line; it is overwritten when another is asked for. */
    byte[] at(int line) {
      int to = 0;
      for (int near = line - REACH; near <= line + REACH; near++) {
        byte[] row = near < 0 || near >= signs.length ? null : signs[near];
        for (int i = 0; i < Signs.COUNT; i++) {
          window[to++] = row == null ? 0 : (byte) (row[i] + 1);
        }
      }
      return window;
    }
  }

  /** A weight that is certain before any data: training begins there and is drawn to it. */
  private record Prior(Sign sign, String value, Kind kind, double weight) {

    /** "By Ann Lee" is as good as certain; the chain learns by itself how much it says. */
    boolean isCertain() {
      return weight >= CERTAIN || (sign == Sign.BYLINE && value.equals("by name"));
    }
  }

  private static final List<Prior> PRIORS =
      List.of(
          new Prior(Sign.PHOTO, "pictured", Kind.CAPTION, 10),
          new Prior(Sign.PHOTO, "opens", Kind.CAPTION, 11),
          new Prior(Sign.PHOTO, "in this picture", Kind.CAPTION, 6),
          new Prior(Sign.CREDIT, "labelled", Kind.CAPTION, 2.5),
          new Prior(Sign.CREDIT, "bracketed label", Kind.CAPTION, 5),
          new Prior(Sign.CREDIT, "bracketed agency", Kind.CAPTION, 5),
          new Prior(Sign.CREDIT, "bracket after stop", Kind.CAPTION, 3.5),
          new Prior(Sign.DIRECTION, "bracketed", Kind.CAPTION, 3.5),
          new Prior(Sign.DIRECTION, "between commas", Kind.CAPTION, 2.5),
          new Prior(Sign.SAID_BEFORE, "whole line nearby", Kind.CAPTION, 12),
          new Prior(Sign.SAID_BEFORE, ".8 and more", Kind.PARAGRAPH, 4),
          new Prior(Sign.ECHO, "of picture line", Kind.PARAGRAPH, 4),
          new Prior(Sign.DOUBLED, "yes", Kind.CAPTION, 2.5),
          new Prior(Sign.FRAGMENT, "short with stop", Kind.CAPTION, 4),
          new Prior(Sign.BELOW_PICTURE, "bare", Kind.SUBHEADING, -3),
          new Prior(Sign.BELOW_PICTURE, "in a block", Kind.CAPTION, 3),
          new Prior(Sign.BELOW_PICTURE, "uncredited", Kind.SUBHEADING, 2),
          new Prior(Sign.BELOW_PICTURE, "as others on the page", Kind.SUBHEADING, 8),
          new Prior(Sign.SUMMARY, "key points", Kind.STANDFIRST, 5),
          new Prior(Sign.RESTATED, "half", Kind.STANDFIRST, 2),
          new Prior(Sign.RESTATED, "whole", Kind.STANDFIRST, 4),
          new Prior(Sign.PLACE, "first", Kind.STANDFIRST, -6),
          new Prior(Sign.DATE, "marked line", Kind.DATELINE, 5),
          new Prior(Sign.DATE, "whole line", Kind.DATELINE, 5),
          new Prior(Sign.DATE, "whole line", Kind.HEADLINE, -6),
          new Prior(Sign.DATE, "in a timeline", Kind.SUBHEADING, 6),
          new Prior(Sign.WIRE, "whole line", Kind.DATELINE, 8),
          new Prior(Sign.WIRE, "whole line", Kind.HEADLINE, -4),
          new Prior(Sign.END, "semicolon", Kind.PARAGRAPH, 3.5),
          new Prior(Sign.END, "conjunction", Kind.PARAGRAPH, 3.5),
          new Prior(Sign.LISTED, "below semicolon", Kind.PARAGRAPH, 2.5),
          new Prior(Sign.BYLINE, "by name", Kind.BYLINE, 3.5),
          new Prior(Sign.BYLINE, "name and date", Kind.BYLINE, 3.5),
          new Prior(Sign.BYLINE, "name and role", Kind.BYLINE, 1),
          new Prior(Sign.CASE, "capitals", Kind.SUBHEADING, 2.5),
          new Prior(Sign.MARKS, "signature", Kind.PARAGRAPH, 4),
          new Prior(Sign.MARKS, "above signature", Kind.PARAGRAPH, 8),
          new Prior(Sign.WIRE, "opens with dateline", Kind.PARAGRAPH, 4),
          new Prior(Sign.CASE, "line of capitals", Kind.SUBHEADING, 4),
          new Prior(Sign.HEADS_PICTURE, "as others on the page", Kind.SUBHEADING, 8),
          new Prior(Sign.HEADED, "above byline", Kind.PARAGRAPH, -2.5),
          new Prior(Sign.HEADED, "between", Kind.PARAGRAPH, -2.5));

  /** A prior of so much is certain. */
  private static final double CERTAIN = 8;

  /** A value of {@link Sign#OPENING} for which a story begins, and how much it says so. */
  private static final List<Prior> BEGINNINGS =
      List.of(
          new Prior(Sign.OPENING, "above byline", Kind.HEADLINE, 6.5),
          new Prior(Sign.OPENING, "second above byline", Kind.HEADLINE, 3.5),
          new Prior(Sign.OPENING, "above date", Kind.HEADLINE, 2),
          new Prior(Sign.OPENING, "above wire", Kind.HEADLINE, 3.5));

  /** Signs of the lines next above and below. */
  private static final List<Sign> NEAR =
      List.of(
          Sign.CHARS,
          Sign.END,
          Sign.START,
          Sign.CASE,
          Sign.FIRST,
          Sign.CREDIT,
          Sign.PHOTO,
          Sign.SPEECH,
          Sign.VERB,
          Sign.DATE,
          Sign.DATE_SHARE,
          Sign.BYLINE,
          Sign.CAPITALS,
          Sign.SAID_BEFORE,
          Sign.SENTENCES,
          Sign.RELATIVE,
          Sign.ECHO,
          Sign.CUE,
          Sign.TELEGRAPHIC,
          Sign.LISTED,
          Sign.MARKS,
          Sign.BARE,
          Sign.FRAGMENT,
          Sign.WIRE,
          Sign.AFTER_NAME,
          Sign.HEADS_PICTURE,
          Sign.NEXT_SHARE,
          Sign.FULL_AGAIN,
          Sign.SUMMARY);

  /** Signs of the lines second above and below. */
  private static final List<Sign> FAR =
      List.of(
          Sign.CHARS,
          Sign.END,
          Sign.CREDIT,
          Sign.BYLINE,
          Sign.DATE_SHARE,
          Sign.CASE,
          Sign.SENTENCES,
          Sign.CUE,
          Sign.TELEGRAPHIC);

  /** Signs that say more with others of the same line. */
  private static final List<List<Sign>> TOGETHER =
      List.of(
          List.of(Sign.CHARS, Sign.CASE),
          List.of(Sign.END, Sign.CASE, Sign.RELATIVE),
          List.of(
              Sign.BYLINE,
              Sign.PLACE,
              Sign.DATE,
              Sign.WORDS,
              Sign.MARKS,
              Sign.HEADED,
              Sign.SINCE_HEAD),
          List.of(Sign.CREDIT, Sign.CHARS, Sign.CREDITED, Sign.SENTENCES),
          List.of(Sign.CUE, Sign.CREDITED, Sign.SENTENCES, Sign.END),
          List.of(Sign.VERB, Sign.SPEECH, Sign.PAST, Sign.TELEGRAPHIC),
          List.of(Sign.FIRST, Sign.SECOND, Sign.PHOTO),
          List.of(Sign.RUN, Sign.SHORTS, Sign.CASE, Sign.CREDITED),
          List.of(Sign.DATE, Sign.DATE_SHARE),
          List.of(Sign.SAID_BEFORE, Sign.ECHO, Sign.PHOTO),
          List.of(Sign.RESTATED, Sign.HEADED, Sign.TELEGRAPHIC),
          List.of(Sign.NAMES, Sign.FULL_NAME),
          List.of(Sign.PLACE, Sign.SENTENCES, Sign.TITLE_WORDS, Sign.UNTIL_HEAD),
          List.of(Sign.DIRECTION, Sign.SPEECH),
          List.of(Sign.QUOTE, Sign.END),
          List.of(Sign.SINCE_HEAD, Sign.END, Sign.UNTIL_HEAD),
          List.of(Sign.UNTIL_HEAD, Sign.CHARS, Sign.END),
          List.of(
              Sign.TELEGRAPHIC,
              Sign.CREDITED,
              Sign.SHORTS,
              Sign.PLACE,
              Sign.COHESION,
              Sign.DIP,
              Sign.NEAR_COHESION),
          List.of(Sign.NAME_COHESION, Sign.COHESION, Sign.UNTIL_HEAD, Sign.OPENING),
          List.of(Sign.COHESION, Sign.UNTIL_HEAD, Sign.OPENING),
          List.of(Sign.LISTED, Sign.END),
          List.of(Sign.NEXT_SHARE, Sign.TELEGRAPHIC, Sign.SENTENCES, Sign.CUE),
          List.of(Sign.ABOVE_SHARE, Sign.TELEGRAPHIC, Sign.CUE),
          List.of(
              Sign.STOPLESS,
              Sign.SHORTS,
              Sign.BARE,
              Sign.NAMES,
              Sign.FRAGMENT,
              Sign.PLACE,
              Sign.LISTED),
          List.of(Sign.HEADS_PICTURE, Sign.SENTENCES, Sign.CHARS),
          List.of(Sign.AFTER_NAME, Sign.CUE, Sign.CASE, Sign.FULL_NAME),
          List.of(Sign.FULL_NAME, Sign.TELEGRAPHIC, Sign.NEXT_SHARE, Sign.FRAGMENT),
          List.of(
              Sign.FULL_AGAIN,
              Sign.FULL_NAME,
              Sign.BYLINE,
              Sign.TELEGRAPHIC,
              Sign.HEADED,
              Sign.SENTENCES),
          List.of(Sign.KNOWN_SHARE, Sign.TELEGRAPHIC, Sign.BELOW_SHARE),
          List.of(
              Sign.BELOW_SHARE,
              Sign.TELEGRAPHIC,
              Sign.PLACE,
              Sign.HEADED,
              Sign.SUMMARY,
              Sign.FULL_AGAIN),
          List.of(Sign.LEAD, Sign.END, Sign.TELEGRAPHIC, Sign.CUE),
          List.of(Sign.SUMMARY, Sign.HEADED, Sign.DATE, Sign.SPEECH, Sign.TENSE, Sign.FULL_AGAIN),
          List.of(Sign.TENSE, Sign.SENTENCES),
          List.of(Sign.BESIDE, Sign.SENTENCES, Sign.BARE),
          List.of(Sign.LEAST, Sign.SENTENCES, Sign.CREDITED),
          List.of(Sign.FRAGMENT, Sign.BARE, Sign.PLACE, Sign.CHARS),
          List.of(Sign.BARE, Sign.CASE, Sign.NAMES, Sign.QUOTE, Sign.START),
          List.of(Sign.HEADED, Sign.CHARS, Sign.SENTENCES, Sign.CUE, Sign.TELEGRAPHIC));

  /** A sign of the line with one of the line above, and of the line below. */
  private static final List<List<Sign>> BESIDE =
      List.of(
          List.of(Sign.END, Sign.END),
          List.of(Sign.END, Sign.BYLINE),
          List.of(Sign.CHARS, Sign.BYLINE),
          List.of(Sign.CREDIT, Sign.CREDIT),
          List.of(Sign.RUN, Sign.SENTENCES),
          List.of(Sign.CASE, Sign.CASE),
          List.of(Sign.TELEGRAPHIC, Sign.TELEGRAPHIC),
          List.of(Sign.CUE, Sign.SENTENCES));

  private final Template[] templates;
  private final int count;

  // The templates again, as arrays for the loop over them: where in the window their signs are, how
  // many numbers a value of the first takes, and the first number.
  private final int[] at;
  private final int[] otherAt;
  private final int[] width;
  private final int[] offset;

  /** The features that are certain, and which of a line's features each would be. */
  private final int[] certain;

  private final int[] certainAt;

  Features() {
    List<Template> all = new ArrayList<>();
    for (Sign sign : Sign.values()) {
      add(all, 0, sign, 0, null);
    }
    for (int place : new int[] {-1, 1}) {
      NEAR.forEach(sign -> add(all, place, sign, 0, null));
      FAR.forEach(sign -> add(all, 2 * place, sign, 0, null));
      BESIDE.forEach(pair -> add(all, 0, pair.get(0), place, pair.get(1)));
    }
    for (List<Sign> signs : TOGETHER) {
      for (Sign other : signs.subList(1, signs.size())) {
        add(all, 0, signs.getFirst(), 0, other);
      }
    }
    templates = all.toArray(new Template[0]);
    count = end(all);
    at = new int[templates.length];
    otherAt = new int[templates.length];
    width = new int[templates.length];
    offset = new int[templates.length];
    for (int i = 0; i < templates.length; i++) {
      Template t = templates[i];
      at[i] = (t.place + Window.REACH) * Signs.COUNT + t.sign.ordinal();
      otherAt[i] =
          t.other == null
              ? Window.ZERO
              : (t.otherPlace + Window.REACH) * Signs.COUNT + t.other.ordinal();
      width[i] = t.other == null ? 1 : t.other.size() + 1;
      offset[i] = t.offset;
    }
    List<Prior> sure = PRIORS.stream().filter(Prior::isCertain).toList();
    certain = sure.stream().mapToInt(this::feature).toArray();
    certainAt = sure.stream().mapToInt(prior -> prior.sign.ordinal()).toArray();
  }

  private static void add(
      List<Template> all, int place, Sign sign, int otherPlace, @Nullable Sign other) {
    all.add(new Template(place, sign, otherPlace, other, end(all)));
  }

  private static int end(List<Template> all) {
    return all.isEmpty() ? 0 : all.getLast().offset + all.getLast().size();
  }

  /** How many features there are. */
  int count() {
    return count;
  }

  /** How many features a line has: one of each template. */
  int perLine() {
    return templates.length;
  }

  /** The features of every line of a document. */
  int[][] of(byte[][] signs) {
    int[][] features = new int[signs.length][templates.length];
    Window window = new Window(signs);
    for (int line = 0; line < signs.length; line++) {
      read(window.at(line), features[line]);
    }
    return features;
  }

  /** The features of the line that a window stands at. */
  void read(byte[] window, int[] features) {
    for (int i = 0; i < features.length; i++) {
      features[i] = offset[i] + window[at[i]] * width[i] + window[otherAt[i]];
    }
  }

  /** What a feature says, in words. */
  String name(int feature) {
    for (Template template : templates) {
      if (feature < template.offset + template.size()) {
        return template.name(feature);
      }
    }
    throw new IllegalArgumentException("no feature " + feature);
  }

  /** What stands at a place of a window, in words. */
  String name(int place, byte[] window) {
    Sign sign = Sign.values()[place % Signs.COUNT];
    return Template.name(place / Signs.COUNT - Window.REACH, sign, window[place]);
  }

  /** A number that changes with the features, so that a model meets those it was trained with. */
  int fingerprint() {
    int hash = count;
    for (Template t : templates) {
      hash = hash * 31 + t.place;
      hash = hash * 31 + t.sign.name().hashCode();
      hash = hash * 31 + t.otherPlace;
      hash = hash * 31 + (t.other == null ? 0 : t.other.name().hashCode());
    }
    return hash;
  }

  /**
   * The weights that are certain before any data.
   *
   * @param columns weights of a feature: one for each kind, and where there is one more, that of a
   *     beginning
   */
  double[] prior(int columns) {
    double[] weights = new double[count * columns];
    for (Prior prior : PRIORS) {
      weights[feature(prior) * columns + prior.kind.ordinal()] += prior.weight;
    }
    if (columns > Chain.KINDS) {
      for (Prior prior : BEGINNINGS) {
        weights[feature(prior) * columns + Chain.KINDS] += prior.weight;
      }
    }
    return weights;
  }

  /**
   * Whether a line has a sign that is certain before any data: no count of votes outweighs it.
   *
   * @param features of the line
   */
  boolean isCertain(int[] features) {
    for (int i = 0; i < certain.length; i++) {
      if (features[certainAt[i]] == certain[i]) {
        return true;
      }
    }
    return false;
  }

  private int feature(Prior prior) {
    // The templates of a line's own signs come first, in their order.
    return templates[prior.sign.ordinal()].offset + 1 + prior.sign.value(prior.value);
  }
}
