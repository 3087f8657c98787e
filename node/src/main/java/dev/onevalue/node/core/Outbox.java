package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipMessage.Purpose;
import dev.onevalue.node.core.GossipMessage.Reply;
import dev.onevalue.node.core.freshness.Age;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.register.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is to be sent once all that it depends on is on the disk. The register is put in only then,
 * so that however many writes wait, each member is sent one message.
 */
final class Outbox {

  private record Waiting(Endpoint to, Purpose purpose) {}

  private final List<Waiting> waiting = new ArrayList<>();

  void add(Endpoint to, Purpose purpose) {
    waiting.add(new Waiting(to, purpose));
  }

  /**
   * Nothing waits any more.
   *
   * @param ages what those are told of other members who have asked; needed only if any have
   */
  List<Envelope> drain(Register register, boolean informed, Supplier<List<Age>> ages) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<Age> told = waiting.stream().anyMatch(Outbox::isReply) ? ages.get() : List.of();
    List<Envelope> envelopes =
        waiting.stream()
            .distinct()
            .map(each -> new Envelope(each.to(), message(each, register, informed, told)))
            .toList();
    waiting.clear();
    return envelopes;
  }

  private static boolean isReply(Waiting each) {
    return each.purpose() instanceof Reply;
  }

  private static GossipMessage message(
      Waiting each, Register register, boolean informed, List<Age> ages) {
    Purpose purpose =
        each.purpose() instanceof Reply reply ? new Reply(reply.asked(), ages) : each.purpose();
    return new GossipMessage(register, informed, purpose);
  }
}
