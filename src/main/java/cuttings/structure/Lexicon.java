package cuttings.structure;

import java.util.Locale;

/**
 * Words that tell what a line is, each with the classes it belongs to. Looked up in place, without
 * making a string of the word.
 */
final class Lexicon {
  static final int MONTH = 1;
  static final int WEEKDAY = 1 << 1;

  /** Zones, "am", "pm": what stands beside a time. */
  static final int CLOCK = 1 << 2;

  /** "published", "updated": what stands before a date. */
  static final int DATE_MARK = 1 << 3;

  /** "ago", "minutes", "hours". */
  static final int AGO = 1 << 4;

  static final int AGENCY = 1 << 5;
  static final int PHOTO = 1 << 6;
  static final int DIRECTION = 1 << 7;
  static final int REPORTING = 1 << 8;
  static final int PAST = 1 << 9;
  static final int PRESENT = 1 << 10;
  static final int MODAL = 1 << 11;
  static final int FIRST_PERSON = 1 << 12;
  static final int SECOND_PERSON = 1 << 13;
  static final int THIRD_PERSON = 1 << 14;
  static final int CONNECTIVE = 1 << 15;
  static final int ARTICLE = 1 << 16;
  static final int DETERMINER = 1 << 17;
  static final int PREPOSITION = 1 << 18;
  static final int QUESTION = 1 << 19;

  /** What people in pictures do. */
  static final int POSE = 1 << 20;

  /** What somebody is who writes: reporter, editor, correspondent. */
  static final int ROLE = 1 << 21;

  static final int BY = 1 << 22;
  static final int NUMBER = 1 << 23;

  /** Short words that titles leave small. */
  static final int SMALL = 1 << 24;

  /** What a publication or a desk is called. */
  static final int DESK = 1 << 25;

  /** Past forms that no ending shows. */
  static final int IRREGULAR = 1 << 26;

  /** What stands after the word for a picture that the line is about: "image shows". */
  static final int SHOWING = 1 << 27;

  /** Before "by": what somebody did who wrote it. */
  static final int WRITING = 1 << 28;

  private static final int SIZE = 2048;

  /** The hash of no characters, not yet mixed. */
  static final int HASH_START = 17;

  private final char[][] words = new char[SIZE][];
  private final int[] hashes = new int[SIZE];
  private final int[] classes = new int[SIZE];

  /** One for all: it does not change. */
  static final Lexicon ENGLISH = new Lexicon();

