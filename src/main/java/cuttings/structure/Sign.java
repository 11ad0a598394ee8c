package cuttings.structure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is looked at in a line, and the values it may have. */
enum Sign {
  CHARS("under 20", "20", "40", "60", "80", "110", "150", "220", "350 and more"),
  RELATIVE("under .15", ".15", ".3", ".5", ".8", "1.3 and more"),
  WORDS("0", "1", "2", "3", "4", "6", "9", "13", "21", "36 and more"),
  SENTENCES("none", "one", "two", "three and more"),
  END(End.values()),
  START(Start.values()),
  CASE(Case.values()),
  AFTER_NAME(AfterName.values()),
  FIRST(First.values()),
  SECOND(Second.values()),
  CREDIT(Credit.values()),
  CUE(Cue.values()),
  TELEGRAPHIC(Telegraphic.values()),
  COLON(Colon.values()),
  MARKS(Marks.values()),
  DOUBLED("no", "yes"),
  LISTED(Listed.values()),
  PHOTO(Photo.values()),
  BARE(Bare.values()),
  FRAGMENT(Fragment.values()),
  DIRECTION(Direction.values()),
  SPEECH(Speech.values()),
  QUOTE(Quote.values()),
  VERB(Verb.values()),
  TENSE(
      "mixed, none",
      "mixed, past",
      "mixed, present",
      "past, none",
      "past, past",
      "past, present",
      "present, none",
      "present, past",
      "present, present"),
  BESIDE("under .2", ".2", ".4", ".6", ".9", "1.5 and more"),
  LEAST("under .3", ".3", ".5", ".8", "1.2 and more"),
  PAST("none", "one", "more"),
  PERSON(Person.values()),
  DATE(Date.values()),
  DATE_SHARE("none", "under .3", ".3", ".6 and more"),
  TIME("none", "time"),
  BYLINE(BylineForm.values()),
  CAPITALS("none", "under .2", ".2", ".4", ".6", ".8", "all"),
  DIGITS("none", "some", "many"),
  SAID_BEFORE("none", "some", ".3", ".5", ".8 and more", "whole line nearby"),
  SAID_AFTER("none", "some", ".3", ".5", ".8 and more"),
  ECHO(Echo.values()),
  NAMES(Names.values()),
  FULL_NAME(FullName.values()),
  FULL_AGAIN(FullAgain.values()),
  KNOWN_SHARE("few words", "none", "some", ".34", ".5", ".67 and more"),
  BELOW_SHARE("few words", "none", "some", ".34", ".5", ".67 and more"),
  LEAD(Lead.values()),
  SUMMARY(Summary.values()),
  RESTATED(Restated.values()),
  NEXT_SHARE("few words", "none", "some", ".34", ".5", ".67 and more"),
  ABOVE_SHARE("few words", "none", "some", ".34", ".5", ".67 and more"),
  STOPLESS(Stopless.values()),
  HEADS_PICTURE(HeadsPicture.values()),
  WIRE("no", "opens with dateline", "whole line"),
  TITLE_WORDS("none", "one", "two", "three and more"),
  NEXT_WORDS("none", "one", "two", "three and more"),
  COHESION("none", "under .25", ".25", ".5", ".75", "1", "1.5 and more"),
  NAME_COHESION("none", "under .25", ".25", ".5", ".75", "1", "1.5 and more"),
  NEAR_COHESION("none", "under .25", ".25", ".5", ".75", "1", "1.5 and more"),
  OPENING(Opening.values()),
  HEADED(Headed.values()),
  BELOW_PICTURE(BelowPicture.values()),
  DIP(Dip.values()),
  BLANK(Blank.values()),
  PLACE("first", "second", "third", "fourth", "fifth", "sixth", "7", "11", "21 and more"),
  PLACE_END("last", "second last", "third last", "earlier"),
  SINCE_HEAD("1", "2", "3", "4", "6", "11 and more", "none"),
  UNTIL_HEAD("1", "2", "3", "4", "6", "11 and more", "none"),
  SHORTS("none", "under .1", ".1", ".2", ".4 and more"),
  CREDITED("none", "one", "few", "many"),
  RUN(Run.values());

