package dev.onevalue.node.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.NodeId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jgroups.Address;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.ExtendedUUID;

/**
 * A node's JGroups address. It carries who the node is and where it listens, so that whoever sees
 * it, in a view or as the coordinator of another one, can name and reach the node without having
 * met it.
 */
final class NodeAddress {

  private static final String NAME = "name";
  private static final String INCARNATION = "incarnation";
  private static final String ENDPOINT = "endpoint";

  private NodeAddress() {}

  /** A new address each time: JGroups takes one that left and joins again for a stale member. */
  static Address random(NodeId node, InetAddress host, int port) {
    return ExtendedUUID.randomUUID(node.name())
        .put(NAME, node.name().getBytes(UTF_8))
        .put(INCARNATION, bytes(node.incarnation()))
        .put(ENDPOINT, bytes(host, port));
  }

  /** The node that made this address, and where it listens. */
  static Member member(Address address) {
    IpAddress endpoint = endpoint(address);
    return new Member(
        node(address), new Endpoint(endpoint.getIpAddress().getHostAddress(), endpoint.getPort()));
  }

  private static NodeId node(Address address) {
    ByteBuffer incarnation = property(address, INCARNATION);
    return new NodeId(
        UTF_8.decode(property(address, NAME)).toString(),
        new UUID(incarnation.getLong(), incarnation.getLong()));
  }

  /** Where that node listens. */
  static IpAddress endpoint(Address address) {
    ByteBuffer endpoint = property(address, ENDPOINT);
    int port = endpoint.getInt();
    byte[] ip = new byte[endpoint.remaining()];
    endpoint.get(ip);
    try {
      return new IpAddress(InetAddress.getByAddress(ip), port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no IP address in " + address, e);
    }
  }

  private static ByteBuffer property(Address address, String name) {
    byte[] value = address instanceof ExtendedUUID extended ? extended.get(name) : null;
    if (value == null) {
      throw new IllegalArgumentException("no %s in the address %s".formatted(name, address));
    }
    return ByteBuffer.wrap(value);
  }

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  private static byte[] bytes(InetAddress host, int port) {
    byte[] ip = host.getAddress();
    return ByteBuffer.allocate(Integer.BYTES + ip.length).putInt(port).put(ip).array();
  }
}
