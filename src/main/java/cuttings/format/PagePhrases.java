package cuttings.format;

import cuttings.structure.Dates;
import cuttings.structure.Line;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lines of a page say that tells what they are, whoever built the page. */
final class PagePhrases {
  /** What a line says that leads away from the story. */
  private static final Pattern LEADS_AWAY =
      Pattern.compile(
          "^(?:read (?:more|also|next|our|the full)|also read|see also|related|more (?:on|from|stories)"
              + "|recommended|advertisement|sponsored|sign up|subscribe|follow (?:us|me|our|him|her|on)"
              + "|share (?:this|on)|click here|watch(?::| (?:now|more|the video))|listen(?::| to this)"
              + "|don'?t miss|most (?:read|popular)|trending|get (?:the|our) |join (?:us|our|the conv)"
              + "|copyright|©|all rights reserved|scroll down|story continues|article continues"
              + "|continue reading|loading\\W*$|view (?:gallery|comments|more)|image credit|photo credit"
              + "|this (?:article|story|post) (?:was originally|originally|(?:may )?(?:contains?|includes?) (?:affiliate|links))|have a (?:story|tip)|have you got|download (?:the|our)"
              + "|like us|tap here|swipe|show more|what do you think|reporting by |our standards|citation:"
              + "|more information:|this document is subject|like this story|first published"
              + "|join our|disclosure: |to (?:post|leave) a comment|los comentarios|para (?:poder )?comentar|republish (?:this|our) |please read before |this copy is|would you like to comment|privacy notice|get in touch|start your day"
              + "|sign in|log in|you can unsubscribe|"
              // An address, a handle or a number; "at dawn" goes on with the story.
              + "(?:email|reach|contact) .{3,40} at (?:\\S+@\\S|@|[+(]{0,2}\\d[\\d ()-]{6}))",
          Pattern.CASE_INSENSITIVE);

  /** What a player of films says where it cannot play one, or is about to. */
  private static final Pattern OF_PLAYER =
      Pattern.compile(
          "^(?:video|audio|player) (?:is )?(?:not |un)available\\b|^(?:unfortunately,? |sorry,? )?th(?:is|e) (?:video|content|player) (?:is|was|has|could|can|will)\\b"
              + ".{0,20}\\b(?:not|auto-?play|unavailable|no longer)\\b",
          Pattern.CASE_INSENSITIVE);

  /** A part of a caption that says nothing: what it is, what a button beside it does, a count. */
  private static final Pattern LABEL =
      Pattern.compile(
          "[^\\p{L}\\p{N}]{0,4}(?:image|photo|video|caption|(?:image|media|photo|picture) (?:caption|source|credit)|credit"
              + "|(?:open|view|enlarge|expand|see) (?:this |the )?(?:image|photo|picture|gallery|full ?screen)?(?: in (?:gallery|fullscreen|full screen))?"
              + "|(?:hide|toggle|show) caption|(?:click|tap) to (?:enlarge|expand|play)|play(?: now| video)?"
              + "|enlarge|expand|close|share|full ?screen|advertisement|loading|skip(?: ad)?|more"
              + "|(?:press enter or )?(?:click|tap) to view (?:the |this )?(?:image|photo|picture)(?: in full size)?"
              + "|opens (?:in )?(?:a )?new (?:tab|window)|(?:read )?less|\\d{1,3}[ -]?min(?:ute)?s?(?: read)?|embed(?: <>)?(?: more videos)?|more videos"
              + "|(?:view|see|show) (?:all )?(?:\\d{1,3} )?(?:graphic|image|photo|picture)s?"
              + "|(?:image|photo|picture|video)? ?(?:gallery|slideshow)|no (?:image|photo|picture)(?: available)?"
              + "|buy (?:now|(?:this |the )?(?:photo|image|picture|print)s?)"
              + "|[\\[(]?\\d{1,3}(?: ?(?:/|of) ?\\d{1,3})?[\\])]?)[\\s.,:…>»›+]*",
          Pattern.CASE_INSENSITIVE);

  /** What stands before a caption that says where on the page its picture is. */
  private static final Pattern PLACE =
      Pattern.compile(
          "^(?:main|lead|top(?!.*\\bbottom\\b)|cover|header) (?:image|photo|photograph|picture): "
              + "|^(?:image|media|photo|picture|video) caption:? (?=[\\p{Lu}\"“‘'])",
          Pattern.CASE_INSENSITIVE);

