package dev.onevalue.node.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onevalue.node.faults.Cluster.Running;
import dev.onevalue.node.faults.Operation.Acknowledged;
import dev.onevalue.node.faults.Operation.Read;
import dev.onevalue.node.faults.Operation.Refused;
import dev.onevalue.node.faults.Operation.Result;
import dev.onevalue.node.faults.Operation.Span;
import dev.onevalue.node.faults.Operation.Unknown;
import dev.onevalue.node.faults.Operation.Write;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Asks nodes, and records what it was told. Thread-safe. */
final class Client {

  /** It gives up long after a node should have answered. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** After which a node answers, if not as many hold it as were asked for. */
  static final Duration TIMEOUT = Duration.ofSeconds(1);

  private static final AtomicLong LAST_VALUE = new AtomicLong(1_000);

  private final HttpClient http = HttpClient.newHttpClient();
  private final History history;

  Client(History history) {
    this.history = history;
  }

  Read read(Running node) {
    long start = System.nanoTime();
    @org.jspecify.annotations.Nullable Observed seen;
    try {
      seen = Observed.of(send(get(node)).body());
    } catch (IOException _) {
      seen = null;
    }
    var read = new Read(node.life(), new Span(start, System.nanoTime()), seen);
    history.add(read);
    return read;
  }

  /** Sets a value that nobody else sets, to be held by one, a majority, or all. */
  Write write(Running node, String ack) {
    long value = LAST_VALUE.incrementAndGet();
    long start = System.nanoTime();
    Result result;
    try {
      result = resultOf(send(put(node, ack, value)));
    } catch (IOException e) {
      result = new Unknown(e.toString());
    }
    var write = new Write(node.life(), new Span(start, System.nanoTime()), value, result);
    history.add(write);
    return write;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static HttpRequest.Builder get(Running node) {
    return HttpRequest.newBuilder(node.process().place().uri("/v1/value"));
  }

  private static HttpRequest.Builder put(Running node, String ack, long value) {
    String path = "/v1/value?timeout=%ds&ack=%s".formatted(TIMEOUT.toSeconds(), ack);
    return HttpRequest.newBuilder(node.process().place().uri(path))
        .PUT(BodyPublishers.ofString("{\"value\":%d}".formatted(value)));
  }

  private static Result resultOf(HttpResponse<String> response) {
    return switch (response.statusCode()) {
      case 200 -> acknowledged(Observed.parse(response.body()), true);
      case 202 -> acknowledged(Observed.parse(response.body()), false);
      case 503, 507 -> new Refused(response.statusCode());
      case 500 -> new Unknown(response.body());
      default -> throw new AssertionError(response.statusCode() + ": " + response.body());
    };
  }

  private static Acknowledged acknowledged(JsonNode receipt, boolean confirmed) {
    if (receipt.path("confirmed").asBoolean() != confirmed) {
      throw new AssertionError("another status than its body: " + receipt);
    }
    return new Acknowledged(
        Observed.of(receipt),
        confirmed,
        list(receipt.path("holders"), holder -> holder.path("member").asText()),
        list(receipt.path("missing"), JsonNode::asText));
  }

  private static List<String> list(JsonNode array, Function<JsonNode, String> item) {
    return StreamSupport.stream(array.spliterator(), false).map(item).toList();
  }
}
