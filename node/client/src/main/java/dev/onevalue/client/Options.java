package dev.onevalue.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a client follows. Immutable; begin with {@link #DEFAULT}.
 *
 * @param heartbeat how often a member says that it is there, 100 ms to 30 s
 * @param answer how long a member may take to accept a connection and begin its answer
 * @param write how long a write may take in all
 * @param maxStaleness a member that may have missed more than this is left for another one, and the
 *     state is stale until one is found; null: what members say of themselves is no reason to leave
 * @param token gives the bearer token of each request, null for none; read each time, as tokens
 *     expire
 */
public record Options(
    Duration heartbeat,
    Duration answer,
    Duration write,
    @Nullable Duration maxStaleness,
    @Nullable Supplier<String> token) {

  private static final Duration MIN_HEARTBEAT = Duration.ofMillis(100);
  private static final Duration MAX_HEARTBEAT = Duration.ofSeconds(30);

  /** A heartbeat of 1 s, an answer within 1 s, a write within 6 s, no bound, no token. */
  public static final Options DEFAULT =
      new Options(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(6), null, null);

  public Options {
    if (heartbeat.compareTo(MIN_HEARTBEAT) < 0 || heartbeat.compareTo(MAX_HEARTBEAT) > 0) {
      throw new IllegalArgumentException(
          "heartbeat %d ms is not between 100 ms and 30 s".formatted(heartbeat.toMillis()));
    }
    requirePositive("answer", answer);
    requirePositive("write", write);
  }

  private static void requirePositive(String name, Duration duration) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(name + " " + duration + " is not positive");
    }
  }

  public Options withHeartbeat(Duration period) {
    return new Options(period, answer, write, maxStaleness, token);
  }

  public Options withAnswer(Duration deadline) {
    return new Options(heartbeat, deadline, write, maxStaleness, token);
  }

  public Options withWrite(Duration deadline) {
    return new Options(heartbeat, answer, deadline, maxStaleness, token);
  }

  public Options withMaxStaleness(Duration bound) {
    return new Options(heartbeat, answer, write, bound, token);
  }

  public Options withToken(Supplier<String> source) {
    return new Options(heartbeat, answer, write, maxStaleness, source);
  }

  /**
   * The token is in this file, which is read for each request: a Pod's, as the kubelet renews it.
   */
  public Options withTokenFile(Path file) {
    return withToken(new TokenFile(file));
  }

  /** After so long a silence a heartbeat was missed: less than two of them. */
  Duration silence() {
    return heartbeat.multipliedBy(7).dividedBy(4);
  }
}