  private Lexicon() {
    add(
        MONTH,
        "january february march april may june july august september october november december"
            + " jan feb mar apr jun jul aug sept sep oct nov dec");
    add(
        WEEKDAY,
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs"
            + " fri sat sun");
    add(
        CLOCK,
        "am pm a.m p.m gmt bst utc est edt cst cdt mst mdt pst pdt et pt ct mt cet cest ist sast"
            + " aest aedt hst hkt sgt myt noon midnight");
    add(DATE_MARK, "published posted updated modified original created first last filed issued");
    add(AGO, "ago minutes minute mins hours hour days day yesterday today");
    add(
        AGENCY,
        "reuters ap afp pa epa getty shutterstock istock istockphoto alamy xinhua aap upi dpa ani"
            + " pti swns rex pool handout stringer instagram facebook twitter wireimage corbis");
    add(
        PHOTO,
        "photo photos photograph photographs photographed picture pictured pictures image images"
            + " credit illustration rendering screengrab screenshot footage file-photo graphic"
            + " photographer portrait drawing map courtesy impression concept artist's handout selfie");
    add(
        DIRECTION,
        "left right centre center above below background foreground clockwise top bottom front"
            + " rear middle");
    add(
        REPORTING,
        "said says told tells added adds according explained explains asked asks reported announced"
            + " claimed claims warned warns insisted wrote writes tweeted confirmed noted argued"
            + " argues admitted revealed stated suggested recalled replied continued declined");
    add(PAST, "was were had did");
    add(
        IRREGULAR,
        "went came made took got became began found gave saw left kept knew thought felt brought"
            + " held led ran won lost sent met paid put set sat stood spoke fell rose grew wore wrote"
            + " beat hit broke chose drove ate flew forgot heard hid laid lit meant sang sank sold"
            + " shook shot slept spent stole struck swam swore swept taught threw understood woke"
            + " built bought caught dealt drew dug fought froze hung dealt rode rang sought spun"
            + " sprang stuck tore wept wound");
    add(
        SHOWING,
        "shows show showing of taken released obtained provided posted from by depicts shared"
            + " captured via");
    add(PRESENT, "is are has have does do isn't aren't hasn't haven't doesn't don't");
    add(MODAL, "will would could can may might should must won't wouldn't can't couldn't");
    add(FIRST_PERSON, "i we my our me us i'm i've we're we've i'd i'll we'll");
    add(SECOND_PERSON, "you your you're you'll you've");
    add(
        THIRD_PERSON,
        "he she they it his her their him them its he's she's they're it's himself herself");
    add(
        CONNECTIVE,
        "but and however meanwhile also so yet because although while when after if as since before"
            + " then still instead despite though or until once that's there there's");
    add(ARTICLE, "a an");
    add(DETERMINER, "the this that these those");
    add(
        PREPOSITION,
        "in at of on during from with for to into near outside inside over by between among around"
            + " under through against about amid across behind following");
    add(QUESTION, "how why what who when where which what's who's whose");
    add(
        POSE,
        "attends attend speaks speak shows show poses pose arrives arrive walks walk stands stand"
            + " sits sit looks look waves wave holds hold celebrates celebrate leaves performs"
            + " perform wears wear shakes shake watches watch gestures gesture takes plays smiles"
            + " carries carry lies drives rides runs reacts react seen wearing speaking holding"
            + " standing sitting walking posing attending arriving leaving playing performing"
            + " addresses greets hugs kisses dunks drives passes line displayed depicts");
    for (String role : Byline.ROLES) {
      add(ROLE, role);
    }
    add(WRITING, "interview story words compiled reported text written analysis");
    add(BY, "by words reporting written");
    add(NUMBER, "one two three four five six seven eight nine ten");
    add(
        SMALL,
        "a an the and or but nor of in on at to for by with from as vs v is it its be off over up"
            + " into via than that his her this are");
    add(DESK, "staff press news team desk agency editorial newsroom correspondent associated");
  }

  private void add(int wordClass, String list) {
    for (String word : list.split(" ", -1)) {
      char[] chars = word.toLowerCase(Locale.ROOT).toCharArray();
      int hash = hash(chars, 0, chars.length);
      int slot = slot(hash, chars, 0, chars.length);
      words[slot] = chars;
      hashes[slot] = hash;
      classes[slot] |= wordClass;
    }
  }

  /**
   * The classes of the word in {@code text} from {@code start} to {@code end}; case is ignored.
   *
   * @param hash the word's
   */
  int classes(int hash, char[] text, int start, int end) {
    return classes[slot(hash, text, start, end)];
  }

  private int slot(int hash, char[] text, int start, int end) {
    int slot = hash & (SIZE - 1);
    while (words[slot] != null && (hashes[slot] != hash || !same(words[slot], text, start, end))) {
      slot = (slot + 1) & (SIZE - 1);
    }
    return slot;
  }

  /** A word's hash; case is ignored. */
  static int hash(char[] text, int start, int end) {
    int hash = HASH_START;
    for (int i = start; i < end; i++) {
      hash = hash(hash, text[i]);
    }
    return mixed(hash);
  }

  /** A word's hash, not yet mixed, when another character is added. */
  static int hash(int hash, char next) {
    return hash * 31 + lower(next);
  }

  static int mixed(int hash) {
    int mixed = hash * 0x9e3779b9;
    return mixed ^ (mixed >>> 15);
  }

  private static boolean same(char[] word, char[] text, int start, int end) {
    if (word.length != end - start) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (word[i] != lower(text[start + i])) {
        return false;
      }
    }
    return true;
  }

  private static char lower(char c) {
    if (c >= 'A' && c <= 'Z') {
      return (char) (c + 32);
    }
    return c == '’' ? '\'' : c < 128 ? c : Character.toLowerCase(c);
  }
}
