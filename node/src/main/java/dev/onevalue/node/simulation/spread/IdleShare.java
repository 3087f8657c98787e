package dev.onevalue.node.simulation.spread;

import dev.onevalue.node.core.GossipMessage;
import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Leave;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.GossipMessage.Reply;
import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.Input.Received;
import java.util.List;

/**
 * What one node would send in one round without any news: as many exchanges as its fanout, and an
 * answer to each exchange that arrived. All beyond that is caused by the news.
 */
final class IdleShare {

  private int exchanges;
  private int answers;

  IdleShare(int fanout, List<Input> arrived) {
    exchanges = fanout;
    for (Input input : arrived) {
      if (input instanceof Received received && received.message().purpose() instanceof Exchange) {
        answers++;
      }
    }
  }

  /** Whether this message is one of them; each is counted once. */
  boolean takes(GossipMessage message) {
    return switch (message.purpose()) {
      case Exchange _ -> exchanges-- > 0;
      case Reply _ -> answers-- > 0;
      case Have _, Push _, Leave _ -> false;
    };
  }
}
