package dev.onevalue.client;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The newest register that was heard, and when it was last known to be the newest. Thread-safe. */
final class Knowledge {

  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile @Nullable Register register;
  private volatile @Nullable Long freshNanos;

  @Nullable Register register() {
    return register;
  }

  /** Takes it over and tells the listeners, if it is newer than what is known. */
  void learn(Register heard) {
    if (takeOver(heard)) {
      listeners.forEach(listener -> listener.tell(heard));
    }
  }

  private synchronized boolean takeOver(Register heard) {
    Register known = register;
    if (known != null && !heard.isNewerThan(known)) {
      return false;
    }
    register = heard;
    first.countDown();
    return true;
  }

  /** All that was written until that long ago is known, save where a write was on its way. */
  synchronized void freshUntil(Duration ago) {
    long heard = System.nanoTime() - ago.toNanos();
    Long known = freshNanos;
    freshNanos = known == null || heard - known > 0 ? Long.valueOf(heard) : known;
  }

  Duration staleness() {
    Long fresh = freshNanos;
    return fresh == null
        ? ChronoUnit.FOREVER.getDuration()
        : Duration.ofNanos(Math.max(0, System.nanoTime() - fresh));
  }

  boolean await(Duration patience) throws InterruptedException {
    return first.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  void addListener(Consumer<Register> told) {
    var listener = new ChangeListener(told);
    listeners.add(listener);
    Register known = register;
    if (known != null) {
      listener.tell(known);
    }
  }

  /** Is told of ever newer registers, by one thread at a time. */
  private static final class ChangeListener {

    private final Consumer<Register> told;
    private @Nullable Register last;

    private ChangeListener(Consumer<Register> told) {
      this.told = told;
    }

    private synchronized void tell(Register register) {
      Register before = last;
      if (before == null || register.isNewerThan(before)) {
        last = register;
        Listeners.call(told, register);
      }
    }
  }
}
