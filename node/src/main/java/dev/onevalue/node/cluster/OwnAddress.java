package dev.onevalue.node.cluster;

import dev.onevalue.node.cluster.log.RareLog;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The address that others reach this node at, which may be given as a name. */
final class OwnAddress {

  private final RareLog log = new RareLog(LoggerFactory.getLogger(OwnAddress.class));
  private final @Nullable String given;

  /**
   * @param given an address or a name; null: the host's own
   */
  OwnAddress(@Nullable String given) {
    this.given = given;
  }

  /** Looks it up until it is found, or {@code closed} is open. */
  Optional<InetAddress> find(CountDownLatch closed) throws InterruptedException {
    do {
      try {
        return Optional.of(
            given == null ? InetAddress.getLocalHost() : InetAddress.getByName(given));
      } catch (UnknownHostException e) {
        log.warn("ADVERTISE_ADDR has no address yet, and nobody can reach this node", given);
      }
    } while (!closed.await(1, TimeUnit.SECONDS));
    return Optional.empty();
  }
}
