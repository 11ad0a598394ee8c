package cuttings.format;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** An item of NewsML 1: components in components, each with a role. */
final class NewsMl1 {
  private static final Set<String> PICTURES =
      Set.of("photo", "picture", "image", "graphic", "video", "caption");

  private static final Set<String> NOT_READ =
      Set.of("stylesheet", "logo", "thumbnail", "quicklook", "preview");

  private NewsMl1() {}

  /** Adds what an item holds; its tree is changed. */
  static void read(Element item, Draft draft) {
    draft
        .published(NewsMl.text(item, "newsmanagement > firstcreated"))
        .published(NewsMl.text(item, "newsmanagement > thisrevisioncreated"))
        .published(NewsMl.text(item, "datelinedate"))
        .language(item.select("descriptivemetadata > language").attr("formalname"))
        .language(item.attr("xml:lang"));
    Xml.children(item, "newscomponent").forEach(component -> component(component, draft));
    // Whom to ask stands in the middle, and is read last.
    Element last = null;
    for (Element contact : item.select("newscomponent")) {
      boolean read = last != null && PageLayout.within(contact, last);
      if (!read && role(contact).equals("contact")) {
        Xml.outermost(contact, "datacontent").forEach(content -> NewsMl.content(content, draft));
        last = contact;
      }
    }
    if (!draft.hasByline()) {
      for (Element creator : item.select("administrativemetadata > creator > party")) {
        String name = creator.attr("formalname").strip();
        if (name.indexOf(' ') > 0) {
          draft.byline(name);
        }
      }
    }
  }

  /** Components nest no deeper than {@link Xml#MAX_DEPTH}. */
  private static void component(Element component, Draft draft) {
    String role = role(component);
    if (NOT_READ.contains(role) || role.equals("contact")) {
      return;
    }
    if (PICTURES.contains(role)) {
      // A picture's caption is its text, or stands where a story has its headline.
      Xml.outermost(component, "newslines > headline").forEach(line -> draft.caption(line.text()));
      Xml.outermost(component, "datacontent").forEach(content -> draft.caption(content.text()));
      return;
    }
    for (Element lines : Xml.children(component, "newslines")) {
      for (Element line : lines.children()) {
        switch (line.normalName()) {
          case "headline" -> draft.headline(line.text());
          case "subheadline" -> draft.standfirst(line.text());
          case "byline" -> draft.byline(line.text());
          case "dateline" -> draft.dateline(line.text());
          default -> {
            // Copyright and keywords say nothing of the story.
          }
        }
      }
    }
    for (Element contentItem : Xml.children(component, "contentitem")) {
      for (Element content : Xml.children(contentItem, "datacontent")) {
        switch (role) {
          case "headline" -> draft.headline(content.text());
          case "subheadline" ->
              Markup.blocks(content).forEach(block -> draft.standfirst(block.text()));
          default -> NewsMl.content(content, draft);
        }
      }
    }
    Xml.children(component, "newscomponent").forEach(inner -> component(inner, draft));
  }

  private static String role(Element component) {
    return Xml.children(component, "role").stream()
        .map(role -> role.attr("formalname").toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }
}