  /** What names a film that is shown elsewhere. */
  private static final Pattern FILM = Pattern.compile("^videos?: ", Pattern.CASE_INSENSITIVE);

  /** The longest credit, in UTF-16 units. */
  static final int MAX_CREDIT_CHARS = 400;

  private static final Pattern SENTENCE = Pattern.compile("[.!?。！？][\"'”’)»]*(?: |$)");

  private static final Pattern SENTENCE_ENDS = Pattern.compile("[.!?。！？…][\"'”’)»]*$");

  /** What ends a text that is cut off, with the button that shows the rest. */
  private static final Pattern CUT_OFF =
      Pattern.compile(
          " ?(?:…|\\.\\.\\.)\\W*(?:(?:read |show |see )?more\\b\\W*)?$", Pattern.CASE_INSENSITIVE);

  /** A credit at the end of a line, which only captions have. */
  private static final Pattern CREDITED =
      Pattern.compile(
          "[(\\[](?:image|picture|pic|photo|photograph|credit|photo credit|image credit)s?\\s?:[^)\\]]{1,80}[)\\]]\\.?$"
              + "|\\((?-i:Getty|Reuters|AFP|AP|EPA|Shutterstock|Alamy|iStock|PA)(?: Images| Photo)?/[^)]{2,60}\\)\\.?$"
              + "|\\b(?:getty images|/reuters|reuters/[\\w .]{1,30}|ap photo/[\\w .]{1,30})\\)?$",
          Pattern.CASE_INSENSITIVE);

  /** A line that is a credit from its first word on. */
  private static final Pattern CREDIT =
      Pattern.compile(
          "^\\W{0,2}(?:"
              + "(?:(?:top|all) (?=\\w+ (?:credit|by|courtesy|from|via|source)))?"
              + "(?:photo|image|picture|pic|photograph|illustration|graphic|video|chart|map|foto|bild)s?\\b ?"
              + "(?:(?:credits?|by|courtesy(?: of)?|from|via|sources?)\\b ?[:/,©]?|[:/©]|(?-i:(?=(?:\\p{Lu}[^\\s]*(?: |$)){1,5}$)))"
              // "Quelle foule", "Fuente de agua" and "Source of the Nile" name none.
              + "|(?:source|credit|cr[ée]dits?(?: photos?)?|fuente|fonte|quelle)s?\\b ?"
              + "(?::|(?-i:(?=(?:(?:\\p{Lu}[^\\s]*|and|for|via|by|from|/)(?: |$)){1,9}$)))"
              + "|courtesy\\b ?(?:of\\b)? ?:?|©) ?(?:[^\\s]+ ){0,9}[^\\s]+$"
              + "|^\\([^)]{1,50}\\)$",
          Pattern.CASE_INSENSITIVE);

  /** A word that is no name, nor stands between names or before one. */
  private static final String WORD =
      "(?<![\\p{L}\\p{N}'’])(?!(?:of|the|and|for|via|by|from|with|courtesy|sources?)\\b)(?-i:\\p{Ll}{3})";

  /** What opens a line that names its picture and may go on with a title. */
  private static final Pattern TITLED =
      Pattern.compile(
          "^\\W{0,2}(?:graphic|video|chart|map|foto|bild)s?: ", Pattern.CASE_INSENSITIVE);

  /** Words of which no name is made: two of them say more than names do. */
  private static final Pattern WORDS = Pattern.compile(WORD);

  /** "Before / After" names nobody. */
  private static final Pattern AROUND_SLASH =
      Pattern.compile(
          " ?/ ?(?=(?:getty|reuters|afp|ap|epa|shutterstock|alamy|istock|pa)\\b)",
          Pattern.CASE_INSENSITIVE);

  /** A sentence of four words or more, and something behind it. */
  private static final Pattern SENTENCE_FIRST =
      Pattern.compile("^(?:[^\\s.!?]+ ){3,20}[^\\s.!?]+[.!?] [^\\s]");

