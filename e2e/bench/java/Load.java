import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Clients that read at a steady rate, and one that sets, until it is closed. */
final class Load implements AutoCloseable {
  private static final long BETWEEN_SETS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Service service;
  private final int requests;
  private final long pause;
  private final ExecutorService clients =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong stale = new AtomicLong();
  private final AtomicLong sets = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  Load(Service service, int rate, int readers, int requests) {
    this.service = service;
    this.requests = requests;
    this.pause = TimeUnit.SECONDS.toNanos(readers) / rate;
    for (int i = 0; i < readers; i++) {
      clients.execute(this::readOn);
    }
    clients.execute(this::setOn);
  }

  /** The highest generation of an acknowledged set. */
  long acknowledged() {
    return acknowledged.get();
  }

  /** What happened since it was told last. */
  String told() {
    var text =
        new StringBuilder(
            "%d reads, %d of them on a connection that had just ended, %d failed; %d sets, %d refused"
                .formatted(
                    reads.getAndSet(0),
                    stale.getAndSet(0),
                    failures.size(),
                    sets.getAndSet(0),
                    refused.getAndSet(0)));
    for (int i = 0; i < 5 && !failures.isEmpty(); i++) {
      text.append("\n    FAILED ").append(failures.poll());
    }
    failures.clear();
    return text.toString();
  }

  private void readOn() {
    long next = System.nanoTime();
    while (!closed) {
      try (var connection = new Connection(new InetSocketAddress(service.host, service.port))) {
        while (!closed && connection.isUsable(requests)) {
          next = Math.max(next + pause, System.nanoTime() - TimeUnit.SECONDS.toNanos(1));
          LockSupport.parkNanos(next - System.nanoTime());
          connection.read();
          reads.incrementAndGet();
        }
      } catch (Connection.StaleException _) {
        stale.incrementAndGet();
      } catch (IOException e) {
        failures.add(Instant.now() + " " + e);
      }
    }
  }

  private void setOn() {
    for (long value = 10_000; !closed; value++) {
      try {
        long generation = service.set(value);
        acknowledged.accumulateAndGet(generation, Math::max);
        sets.incrementAndGet();
      } catch (IOException e) {
        refused.incrementAndGet();
      } catch (InterruptedException e) {
        return;
      }
      LockSupport.parkNanos(BETWEEN_SETS);
    }
  }

  @Override
  public void close() {
    closed = true;
    clients.close();
  }
}
