package cuttings.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page's files, and what a browser may do with them.
 *
 * @param folder where they lie; empty where they come with the program
 * @param contentSecurityPolicy nothing from elsewhere; of inline scripts only the import map, which
 *     browsers take no other way, by its hash
 */
record Page(Optional<Path> folder, String contentSecurityPolicy) {
  private static final String RESOURCES = "/web";

  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  /**
   * The page that comes with the program, or the files of the folder that the system property
   * {@code cuttings.web} names: so that who works on the page need only reload it.
   */
  static Page load() throws IOException {
    Optional<Path> folder = Optional.ofNullable(System.getProperty("cuttings.web")).map(Path::of);
    try (InputStream index =
        folder.isPresent()
            ? Files.newInputStream(folder.get().resolve("index.html"))
            : Page.class.getResourceAsStream(RESOURCES + "/index.html")) {
      String html = index == null ? "" : new String(index.readAllBytes(), UTF_8);
      return new Page(folder, policy(html));
    }
  }

  private static String policy(String html) {
    List<String> scripts = new ArrayList<>(List.of("'self'"));
    Matcher inline = INLINE_SCRIPT.matcher(html);
    while (inline.find()) {
      scripts.add("'sha256-" + sha256(inline.group(1)) + "'");
    }
    return "default-src 'self'; script-src "
        + String.join(" ", scripts)
        + "; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
        + " frame-ancestors 'none'; form-action 'self'";
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
