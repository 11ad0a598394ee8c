package cuttings.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The parts of the page that tests speak of, as a reader would name them. */
final class Parts {
  private Parts() {}

  static Locator box(Page page) {
    return page.getByRole(
        AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search the articles"));
  }

  /** The headlines of the hits, each a link. */
  static Locator headlines(Page page) {
    return page.locator("hit-list a.hit-link");
  }

  static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  static Locator checkbox(Page page, String name) {
    return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name));
  }

  static Locator slider(Page page, String name) {
    return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName(name));
  }

  /** Waits until what is shown is what was asked for last. */
  static void settle(Page page) {
    assertThat(page.locator("section.hits")).hasAttribute("aria-busy", "false");
    // It comes last: what stands beside the hits is there too.
    assertThat(page.locator("date-filter fieldset")).isAttached();
  }

  /** The number of articles that the page says it found. */
  static int total(Page page) {
    settle(page);
    return Integer.parseInt(page.locator(".total strong").innerText().replaceAll("[^0-9]", ""));
  }
}
