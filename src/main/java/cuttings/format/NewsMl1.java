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
    item.select("> newscomponent").forEach(component -> component(component, draft));
    // Whom to ask stands in the middle, and is read last.
    for (Element contact : item.select("newscomponent")) {
      if (role(contact).equals("contact")) {
        contact.select("datacontent").forEach(content -> NewsMl.content(content, draft));
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
      component.select("newslines > headline").forEach(line -> draft.caption(line.text()));
      component.select("datacontent").forEach(content -> draft.caption(content.text()));
      return;
    }
    for (Element lines : component.select("> newslines")) {
      lines.select("> headline").forEach(line -> draft.headline(line.text()));
      lines.select("> subheadline").forEach(line -> draft.standfirst(line.text()));
      lines.select("> byline").forEach(line -> draft.byline(line.text()));
      lines.select("> dateline").forEach(line -> draft.dateline(line.text()));
    }
    for (Element content : component.select("> contentitem > datacontent")) {
      switch (role) {
        case "headline" -> draft.headline(content.text());
        case "subheadline" ->
            Markup.blocks(content).forEach(block -> draft.standfirst(block.text()));
        default -> NewsMl.content(content, draft);
      }
    }
    component.select("> newscomponent").forEach(inner -> component(inner, draft));
  }

  private static String role(Element component) {
    return component.select("> role").attr("formalname").toLowerCase(Locale.ROOT);
  }
}
