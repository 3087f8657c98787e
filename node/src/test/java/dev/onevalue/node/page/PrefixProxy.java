package dev.onevalue.node.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Shows a server below a path, as the API server's proxy and an Ingress do. */
final class PrefixProxy implements AutoCloseable {

  private static final List<String> PASSED_ON =
      List.of("Accept", "Authorization", "Content-Type", "Sec-Fetch-Site");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final String prefix;
  private final URI behind;

  PrefixProxy(String prefix, URI behind) throws IOException {
    this.prefix = prefix;
    this.behind = behind;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(prefix, this::pass);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), prefix);
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<InputStream> answer =
          client.send(request(exchange), BodyHandlers.ofInputStream());
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      exchange.sendResponseHeaders(answer.statusCode(), 0);
      copy(answer.body(), exchange.getResponseBody());
    } catch (InterruptedException _) {
      // the test is over
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString().substring(prefix.length());
    var body = BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes());
    var request =
        HttpRequest.newBuilder(behind.resolve("/" + path))
            .method(exchange.getRequestMethod(), body);
    PASSED_ON.forEach(name -> {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    });
    return request.build();
  }

  /** Each event as it comes. */
  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[4096];
    try (from) {
      for (int count; (count = from.read(buffer)) >= 0; ) {
        to.write(buffer, 0, count);
        to.flush();
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
    threads.shutdownNow();
  }
}
