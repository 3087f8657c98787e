package dev.onevalue.openfeature;

import dev.onevalue.client.Connection;
import dev.onevalue.client.Connection.State;
import dev.onevalue.client.Register;
import dev.openfeature.sdk.ProviderEvent;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a provider tells of itself, in order: stale when no member is heard, an error when none is
 * for the grace period, ready when one is. Nothing is told before its initialization has ended,
 * which the SDK tells of itself.
 *
 * @see <a href="https://flagd.dev/reference/specifications/providers/">flagd's providers</a>
 */
final class Lifecycle implements AutoCloseable {

  /** Tells the SDK, and returns when it was told. */
  interface Events {
    void emit(ProviderEvent event, String message);
  }

  private enum Phase {
    INITIALIZING,
    READY,
    STALE,
    ERROR
  }

  /** Once it is closed, what would be told is dropped. */
  private final ScheduledExecutorService thread =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofVirtual().name("onevalue-events").factory(), new DiscardPolicy());

  private final Duration retryGracePeriod;
  private final Events events;
  private Phase phase = Phase.INITIALIZING;
  private long losses;
  private @Nullable Register told;

  Lifecycle(Duration retryGracePeriod, Events events) {
    this.retryGracePeriod = retryGracePeriod;
    this.events = events;
  }

  /** The initialization has succeeded, and this is known by it: no change to tell of. */
  void ready(Register known) {
    thread.execute(() -> {
      told = known;
      phase = Phase.READY;
    });
  }

  /**
   * The initialization has failed. The SDK tells that after the provider has said so, and must not
   * be overtaken: what has happened meanwhile is told a moment later.
   */
  void failed(Supplier<Connection> now, Duration moment) {
    Runnable catchUp =
        () -> {
          phase = Phase.ERROR;
          changeTo(now.get());
        };
    var _ = thread.schedule(catchUp, moment.toMillis(), TimeUnit.MILLISECONDS);
  }

  void connectionChanged(Connection connection) {
    thread.execute(() -> changeTo(connection));
  }

  void valueChanged(Register register) {
    thread.execute(() -> {
      if (phase == Phase.READY && !register.equals(told)) {
        told = register;
        events.emit(ProviderEvent.PROVIDER_CONFIGURATION_CHANGED, "another value");
      }
    });
  }

  private void changeTo(Connection connection) {
    if (phase == Phase.INITIALIZING) {
      return;
    }
    if (connection.state() == State.FRESH && phase != Phase.READY) {
      phase = Phase.READY;
      losses++;
      events.emit(ProviderEvent.PROVIDER_READY, connection.reason());
      events.emit(ProviderEvent.PROVIDER_CONFIGURATION_CHANGED, "it may have changed meanwhile");
    } else if (connection.state() == State.STALE && phase == Phase.READY) {
      phase = Phase.STALE;
      events.emit(ProviderEvent.PROVIDER_STALE, connection.reason());
      long loss = losses;
      var _ =
          thread.schedule(() -> giveUp(loss), retryGracePeriod.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void giveUp(long loss) {
    if (phase == Phase.STALE && loss == losses) {
      phase = Phase.ERROR;
      events.emit(
          ProviderEvent.PROVIDER_ERROR,
          "no member heard for %d ms".formatted(retryGracePeriod.toMillis()));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
