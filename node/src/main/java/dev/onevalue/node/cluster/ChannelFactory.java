package dev.onevalue.node.cluster;

import static java.util.stream.Collectors.joining;

import dev.onevalue.node.cluster.connection.AdmittingSocketFactory;
import dev.onevalue.node.cluster.discovery.KubernetesDiscovery;
import dev.onevalue.node.cluster.discovery.SeedResolver;
import dev.onevalue.node.cluster.discovery.StaticDiscovery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jgroups.JChannel;
import org.jgroups.conf.ProtocolConfiguration;
import org.jgroups.conf.ProtocolStackConfigurator;
import org.jgroups.protocols.TCP;
import org.jgroups.stack.IpAddress;

/** Makes the JGroups channel of a node: TCP, and the discovery that its settings ask for. */
final class ChannelFactory {

  private static final String JOIN_TIMEOUT = "2000";
  private static final String DISCOVERY_RUNS = "8";

  private final ClusterSettings settings;
  private final InetAddress advertised;
  private final AdmittingSocketFactory sockets;

  ChannelFactory(ClusterSettings settings, InetAddress advertised, AdmittingSocketFactory sockets) {
    this.settings = settings;
    this.advertised = advertised;
    this.sockets = sockets;
  }

  /**
   * A channel that is not connected yet.
   *
   * @throws IOException if the settings cannot work on this machine
   */
  JChannel channel() throws IOException {
    try {
      var channel = new JChannel(new Stack(protocols()));
      channel.addAddressGenerator(
          () -> NodeAddress.random(settings.self(), advertised, settings.port()));
      channel.setName(settings.self().name());
      channel.getProtocolStack().<GossipTcp>findProtocol(GossipTcp.class).setSockets(sockets);
      setSeeds(channel);
      if (!isLocal(advertised)) {
        bindToAll(channel);
      }
      return channel;
    } catch (Exception e) {
      throw new IOException("the cluster channel cannot be made: " + e.getMessage(), e);
    }
  }

  private List<ProtocolConfiguration> protocols() {
    return List.of(
        protocol(GossipTcp.class.getName(), transport()),
        protocol(AddressResolver.class.getName(), Map.of()),
        settings.inKubernetes() ? kubernetesDiscovery() : staticDiscovery(),
        // a partition is noticed by FD_ALL3 in seconds and healed by MERGE3 as fast; JGroups' own
        // defaults take minutes
        protocol("MERGE3", Map.of("min_interval", "1000", "max_interval", "3000")),
        protocol("FD_ALL3", Map.of("timeout", "5000", "interval", "1000")),
        protocol("VERIFY_SUSPECT2", Map.of("timeout", "500")),
        protocol("pbcast.NAKACK2", Map.of("use_mcast_xmit", "false")),
        protocol("UNICAST3", Map.of()),
        protocol("pbcast.STABLE", Map.of()),
        protocol("pbcast.GMS", gms()));
  }

  /**
   * While it waits for an answer it asks again every quarter of a second. A node that starts a
   * moment before the others then finds them, and founds no cluster of its own: to merge 20 of
   * those took up to 35 s.
   */
  private static Map<String, String> gms() {
    return Map.of(
        "join_timeout", JOIN_TIMEOUT, "merge_timeout", "2000", "print_local_addr", "false");
  }

  private Map<String, String> transport() {
    Map<String, String> tcp = bound();
    tcp.put("bind_port", String.valueOf(settings.port()));
    tcp.put("port_range", "0");
    tcp.put("tcp_nodelay", "true");
    tcp.put("sock_conn_timeout", "500");
    // the transport has a queue for each destination; JGroups' bundlers have one thread for all
    tcp.put("bundler_type", "no-bundler");
    tcp.put("use_vthreads", "true");
    tcp.put("diag.enabled", "false");
    tcp.put("log_details", "false");
    tcp.put("log_accept_error", "false");
    tcp.put("enable_suspect_events", "true");
    return tcp;
  }

  private Map<String, String> bound() {
    Map<String, String> address = new HashMap<>();
    address.put(isLocal(advertised) ? "bind_addr" : "external_addr", advertised.getHostAddress());
    return address;
  }

  /**
   * Where the advertised address is not of this machine (a container's published port, say), all of
   * its own are bound. JGroups can do that, but refuses the setting.
   */
  private static void bindToAll(JChannel channel) {
    InetAddress any = new InetSocketAddress(0).getAddress();
    channel.getProtocolStack().findProtocol(TCP.class).setValue("bind_addr", any);
  }

  private static boolean isLocal(InetAddress address) {
    try (var _ = new ServerSocket(0, 1, address)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static ProtocolConfiguration staticDiscovery() {
    // a seed tells of all whom it knows: the coordinator, whom a joiner needs, may be another one
    return protocol(
        StaticDiscovery.class.getName(),
        Map.of(
            "port_range", "0",
            "return_entire_cache", "true",
            "max_dynamic_hosts", "500",
            "num_discovery_runs", DISCOVERY_RUNS));
  }

  private void setSeeds(JChannel channel) {
    StaticDiscovery discovery = channel.getProtocolStack().findProtocol(StaticDiscovery.class);
    if (discovery != null) {
      var own = new IpAddress(advertised, settings.port());
      discovery.setSeeds(new SeedResolver(settings.seeds(), own));
    }
  }

  private static ProtocolConfiguration kubernetesDiscovery() {
    // tried again every few seconds: an API that does not answer is not waited for
    return protocol(
        KubernetesDiscovery.class.getName(),
        Map.of(
            "port_range", "0",
            "operationAttempts", "1",
            "readTimeout", "5000",
            "num_discovery_runs", DISCOVERY_RUNS));
  }

  private static ProtocolConfiguration protocol(String name, Map<String, String> properties) {
    return new ProtocolConfiguration(name, new HashMap<>(properties));
  }

  private record Stack(List<ProtocolConfiguration> protocols) implements ProtocolStackConfigurator {

    @Override
    public String getProtocolStackString() {
      return protocols.stream().map(ProtocolConfiguration::toString).collect(joining(":"));
    }

    @Override
    public List<ProtocolConfiguration> getProtocolStack() {
      return protocols;
    }
  }
}
