package cuttings.structure;

import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Stories as they might have been pasted: without a byline, without blank lines, with pictures
 * credited in another paper's way or not at all, with captions that echo a paragraph; and several
 * on one page. So that a model learns of each what many papers do.
 */
final class Variations {
  /** A unit and what it is. */
  record Piece(String text, Kind kind, boolean begins, boolean afterBlank) {}

  private static final String[] GIVEN = {
    "Anna", "Tom", "Maria", "Peter", "Dev", "Lucy", "Omar", "Jane", "Chen", "Paul"
  };
  private static final String[] FAMILY = {
    "Hill", "Moreau", "Singh", "Okafor", "Lind", "Baker", "Ruiz", "Novak", "Wells", "Tan"
  };
  private static final String[] AGENCIES = {
    "Getty Images", "AFP", "Reuters", "AP", "PA", "Alamy", "Shutterstock", "EPA", "PA Wire"
  };

  /** Ways in which papers credit pictures: the caption, whose it is, and the agency. */
  private static final String[] CREDITS = {
    "%1$s (Image: %3$s)",
    "%1$s. Photograph: %2$s/%3$s",
    "%1$s. Credit: %3$s",
    "%1$s. Credit: %2$s",
    "%1$s. (Photo: %2$s)",
    "%1$s. %2$s/%3$s",
    "%1$s. (%3$s)",
    "%1$s. Photo by %2$s",
    "%1$s. Picture: %2$s",
    "%1$s. %2$s",
    "%1$s. — Picture by %2$s",
    "%1$s. (%2$s/%3$s)",
    "Pictured: %1$s",
    "File photo: %1$s",
    "%1$s %3$s",
  };

  /** Where a credit begins that a caption ends with. */
  private static final String[] CREDIT_STARTS = {
    " (Image:",
    " (Photo",
    " Photograph:",
    " Credit:",
    " Photograph by",
    " Photo by",
    " (AP",
    " Image:",
    " REUTERS/",
    " (Picture",
    " (Credit"
  };

  private static final int MIN_ECHO_CHARS = 50;

  /** Lines that a story's first picture is looked for in. */
  private static final int HEAD = 6;

  private final Random random;

  Variations(Random random) {
    this.random = random;
  }

  /** A text's units and what they are. */
  static List<Piece> pieces(LabelledText text) {
    List<Piece> pieces = new ArrayList<>();
    for (Unit unit : StructureRecovery.Page.of(text.lines()).units()) {
      Kind kind = text.kinds().getOrDefault(unit.line(), Kind.PARAGRAPH);
      pieces.add(new Piece(unit.text(), kind, pieces.isEmpty(), unit.afterBlank()));
    }
    return pieces;
  }

  /** A story, changed. */
  List<Piece> of(List<Piece> story) {
    return of(story, random.nextInt(6) == 0);
  }

  /** A story, changed, also so that only its own lines tell where it begins. */
  List<Piece> ofOne(List<Piece> story) {
    List<Piece> varied = new ArrayList<>(of(story));
    if (varied.getFirst().kind == Kind.HEADLINE && random.nextInt(8) == 0) {
      pictureFirst(varied);
    }
    if (random.nextInt(3) == 0) {
      moveStandfirst(varied);
    }
    if (random.nextInt(8) == 0) {
      summarise(varied);
    }
    if (random.nextInt(6) == 0) {
      capitals(varied, random.nextBoolean() ? Kind.HEADLINE : Kind.SUBHEADING);
    }
    return varied;
  }

