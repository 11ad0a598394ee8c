package cuttings.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import io.javalin.http.staticfiles.StaticFileConfig;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page's files, and what a browser may do with them. All but the first lie below an address
 * that is another with every change of any of them, and are kept by the browser for good.
 *
 * @param folder where they lie; empty where they come with the program
 * @param path the address that they lie below
 * @param html the first file, the others named in it by their addresses
 * @param styles all stylesheets in one, which {@code html} names in their place; empty where they
 *     are sent as they lie
 * @param contentSecurityPolicy nothing from elsewhere; of inline scripts only the import map, which
 *     browsers take no other way, by its hash
 */
record Page(
    Optional<Path> folder, String path, String html, String styles, String contentSecurityPolicy) {
  private static final String RESOURCES = "/web";

  /** How {@code index.html} names the address of the other files. */
  private static final String PATH = "/page";

  /** For addresses that say which version is there. */
  static final String FOR_GOOD = "max-age=31536000, immutable";

  /** Largest file that is kept compressed, in bytes; the largest there is has a fourth of it. */
  static final int MAX_PRECOMPRESSED_BYTES = 8 << 20;

  private static final int VERSION_DIGITS = 12;

  /** Where the one stylesheet lies: beside those it is made of, so that what they name is found. */
  private static final String STYLES = "/styles/all.css";

  private static final Pattern STYLESHEET =
      Pattern.compile(
          "\\s*<link rel=\"stylesheet\" href=\"" + PATH + "/([^\"]+)\"(?: media=\"(\\w+)\")? />");

  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  /**
   * The page that comes with the program, or the files of the folder that the system property
   * {@code cuttings.web} names, which no browser keeps: so that who works on the page need only
   * reload it.
   */
  static Page load() throws IOException {
    String named = System.getProperty("cuttings.web");
    if (named != null) {
      Path folder = Path.of(named);
      String html = read(folder);
      return new Page(Optional.of(folder), PATH, html, "", policy(html));
    }
    URL resources = Objects.requireNonNull(Page.class.getResource(RESOURCES), "the page's files");
    try {
      if (resources.openConnection() instanceof JarURLConnection jar) {
        try (FileSystem files =
            FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()), Map.of())) {
          return versioned(files.getPath(RESOURCES));
        }
      }
      return versioned(Path.of(resources.toURI()));
    } catch (URISyntaxException e) {
      throw new IOException("the page's files cannot be read from " + resources, e);
    }
  }

  private static Page versioned(Path files) throws IOException {
    String path = PATH + "/" + version(files);
    String html = read(files);
    String styles = styles(files, html);
    // A first visit waits for each request: one stylesheet comes sooner than seven.
    String link = "\n    <link rel=\"stylesheet\" href=\"" + PATH + STYLES + "\" />";
    Matcher stylesheet = STYLESHEET.matcher(html);
    String joined =
        new StringBuilder(stylesheet.replaceAll("")).insert(first(html), link).toString();
    return new Page(
        Optional.empty(),
        path,
        joined.replace("\"" + PATH + "/", "\"" + path + "/"),
        styles,
        policy(html));
  }

  private static int first(String html) {
    Matcher stylesheet = STYLESHEET.matcher(html);
    return stylesheet.find() ? stylesheet.start() : html.indexOf("</head>");
  }

  /** All stylesheets that {@code html} names, in its order. */
  private static String styles(Path files, String html) throws IOException {
    StringBuilder all = new StringBuilder();
    Matcher stylesheet = STYLESHEET.matcher(html);
    while (stylesheet.find()) {
      String css = Files.readString(files.resolve(stylesheet.group(1)));
      String media = stylesheet.group(2);
      all.append(media == null ? css : "@media " + media + " {\n" + css + "}\n");
    }
    return all.toString();
  }

  private static String read(Path files) throws IOException {
    return Files.readString(files.resolve("index.html"));
  }

  /** Where the files lie, as Javalin serves them. */
  void configure(StaticFileConfig files) {
    files.hostedPath = path;
    files.directory = folder.map(Object::toString).orElse(RESOURCES);
    files.location = folder.isPresent() ? Location.EXTERNAL : Location.CLASSPATH;
    files.precompressMaxSize = folder.isPresent() ? 0 : MAX_PRECOMPRESSED_BYTES;
    files.headers = Map.of("Cache-Control", folder.isPresent() ? "no-cache" : FOR_GOOD);
  }

  /** The icon, where whatever else is served may name it: at an address that stays. */
  void configureIcon(StaticFileConfig files) {
    configure(files);
    files.hostedPath = "/";
    files.headers = Map.of("Cache-Control", "no-cache");
    files.skipFileFunction = request -> !request.getRequestURI().equals("/icon.svg");
  }

  /** Sends the first file, which is asked for anew each time: it says which the others are. */
  void send(Context context) throws IOException {
    String now = folder.isPresent() ? read(folder.get()) : html;
    String tag = "W/\"" + Base64.getUrlEncoder().encodeToString(sha256(now.getBytes(UTF_8))) + "\"";
    context.header("Cache-Control", "no-cache").header("ETag", tag);
    Arrival.link(context).ifPresent(link -> context.header("Link", link));
    if (tag.equals(context.header("If-None-Match"))) {
      context.status(HttpStatus.NOT_MODIFIED);
    } else {
      context.html(now);
    }
  }

  /** The address of the one stylesheet. */
  String stylesPath() {
    return path + STYLES;
  }

  void sendStyles(Context context) {
    context.contentType("text/css; charset=utf-8").header("Cache-Control", FOR_GOOD).result(styles);
  }

  private static String policy(String html) {
    List<String> scripts = new ArrayList<>(List.of("'self'"));
    Matcher inline = INLINE_SCRIPT.matcher(html);
    while (inline.find()) {
      byte[] hash = sha256(inline.group(1).getBytes(UTF_8));
      scripts.add("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }
    return "default-src 'self'; script-src "
        + String.join(" ", scripts)
        + "; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
        + " frame-ancestors 'none'; form-action 'self'";
  }

  /** Names the content of all files: their names and bytes. */
  private static String version(Path files) throws IOException {
    MessageDigest digest = sha256();
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(files.relativize(file).toString().getBytes(UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
  }

  private static byte[] sha256(byte[] bytes) {
    return sha256().digest(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
