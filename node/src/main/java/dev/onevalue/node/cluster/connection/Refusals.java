package dev.onevalue.node.cluster.connection;

import dev.onevalue.node.cluster.log.RareLog;
import dev.onevalue.node.runtime.Refused;
import java.net.InetAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Counts connections that were refused, and tells of one a minute. Thread-safe. */
public final class Refusals {

  private final RareLog log = new RareLog(LoggerFactory.getLogger(Refusals.class));
  private final Consumer<Refused> counter;

  /**
   * Counts there.
   *
   * @param counter must not block, must not throw
   */
  public Refusals(Consumer<Refused> counter) {
    this.counter = counter;
  }

  /** One more. */
  void add(Refused why, @Nullable InetAddress other, @Nullable String message) {
    counter.accept(why);
    log.warn("a connection was refused", other, message);
  }

  /** One more of those that are no news: a probe, or one that was too slow. */
  void addSilent(Refused why) {
    counter.accept(why);
  }

  /** No connection can be made at all. */
  void failed(@Nullable String message) {
    log.warn("no connection can be accepted", message);
  }
}
