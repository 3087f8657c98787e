package dev.onevalue.node.simulation.spread;

import dev.onevalue.node.core.GossipMessage;
import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Leave;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.GossipMessage.Reply;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;

/**
 * Counts messages and their bytes, those that get lost included.
 *
 * <p>Bytes are an estimate from what a message says, without the headers of JGroups and TCP:
 * format, flags and kind 1 each; value and generation 8 each; a node 16, its name and 1 for its
 * length; an ancestor 24, and 1 for their number; in a push also its root, and 1 each for hops and
 * reports; in a question and its answer a mark of 8, in the answer 20 for each member it tells of.
 */
final class Traffic {

  private static final int FIXED = 1 + 1 + 1 + 8 + 8 + 1;
  private static final int ANCESTOR = 16 + 8;
  private static final int PUSH = 1 + 1;
  private static final int MARK = 8;
  private static final int AGE = 16 + 4;

  private long messages;
  private long bytes;

  void count(GossipMessage message) {
    messages++;
    bytes += bytesOf(message);
  }

  long messages() {
    return messages;
  }

  long bytes() {
    return bytes;
  }

  private static int bytesOf(GossipMessage message) {
    Register register = message.register();
    int bytes =
        FIXED
            + bytesOf(register.version().writer())
            + ANCESTOR * register.ancestors().entries().size();
    return switch (message.purpose()) {
      case Push push -> bytes + PUSH + bytesOf(push.root());
      case Exchange _ -> bytes + MARK;
      case Reply reply -> bytes + MARK + 1 + AGE * reply.ages().size();
      case Have _, Leave _ -> bytes;
    };
  }

  private static int bytesOf(NodeId node) {
    return 16 + 1 + node.name().length();
  }
}
