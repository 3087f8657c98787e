package dev.onevalue.operator.mock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A member that holds what it is told to, on a loopback address of its own: it speaks as a node
 * does, as far as an operator listens.
 */
public final class MockMember implements AutoCloseable {
  private static final String REGISTER = "{\"value\":%d,\"generation\":%d,\"writer\":%s}";

  private final AtomicLong watches = new AtomicLong();
  private final List<String> writes = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Map<String, Long> asked = new ConcurrentHashMap<>();
  private final MockStream stream = new MockStream();
  private final HttpServer server;

  /** That many of them, all at one port. */
  public static List<MockMember> several(int count) {
    List<MockMember> members = new ArrayList<>();
    for (int ordinal = 0; ordinal < count; ordinal++) {
      members.add(new MockMember(address(ordinal), ordinal == 0 ? 0 : members.getFirst().port()));
    }
    return List.copyOf(members);
  }

  /**
   * Holds the initial value.
   *
   * @param address where to serve: a loopback address
   * @param port where to serve; 0: any that is free
   */
  public MockMember(String address, int port) {
    server = bound(new InetSocketAddress(address, port));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/", this::answer);
    hold(42, 0, null);
    server.start();
  }

  /** The address of such a member: it differs for each, so that all can use one port. */
  public static String address(int ordinal) {
    return "127.0.0." + (ordinal + 2);
  }

  private static HttpServer bound(InetSocketAddress address) {
    try {
      return HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** How often it was asked to be watched. */
  public long watches() {
    return watches.get();
  }

  /** How often it was asked this, as {@code GET /v1/tls}. */
  public long asked(String request) {
    return asked.getOrDefault(request, 0L);
  }

  /** What was written to it, as {@code PUT /v1/value {"value":7}}, in order. */
  public List<String> writes() {
    return List.copyOf(writes);
  }

  /** Holds this register from now on, and says so. */
  public void hold(long value, long generation, @Nullable String writer) {
    String register =
        REGISTER.formatted(value, generation, writer == null ? null : "\"" + writer + "\"");
    answers.put("GET /v1/checkpoint", register.replace("}", ",\"ancestors\":[\"x\"]}"));
    answers.put("PUT /v1/value", REGISTER.formatted(value, generation + 1, "\"a/1\""));
    stream.hold(generation, register);
  }

  /** Its stream, to have it say anything else. */
  public MockStream stream() {
    return stream;
  }

  /**
   * Does what is asked of it only for this token from now on.
   *
   * @param method of the requests
   */
  public void require(String method, String token) {
    tokens.put(method, "Bearer " + token);
  }

  /** Answers so from now on; an answer that is no JSON is a status. */
  public void answer(String request, String body) {
    answers.put(request, body);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    try (exchange) {
      String token = tokens.get(exchange.getRequestMethod());
      if (token != null && !token.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(exchange, "401");
        return;
      }
      if (request.equals("GET /v1/watch")) {
        watches.incrementAndGet();
        stream.serve(exchange);
        return;
      }
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (request.startsWith("PUT")) {
        writes.add(request + " " + body);
      }
      asked.merge(request, 1L, Long::sum);
      answer(exchange, answers.getOrDefault(request, "{}"));
    }
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    boolean json = body.startsWith("{");
    byte[] bytes = (json ? body : "{\"detail\":\"no\"}").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(json ? 200 : Integer.parseInt(body), bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    stream.end();
    server.stop(0);
  }
}
