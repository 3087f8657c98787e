package dev.onevalue.node.cluster;

import dev.onevalue.node.core.NodeId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jgroups.Address;
import org.jgroups.util.ExtendedUUID;

/**
 * A node's identity as its JGroups address and back: the name travels in the address, so every view
 * tells it.
 */
final class NodeAddress {

  private static final String NAME = "name";

  private NodeAddress() {}

  static Address of(NodeId node) {
    UUID incarnation = node.incarnation();
    return new ExtendedUUID(
            incarnation.getMostSignificantBits(), incarnation.getLeastSignificantBits())
        .put(NAME, node.name().getBytes(StandardCharsets.UTF_8));
  }

  static NodeId node(Address address) {
    var uuid = (org.jgroups.util.UUID) address;
    var incarnation = new UUID(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    byte[] name = address instanceof ExtendedUUID extended ? extended.get(NAME) : null;
    return new NodeId(name == null ? "" : new String(name, StandardCharsets.UTF_8), incarnation);
  }
}