  /** A name or two before an agency's. */
  private static final Pattern AGENCY =
      Pattern.compile(
          "(?:[\\p{Lu}@][^\\s]* ){0,5}[^\\s]{0,30} ?(?:/|(?i:via|for)|-|–|\\||,)? ?(?:(?<!\\p{L})(?i:getty(?: images)?|reuters|afp|ap|epa|shutterstock|alamy|istock(?:photo)?|stock\\.adobe\\.com|bloomberg|anadolu|pa|wireimage|filmmagic)|[\\p{Lu}][^\\s/]{1,20}/[\\p{Lu}][^\\s]{1,20})");

  /** "Ann Lee. Photo: Tom Ray/AP" names whom the picture shows. */
  private static final Pattern CREDIT_BEHIND =
      Pattern.compile(
          " (?:photo|photograph|image|picture|pic|foto|credit)s?(?: by)?:",
          Pattern.CASE_INSENSITIVE);

  /** A chart's makers before its sources: "Harnby Charts for the Courant; sources: the county". */
  private static final Pattern WITH_SOURCES =
      Pattern.compile("^[^.!?;]{3,60}; sources?: ", Pattern.CASE_INSENSITIVE);

  /** Which of how many pictures of a gallery it is, behind what it shows: "[3/10]". */
  private static final Pattern COUNTED =
      Pattern.compile("\\p{L}.{0,300} \\[\\d{1,3} ?(?:/|of) ?\\d{1,3}\\]$");

  private static final Pattern NAMED_CREDIT =
      Pattern.compile(
          "\\b(?:photo|photograph|image|picture|foto|bild)s?(?: credits?)?(?: by)?:",
          Pattern.CASE_INSENSITIVE);

