package dev.onevalue.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.core.register.NodeId;
import java.util.List;
import java.util.UUID;
import org.jgroups.Address;
import org.jgroups.util.ExtendedUUID;
import org.junit.jupiter.api.Test;

class NodeAddressTest {

  private static final NodeId NODE = new NodeId("nöde", new UUID(1, 2));

  private static Address address() {
    return NodeAddress.random(NODE, Nodes.host(1), Nodes.PORT);
  }

  @Test
  void tellsWhoMadeItAndWhere() {
    assertThat(NodeAddress.node(address())).isEqualTo(NODE);
    assertThat(NodeAddress.endpoint(address())).isEqualTo(Nodes.endpoint(1));
  }

  @Test
  void ofTwoAddressesOfOneNodeTheLaterOneCounts() {
    Address earlier = address();
    Address later = address();

    assertThat(NodeAddress.view(org.jgroups.View.create(earlier, 1, earlier, later)).members())
        .containsExactly(NodeAddress.member(later));
    assertThat(NodeAddress.byEndpoint(List.of(earlier, later)))
        .containsOnly(java.util.Map.entry(Nodes.endpoint(1), later));
  }

  @Test
  void anAddressThatNoNodeMadeIsNoMember() {
    Address invented =
        ExtendedUUID.randomUUID().put("name", new byte[] {10, 65}).put("incarnation", new byte[3]);

    assertThat(NodeAddress.madeByNodes(List.of(invented, org.jgroups.util.UUID.randomUUID())))
        .isEmpty();
    assertThatThrownBy(() -> NodeAddress.node(invented))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
