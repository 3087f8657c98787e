package dev.onevalue.client;

import dev.onevalue.client.Connection.State;
import dev.onevalue.client.Writes.Condition;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the value of a cluster from one member at a time, and another one when that is no longer
 * heard. What is known is never replaced by something older, not even where a member behind a
 * Service lags; so a cluster that lost all its data is followed again only when it has written as
 * much as before, or by a new client.
 *
 * <p>Thread-safe. Reads never wait. Listeners are called by the thread that reads the stream: one
 * that takes longer than a heartbeat makes the client deaf, and stale.
 */
public final class OneValue implements AutoCloseable {

  private final Knowledge knowledge = new Knowledge();
  private final Liveness liveness;
  private final ExecutorService executor;
  private final Http http;
  private final Writes writes;
  private final Thread thread;

  private OneValue(Options options, List<URI> uris) {
    this.liveness = new Liveness(options.silence());
    this.executor = Executors.newVirtualThreadPerTaskExecutor();
    var members = new Members(uris, executor);
    this.http = new Http(options, executor);
    this.writes = new Writes(options, members, http, knowledge);
    var watch = new Watch(options, members, http, knowledge, liveness);
    this.thread = Thread.ofVirtual().name("onevalue-watch").start(() -> follow(watch));
  }

  /** What the thread uses is closed by itself, when it uses it no longer. */
  private void follow(Watch watch) {
    try {
      watch.run();
    } finally {
      liveness.closed();
      http.close();
      executor.shutdownNow();
    }
  }

  /**
   * Begins to follow, with the default options. It does not wait: nothing need answer yet.
   *
   * @param members {@code http://host:port} of members or of their Service; a name with several
   *     addresses stands for as many members
   */
  public static OneValue connect(URI... members) {
    return connect(Options.DEFAULT, members);
  }

  /** Begins to follow. */
  public static OneValue connect(Options options, URI... members) {
    return new OneValue(options, List.of(members));
  }

  /**
   * The newest value that was heard: one volatile read.
   *
   * @throws IllegalStateException if none was heard yet
   */
  public long value() {
    return register().value();
  }

  /**
   * The newest register that was heard.
   *
   * @throws IllegalStateException if none was heard yet
   */
  public Register register() {
    Register register = knowledge.register();
    if (register == null) {
      throw new IllegalStateException("no member was heard yet: " + connection().reason());
    }
    return register;
  }

  /** Whether a register was heard yet: if so, it can be read from now on. */
  public boolean isHeard() {
    return knowledge.register() != null;
  }

  /**
   * The register, as soon as one is heard.
   *
   * @throws TimeoutException if none is heard in time
   */
  public Register await(Duration patience) throws InterruptedException, TimeoutException {
    if (!knowledge.await(patience)) {
      throw new TimeoutException(
          "no member heard within %d ms: %s".formatted(patience.toMillis(), connection().reason()));
    }
    return register();
  }

  /**
   * For how long a write may have been missed: what the member said of itself, and the time since.
   * For ever, if no member has said so. What a message takes on its way is not counted.
   */
  public Duration staleness() {
    return knowledge.staleness();
  }

  /** Whom it follows, and whether that is heard. */
  public Connection connection() {
    return liveness.connection();
  }

  /**
   * The listener is told of the register that is known, if one is, and of each newer one. Calls do
   * not overlap.
   */
  public void onChange(Consumer<Register> listener) {
    knowledge.addListener(listener);
  }

  /** The listener is told when the state or the member becomes another. */
  public void onConnection(Consumer<Connection> listener) {
    liveness.addListener(listener);
  }

  /**
   * Sets the value. Afterwards {@link #register()} is what was written, or something newer.
   *
   * @throws WriteRefusedException if nothing was written
   * @throws IOException if it is not known whether it was
   */
  public Register set(long value) throws IOException, InterruptedException {
    return Objects.requireNonNull(write(value, Condition.NONE), "a set without a condition");
  }

  /**
   * Sets the value if that member holds the generation. Two members may both hold it, and two
   * callers both win: then the higher writer's value stays, as with every concurrent set.
   *
   * @return whether it was set; if not, {@link #register()} is what was in the way, or newer
   * @throws WriteRefusedException if nothing was written, for another reason
   * @throws IOException if it is not known whether it was
   */
  public boolean compareAndSet(long expectedGeneration, long value)
      throws IOException, InterruptedException {
    return write(value, Condition.generation(expectedGeneration)) != null;
  }

  /** The same, if that member holds this very register. */
  public boolean compareAndSet(Register expected, long value)
      throws IOException, InterruptedException {
    return write(value, Condition.register(expected)) != null;
  }

  private @Nullable Register write(long value, Condition condition)
      throws IOException, InterruptedException {
    Connection connection = connection();
    if (connection.state() == State.CLOSED) {
      throw new IllegalStateException("this client is closed");
    }
    return writes.write(connection.member(), value, condition);
  }

  /** Ends it. What was known can still be read. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
