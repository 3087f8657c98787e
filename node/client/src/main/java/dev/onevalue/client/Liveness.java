package dev.onevalue.client;

import dev.onevalue.client.Connection.State;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether a member is heard. Used by the following thread; all threads may read and listen. */
final class Liveness {

  private final Duration silence;
  private final List<Consumer<Connection>> listeners = new CopyOnWriteArrayList<>();
  private volatile Connection connection =
      new Connection(State.CONNECTING, null, "no member has answered yet");
  private long heardNanos = System.nanoTime();

  /** After so long a silence what is known counts as stale. */
  Liveness(Duration silence) {
    this.silence = silence;
  }

  Connection connection() {
    return connection;
  }

  void addListener(Consumer<Connection> listener) {
    listeners.add(listener);
  }

  /** A member was heard, and is good enough. */
  void heard(URI member) {
    heardNanos = System.nanoTime();
    become(State.FRESH, member, "it is heard");
  }

  /** A member did not do. */
  void failed(URI member, String reason) {
    Connection before = connection;
    connection = new Connection(before.state(), member, reason);
    becomeStaleIfDue();
  }

  /** What a member says is too old to rely on. */
  void tooOld(URI member, String reason) {
    become(State.STALE, member, reason);
  }

  void closed() {
    become(State.CLOSED, connection.member(), "closed by the program");
  }

  /** How long the silence may still last; without end if nothing was heard, or it is over. */
  Duration left() {
    return connection.state() == State.FRESH
        ? silence.minusNanos(System.nanoTime() - heardNanos)
        : Duration.ofDays(1);
  }

  /** How long a member that answers may be silent. */
  Duration patience() {
    Duration left = left();
    return left.compareTo(silence) < 0 ? left : silence;
  }

  /** Waits for an answer, and goes stale meanwhile if that is due. */
  <T> T await(Future<T> answer, Duration deadline) throws IOException, InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    while (true) {
      long wait = Math.min(end - System.nanoTime(), left().toNanos());
      try {
        return answer.get(wait, TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        throw Http.failure(e);
      } catch (TimeoutException _) {
        becomeStaleIfDue();
      }
      if (System.nanoTime() - end >= 0) {
        throw new HttpTimeoutException("no answer within %d ms".formatted(deadline.toMillis()));
      }
    }
  }

  /** Lets time pass, and goes stale meanwhile if that is due. */
  void pause(Duration duration) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() - end < 0) {
      TimeUnit.NANOSECONDS.sleep(Math.min(end - System.nanoTime(), left().toNanos()));
      becomeStaleIfDue();
    }
  }

  private void becomeStaleIfDue() {
    if (!left().isPositive()) {
      become(State.STALE, connection.member(), "no member heard: " + connection.reason());
    }
  }

  private void become(State state, @Nullable URI member, String reason) {
    Connection before = connection;
    var news = new Connection(state, member, reason);
    connection = news;
    if (before.state() != state || !Objects.equals(before.member(), member)) {
      listeners.forEach(listener -> Listeners.call(listener, news));
    }
  }
}
