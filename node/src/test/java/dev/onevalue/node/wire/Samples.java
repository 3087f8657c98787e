package dev.onevalue.node.wire;

import dev.onevalue.node.core.GossipMessage;
import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Leave;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.GossipMessage.Reply;
import dev.onevalue.node.core.freshness.Age;
import dev.onevalue.node.core.freshness.Peers;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.TraceId;
import dev.onevalue.node.core.register.Version;
import dev.onevalue.node.core.register.VersionVector;
import dev.onevalue.node.core.register.VersionVector.Entry;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The smallest, the usual and the largest of what goes over the wire and to the disk. */
public final class Samples {

  static final NodeId NODE = new NodeId("node-b", new UUID(1, 2));

  private static final NodeId LONGEST =
      new NodeId("~".repeat(NodeId.MAX_NAME_LENGTH), new UUID(-1, Long.MIN_VALUE));

  /** Two ancestors. */
  public static final Register USUAL =
      new Register(
          -7,
          new Version(31, NODE),
          new VersionVector(List.of(new Entry(new UUID(3, 4), 30), new Entry(new UUID(5, 6), 2))),
          TraceId.NONE);

  /** As many ancestors, and as long a name, as there can be. */
  public static final Register LARGEST =
      new Register(
          Long.MIN_VALUE,
          new Version(Version.MAX_GENERATION, LONGEST),
          new VersionVector(
              IntStream.range(0, VersionVector.MAX_ENTRIES)
                  .mapToObj(i -> new Entry(new UUID(-i, i), Version.MAX_GENERATION - 1 - i))
                  .toList()),
          new TraceId(-1, Long.MIN_VALUE));

  private Samples() {}

  public static Member member() {
    return members().getFirst();
  }

  static List<Register> registers() {
    return List.of(Register.initial(42), Register.told(7, 3), USUAL, LARGEST);
  }

  static List<Member> members() {
    return List.of(
        new Member(NODE, new Endpoint("10.0.0.7", 1)),
        new Member(LONGEST, new Endpoint("fe80::1234:5678:9abc:def0%" + "e".repeat(38), 65_535)));
  }

  private static List<Age> ages(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Age(new UUID(i, -i), Age.MAX_MILLIS))
        .toList();
  }

  static List<GossipMessage> messages() {
    return List.of(
        new GossipMessage(USUAL, true, new Push(NODE, 2, true)),
        new GossipMessage(LARGEST, true, new Push(LONGEST, Push.MAX_HOPS, false)),
        new GossipMessage(USUAL, true, new Exchange(-3)),
        new GossipMessage(Register.initial(42), false, new Have()),
        new GossipMessage(USUAL, true, new Reply(Long.MAX_VALUE, List.of())),
        new GossipMessage(LARGEST, true, new Reply(5, ages(Peers.MOST_TOLD))),
        new GossipMessage(LARGEST, true, new Leave()));
  }
}
