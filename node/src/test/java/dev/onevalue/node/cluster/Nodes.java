package dev.onevalue.node.cluster;

import dev.onevalue.node.cluster.connection.AdmittingSocketFactory;
import dev.onevalue.node.cluster.discovery.Seed;
import dev.onevalue.node.core.register.NodeId;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jgroups.JChannel;
import org.jgroups.stack.IpAddress;

/** Channels on loopback, one for each last byte of an address; closed with the test. */
final class Nodes implements AutoCloseable {

  static final int PORT = 27_946;
  private static final String CLUSTER = "test";

  private final List<JChannel> channels = new ArrayList<>();
  private final AdmittingSocketFactory sockets;

  /** They speak plain text. */
  Nodes() {
    this(Wire.PLAIN);
  }

  Nodes(Wire wire) {
    this(wire.sockets());
  }

  Nodes(AdmittingSocketFactory sockets) {
    this.sockets = sockets;
  }

  /** A channel whose seeds are these nodes, not connected. */
  JChannel channel(int number, List<Integer> seeds) throws IOException {
    return channel(number, seeds, sockets);
  }

  private JChannel channel(int number, List<Integer> seeds, AdmittingSocketFactory own)
      throws IOException {
    JChannel channel = new ChannelFactory(settings(number, seeds), host(number), own).channel();
    channels.add(channel);
    return channel;
  }

  /** A node that knows no other. */
  JChannel connected(int number) throws Exception {
    return connect(channel(number, List.of()));
  }

  JChannel joining(int number, int seed) throws Exception {
    return connect(channel(number, List.of(seed)));
  }

  /** A node that connects, and is connected to, in a way of its own. */
  JChannel joining(int number, int seed, AdmittingSocketFactory own) throws Exception {
    return connect(channel(number, List.of(seed), own));
  }

  JChannel connect(JChannel channel) throws Exception {
    return channel.connect(CLUSTER);
  }

  private static ClusterSettings settings(int number, List<Integer> seeds) {
    return new ClusterSettings(
        new NodeId("node-" + number, UUID.randomUUID()),
        CLUSTER,
        host(number).getHostAddress(),
        PORT,
        seeds.stream().map(n -> new Seed(host(n).getHostAddress(), PORT)).toList(),
        false,
        null);
  }

  static InetAddress host(int number) {
    return InetAddress.ofLiteral("127.0.41." + number);
  }

  static IpAddress endpoint(int number) {
    return new IpAddress(host(number), PORT);
  }

  @Override
  public void close() {
    channels.reversed().forEach(JChannel::close);
  }
}