  /** A page of two to eight of the stories, some changed, some cut short. */
  List<Piece> page(List<List<Piece>> stories) {
    boolean headless = random.nextInt(4) == 0;
    boolean briefs = random.nextInt(5) == 0;
    boolean withoutBlanks = random.nextInt(4) == 0;
    int count = 2 + random.nextInt(3) + (briefs ? random.nextInt(4) : 0);
    List<Piece> page = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Piece> story = stories.get(random.nextInt(stories.size()));
      boolean first = i == 0 && headless;
      if (first || random.nextBoolean()) {
        story = of(story, first);
      }
      int length = briefs ? Math.min(story.size(), 5 + random.nextInt(8)) : story.size();
      for (Piece piece : story.subList(0, length)) {
        boolean blank = piece.afterBlank && !withoutBlanks;
        page.add(new Piece(piece.text, piece.kind, piece.begins, blank));
      }
    }
    return page;
  }

  /** The picture above the headline, as some pages have it. */
  private static void pictureFirst(List<Piece> pieces) {
    for (int i = 1; i < pieces.size() && i < HEAD; i++) {
      Piece piece = pieces.get(i);
      if (piece.kind == Kind.CAPTION) {
        pieces.remove(i);
        Piece first = pieces.getFirst();
        pieces.set(0, new Piece(first.text, first.kind, false, piece.afterBlank));
        pieces.addFirst(new Piece(piece.text, piece.kind, true, false));
        return;
      }
    }
  }

  /** The standfirst below byline and date, or above them. */
  private static void moveStandfirst(List<Piece> pieces) {
    int at = -1;
    int first = -1;
    int last = -1;
    for (int i = 1; i < pieces.size() && i < HEAD; i++) {
      Kind kind = pieces.get(i).kind;
      if (kind == Kind.STANDFIRST) {
        at = at < 0 ? i : at;
      } else if (kind == Kind.BYLINE || kind == Kind.DATELINE) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (at > 0 && first > 0) {
      Piece moved = pieces.remove(at);
      pieces.add(at > first ? first : last, moved);
    }
  }

  /** Sentences of paragraphs far below, as summaries above the first paragraph. */
  private void summarise(List<Piece> pieces) {
    int first = 0;
    while (first < pieces.size() && pieces.get(first).kind != Kind.PARAGRAPH) {
      if (pieces.get(first).kind == Kind.STANDFIRST) {
        return;
      }
      first++;
    }
    boolean again = random.nextBoolean();
    int count = 2 + random.nextInt(2);
    for (int i = pieces.size() - 1; i > first + 4 && count > 0; i--) {
      Piece piece = pieces.get(i);
      if (piece.kind == Kind.PARAGRAPH && isSummary(piece.text) && random.nextInt(2) == 0) {
        if (!again) {
          pieces.remove(i);
        }
        pieces.add(first, new Piece(piece.text, Kind.STANDFIRST, false, piece.afterBlank));
        i++;
        count--;
      }
    }
  }

  private static boolean isSummary(String text) {
    return text.length() >= Signs.MIN_SUMMARY_CHARS
        && text.length() <= Signs.MAX_SUMMARY_CHARS
        && text.indexOf('"') < 0
        && text.indexOf('“') < 0
        && Line.endsSentence(text)
        && text.indexOf(". ") < 0;
  }

  /** Headlines or subheadings in capitals. */
  private static void capitals(List<Piece> pieces, Kind kind) {
    pieces.replaceAll(
        piece ->
            piece.kind == kind
                ? new Piece(
                    piece.text.toUpperCase(Locale.ROOT), kind, piece.begins, piece.afterBlank)
                : piece);
  }

  private List<Piece> of(List<Piece> story, boolean headless) {
    int blanks = random.nextInt(6);
    boolean dropByline = headless || random.nextInt(4) == 0;
    boolean dropDateline = headless || random.nextInt(4) == 0;
    boolean dropStandfirst = headless || random.nextInt(8) == 0;
    boolean dropCredits = random.nextInt(3) == 0;
    boolean echoes = random.nextInt(3) == 0;
    String credit = random.nextBoolean() ? null : CREDITS[random.nextInt(CREDITS.length)];
    List<Piece> varied = new ArrayList<>();
    for (int i = 0; i < story.size(); i++) {
      Piece piece = story.get(i);
      boolean dropped =
          switch (piece.kind) {
            case HEADLINE -> headless;
            case STANDFIRST -> dropStandfirst;
            case BYLINE -> dropByline;
            case DATELINE -> dropDateline;
            case SUBHEADING, CAPTION, PARAGRAPH -> false;
          };
      if (dropped) {
        continue;
      }
      boolean blank = blanks == 1 || (blanks > 1 && piece.afterBlank);
      String text = piece.text;
      if (piece.kind == Kind.CAPTION && dropCredits) {
        text = uncredited(text);
      } else if (piece.kind == Kind.CAPTION && credit != null) {
        text = credited(uncredited(text), credit);
      }
      varied.add(new Piece(text, piece.kind, varied.isEmpty(), blank));
      if (echoes && piece.kind == Kind.PARAGRAPH && i > 2 && random.nextInt(8) == 0) {
        addEcho(varied, text, blank);
      }
      if (echoes && piece.kind == Kind.CAPTION && random.nextInt(3) == 0) {
        i = addEchoed(varied, story, i, blank);
      }
    }
    return varied.isEmpty() ? story : varied;
  }

  /** A picture below a paragraph, that says what the paragraph said. */
  private void addEcho(List<Piece> varied, String paragraph, boolean blank) {
    String sentence = firstSentence(paragraph);
    if (sentence.length() < MIN_ECHO_CHARS) {
      return;
    }
    boolean pictured = random.nextInt(3) > 0;
    if (pictured) {
      sentence = pictured(sentence);
    }
    // A sentence of a longer paragraph, as it stands there, is a quotation pulled out of it.
    if (random.nextBoolean() || (!pictured && sentence.length() < paragraph.length())) {
      sentence = withoutStop(sentence);
    }
    varied.add(new Piece(sentence, Kind.CAPTION, false, blank));
  }

  /** A paragraph, after the one below a picture, that says what the caption said. */
  private int addEchoed(List<Piece> varied, List<Piece> story, int caption, boolean blank) {
    String sentence = uncredited(story.get(caption).text);
    int below = caption + 1;
    if (sentence.length() < MIN_ECHO_CHARS
        || below >= story.size()
        || story.get(below).kind != Kind.PARAGRAPH) {
      return caption;
    }
    varied.add(new Piece(story.get(below).text, Kind.PARAGRAPH, false, blank));
    String text = sentence.replace(" (pictured)", "");
    varied.add(new Piece(withoutStop(text) + ".", Kind.PARAGRAPH, false, blank));
    return below;
  }

  private static String firstSentence(String text) {
    for (int i = MIN_ECHO_CHARS; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '.'
          && text.charAt(i + 1) == ' '
          && Character.isLowerCase(text.charAt(i - 1))) {
        return text.substring(0, i + 1);
      }
    }
    return text;
  }

  /** With "(pictured)" after the first name of two words. */
  private String pictured(String sentence) {
    String[] words = sentence.split(" ", -1);
    for (int i = 1; i + 1 < words.length; i++) {
      if (isCapital(words[i - 1]) && isCapital(words[i]) && !isCapital(words[i + 1])) {
        words[i] +=
            switch (random.nextInt(5)) {
              case 0 -> " (pictured left)";
              case 1 -> " (pictured right)";
              case 2 -> " (left)";
              default -> " (pictured)";
            };
        break;
      }
    }
    return String.join(" ", words);
  }

  private static boolean isCapital(String word) {
    return word.length() > 1
        && Character.isUpperCase(word.charAt(0))
        && Character.isLetter(word.charAt(word.length() - 1));
  }

  private String credited(String caption, String credit) {
    String name = one(GIVEN) + " " + one(FAMILY);
    return credit
        .replace("%1$s", withoutStop(caption))
        .replace("%2$s", name)
        .replace("%3$s", one(AGENCIES));
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }

  private static String uncredited(String caption) {
    int at = -1;
    for (String start : CREDIT_STARTS) {
      int found = caption.indexOf(start);
      at = found > 0 && (at < 0 || found < at) ? found : at;
    }
    if (at < 0 && caption.endsWith(")")) {
      int bracket = caption.lastIndexOf(" (");
      at = bracket > 20 && caption.length() - bracket < 40 ? bracket : -1;
    }
    if (at < 0 && !Line.endsSentence(caption)) {
      int stop = caption.lastIndexOf(". ");
      at = stop > 20 && caption.length() - stop < 45 ? stop + 1 : -1;
    }
    return at > 10 ? caption.substring(0, at) : caption;
  }

  private static String withoutStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
