package dev.onevalue.node.cluster;

import dev.onevalue.node.cluster.tls.TestAuthority;
import dev.onevalue.node.core.register.NodeId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jgroups.Address;
import org.jgroups.Message;
import org.jgroups.ObjectMessage;
import org.jgroups.stack.IpAddress;
import org.junit.jupiter.api.Named;

/** Who has a member's key, and sends to a process what no member sends. */
public final class HostileMember {

  private static final int PORT = 7946;

  /** Each further one doubles the time that it takes to make them: these take for ever. */
  private static final int SETS = 40;

  private final TestAuthority authority;
  private final IpAddress target;

  /** One that a node at this address takes for a member. */
  public HostileMember(TestAuthority authority, String address) {
    this.authority = authority;
    this.target = new IpAddress(InetAddress.ofLiteral(address), PORT);
  }

  /** Serialized Java objects, and classes by their names; over one connection. */
  public void sendObjects() throws IOException {
    try (var connection = connect()) {
      connection.hello();
      for (Object object : List.of(bomb(), new org.jgroups.util.UUID(1, 2))) {
        connection.send(
            new ObjectMessage(target, object).setSrc(source()).setFlag(Message.Flag.OOB));
      }
    }
  }

  /** Frames that claim what is not so, each over a connection; how many of those are not ended. */
  public List<String> sendLies() throws IOException {
    var notCut = new ArrayList<String>();
    for (Named<byte[]> lie : LyingFrames.all().toList()) {
      notCutBy(lie.getName(), lie.getPayload().length, lie.getPayload()).ifPresent(notCut::add);
    }
    notCutBy("2 GB", 0x7fff_ffff, new byte[1]).ifPresent(notCut::add);
    return notCut;
  }

  private Optional<String> notCutBy(String name, int length, byte[] frame) throws IOException {
    try (var connection = connect()) {
      connection.hello().frame(length, frame);
      return connection.isCut() ? Optional.empty() : Optional.of(name);
    }
  }

  private RawConnection connect() throws IOException {
    var socket = new Socket(target.getIpAddress(), PORT);
    try (var tls = TestAuthority.tls(authority.member("evil"), authority)) {
      return new RawConnection(tls.connected(socket, target.getIpAddress().getHostAddress(), PORT));
    }
  }

  private Address source() {
    return NodeAddress.random(
        new NodeId("evil", new UUID(1, 2)), RawConnection.FROM.getIpAddress(), PORT);
  }

  /** Sets of sets of sets: to deserialize it is to compute its hash, of 2^{@value #SETS} parts. */
  private static Set<Object> bomb() {
    Set<Object> root = new HashSet<>();
    Set<Object> one = root;
    Set<Object> other = new HashSet<>();
    for (int i = 0; i < SETS; i++) {
      Set<Object> nextOne = new HashSet<>();
      Set<Object> nextOther = new HashSet<>();
      nextOne.add("one");
      one.add(nextOne);
      one.add(nextOther);
      other.add(nextOne);
      other.add(nextOther);
      one = nextOne;
      other = nextOther;
    }
    return root;
  }
}
