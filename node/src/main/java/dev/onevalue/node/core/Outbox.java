package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipMessage.Purpose;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.register.Register;
import java.util.ArrayList;
import java.util.List;

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

  List<Envelope> drain(Register register, boolean informed) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<Envelope> envelopes =
        waiting.stream()
            .distinct()
            .map(each ->
                new Envelope(each.to(), new GossipMessage(register, informed, each.purpose())))
            .toList();
    waiting.clear();
    return envelopes;
  }
}
