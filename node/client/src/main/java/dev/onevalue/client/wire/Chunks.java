package dev.onevalue.client.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as it comes, with a deadline for each part: {@code java.net.http} has none
 * for bodies. At most one part waits here.
 */
public final class Chunks implements BodySubscriber<Chunks>, AutoCloseable {

  private sealed interface Part {}

  private record Data(List<ByteBuffer> bytes) implements Part {}

  private record End(@Nullable Throwable failure) implements Part {}

  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();

  @Override
  public CompletionStage<Chunks> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription.complete(given);
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    parts.add(new Data(bytes));
  }

  @Override
  public void onError(Throwable failure) {
    parts.add(new End(failure));
  }

  @Override
  public void onComplete() {
    parts.add(new End(null));
  }

  /**
   * The next bytes.
   *
   * @throws HttpTimeoutException if none come in time
   * @throws EOFException if the body has ended
   * @throws IOException if the connection failed
   */
  public List<ByteBuffer> next(Duration patience) throws IOException, InterruptedException {
    return switch (parts.poll(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      case null ->
          throw new HttpTimeoutException("silent for %d ms".formatted(patience.toMillis()));
      case Data(List<ByteBuffer> bytes) -> {
        subscription.join().request(1);
        yield bytes;
      }
      case End(Throwable failure) when failure != null ->
          throw new IOException("the connection failed: " + failure.getMessage(), failure);
      case End _ -> throw new EOFException("the stream has ended");
    };
  }

  /** Gives up the connection. */
  @Override
  public void close() {
    var _ = subscription.thenAccept(Subscription::cancel);
  }
}
