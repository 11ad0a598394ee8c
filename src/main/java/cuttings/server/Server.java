package cuttings.server;

import cuttings.engine.Engine;
import cuttings.engine.UnsearchableException;
import cuttings.output.Json;
import cuttings.query.QueryException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import io.javalin.http.staticfiles.StaticFileConfig;
import io.javalin.json.JavalinJackson3;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves an engine: its searches as JSON under {@code /api}, and the page. */
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  /** Where it listens unless told otherwise: reachable from this machine alone. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  public static final int DEFAULT_PORT = 8080;

  /** Largest request body, in bytes. */
  static final long MAX_BODY_BYTES = 1 << 20;

  /** Longest request line and headers, in bytes: a query of 10,000 characters fits, encoded. */
  static final int MAX_HEADER_BYTES = 128 << 10;

  private final Engine engine;
  private final Page page;
  private final List<Documentation> documentation;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Javalin javalin;
  private final String host;
  private final int port;
  private final Origins origins;

  /** A server for the pages of its own origin alone, which does not listen yet. */
  public Server(Engine engine, String host, int port) throws IOException {
    this(engine, host, port, List.of());
  }

  /**
   * A server that does not listen yet.
   *
   * @param port 0 for any free one
   * @param allowedOrigins pages of these origins may ask it from a browser: {@code
   *     https://example.org}; {@code *} is every one
   */
  public Server(Engine engine, String host, int port, List<String> allowedOrigins)
      throws IOException {
    this.engine = engine;
    this.host = host;
    this.port = port;
    this.origins = new Origins(allowedOrigins);
    this.page = Page.load();
    this.documentation = Documentation.load();
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * Starts listening.
   *
   * @throws BindException where the port is taken or the host is not this machine's
   */
  public void start() throws BindException {
    try {
      javalin.start(host, port);
    } catch (JavalinBindException e) {
      BindException bind =
          new BindException(
              "Cannot listen on %s port %d: the port is taken or not allowed, or the host is not this machine's. Choose others with --port and --host"
                  .formatted(host, port));
      bind.initCause(e);
      throw bind;
    }
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** The address to open in a browser. */
  public String address() {
    String name = host.equals(DEFAULT_HOST) ? "localhost" : host;
    return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port();
  }

  @Override
  public void close() {
    javalin.stop();
    metrics.close();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = MAX_BODY_BYTES;
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setRequestHeaderSize(MAX_HEADER_BYTES);
          http.setSendServerVersion(false);
        });
    config.jetty.modifyServer(server -> server.setErrorHandler(new PlainErrors()));
    config.jsonMapper(new JavalinJackson3(Json.MAPPER, true));
    config.staticFiles.add(Server::libraries);
    config.staticFiles.add(page::configure);
    config.staticFiles.add(page::configureIcon);
    // Small answers are not worth it; exports and searches shrink to a fifth.
    config.http.compressionStrategy = CompressionStrategy.GZIP;
    config.requestLogger.http((context, ms) -> measure(context, ms));
    routes(config);
    errors(config);
  }

  /** The page's libraries: their versions are in their addresses, what is there never changes. */
  private static void libraries(StaticFileConfig files) {
    files.hostedPath = "/webjars";
    files.directory = "/META-INF/resources/webjars";
    files.location = Location.CLASSPATH;
    files.precompressMaxSize = Page.MAX_PRECOMPRESSED_BYTES;
    files.headers = Map.of("Cache-Control", Page.FOR_GOOD);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // then it does not listen either
    }
  }

  /** Every route, as {@code GET /api/search}. */
  List<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(
            endpoint -> endpoint.method.isHttpMethod() && !endpoint.method.equals(HandlerType.HEAD))
        .map(endpoint -> endpoint.method + " " + endpoint.path)
        .toList();
  }

  private void routes(JavalinConfig config) {
    Freshness fresh = new Freshness(engine);
    ArticleHandler articles = new ArticleHandler(engine);
    config.routes.before(this::protect);
    if (isLoopback(host)) {
      config.routes.before(context -> origins.refuseOtherNames(context, host));
    }
    config.routes.before("/api/*", origins::allow);
    if (!origins.allowed().isEmpty()) {
      config.routes.options("/api/*", origins::preflight);
    }
    get(config, "/", page::send);
    get(config, page.stylesPath(), page::sendStyles);
    get(config, "/api/search", fresh.tagged(new SearchHandler(engine)));
    get(config, "/api/suggest", fresh.tagged(new SuggestHandler(engine)));
    get(config, "/api/articles/{id}", fresh.tagged(articles::article));
    get(config, "/api/articles/{id}/source", articles::source);
    get(config, "/api/articles/{id}/duplicates", fresh.tagged(articles::duplicates));
    get(config, "/api/articles/{id}/compare", fresh.tagged(articles::compare));
    get(config, "/api/articles/{id}/similar", fresh.tagged(articles::similar));
    get(config, "/api/stats", fresh.tagged(this::stats));
    config.routes.post("/api/batch", new BatchHandler(engine));
    get(config, "/api/export", new ExportHandler(engine));
    documentation.forEach(each -> get(config, each.path(), each::send));
    get(config, "/health/live", context -> context.json(Map.of("status", "up")));
    get(
        config,
        "/health/ready",
        context -> {
          engine.stats();
          context.json(Map.of("status", "up"));
        });
    get(
        config,
        "/metrics",
        context -> context.contentType("text/plain; version=0.0.4").result(metrics.scrape()));
    get(
        config,
        "/robots.txt",
        context -> context.contentType("text/plain").result("User-agent: *\nDisallow: /\n"));
  }

  /** A route that HEAD asks as GET does: of its own, Javalin answers HEAD without running it. */
  private static void get(JavalinConfig config, String path, Handler handler) {
    config.routes.get(path, handler);
    config.routes.head(path, handler);
  }

  private void stats(Context context) throws Exception {
    new Parameters(context, Set.of()).orFail(none -> none);
    context.json(Json.IndexStats.of(engine.stats()));
  }

  private static void errors(JavalinConfig config) {
    config.routes.exception(
        QueryException.class,
        (e, context) ->
            Problem.ofQuery(context, String.valueOf(e.getMessage()), e.position(), e.suggestion())
                .send(context));
    config.routes.exception(
        Parameters.BadParameters.class,
        (e, context) -> Problem.ofParameters(context, e.errors()).send(context));
    config.routes.exception(
        UnsearchableException.class,
        (e, context) -> Problem.of(context, 400, String.valueOf(e.getMessage())).send(context));
    config.routes.exception(
        HttpResponseException.class,
        (e, context) -> {
          String methods = e.getDetails().get("availableMethods");
          if (methods != null) {
            context.header("Allow", methods);
          }
          Problem.of(context, e.getStatus(), detail(e, context)).send(context);
        });
    config.routes.exception(
        Exception.class,
        (e, context) -> {
          LOG.error("{} {} failed", context.method(), context.path(), e);
          Problem.of(context, 500, "The server failed; its log says how").send(context);
        });
  }

  private static String detail(HttpResponseException e, Context context) {
    return switch (e.getStatus()) {
      case 404 ->
          e.getClass().equals(io.javalin.http.NotFoundResponse.class)
                  && !"Not Found".equals(e.getMessage())
                  && !String.valueOf(e.getMessage()).startsWith("Endpoint")
              ? String.valueOf(e.getMessage())
              : "There is nothing at " + context.path();
      case 405 -> context.method() + " is not for " + context.path();
      default -> String.valueOf(e.getMessage());
    };
  }

  /** What every answer tells the browser. */
  private void protect(Context context) {
    context.header("Content-Security-Policy", page.contentSecurityPolicy());
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Resource-Policy", origins.policy());
    context.header("X-Robots-Tag", "noindex");
  }

  private void measure(Context context, float ms) {
    var endpoint = context.endpoints().lastHttpEndpoint();
    // Never the path as asked: a stranger could make a time series of every word.
    String route = endpoint == null ? "none" : endpoint.path;
    Timer.builder("cuttings.http")
        .description("Requests by route and status")
        .tag("route", route)
        .tag("status", String.valueOf(context.statusCode()))
        .register(metrics)
        .record(Duration.ofNanos((long) (ms * 1e6)));
  }
}
