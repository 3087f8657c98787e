package dev.onevalue.node.cluster.discovery;

import static java.util.stream.Collectors.joining;

import java.net.InetAddress;
import java.util.List;
import org.jgroups.stack.IpAddress;

/**
 * What is known of a member to join through. Immutable.
 *
 * @param seed as it was set
 * @param status what became of its name
 * @param addresses where to reach it, without this node's own address; may be empty
 * @param listsOwn whether this node's own address was among them
 */
record SeedState(Seed seed, Status status, List<IpAddress> addresses, boolean listsOwn) {

  /** What became of a name. */
  enum Status {
    NOT_RESOLVED("not resolved"),
    OWN_ADDRESS("own address"),
    OTHER_FAMILY("other IP family than ours"),
    RESOLVED("resolved");

    private final String words;

    Status(String words) {
      this.words = words;
    }
  }

  SeedState {
    addresses = List.copyOf(addresses);
  }

  static SeedState notResolved(Seed seed) {
    return new SeedState(seed, Status.NOT_RESOLVED, List.of(), false);
  }

  /** Of the addresses of a name, those that a node at {@code own} can use. */
  static SeedState of(Seed seed, List<InetAddress> found, IpAddress own) {
    List<IpAddress> sameFamily =
        found.stream()
            .filter(address -> address.getClass() == own.getIpAddress().getClass())
            .map(address -> new IpAddress(address, seed.port()))
            .toList();
    List<IpAddress> others = sameFamily.stream().filter(a -> !a.equals(own)).distinct().toList();
    return new SeedState(seed, status(found, sameFamily, others), others, sameFamily.contains(own));
  }

  private static Status status(
      List<InetAddress> found, List<IpAddress> sameFamily, List<IpAddress> others) {
    if (found.isEmpty()) {
      return Status.NOT_RESOLVED;
    }
    if (sameFamily.isEmpty()) {
      return Status.OTHER_FAMILY;
    }
    return others.isEmpty() ? Status.OWN_ADDRESS : Status.RESOLVED;
  }

  /** Whether nobody can be asked there: it may be anyone. */
  boolean isUnreachable() {
    return status == Status.NOT_RESOLVED || status == Status.OTHER_FAMILY;
  }

  /**
   * For people: {@code db-0:7946 (10.0.0.1:7946, 10.0.0.2:7946)}, {@code db-1:7946 (not resolved)}.
   */
  String inWords() {
    String what =
        addresses.isEmpty()
            ? status.words
            : addresses.stream().map(IpAddress::printIpAddress).collect(joining(", "));
    return "%s:%d (%s)".formatted(seed.host(), seed.port(), what);
  }
}
