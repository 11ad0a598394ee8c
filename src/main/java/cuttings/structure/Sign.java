package cuttings.structure;

import java.util.List;
import java.util.Locale;

/** What is looked at in a line, and the values it may have. */
enum Sign {
  CHARS("under 20", "20", "40", "60", "80", "110", "150", "220", "350 and more"),
  RELATIVE("under .15", ".15", ".3", ".5", ".8", "1.3 and more"),
  WORDS("0", "1", "2", "3", "4", "6", "9", "13", "21", "36 and more"),
  SENTENCES("none", "one", "two", "three and more"),
  END(
      "letter",
      "name",
      "stop",
      "quoted stop",
      "question",
      "exclamation",
      "colon",
      "bracket",
      "quote",
      "digit",
      "comma",
      "other",
      "semicolon",
      "conjunction"),
  START("capital", "small", "digit", "quote", "bracket", "bullet", "numbered", "other"),
  CASE("no letters", "capitals", "title", "capital opening", "sentence", "small"),
  FIRST(
      "other",
      "name",
      "article",
      "determiner",
      "first person",
      "second person",
      "third person",
      "by",
      "question",
      "connective",
      "preposition",
      "date",
      "photo",
      "direction",
      "verb",
      "reporting",
      "number",
      "role",
      "quoted",
      "-ing"),
  SECOND(
      "none",
      "other",
      "photo",
      "capital",
      "article",
      "preposition",
      "past",
      "present",
      "modal",
      "reporting",
      "pose",
      "number",
      "-ing",
      "-ed",
      "-s"),
  CREDIT(
      "none",
      "labelled",
      "bracketed label",
      "bracketed agency",
      "bracketed name",
      "agency end",
      "name after stop",
      "slashed",
      "agency inside",
      "bracket after stop"),
  CUE("none", "weak", "two weak", "strong", "two"),
  TELEGRAPHIC("sentence", "short", "with article", "without article"),
  COLON("none", "early", "later"),
  MARKS("none", "bar", "dash", "address"),
  DOUBLED("no", "yes"),
  LISTED("no", "below colon", "below semicolon", "below bullet"),
  PHOTO("none", "pictured", "opens", "inside", "in this picture"),
  BARE("sentence", "cued", "alone", "where one is cued", "where many are cued"),
  FRAGMENT("finite", "short with stop", "long with stop", "short", "long"),
  DIRECTION("none", "bracketed", "between commas", "bare"),
  SPEECH("none", "reported", "said", "quoted", "quoted and said"),
  QUOTE("none", "whole", "opens", "inside", "unclosed"),
  VERB(
      "none",
      "past",
      "present",
      "modal",
      "-s after name",
      "-s",
      "-ed",
      "-ing",
      "reporting",
      "pose"),
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
  PERSON("none", "first", "second", "third"),
  DATE("none", "month", "year in full date", "opens with date", "weekday", "ago", "marked"),
  DATE_SHARE("none", "under .3", ".3", ".6 and more"),
  TIME("none", "time"),
  BYLINE(
      "none",
      "by name",
      "by small",
      "names",
      "name and role",
      "name and desk",
      "name and date",
      "by inside"),
  CAPITALS("none", "under .2", ".2", ".4", ".6", ".8", "all"),
  DIGITS("none", "some", "many"),
  SAID_BEFORE("none", "some", ".3", ".5", ".8 and more"),
  SAID_AFTER("none", "some", ".3", ".5", ".8 and more"),
  ECHO("none", "of picture line", "of other line"),
  NAMES("none", "new", "some met", "met"),
  FULL_NAME("none", "new", "met"),
  TITLE_WORDS("none", "one", "two", "three and more"),
  NEXT_WORDS("none", "one", "two", "three and more"),
  COHESION("none", "under .25", ".25", ".5", ".75", "1", "1.5 and more"),
  NAME_COHESION("none", "under .25", ".25", ".5", ".75", "1", "1.5 and more"),
  NEAR_COHESION("none", "under .25", ".25", ".5", ".75", "1", "1.5 and more"),
  OPENING("no", "above byline", "second above byline", "above date"),
  HEADED("no", "above byline", "between", "below byline"),
  BELOW_PICTURE("no", "sentence", "bare"),
  DIP("no", "lowest of 5", "lowest of 11"),
  BLANK("never", "always", "before", "none before"),
  PLACE("first", "second", "third", "fourth", "fifth", "sixth", "7", "11", "21 and more"),
  PLACE_END("last", "second last", "third last", "earlier"),
  SINCE_HEAD("1", "2", "3", "4", "6", "11 and more", "none"),
  UNTIL_HEAD("1", "2", "3", "4", "6", "11 and more", "none"),
  SHORTS("none", "under .1", ".1", ".2", ".4 and more"),
  CREDITED("none", "one", "few", "many"),
  RUN("long", "alone", "first", "inside", "last");

  @SuppressWarnings("ImmutableEnumChecker") // it is List.of
  private final List<String> values;

  Sign(String... values) {
    this.values = List.of(values);
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
}
