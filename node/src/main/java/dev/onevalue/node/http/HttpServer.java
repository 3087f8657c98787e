package dev.onevalue.node.http;

import dev.onevalue.node.http.connection.Bodies;
import dev.onevalue.node.http.connection.HttpPort;
import dev.onevalue.node.http.connection.OwnThread;
import dev.onevalue.node.http.health.HealthRoutes;
import dev.onevalue.node.http.health.MetricsRoute;
import dev.onevalue.node.http.log.Printable;
import dev.onevalue.node.http.log.SparseLog;
import dev.onevalue.node.http.problem.BadRequestException;
import dev.onevalue.node.http.problem.Errors;
import dev.onevalue.node.http.problem.Problem;
import dev.onevalue.node.http.problem.WriteRefusedException;
import dev.onevalue.node.http.problem.Writes;
import dev.onevalue.node.http.seed.Reads;
import dev.onevalue.node.http.seed.SeedRoutes;
import dev.onevalue.node.http.v1.HistoryRoute;
import dev.onevalue.node.http.v1.ValueRoutes;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.runtime.OutcomeUnknownException;
import dev.onevalue.node.telemetry.History;
import dev.onevalue.node.telemetry.Metrics;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a node over HTTP/1.1 on all addresses of this machine. Thread-safe. */
public final class HttpServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final SparseLog FAILURES = new SparseLog(System::nanoTime);
  private static final int MIN_THREADS = 4;
  private static final int MAX_THREADS = 8;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

  private final NodeLoop node;
  private final Metrics metrics;
  private final History history;
  private final boolean seedApi;
  private final Javalin javalin;

  /**
   * Opens the port and answers from now on.
   *
   * @param seedApi whether the routes of {@link SeedRoutes} are there
   * @throws IOException if the port cannot be opened
   */
  public HttpServer(NodeLoop node, Metrics metrics, History history, int port, boolean seedApi)
      throws IOException {
    this.node = node;
    this.metrics = metrics;
    this.history = history;
    this.seedApi = seedApi;
    this.javalin = Javalin.create(config -> configure(config, port));
    try {
      javalin.start();
    } catch (RuntimeException e) {
      throw new IOException("HTTP port %d cannot be opened: %s".formatted(port, e.getMessage()), e);
    }
  }

  /** Answers what is under way, and stops. */
  @Override
  public void close() {
    javalin.stop();
  }

  private void configure(JavalinConfig config, int port) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    config.router.ignoreTrailingSlashes = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Bodies.MAX_BYTES;
    config.jetty.modifyHttpConfiguration(HttpPort::limit);
    config.jetty.modifyServer(this::putReadsInFront);
    config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new Errors()));
    config.jetty.addConnector((server, http) -> HttpPort.connector(server, http, port));
    addRoutes(config.routes);
  }

  private void putReadsInFront(Server server) {
    server.setStopTimeout(STOP_TIMEOUT.toMillis());
    server.setErrorHandler(new Errors());
    // the connections are bounded otherwise
    server.removeBean(server.getBean(LowResourceMonitor.class));
    var behind = new Bodies(new OwnThread());
    server.setHandler(seedApi ? new Reads(() -> node.state().register().value(), behind) : behind);
  }

  private void addRoutes(RoutesConfig routes) {
    if (seedApi) {
      new SeedRoutes(node).addTo(routes);
    }
    new ValueRoutes(node).addTo(routes);
    new HealthRoutes(node).addTo(routes);
    new MetricsRoute(metrics).addTo(routes);
    new HistoryRoute(history).addTo(routes);
    routes.exception(
        NumberFormatException.class,
        (e, context) -> Problem.answer(context, HttpStatus.BAD_REQUEST, message(e)));
    routes.exception(
        BadRequestException.class,
        (e, context) -> Problem.answer(context, HttpStatus.BAD_REQUEST, message(e)));
    routes.exception(WriteRefusedException.class, Writes::answerRefused);
    routes.exception(OutcomeUnknownException.class, Writes::answerUnknown);
    routes.exception(Exception.class, HttpServer::failed);
    problem(routes, HttpStatus.NOT_FOUND, "404 page not found\n");
    problem(routes, HttpStatus.METHOD_NOT_ALLOWED, "see Allow for the methods of this resource");
  }

  private static void problem(RoutesConfig routes, HttpStatus status, String detail) {
    routes.error(status.getCode(), context -> Problem.answer(context, status, detail));
  }

  private static void failed(Exception e, Context context) {
    if (FAILURES.isDue(e.getClass().getName())) {
      String path = Printable.of(context.req().getRequestURI());
      LOG.error("{} {} failed", Printable.of(context.req().getMethod()), path, Printable.of(e));
    }
    Problem.answer(context, HttpStatus.INTERNAL_SERVER_ERROR, "see the node's log");
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }
}
