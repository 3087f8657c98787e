package dev.onevalue.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onevalue.operator.telemetry.OperatorMetrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves the operator's probes: {@code /livez} answers 200 while the process does, {@code /readyz}
 * only while the operator works, else 503 and why; and {@code /metrics} for Prometheus. How long a
 * request may take is set where the JVM is: java.options.
 */
final class HealthServer implements AutoCloseable {
  private final HttpServer server;

  /**
   * Serves from now on.
   *
   * @param port where; 0: at any that is free
   * @param problem what keeps the operator from working; empty: nothing
   * @throws IOException if the port cannot be bound
   */
  HealthServer(int port, Supplier<Optional<String>> problem, OperatorMetrics metrics)
      throws IOException {
    server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/livez", exchange -> answer(exchange, Optional.empty()));
    server.createContext("/readyz", exchange -> answer(exchange, problem.get()));
    server.createContext("/metrics", exchange -> answer(exchange, metrics));
    server.start();
  }

  private static void answer(HttpExchange exchange, Optional<String> problem) throws IOException {
    String text = problem.orElse("ok") + "\n";
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(problem.isEmpty() ? 200 : 503, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static void answer(HttpExchange exchange, OperatorMetrics metrics) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", metrics.contentType());
      exchange.sendResponseHeaders(200, 0);
      metrics.write(exchange.getResponseBody());
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