  @SuppressWarnings("ImmutableEnumChecker") // it is List.of
  private final List<String> values;

  Sign(String... values) {
    this.values = List.of(values);
  }

  Sign(Value... values) {
    this.values = Arrays.stream(values).map(Value::label).toList();
  }

  /** What it is called where a person reads it. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  int size() {
    return values.size();
  }

  /** The name of a value. */
  String name(int value) {
    return values.get(value);
  }

  /** The value of that name. */
  int value(String name) {
    int value = values.indexOf(name);
    if (value < 0) {
      throw new IllegalArgumentException(this + " has no value \"" + name + "\"");
    }
    return value;
  }

  /** A value that has a name in the program. */
  interface Value {
    int ordinal();

    String name();

    /** What it is called where a person reads it. */
    default String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  enum End implements Value {
    LETTER,
    NAME,
    STOP,
    QUOTED_STOP,
    QUESTION,
    EXCLAMATION,
    COLON,
    BRACKET,
    QUOTE,
    DIGIT,
    COMMA,
    OTHER,
    SEMICOLON,
    CONJUNCTION
  }

  enum Start implements Value {
    CAPITAL,
    SMALL,
    DIGIT,
    QUOTE,
    BRACKET,
    BULLET,
    NUMBERED,
    OTHER
  }

  enum Case implements Value {
    NO_LETTERS,
    CAPITALS,
    TITLE,
    CAPITAL_OPENING,
    SENTENCE,
    SMALL,
    LINE_OF_CAPITALS
  }

  enum AfterName implements Value {
    NO_NAME,
    NOTHING,
    COMMA,
    BRACKET,
    COLON,
    STOP,
    PREPOSITION,
    ING("-ing"),
    POSE,
    PAST,
    IS,
    REPORTING,
    ED("-ed"),
    S("-s"),
    OTHER;

    private final @Nullable String label;

    AfterName() {
      this(null);
    }

    AfterName(@Nullable String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label == null ? Value.super.label() : label;
    }
  }

  enum First implements Value {
    OTHER,
    NAME,
    ARTICLE,
    DETERMINER,
    FIRST_PERSON,
    SECOND_PERSON,
    THIRD_PERSON,
    BY,
    QUESTION,
    CONNECTIVE,
    PREPOSITION,
    DATE,
    PHOTO,
    DIRECTION,
    VERB,
    REPORTING,
    NUMBER,
    ROLE,
    QUOTED,
    ING("-ing");

    private final @Nullable String label;

    First() {
      this(null);
    }

    First(@Nullable String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label == null ? Value.super.label() : label;
    }
  }

  enum Second implements Value {
    NONE,
    OTHER,
    PHOTO,
    CAPITAL,
    ARTICLE,
    PREPOSITION,
    PAST,
    PRESENT,
    MODAL,
    REPORTING,
    POSE,
    NUMBER,
    ING("-ing"),
    ED("-ed"),
    S("-s");

    private final @Nullable String label;

    Second() {
      this(null);
    }

    Second(@Nullable String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label == null ? Value.super.label() : label;
    }
  }

  enum Credit implements Value {
    NONE,
    LABELLED,
    BRACKETED_LABEL,
    BRACKETED_AGENCY,
    BRACKETED_NAME,
    AGENCY_END,
    NAME_AFTER_STOP,
    SLASHED,
    AGENCY_INSIDE,
    BRACKET_AFTER_STOP
  }

  enum Cue implements Value {
    NONE,
    WEAK,
    TWO_WEAK,
    STRONG,
    TWO
  }

  enum Telegraphic implements Value {
    SENTENCE,
    SHORT,
    WITH_ARTICLE,
    WITHOUT_ARTICLE
  }

  enum Colon implements Value {
    NONE,
    EARLY,
    LATER
  }

  enum Marks implements Value {
    NONE,
    BAR,
    DASH,
    ADDRESS,
    SIGNATURE,
    ABOVE_SIGNATURE
  }

  enum Listed implements Value {
    NO,
    BELOW_COLON,
    BELOW_SEMICOLON,
    BELOW_BULLET
  }

