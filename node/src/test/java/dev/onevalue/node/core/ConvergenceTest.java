package dev.onevalue.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole clusters of gossipers, on a network that loses, doubles and reorders; a seed replays a
 * failure.
 */
class ConvergenceTest {

  private static final int TICKS_TO_REPAIR = 60;

  private final Map<NodeId, Gossiper> nodes = new HashMap<>();
  private final List<Sent> network = new ArrayList<>();

  private record Sent(NodeId from, Envelope envelope) {}

  static Stream<Long> seeds() {
    return LongStream.range(0, 300).boxed();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void concurrentSetsOnALossyNetworkEndInOneRegister(long seed) {
    var random = new Random(seed);
    List<NodeId> ids = start(2 + random.nextInt(6), random);
    ids.forEach(id -> send(id, node(id).onMembers(ids)));
    deliverAll(random);
    Register newest = Register.initial(42);
    for (int step = 0; step < 40; step++) {
      NodeId id = ids.get(random.nextInt(ids.size()));
      Gossiper node = node(id);
      send(id, node.onSet(random.nextInt(100)));
      newest = newest.merge(node.register());
      lose(random);
      deliverSome(random);
    }
    for (int tick = 0; tick < TICKS_TO_REPAIR; tick++) {
      ids.forEach(id -> send(id, node(id).onTick()));
      deliverAll(random);
    }

    assertThat(nodes.values()).extracting(Gossiper::register).containsOnly(newest);
  }

  private List<NodeId> start(int size, Random random) {
    List<NodeId> ids =
        IntStream.range(0, size)
            .mapToObj(i -> new NodeId("n" + i, new UUID(random.nextLong(), random.nextLong())))
            .toList();
    ids.forEach(id -> nodes.put(id, new Gossiper(id, Register.initial(42), 2, random)));
    return ids;
  }

  private Gossiper node(NodeId id) {
    return Objects.requireNonNull(nodes.get(id));
  }

  private void send(NodeId from, List<Envelope> envelopes) {
    envelopes.forEach(envelope -> network.add(new Sent(from, envelope)));
  }

  private void lose(Random random) {
    network.removeIf(_ -> random.nextInt(3) == 0);
  }

  private void deliverSome(Random random) {
    for (int count = random.nextInt(5); count > 0 && !network.isEmpty(); count--) {
      Sent sent = network.get(random.nextInt(network.size()));
      boolean doubled = random.nextInt(5) == 0;
      if (!doubled) {
        network.remove(sent);
      }
      deliver(sent);
    }
  }

  private void deliverAll(Random random) {
    while (!network.isEmpty()) {
      deliver(network.remove(random.nextInt(network.size())));
    }
  }

  private void deliver(Sent sent) {
    NodeId to = sent.envelope().to();
    send(to, node(to).onMessage(sent.from(), sent.envelope().message()));
  }
}
