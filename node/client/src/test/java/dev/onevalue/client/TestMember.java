package dev.onevalue.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A member as the contract describes it, which can fail in every way. */
public final class TestMember implements AutoCloseable {

  private static final long HEARTBEAT_MILLIS = 100;
  private static final String END = "";

  /** An answer to a write. */
  record Answer(int status, String body) {}

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final List<BlockingQueue<String>> streams = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  final BlockingQueue<Headers> watches = new LinkedBlockingQueue<>();
  final BlockingQueue<String> writes = new LinkedBlockingQueue<>();
  final BlockingQueue<String> keys = new LinkedBlockingQueue<>();
  volatile @Nullable String present;
  volatile long ageMillis = 5;
  public volatile boolean silent;

  private TestMember(HttpServer server) {
    this.server = server;
  }

  /** One that holds this register. */
  public static TestMember holding(long value, long generation, String writer) throws IOException {
    return holding(value, generation, writer, 0);
  }

  /** One that is found at this port of 127.0.0.1. */
  public static TestMember holding(long value, long generation, String writer, int port)
      throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var member = new TestMember(HttpServer.create(address, 0));
    member.present = register(value, generation, writer);
    member.server.setExecutor(member.executor);
    member.server.createContext("/v1/watch", member::watch);
    member.server.createContext("/v1/value", member::write);
    member.server.start();
    return member;
  }

  static String register(long value, long generation, String writer) {
    return "{\"value\":%d,\"valueText\":\"%d\",\"generation\":%d,\"writer\":\"%s\",\"ageMillis\":3}"
        .formatted(value, value, generation, writer);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public void change(long value, long generation, String writer) {
    String register = register(value, generation, writer);
    present = register;
    say("data: " + register);
  }

  public void say(String event) {
    streams.forEach(stream -> stream.add(event + "\n\n"));
  }

  public void endStreams() {
    streams.forEach(stream -> stream.add(END));
  }

  int streams() {
    return streams.size();
  }

  /** What the next write is answered; status 0 breaks the connection. */
  void answer(int status, String body) {
    answers.add(new Answer(status, body));
  }

  private void watch(HttpExchange exchange) throws IOException {
    watches.add(exchange.getRequestHeaders());
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("OneValue-Age-Millis", String.valueOf(ageMillis));
    exchange.sendResponseHeaders(200, 0);
    BlockingQueue<String> stream = new LinkedBlockingQueue<>();
    streams.add(stream);
    try (OutputStream out = exchange.getResponseBody()) {
      stream.add("retry: 1000\n\n");
      stream.add("data: " + present + "\n\n");
      send(stream, out);
    } catch (IOException _) {
      // the client has gone
    } finally {
      streams.remove(stream);
    }
  }

  private void send(BlockingQueue<String> stream, OutputStream out) throws IOException {
    while (true) {
      String event = poll(stream);
      if (END.equals(event)) {
        return;
      }
      if (event != null || !silent) {
        out.write((event == null ? heartbeat() : event).getBytes(UTF_8));
        out.flush();
      }
    }
  }

  private static @Nullable String poll(BlockingQueue<String> stream) {
    try {
      return stream.poll(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      return END;
    }
  }

  private String heartbeat() {
    return "event: heartbeat\ndata: {\"generation\":1,\"ageMillis\":%d}\n\n".formatted(ageMillis);
  }

  private void write(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Headers headers = exchange.getRequestHeaders();
    writes.add(
        "%s %s %s %s"
            .formatted(
                exchange.getRequestURI(),
                headers.getFirst("If-Match"),
                headers.getFirst("Authorization"),
                body));
    keys.add(String.valueOf(headers.getFirst("Idempotency-Key")));
    Answer answer = answers.remove();
    try (exchange) {
      if (answer.status() > 0) {
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    server.stop(0);
  }
}
