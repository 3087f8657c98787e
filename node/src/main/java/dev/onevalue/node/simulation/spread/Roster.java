package dev.onevalue.node.simulation.spread;

import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.View;
import dev.onevalue.node.core.register.NodeId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The members of a simulated cluster, by number: 0 to {@link #size} - 1, in the order of the view
 * that all of them share.
 */
final class Roster {

  private static final int PORTS = 65_535;

  private final View view;

  private Roster(View view) {
    this.view = view;
  }

  static Roster of(int nodes) {
    // nodes of one host share its name: a million strings would be a waste
    List<String> hosts =
        IntStream.rangeClosed(0, nodes / PORTS).mapToObj(host -> "10.0.0." + host).toList();
    return new Roster(
        View.of(IntStream.range(0, nodes).mapToObj(number -> member(number, hosts)).toList()));
  }

  private static Member member(int number, List<String> hosts) {
    var id = new NodeId("node-" + number, new UUID(0, number));
    return new Member(id, new Endpoint(hosts.get(number / PORTS), number % PORTS + 1));
  }

  int size() {
    return view.size();
  }

  View view() {
    return view;
  }

  Member member(int number) {
    return view.members().get(number);
  }

  /** The number of the member that is at this place. */
  int numberAt(Endpoint endpoint) {
    String host = endpoint.host();
    int hostNumber = Integer.parseInt(host, host.lastIndexOf('.') + 1, host.length(), 10);
    return hostNumber * PORTS + endpoint.port() - 1;
  }
}
