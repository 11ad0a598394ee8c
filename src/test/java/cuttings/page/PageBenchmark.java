package cuttings.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.sun.net.httpserver.HttpServer;
import cuttings.article.Article;
import cuttings.engine.Fingerprint;
import cuttings.engine.lucene.GeneratedArticles;
import cuttings.engine.lucene.LuceneEngine;
import cuttings.server.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How soon the page is there and how soon it takes a key, in the Chromium of this machine, over
 * generated articles. Beside it stands what the browser itself takes: the text of the same hits as
 * one file of bare HTML, without style or script.
 *
 * <p>{@code mvn -Pbenchmark verify -DskipTests -Dbenchmark.main=cuttings.page.PageBenchmark
 * [-Dbenchmark.articles=100000]}
 */
final class PageBenchmark {
  private static final long SEED = 42;
  private static final int WARM_UP = 3;
  private static final int RUNS = 15;
  private static final int COMMIT_EVERY = 20_000;
  private static final int TYPING_PAUSE_MS = 90;
  private static final Fingerprint PRINT = new Fingerprint(0, 0, "");
  private static final PrintStream OUT = System.out;

  /** Keeps what the browser says of its own painting and of the keys, from the first moment. */
  private static final String LISTEN =
      """
      window.seen = { fcp: 0, lcp: 0, what: '', keys: [], longest: 0 };
      const listen = (type, take, more) =>
        new PerformanceObserver((list) => list.getEntries().forEach(take))
          .observe({ type, buffered: true, ...more });
      listen('paint', (each) => {
        if (each.name === 'first-contentful-paint') seen.fcp = each.startTime;
      });
      listen('largest-contentful-paint', (each) => {
        seen.lcp = each.startTime;
        seen.what = each.element ? each.element.tagName.toLowerCase() + '.' + each.element.className : '?';
      });
      listen('longtask', (each) => { seen.longest = Math.max(seen.longest, each.duration); });
      listen('event', (each) => {
        if (each.name === 'keydown' || each.name === 'input')
          seen.keys.push({ delay: each.processingStart - each.startTime, duration: each.duration });
      }, { durationThreshold: 16 });
      """;

  private static final String LOADED =
      """
      () => {
        const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
        return JSON.stringify({ ...seen, requests: all.length,
          bytes: all.reduce((sum, each) => sum + each.transferSize, 0) });
      }
      """;

  private record Load(double fcp, double lcp, double requests, double bytes, String what) {
    static Load of(Page page) {
      JsonObject seen =
          JsonParser.parseString(String.valueOf(page.evaluate(LOADED))).getAsJsonObject();
      return new Load(
          seen.get("fcp").getAsDouble(),
          seen.get("lcp").getAsDouble(),
          seen.get("requests").getAsDouble(),
          seen.get("bytes").getAsDouble(),
          seen.get("what").getAsString());
    }
  }

  private final GeneratedArticles generated = new GeneratedArticles(SEED);
  private final Chromium chromium;
  private final String address;

  private PageBenchmark(Chromium chromium, String address) {
    this.chromium = chromium;
    this.address = address;
  }

  /**
   * Measures and prints.
   *
   * @param args how many articles; and a folder to keep their index in for the next run, if wanted
   */
  public static void main(String[] args) throws Exception {
    int articles = Integer.parseInt(args[0]);
    Path folder =
        args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("cuttings-benchmark");
    try (LuceneEngine engine = LuceneEngine.writing(folder)) {
      if (engine.stats().articles() < articles) {
        index(engine, articles);
      }
      try (Server server = new Server(engine, Server.DEFAULT_HOST, 0)) {
        server.start();
        try (Chromium chromium =
            Chromium.start().orElseThrow(() -> new IOException(Chromium.MISSING))) {
          OUT.printf(Locale.ROOT, "%,d articles, %d loads each, median%n%n", articles, RUNS);
          new PageBenchmark(chromium, server.address()).run();
        }
      }
    } finally {
      if (args.length < 2) {
        delete(folder);
      }
    }
  }

  /** Goes on where the run before was ended. */
  private static void index(LuceneEngine engine, int articles) throws IOException {
    GeneratedArticles generated = new GeneratedArticles(SEED);
    for (int i = Math.toIntExact(engine.stats().articles()); i < articles; i++) {
      Article article = generated.article(i);
      engine.put(article.source(), PRINT, List.of(article));
      if (i % COMMIT_EVERY == COMMIT_EVERY - 1) {
        engine.commit();
      }
    }
    engine.commit();
  }

