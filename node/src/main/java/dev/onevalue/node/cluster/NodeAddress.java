package dev.onevalue.node.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.onevalue.node.cluster.log.Printable;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.View;
import dev.onevalue.node.core.register.NodeId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jgroups.Address;
import org.jgroups.PhysicalAddress;
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

  private static final int UUID_LENGTH = 2 * Long.BYTES;
  private static final int PORT_LENGTH = Integer.BYTES;

  static {
    // JGroups logs addresses; as it prints them, whoever made one writes lines of our log
    ExtendedUUID.setPrintFunction(NodeAddress::print);
  }

  private NodeAddress() {}

  /** A new address each time: JGroups takes one that left and joins again for a stale member. */
  static Address random(NodeId node, InetAddress host, int port) {
    return ExtendedUUID.randomUUID(node.name())
        .put(NAME, node.name().getBytes(UTF_8))
        .put(INCARNATION, bytes(node.incarnation()))
        .put(ENDPOINT, bytes(host, port));
  }

  /**
   * The node that made this address.
   *
   * @throws IllegalArgumentException if no node made it
   */
  static NodeId node(Address address) {
    ByteBuffer incarnation = property(address, INCARNATION, UUID_LENGTH);
    return new NodeId(
        UTF_8.decode(property(address, NAME, 1)).toString(),
        new UUID(incarnation.getLong(), incarnation.getLong()));
  }

  /**
   * Where that node listens.
   *
   * @throws IllegalArgumentException if no node made it
   */
  static IpAddress endpoint(Address address) {
    ByteBuffer endpoint = property(address, ENDPOINT, PORT_LENGTH);
    int port = endpoint.getInt();
    byte[] ip = new byte[endpoint.remaining()];
    endpoint.get(ip);
    try {
      return new IpAddress(InetAddress.getByAddress(ip), port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no IP address in an address", e);
    }
  }

  /** Only those that nodes have made: whoever reaches the port may invent others. */
  static List<Address> madeByNodes(List<Address> addresses) {
    return addresses.stream().filter(NodeAddress::isMadeByNode).toList();
  }

  private static boolean isMadeByNode(Address address) {
    try {
      node(address);
      endpoint(address);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /**
   * The members by their endpoint; of two lives of a node, the later one, which is the one that
   * listens there.
   */
  static Map<PhysicalAddress, Address> byEndpoint(List<Address> members) {
    return madeByNodes(members).stream()
        .collect(toUnmodifiableMap(NodeAddress::endpoint, identity(), (_, later) -> later));
  }

  /** The members; of two addresses of one node, the later one counts. */
  static View view(org.jgroups.View view) {
    return View.of(madeByNodes(view.getMembers()).stream().map(NodeAddress::member).toList());
  }

  /**
   * The node that made this address, and where it listens.
   *
   * @throws IllegalArgumentException if no node made it
   */
  static Member member(Address address) {
    return new Member(node(address), endpoint(endpoint(address)));
  }

  static Endpoint endpoint(IpAddress address) {
    return new Endpoint(address.getIpAddress().getHostAddress(), address.getPort());
  }

  private static String print(ExtendedUUID address) {
    return isMadeByNode(address)
        ? Printable.of(node(address).name() + " at " + endpoint(address))
        : address.toStringLong();
  }

  private static ByteBuffer property(Address address, String name, int minLength) {
    byte[] value = address instanceof ExtendedUUID extended ? extended.get(name) : null;
    if (value == null || value.length < minLength) {
      throw new IllegalArgumentException("no %s in an address".formatted(name));
    }
    return ByteBuffer.wrap(value);
  }

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(UUID_LENGTH)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  private static byte[] bytes(InetAddress host, int port) {
    byte[] ip = host.getAddress();
    return ByteBuffer.allocate(PORT_LENGTH + ip.length).putInt(port).put(ip).array();
  }
}
