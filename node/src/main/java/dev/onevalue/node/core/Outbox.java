package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipMessage.Purpose;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.register.Register;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be sent once all that it depends on is on the disk. The register is put in only then,
 * so that however many writes wait, each member is sent one message.
 */
final class Outbox {

  private record Waiting(Endpoint to, Purpose purpose) {}

  private Set<Waiting> waiting = new LinkedHashSet<>();

  void add(Endpoint to, Purpose purpose) {
    waiting.add(new Waiting(to, purpose));
  }

  List<Envelope> drain(Register register, boolean informed) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<Envelope> envelopes =
        waiting.stream()
            .map(each ->
                new Envelope(each.to(), new GossipMessage(register, informed, each.purpose())))
            .toList();
    waiting = new LinkedHashSet<>();
    return envelopes;
  }
}