  private void run() throws IOException {
    String search = "/?q=" + generated.word(30);
    OUT.println("                          FCP ms   LCP ms  worst LCP  requests      kB   largest");
    HttpServer bare = serveBare(search.substring(1));
    try {
      measure("bare HTML, same text", "http://127.0.0.1:" + bare.getAddress().getPort() + "/", "p");
    } finally {
      bare.stop(0);
    }
    measure("start page", address + "/", "a.hit-link");
    measure("a common word", address + search, "a.hit-link");
    measure("an article", address + anArticle(search.substring(1)), "article.page h1");
    OUT.println();
    type();
  }

  private void measure(String name, String url, String wanted) {
    List<Load> cold = new ArrayList<>();
    List<Load> warm = new ArrayList<>();
    for (int i = 0; i < WARM_UP + RUNS; i++) {
      try (BrowserContext context = chromium.browser().newContext()) {
        Load first = load(context, url, wanted);
        Load second = load(context, url, wanted);
        if (i >= WARM_UP) {
          cold.add(first);
          warm.add(second);
        }
      }
    }
    print(name + ", first visit", cold);
    print(name + ", again", warm);
  }

  private static Load load(BrowserContext context, String url, String wanted) {
    Page page = context.newPage();
    page.addInitScript(LISTEN);
    page.navigate(url);
    page.locator(wanted).first().waitFor();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    Load load = Load.of(page);
    page.close();
    return load;
  }

  private static void print(String name, List<Load> loads) {
    OUT.printf(
        Locale.ROOT,
        "%-24s %7.0f %8.0f %10.0f %9.0f %7.0f   %s%n",
        name,
        median(loads, Load::fcp),
        median(loads, Load::lcp),
        loads.stream().mapToDouble(Load::lcp).max().orElse(0),
        median(loads, Load::requests),
        median(loads, Load::bytes) / 1000,
        loads.getLast().what());
  }

  private static double median(List<Load> loads, ToDoubleFunction<Load> of) {
    return loads.stream().mapToDouble(of).sorted().skip(loads.size() / 2).findFirst().orElse(0);
  }

  /** Words typed letter by letter, as a person types, while searches and completions come in. */
  private void type() {
    try (BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      page.addInitScript(LISTEN);
      page.navigate(address + "/");
      page.locator("a.hit-link").first().waitFor();
      page.waitForLoadState(LoadState.NETWORKIDLE);
      page.evaluate("seen.keys.length = 0; seen.longest = 0");
      page.locator("input[name=q]").click();
      int letters = 0;
      for (int rank = 20; rank < 50; rank += 3) {
        String word = generated.word(rank) + " ";
        letters += word.length();
        page.keyboard()
            .type(
                word,
                new com.microsoft.playwright.Keyboard.TypeOptions().setDelay(TYPING_PAUSE_MS));
      }
      page.waitForTimeout(1_000);
      JsonObject seen =
          JsonParser.parseString(String.valueOf(page.evaluate("JSON.stringify(seen)")))
              .getAsJsonObject();
      JsonArray keys = seen.getAsJsonArray("keys");
      double[] delays = sorted(keys, "delay");
      double[] durations = sorted(keys, "duration");
      OUT.printf(
          Locale.ROOT,
          "typing %d letters: %d events took 16 ms or more to their paint; "
              + "input delay worst %.0f ms; key to paint worst %.0f ms; longest task %.0f ms%n",
          letters,
          delays.length,
          last(delays),
          last(durations),
          seen.get("longest").getAsDouble());
    }
  }

  private static double[] sorted(JsonArray keys, String name) {
    double[] values = new double[keys.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = keys.get(i).getAsJsonObject().get(name).getAsDouble();
    }
    Arrays.sort(values);
    return values;
  }

  private static double last(double[] sorted) {
    return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
  }

  private JsonObject answer(String query) throws IOException {
    byte[] body =
        URI.create(address + "/api/search" + query + "&limit=20")
            .toURL()
            .openStream()
            .readAllBytes();
    return JsonParser.parseString(new String(body, UTF_8)).getAsJsonObject();
  }

  private String anArticle(String query) throws IOException {
    JsonObject hit = answer(query).getAsJsonArray("hits").get(0).getAsJsonObject();
    return "/" + query + "&article=" + hit.get("id").getAsString();
  }

  /** The text of the same hits and nothing else, from the smallest server there is. */
  private HttpServer serveBare(String query) throws IOException {
    StringBuilder html = new StringBuilder("<!doctype html><title>Hits</title>");
    for (var hit : answer(query).getAsJsonArray("hits")) {
      hit.getAsJsonObject()
          .getAsJsonArray("passages")
          .forEach(
              passage ->
                  html.append("<p>").append(passage.getAsJsonObject().get("text").getAsString()));
    }
    byte[] bytes = html.toString().getBytes(UTF_8);
    HttpServer bare =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    bare.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, bytes.length);
          try (var out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    bare.start();
    return bare;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
