package dev.onevalue.node.faults;

import static dev.onevalue.node.process.Command.run;

import dev.onevalue.node.process.Command;
import dev.onevalue.node.process.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Network namespaces, one for each node, joined by a bridge in one of its own, and this one:
 * clients reach every node, whatever keeps the nodes from each other. Its addresses are of RFC
 * 2544. All of it goes with the namespaces.
 */
final class Network implements AutoCloseable {

  private static final AtomicInteger NETWORKS = new AtomicInteger();
  private static final int CLIENTS = 1;
  private static final int HTTP_PORT = 8080;

  private final int number =
      (int) (ProcessHandle.current().pid() + NETWORKS.getAndIncrement()) % 10_000;
  private final String prefix = "ov" + number;
  private final String subnet = "198.19.%d.".formatted(number % 256);
  private final String hub = prefix + "-hub";
  private final String outside = prefix + "-out";
  private final List<String> namespaces = new ArrayList<>();

  /** Joins so many nodes, which are numbered from 11 on. */
  static Network of(Collection<Integer> nodes) {
    var network = new Network();
    try {
      network.addHub();
      nodes.forEach(network::addNode);
    } catch (AssertionError e) {
      network.close();
      throw e;
    }
    return network;
  }

  /** Where a node of it runs. */
  Place place(int node) {
    return new Place(
        "node-" + node,
        address(node),
        address(node),
        HTTP_PORT,
        List.of("ip", "netns", "exec", name(node)));
  }

  /** From now on nothing that one of {@code from} sends reaches any of {@code to}. */
  void cut(Collection<Integer> from, Collection<Integer> to) {
    for (int receiver : to) {
      from.forEach(
          sender -> iptables(receiver, "-A", "INPUT", "-s", address(sender), "-j", "DROP"));
    }
  }

  /** From now on all reach all again. */
  void heal(Collection<Integer> nodes) {
    nodes.forEach(node -> iptables(node, "-F", "INPUT"));
  }

  /** From now on nobody hears of this one, nor it of anybody: nothing says that it is gone. */
  void isolate(int node) {
    iptables(node, "-A", "INPUT", "-j", "DROP");
    iptables(node, "-A", "OUTPUT", "-j", "DROP");
  }

  /** It is as it was. */
  void rejoin(int node) {
    iptables(node, "-F", "INPUT");
    iptables(node, "-F", "OUTPUT");
  }

  private void addHub() {
    addNamespace(hub);
    in(hub, "ip", "link", "add", "br0", "type", "bridge");
    in(hub, "ip", "link", "set", "br0", "up");
    run("ip", "link", "add", outside, "type", "veth", "peer", "name", "out", "netns", hub);
    run("ip", "address", "add", address(CLIENTS) + "/24", "dev", outside);
    run("ip", "link", "set", outside, "up");
    in(hub, "ip", "link", "set", "out", "master", "br0", "up");
  }

  private void addNode(int node) {
    String name = name(node);
    String port = "to-" + node;
    addNamespace(name);
    in(hub, "ip", "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", name);
    in(hub, "ip", "link", "set", port, "master", "br0", "up");
    in(name, "ip", "address", "add", address(node) + "/24", "dev", "eth0");
    in(name, "ip", "link", "set", "eth0", "up");
    in(name, "ip", "link", "set", "lo", "up");
  }

  private void addNamespace(String name) {
    run("ip", "netns", "add", name);
    namespaces.add(name);
  }

  private void iptables(int node, String... rule) {
    List<String> command = new ArrayList<>(List.of("iptables", "-w"));
    command.addAll(List.of(rule));
    in(name(node), command.toArray(String[]::new));
  }

  private static void in(String namespace, String... command) {
    List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
    whole.addAll(List.of(command));
    run(whole.toArray(String[]::new));
  }

  private String name(int node) {
    return prefix + "-" + node;
  }

  private String address(int node) {
    return subnet + node;
  }

  @Override
  public void close() {
    // a namespace goes when its last process has ended, some time later
    Command.tryTo("ip", "link", "delete", outside);
    namespaces.reversed().forEach(name -> Command.tryTo("ip", "netns", "delete", name));
  }
}
