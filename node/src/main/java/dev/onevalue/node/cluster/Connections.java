package dev.onevalue.node.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jgroups.Address;
import org.jgroups.blocks.cs.Connection;
import org.jgroups.blocks.cs.TcpServer;

/**
 * The open TCP connections, without JGroups' habit of saying goodbye to each that it closes: that
 * waits, and the view with it, until one that is stopped reads again. Thread-safe.
 */
final class Connections {

  /**
   * Members say something twice in this time, each to each: a connection to one that brings nothing
   * for so long is broken, or its peer stands still.
   */
  private static final Duration QUIET = Duration.ofSeconds(2);

  private final TcpServer server;
  private final Predicate<Address> isMember;
  private final long silenceNanos;

  /**
   * Of a server that has not started.
   *
   * @param silence for how long an endpoint that is no member may send nothing
   */
  Connections(TcpServer server, Duration silence, Predicate<Address> isMember) {
    this.server = server;
    this.isMember = isMember;
    this.silenceNanos = silence.toNanos();
    // not with JGroups' reaper: it would take members too, and say goodbye
    server.connExpireTimeout(silence.toMillis());
  }

  /**
   * Cuts those from which nothing came for a while. Without that, one that was open in a partition
   * would wait for TCP's retransmission after it has healed, up to two minutes, or seconds to a
   * member that was not lost from view yet, and the other side would refuse a second one. Nobody is
   * suspected for it: the failure detector listens to members, not to connections.
   */
  void sweep() {
    long now = System.nanoTime();
    server.forAllConnections((peer, connection) -> {
      if (isMember.test(peer) ? isQuiet(connection, now) : connection.isExpired(now)) {
        close(connection.setClosedGracefully(true), false);
      }
    });
  }

  /** JGroups knows one time after which a connection is expired, and that is longer. */
  private boolean isQuiet(Connection connection, long now) {
    return connection.isExpired(now + silenceNanos - QUIET.toNanos());
  }

  /** JGroups keeps a lock for each peer that ever was: forgets all but these and the open ones. */
  void forgetAllBut(Collection<Address> members) {
    Set<Address> kept = new HashSet<>(members);
    server.forAllConnections((peer, _) -> kept.add(peer));
    server.retainAll(kept);
  }

  boolean isOpenTo(Address peer) {
    return server.connectionEstablishedTo(peer);
  }

  /** Tells all others that the end is no crash; cuts those that do not take it in time. */
  void sayGoodbye(Duration patience) {
    var goodbyes = new Phaser(1);
    server.forAllConnections((_, connection) -> {
      goodbyes.register();
      Thread.startVirtualThread(() -> {
        close(connection, true);
        goodbyes.arriveAndDeregister();
      });
    });
    try {
      goodbyes.awaitAdvanceInterruptibly(
          goodbyes.arrive(), patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      server.forAllConnections((_, connection) -> close(connection, false));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(Connection connection, boolean goodbye) {
    try {
      connection.close(goodbye);
    } catch (IOException _) {
      // it is closed, and nobody is told
    }
  }
}
