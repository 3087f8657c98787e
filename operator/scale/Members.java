import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Any number of members, each at a loopback address of its own: they answer as nodes do. */
final class Members {
  private final Map<String, Member> members = new ConcurrentHashMap<>();
  private final AtomicInteger watches = new AtomicInteger();

  private static final class Member {
    private long value = 42;
    private long generation;

    synchronized void hold(long newValue) {
      value = newValue;
      generation++;
      notifyAll();
    }

    synchronized String register() {
      String writer = generation == 0 ? "null" : "\"m/1\"";
      return "{\"value\":%d,\"generation\":%d,\"writer\":%s,\"ancestors\":[]}"
          .formatted(value, generation, writer);
    }

    synchronized String next(long told, long heartbeatMillis) throws InterruptedException {
      if (generation == told) {
        wait(heartbeatMillis);
      }
      return generation == told
          ? "event: heartbeat\ndata: {\"generation\":%d,\"ageMillis\":0}\n\n".formatted(generation)
          : "data: " + register() + "\n\n";
    }

    synchronized long generation() {
      return generation;
    }
  }

  Members() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(8080), 4096);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/", this::answer);
    server.start();
  }

  /** The address of one of them. */
  static String address(int cluster, int ordinal) {
    int index = 3 * cluster + ordinal;
    return "127.1.%d.%d".formatted(index / 250, 1 + index % 250);
  }

  /** How often one was asked to be watched. */
  int watches() {
    return watches.get();
  }

  /** All members of that cluster hold this from now on. */
  void set(int cluster, long value) {
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      member(address(cluster, ordinal)).hold(value);
    }
  }

  private Member member(String address) {
    return members.computeIfAbsent(address, _ -> new Member());
  }

  private void answer(HttpExchange exchange) throws IOException {
    Member member = member(exchange.getLocalAddress().getAddress().getHostAddress());
    try (exchange) {
      if (exchange.getRequestURI().getPath().equals("/v1/watch")) {
        watch(exchange, member);
        return;
      }
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      String body =
          path.endsWith("history")
              ? "{\"changes\":[]}"
              : path.endsWith("members") ? "{\"members\":[]}" : member.register();
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private void watch(HttpExchange exchange, Member member) throws IOException {
    long heartbeat = Long.parseLong(exchange.getRequestURI().getQuery().replaceAll("[^0-9]", ""));
    exchange.sendResponseHeaders(200, 0);
    watches.incrementAndGet();
    try (OutputStream out = exchange.getResponseBody()) {
      long told = -1;
      while (true) {
        String next = member.next(told, heartbeat);
        told = member.generation();
        out.write(next.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
