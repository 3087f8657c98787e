package dev.onevalue.node.http;

import dev.onevalue.node.http.access.Access;
import dev.onevalue.node.http.access.ReadGuard;
import dev.onevalue.node.http.access.WriteGuard;
import dev.onevalue.node.http.age.AgeFilter;
import dev.onevalue.node.http.age.Ages;
import dev.onevalue.node.http.connection.Bodies;
import dev.onevalue.node.http.connection.ConnectionLimits;
import dev.onevalue.node.http.connection.Farewell;
import dev.onevalue.node.http.connection.HttpPorts;
import dev.onevalue.node.http.connection.OwnThread;
import dev.onevalue.node.http.crossorigin.ResourcePolicy;
import dev.onevalue.node.http.health.HealthRoutes;
import dev.onevalue.node.http.health.MetricsRoute;
import dev.onevalue.node.http.openapi.OpenApiRoute;
import dev.onevalue.node.http.openfeature.FlagdRoutes;
import dev.onevalue.node.http.openfeature.OfrepRoutes;
import dev.onevalue.node.http.page.PageRoutes;
import dev.onevalue.node.http.problem.Errors;
import dev.onevalue.node.http.problem.Failures;
import dev.onevalue.node.http.resource.Routes;
import dev.onevalue.node.http.seed.Reads;
import dev.onevalue.node.http.seed.SeedRoutes;
import dev.onevalue.node.http.seed.Sets;
import dev.onevalue.node.http.tls.Certificates;
import dev.onevalue.node.http.tls.SecureOnly;
import dev.onevalue.node.http.tls.TlsRoutes;
import dev.onevalue.node.http.v1.V1Routes;
import dev.onevalue.node.http.watch.StreamHandler;
import dev.onevalue.node.http.watch.WatchRoutes;
import dev.onevalue.node.http.watch.Watchers;
import dev.onevalue.node.runtime.NodeLoop;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves a node over HTTP/1.1 on all addresses of this machine. Thread-safe. */
public final class HttpServer implements AutoCloseable {

  private static final int MIN_THREADS = 4;
  private static final int MAX_THREADS = 8;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

  private final NodeLoop node;
  private final Observers observers;
  private final HttpSettings settings;
  private final WriteGuard guard;
  private final Access readers;
  private final Certificates certificates;
  private final Ages ages;
  private final Watchers watchers;
  private final Farewell farewell = new Farewell();
  private final Javalin javalin;
  private volatile boolean leaving;

  /**
   * Opens the ports and answers from now on.
   *
   * @param observers of this node
   * @param guard what those have to pass who write
   * @param readers who may read
   * @param certificates by which it proves who it is
   * @throws IOException if a port cannot be opened
   */
  public HttpServer(
      NodeLoop node,
      Observers observers,
      HttpSettings settings,
      WriteGuard guard,
      Access readers,
      Certificates certificates)
      throws IOException {
    var limits = ConnectionLimits.ofThisProcess();
    this.node = node;
    this.observers = observers;
    this.settings = settings;
    this.guard = guard;
    this.readers = readers;
    this.certificates = certificates;
    this.ages = new Ages(node::state);
    this.watchers = new Watchers(node::state, observers.changes(), limits.streams());
    this.javalin = Javalin.create(config -> configure(config, limits));
    observers.metrics().observeWatchers(watchers::size);
    try {
      javalin.start();
    } catch (RuntimeException e) {
      watchers.close();
      throw new IOException("%s cannot be opened: %s".formatted(ports(), e.getMessage()), e);
    }
  }

  private String ports() {
    var secure = certificates.at(settings.ports().https());
    String http = "HTTP port " + settings.ports().http();
    return secure == null ? http : http + " or HTTPS port " + secure.port();
  }

  /** The node is about to end: it is not ready any more, and nobody is to wait for it. */
  public void leave() {
    leaving = true;
    farewell.begin();
    watchers.close();
    observers.changes().wake();
  }

  /** Goes on answering until nobody has asked for so long, and no longer than this in all. */
  public void linger(Duration quiet, Duration most) throws InterruptedException {
    farewell.await(quiet, most);
  }

  /** Answers what is under way, and stops. */
  @Override
  public void close() {
    leave();
    javalin.stop();
  }

  /** {@code GET /v1/value} and all others, but for HEAD and for those that answer any verb. */
  Stream<String> served() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .filter(endpoint -> !endpoint.method.equals(HandlerType.HEAD))
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path);
  }

  private void configure(JavalinConfig config, ConnectionLimits limits) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    config.router.ignoreTrailingSlashes = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Bodies.MAX_BYTES;
    config.jetty.modifyServer(this::putInFront);
    config.jetty.modifyServletContextHandler(
        context -> context.setErrorHandler(new Errors(ages::putOn)));
    HttpPorts.addTo(
        config.jetty, limits, settings.ports().http(), certificates.at(settings.ports().https()));
    addRoutes(config.routes);
  }

  /** What needs no thread of its own does not get that far. */
  private void putInFront(Server server) {
    server.setStopTimeout(STOP_TIMEOUT.toMillis());
    server.setErrorHandler(new Errors(ages::putOn));
    // the connections are bounded otherwise
    server.removeBean(server.getBean(LowResourceMonitor.class));
    Handler streams = new StreamHandler(watchers, node::state, new Bodies(new OwnThread()));
    Handler all = settings.seedApi() ? seedInFrontOf(streams) : streams;
    Handler guarded = readers.equals(Access.OPEN) ? all : new ReadGuard(readers, all);
    Handler answered = new ResourcePolicy(guarded);
    HttpSettings.Ports ports = settings.ports();
    farewell.setHandler(ports.plain() ? answered : new SecureOnly(ports.https(), answered));
    server.setHandler(farewell);
  }

  private Handler seedInFrontOf(Handler behind) {
    return new Reads(() -> node.state().register().value(), ages, new Sets(node, guard, behind));
  }

  private void addRoutes(RoutesConfig routes) {
    List<Routes> all = routes();
    guard.addTo(routes, SeedRoutes.WRITES, List.of("/v1/*"));
    new AgeFilter(node::state, ages).addTo(routes, List.of("/v1/*", "/ofrep/*", "/get"));
    all.forEach(each -> each.addTo(routes));
    new OpenApiRoute(all).addTo(routes);
    Failures.addTo(routes);
  }

  private List<Routes> routes() {
    Stream<Routes> seed =
        settings.seedApi() ? Stream.of(new SeedRoutes(node, guard)) : Stream.empty();
    return Stream.concat(
            seed,
            Stream.of(
                new V1Routes(node, observers.changes(), observers.history(), () -> leaving, guard),
                new TlsRoutes(certificates),
                new WatchRoutes(),
                new OfrepRoutes(settings.clusterName(), node::state),
                new FlagdRoutes(settings.clusterName(), node::state),
                new PageRoutes(),
                new HealthRoutes(node, () -> leaving),
                new MetricsRoute(observers.metrics())))
        .toList();
  }
}
