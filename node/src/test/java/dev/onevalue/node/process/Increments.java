package dev.onevalue.node.process;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Clients that count: each reads the value of its node, and sets one more if the node still has
 * what was read. Registers are named by their entity tags.
 */
final class Increments {

  /**
   * One that was acknowledged.
   *
   * @param before what it was made on
   * @param discarded whether its receipt says that it has lost already
   */
  record Made(String before, String written, boolean confirmed, boolean discarded) {}

  private static final JsonMapper JSON = new JsonMapper();

  private final List<NodeProcess> nodes;
  private final Queue<Made> made = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final Map<String, Boolean> kept = new HashMap<>();

  Increments(List<NodeProcess> nodes) {
    this.nodes = nodes;
  }

  /** So many clients at once, each of which tries so often. */
  void tryAll(int clients, int times) throws ExecutionException, InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        NodeProcess node = nodes.get(client % nodes.size());
        all.add(threads.submit(() -> tryOne(node, times)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  private void tryOne(NodeProcess node, int times) {
    for (int i = 0; i < times; i++) {
      HttpResponse<String> read = node.get("/v1/value");
      String next = "{\"value\":%d}".formatted(json(read).path("value").asLong() + 1);
      String before = tag(read);
      HttpResponse<String> answer =
          node.put("/v1/value?ack=majority", next, "If-Match", "\"%s\"".formatted(before));
      switch (answer.statusCode()) {
        case 200, 202 -> made.add(made(before, answer));
        case 412 -> refused.incrementAndGet();
        default -> throw new AssertionError(answer + ": " + answer.body());
      }
    }
  }

  private static Made made(String before, HttpResponse<String> answer) {
    JsonNode receipt = json(answer);
    return new Made(
        before,
        tag(answer),
        receipt.path("confirmed").asBoolean(),
        receipt.path("discarded").asBoolean());
  }

  /** What each node says now of the writes that it made: the later word counts. */
  void readHistories() {
    for (NodeProcess node : nodes) {
      for (JsonNode change : json(node.get("/v1/history")).path("changes")) {
        String[] writer = change.path("writer").asText().split("/", -1);
        if (writer[0].equals(node.name())) {
          String tag = change.path("generation").asLong() + "-" + writer[1];
          kept.put(tag, change.path("kept").asBoolean());
        }
      }
    }
  }

  List<Made> made() {
    return List.copyOf(made);
  }

  /** How often a client was told that somebody was faster. */
  int refused() {
    return refused.get();
  }

  /** Those that histories say have lost. */
  Set<String> namedAsLost() {
    return made.stream()
        .map(Made::written)
        .filter(tag -> Boolean.FALSE.equals(kept.get(tag)))
        .collect(toSet());
  }

  /** Those that this one was made on, one on the other, and itself. */
  Set<String> lineage(String last) {
    Map<String, String> before = made.stream().collect(toMap(Made::written, Made::before));
    Set<String> lineage = new HashSet<>();
    for (@Nullable String tag = last; before.containsKey(tag); tag = before.get(tag)) {
      lineage.add(tag);
    }
    return lineage;
  }

  static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow().replace("\"", "");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.body(), e);
    }
  }
}