  /** A credit that nothing else begins as. */
  private static final Pattern SURE_CREDIT =
      Pattern.compile(
          "^[\\W]{0,2}(?:(?:photo|photograph|image|picture|pic|foto|illustration|graphic)s?(?: credits?)?"
              + "(?: ?[:/©]| (?:by|courtesy|from|via|credit)\\b)|credits?:|©|courtesy (?:of\\b|(?-i:\\p{Lu})))"
              + "|^[^.!?]{0,60}\\b(?-i:Getty(?: Images)?|Reuters|REUTERS|AFP|AP|EPA|Shutterstock|Alamy|iStock|PA|dpa|EFE)\\b[^.!?]{0,40}$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FOLLOW_WRITER =
      Pattern.compile(
          "\\bfollow (?:\\w+ ){0,2}(?:on\\b|@)|\\bis an? (?:\\w+ ){0,4}(?:writer|reporter|editor|contributor|correspondent|journalist|columnist|researcher|professor)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What captions say and little else does. */
  private static final Pattern OF_PICTURES =
      Pattern.compile(
          "\\b(?:pictured|(?:from|far|top|bottom|cent(?:re|er)) (?:left|right)|(?:left|right)(?=[,;:)]|$)|(?<=[,(] ?)(?:left|right)|file (?:photo|image|picture)|photo|photograph|poses?|shown|seen)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SELLS =
      Pattern.compile(
          "\\bsubscri(?:b(?:e|ing)|ption)\\b|\\bsign up\\b|\\bnewsletter\\b|\\byour inbox\\b|\\bis (?:supported|sponsored|paid for) by\\b",
          Pattern.CASE_INSENSITIVE);

  private static final String MONTH = "(?:" + String.join("|", Dates.MONTHS.keySet()) + ")";

  private static final Pattern DATE_WORDS =
      Pattern.compile(
          "\\b%1$s\\b\\.?,? ?\\d|\\d(?:st|nd|rd|th)?[ -](?:of )?%1$s\\b|\\b\\d{1,2}:\\d\\d\\b"
                  .formatted(MONTH)
              + "|\\b\\d{1,2}[./]\\d{1,2}[./]\\d\\d\\b"
              + "|\\b(?:19|20)\\d\\d\\b|\\b(?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?) ago\\b",
          Pattern.CASE_INSENSITIVE);

  /** What joins the parts of a name, and names. */
  private static final String JOINED =
      "(?:und|et|en|og|och|y|e|de|del|della|la|le|du|da|di|van|von|der|den)";

  private static final String NAME = "(?:d['’])?\\p{Lu}[^\\s]*";

  /**
   * A byline's first words. Abroad two names at least follow, and no more: "Di Maria scores", "Door
   * County braces" and "Par Excellence" are none.
   */
  private static final Pattern BY =
      Pattern.compile(
          "^(?i:by):? \\p{Lu}|^(?:Un t|T)exte (?:de|:) \\p{Lu}"
              + "|^(?i:par|von|por|av|af|door|di):? %1$s(?: %2$s)* %1$s(?: %1$s| %2$s){0,20}"
                  .formatted(NAME, JOINED)
              + "(?:(?<=,)(?= [\\p{Lu}\\d])| [|–—•·(\\d-]|$)");

  /** A name before what divides it from a date: "Ann Lee | Updated: 3 May". */
  private static final Pattern NAMED_FIRST =
      Pattern.compile(
          "^(?!(?i:published|updated|posted|last|created|modified|first|date|%1$s|\\p{L}+day)\\b)"
                  .formatted(MONTH)
              + "\\p{Lu}[\\p{L}.'’-]+ (?:\\p{L}+ )?\\p{Lu}[\\p{L}.'’-]+ ?[|•·/–-]");

  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "^\\W{0,3}\\d{1,2}(?:\\.? \\p{L}{3,12}\\.?,? \\d{4}|[./-]\\d{1,2}[./-]\\d{2,4})\\b");

  private static final Pattern TIME = Pattern.compile("\\b\\d{1,2}:\\d\\d\\b");

  private static final Pattern TIME_ENDS =
      Pattern.compile("\\b[ap]\\.m\\.$", Pattern.CASE_INSENSITIVE);

  private static final Pattern ONLY_YEAR = Pattern.compile("\\D*(?:19|20)\\d\\d\\D*");

  /** Two capitals, or a capital behind "by". */
  private static final Pattern LIKE_NAME =
      Pattern.compile(
          "^\\P{L}*\\p{Lu}[^\\s]* (?:%s )*\\P{L}{0,2}\\p{Lu}|^(?i:by):? \\p{L}|\\bby:? \\p{Lu}"
              .formatted(JOINED));

  /** What divides a byline from a date behind it: signs, and words abroad too. */
  private static final String DIVIDING = " |/•·–—-";

  private static final Pattern AGENCY_ALONE =
      Pattern.compile("AFP|AP|PTI|EFE|DPA|dpa|ANI|IANS|PA|AAP|ANSA|APA|UPI|Xinhua|Reuters|REUTERS");

  /** The longest byline before what divides it from a date, in UTF-16 units. */
  private static final int MAX_NAME_CHARS = 80;

  private static final List<String> DIVIDING_WORDS = List.of(" on", " am", " le", " el");

  private PagePhrases() {}

  /** Whether a text is an agency's name and no more. */
  static boolean isAgency(String text) {
    return AGENCY_ALONE.matcher(text).matches();
  }

  /** Whether a text begins as a name does, or as who wrote something is told. */
  static boolean isLikeName(String text) {
    return LIKE_NAME.matcher(text).find();
  }

  /** A byline without what divided it from the date that stood behind it. */
  static String withoutEnd(String byline) {
    int end = byline.length();
    int before;
    do {
      before = end;
      while (end > 0 && DIVIDING.indexOf(byline.charAt(end - 1)) >= 0) {
        end--;
      }
      String rest = byline.substring(0, end);
      end -= DIVIDING_WORDS.stream().filter(rest::endsWith).mapToInt(String::length).sum();
    } while (end < before);
    return byline.substring(0, end);
  }

  /** Whether what stands before a date, in one line with it, is a byline. */
  static boolean isBylineBeforeDate(String text) {
    return text.isEmpty()
        || opensWithBy(text)
        || (text.length() <= MAX_NAME_CHARS
            && DIVIDING.indexOf(text.charAt(text.length() - 1)) >= 0
            && isLikeName(text));
  }

  /** Whether a text ends a sentence, in any script. */
  static boolean isSentence(String text) {
    return SENTENCE_ENDS.matcher(text).find();
  }

  /** What follows the word that opens a byline. */
  static String withoutBy(String byline) {
    return byline.substring(byline.indexOf(' ') + 1);
  }

  static boolean leadsAway(String text) {
    return LEADS_AWAY.matcher(text).find();
  }

  static boolean isOfPlayer(String text) {
    return OF_PLAYER.matcher(text).find();
  }

  static boolean isLabel(String text) {
    return LABEL.matcher(text).matches();
  }

  /** A caption without the words before it that say where its picture is. */
  static String withoutLabel(String caption) {
    return PLACE.matcher(caption).replaceFirst("");
  }

  static boolean namesFilm(String text) {
    return FILM.matcher(text).find();
  }

  /** Whether a text has a sentence's end in it. */
  static boolean hasSentence(String text) {
    return SENTENCE.matcher(text).find();
  }

  /** Whether a text is one question, as titles of films are. */
  static boolean isQuestion(String text) {
    return text.endsWith("?")
        && !SENTENCE.matcher(text.substring(0, text.length() - 1).replace("vs. ", "")).find();
  }

  /** Whether a text is cut off and another begins as it does. */
  static boolean isBeginning(String text, String other) {
    Matcher end = CUT_OFF.matcher(text);
    return end.find() && end.start() > 0 && other.startsWith(text.substring(0, end.start()));
  }

  /** Whether a text tells something before it names a picture's source. */
  static boolean tellsFirst(String text) {
    return SENTENCE_FIRST.matcher(text).find() && !CREDIT.matcher(text).find();
  }

  /** Whether a text ends with a credit, as only captions do. */
  static boolean endsWithCredit(String text) {
    return CREDITED.matcher(text).find();
  }

  /** Whether a text names a picture's source and says nothing of the picture. */
  static boolean isCredit(String text) {
    if (text.length() > MAX_CREDIT_CHARS) {
      return false;
    }
    return (CREDIT.matcher(text).find() && !isTitled(text))
        || (AGENCY.matcher(AROUND_SLASH.matcher(text).replaceAll("/")).matches()
            && !CREDIT_BEHIND.matcher(text).find())
        || WITH_SOURCES.matcher(text).find();
  }

  /** Whether a text ends with a picture's number in its gallery. */
  static boolean isCounted(String text) {
    return COUNTED.matcher(text).matches();
  }

  /** Whether a text has a word for a picture before who took it. */
  static boolean hasNamedCredit(String text) {
    return NAMED_CREDIT.matcher(text).find();
  }

  /** Whether a credit goes on as names do not: "Video: how the wall fell", "© Ann Lee It fell." */
  private static boolean isTitled(String text) {
    boolean may = TITLED.matcher(text).find() || (text.startsWith("©") && endsSentence(text));
    return may && WORDS.matcher(text).results().limit(2).count() == 2;
  }

  /** Whether a text that stands beside a caption is its credit, and nothing else could be. */
  static boolean isSurelyCredit(String text) {
    return isCredit(text) && SURE_CREDIT.matcher(text).find();
  }

  /** How often a text says who the writer is or where to follow them. */
  static long onWriter(String text) {
    return FOLLOW_WRITER.matcher(text).results().count();
  }

  /** Whether a text says what captions say and little else does. */
  static boolean isOfPictures(String text) {
    return OF_PICTURES.matcher(text).find();
  }

  static boolean sells(String text) {
    return SELLS.matcher(text).find();
  }

  static boolean hasDate(String text) {
    return DATE_WORDS.matcher(text).find();
  }

  static boolean opensWithBy(String text) {
    return BY.matcher(text).find();
  }

  /** Whether a text has no date, or a time of day alone. */
  static boolean hasNoDay(String text) {
    return !hasDate(TIME.matcher(text).replaceAll(" "));
  }

  /** Whether a text that has a date names somebody before it. */
  static boolean namesFirst(String text) {
    return NAMED_FIRST.matcher(text).find();
  }

  /** Whether a text opens with a day in full, in any language: "3. Mai 2024". */
  static boolean opensWithDay(String text) {
    return DAY_FIRST.matcher(text).find();
  }

  /** Whether a text ends a time, "9:30 p.m.", and no sentence. */
  static boolean endsWithTime(String text) {
    return TIME_ENDS.matcher(text).find();
  }

  /** Whether a year is all the figures in it. */
  static boolean hasYearOnly(String text) {
    return ONLY_YEAR.matcher(text).matches();
  }

  /** Whether a text ends as those do that are read on in: a sentence, or a part of one. */
  static boolean endsSentence(String text) {
    return Line.endsSentence(text) || text.endsWith(":") || text.endsWith(";");
  }
}
