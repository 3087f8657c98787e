package dev.onevalue.node.cluster.connection;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Connections whose handshake is not done. There are only so many, in all and of one address: a
 * further one ends the oldest, of its own address if that has too many. Who floods from one address
 * ends its own, and a member, whose handshake takes milliseconds, is not the oldest for long.
 * Thread-safe.
 */
final class Waiting {

  static final int MAX = 256;
  static final int MAX_OF_ADDRESS = 64;

  private final Set<AdmittedSocket> oldestFirst = new LinkedHashSet<>();

  /** Adds one, and removes the one that is to be closed for it. */
  synchronized Optional<AdmittedSocket> add(AdmittedSocket socket) {
    Optional<AdmittedSocket> one = tooMany(socket.getInetAddress());
    one.ifPresent(oldestFirst::remove);
    oldestFirst.add(socket);
    return one;
  }

  private Optional<AdmittedSocket> tooMany(InetAddress address) {
    if (of(address).count() >= MAX_OF_ADDRESS) {
      return of(address).findFirst();
    }
    return oldestFirst.size() >= MAX ? oldestFirst.stream().findFirst() : Optional.empty();
  }

  private Stream<AdmittedSocket> of(InetAddress address) {
    return oldestFirst.stream().filter(socket -> address.equals(socket.getInetAddress()));
  }

  /** Whether it was still there. */
  synchronized boolean remove(AdmittedSocket socket) {
    return oldestFirst.remove(socket);
  }

  synchronized List<AdmittedSocket> all() {
    return List.copyOf(oldestFirst);
  }
}
