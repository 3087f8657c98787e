import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Watchable;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Every version of some objects as a watch shows it, and when, by {@link System#nanoTime()}. */
final class Watched<T extends HasMetadata> implements AutoCloseable {
  private final BlockingQueue<Seen<T>> seen = new LinkedBlockingQueue<>();
  private final Watch watch;

  record Seen<T>(T object, long time) {}

  Watched(Watchable<T> objects) {
    watch =
        objects.watch(
            new Watcher<>() {
              @Override
              public void eventReceived(Action action, T object) {
                seen.add(new Seen<>(object, System.nanoTime()));
              }

              @Override
              public void onClose(WatcherException cause) {
                System.err.println("a watch ended: " + cause);
              }
            });
  }

  /** When the first one was seen that is as asked; what was before it is forgotten. */
  long await(Predicate<T> asAsked, int seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (true) {
      Seen<T> next = seen.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        throw new IllegalStateException("not seen within " + seconds + " s");
      }
      if (asAsked.test(next.object())) {
        return next.time();
      }
    }
  }

  /** How many versions were seen and not yet asked for. */
  int count() {
    return seen.size();
  }

  void forget() {
    seen.clear();
  }

  @Override
  public void close() {
    watch.close();
  }
}
