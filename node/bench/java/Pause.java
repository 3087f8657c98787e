import java.util.concurrent.locks.LockSupport;

/** Waits. */
final class Pause {

  private Pause() {}

  static void millis(long millis) {
    until(System.nanoTime() + millis * 1_000_000);
  }

  /** By {@link System#nanoTime()}. */
  static void until(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
