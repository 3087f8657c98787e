package dev.onevalue.operator.mock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A member that answers over HTTP what it is told to, on a loopback address of its own. */
public final class MockMember implements AutoCloseable {
  private final AtomicLong answers = new AtomicLong();
  private final HttpServer server;
  private volatile int status = 200;
  private volatile String body = "{\"value\":42,\"generation\":0,\"writer\":null}";

  /** That many of them, all at one port. */
  public static List<MockMember> several(int count) {
    List<MockMember> members = new ArrayList<>();
    for (int ordinal = 0; ordinal < count; ordinal++) {
      members.add(new MockMember(address(ordinal), ordinal == 0 ? 0 : members.getFirst().port()));
    }
    return List.copyOf(members);
  }

  /**
   * Serves the initial value.
   *
   * @param address where to serve: a loopback address
   * @param port where to serve; 0: any that is free
   */
  public MockMember(String address, int port) {
    server = bound(new InetSocketAddress(address, port));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/value", this::answer);
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

  /** How often it has answered. */
  public long answers() {
    return answers.get();
  }

  /** Answers with this register from now on. */
  public void hold(long value, long generation, String writer) {
    answer(
        200,
        "{\"value\":%d,\"generation\":%d,\"writer\":\"%s\"}".formatted(value, generation, writer));
  }

  /** Answers so from now on. */
  public void answer(int status, String body) {
    this.body = body;
    this.status = status;
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    answers.incrementAndGet();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
