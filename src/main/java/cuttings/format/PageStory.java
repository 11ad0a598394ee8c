package cuttings.format;

import cuttings.article.Block;
import cuttings.article.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The story of a page: which of its blocks belong to it, and as what. Knows no site: it goes by
 * what a block is made of, what stands around it, the words site builders name things by, and what
 * the page tells machines of its article.
 */
final class PageStory {
  private static final Pattern WORD_BREAK = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])");

  /** Captions of a page that are compared each with each. */
  private static final int MAX_COMPARED_CAPTIONS = 200;

  /** How many words a name has at most that says what an element is for. */
  private static final int MAX_NAME_WORDS = 6;

  /** Names of what surrounds stories, as they stand in classes and ids. */
  private static final Set<String> FURNITURE =
      Set.of(
          "ad",
          "ads",
          "advert",
          "adverts",
          "advertisement",
          "advertising",
          "affiliate",
          "banner",
          "breadcrumb",
          "breadcrumbs",
          "carousel",
          "comment",
          "comments",
          "commenting",
          "consent",
          "cookie",
          "cookies",
          "cta",
          "disclaimer",
          "disqus",
          "donate",
          "donation",
          "follow",
          "footer",
          "gdpr",
          "login",
          "mailing",
          "menu",
          "modal",
          "mostread",
          "nav",
          "navbar",
          "navigation",
          "newsletter",
          "newsletters",
          "outbrain",
          "pagination",
          "popup",
          "popular",
          "promo",
          "promos",
          "promoted",
          "promotion",
          "recirc",
          "recirculation",
          "recommend",
          "recommendation",
          "recommendations",
          "recommended",
          "related",
          "share",
          "sharebar",
          "sharing",
          "shares",
          "sidebar",
          "signup",
          "social",
          "sponsor",
          "sponsored",
          "sponsors",
          "subscribe",
          "subscriptions",
          "syndication",
          "taboola",
          "tags",
          "toolbar",
          "tooltip",
          "trending",
          "trinity",
          "upsell",
          "widget",
          "yarpp");

  /** Names of what does not surround stories although a word of it sounds so. */
  private static final Set<String> STORY =
      Set.of(
          "article", "body", "story", "content", "main", "page", "post", "entry", "has", "with",
          "no", "image", "photo", "picture");

  private static final Set<String> COMMENTS = Set.of("comment", "comments", "disqus");

  private static final Set<String> FURNITURE_TAGS =
      Set.of("aside", "nav", "footer", "form", "dialog", "menu", "button", "label", "fieldset");

  private static final Set<String> CAPTION =
      Set.of(
          "caption", "captions", "cutline", "figcaption", "imagecaption", "photocaption", "legend");

  private static final Set<String> STANDFIRST =
      Set.of(
          "standfirst",
          "subtitle",
          "dek",
          "deck",
          "subhead",
          "subheadline",
          "subheading",
          "strapline",
          "strap",
          "summary",
          "excerpt",
          "abstract",
          "alternativeheadline",
          "bullets",
          "highlights",
          "sub",
          "keypoints");

  private static final Set<String> BYLINE =
      Set.of(
          "byline",
          "bylines",
          "author",
          "authors",
          "contributor",
          "contributors",
          "writer",
          "reporter");

  private static final Set<String> DATELINE =
      Set.of(
          "date",
          "dateline",
          "datetime",
          "timestamp",
          "time",
          "published",
          "pubdate",
          "updated",
          "publish");

  /** What a line says that leads away from the story. */
  private static final Pattern LEADS_AWAY =
      Pattern.compile(
          "^(?:read (?:more|also|next|our|the full)|also read|see also|related|more (?:on|from|stories)"
              + "|recommended|advertisement|sponsored|sign up|subscribe|follow (?:us|me|our|him|her)"
              + "|share (?:this|on)|click here|watch(?::| (?:now|more|the video))|listen(?::| to this)"
              + "|don'?t miss|most (?:read|popular)|trending|get (?:the|our) |join (?:us|our|the conv)"
              + "|copyright|©|all rights reserved|scroll down|story continues|article continues"
              + "|continue reading|loading\\W*$|view (?:gallery|comments|more)|image credit|photo credit"
              + "|this article (?:was )?originally|have a (?:story|tip)|have you got|download (?:the|our)"
              + "|like us|tap here|swipe|show more|what do you think|reporting by |our standards|citation:"
              + "|more information:|this document is subject|like this story|first published"
              + "|join our|this copy is|would you like to comment|privacy notice|get in touch|start your day"
              + "|sign in|log in|you can unsubscribe|email .{3,40} at )",
          Pattern.CASE_INSENSITIVE);

  /** What a player of films says where it cannot play one, or is about to. */
  private static final Pattern OF_PLAYER =
      Pattern.compile(
          "^(?:unfortunately,? |sorry,? )?th(?:is|e) (?:video|content|player) (?:is|was|has|could|can|will)\\b"
              + ".{0,20}\\b(?:not|auto-?play|unavailable|no longer)\\b",
          Pattern.CASE_INSENSITIVE);

  /** A credit at the end of a line, which only captions have. */
  private static final Pattern CREDITED =
      Pattern.compile(
          "[(\\[](?:image|picture|pic|photo|photograph|credit|photo credit|image credit)s?\\s?:[^)\\]]{1,80}[)\\]]\\.?$"
              + "|\\b(?:getty images|/reuters|reuters/[\\w .]{1,30}|ap photo/[\\w .]{1,30})\\)?$",
          Pattern.CASE_INSENSITIVE);

  /** A line that is a credit from its first word on. */
  private static final Pattern CREDIT =
      Pattern.compile(
          "^\\W{0,2}(?:(?:photo|image|picture|pic|photograph|illustration|graphic|video|source|credit|courtesy|chart|map)s?\\b ?(?:credits?|by|courtesy|of|from|via|source)?\\b ?[:/©]?|©) ?(?:[^\\s]+ ){0,9}[^\\s]+$"
              + "|^\\([^)]{1,50}\\)$",
          Pattern.CASE_INSENSITIVE);

  /** A name or two before an agency's. */
  private static final Pattern AGENCY =
      Pattern.compile(
          "(?:[\\p{Lu}@][^\\s]* ){0,5}[^\\s]{0,30} ?(?:/|(?i:via|for)|-|–|\\||,)? ?(?:(?i:getty(?: images)?|reuters|afp|ap|epa|shutterstock|alamy|istock(?:photo)?|stock\\.adobe\\.com|bloomberg|anadolu|pa|wireimage|filmmagic)|[\\p{Lu}][^\\s/]{1,20}/[\\p{Lu}][^\\s]{1,20})");

  private static final Pattern FOLLOW_WRITER =
      Pattern.compile(
          "\\bfollow (?:\\w+ ){0,2}(?:on\\b|@)|\\bis an? (?:\\w+ ){0,4}(?:writer|reporter|editor|contributor|correspondent|journalist|columnist|researcher|professor)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What captions say and little else does. */
  private static final Pattern OF_PICTURES =
      Pattern.compile(
          "\\b(?:pictured|(?:from|far|top|bottom|cent(?:re|er)) (?:left|right)|left|right|file (?:photo|image|picture)|photo|photograph|poses?|shown|seen)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SELLS =
      Pattern.compile(
          "\\bsubscri(?:b(?:e|ing)|ption)\\b|\\bsign up\\b|\\bnewsletter\\b",
          Pattern.CASE_INSENSITIVE);

  private static final String MONTH =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

  private static final Pattern DATE_WORDS =
      Pattern.compile(
          "\\b%1$s\\b\\.?,? ?\\d|\\d(?:st|nd|rd|th)?[ -](?:of )?%1$s\\b|\\b\\d{1,2}:\\d\\d\\b"
                  .formatted(MONTH)
              + "|\\b(?:19|20)\\d\\d\\b|\\b(?:hours?|minutes?|days?|weeks?|months?) ago\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BY = Pattern.compile("^(?i:by):? \\p{Lu}");

  private static final Pattern TIME_ENDS =
      Pattern.compile("\\b[ap]\\.m\\.$", Pattern.CASE_INSENSITIVE);

  private static final Pattern ONLY_YEAR = Pattern.compile("\\D*(?:19|20)\\d\\d\\D*");

  private final List<PageBlock> page;
  private final PageFacts facts;
  private final Map<Element, Boolean> furniture = new HashMap<>();
  private final boolean[] out;

  /** How many characters of text stand in an element. */
  private final Map<Element, Integer> chars = new HashMap<>();

  /** Elements with a picture in them, not far below. */
  private final Set<Element> pictures = new HashSet<>();

  /** What is said of pictures to those who do not see them, as words. */
  private final Set<String> alternatives = new HashSet<>();

  /** How many characters of prose stand in an element. */
  private final Map<Element, Integer> prose = new HashMap<>();

  private PageStory(List<PageBlock> page, PageFacts facts) {
    this.page = page;
    this.facts = facts;
    this.out = new boolean[page.size()];
    for (PageBlock block : page) {
      int chars = block.text().length();
      int proseChars = isProse(block) ? chars : 0;
      for (Element at = block.element(); at != null; at = at.parent()) {
        this.chars.merge(at, chars, Integer::sum);
        prose.merge(at, proseChars, Integer::sum);
      }
    }
    if (!page.isEmpty()) {
      for (Element picture : page.getFirst().element().root().select("img, picture, video")) {
        alternatives.add(Words.join(picture.attr("alt")));
        Element at = picture;
        for (int up = 0; up < 5 && at != null; up++, at = at.parent()) {
          pictures.add(at);
        }
      }
    }
  }

  /** The story's blocks in reading order; empty where the page has none. */
  static List<Block> of(List<PageBlock> page, PageFacts facts) {
    return page.isEmpty() ? List.of() : new PageStory(page, facts).blocks();
  }

  private List<Block> blocks() {
    for (int i = 0; i < page.size(); i++) {
      out[i] = isFurniture(page.get(i).element()) || isTeaser(i);
    }
    Element body = body();
    int headline = headline(body);
    int first = firstIn(body);
    int last = lastIn(body, headline);
    Element scope = headline < 0 ? body : common(body, page.get(headline).element());
    return label(body, scope, headline, first, last);
  }

  // ---- where the story is

  /** The element whose blocks are most like a story's; the innermost of equals. */
  private Element body() {
    Map<Element, Double> scores = new HashMap<>();
    String stated = Words.join(facts.body());
    for (int i = 0; i < page.size(); i++) {
      PageBlock block = page.get(i);
      double score = score(block, out[i], stated);
      for (Element at = block.element(); at != null; at = at.parent()) {
        scores.merge(at, score, Double::sum);
      }
    }
    Element best = page.getFirst().element();
    double bestScore = Double.NEGATIVE_INFINITY;
    int bestDepth = 0;
    for (Map.Entry<Element, Double> entry : scores.entrySet()) {
      double score = entry.getValue();
      int depth = entry.getKey().parents().size();
      if (score > bestScore + 0.5 || (score > bestScore - 0.5 && depth > bestDepth)) {
        best = entry.getKey();
        bestScore = Math.max(score, bestScore);
        bestDepth = depth;
      }
    }
    return best;
  }

  private static double score(PageBlock block, boolean out, String stated) {
    int chars = block.text().length();
    if (!stated.isEmpty() && block.words() >= 5 && stated.contains(Words.join(block.text()))) {
      return 2.0 * chars;
    }
    if (out) {
      return block.words() >= 10 ? -0.3 * chars : -5;
    }
    if (block.linkShare() > 0.5) {
      return -Math.min(chars, 60);
    }
    if (isProse(block)) {
      return chars * (block.element().normalName().equals("p") ? 1 : 0.7);
    }
    return block.element().normalName().startsWith("h") ? 0 : -10;
  }

  private static boolean isProse(PageBlock block) {
    return block.linkShare() < 0.5
        && (block.words() >= 25 || (block.words() >= 10 && endsSentence(block.text())));
  }

  private static boolean endsSentence(String text) {
    int end = text.length() - 1;
    while (end > 0 && "\"'”’)]»".indexOf(text.charAt(end)) >= 0) {
      end--;
    }
    return ".!?…:;。".indexOf(text.charAt(end)) >= 0;
  }

  /** The block that best is the headline; -1 where none is. */
  private int headline(Element body) {
    int best = -1;
    double bestScore = 0.4;
    int first = firstIn(body);
    for (int i = 0; i < page.size(); i++) {
      PageBlock block = page.get(i);
      String tag = heading(block.element());
      boolean named = names(block.element(), 1, Set.of("headline", "title", "hed", "heading"));
      if ((tag == null && !named) || block.text().length() > 400 || block.text().length() < 4) {
        continue;
      }
      double score = 0;
      for (String stated : facts.headlines()) {
        score = Math.max(score, Words.overlap(block.text(), stated));
      }
      score += "h1".equals(tag) ? 0.5 : "h2".equals(tag) ? 0.2 : tag != null ? 0.1 : 0;
      score += i <= first ? 0.2 : 0;
      score -= (out[i] && !"h1".equals(tag)) ? 0.5 : 0;
      score -= (block.linkShare() > 0.5 && !"h1".equals(tag)) ? 0.3 : 0;
      if (score > bestScore + 0.01) {
        best = i;
        bestScore = score;
      }
    }
    return best;
  }

  private static @Nullable String heading(Element element) {
    Element at = element;
    for (int up = 0; up < 3 && at != null; up++, at = at.parent()) {
      String tag = at.normalName();
      if (tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1))) {
        return tag;
      }
    }
    return null;
  }

  private int firstIn(Element body) {
    for (int i = 0; i < page.size(); i++) {
      if (within(page.get(i).element(), body)) {
        return i;
      }
    }
    return 0;
  }

  /** The body's last block, or the one before another story begins below it. */
  private int lastIn(Element body, int headline) {
    int last = 0;
    int prose = 0;
    for (int i = 0; i < page.size(); i++) {
      PageBlock block = page.get(i);
      if (within(block.element(), body)) {
        boolean another =
            i > headline
                && prose > 400
                && "h1".equals(heading(block.element()))
                && (headline < 0 || "h1".equals(heading(page.get(headline).element())));
        if (another) {
          return last;
        }
        prose += isProse(block) && !out[i] ? block.text().length() : 0;
        last = i;
      }
    }
    return last;
  }

  // ---- what its blocks are

  private List<Block> label(Element body, Element scope, int headline, int first, int last) {
    List<Block> story = new ArrayList<>();
    Set<String> told = new HashSet<>();
    String stated = Words.join(facts.body());
    boolean bodyStated = stated.length() > 400;
    String head =
        headline >= 0
            ? page.get(headline).text()
            : facts.headlines().isEmpty() ? null : facts.headlines().getFirst();
    boolean headlineDone = false;
    if (headline < 0 && head != null) {
      story.add(Block.of(Kind.HEADLINE, head, null));
      headlineDone = true;
    }
    boolean prose = false;
    Element caption = null;
    for (int i = 0; i <= last; i++) {
      PageBlock block = page.get(i);
      if (i == headline) {
        story.add(Block.of(Kind.HEADLINE, block.text(), null));
        told.add(Words.join(block.text()));
        headlineDone = true;
        continue;
      }
      if (!within(block.element(), scope)) {
        continue;
      }
      Element root = out[i] || isLink(block) ? null : captionRoot(block);
      if (root != null) {
        if (!root.equals(caption)) {
          caption = root;
          captions(root, i, last, told, story);
        }
        continue;
      }
      boolean inBody = i >= first && within(block.element(), body);
      String words = Words.join(block.text());
      boolean confirmed = bodyStated && block.words() >= 5 && stated.contains(words);
      Kind kind = kind(block, i, inBody, confirmed, prose, headlineDone);
      if (kind == null || words.isEmpty() || (kind != Kind.PARAGRAPH && !told.add(words))) {
        continue;
      }
      prose |= kind == Kind.PARAGRAPH;
      story.add(Block.of(kind, block.text(), null));
    }
    story.removeAll(saidInPart(story));
    return trimmed(story);
  }

  /** Captions that another says all of, and more: its credit, say. */
  private static Set<Block> saidInPart(List<Block> story) {
    List<Block> captions =
        story.stream()
            .filter(block -> block.kind() == Kind.CAPTION)
            .limit(MAX_COMPARED_CAPTIONS)
            .toList();
    List<String> words = captions.stream().map(block -> Words.join(block.text())).toList();
    Set<Block> inPart = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      String said = words.get(i);
      if (words.stream().anyMatch(o -> o.length() > said.length() && o.contains(said))) {
        inPart.add(captions.get(i));
      }
    }
    return inPart;
  }

  /** Adds the caption whose parts stand in {@code root}, the first of them block {@code from}. */
  private void captions(Element root, int from, int last, Set<String> told, List<Block> story) {
    List<String> parts = new ArrayList<>();
    for (int i = from; i <= last && within(page.get(i).element(), root); i++) {
      String part = page.get(i).text();
      // The same caption stands twice where a site has it for small and for large screens.
      if (!out[i] && !parts.contains(part)) {
        parts.add(part);
      }
    }
    parts.removeIf(part -> OF_PLAYER.matcher(part).find());
    String text = String.join(" ", parts);
    boolean says =
        parts.stream().anyMatch(part -> part.indexOf(' ') > 0)
            && !parts.stream().allMatch(PageStory::isCredit)
            && !isCredit(text);
    if (says && !SELLS.matcher(text).find() && told.add(Words.join(text))) {
      story.add(Block.of(Kind.CAPTION, text, null));
    }
  }

  private @Nullable Kind kind(
      PageBlock block,
      int at,
      boolean inBody,
      boolean confirmed,
      boolean prose,
      boolean afterHeadline) {
    if (out[at] && !confirmed) {
      return null;
    }
    if (!prose) {
      Kind front = frontMatter(block, inBody, afterHeadline);
      if (front != null) {
        return front;
      }
    }
    if (!inBody) {
      return null;
    }
    String tag = heading(block.element());
    if (tag != null) {
      return prose && block.linkShare() < 0.5 && !LEADS_AWAY.matcher(block.text()).find()
          ? Kind.SUBHEADING
          : null;
    }
    if (confirmed) {
      return Kind.PARAGRAPH;
    }
    if (block.linkShare() > 0.7 && block.words() < 40) {
      return null;
    }
    if (LEADS_AWAY.matcher(block.text()).find()
        && (block.words() < 25 || block.linkShare() > 0.3)) {
      return null;
    }
    boolean heads = block.boldShare() > 0.9 && !endsSentence(block.text());
    if (prose && block.words() <= 12 && (heads || shouts(block.text()))) {
      return Kind.SUBHEADING;
    }
    return (block.words() >= 4 && endsSentence(block.text())) || block.words() >= 12
        ? Kind.PARAGRAPH
        : null;
  }

  /** Whether it is written in capitals, as agencies head the parts of a story. */
  private static boolean shouts(String text) {
    return text.chars().filter(Character::isUpperCase).count() >= 4
        && text.chars().noneMatch(Character::isLowerCase);
  }

  /** What stands above the first paragraph: null where it is none of it. */
  private @Nullable Kind frontMatter(PageBlock block, boolean inBody, boolean afterHeadline) {
    int words = block.words();
    if (words <= 20 && BY.matcher(block.text()).find() && !endsSentence(block.text())) {
      return Kind.BYLINE;
    }
    boolean names = false;
    for (String author : facts.authors()) {
      names |= author.length() > 3 && containsIgnoreCase(block.text(), author);
    }
    if (words <= 25 && (names || (names(block.element(), 4, BYLINE) && afterHeadline))) {
      if (!names && DATE_WORDS.matcher(block.text()).find()) {
        return Kind.DATELINE;
      }
      // "I am a writer, and ..." says of a writer what no byline does.
      boolean tells = words > 8 && endsSentence(block.text());
      return !tells && (names || words >= 2) && !isCredit(block.text()) ? Kind.BYLINE : null;
    }
    if (words <= 20
        && DATE_WORDS.matcher(block.text()).find()
        && (!endsSentence(block.text()) || TIME_ENDS.matcher(block.text()).find())
        && !block.text().contains("://")
        && (names(block.element(), 3, DATELINE)
            || block.element().normalName().equals("time")
            // A bare year is no dateline.
            || (words <= 12 && !ONLY_YEAR.matcher(block.text()).matches()))) {
      return Kind.DATELINE;
    }
    if (afterHeadline && words >= 4) {
      double described = 0;
      for (String description : facts.descriptions()) {
        described = Math.max(described, Words.overlap(block.text(), description));
      }
      boolean named = namedStandfirst(block);
      boolean heads = heading(block.element()) != null;
      if ((described > 0.8 && !inBody) || named || heads) {
        return block.linkShare() < 0.5 ? Kind.STANDFIRST : null;
      }
    }
    return null;
  }

  private boolean namedStandfirst(PageBlock block) {
    Element at = block.element();
    for (int up = 0; up <= 2 && at != null; up++, at = at.parent()) {
      // A field named "text with summary" that holds the whole story is no standfirst.
      if (names(at, 0, STANDFIRST)) {
        return chars(at) < Math.min(3 * block.text().length(), 800);
      }
    }
    return false;
  }

  /** Whether a block is a link and no more; a caption may stand in one with its picture. */
  private static boolean isLink(PageBlock block) {
    boolean caption =
        block.element().closest("figcaption") != null
            && (block.words() >= 12 || endsSentence(block.text()));
    return block.linkShare() > 0.9 && !caption;
  }

  /** Whether a block is the taste of another story: a linked title above it, and no more around. */
  private boolean isTeaser(int at) {
    PageBlock block = page.get(at);
    if (at == 0 || block.text().length() > 500 || block.element().closest("figcaption") != null) {
      return false;
    }
    for (int above = at - 1; above >= Math.max(0, at - 3); above--) {
      PageBlock title = page.get(above);
      if ("h1".equals(heading(title.element()))) {
        return false;
      }
      if (title.linkShare() > 0.9 && title.words() >= 4) {
        Element around = common(block.element(), title.element());
        return prose.getOrDefault(around, 0) <= 1.5 * block.text().length();
      }
    }
    return false;
  }

  /** What holds a caption's parts, its credit too; null where the block is no caption. */
  private @Nullable Element captionRoot(PageBlock block) {
    Element at = block.element();
    for (int up = 0; up < 5 && at != null; up++, at = at.parent()) {
      boolean caption = at.normalName().equals("figcaption") || (up < 3 && names(at, 0, CAPTION));
      if (caption) {
        Element figure = at.closest("figure");
        Element root = figure == null ? named(at) : figure;
        return chars(root) < 2000 ? root : chars(at) < 2000 ? at : null;
      }
    }
    boolean credited = block.words() < 60 && CREDITED.matcher(block.text()).find();
    boolean repeats = block.words() >= 4 && alternatives.contains(Words.join(block.text()));
    return (credited || repeats) && heading(block.element()) == null
        ? block.element()
        : pictured(block);
  }

  /** The outermost of nested elements that call themselves a caption. */
  private static Element named(Element caption) {
    Element at = caption;
    while (at.parent() != null && names(at.parent(), 0, CAPTION)) {
      at = at.parent();
    }
    return at;
  }

  /** The element that holds a picture and, after it, little more than the block; or null. */
  private @Nullable Element pictured(PageBlock block) {
    String text = block.text();
    boolean speaks =
        block.words() >= 4
            && text.length() <= 400
            && block.linkShare() <= 0.3
            && !text.contains("://")
            && !(block.element().normalName().equals("p") && !OF_PICTURES.matcher(text).find())
            && !(block.words() < 10 && DATE_WORDS.matcher(text).find());
    if (!speaks
        || heading(block.element()) != null
        || LEADS_AWAY.matcher(text).find()
        || FOLLOW_WRITER.matcher(text).find()
        || names(block.element(), 4, BYLINE)
        || names(block.element(), 2, DATELINE)) {
      return null;
    }
    Element at = block.element();
    for (int up = 0; up < 4 && at != null; up++, at = at.parent()) {
      if (at.normalName().equals("article") || at.normalName().equals("main")) {
        return null;
      }
      if (pictures.contains(at)) {
        boolean alone =
            chars(at) <= 1.5 * block.text().length() + 60
                && at.selectFirst("h1, h2, h3, h4") == null
                && !at.normalName().equals("li");
        return alone ? at : null;
      }
    }
    return null;
  }

  /** Whether a text names a picture's source and says nothing of the picture. */
  private static boolean isCredit(String text) {
    return CREDIT.matcher(text).find() || AGENCY.matcher(text).matches();
  }

  private List<Block> trimmed(List<Block> story) {
    int end = story.size();
    while (end > 1 && closes(story.get(end - 1))) {
      end--;
    }
    return List.copyOf(story.subList(0, end));
  }

  /**
   * Whether the story's last block is no part of it: a heading of nothing, a word on the writer.
   */
  private boolean closes(Block last) {
    return switch (last.kind()) {
      case SUBHEADING -> true;
      case PARAGRAPH ->
          LEADS_AWAY.matcher(last.text()).find()
              || (last.text().length() < 700 && isOnWriter(last.text()));
      case HEADLINE, STANDFIRST, BYLINE, DATELINE, CAPTION -> false;
    };
  }

  private boolean isOnWriter(String text) {
    return FOLLOW_WRITER.matcher(text).find()
        && (facts.authors().stream().anyMatch(author -> containsIgnoreCase(text, author))
            || FOLLOW_WRITER.matcher(text).results().count() > 1
            || text.length() < 250);
  }

  // ---- the page's own words for its parts

  private boolean isFurniture(Element element) {
    Boolean known = furniture.get(element);
    if (known != null) {
      return known;
    }
    List<Element> path = new ArrayList<>();
    boolean is = false;
    for (Element at = element; at != null; at = at.parent()) {
      known = furniture.get(at);
      if (known != null) {
        is = known;
        break;
      }
      path.add(at);
    }
    for (int i = path.size() - 1; i >= 0; i--) {
      is = is || namesFurniture(path.get(i), holdsMost(path.get(i)));
      furniture.put(path.get(i), is);
    }
    return is;
  }

  /** Whether most of what can be read on the page stands in it: then it is no furniture. */
  private boolean holdsMost(Element element) {
    return prose.getOrDefault(element, 0) > 0.5 * prose.getOrDefault(element.root(), 0);
  }

  private static boolean namesFurniture(Element element, boolean holdsMost) {
    String tag = element.normalName();
    if (tag.equals("body") || tag.equals("html") || tag.equals("article") || tag.equals("main")) {
      return false;
    }
    if (holdsMost) {
      return COMMENTS.contains(element.id())
          || element.classNames().stream().anyMatch(COMMENTS::contains);
    }
    if (FURNITURE_TAGS.contains(tag) || element.hasAttr("hidden")) {
      return true;
    }
    String style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
    if (style.contains("display:none")) {
      return true;
    }
    String role = element.attr("role");
    if (role.equals("navigation")
        || role.equals("dialog")
        || role.equals("complementary")
        || role.equals("contentinfo")
        || role.equals("search")) {
      return true;
    }
    for (String name : (element.className() + " " + element.id()).split(" ", 50)) {
      Set<String> words = new HashSet<>();
      for (String word : WORD_BREAK.split(name, -1)) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
      // A longer one is a headline written as a name: "actor-promoted-film-in-london-yesterday".
      if (words.size() <= MAX_NAME_WORDS
          && !Collections.disjoint(words, FURNITURE)
          && Collections.disjoint(words, STORY)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the element or one of {@code up} around it has one of the words in its names. */
  private static boolean names(Element element, int up, Set<String> words) {
    Element at = element;
    for (int i = 0; i <= up && at != null; i++, at = at.parent()) {
      if (at.normalName().equals("body") || at.normalName().equals("article")) {
        return false;
      }
      String names =
          at.className() + " " + at.id() + " " + at.attr("itemprop") + " " + at.attr("rel");
      if (names.length() > 3) {
        for (String word : WORD_BREAK.split(names, -1)) {
          if (words.contains(word.toLowerCase(Locale.ROOT))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean within(Element element, Element around) {
    for (Element at = element; at != null; at = at.parent()) {
      if (at.equals(around)) {
        return true;
      }
    }
    return false;
  }

  private static Element common(Element one, Element other) {
    Set<Element> around = new HashSet<>();
    for (Element at = one; at != null; at = at.parent()) {
      around.add(at);
    }
    Element at = other;
    while (!around.contains(at) && at.parent() != null) {
      at = at.parent();
    }
    return at;
  }

  private int chars(Element element) {
    return chars.getOrDefault(element, 0);
  }

  private static boolean containsIgnoreCase(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  /** Texts compared by their words alone. */
  static final class Words {
    private Words() {}

    /** Lower-case words between single spaces, with one before and one after. */
    static String join(String text) {
      StringBuilder joined = new StringBuilder(text.length() + 2).append(' ');
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isLetterOrDigit(c)) {
          joined.append(Character.toLowerCase(c));
        } else if (c != '\'' && c != '’' && joined.charAt(joined.length() - 1) != ' ') {
          joined.append(' ');
        }
      }
      if (joined.charAt(joined.length() - 1) != ' ') {
        joined.append(' ');
      }
      return joined.length() == 1 ? "" : joined.toString();
    }

    /**
     * Share of the words two texts have in common, 0 to 1 (F1 over words as often as they stand).
     */
    static double overlap(String one, String other) {
      Map<String, Integer> counts = new HashMap<>();
      int oneWords = 0;
      for (String word : join(one).strip().split(" ", -1)) {
        counts.merge(word, 1, Integer::sum);
        oneWords++;
      }
      int common = 0;
      int otherWords = 0;
      for (String word : join(other).strip().split(" ", -1)) {
        otherWords++;
        if (counts.merge(word, -1, Integer::sum) >= 0) {
          common++;
        }
      }
      return 2.0 * common / (oneWords + otherWords);
    }
  }
}