  enum Photo implements Value {
    NONE,
    PICTURED,
    OPENS,
    INSIDE,
    IN_THIS_PICTURE
  }

  enum Bare implements Value {
    SENTENCE,
    CUED,
    ALONE,
    WHERE_ONE_IS_CUED,
    WHERE_MANY_ARE_CUED
  }

  enum Fragment implements Value {
    FINITE,
    SHORT_WITH_STOP,
    LONG_WITH_STOP,
    SHORT,
    LONG
  }

  enum Direction implements Value {
    NONE,
    BRACKETED,
    BETWEEN_COMMAS,
    BARE
  }

  enum Speech implements Value {
    NONE,
    REPORTED,
    SAID,
    QUOTED,
    QUOTED_AND_SAID
  }

  enum Quote implements Value {
    NONE,
    WHOLE,
    OPENS,
    INSIDE,
    UNCLOSED
  }

  enum Verb implements Value {
    NONE,
    PAST,
    PRESENT,
    MODAL,
    S_AFTER_NAME("-s after name"),
    S("-s"),
    ED("-ed"),
    ING("-ing"),
    REPORTING,
    POSE;

    private final @Nullable String label;

    Verb() {
      this(null);
    }

    Verb(@Nullable String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label == null ? Value.super.label() : label;
    }
  }

  enum Person implements Value {
    NONE,
    FIRST,
    SECOND,
    THIRD
  }

  enum Date implements Value {
    NONE,
    MONTH,
    YEAR_IN_FULL_DATE,
    OPENS_WITH_DATE,
    WEEKDAY,
    AGO,
    MARKED,
    MARKED_LINE,
    WHOLE_LINE,
    IN_A_TIMELINE
  }

  enum BylineForm implements Value {
    NONE,
    BY_NAME,
    BY_SMALL,
    NAMES,
    NAME_AND_ROLE,
    NAME_AND_DESK,
    NAME_AND_DATE,
    BY_INSIDE
  }

  enum Echo implements Value {
    NONE,
    OF_PICTURE_LINE,
    OF_OTHER_LINE
  }

  enum Names implements Value {
    NONE,
    NEW,
    SOME_MET,
    MET
  }

  enum FullName implements Value {
    NONE,
    NEW,
    MET
  }

  /** Where the next line is that has a name of this one in full again. */
  enum FullAgain implements Value {
    NONE,
    NOT_AGAIN,
    IN_NEXT_LINE,
    SOON,
    LATER
  }

  /** What the first of several sentences is. */
  enum Lead implements Value {
    ALONE,
    FINITE,
    SHORT,
    VERBLESS
  }

  /** One of some sentences that stand alone, a line each, above the first paragraph. */
  enum Summary implements Value {
    NO,
    ONE,
    TWO,
    THREE_OR_FOUR,
    KEY_POINTS
  }

  /** How much of a line above the first paragraph is said again below. */
  enum Restated implements Value {
    NO,
    HALF,
    WHOLE
  }

  enum Stopless implements Value {
    STOP,
    NO_STOP,
    NO_STOP_WHERE_OTHERS_HAVE_ONE,
    NO_STOP_AFTER_A_SENTENCE
  }

  enum HeadsPicture implements Value {
    NO,
    ABOVE_A_PICTURE,
    AS_OTHERS_ON_THE_PAGE
  }

  enum Opening implements Value {
    NO,
    ABOVE_BYLINE,
    SECOND_ABOVE_BYLINE,
    ABOVE_DATE,
    ABOVE_WIRE
  }

  enum Headed implements Value {
    NO,
    ABOVE_BYLINE,
    BETWEEN,
    BELOW_BYLINE
  }

  enum BelowPicture implements Value {
    NO,
    SENTENCE,
    BARE,
    IN_A_BLOCK,
    UNCREDITED,
    AS_OTHERS_ON_THE_PAGE
  }

  enum Blank implements Value {
    NEVER,
    ALWAYS,
    BEFORE,
    NONE_BEFORE
  }

  enum Run implements Value {
    LONG,
    ALONE,
    FIRST,
    INSIDE,
    LAST
  }

  enum Dip implements Value {
    NO,
    LOWEST_OF_5,
    LOWEST_OF_11
  }
}
