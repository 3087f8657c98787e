package dev.onevalue.operator.observation;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Calls, once after any number of reasons, at the earliest time that one of them asked for. */
final class Signals {
  private final Map<ResourceID, ScheduledFuture<?>> pending = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer;
  private final Consumer<ResourceID> receiver;

  Signals(ScheduledExecutorService timer, Consumer<ResourceID> receiver) {
    this.timer = timer;
    this.receiver = receiver;
  }

  void in(Duration delay, ResourceID id) {
    pending.compute(id, (_, known) -> isSooner(known, delay) ? known : scheduled(known, delay, id));
  }

  private static boolean isSooner(ScheduledFuture<?> known, Duration delay) {
    return known != null && known.getDelay(TimeUnit.NANOSECONDS) <= delay.toNanos();
  }

  private ScheduledFuture<?> scheduled(ScheduledFuture<?> known, Duration delay, ResourceID id) {
    if (known != null) {
      known.cancel(false);
    }
    return timer.schedule(() -> call(id), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void call(ResourceID id) {
    pending.remove(id);
    receiver.accept(id);
  }
}
