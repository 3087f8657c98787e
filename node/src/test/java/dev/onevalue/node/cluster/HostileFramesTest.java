package dev.onevalue.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.cluster.discovery.StaticDiscovery;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.Header;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.ObjectMessage;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.PingHeader;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.UnicastHeader3;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.NakAckHeader2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.util.ByteArrayDataOutputStream;
import org.jgroups.util.SizeStreamable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever reaches the cluster port, or with TLS is a member: nothing is made of what they name, and
 * nothing grows.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Wire.class)
class HostileFramesTest {

  private static final Address TARGET = Nodes.endpoint(1);

  private final Wire wire;
  private Nodes nodes;
  private JChannel target;

  HostileFramesTest(Wire wire) {
    this.wire = wire;
  }

  @BeforeEach
  void start() throws Exception {
    Gadget.MADE.set(0);
    nodes = new Nodes(wire);
    target = nodes.connected(1);
  }

  @AfterEach
  void end() {
    nodes.close();
  }

  static Stream<Named<Message>> gadgets() {
    return Stream.of(
        Named.of("Java object", object()),
        Named.of("class by name", named()),
        Named.of(
            "Java object for STABLE", with(serialized(), STABLE.class, new STABLE.StableHeader())),
        Named.of(
            "Java object for UNICAST3",
            with(serialized(), UNICAST3.class, UnicastHeader3.createXmitReqHeader())),
        Named.of(
            "Java object for NAKACK2",
            with(serialized(), NAKACK2.class, NakAckHeader2.createXmitRequestHeader(source()))),
        Named.of(
            "class by name for STABLE",
            with(bytesOf(named()), STABLE.class, new STABLE.StableHeader())));
  }

  private static Message object() {
    return from(new ObjectMessage(TARGET, new Gadget.Deserialized()));
  }

  private static Message named() {
    return from(new ObjectMessage(TARGET, (SizeStreamable) new Gadget.Named()));
  }

  private static Message serialized() {
    return from(new BytesMessage(TARGET, new Gadget.Deserialized()));
  }

  /** The same payload as bytes that say of themselves that they are an object. */
  private static Message bytesOf(Message named) {
    var out = new ByteArrayDataOutputStream();
    try {
      out.write(50); // a Streamable, to JGroups
      ((ObjectMessage) named).writePayload(out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return from(new BytesMessage(TARGET, out.getBuffer())).setFlag(Message.Flag.SERIALIZED);
  }

  private static Message from(Message message) {
    return message.setSrc(source()).setFlag(Message.Flag.OOB);
  }

  private static Address source() {
    return NodeAddress.random(
        new dev.onevalue.node.core.register.NodeId("evil", new java.util.UUID(1, 2)),
        RawConnection.FROM.getIpAddress(),
        Nodes.PORT);
  }

  private static Message with(Message message, Class<?> protocol, Header header) {
    return message.putHeader(ClassConfigurator.getProtocolId(protocol), header);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gadgets")
  void nothingIsMadeOfWhatAFrameNames(Message gadget) throws Exception {
    Gadget.MADE.set(0);
    try (var connection = wire.connect(Nodes.endpoint(1))) {
      connection.hello().send(gadget);

      await()
          .during(Duration.ofMillis(300))
          .untilAsserted(() -> assertThat(Gadget.MADE).hasValue(0));
    }
    theNodeWorks();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.onevalue.node.cluster.LyingFrames#all")
  void aFrameThatLiesEndsItsConnection(byte[] frame) throws Exception {
    try (var connection = wire.connect(Nodes.endpoint(1))) {
      connection.hello().frame(frame.length, frame);

      assertThat(connection.isCut()).isTrue();
    }
    theNodeWorks();
  }

  @Test
  void aFrameThatIsTooLongEndsItsConnection() throws Exception {
    try (var connection = wire.connect(Nodes.endpoint(1))) {
      connection.hello().frame(0x7fff_ffff, (byte) 0);

      assertThat(connection.isCut()).isTrue();
    }
    theNodeWorks();
  }

  @Test
  void aDiscoveryOfTwoBillionsIsNotReserved() throws Exception {
    Message discovery =
        from(new BytesMessage(TARGET, new byte[] {0x7f, -1, -1, -1}))
            .putHeader(
                ClassConfigurator.getProtocolId(StaticDiscovery.class),
                new PingHeader(PingHeader.GET_MBRS_RSP).clusterName("test"));
    try (var connection = wire.connect(Nodes.endpoint(1))) {
      connection.hello().send(discovery);
    }
    theNodeWorks();
  }

  private void theNodeWorks() throws Exception {
    nodes.joining(2, 1);

    await().untilAsserted(() -> assertThat(target.getView().size()).isEqualTo(2));
  }
}
